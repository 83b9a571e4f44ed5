"""Behind so many: a place is one more than the number of those ahead.

In: a claim with the `place`, an ordinal, and in `extra` how many are `ahead`. Out: inconsistent
where the place is another.
"""

from __future__ import annotations

from decimal import Decimal

from verify.judge.outcome import fit, misfit
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "behind_so_many"
_WORDS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth".split()


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether a place is one more than those ahead."""
    place, ahead = claim.slots["place"], claim.extra["ahead"]
    assert isinstance(place, Quantity)
    assert isinstance(ahead, int)
    told = f"{ahead} ahead, so {name(ahead + 1)}"
    expected = Interval.exactly(Decimal(ahead + 1))
    if place.magnitude == ahead + 1:
        return fit(claim, place, told, expected=expected, how="exactly")
    message = f"{place.surface}, with {ahead} ahead: that is {name(ahead + 1)}"
    return misfit(claim, place, message, told, expected=expected, text=name(ahead + 1))


def name(place: int) -> str:
    """Return a place in words, up to the tenth."""
    return _WORDS[place] if place < len(_WORDS) else f"number {place}"
