"""Headlines: the number of a headline against the first sentences under it.

In: a reading. Out: a pair of a headline's number and the only number of its sort in the
first two sentences, where they share a word and no number of the text agrees with the
headline's.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge

from verify import units
from verify.match import lexicon
from verify.match.alignment import bucket
from verify.match.facts import stem
from verify.match.reading import Reading, Sentence
from verify.match.repeat._twice import (
    TOP,
    Lines,
    Placed,
    Twice,
    comparable,
    differ,
    made_of,
    parted,
    point,
    slipped,
)
from verify.match.repeat.counts import head
from verify.model.document import BlockKind
from verify.model.interval import Interval
from verify.model.quantity import AMOUNTS, Kind, Quantity

SAME = 3  # words that a headline and a sentence share where they tell of one thing
_DEEDS = (
    ("held", "arrested", "detained", "seized", "nabbed", "nicked", "arresting", "detaining"),
    ("killed", "dead", "die", "died", "dies", "killing", "perish", "perished", "drown", "drowned"),
    ("hurt", "injured", "wounded", "injuring", "hospitalised", "hospitalized"),
    ("charged", "accused", "indicted"),
    ("jailed", "imprisoned", "sentenced"),
    ("rescued", "saved", "rescue", "plucked"),
    ("missing", "lost", "unaccounted"),
    ("freed", "released"),
    ("sacked", "fired", "dismissed"),
    ("evacuated", "displaced", "evacuate"),
)
LEAD = 2  # sentences under a headline
STEPS = 32  # steps of size from a number to its double
MANY = 2 * STEPS  # steps that a number may span, to be found by its size
FAR = 1_000_000  # steps of size above zero are all positive: those below it are of negative numbers
SLACK = 1e-6  # of a step, for what is lost in reckoning it
_ANY = 0  # the size of what spans many
_Row = tuple[int, int, Quantity]  # number in the text, sentence


def pairs(text: Reading) -> Iterator[Twice]:
    """Return the headlines' numbers that the text beneath does not bear out."""
    tops = (BlockKind.HEADLINE, BlockKind.HEADING)
    heads = [s for s in text.sentences if s.quantities and s.kind in tops]
    if not heads:
        return
    lines, stated = Lines(text), _Stated(text)
    for sentence in heads:
        lead = _lead(text.sentences, sentence.index)
        for quantity in sentence.quantities:
            if quantity.kind in AMOUNTS and point(quantity):
                first = lines.placed(sentence, quantity)
                yield from _against(text, lines, stated, first, lead)


def _lead(sentences: Sequence[Sentence], index: int) -> list[Sentence]:
    """Return the first sentences under a headline."""
    found = []
    for sentence in sentences[index + 1 : index + 1 + LEAD + 1]:
        if sentence.kind in TOP:
            continue
        found.append(sentence)
    return found[:LEAD]


class _Stated:
    """Every number of a text by its sort, its unit and its size, with the sentence it stands in.

    A headline's number is looked for among those of about its size, not among all.
    """

    def __init__(self, text: Reading) -> None:
        self._found: dict[str, dict[str, dict[int, list[_Row]]]] = {}
        number = 0
        for sentence in text.sentences:
            for quantity in sentence.quantities:
                number += 1
                sizes = self._found.setdefault(bucket(quantity), {}).setdefault(quantity.unit, {})
                for size in _sizes(quantity.charitable) or (_ANY,):
                    sizes.setdefault(size, []).append((number, sentence.index, quantity))

    def near(self, quantity: Quantity) -> Iterator[tuple[int, Quantity]]:
        """Return the numbers that may agree with one, in the order of the text, some twice."""
        lists: list[Iterable[_Row]] = []
        for unit, by_size in self._found.get(bucket(quantity), {}).items():
            own = units.convert(quantity.charitable, quantity.unit, unit)
            sizes = _sizes(own) if own is not None else ()
            wanted = (*sizes, _ANY) if sizes else by_size
            rows = [by_size[size] for size in wanted if size in by_size]
            lists += rows if own is None else [_meeting(own, found) for found in rows]
        for _, index, found in merge(*lists, key=_number):
            yield index, found


def _meeting(own: Interval, rows: Iterable[_Row]) -> Iterator[_Row]:
    """Yield the numbers that an interval meets, ends included."""
    low, high = own.low, own.high
    for row in rows:
        other = row[2].charitable
        if other.low <= high and other.high >= low:
            yield row


