"""One amount with two scale words: "a grant of £3.5 million ... half of the £3.5 billion".

In: a reading. Out: a pair for each amount that has the digits of an earlier one near by and
another power of a thousand, where the digits are too many for chance, or the words point
back to what was told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile
from math import log10

from verify import units
from verify.match.alignment import bucket
from verify.match.reading import Reading
from verify.match.repeat import references
from verify.match.repeat._powers import one_amount
from verify.match.repeat._twice import Lines, Placed, Twice, parted, point
from verify.match.slip import POWER, digits, significant, slip, written
from verify.model.quantity import Kind, Quantity

BACK = 5  # sentences looked back over
FEW, SURE = 2, 3  # digits that need words to point back, and digits that do not
ONE = Decimal(1)
EXACT = 0.001  # how near a ratio is to a power of ten, as a logarithm
_BACK = frozenset("the its their this that those these all his her such".split())
_KINDS = frozenset({Kind.MONEY, Kind.PHYSICAL, Kind.NUMBER, Kind.PERCENT})


def pairs(text: Reading) -> Iterator[Twice]:
    """Return the amounts that differ in their scale word alone."""
    named = [twice for twice in references.found(text) if twice.slip == POWER]
    yield from named
    known = {twice.second.span for twice in named}
    lines = Lines(text)
    told: dict[tuple[str, str], list[tuple[int, Quantity]]] = defaultdict(list)
    for sentence in text.sentences:
        for quantity in sentence.quantities:
            if quantity.kind not in _KINDS or not point(quantity):
                continue
            if written(quantity) < FEW:
                continue
            key = (
                bucket(quantity._replace(unit=quantity.unit.split("/")[0])),
                digits(abs(quantity.magnitude or quantity.interval.low)),
            )
            near = _near(told[key], sentence.index)
            told[key].append((sentence.index, quantity))
            twins = [
                q for _, q in near if (q.magnitude, q.unit) == (quantity.magnitude, quantity.unit)
            ]
            if twins:
                yield Twice(twins[-1], quantity, "the same amount")
            if twins or not near or quantity.span in known:
                continue
            first = lines.placed(text.sentences[near[-1][0]], near[-1][1])
            second = lines.placed(sentence, quantity)
            if _one_amount(first, second) or one_amount(text, first, second):
                why = "the digits of one amount with another scale word"
                yield Twice(first.quantity, quantity, why, POWER, certain=True)


def _near(told: list[tuple[int, Quantity]], index: int) -> list[tuple[int, Quantity]]:
    """Return what was told in the sentences that are looked back over, in order."""
    recent = takewhile(lambda held: index - held[0] <= BACK, reversed(told))
    return [held for held in recent if held[0] < index][::-1]


def _one_amount(first: Placed, second: Placed) -> bool:
    """Return whether two amounts are one but for their scale."""
    one, other = first.quantity, second.quantity
    if not _power(one, other) or not (_scaled(one) and _scaled(other)):
        return False
    apart = abs((one.magnitude or ONE).adjusted() - (other.magnitude or ONE).adjusted())
    if apart % 3 or parted(first, second):
        return False
    nouns = {one.counted, other.counted} - {""}
    if len(nouns) > 1:
        return False
    points_back = bool(_BACK & set(second.before(1)))
    if significant(one) < FEW:
        return points_back and one.kind is Kind.PHYSICAL
    return significant(one) >= SURE or points_back or bool(nouns)


def _power(one: Quantity, other: Quantity) -> bool:
    """Return whether two values are powers of ten apart, in one unit or in one of its scales."""
    if one.kind is Kind.PHYSICAL:
        like = units.convert(other.interval, other.unit.split("/")[0], one.unit.split("/")[0])
        if like is None or not one.magnitude or like.middle <= 0 or one.magnitude < 0:
            return False
        power = log10(like.middle / one.magnitude)
        return round(power) != 0 and abs(power - round(power)) < EXACT
    return slip(one, other) == POWER


def _scaled(quantity: Quantity) -> bool:
    """Return whether an amount is written with a scale word, or has a unit with others."""
    return quantity.kind is Kind.PHYSICAL or any(
        word in quantity.surface
        for word in ("thousand", "million", "billion", "trillion", "bn", "m")
    )
