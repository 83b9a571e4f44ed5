"""Linkage: which numbers of two texts are one fact told with two values.

In: the keys of two texts. Out: links, the surest first, each number in one at most. Values
that agree are settled first; of what is left, pairs that share a word (or whose digits are
alike) are weighed (`likeness`), unless something sets them apart (`apart`). Pairs are found
through an index of words, so the work grows with the numbers, not with their pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from math import exp, log1p
from operator import attrgetter

from verify.extract import Extraction
from verify.match._doubts import RELATIVE
from verify.match.alignment import Pair, heads_differ, likened, scored
from verify.match.apart import Apart
from verify.match.facts import Fact
from verify.match.fields import fields_of
from verify.match.figures import doublings, figures
from verify.match.ground import Ground, ground
from verify.match.indirect import differing
from verify.match.keys import PHRASE, keys
from verify.match.likeness import Features, Likeness, told
from verify.match.reading import reading
from verify.match.results import results
from verify.match.slip import signature, significant, slip
from verify.match.sorts import LASTING, aged, compatible, firm, is_fraction, telling
from verify.match.tablefacts import table_keys
from verify.match.templated import templated
from verify.model.document import BlockKind
from verify.model.quantity import Bound, Kind, Quantity
from verify.model.span import Span
from verify.named import NamedTuple

_TWIN = 0.6  # score from which equal values count as one fact
_SURELY = 5.0  # weight of figures that are linked by a name alone
_SURE = 1.5  # weight from which two values are believed; 0 would be even odds
AGREES = 2.0  # what speaks for values that can both be true, beside their words
_IN_SPITE = frozenset(["overtaken"])  # doubts that a weight outdoes
_IN_SPITE_OF = 6.0
_MOST = 30.0  # a weight that nothing outweighs
_YEARS = 1.6  # as far as years and ages may lie apart, by `figures`
_TWO_DIGITS = 2
_FACTOR = 3.4  # doublings: a factor of ten
_COMMON = 12  # numbers of one sort that a word stands beside; a commoner one says nothing


class Link(NamedTuple):
    """Two keys that are believed to be one fact, with their weight and what slip sets them apart."""

    weight: float
    first: Fact
    second: Fact
    slip: str

    @property
    def values(self) -> tuple[Quantity, Quantity]:
        """The two quantities as they compare."""
        one, other = self.first.quantity, self.second.quantity
        if not one.unit and not other.unit:
            return firm(one, other)
        if self.first.sort == "age":
            return aged(one), aged(other)
        return firm(*likened(one, other))


class Candidate(NamedTuple):
    """A pair of keys with its features, and whether its values cannot both be true, nor are too far off."""

    first: Fact
    second: Fact
    features: Features
    differs: bool


class Linked:
    """What two texts tell with two values, and what sets any two of their numbers apart."""

    def __init__(self, first: Extraction, second: Extraction) -> None:
        self.document = second.document
        self.templated = templated(first, second)
        one, other = ([*keys(e), *table_keys(e)] for e in (first, second))
        self._keys = {(i, k.quantity.span): k for i, side in enumerate((one, other)) for k in side}
        self._scale, self._test, found = candidates(one, other)
        weighed = [(self._scale.weight(c.features), c) for c in found if c.differs]
        weighed = [(w, c) for w, c in weighed if w > _SURE and self._stands(w, c)]
        if self._scale.related:
            surely = (*differing(first, second), *results(first, second))
            weighed += [(_SURELY, Candidate(a, b, {}, True)) for a, b in surely]
        self.links = [] if self.templated else _believed(weighed)

    def _stands(self, weight: float, pair: Candidate) -> bool:
        """Return whether nothing sets a pair apart, or a mere doubt that it is too sure for."""
        reason = self._test.reason(pair.first, pair.second, pair.features)
        if not reason or pair.first.sort in LASTING:
            return not reason
        if any(RELATIVE.search(k.line) for k in (pair.first, pair.second)):
            return False
        return reason in _IN_SPITE and weight >= _IN_SPITE_OF

    def apart(self, one: Quantity, other: Quantity) -> bool:
        """Return whether something surely sets two numbers apart."""
        if self.templated:
            return True
        first, second = self._keys.get((0, one.span)), self._keys.get((1, other.span))
        if first is None or second is None:
            return False
        if first.sort != second.sort:
            return bool(first.sort and second.sort)
        if one.kind is not Kind.DATE and compatible(first, second):
            return True
        return self._test.veto(first, second, self._scale.features(first, second))


def linked(first: Extraction, second: Extraction) -> Linked:
    """Return what links two texts; made once, however many kinds ask for it."""
    kept, name = reading(first).facts, ("linked", id(second.document))
    found = kept.get(name)
    if not isinstance(found, Linked) or found.document is not second.document:
        found = kept[name] = Linked(first, second)
    return found


def _believed(weighed: Iterable[tuple[float, Candidate]]) -> list[Link]:
    """Return the believed pairs, the surest first, each number in one at most."""
    used: set[tuple[int, Span]] = set()
    believed = []
    for weight, pair in sorted(weighed, key=lambda w: -w[0]):
        places = {(i, k.quantity.span) for i, k in enumerate((pair.first, pair.second))}
        if not used.isdisjoint(places):
            continue
        used |= places
        name = slip(*likened(pair.first.quantity, pair.second.quantity))
        believed.append(Link(weight, pair.first, pair.second, name))
    return believed


def candidates(
    first: Sequence[Fact], second: Sequence[Fact]
) -> tuple[Likeness, Apart, list[Candidate]]:
    """Return what weighs two texts, what sets them apart, and the pairs left over that share a sort."""
    known = settled(first, second)
    scale = Likeness(first, second, known)
    test = Apart(scale)
    if not scale.related:
        return scale, test, []  # nothing says that they tell of one thing
    left = [key for key in first if id(key) not in known.taken]
    right = [key for key in second if id(key) not in known.taken]
    found = [_candidate(scale, test, a, b) for a, b in met(left, right)]
    return scale, test, _contested(scale, found)


def _candidate(scale: Likeness, test: Apart, a: Fact, b: Fact) -> Candidate:
    """Return a pair with its features; of values that differ, with the doubts as well."""
    features = scale.features(a, b)
    differs = not compatible(a, b) and _comparable(a, b)
    return Candidate(
        a, b, {**features, **test.weighed(a, b, features)} if differs else features, differs
    )


def _comparable(a: Fact, b: Fact) -> bool:
    """Return whether two values may be given of one thing; a cell's words are few: it takes a slip."""
    if BlockKind.TABLE in (a.block, b.block):
        return slip(*likened(a.quantity, b.quantity)) != ""
    return not _too_far(a, b)


