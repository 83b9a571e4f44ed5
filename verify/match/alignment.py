"""Alignment: which facts of two texts are about one thing, by the rare words they share.

In: two lists of facts. Out: scored pairs of one sort (one currency, one dimension, like
counts), and how two values stand to each other: the same, or compatible. What follows
from a pair is left to the match kinds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from verify import units
from verify.match.facts import Fact
from verify.match.slip import significant, slip
from verify.model.interval import Interval
from verify.model.quantity import Bound, Hedge, Kind, Quantity
from verify.model.span import Span
from verify.named import NamedTuple

_CLOSE = 2  # both words stand in the clauses of their numbers
_TELLING = 3  # digits
_ANYBODY = frozenset({"people", "peopl"})  # heads that whatever one counts may be called by


class Pair(NamedTuple):
    """Two facts that may be one, and why: `score` counts the rare words that they share.

    `clause` is what of the score stands in the clauses of both.
    """

    score: float
    first: Fact
    second: Fact
    slip: str
    clause: float = 0.0

    @property
    def values(self) -> tuple[Quantity, Quantity]:
        """The two quantities in units that can be compared: "$14 an hour", "$14"."""
        return likened(self.first.quantity, self.second.quantity)

    @property
    def elsewhere(self) -> bool:
        """Whether the two clauses name different places."""
        here, there = self.first.places, self.second.places
        return bool(here and there) and here.isdisjoint(there)

    @property
    def telling(self) -> bool:
        """Whether the two are written with so many digits that few unrelated numbers are equal."""
        return significant(self.first.quantity) >= _TELLING <= significant(self.second.quantity)

    @property
    def agrees(self) -> bool:
        """Whether the two are one value, told with or without a bound."""
        a, b = self.values
        return agree(a, b) and alike(a, b)

    @property
    def compatible(self) -> bool:
        """Whether the two values can both be true."""
        return agree(*self.values)


def scored(
    first: Sequence[Fact], second: Sequence[Fact], sort: Callable[[Fact], str] | None = None
) -> Iterator[Pair]:
    """Return the pairs of one sort that share a word, scored by how rare the words are."""
    sort = sort or _sort
    weight = _rarity(first, second)
    index: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in second:
        for word in fact.near:
            index[sort(fact), word].append(fact)
    for a in first:
        kind = sort(a)
        scores: dict[int, float] = defaultdict(float)
        clause: dict[int, float] = defaultdict(float)
        found: dict[int, Fact] = {}
        for word, closeness in a.near.items():
            for b in index.get((kind, word), ()):
                shared = min(closeness, b.near[word])
                scores[id(b)] += weight[word] * shared
                if shared >= _CLOSE:
                    clause[id(b)] += weight[word] * shared
                found[id(b)] = b
        for key, score in scores.items():
            b = found[key]
            if heads_differ(a, b):
                continue
            bonus = 0.5 if a.heads & b.heads else 0.0
            name = slip(*likened(a.quantity, b.quantity))
            yield Pair(score + bonus, a, b, name, clause[key])


def best_pairs(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Return the pairs whose facts have no better one; `pairs` come best first."""
    best: dict[int, Pair] = {}
    for pair in pairs:
        best.setdefault(id(pair.first), pair)
        best.setdefault(id(pair.second), pair)
    for pair in pairs:
        if best[id(pair.first)] is pair and best[id(pair.second)] is pair:
            yield pair


def _rarity(first: Sequence[Fact], second: Sequence[Fact]) -> dict[str, float]:
    """Return each word's weight: 1 where it stands in one sentence a side, less where common."""
    counts = []
    for side in (first, second):
        seen: dict[Span, set[str]] = defaultdict(set)
        for fact in side:
            seen[fact.sentence].update(fact.near)
        counts.append(Counter(word for near in seen.values() for word in near))
    return {word: 1 / max(n, counts[1][word]) for word, n in counts[0].items() if counts[1][word]}


def _sort(fact: Fact) -> str:
    """Return what a fact may be compared with, by its quantity."""
    return bucket(fact.quantity)


def bucket(quantity: Quantity) -> str:
    """Return what a quantity may be compared with: its currency, dimension or sort of count."""
    if quantity.kind in (Kind.NUMBER, Kind.RATIO, Kind.MULTIPLE) and not quantity.unit:
        return "count"
    if quantity.kind is Kind.MONEY:
        return quantity.unit.partition("/")[0]
    if quantity.kind is Kind.PERCENT:
        return quantity.unit
    return units.dimension(quantity.unit)


def likened(a: Quantity, b: Quantity) -> tuple[Quantity, Quantity]:
    """Return two amounts of money as they compare: what one is for each of goes unsaid in texts."""
    if a.kind is b.kind is Kind.MONEY and a.unit != b.unit and ("/" in a.unit) != ("/" in b.unit):
        unit = max(a.unit, b.unit, key=len)
        return a._replace(unit=unit), b._replace(unit=unit)
    return a, b


def heads_differ(a: Fact, b: Fact) -> bool:
    """Return whether the two plainly count different things."""
    if bucket(a.quantity) != "count":
        return False
    if not a.heads or not b.heads or a.heads & b.heads or (a.heads | b.heads) & _ANYBODY:
        return False
    return not heads_shared(a, b)


def heads_shared(a: Fact, b: Fact) -> bool:
    """Return whether what one counts is named beside the other."""
    return not (a.heads.isdisjoint(b.near) and b.heads.isdisjoint(a.near))


def agree(a: Quantity, b: Quantity) -> bool:
    """Return whether two quantities can be one value, under their most charitable readings."""
    other = units.convert(b.charitable, b.unit, a.unit)
    return other is not None and a.charitable.meets(other)


def alike(a: Quantity, b: Quantity) -> bool:
    """Return whether two quantities that can both be true also say the same.

    "More than 6%" and "9.3%" do not, nor do "three years" and "almost four", whose
    intervals only touch.
    """
    if a.magnitude is None or b.magnitude is None:
        return a.bound is Bound.NONE and b.bound is Bound.NONE
    bounded = Bound.NONE not in (a.bound, b.bound) or a.bound is not b.bound
    if bounded or (a.hedge is Hedge.NONE and b.hedge is Hedge.NONE):
        if a.unit == b.unit and a.exponent == b.exponent:
            return a.magnitude == b.magnitude
        one, two = _plain(a), _plain(b)
    else:
        one, two = a.interval, b.interval
    other = units.convert(two, b.unit, a.unit)
    if other is None or not one.meets(other):
        return False
    touching = one.high == other.low or other.high == one.low
    return not touching or Decimal(0) in (one.width, other.width)


def _plain(quantity: Quantity) -> Interval:
    """Return the values that round to a quantity's magnitude, without its bound."""
    assert quantity.magnitude is not None
    if quantity.exponent is None:
        return Interval.exactly(quantity.magnitude)
    return Interval.around(quantity.magnitude, quantity.exponent)
