"""Once: what its own surroundings say of a number, however many pairs it is tried in.

In: a function of a mention alone. Out: the same, which keeps what it said in the mention's
sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from verify.match.frame import Mention

Told = TypeVar("Told")


def once(told: Callable[[Mention], Told]) -> Callable[[Mention], Told]:
    """Return a function that asks `told` of each mention once; a mention is kept with its answer."""

    def known(mention: Mention) -> Told:
        notes, key = mention.sentence.notes, (told, id(mention))
        held: tuple[Mention, Told] | None = notes.get(key)
        if held is None:
            held = notes[key] = (mention, told(mention))
        return held[1]

    known.__doc__ = told.__doc__
    return known
