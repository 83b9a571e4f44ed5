"""Beside: whether one number is made of another and of what stands beside it.

In: the keys of one text, one of them, and a number of another text. Out: whether that number is
its sum or difference with a neighbour, a discount or a tax away, or some times it ("two of 24 MW
each"). Such numbers differ without a conflict.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from verify.match.facts import Fact
from verify.match.slip import digits, significant
from verify.model.quantity import Bound, Hedge, Kind, Quantity

_TELLING = 2  # digits from which a sum is no chance
_SMALL = 9  # numbers up to this are sums of each other by chance
_CENT = Decimal("0.002")  # how near a ratio is to the one that a percentage makes


_ONE_MORE = re.compile(
    r"\b(?:including|excluding|besides|plus|and|with|not counting) (?:the|an?|one|its|his|her|their)"
    r" (?:co-?pilot|pilot|captain|driver|skipper|guide|master|conductor|coach|teacher|leader)\b",
    re.IGNORECASE,
)


def by_sentence(side: Sequence[Fact]) -> dict[object, list[Fact]]:
    """Return the numbers of each sentence; and those of each sort."""
    found: dict[object, list[Fact]] = defaultdict(list)
    for key in side:
        found[key.sentence].append(key)
        found[key.sort].append(key)
    return found


def made_of(side: Mapping[object, Sequence[Fact]], key: Fact, other: Quantity) -> bool:
    """Return whether a value is made of a number and its neighbour in the other text."""
    value, own = other.magnitude, key.quantity.magnitude
    money = key.quantity.kind is Kind.MONEY
    if value is None or own is None or (own <= _SMALL and not money):
        return False
    beside = side.get(key.sentence, ())
    few = money and len(side.get(key.sort, ())) <= _SMALL
    like = [k for k in (side[key.sort] if few else beside) if k.sort == key.sort]
    near = [
        k.quantity.magnitude for k in like if k is not key and k.quantity.unit == key.quantity.unit
    ]
    if _by_number(beside, value / own if own else own):
        return True
    told = [m for m in near if m and (m > _SMALL or money)]
    short = all(len(digits(v)) < _TELLING for v in (value, own))
    if not short and any(
        value in (own + m, abs(own - m)) or _rounded(own + m, other) for m in told
    ):
        return True
    return money and bool(own) and _by_percent(beside, value / own)


def one_more(a: Fact, b: Fact) -> bool:
    """Return whether one of two counts has somebody more: "16 with the pilot", "15 and a pilot"."""
    one, other = a.quantity.magnitude, b.quantity.magnitude
    if one is None or other is None or abs(one - other) != 1:
        return False
    return any(_ONE_MORE.search(key.line) for key in (a, b))


def _rounded(value: Decimal, other: Quantity) -> bool:
    """Return whether a number told less exactly may be a value: "over 4,600" of 4,652."""
    told = other.magnitude
    exact = other.bound is Bound.NONE and other.hedge is Hedge.NONE
    if not told or exact or significant(other) >= len(digits(value)):
        return False
    return abs(value - told) < Decimal(10) ** (told.adjusted() - significant(other) + 1)


def _by_percent(beside: Sequence[Fact], ratio: Decimal) -> bool:
    """Return whether a percentage beside a value makes the other of it: a discount, a tax."""
    shares = (
        k.quantity.magnitude / 100
        for k in beside
        if k.quantity.unit == "percent" and k.quantity.magnitude
    )
    return any(
        _near(ratio, r) for p in shares if p < 1 for r in (1 - p, 1 + p, 1 / (1 - p), 1 / (1 + p))
    )


def _by_number(beside: Sequence[Fact], ratio: Decimal) -> bool:
    """Return whether a number beside a value makes the other of it: "two of 24 MW each"."""
    ratio = 1 / ratio if 0 < ratio < 1 else ratio
    if ratio % 1 or not 1 < ratio <= _SMALL:
        return False
    return any(k.sort == "count" and k.quantity.magnitude == ratio for k in beside)


def _near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) < _CENT
