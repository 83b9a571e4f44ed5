"""What the modules of this folder share: numbers with the words round them, sums, contrasts.

In: a reading. Out: `Placed` quantities that know the stems of their clause and sentence, and
plain answers on how two of them stand to each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import NamedTuple

from verify.match import facts, lexicon
from verify.match.alignment import agree, digits_written, slip
from verify.match.reading import Reading, Sentence
from verify.model.document import BlockKind
from verify.model.quantity import Bound, Hedge, Kind, Quantity

NEARBY = 24  # numbers looked at for a sum or a difference that gives a value
TOP = frozenset({BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.SUMMARY, BlockKind.CAPTION})


class Twice(NamedTuple):
    """Two quantities that state one thing, and the wording that says so."""

    first: Quantity
    second: Quantity
    why: str
    slip: str = ""
    certain: bool = False


class Placed(NamedTuple):
    """A quantity in its sentence; `clause` and `line` are the stems of both."""

    quantity: Quantity
    sentence: Sentence
    place: int
    clause: frozenset[str]
    line: frozenset[str]

    def before(self, number: int) -> list[str]:
        """Return the words right before the quantity."""
        return self.sentence.words[max(0, self.place - number) : self.place]

    def behind(self, number: int) -> list[str]:
        """Return the words right behind the quantity."""
        return self.sentence.words[self.place + 1 : self.place + 1 + number]


class Lines:
    """The sentences of a document with their stems, each read once when asked for."""

    def __init__(self, text: Reading) -> None:
        self.text = text
        self._words: dict[int, facts.Words] = {}

    def placed(self, sentence: Sentence, quantity: Quantity) -> Placed:
        """Return a quantity of a sentence with the words round it."""
        own = self._words.get(sentence.index)
        if own is None:
            own = self._words[sentence.index] = facts.words(sentence)
        near = own.near(own.clause(quantity.span))
        clause = frozenset(word for word, closeness in near.items() if closeness > 1)
        return Placed(quantity, sentence, sentence.place(quantity), clause, frozenset(near))


def point(quantity: Quantity) -> bool:
    """Return whether a quantity is one number, told without a bound."""
    return bool(quantity.magnitude) and quantity.bound is Bound.NONE


def differ(one: Quantity, other: Quantity) -> bool:
    """Return whether two quantities cannot be one value, however they are read."""
    return not agree(one, other)


def slipped(one: Quantity, other: Quantity) -> str:
    """Name the slip of the pen that sets two values apart, where chance is unlikely, or ""."""
    found = slip(one, other)
    if found == "one digit" and min(digits_written(one), digits_written(other)) < 3:
        return ""
    return found


def comparable(one: Quantity, other: Quantity) -> bool:
    """Return whether two values are of one order."""
    a, b = abs(one.magnitude or 0), abs(other.magnitude or 0)
    return bool(a and b) and max(a, b) <= 3 * min(a, b)


def parted(*sentences: Sentence) -> bool:
    """Return whether a word speaks of another thing, another time or a change between."""
    return any(not lexicon.words("apart").isdisjoint(s.words) for s in sentences)


def loose(quantity: Quantity) -> bool:
    """Return whether a quantity is hedged."""
    return quantity.hedge is not Hedge.NONE


def made_of(text: Reading, first: Placed, second: Placed) -> bool:
    """Return whether the second is the first and numbers between, added or taken away."""
    value, own = first.quantity.magnitude, second.quantity.magnitude
    if value is None or own is None:
        return False
    low, high = sorted((first.sentence.index, second.sentence.index))
    between = [
        q.magnitude
        for s in text.sentences[low : high + 1]
        for q in s.quantities
        if q.magnitude
        and q.kind in (Kind.NUMBER, first.quantity.kind)
        and q.span not in (first.quantity.span, second.quantity.span)
    ][:NEARBY]
    gap = abs(own - value)
    return gap in _sums(between) or own in {a + b for a, b in pairwise(between)}


def _sums(numbers: Sequence[Decimal]) -> set[Decimal]:
    """Return what up to three neighbouring numbers add up to."""
    return {s for i in range(len(numbers)) for s in accumulate(numbers[i : i + 3])}
