"""What the modules of this folder share: numbers with the words round them, sums, contrasts.

In: a reading. Out: `Placed` quantities that know the stems of their clause and sentence, and
plain answers on how two of them stand to each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate, pairwise

from verify.match import facts, lexicon
from verify.match.alignment import agree
from verify.match.alike import plain
from verify.match.reading import NUMBER, Reading, Sentence
from verify.match.slip import last_place, slip, written
from verify.model.document import BlockKind
from verify.model.quantity import Bound, Hedge, Kind, Quantity
from verify.named import NamedTuple

NEAR = 5  # words on either side of a number that may set it apart
ORDER = 4  # by how much two values of one thing may differ
APART = 4  # sentences between values that no slip of the pen explains
NEARBY = 24  # numbers looked at for a sum or a difference that gives a value
_DENIED = frozenset(["nobody", "none", "no", "without", "never", "not"])
TOP = frozenset({BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.SUMMARY, BlockKind.CAPTION})


class Twice(NamedTuple):
    """Two quantities that state one thing, and the wording that says so."""

    first: Quantity
    second: Quantity
    why: str
    slip: str = ""
    certain: bool = False
    weight: int = 20


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

    def placed(self, sentence: Sentence, quantity: Quantity) -> Placed:
        """Return a quantity of a sentence with the words round it; read once."""
        key = ("placed", id(quantity))  # it is kept, and so is its number
        found: Placed | None = sentence.notes.get(key)
        if found is None:
            clause, line = facts.words(sentence).told(quantity.span)
            found = Placed(quantity, sentence, sentence.place(quantity), clause, line)
            sentence.notes[key] = found
        return found


def far(text: Reading, first: Placed, second: Placed) -> bool:
    """Return whether another section, or too much, lies between two numbers of no title."""
    low, high = sorted((first.sentence.index, second.sentence.index))
    if text.sentences[low].kind is BlockKind.HEADLINE:
        return False
    between = text.sentences[low + 1 : high]
    return high - low > APART or any(s.kind in TOP for s in between)


def point(quantity: Quantity) -> bool:
    """Return whether a quantity is one number, told without a bound."""
    return bool(quantity.magnitude) and quantity.bound is Bound.NONE


def differ(one: Quantity, other: Quantity) -> bool:
    """Return whether two quantities cannot be one value, however they are read."""
    if (
        one.unit == other.unit
        and one.magnitude != other.magnitude
        and not one.charitable.meets(other.charitable)
    ):
        return True  # most pairs: neither rounding nor units can bring them together
    if rounded_alike(one, other):
        return one.magnitude != other.magnitude
    return not agree(one, other)


def as_told(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Return two quantities without the width of rounding, where both are rounded alike.

    "4.2%" and "4.3%" touch as intervals, and yet one thing is not told as both.
    """
    return (plain(one), plain(other)) if rounded_alike(one, other) else (one, other)


def rounded_alike(one: Quantity, other: Quantity) -> bool:
    """Return whether two quantities are told in one unit, without a hedge, to one digit."""
    if one.unit != other.unit or Hedge.NONE is not one.hedge or Hedge.NONE is not other.hedge:
        return False
    if one.magnitude is None or other.magnitude is None:
        return False
    return _last(one) == _last(other)


def _last(quantity: Quantity) -> int:
    """Return the power of ten of the last digit that is not zero, or of the last written."""
    assert quantity.magnitude is not None
    written_to = quantity.exponent if quantity.exponent is not None else 0
    return written_to if written_to < 0 else _zeros(quantity.magnitude)


@lru_cache(maxsize=4096)
def _zeros(value: Decimal) -> int:
    """Return how many zeros a whole value ends in."""
    return max(last_place(value), 0)


def slipped(one: Quantity, other: Quantity) -> str:
    """Name the slip of the pen that sets two values apart, where chance is unlikely, or ""."""
    found = slip(one, other)
    if found == "one digit" and min(written(one), written(other)) < 3:
        return ""
    return found


def comparable(one: Quantity, other: Quantity) -> bool:
    """Return whether two values are of one order."""
    low, high = sorted((abs(one.magnitude or Decimal(0)), abs(other.magnitude or Decimal(0))))
    return bool(low) and high <= ORDER * low