def _number(row: _Row) -> int:
    return row[0]


def _sizes(interval: Interval) -> tuple[int, ...]:
    """Return the steps of size that an interval spans, none where they are many."""
    low, high = float(interval.low), float(interval.high)
    if low < 0 and high < 0:
        return tuple(-size for size in _sizes(Interval(-interval.high, -interval.low)))
    if low <= 0 or high == math.inf:
        return ()
    first = math.floor(math.log2(low) * STEPS - SLACK)
    last = math.floor(math.log2(high) * STEPS + SLACK)
    return tuple(range(first + FAR, last + FAR + 1)) if last - first < MANY else ()


def _against(
    text: Reading,
    lines: Lines,
    stated: _Stated,
    first: Placed,
    lead: Sequence[Sentence],
) -> Iterator[Twice]:
    """Return the pair of a headline's number and the one of its sort beneath."""
    sort = bucket(first.quantity)
    why = "a headline and the text beneath"
    twins = (q for at, q in stated.near(first.quantity) if at != first.sentence.index)
    twin = next((q for q in twins if not differ(q, first.quantity)), None)
    if twin is not None:
        yield Twice(first.quantity, twin, why)
        return
    counts = first.quantity.kind is Kind.NUMBER
    own = head(text, first.sentence.index, first.quantity) if counts else ""
    under = [
        lines.placed(s, q)
        for s in lead
        for q in s.quantities
        if q.kind is first.quantity.kind and point(q)
        if bucket(q) == sort or (own and head(text, s.index, q) == own)
    ]
    fitting = [m for m in under if _alike(text, first, m)] or _done_to(text, lines, first, lead)
    if len(fitting) > 1 and own:  # of several, the one of the same noun
        fitting = [m for m in fitting if head(text, m.sentence.index, m.quantity) == own]
    if len(fitting) != 1:
        return
    second = fitting[0]
    slip = slipped(first.quantity, second.quantity)
    if not slip and not _one_move(first, second) and parted(second, first):
        return
    if not made_of(text, first, second):
        yield Twice(first.quantity, second.quantity, why, slip, certain=bool(slip))


def _one_move(first: Placed, second: Placed) -> bool:
    """Return whether both tell of a rise, or of a fall, of one thing."""
    if first.quantity.kind is not Kind.PERCENT or not _way(first):
        return False
    return _way(first) == _way(second) and bool(first.line & second.clause)


def _done_to(text: Reading, lines: Lines, first: Placed, lead: Sequence[Sentence]) -> list[Placed]:
    """Return the only people told of beneath "nine held": the deed stands in for them."""
    deed = _deed(first.behind(1))
    if not deed or first.quantity.kind is not Kind.NUMBER or first.quantity.counted:
        return []
    people = stem("people")
    under = [
        lines.placed(s, q)
        for s in lead
        for q in s.quantities
        if q.kind is Kind.NUMBER and point(q) and head(text, s.index, q) == people
    ]
    return [m for m in under if deed in {_deed([w]) for w in (*m.before(2), *m.behind(5))}]


def _deed(words: Sequence[str]) -> str:
    """Return the first word of the class of what is done to people that a word is of, or ""."""
    return next((own[0] for own in _DEEDS if words and words[0] in own), "")


def _alike(text: Reading, first: Placed, second: Placed) -> bool:
    """Return whether a number beneath is what a headline's number is of."""
    one, other = first.quantity, second.quantity
    if not slipped(one, other) and not comparable(one, other):
        return False
    if one.kind is Kind.NUMBER:
        nouns = [head(text, m.sentence.index, m.quantity) for m in (first, second)]
        if all(nouns) and nouns[0] != nouns[1]:
            if len(first.line & second.line) >= SAME:
                return True  # "jobs to move ..., posts to be moved ..."
            return nouns[0] in second.clause or nouns[1] in first.line
        if nouns[0] and nouns[0] == nouns[1]:
            return True
    if one.kind is Kind.PERCENT and _way(first) and _way(first) == _way(second):
        return True
    return bool(first.line & second.clause)


def _way(mention: Placed) -> str:
    """Return whether a sentence tells of a rise or of a fall, if of one of them alone."""
    words = set(mention.sentence.words)
    found = [
        name
        for name in ("up", "down")
        if any(words & lexicon.words(f"{name}_{sort}") for sort in ("verb", "noun", "word"))
    ]
    return found[0] if len(found) == 1 else ""
