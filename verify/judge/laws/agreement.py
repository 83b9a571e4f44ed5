"""Agreement: two statements of one fact must be able to be one value.

In: a claim with slots `first` and `second`. Out: a check. Readings decide: bounds,
hedges and rounding can make different numbers agree, and then the check says how.
What is dropped or gained between mentions is `verify.judge.laws.drift`.
"""

from __future__ import annotations

from typing import cast

from verify import units
from verify.judge.laws._resolved import Beside, resolved
from verify.judge.laws.drift import reading, words
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Bound, Quantity
from verify.model.rule import Severity
from verify.model.settings import Settings

LAW = "agreement"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether the two quantities can be one value."""
    first, second = claim.slots["first"], claim.slots["second"]
    assert isinstance(first, Quantity)
    assert isinstance(second, Quantity)
    stated = units.convert(second.interval, second.unit, first.unit)
    widest = units.convert(second.charitable, second.unit, first.unit)
    if stated is None or widest is None:
        return Check(claim, Verdict.UNDECIDED, judged=second, reason="the units cannot be compared")
    if first.charitable.meets(widest):
        return _agreeing(claim, first, second, stated)
    slip = str(claim.extra.get("slip", ""))
    beside = cast("tuple[Beside, Beside]", claim.extra.get("beside", ((), ())))
    assumption = resolved(first, second, slip, beside)
    return Check(
        claim,
        Verdict.INCONSISTENT,
        judged=second,
        stated=stated,
        expected=first.interval,
        expected_text=first.surface,
        unit=first.unit,
        severity=Severity.ERROR if claim.certain else Severity.WARNING,
        message=_message(claim, first, second, settings) + _why(slip, assumption),
        arithmetic=(reading(first), reading(second), "they share no value"),
        assumption=assumption,
    )


def _why(slip: str, assumption: str) -> str:
    """Say what would make the two values one, in brackets."""
    if slip:
        return f" ({slip})"
    return f" (both hold if {assumption})" if assumption else ""


def _agreeing(claim: Claim, first: Quantity, second: Quantity, stated: Interval) -> Check:
    """Return the consistent check, with how it holds and what drifted."""
    if first.magnitude is not None and first.interval == stated:
        how = "exactly"
    elif Bound.NONE not in (first.bound, second.bound) or first.bound is not second.bound:
        how = "as a bound"
    elif first.interval.meets(stated):
        how = "by rounding"
    else:
        how = "only as round figures"
    return Check(
        claim,
        Verdict.CONSISTENT,
        judged=second,
        stated=stated,
        expected=first.interval,
        unit=first.unit,
        how=how,
    )


def _message(claim: Claim, first: Quantity, second: Quantity, settings: Settings) -> str:
    """Say which two statements differ, and which of them is the source."""
    if claim.rule.match_kind == "prior":
        return f"{_said(second)} of the time before, but {first.document.name} said “{words(first)}” then"
    if first.document.name in settings.sources and second.document.name not in settings.sources:
        source = f"the source, {first.document.name}, says “{words(first)}”"
        return f"{_said(second)}, but {source}, of what seems to be one fact"
    return f"{_said(second)}, but {_said(first)}, in what seems to be one fact"


def _said(quantity: Quantity) -> str:
    """Quote a quantity with its bound or hedge and its document."""
    return f"{quantity.document.name} says “{words(quantity)}”"
