"""Addends: numbers that may be added to each other, and rows of them beside a whole.

In: a reading and its mentions. Out: the numbers of one sort in order, each in its base unit (a
bare number may have left its unit out); and of each such pool the places of a whole and of the
first and last of a row that nearly comes to it. What speaks for a row is left to `_sumtraits`.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from verify import units
from verify.match import _lent, cues
from verify.match._wordline import elliptic
from verify.match.frame import Mention
from verify.match.reading import NUMBER, Reading
from verify.model.quantity import AMOUNTS, CONVERTIBLE, Bound, Kind, Quantity
from verify.model.span import Span
from verify.named import NamedTuple

_YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
_MOST = 10  # parts of one whole
_SPREAD = 4  # sentences that the parts may run over
_FAR = 3  # sentences between the parts and their whole
_SKIPPED = 2  # like numbers between the parts and their whole
_EXTENT = _MOST + _SKIPPED + 2  # numbers from one of a row to the neighbour of its other end
_NEAR = 0.3  # part of the whole by which the parts may miss it
_LEAST = 5  # a smaller whole is met by chance
_BESIDE = frozenset(["against", "than", "versus", "below", "above", "vs", "instead"])
_SURE = 7  # weight of a cue that is believed
_FROM = 4  # words from a number to that out of which it was had
_PREPOSITIONS = frozenset(
    "of in at by for from to on with into onto over under through down up along across after before as via per went go"
    " goes came come was were is are had has have more".split()
)
_OFF_HUNDRED = 20  # percentage points by which shares may miss it
_RETOLD = frozenset([",", "(", "–", "—", ":", "or"])
_POINTS = re.compile(r"\d\s+points?$")
_JOINED = re.compile(r"-\d")
_FORMED = re.compile(r"\b\d{1,2}(?:-\d{1,2}){2,}\b")
_FORMATION = 8  # signs on either side that may belong to a pattern of numbers
_VOTED = frozenset([",", ";", "and", ":", "with", "or"])
_SLIGHT = 1 / 2000  # of a whole; no part is less
_EACH = frozenset(["each", "apiece", "per"])
_TOLD = 8  # weight of a cue by which a number is told aside
_FURTHEST = 200  # words in which a bracket round a number begins


class Addend(NamedTuple):
    mention: Mention
    size: float
    aside: bool
    inside: bool
    noun: str = ""  # what it counts
    lent: bool = False


class View(NamedTuple):
    """Like numbers in order, of which rows are made: all that there are, or a stretch of them."""

    numbers: list[Addend]
    entire: bool = True


def pools(text: Reading, found: Mapping[Span, Mention]) -> Iterator[list[Addend]]:
    """Yield the numbers of a text that may be added to each other, sort by sort."""
    pools: dict[tuple[Kind, str], list[Addend]] = {}
    last: tuple[Kind, str] | None = None
    for sentence in text.sentences:
        for quantity in sentence.quantities:
            mention = found[quantity.span]
            if quantity.unit == "percentage_point" and _POINTS.search(quantity.surface):
                mention = _counted(mention)
                quantity = mention.quantity
            value = quantity.magnitude
            if _in_pattern(quantity):
                continue
            if quantity.kind not in AMOUNTS or value is None or value <= 0 or "/" in quantity.unit:
                continue
            if not quantity.interval.low.is_finite() and quantity.bound is Bound.NONE:
                continue
            if quantity.kind is Kind.PERCENT and (quantity.unit != "percent" or _loose(mention)):
                continue
            if (
                quantity.kind is Kind.NUMBER
                and not quantity.counted
                and _YEAR.fullmatch(quantity.surface)
            ):
                continue
            if _compared(mention) and not cues.best(mention.roles, ("total", "rest")) >= _SURE:
                continue
            key, factor = (quantity.kind, quantity.unit), 1.0
            if quantity.kind in CONVERTIBLE:
                if "deg" in quantity.unit:
                    continue
                key, factor = (
                    (quantity.kind, units.dimension(quantity.unit)),
                    float(units.factor(quantity.unit)),
                )
            if (
                key == (Kind.NUMBER, "")
                and last is not None
                and _lends(pools[last][-1].mention, mention)
            ):
                pools[last].append(_with_unit(mention, pools[last][-1].mention.quantity))
            own = _addend(mention, float(value) * factor)
            pools.setdefault(key, []).append(own)
            if key != (Kind.NUMBER, ""):
                last = key
    for pool in pools.values():
        if len(pool) > 2:
            yield pool


def _loose(share: Mention) -> bool:
    """Return whether a share in words is told again in figures: "a third, 34%"."""
    words, place = share.sentence.words, share.place
    if any(sign.isdigit() for sign in share.quantity.surface):
        return False
    return words[place + 2 : place + 3] == [NUMBER] and words[place + 1] in _RETOLD


def _counted(mention: Mention) -> Mention:
    """Return points as what they may be too, a count of such: "912 points for the long jump"."""
    own = mention.quantity
    return mention._replace(quantity=own._replace(kind=Kind.NUMBER, unit="", counted="point"))


def _in_pattern(quantity: Quantity) -> bool:
    """Return whether a number is one of several joined by hyphens: "seats arranged 2-4-2"."""
    text, span = quantity.document.text, quantity.span
    before, behind = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
    joined = _JOINED.fullmatch(before[::-1]), _JOINED.fullmatch(behind)
    if not any(joined) or not quantity.surface.isdigit():
        return False
    around = text[max(0, span.start - _FORMATION) : span.end + _FORMATION]
    return _FORMED.search(around) is not None


def _lends(lender: Mention, bare: Mention) -> bool:
    """Return whether a bare number may have left its unit out: "163,000 of timber", "16 into Wick"."""
    words, place = bare.sentence.words, bare.place
    if bare.quantity.counted or "-" in lender.quantity.surface:
        return False
    if bare.sentence.index - lender.sentence.index > 1:
        return False
    one, other = lender.quantity.magnitude or Decimal(0), bare.quantity.magnitude or Decimal(0)
    if not one or not one / 40 <= other <= one * 40:
        return False
    if elliptic(bare):
        told = bare.quantity.surface[:1].isdigit() or cues.best(bare.roles, ("rest",)) >= _SURE
        return told or lender.quantity.kind is not Kind.PERCENT
    return words[place + 1] in _PREPOSITIONS and lender.quantity.kind is not Kind.PERCENT


def _with_unit(mention: Mention, lender: Quantity) -> Addend:
    """Return a bare number with the unit of the one before it."""
    quantity = mention.quantity
    measured = quantity.surface[:1].isdigit() and lender.kind is not Kind.MONEY
    lend = _lent.rounded if measured else _lent.in_unit
    shown = mention._replace(quantity=lend(quantity, lender))
    factor = float(units.factor(lender.unit)) if lender.kind in CONVERTIBLE else 1.0
    size = float(quantity.magnitude or 0) * factor
    return _addend(shown, size)._replace(lent=True)


def _addend(mention: Mention, size: float) -> Addend:
    noun = mention.quantity.counted
    return Addend(mention, size, _aside(mention), _bracketed(mention), noun)


def views(pool: Sequence[Addend]) -> Iterator[View]:
    """Yield the numbers of a pool without those that are told aside, then by noun, then all."""
    plain = [n for n in pool if not n.aside and not n.inside]
    yield View(plain)
    if any(n.inside for n in pool):
        yield View([n for n in pool if not n.aside])
    yield from _by_noun(plain)
    if any(n.aside for n in pool):
        yield View([n for n in pool if not n.inside and not (n.aside and _ends_told(n.mention))])


def _by_noun(plain: Sequence[Addend]) -> Iterator[View]:
    """Yield the numbers of each noun with those that have none, in stretches that hold new rows.

    A row without a number of a noun stood in the view of every noun before it that has no
    number within the row. So all but the first are read only round the numbers of their own
    noun and of the rarest noun before it: as many nouns as there may be cost no more than one.
    """
    places: dict[str, list[int]] = {"": []}
    for place, number in enumerate(plain):
        places.setdefault(number.noun, []).append(place)
    bare = places.pop("")
    rarest: list[int] | None = None
    for noun in sorted(places) if len(places) > 1 else ():
        own = places[noun]
        if rarest is None:
            yield View([plain[place] for place in sorted(bare + own)])
        else:
            every = len(bare) + len(own)
            for low, high in _round(sorted({*own, *rarest}), bare):
                held = sorted(_between(bare, low, high) + _between(own, low, high))
                yield View([plain[place] for place in held], entire=len(held) == every)
        if rarest is None or len(own) < len(rarest):
            rarest = own


def _round(places: list[int], bare: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches round some places, far enough for any row that they stand in."""
    start = end = -1
    for place in places:
        at = bisect_left(bare, place)
        low = bare[at - _EXTENT] if at >= _EXTENT else 0
        high = bare[at + _EXTENT] if at + _EXTENT < len(bare) else sys.maxsize
        if low > end:
            if end >= 0:
                yield start, end
            start = low
        end = high
    yield start, end


