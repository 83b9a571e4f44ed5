"""Needs: which of many wordings a sentence may hold, by the words that they cannot do without.

In: wordings, each with groups of words, of every one of which one word must stand there.
Out: for the words of a sentence, the numbers of the wordings worth trying, in order. So a
sentence costs what it has in common with the rules, however many rules there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

# Words of most sentences: a group that holds one narrows nothing.
COMMON = frozenset(", . ( ) ; : the of a an and to in for on at by with is was are were —".split())


class Needs:
    """An index of wordings by the rarest group of words that each needs."""

    __slots__ = ("_always", "_by_word", "_keys", "_others")

    def __init__(self, wordings: Iterable[Sequence[frozenset[str]]]) -> None:
        self._others: list[list[frozenset[str]]] = []  # the groups that are not indexed
        self._always: list[int] = []
        self._by_word: dict[str, list[int]] = {}
        for number, groups in enumerate(wordings):
            if not groups:
                self._others.append([])
                self._always.append(number)
                continue
            rarest = min(groups, key=commonness)
            self._others.append([group for group in groups if group is not rarest])
            for word in rarest:
                self._by_word.setdefault(word, []).append(number)
        self._keys = frozenset(self._by_word)

    def met(self, words: AbstractSet[str], among: AbstractSet[int] | None = None) -> list[int]:
        """Return the wordings, of those in question, whose every need some word meets, in order."""
        found = set(self._always)
        for word in self._keys & words:
            found.update(self._by_word[word])
        if among is not None:
            found &= among
        met: list[int] = []
        for number in found:
            for group in self._others[number]:
                if group.isdisjoint(words):
                    break
            else:
                met.append(number)
        met.sort()
        return met


def commonness(words: AbstractSet[str]) -> tuple[bool, int]:
    """Return how little a group of words narrows a search."""
    return not COMMON.isdisjoint(words), len(words)
