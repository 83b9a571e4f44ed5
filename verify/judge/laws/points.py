"""Points for percent: a change stated in percent that is the plain difference of two.

In: a claim with percentages `old` and `new` and a `change` in percent. Out: consistent
where the relative change fits, inconsistent where only the difference does, undecided
where neither does (then it is not this slip). Points that are the relative change are
the same slip the other way round.
"""

from __future__ import annotations

from decimal import Decimal

from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "points"

_SHARP = Decimal("1.5")


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether a percentage is a relative change or a difference."""
    old, new, change = (claim.slots[name] for name in ("old", "new", "change"))
    assert isinstance(old, Quantity)
    assert isinstance(new, Quantity)
    assert isinstance(change, Quantity)
    stated = change.interval
    if old.interval.low <= 0 or not old.magnitude or new.magnitude is None:
        return Check(claim, Verdict.UNDECIDED, judged=change, reason="the old value may be zero")
    relative = _relative(old.interval, new.interval)
    points = _magnitudes(
        Interval(new.interval.low - old.interval.high, new.interval.high - old.interval.low)
    )
    differs = _magnitudes(stated).meets(points) and change.magnitude != old.magnitude
    if change.unit == "percent" and _magnitudes(stated).meets(relative):
        return _fit(claim, change, relative)
    if differs and change.unit == "percentage_point":
        return _fit(claim, change, points)
    if (
        change.unit == "percentage_point"
        and _sharp(relative)
        and _magnitudes(stated).meets(relative)
    ):
        return _slip(claim, old, new, change, points)
    if not differs or change.unit != "percent":
        return Check(
            claim, Verdict.UNDECIDED, judged=change, reason="neither the difference nor the ratio"
        )
    return _slip(claim, old, new, change, points)


def _fit(claim: Claim, change: Quantity, expected: Interval) -> Check:
    return Check(
        claim,
        Verdict.CONSISTENT,
        judged=change,
        stated=change.interval,
        expected=expected,
        unit=change.unit,
        how="by rounding",
    )


def _slip(claim: Claim, old: Quantity, new: Quantity, change: Quantity, points: Interval) -> Check:
    """Return the check of a difference that is called percent."""
    assert old.magnitude is not None
    assert new.magnitude is not None
    number = format(abs(new.magnitude - old.magnitude), "f")
    text = f"{number} percentage point{'' if number == '1' else 's'}"
    plain = abs(new.magnitude - old.magnitude) / old.magnitude * 100
    relative = f"{round(plain, 1).normalize():f}%"
    return Check(
        claim,
        Verdict.INCONSISTENT,
        judged=change,
        stated=change.interval,
        expected=points,
        expected_text=text,
        unit="percentage_point",
        severity=claim.rule.severity,
        message=(
            f"{old.surface} to {new.surface} is {text}; as a relative change it is {relative},"
            f" not {change.surface}"
            if change.unit == "percent"
            else f"{old.surface} to {new.surface} is {text}; {change.surface} is the relative change"
        ),
        arithmetic=(
            f"{new.surface} - {old.surface} = {text}",
            f"({new.surface} - {old.surface}) / {old.surface} = {relative}",
        ),
        assumption="the change is meant in percentage points",
    )


def _relative(old: Interval, new: Interval) -> Interval:
    """Return the size of the relative change, in percent."""
    low, high = new.low / old.high - 1, new.high / old.low - 1
    return _magnitudes(Interval(low * 100, high * 100))


def _sharp(relative: Interval) -> bool:
    """Return whether rounding leaves a relative change open by less than itself: of 0.4 to 0.3 it does not."""
    return relative.high - relative.low < _SHARP * (relative.high + relative.low) / 2


def _magnitudes(interval: Interval) -> Interval:
    """Return the sizes of the values of an interval, whatever their sign."""
    if interval.low >= 0:
        return interval
    if interval.high <= 0:
        return Interval(-interval.high, -interval.low, interval.high_open, interval.low_open)
    return Interval(Decimal(0), max(-interval.low, interval.high))
