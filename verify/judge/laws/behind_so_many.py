"""Behind so many: a place is one more than the number of those ahead.

In: a claim with the `place`, an ordinal, and in `extra` how many are `ahead`, or of how many it is
one (`among`). Out: inconsistent where the place is another, or past the last.
"""

from __future__ import annotations

from decimal import Decimal

from verify.judge.outcome import fit, misfit
from verify.judge.wording import ordinal
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "behind_so_many"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether a place is one more than those ahead."""
    place, ahead = claim.slots["place"], claim.extra["ahead"]
    assert isinstance(place, Quantity)
    assert isinstance(ahead, int)
    if (among := claim.extra.get("among")) is not None:
        return _among(claim, place, int(str(among)))
    right = ordinal(ahead + 1)
    told = f"{ahead} ahead, so {right}"
    expected = Interval.exactly(Decimal(ahead + 1))
    if place.magnitude == ahead + 1:
        return fit(claim, place, told, expected=expected, how="exactly")
    message = f"{place.surface}, with {ahead} ahead: that is {right}"
    return misfit(claim, place, message, told, expected=expected, text=right)


def _among(claim: Claim, place: Quantity, size: int) -> Check:
    """Judge whether a place is none past the last."""
    told = f"{size} have places"
    if (place.magnitude or 0) <= size:
        return fit(claim, place, told, how="exactly")
    return misfit(claim, place, f"{place.surface}, but only {size} have places", told)
