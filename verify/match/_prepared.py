"""What a match kind makes of its rules once, however many documents there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import TypeVar

from verify.model.rule import Rule

_KEPT = 100  # sets of rules; a long run with ever new ones begins anew
Made = TypeVar("Made")


def prepared(make: Callable[[Sequence[Rule]], Made]) -> Callable[[Sequence[Rule]], Made]:
    """Keep what a function makes of some rules, by the rules themselves."""
    known: dict[tuple[int, ...], tuple[Sequence[Rule], Made]] = {}

    @wraps(make)
    def remembered(rules: Sequence[Rule]) -> Made:
        key = tuple(map(id, rules))
        found = known.get(key)
        if found is None:
            if len(known) >= _KEPT:
                known.clear()
            found = known[key] = (tuple(rules), make(rules))  # holds the rules: ids stay taken
        return found[1]

    return remembered
