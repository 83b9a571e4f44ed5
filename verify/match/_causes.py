"""Causes: a change told as what something brought about, not as that of the values beside it.

In: a change. Out: whether it is only what one cause of several made ("an increase of # due to new
shops"), and whether the values before it are what changed something else ("going from 10 to 30
doubles it").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.model.quantity import Kind

if TYPE_CHECKING:
    from verify.match.frame import Mention

_CAUSED = frozenset(
    "due owing attributable resulting related relating driven associated caused stemming".split()
)
_WHOLLY = frozenset(
    "above mainly largely chiefly entirely wholly mostly primarily solely overwhelmingly".split()
)  # "due above all to": all of it has more causes than one
_TIMES = frozenset(["double", "treble", "triple", "twice", "half"])
_OBJECTS = frozenset("it them this that these those the its their his her our my your".split())


def is_cause(anchor: Mention) -> bool:
    """Return whether a change is what one cause made: "an increase of # due to new shops"."""
    words, place = anchor.sentence.words, anchor.place
    opens = words[place - 3 : place - 2] if words[place - 1 : place] == ["of"] else []
    whole = opens in (["this"], ["that"]) or not _WHOLLY.isdisjoint(words[place + 2 : place + 5])
    return not whole and bool(_CAUSED & set(words[place + 1 : place + 3]))


def done_to_another(anchor: Mention, second: Mention) -> bool:
    """Return whether a multiple is what was done to something: "going from 10 to 30 doubles it".

    "Double that at the surface" is so many times what "that" stands for, wherever it is told.
    """
    if anchor.quantity.kind is not Kind.MULTIPLE or " " in anchor.quantity.surface:
        return False
    words, place = anchor.sentence.words, anchor.place
    if anchor.quantity.surface.lower() in _TIMES and words[place + 1 : place + 2] == ["that"]:
        return True
    return second.order < anchor.order and not _OBJECTS.isdisjoint(words[place + 1 : place + 2])
