"""Behind so many: a place is one more than the number of those ahead.

In: a claim with the `place`, an ordinal, and in `extra` how many are `ahead`. Out: inconsistent
where the place is another.
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
    right = ordinal(ahead + 1)
    told = f"{ahead} ahead, so {right}"
    expected = Interval.exactly(Decimal(ahead + 1))
    if place.magnitude == ahead + 1:
        return fit(claim, place, told, expected=expected, how="exactly")
    message = f"{place.surface}, with {ahead} ahead: that is {right}"
    return misfit(claim, place, message, told, expected=expected, text=right)
