"""Placed: a value that is said to be the k-th of several.

In: a claim with the `value`, the `others`, and in `extra` the `place`, whether it is
counted from the greatest (`high`) and whether the others are `complete`. Out: inconsistent
where more of the others go before the value than its place allows, or, of a complete
list, fewer.
"""

from __future__ import annotations

from decimal import Decimal

from verify.judge.outcome import fit, misfit, undecided
from verify.judge.wording import ordinal
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "placed"
_ENDS = {True: "highest", False: "lowest"}


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether a value takes its place."""
    value, others = claim.slots["value"], claim.slots["others"]
    assert isinstance(value, Quantity)
    assert not isinstance(others, Quantity)
    place, high = claim.extra["place"], bool(claim.extra["high"])
    assert isinstance(place, int)
    own = value.magnitude
    if own is None or any(o.magnitude is None for o in others):
        return undecided(claim, value, "not one number each")
    ordered = sorted((value, *others), key=_size, reverse=high)
    beyond = [o for o in ordered if (_size(o) > own if high else _size(o) < own)]
    told = ", ".join(q.surface for q in ordered)
    right = ordered[min(place, len(ordered)) - 1]
    expected = Interval.exactly(_size(right))
    ties = sum(_size(o) == own for o in others)
    few = claim.extra["complete"] and len(beyond) + ties < place - 1 and len(ordered) >= place
    if len(beyond) < place and not few:
        return fit(claim, value, f"in order: {told}", expected=expected, how="exactly")
    found = name(len(beyond) + 1, high=high)
    return misfit(
        claim,
        value,
        f"{value.surface} is not the {name(place, high=high)} but the {found} of {told}",
        f"in order: {told}",
        expected=expected,
        text=right.surface,
    )


def _size(quantity: Quantity) -> Decimal:
    return quantity.magnitude or Decimal(0)


def name(place: int, *, high: bool) -> str:
    """Return what the k-th of several is called."""
    return f"{ordinal(place)}-{_ENDS[high]}" if place > 1 else _ENDS[high]
