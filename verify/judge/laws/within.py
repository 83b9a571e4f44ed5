"""Within: a value that lies between two others, both ends included.

In: a claim with the `value` and the ends `low` and `high`. Out: inconsistent where the
value, as written, lies beyond an end.
"""

from __future__ import annotations

from verify.judge.outcome import fit, misfit, undecided
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "within"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether a value lies between two ends."""
    value, low, high = (claim.slots[name] for name in ("value", "low", "high"))
    if not isinstance(value, Quantity):  # several: the first that lies outside, or the last
        value = next((v for v in value if _outside(v, low, high)), value[-1])
    assert isinstance(low, Quantity)
    assert isinstance(high, Quantity)
    if value.magnitude is None or low.magnitude is None or high.magnitude is None:
        return undecided(claim, value, "not one number each")
    told = f"{low.surface} ≤ {value.surface} ≤ {high.surface}"
    if low.magnitude > high.magnitude:
        return undecided(claim, value, "the ends are the wrong way round")
    ends = Interval(low.magnitude, high.magnitude)
    if ends.holds(value.magnitude):
        return fit(claim, value, told, expected=ends, how="exactly")
    side = "above" if value.magnitude > high.magnitude else "below"
    return misfit(
        claim,
        value,
        f"{value.surface} lies {side} the range from {low.surface} to {high.surface}",
        f"{told} does not hold",
        expected=ends,
    )


def _outside(value: Quantity, low: object, high: object) -> bool:
    """Return whether a value lies beyond an end."""
    ends = [q.magnitude for q in (low, high) if isinstance(q, Quantity) and q.magnitude is not None]
    return value.magnitude is not None and not min(ends) <= value.magnitude <= max(ends)
