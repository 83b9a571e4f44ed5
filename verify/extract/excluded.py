"""The value that names a number no quantity, shared by those who find them."""

from __future__ import annotations

from verify.named import NamedTuple


class Excluded(NamedTuple):
    """A stretch of text whose numbers are no quantities."""

    start: int
    end: int
    why: str
