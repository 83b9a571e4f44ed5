"""Fields: what kind of thing words speak of, where two texts use other words for one thing.

In: roots. Out: their fields (`fields.txt`): "taken to hospital" and "casualties" are of one
field, so are "crest" and "tall". A field is a weaker tie than a shared word; how much weaker is
fitted in `verify.match.likeness`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from verify.match.facts import data_lines
from verify.match.roots import root


def fields_near(near: Mapping[str, int]) -> dict[str, int]:
    """Return the fields of words, each as close as the closest of them."""
    found: dict[str, int] = {}
    table = _fields()
    for word, closeness in near.items():
        for field in table.get(word, ()):
            if found.get(field, 0) < closeness:
                found[field] = closeness
    return found


def fields_of(stems: Iterable[str]) -> frozenset[str]:
    """Return the fields of some words."""
    table = _fields()
    return frozenset(field for word in stems for field in table.get(word, ()))


@cache
def _fields() -> dict[str, tuple[str, ...]]:
    """Read the fields: each root to those it belongs to."""
    table: dict[str, set[str]] = defaultdict(set)
    for line in data_lines("fields.txt"):
        name, _, words = line.partition(":")
        for word in words.split():
            table[root(word)].add(name)
    return {word: tuple(sorted(names)) for word, names in table.items()}
