"""Ground: what two texts have in common already.

In: two lists of facts and the pairs that agree. Out: which facts are settled, how many
values stand in which sentences of both, and how many in both texts at all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from verify.match.alignment import Pair, bucket, heads_differ
from verify.match.facts import Fact
from verify.match.slip import significant
from verify.model.quantity import Kind
from verify.named import NamedTuple

_CROWD = 40  # numbers of one value that are held against each other
_TELLING = 2  # digits in which a value of both texts is no chance


class Ground(NamedTuple):
    """What two texts share already: confirmed facts, and how many stand in which sentences."""

    taken: Collection[int]
    neighbours: Counter[tuple[object, object]]
    fellows: int
    pairs: Sequence[tuple[Fact, Fact]] = ()


def ground(agreeing: Iterable[Pair], first: Sequence[Fact], second: Sequence[Fact]) -> Ground:
    """Return what two texts have in common: the confirmed pairs, and values that stand in both.

    A value of two digits or more that both have is not left over, whatever words are beside it.
    """
    taken: set[int] = set()
    told: list[tuple[Fact, Fact]] = []
    shared: set[tuple[object, object, object]] = set()
    for pair in agreeing:
        taken |= {id(pair.first), id(pair.second)}
        told.append((pair.first, pair.second))
        shared.add((pair.first.sentence, pair.second.sentence, pair.first.quantity.stated))
    for one, other in _echoes(first, second):
        shared.add((one.sentence, other.sentence, one.quantity.stated))
        if significant(one.quantity) >= _TELLING:
            taken |= {id(one), id(other)}
            told.append((one, other))
    neighbours: Counter[tuple[object, object]] = Counter((a, b) for a, b, _ in shared)
    return Ground(taken, neighbours, len({value for _, _, value in shared}), told)


def _echoes(first: Sequence[Fact], second: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield the facts whose value and unit stand in both texts; bare counts need one noun."""
    there: dict[object, list[Fact]] = defaultdict(list)
    for fact in second:
        there[_value(fact)].append(fact)
    for fact in first:
        for other in there.get(_value(fact), ())[:_CROWD]:
            told = bool(fact.quantity.unit) or significant(fact.quantity) >= _TELLING
            if (told or fact.heads & other.heads) and not heads_differ(fact, other):
                yield fact, other


def _value(fact: Fact) -> object:
    """Return what two facts share that give one value in one unit."""
    unit = (
        fact.quantity.unit.partition("/")[0]
        if fact.quantity.kind is Kind.MONEY
        else fact.quantity.unit
    )
    return bucket(fact.quantity), unit, fact.quantity.stated
