"""Runs: numbers that stand side by side in a list, or as a range.

In: mentions. Out: whether two are neighbours of one list, whether "and" stands before the
last, what stands between, which are joined as the ends of a range; and counts as exact numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from verify.match.frame import Mention
from verify.match.reading import Sentence
from verify.model.quantity import Kind, Quantity

JOINT = 8  # words between two neighbours of a list
LOOSE = 12  # the same, where an item may say more
RANGE_JOINTS = (["to"], ["and"], ["-"], ["–"], ["—"])  # what stands between the ends of a range
_BEFORE_A_SECOND = frozenset(["to", "from", "against", "than", "versus"])
_LOOSE_ENDS = frozenset([":", "(", ")", ".", "#", "—", "–", "while", "but", "less", "minus"])
_LIST_MARKS = frozenset([",", ";", "and", "&", "plus", "then"])
_LIST_ENDS = frozenset(
    [
        ":",
        "(",
        ")",
        ".",
        "#",
        "—",
        "–",
        "while",
        "but",
        "from",
        "to",
        "whose",
        "against",
        "than",
        "less",
        "minus",
    ]
)


def exact(quantity: Quantity) -> Quantity:
    """Return a count without charity: 420 people are 420, or the text would say about."""
    if quantity.kind is Kind.NUMBER and quantity.interval.width == 0:
        return quantity._replace(charitable=quantity.interval)
    return quantity


def joined(one: Mention, other: Mention) -> bool:
    """Return whether two numbers are neighbours in a list."""
    if one.sentence is not other.sentence:
        return False
    ordinals = _ordinals(one.sentence)
    places = range(one.place + 1, other.place)
    joint = [one.sentence.words[at] for at in places if at not in ordinals]
    return len(joint) <= JOINT and bool(_LIST_MARKS & set(joint)) and not _LIST_ENDS & set(joint)


def loosely_joined(one: Mention, other: Mention) -> bool:
    """Return whether two numbers are neighbours of a list whose items may be long: "4 to a, 5 to b"."""
    if one.sentence is not other.sentence or not 1 < other.place - one.place <= LOOSE:
        return False
    ordinals = _ordinals(one.sentence)
    places = range(one.place + 1, other.place)
    joint = [one.sentence.words[at] for at in places if at not in ordinals]
    if (joint[-1:] and joint[-1] in _BEFORE_A_SECOND) or _LOOSE_ENDS & set(joint):
        return False
    return bool(_LIST_MARKS & set(joint))


def _ordinals(sentence: Sentence) -> frozenset[int]:
    """Return where among its words the ordinals of a sentence stand."""
    found: frozenset[int] | None = sentence.notes.get("ordinals")
    if found is None:
        places = (sentence.place(q) for q in sentence.quantities if q.kind is Kind.ORDINAL)
        found = sentence.notes["ordinals"] = frozenset(places)
    return found


def and_before_last(parts: Sequence[Mention]) -> bool:
    joint = between(parts[-1].sentence, parts[-2], parts[-1])
    return bool({"and", "&", "plus"} & set(joint))


def between(sentence: Sentence, one: Mention, other: Mention) -> list[str]:
    return sentence.words[one.place + 1 : other.place]


def ranges(numbers: Iterable[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield the neighbours in a sentence that are joined as a range, the lower first: "40 to 60"."""
    for one, two in pairwise(numbers):
        joint = one.sentence.words[one.place + 1 : two.place]
        if joint in RANGE_JOINTS and (one.quantity.magnitude or 0) < (two.quantity.magnitude or 0):
            yield one, two


def ends_range(mention: Mention) -> bool:
    """Return whether a number is an end of a range: "between 18 and 27 km a day"."""
    words, place = mention.sentence.words, mention.place
    return words[max(0, place - 1) : place] == ["between"] or words[max(0, place - 3) : place] == [
        "between",
        "#",
        "and",
    ]
