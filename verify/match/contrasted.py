"""Contrasted: whether the words beside two numbers are of one group and not the same: men, women.

In: two keys. Out: whether one clause takes a side that the other does not (`contrasts.txt`), where
the two sentences have no side in common.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from verify.match.facts import Fact, sides
from verify.match.keys import CLAUSE, SENTENCE
from verify.match.qualifiers import qualifiers
from verify.match.roots import root


def contrasted(a: Fact, b: Fact) -> bool:
    """Return whether the two clauses hold different words of one group: men, women."""
    here, there = (_sides_of(key.near, CLAUSE) for key in (a, b))
    if not here or not there:
        return False
    own, others = (_sides_of(key.near, SENTENCE) for key in (a, b))
    groups = {group for group, _ in here}
    if all("mean" in qualifiers(key.clause) for key in (a, b)):
        groups.discard(_means())  # "the mean maximum distance" is an average as well
    met = {group for group, _ in own & others}
    return any(side[0] in groups and side[0] not in met and side not in own for side in there - own)


def _sides_of(near: Mapping[str, int], least: int) -> frozenset[tuple[int, int]]:
    """Return the sides that the words of a key take, as near as `least`."""
    table = _sides()
    return frozenset(table[w] for w, closeness in near.items() if closeness >= least and w in table)


@cache
def _means() -> int:
    return _sides()[root("average")][0]


@cache
def _sides() -> dict[str, tuple[int, int]]:
    """Return the words that set facts apart, by their roots."""
    return {root(word): side for word, side in sides().items()}