def _between(places: list[int], low: int, high: int) -> list[int]:
    return places[bisect_left(places, low) : bisect_right(places, high)]


def near(pool: Sequence[Addend]) -> Iterator[tuple[int, int, int]]:
    """Yield the places of a whole and of its first and last part in a pool."""
    count = len(pool)
    sizes = [n.size for n in pool]
    where = [n.mention.sentence.index for n in pool]
    counts = count > 0 and pool[0].mention.quantity.kind in (Kind.NUMBER, Kind.PERCENT)
    for first in range(count - 1):
        total = most = least = sizes[first]
        start, before = where[first], max(0, first - 1 - _SKIPPED)
        greatest = max(sizes[before : first + _MOST + 1 + _SKIPPED])
        for last in range(first + 1, min(count, first + _MOST)):
            end, size = where[last], sizes[last]
            total += size
            if end - start > _SPREAD or total - greatest > _NEAR * greatest:
                break  # another sentence, or more than any whole: the next are no less
            if size > most:
                most = size
            elif size < least:
                least = size
            behind = range(last + 1, min(last + 2 + _SKIPPED, count))
            for whole in (*range(first - 1, before - 1, -1), *behind):
                size = sizes[whole]
                if size <= most or (size < _LEAST and counts) or abs(total - size) > _NEAR * size:
                    continue
                at = where[whole]
                if start - at <= _FAR and at - end <= _FAR and least >= size * _SLIGHT:
                    yield whole, first, last


