"""One amount with two scale words: "a grant of £3.5 million ... half of the £3.5 billion".

In: a reading. Out: a pair for each number that names again what was told before, a power of ten
away (`references` finds them), and one for each amount that is told again with its own digits.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from verify.match.reading import Reading
from verify.match.repeat import references
from verify.match.repeat._twice import Twice, point
from verify.match.slip import POWER, written
from verify.model.quantity import Kind, Quantity

BACK = 5  # sentences looked back over
FEW = 2  # digits that are told again
_KINDS = frozenset({Kind.MONEY, Kind.PHYSICAL, Kind.NUMBER, Kind.PERCENT})


def pairs(text: Reading) -> Iterator[Twice]:
    """Return the amounts that are told again, a power of ten apart or alike."""
    yield from (twice for twice in references.found(text) if twice.slip == POWER)
    told: dict[tuple[Decimal | None, str, Kind], tuple[int, Quantity]] = {}
    for sentence in text.sentences:
        for quantity in sentence.quantities:
            if quantity.kind not in _KINDS or not point(quantity) or written(quantity) < FEW:
                continue
            key = quantity.magnitude, quantity.unit, quantity.kind
            last = told.get(key)
            if last and 0 < sentence.index - last[0] <= BACK:
                yield Twice(last[1], quantity, "the same amount")
            told[key] = sentence.index, quantity