def contrasted(first: Placed, second: Placed) -> bool:
    """Return whether one sentence has one word of a contrast, the other the other: men, women."""
    groups = facts.contrasts()
    one, other = ({groups[w] for w in m.line if w in groups} for m in (first, second))
    common = {w for w in first.line & second.line if w in groups}
    return bool((one & other) - {groups[w] for w in common})


def parted(*mentions: Placed) -> bool:
    """Return whether a word near a number speaks of another thing, time or stage of affairs."""
    return any(
        not lexicon.words("apart").isdisjoint((*m.before(NEAR), *_asserted(m.behind(NEAR))))
        or ranked(m)
        for m in mentions
    )


def _asserted(words: Sequence[str]) -> Sequence[str]:
    """Return words up to a denial: "all 40 pupils, nobody having dropped out"."""
    return words[: next((at for at, word in enumerate(words) if word in _DENIED), len(words))]


def ranked(mention: Placed) -> bool:
    """Return whether an ordinal stands near: "the 352 pages of the second"."""
    own = mention.place
    return any(
        q.kind is Kind.ORDINAL
        and mention.sentence.words[mention.sentence.place(q) - 1] != "a"
        and abs(mention.sentence.place(q) - own) <= NEAR
        for q in mention.sentence.quantities
    )


def timed_apart(first: Placed, second: Placed) -> bool:
    """Return whether two numbers are of different times, or only the later has one."""
    one, other = first.quantity.period, second.quantity.period
    if one is not None and other is not None:
        if one.first is None and other.first is None:  # months and seasons of no known year
            return one.text.lower() != other.text.lower()
        return (one.first, one.last) != (other.first, other.last)
    dates, more = _dates(first), _dates(second)
    return bool(dates and more and dates != more)


def _dates(mention: Placed) -> frozenset[str]:
    """Return the dates that a sentence names."""
    return frozenset(q.surface.lower() for q in mention.sentence.quantities if q.kind is Kind.DATE)


def corrected(mention: Placed) -> bool:
    """Return whether the sentence of a number speaks of a mistake."""
    return mistaken(mention.sentence)


def mistaken(sentence: Sentence) -> bool:
    """Return whether a sentence speaks of a mistake."""
    words = lexicon.words("mistaken")
    return bool(sentence.phrase_of("corrected")) or not words.isdisjoint(sentence.words)


def made_of(text: Reading, first: Placed, second: Placed) -> bool:
    """Return whether the second is told between, or is the first with numbers between added."""
    value, own = first.quantity.magnitude, second.quantity.magnitude
    if value is None or own is None:
        return False
    low, high = sorted((first.sentence.index, second.sentence.index))
    told = [
        q
        for s in text.sentences[low : high + 1]
        for q in s.quantities
        if q.magnitude
        and q.kind in (Kind.NUMBER, first.quantity.kind)
        and q.span not in (first.quantity.span, second.quantity.span)
    ][:NEARBY]
    between = [q.magnitude for q in told if q.magnitude]
    gap = abs(own - value)
    if own in between or gap in {q.magnitude for q in told if _may_add(first.quantity, q)}:
        return True
    return gap in _sums(between) or own in {a + b for a, b in pairwise(between)}


def told_as_part(first: Placed, second: Placed) -> bool:
    """Return whether the first is told again as a part: "closes 12 ... 12 of its 43 libraries"."""
    sentence, place = second.sentence, second.place
    if second.before(3)[:2] != [NUMBER, "of"]:
        return False
    part = next((q for q in sentence.quantities if sentence.place(q) == place - 3), None)
    return part is not None and part.magnitude == first.quantity.magnitude


def _may_add(whole: Quantity, part: Quantity) -> bool:
    """Return whether a number alone may be what came or went: not 4 engines of 22 firemen."""
    nouns = {facts.stem(q.counted.split("_")[-1]) for q in (whole, part) if q.counted}
    return len(nouns) < 2


def _sums(numbers: Sequence[Decimal]) -> set[Decimal]:
    """Return what two or three neighbouring numbers add up to."""
    return {s for i in range(len(numbers)) for s in [*accumulate(numbers[i : i + 3])][1:]}
