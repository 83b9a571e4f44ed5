"""Limits told twice: "keys may be up to 512 bytes ... a key that exceeds 256 bytes".

In: a reading. Out: a pair of two upper limits of one unit in two sentences, where the clause of
one says nothing that the other's sentence does not, and one of them shares a noun with the
other or follows it directly. Limits that moved, and limits of two things, are no pair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from verify.match import lexicon
from verify.match.alignment import bucket
from verify.match.facts import stem
from verify.match.reading import Reading, Sentence
from verify.match.repeat._twice import (
    Lines,
    Placed,
    Twice,
    comparable,
    contrasted,
    corrected,
    made_of,
    timed_apart,
)
from verify.model.interval import Interval
from verify.model.quantity import Bound, Hedge, Kind, Quantity

BACK = 40  # sentences looked back over: a limit stands in a summary and in an annex
MOST = 6  # limits of one unit; what has more lists the limits of many things
_KINDS = frozenset({Kind.MONEY, Kind.PHYSICAL, Kind.DURATION})
_UPPER = (Bound.UP_TO, Bound.AT_MOST)
WHY = "an upper limit told twice"


def pairs(text: Reading) -> Iterator[Twice]:
    """Return the limits of one thing that differ."""
    lines = Lines(text)
    told: dict[str, list[Placed]] = defaultdict(list)
    for sentence in text.sentences:
        for quantity in sentence.quantities:
            if not _may_be(quantity, sentence):
                continue
            mention = lines.placed(sentence, quantity)
            if _is_limit(mention):
                told[bucket(quantity)].append(mention)
    for found in told.values():
        if 1 < len(found) <= MOST:
            yield from _of_unit(text, found)


def _may_be(quantity: Quantity, sentence: Sentence) -> bool:
    """Return whether a number is of a sort that has limits, in a sentence that may name one."""
    if quantity.kind not in _KINDS or not quantity.magnitude or quantity.hedge is not Hedge.NONE:
        return False
    if quantity.bound is not Bound.NONE:
        return quantity.bound in _UPPER or quantity.bound is Bound.MORE_THAN
    return not lexicon.words("limit_word").isdisjoint(sentence.vocabulary)


def _of_unit(text: Reading, found: Sequence[Placed]) -> Iterator[Twice]:
    """Return one pair of limits of a unit that are of one thing; those that differ come first."""
    pairs_ = [(a, b) for a, b in combinations(found, 2) if _one_thing(text, a, b)]
    for first, second in sorted(pairs_, key=lambda pair: _value(pair[0]) == _value(pair[1])):
        near = {_value(m) for m in found if comparable(m.quantity, first.quantity)}
        if len(near) <= 2:
            yield Twice(_plain(first), _plain(second), WHY)
            return


def _value(mention: Placed) -> object:
    return mention.quantity.magnitude


def _plain(mention: Placed) -> Quantity:
    """Return a limit as the number that it is: "up to 512" and "up to 256" are two limits."""
    value = mention.quantity.magnitude
    assert value is not None
    point = Interval.exactly(value)
    return mention.quantity._replace(bound=Bound.NONE, interval=point, charitable=point)


def _is_limit(mention: Placed) -> bool:
    """Return whether a number is the most there may be."""
    if mention.quantity.bound in _UPPER:
        return True
    lead = mention.quantity.lead
    if lead is not None and mention.quantity.bound is Bound.MORE_THAN:
        said = mention.quantity.document.text[lead.start : lead.end].lower()
        return said.startswith("exceed")  # "a key that exceeds 256 bytes"
    if mention.quantity.bound is not Bound.NONE:
        return False
    near = {*mention.before(4), *mention.behind(2)}
    return not lexicon.words("limit_word").isdisjoint(near)


def _one_thing(text: Reading, first: Placed, second: Placed) -> bool:
    """Return whether two limits are of one thing."""
    if first.sentence is second.sentence or not comparable(first.quantity, second.quantity):
        return False
    if second.sentence.index - first.sentence.index > BACK:
        return False
    if corrected(first) or corrected(second) or contrasted(first, second):
        return False
    if timed_apart(first, second) or made_of(text, first, second):
        return False
    moved = lexicon.words("moved_limit")
    if not moved.isdisjoint((*first.sentence.words, *second.sentence.words)):
        return False
    one, other = first.clause - _generic(), second.clause - _generic()
    if one - second.line and other - first.line:
        return False
    if one & other:
        return True
    more = second.line - _generic() - first.line
    return second.sentence.index - first.sentence.index == 1 and len(more) <= 1


@cache
def _generic() -> frozenset[str]:
    """Return the stems that say that it is a limit, and not of what."""
    names = ("limit_word", "limit_filler", "verb", "particle", "generic")
    return frozenset(stem(word) for name in names for word in lexicon.words(name))