def hundreds(pool: Sequence[Addend]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of the shares that may make up a whole."""
    for first in range(len(pool) - 2):
        if pool[first].lent:
            continue
        total = 0.0
        start = pool[first].mention.sentence.index
        for last in range(first, min(len(pool), first + _MOST)):
            if pool[last].mention.sentence.index - start > _SPREAD:
                break
            total += pool[last].size
            if last - first >= 2 and abs(total - 100) <= _OFF_HUNDRED:
                yield first, last


def _compared(mention: Mention) -> bool:
    """Return whether a number is set beside another, says it again, or is for each."""
    words, place = mention.sentence.words, mention.place
    before = words[max(0, place - 3) : place]
    near = before[before.index(NUMBER) + 1 :] if NUMBER in before else before
    if near[1:2] and near[0] in _BESIDE and near[1] in _VOTED and NUMBER in before:
        near = near[1:]  # "four against and two abstaining", "30 below and 12 on top"
    if near[-2:-1] == ["against"] and near[-1] in _VOTED:
        near = near[:-2]  # "for, 21; against, 14"
    if not _BESIDE.isdisjoint(near) or near[-1:] == ["or"]:
        return True
    if near[-1:] == ["from"]:
        return not _had_from(mention)
    return bool(_EACH & set(words[place + 1 : place + 2]))


def _had_from(mention: Mention) -> bool:
    """Return whether a number is that out of which another was had: "67 points from 30 games"."""
    words, place = mention.sentence.words, mention.place
    earlier = NUMBER in words[max(0, place - _FROM) : place - 1]
    return earlier and "to" not in words[place + 1 : place + 1 + _FROM]


def _aside(mention: Mention) -> bool:
    """Return whether a number is a mean, or how much something moved by."""
    if cues.best(mention.roles, ("mean",)) >= _TOLD:
        return True
    moved = cues.best(mention.roles, cues.MOVED)
    return moved >= _TOLD and moved >= cues.best(mention.roles, ("no_change",))


def _ends_told(mention: Mention) -> bool:
    """Return whether a change is told with its end, so that it is no part: "fell by 24 to 318"."""
    return mention.sentence.words[mention.place + 1 : mention.place + 3] == ["to", NUMBER]


def _bracketed(mention: Mention) -> bool:
    """Return whether a number stands in brackets."""
    before = mention.sentence.words[max(0, mention.place - _FURTHEST) : mention.place]
    return before.count("(") > before.count(")")
