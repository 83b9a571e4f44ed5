"""Lenders: the value whose unit a bare number takes among values that are ranked.

In: a bare number and the values before it. Out: that of its list or of its words, else the last,
or the one before where that is much nearer in size.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from verify.match.frame import Mention
from verify.model.quantity import Kind

YEAR = "year"
_PERIODS = frozenset("year month week day quarter decade century".split())
_NEAR_IN_SIZE, _FAR_IN_SIZE = Decimal("1.25"), Decimal(4)  # times one value that another is
_BRACKETED = 9  # words from a value in brackets to the next


def lender(mention: Mention, pool: Sequence[tuple[Mention, str, Decimal]]) -> Mention | None:
    """Return the value whose unit a bare number takes: that of its list, else the last."""
    own = mention.sentence.index
    near = [m for m, sort, _ in pool[-4:] if sort != YEAR and own - m.sentence.index < 2]
    if near and _one_shape(near[-1], mention):
        return near[-1] if near[-1].quantity.unit else None
    near = [m for m in near if m.sentence.index == own or m.quantity.kind is not Kind.MONEY]
    like = [m for m in near if _setting(m) & _setting(mention)]
    if like:
        return like[-1] if like[-1].quantity.unit else None
    return _likeliest(mention, [m for m in near if m.quantity.unit])


def _likeliest(mention: Mention, lenders: Sequence[Mention]) -> Mention | None:
    """Return the last value that may lend its unit, or one before it that is much nearer in size."""
    if not lenders:
        return None
    near = [m for m in lenders if _times(m, mention) <= _NEAR_IN_SIZE]
    last = lenders[-1]
    if last.quantity.unit in _PERIODS and last.quantity.kind is Kind.DURATION:
        if near and near[-1] is not last:
            return near[-1]
        return last if _times(last, mention) <= _FAR_IN_SIZE else None
    if near and _times(last, mention) > _FAR_IN_SIZE:
        return near[-1]
    return last


def _times(one: Mention, other: Mention) -> Decimal:
    """Return how many times one value the other is, the greater by the less."""
    sizes = sorted(abs(m.quantity.magnitude or Decimal(0)) for m in (one, other))
    return sizes[1] / sizes[0] if sizes[0] else Decimal("Infinity")


def _one_shape(one: Mention, other: Mention) -> bool:
    """Return whether two values stand one after the other in brackets: "Cork (310 staff), Athy (275)"."""
    if one.sentence is not other.sentence or other.place - one.place > _BRACKETED:
        return False
    words = one.sentence.words
    return words[one.place - 1] == words[other.place - 1] == "(" and one.place > 0


def _setting(mention: Mention) -> set[tuple[int, str]]:
    """Return the words on either side of a value that say what part it plays."""
    words, place = mention.sentence.words, mention.place
    sides = ((-1, words[max(0, place - 1) : place]), (1, words[place + 1 : place + 2]))
    return {(step, own[0]) for step, own in sides if own and own[0].isalpha()}
