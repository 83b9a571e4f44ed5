"""Linked things, joined: the groups that a relation of sameness makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def groups(links: Iterable[Sequence[Key]]) -> list[list[Key]]:
    """Return the keys that links join, directly or not, in the order they first appear."""
    root: dict[Key, Key] = {}

    def top(key: Key) -> Key:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for link in links:
        for key in link:
            root.setdefault(key, key)
            root[top(key)] = top(link[0])
    found: dict[Key, list[Key]] = defaultdict(list)
    for key in root:
        found[top(key)].append(key)
    return list(found.values())
