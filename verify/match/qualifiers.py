"""Qualifiers: words that narrow what a number is of, by their sort.

In: a clause. Out: the sorts of its narrowing words (`qualifiers.txt`): a plan, a mean, an
extreme, a comparison, one of each.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from verify.match.facts import data_lines

_WORD = re.compile(r"per[ -]cent|[a-z]+")


@lru_cache(maxsize=4096)
def qualifiers(clause: str) -> frozenset[str]:
    """Return the sorts of narrowing words that a clause holds."""
    table = _table()
    return frozenset(name for w in _WORD.findall(clause.lower()) for name in table.get(w, ()))


@cache
def _table() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in data_lines("qualifiers.txt"):
        name, _, words = line.partition(":")
        found.update((word, (*found.get(word, ()), name)) for word in words.split())
    return found