def _contested(scale: Likeness, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the pairs with what speaks for the others that either number might be paired with.

    The same value told again is no rival: a title and its story give one number twice.
    """
    pull = [
        exp(min(_MOST, scale.wording_weight(c.features) + claim(c.first, c.second))) for c in found
    ]
    held: dict[int, dict[object, float]] = defaultdict(dict)
    for c, own in zip(found, pull, strict=True):
        for key, other in ((c.first, c.second), (c.second, c.first)):
            value = told(other)
            held[id(key)][value] = max(own, held[id(key)].get(value, 0.0))
    total = {name: sum(values.values()) for name, values in held.items()}
    return [
        c._replace(features={**c.features, "contest": sum(_rest(c, held, total))}) for c in found
    ]


def _rest(
    pair: Candidate, held: dict[int, dict[object, float]], total: dict[int, float]
) -> Iterator[float]:
    """Yield what other values claim of each number of a pair."""
    for key, other in ((pair.first, pair.second), (pair.second, pair.first)):
        yield log1p(max(0.0, total[id(key)] - held[id(key)][told(other)]))


def claim(a: Fact, b: Fact) -> float:
    """Return what values that can both be true add to the claim of a pair on its numbers.

    "More than half" is true of so many shares that it says less.
    """
    if not compatible(a, b):
        return 0.0
    return AGREES if all(_pointed(k.quantity) for k in (a, b)) else AGREES / 4


def _pointed(quantity: Quantity) -> bool:
    """Return whether a number is true of little else: it is neither a bound nor a word for a part."""
    return quantity.bound is Bound.NONE and (bool(quantity.unit) or not is_fraction(quantity))


def _too_far(a: Fact, b: Fact) -> bool:
    """Return whether no slip explains values that are more than a factor of three apart."""
    if a.sort in LASTING:
        return figures(a, b).get("ratio", 0.0) > _YEARS
    one, other = likened(a.quantity, b.quantity)
    return doublings(one, other) > _FACTOR and not slip(one, other)


def settled(first: Sequence[Fact], second: Sequence[Fact]) -> Ground:
    """Return what two texts have in common: values that both give of one thing."""
    one, other = ([key for key in side if key.sort not in LASTING] for side in (first, second))
    pairs = [p for p in scored(one, other, attrgetter("sort")) if not p.elsewhere]
    known = ground((p for p in pairs if _told(p) and p.agrees), one, other)
    taken = set(known.taken)
    left, right = ([key for key in side if key.sort in LASTING] for side in (first, second))
    for a, b in _of_one_sort(left, right):
        if compatible(a, b) and (a.sort != "ordinal" or a.heads & b.heads):
            taken |= {id(a), id(b)}
    for side in (one, other):
        taken |= _in_other_units(side, taken)
    return known._replace(taken=taken)


def _in_other_units(side: Sequence[Fact], taken: Collection[int]) -> set[int]:
    """Return the numbers that say in another unit what the settled one beside them says."""
    return {
        id(k)
        for a, b in pairwise(side)
        for k, beside in ((a, b), (b, a))
        if id(beside) in taken
        and a.sentence == b.sentence
        and a.sort == b.sort
        and a.quantity.unit != b.quantity.unit
        and compatible(a, b)
    }


def _told(pair: Pair) -> bool:
    """Return whether two equal values are one fact: short ones are equal by chance too often."""
    if pair.telling:
        return True
    short = max(significant(q) for q in pair.values) < _TWO_DIGITS
    return pair.score >= _TWIN and (
        not short or pair.clause > 0 or bool(pair.first.heads & pair.second.heads)
    )


def _of_one_sort(left: Sequence[Fact], right: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield the pairs of dates, ages and ordinals that are written with one number."""
    index: dict[tuple[str, object], list[Fact]] = defaultdict(list)
    for key in right:
        index[key.sort, _written(key)].append(key)
    for key in left:
        for other in index[key.sort, _written(key)][:_COMMON]:
            yield key, other


def _written(key: Fact) -> object:
    """Return what dates of one day, or numbers of one value, have in common."""
    period, quantity = key.quantity.period, key.quantity
    name = key.sort
    if name == "day" and period:
        return (period.month, period.day)
    return period.year if name == "year" and period else quantity.magnitude


def met(left: Sequence[Fact], right: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield the pairs of one sort that share a word, then those whose digits are alike."""
    by_word: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    by_digits: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    by_month: dict[int, list[Fact]] = defaultdict(list)
    by_sort: dict[str, list[Fact]] = defaultdict(list)
    for key in right:
        name = key.sort
        by_sort[name].append(key)
        for word in _words(key) if name else ():
            by_word[name, word].append(key)
        by_digits[name, signature(key.quantity)].append(key)
        if name == "day":
            by_month[_month(key)].append(key)
    few = {name: held for name, held in by_sort.items() if len(held) <= _COMMON}
    for key in left:
        name = key.sort
        if not name:
            continue
        found: dict[int, Fact] = {id(other): other for other in few.get(name, ())}
        for word in _words(key):
            others = by_word.get((name, word), ())
            if len(others) <= _COMMON:
                found.update((id(other), other) for other in others)
        mark = signature(key.quantity)
        if name == "day":
            found.update((id(o), o) for o in by_month.get(_month(key), ())[:_COMMON])
        elif mark and name not in LASTING:
            found.update((id(o), o) for o in by_digits.get((name, mark), ())[:_COMMON])
        yield from ((key, other) for other in found.values() if not _unlike(key, other))


def _month(key: Fact) -> int:
    return (key.quantity.period and key.quantity.period.month) or 0


def _words(key: Fact) -> Iterator[str]:
    """Yield the words near a number, then the fields of its phrase."""
    yield from key.near
    yield from (f"~{field}" for field, c in key.fields.items() if c >= PHRASE)


def _unlike(a: Fact, b: Fact) -> bool:
    """Return whether two counts plainly count different things, and none of one kind."""
    if a.sort != "count" or not heads_differ(a, b):
        return False
    return fields_of(a.heads).isdisjoint(fields_of(b.heads))


def agreeing(first: Sequence[Fact], second: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield the pairs that share a word and a value that is no chance: what one fact looks like."""
    yield from ((a, b) for a, b in met(first, second) if compatible(a, b) and telling(a, b))
