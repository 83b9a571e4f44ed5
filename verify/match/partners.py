"""Partners: which documents of a run are held against each other.

In: the facts of each document. Out: pairs of documents, by number. A few documents are
all compared. Of many, each is compared with those that share the most of its rare words,
and with every source: the work grows with the documents, not with their pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from verify.match.facts import Fact

_FEW = 12  # documents that are all compared with each other
_PARTNERS = 8  # documents that one of many is compared with
_RARE = 6  # documents that a word may stand in to join them all; else each joins the next ones
_ENOUGH = 2  # what two documents must share: a rare word is worth two common ones


def partners(
    listed: Sequence[Sequence[Fact]], sources: Collection[int] = ()
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of documents to be compared, each once, in order."""
    if len(listed) <= _FEW:
        yield from combinations(range(len(listed)), 2)
        return
    chosen: set[tuple[int, int]] = set()
    by_document: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (one, other), shared in _shared(listed).items():
        if shared >= _ENOUGH:
            by_document[one].append((shared, other))
            by_document[other].append((shared, one))
    for one, found in by_document.items():
        found.sort(key=lambda f: (-f[0], f[1]))
        chosen |= {_ordered(one, other) for _, other in found[:_PARTNERS]}
    chosen |= {_ordered(s, n) for s in sources for n in range(len(listed)) if n != s}
    yield from sorted(chosen)


def _shared(listed: Sequence[Sequence[Fact]]) -> Counter[tuple[int, int]]:
    """Count the words that pairs of documents share; a common word joins only neighbours."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, facts in enumerate(listed):
        for word in dict.fromkeys(word for fact in facts for word in fact.near):
            holders[word].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        for pair in _joined(held):
            shared[pair] += _ENOUGH if len(held) <= _RARE else 1
    return shared


def _joined(held: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Return the pairs of documents that one word joins."""
    if len(held) <= _RARE:
        return combinations(held, 2)
    return [(one, other) for at, one in enumerate(held) for other in held[at + 1 : at + _RARE]]


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
