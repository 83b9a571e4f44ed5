"""Derivation: a figure that one step from the numbers of a text yields.

In: a claim with slots `figure` and `sources` (numbers in the order of the text). Out: a
check: consistent with the step that yields the figure, else a misfit of at most info.
The steps are those of `verify.match.steps`.
"""

from __future__ import annotations

from verify.judge.laws.drift import reading, words
from verify.match.steps import step
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Severity
from verify.model.settings import Settings

LAW = "derivation"


def judge(claim: Claim, settings: Settings) -> Check:
    """Tell which step yields the figure, or that none does."""
    figure, held = claim.slots["figure"], claim.slots["sources"]
    assert isinstance(figure, Quantity)
    sources = (held,) if isinstance(held, Quantity) else held
    told = step(figure, sources)
    if told:
        return Check(
            claim,
            Verdict.CONSISTENT,
            judged=figure,
            stated=figure.interval,
            unit=figure.unit,
            how=f"in one step: {told}",
            arithmetic=(told,),
        )
    return Check(
        claim,
        Verdict.INCONSISTENT,
        judged=figure,
        stated=figure.interval,
        unit=figure.unit,
        severity=Severity.INFO,
        message=(
            f"“{words(figure)}” stands only here: the text below gives no such figure, and no "
            "one step from its numbers yields it"
        ),
        arithmetic=(reading(figure),),
    )
