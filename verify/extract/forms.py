"""The ways in which numbers are written."""

from __future__ import annotations

from verify.choices import IntEnum


class Form(IntEnum):
    """How a number was written."""

    DIGITS = 1
    WORDS = 2
    FRACTION = 3
    ORDINAL = 4
    VAGUE = 5
    MULTIPLE = 6
