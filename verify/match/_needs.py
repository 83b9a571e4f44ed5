"""Needs: which of many wordings a sentence may hold, by the words that they cannot do without.

In: wordings, each with groups of words, of every one of which one word must stand there.
Out: for the words of a sentence, the numbers of the wordings worth trying, in order. So a
sentence costs what it has in common with the rules, however many rules there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from zlib import crc32

from verify import kept
from verify.match import lexicon

# Words of most sentences: a group that holds one narrows nothing.
COMMON = frozenset(", . ( ) ; : the of a an and to in for on at by with is was are were —".split())

Needed = Sequence[frozenset[str]]
# Numbers of wordings that need nothing, those of each word, and the groups of each.
_Index = tuple[list[int], dict[str, list[int]], list[list[list[str]]]]


class Needs:
    """An index of wordings by the rarest group of words that each needs."""

    __slots__ = ("_always", "_by_word", "_keys", "_others", "_packed")

    def __init__(self, wordings: Iterable[Sequence[frozenset[str]]]) -> None:
        self._take(_indexed(wordings))

    @classmethod
    def of(cls, texts: Sequence[str], needs: Callable[[], Iterable[Needed]]) -> Needs:
        """Return the index of wordings by their texts, from an earlier run if there was one.

        `needs` says what each needs, by its text and the lexicon alone.
        """
        text = "\n".join(texts)
        name = f"needs-{crc32(text.encode()):08x}"
        sources = (__file__, *map(str, lexicon.PATHS))
        made = cls(())
        made._take(kept.table(name, sources, lambda: _indexed(needs()), key=text))
        return made

    def _take(self, index: _Index) -> None:
        """Hold an index of plain data; groups become sets when they are first asked for."""
        self._always, self._by_word, self._packed = index
        self._others: list[list[frozenset[str]] | None] = [None] * len(self._packed)
        self._keys = frozenset(self._by_word)

    def met(self, words: AbstractSet[str], among: AbstractSet[int] | None = None) -> list[int]:
        """Return the wordings, of those in question, whose every need some word meets, in order."""
        found = set(self._always)
        for word in self._keys & words:
            found.update(self._by_word[word])
        if among is not None:
            found &= among
        met: list[int] = []
        others = self._others
        for number in found:
            groups = others[number]
            if groups is None:
                groups = others[number] = [frozenset(group) for group in self._packed[number]]
            for group in groups:
                if group.isdisjoint(words):
                    break
            else:
                met.append(number)
        met.sort()
        return met


def _indexed(wordings: Iterable[Needed]) -> _Index:
    """Return the numbers of wordings by the words of the rarest group, and their other groups."""
    always: list[int] = []
    by_word: dict[str, list[int]] = {}
    others: list[list[list[str]]] = []
    for number, groups in enumerate(wordings):
        rarest = min(groups, key=commonness) if groups else None
        others.append([sorted(group) for group in groups if group is not rarest])
        if rarest is None:
            always.append(number)
        else:
            for word in rarest:
                by_word.setdefault(word, []).append(number)
    return always, by_word, others


def commonness(words: AbstractSet[str]) -> tuple[bool, int]:
    """Return how little a group of words narrows a search."""
    return not COMMON.isdisjoint(words), len(words)
