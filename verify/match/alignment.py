"""Alignment: which facts of two texts are about one thing, by the rare words they share.

In: two lists of facts. Out: scored pairs of one sort (one currency, one dimension, like
counts), and how two values stand to each other: the same, or compatible. What follows
from a pair is left to the match kinds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from verify import units
from verify.match.facts import Fact
from verify.match.slip import significant, slip
from verify.model.interval import Interval
from verify.model.quantity import Bound, Hedge, Kind, Quantity
from verify.model.span import Span
from verify.named import NamedTuple

_CLOSE = 2  # both words stand in the clauses of their numbers
_CROWD = 40  # numbers of a sort that a word stands beside, from which it tells none of them
_TELLING = 3  # digits
ANYBODY = frozenset({"people", "peopl"})  # heads that whatever one counts may be called by


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
    index = _Index(second, sort)
    for a in first:
        for b in index.fellows(a):
            if heads_differ(a, b):
                continue
            score = clause = 0.0
            for word, closeness in a.near.items():
                if word in b.near:
                    shared = min(closeness, b.near[word])
                    score += weight[word] * shared
                    if shared >= _CLOSE:
                        clause += weight[word] * shared
            bonus = 0.5 if a.heads & b.heads else 0.0
            name = slip(*likened(a.quantity, b.quantity))
            yield Pair(score + bonus, a, b, name, clause)


class _Index:
    """Facts by sort and word. A word of a crowd joins only facts of one value: it says too little."""

    def __init__(self, facts: Sequence[Fact], sort: Callable[[Fact], str]) -> None:
        self._sort = sort
        self._by_word: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        self._by_value: dict[tuple[str, object], list[Fact]] = defaultdict(list)
        for fact in facts:
            kind = sort(fact)
            self._by_value[kind, fact.quantity.stated].append(fact)
            for word in fact.near:
                self._by_word[kind, word].append(fact)

    def fellows(self, fact: Fact) -> Iterable[Fact]:
        """Return the facts that share a word with one of the other text, each once."""
        kind = self._sort(fact)
        found: dict[int, Fact] = {}
        crowded = False
        for word in fact.near:
            others = self._by_word.get((kind, word), ())
            if len(others) > _CROWD:
                crowded = True
            else:
                found.update((id(b), b) for b in others)
        if crowded:
            twins = self._by_value.get((kind, fact.quantity.stated), ())[:_CROWD]
            found.update((id(b), b) for b in twins if not fact.near.keys().isdisjoint(b.near))
        return found.values()


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
    if not a.heads or not b.heads or a.heads & b.heads or (a.heads | b.heads) & ANYBODY:
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
