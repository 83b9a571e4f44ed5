"""Direction: what is "up from" an earlier value must be above it, "down from" below.

In: a claim with slots `new` and `old` and `extra["direction"]`. Out: a check whose
arithmetic gives the change that the two imply, with its interval by rounding.
"""

from __future__ import annotations

from decimal import Decimal

from verify import units
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.interval import INFINITY, Interval
from verify.model.quantity import Quantity
from verify.model.rule import Severity
from verify.model.settings import Settings
from verify.units import format as forms

LAW = "direction"


def judge(claim: Claim, settings: Settings) -> Check:
    """Tell whether the value moved the way that the words say."""
    new, old = claim.slots["new"], claim.slots["old"]
    assert isinstance(new, Quantity)
    assert isinstance(old, Quantity)
    up = claim.extra["direction"] == "up"
    there = units.convert(old.charitable, old.unit, new.unit)
    plain = units.convert(old.interval, old.unit, new.unit)
    if there is None or plain is None:
        return Check(claim, Verdict.UNDECIDED, judged=new, reason="the units cannot be compared")
    wanted = Interval(there.low, INFINITY) if up else Interval(-INFINITY, there.high)
    working = _working(new, old, plain)
    if _beyond(new.charitable, there, up=up):
        return Check(
            claim,
            Verdict.CONSISTENT,
            judged=new,
            stated=new.interval,
            expected=wanted,
            unit=new.unit,
            how="in direction",
            arithmetic=working,
        )
    word = claim.extra["direction"]
    return Check(
        claim,
        Verdict.INCONSISTENT,
        judged=new,
        stated=new.interval,
        expected=wanted,
        unit=new.unit,
        severity=Severity.ERROR,
        message=f"{new.surface} is said to be {word} from {old.surface}, but it is "
        f"{'less' if up else 'more'}",
        arithmetic=working,
        assumption="the two values are swapped, or the word for the direction is wrong",
    )


def _beyond(new: Interval, old: Interval, *, up: bool) -> bool:
    """Return whether a value may lie beyond another: 7% from 6% can be no fall, if 6.5% is both."""
    return new.high > old.low if up else new.low < old.high


def _working(new: Quantity, old: Quantity, plain: Interval) -> tuple[str, ...]:
    """Write the change that the two values imply, as a share of the old one."""
    if new.magnitude is None or not (plain.finite and new.interval.finite) or plain.low <= 0:
        return ()
    change = (new.interval.middle / plain.middle - 1) * 100
    low = (new.interval.low / plain.high - 1) * 100
    high = (new.interval.high / plain.low - 1) * 100
    span = forms.interval(Interval(low, high), "percent", digits=3)
    name = "rise" if change >= 0 else "fall"
    shown = forms.fixed(abs(change), 1)
    return (
        f"{new.surface} / {old.surface} - 1 = {forms.fixed(Decimal(change), 1)}%",
        f"an implied {name} of {shown}% ({span})",
    )
