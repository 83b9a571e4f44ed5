"""Stale figures: a number that a revision changed in one place and left in another.

In: a claim with slots `first` (the new number), `second` (one that still says what the
older version said) and `old` (what `first` was). Out: a check, a misfit wherever the
two cannot be one value.
"""

from __future__ import annotations

from verify import units
from verify.judge.laws.drift import reading, words
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Severity
from verify.model.settings import Settings

LAW = "stale"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether the two numbers of the newer version can be one."""
    first, second, old = (claim.slots[name] for name in ("first", "second", "old"))
    assert isinstance(first, Quantity)
    assert isinstance(second, Quantity)
    assert isinstance(old, Quantity)
    stated = units.convert(second.charitable, second.unit, first.unit)
    if stated is None or first.charitable.meets(stated):
        return Check(claim, Verdict.CONSISTENT, judged=second, how="by rounding")
    return Check(
        claim,
        Verdict.INCONSISTENT,
        judged=second,
        stated=second.interval,
        expected=first.interval,
        expected_text=first.surface,
        unit=first.unit,
        severity=Severity.WARNING,
        message=(
            f"“{words(second)}” still stands here, but {old.document.name} was revised: its "
            f"“{words(old)}” became “{words(first)}” elsewhere in {second.document.name}"
        ),
        arithmetic=(reading(first), reading(second), "they share no value"),
        assumption="the revision missed this one",
    )
