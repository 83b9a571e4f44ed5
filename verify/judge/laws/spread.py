"""The law of spreads: a median lies between its quartiles, a mean within its range."""

from __future__ import annotations

from verify.judge.outcome import fit, misfit, undecided
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings
from verify.model.statistic import Sign

LAW = "spread"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether a centre lies within its spread."""
    centre = claim.slots["centre"]
    low, high = claim.extra["low"], claim.extra["high"]
    assert isinstance(centre, Quantity)
    assert isinstance(low, Sign)
    assert isinstance(high, Sign)
    if low.value > high.value:
        return undecided(claim, centre, "the ends are reversed")
    ends = Interval(
        Interval.around(low.value, low.exponent).low,
        Interval.around(high.value, high.exponent).high,
    )
    between = f"{low.value} to {high.value}"
    surface = " ".join(centre.surface.split())
    own = (
        Interval.around(centre.magnitude, centre.exponent or 0)
        if centre.magnitude is not None
        else centre.interval
    )
    if ends.meets(own):
        return fit(claim, centre, f"{surface} lies in {between}", expected=ends, how="as a bound")
    message = f"a {claim.extra['centre']} of {surface} lies outside its {claim.extra['spread']}, {between}"
    return misfit(claim, centre, message, f"{surface} is not between {between}", expected=ends)
