"""Loose figures: which numbers are told loosely, and how far what they say reaches.

In: a number in its sentence. Out: the number as it is told loosely, or None: one with a hedge or
a bound, "past the 50,000 mark", "say 180 in round figures". Who rounds to two digits means those:
"about 2.5 million" is no rounding of 2,047,310.
"""

from __future__ import annotations

from decimal import Decimal

from verify.match.reading import Sentence
from verify.match.slip import last_place, significant
from verify.model.interval import Interval
from verify.model.quantity import AMOUNTS, Bound, Hedge, Kind, Quantity

_DOZENS = frozenset(["dozens", "hundreds", "thousands", "scores"])
_PASSED = frozenset(
    "passed past pass passing crossed crossing cross broken broke breaking break breached breaching cleared clearing "
    "surpassed surpassing beaten topped through over above beyond".split()
)
_MARKS = frozenset("mark barrier milestone threshold level line".split())
_ROUND = frozenset("figures numbers terms".split())
_FEW = 3  # digits of a figure that is told loosely
_INFINITE = Decimal("Infinity")


def told(sentence: Sentence, quantity: Quantity) -> Quantity | None:
    """Return a number as it is told loosely, None where it is told as itself."""
    if quantity.kind not in AMOUNTS and quantity.kind is not Kind.RATIO:
        return None
    if quantity.magnitude is None:
        inside = sentence.words[sentence.place(quantity) - 1 : sentence.place(quantity)] == ["("]
        return quantity if quantity.surface.lower() in _DOZENS and not inside else None
    if quantity.kind is Kind.RATIO:
        loose = _hedged(quantity) and 0 < quantity.magnitude < 1
        return quantity if loose else None
    if quantity.kind is Kind.NUMBER and 0 < quantity.magnitude < 1 and _hedged(quantity):
        spoken = quantity.surface[-1:].isalpha() and not quantity.unit
        return quantity._replace(kind=Kind.RATIO) if spoken else None
    if quantity.magnitude < (10 if quantity.kind is Kind.NUMBER else 0):
        return None
    digits = significant(quantity)
    if digits > _FEW:
        return None
    if not _hedged(quantity):
        return _marked(sentence, quantity)
    if quantity.hedge is Hedge.ABOUT and digits > 1:
        return _about(quantity)
    return quantity if digits < _FEW else None


def _hedged(quantity: Quantity) -> bool:
    return quantity.hedge is not Hedge.NONE or quantity.bound is not Bound.NONE


def _marked(sentence: Sentence, quantity: Quantity) -> Quantity | None:
    """Return a number that words behind it make loose: "passed the 50,000 mark"."""
    words, place = sentence.words, sentence.place(quantity)
    behind, before = words[place + 1 : place + 4], words[max(0, place - 3) : place]
    if behind[:1] == ["in"] and behind[1:2] == ["round"] and behind[2:3] and behind[2] in _ROUND:
        return _about(quantity)
    if before[-1:] == ["say"] and words[place - 2 : place - 1] in ([","], ["("], ["—"], ["–"]):
        return _about(quantity)
    if behind[:1] and behind[0] in _MARKS and not _PASSED.isdisjoint(before) and quantity.magnitude:
        least = Interval(quantity.magnitude, _INFINITE, low_open=False, high_open=True)
        return quantity._replace(bound=Bound.AT_LEAST, interval=least, charitable=least)
    return None


def _about(quantity: Quantity) -> Quantity:
    """Return a number that is rounded to its last digit, and may be a whole one off."""
    assert quantity.magnitude is not None
    unit = Decimal(1).scaleb(last_place(quantity.magnitude))
    reach = Interval(quantity.magnitude - unit, quantity.magnitude + unit)
    return quantity._replace(interval=reach, charitable=reach)
