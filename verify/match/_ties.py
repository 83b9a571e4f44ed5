"""How surely a clause goes on about what was said before it: what `attachment` answers."""

from __future__ import annotations

from verify.choices import IntEnum


class Tie(IntEnum):
    """How surely a clause goes on about what was said before it."""

    FOREIGN = 0  # it has another subject, or another time
    LOOSE = 1  # nothing tells
    SAME = 2  # it names the subject again
    TAIL = 3  # it has no subject of its own, or a pronoun
