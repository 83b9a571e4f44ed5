"""Ordered: values that fall, or rise, from each to the next.

In: a claim with the `values`, and in `extra` the `way`: "falling", "rising" or "either".
Out: inconsistent where one value is out of order; it is the one whose removal mends it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from verify.judge.outcome import fit, misfit, undecided
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "ordered"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether values stand in order."""
    values = claim.slots["values"]
    assert not isinstance(values, Quantity)
    sizes = [q.magnitude for q in values if q.magnitude is not None]
    if len(sizes) < len(values):
        return undecided(claim, values[0], "not one number each")
    way = str(claim.extra["way"])
    ways = ("falling", "rising") if way == "either" else (way,)
    told = ", ".join(q.surface for q in values)
    if any(_stands(sizes, one) for one in ways):
        return fit(claim, values[0], f"in order: {told}", how="exactly")
    wrong = next(
        (n for one in ways for n in range(len(sizes)) if _stands(_but(sizes, n), one)), None
    )
    if wrong is None:
        return undecided(claim, values[0], "the values stand in another order altogether")
    order = "order" if way == "either" else f"{way} order"
    return misfit(
        claim,
        values[wrong],
        f"{values[wrong].surface} is out of {order}: {told}",
        f"in the text: {told}",
    )


def _but(sizes: Sequence[Decimal], left_out: int) -> list[Decimal]:
    return [size for n, size in enumerate(sizes) if n != left_out]


def _stands(sizes: Sequence[Decimal], way: str) -> bool:
    """Return whether values fall, or rise, from each to the next."""
    if way == "falling":
        return all(a >= b for a, b in pairwise(sizes))
    return all(a <= b for a, b in pairwise(sizes))
