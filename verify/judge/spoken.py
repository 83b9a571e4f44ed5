"""Spoken: how far the word for a share or a multiple reaches before another word is the right one.

In: a quantity. Out: the values that its word fits: of "two-thirds" those that are no nearer to
three-fifths or to three-quarters, of "three times" a tenth either way. A number with a hedge, a
bound or digits has its own width, and none here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from verify.model.quantity import Bound, Hedge, Kind, Quantity

Reach = tuple[float, float]

_FIFTH, _TENTH = 5, 10
_SAME = 1e-6
_TIMES = range(3, 6)  # from six times on half a step is less than a tenth
_SHARE_KINDS = (Kind.NUMBER, Kind.RATIO)


def reach(quantity: Quantity) -> Reach | None:
    """Return the values that a word for a share or a multiple fits, or None for other numbers."""
    size = quantity.magnitude
    if size is None or not quantity.surface[:1].isalpha():
        return None
    if quantity.hedge is not Hedge.NONE or quantity.bound is not Bound.NONE:
        return None
    if quantity.kind is Kind.MULTIPLE:
        return (float(size) * 0.9, float(size) * 1.1) if size in _TIMES else None
    if quantity.kind not in _SHARE_KINDS or not 0 < size < 1:
        return None
    return _between(float(size))


def _between(size: float) -> Reach | None:
    """Return how far a fraction reaches: half the way to the next ones that have a word."""
    words = _words()
    at = bisect_left(words, size - _SAME)
    if at == len(words) or abs(words[at] - size) > _SAME or not 0 < at < len(words) - 1:
        return None
    return (words[at - 1] + size) / 2, (size + words[at + 1]) / 2


@cache
def _words() -> Sequence[float]:
    """Return the fractions that a writer has a word for, with nothing and the whole."""
    common = {Fraction(p, q) for q in range(1, _FIFTH + 1) for p in range(q + 1)}
    return sorted(map(float, common | {Fraction(9, _TENTH), Fraction(1, _TENTH)}))
