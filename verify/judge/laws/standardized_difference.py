"""The law of d: a standardized difference is that of its means in units of their SDs.

Whatever the group sizes, the pooled SD lies between the two SDs, and so does every usual
standardizer; Hedges' g is smaller by a few per cent. A paired d has another one, and is
left undecided when it differs.

Source: Cohen 1988, Statistical Power Analysis, 2.2; Lakens 2013, doi 10.3389/fpsyg.2013.00863.
"""

from __future__ import annotations

from decimal import Decimal

from verify.judge.outcome import decimals, fit, misfit, places, undecided
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "standardized_difference"
SMALL_SAMPLE = Decimal("0.9")  # Hedges' correction with nine people; less with more


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge a d by the means and SDs before it."""
    effect = claim.slots["effect"]
    parts = [claim.slots[name] for name in ("mean1", "mean2", "sd1", "sd2")]
    assert isinstance(effect, Quantity)
    mean1, mean2, sd1, sd2 = (q for q in parts if isinstance(q, Quantity))
    least, most = _difference(mean1.interval, mean2.interval)
    narrow, wide = (
        min(sd1.interval.low, sd2.interval.low),
        max(sd1.interval.high, sd2.interval.high),
    )
    values = [q.magnitude for q in (mean1, mean2, sd1, sd2)]
    if narrow <= 0 or None in values:
        return undecided(claim, effect, "an SD of zero has no standardized difference")
    low = least / wide * (SMALL_SAMPLE if claim.extra["corrected"] else 1)
    expected = Interval(low, most / narrow)
    stated = _size(effect.interval)
    m1, m2, s1, s2 = (value for value in values if value is not None)
    pooled = ((s1 * s1 + s2 * s2) / 2).sqrt()
    value = abs(m1 - m2) / pooled
    shown = decimals(value, max(1, places(effect)))
    line = f"|{m1} - {m2}| / {decimals(pooled, 2)} = {shown}"
    if expected.meets(stated):
        return fit(claim, effect, line, expected=expected, text=shown)
    if claim.extra["paired"]:
        return undecided(claim, effect, f"{line}; a paired d has another SD")
    message = f"means of {m1} and {m2} with SDs of {s1} and {s2} give {shown}, not {effect.surface}"
    return misfit(claim, effect, message, line, expected=expected, text=shown)


def _difference(one: Interval, other: Interval) -> tuple[Decimal, Decimal]:
    """Return the least and greatest distance between two intervals."""
    zero = Decimal(0)
    least = max(zero, one.low - other.high, other.low - one.high)
    return least, max(abs(one.high - other.low), abs(other.high - one.low))


def _size(interval: Interval) -> Interval:
    """Return an interval without its sign."""
    if interval.high <= 0:
        return Interval(-interval.high, -interval.low)
    return (
        interval if interval.low >= 0 else Interval(Decimal(0), max(-interval.low, interval.high))
    )
