"""Lending: the unit that a bare number leaves out, from the number beside it.

In: the numbers of a document, in order. Out: the same, each bare one that goes on with a unit
("4.1 km, then 3.6") as an amount of it: that of the last number with one, or of the one before
where that is much nearer in size ("64.79 metres ... after 14 months ... on 65.12").
"""

from __future__ import annotations

import re
from decimal import Decimal

from verify.match import _lent
from verify.model.document import Document
from verify.model.quantity import Hedge, Kind, Quantity

_ZERO = Decimal(0)
_BY = (" by ", "up ", "down ")


_ON_THE = re.compile(
    r" (?:up |down )?(?:(?:more|less|fewer|higher|lower) than|on|above|below|over|under|short of|off) (?:the|its|their) "
)
_OF_THE = re.compile(r" of (?:the|its|his|her|their) ")
_BESIDE = 24  # characters between a step and the value it is on
_SERIES = re.compile(r"\s*(?:,|and|or|to|then|,\s*and|,\s*then)\s+")
_ENDS_BARE = re.compile(
    r"\s*(?:[.,;:)—–]|(?:and|or|at|by|to|from|on|for|with|last|before|while|but|this|than|against|that|when|if|as|are|is|was|were|had|per|a year|in (?=[12]\d{3}|the|[A-Z]))\b|$)"
)
_WITH_SHARE = re.compile(r"(?:,? (?:or|that is),? | \()[^()\d]{0,12}\d[\d.]{0,6} ?(?:%|per ?cent)")
_NOT_LENT = re.compile(
    r"\b(?:[Nn]umber|[Nn]o\.|[Pp]age|[Cc]hapter|[Tt]able|Figure|figure(?=\s*$)|[Ss]ection|aged?|ratio|votes?|seats?)\b|[A-Z]$"
    r"|(?<!average )(?<!mean )(?<!median )(?<!instead )(?<!place )(?<!ahead )(?<!limit )(?<!level )(?<!norm )(?<!maximum )(?<!minimum )"
    r"(?<!target )(?<!peak )(?<!high )(?<!low )(?<!record )(?<!figure )(?<!reading )(?<!threshold )(?<!ceiling )(?<!floor )(?<!best )"
    r"\bof\s*$|\b(?:for|in)\s*$|\b(?:that|this|these|those) (?!time|year|month|week|season|summer|winter|spring|autumn|morning|quarter)[a-z]{3,} "
)
_GREAT = re.compile(r"\b(?:million|billion|trillion|crore|lakh)\b|\d ?(?:mn?|bn|tn)\b")
_PLAIN = 100_000  # from here on an amount lends its unit to one with a scale word alone
_YEAR = re.compile(r"(?:19|20)\d\d")
_NEAR, _FAR = Decimal("1.25"), Decimal("1.75")  # times another that a number is
REACH = 160  # characters over which a unit is lent


def with_units(document: Document, found: list[Quantity]) -> list[Quantity]:
    """Return the quantities, bare numbers with the unit that their neighbours lend them."""
    text = document.text
    ended = False  # whether a list that the next number belongs to comes to its end behind it
    for index in range(len(found) - 2, -1, -1):  # "52, 55 and 58 dollars", "13 to 9.5 knots"
        one, other = found[index], found[index + 1]
        joint = text[one.span.end : min(other.span.start, one.span.end + _BESIDE)]
        near = len(joint) <= 10
        listed = near and _SERIES.fullmatch(joint) is not None
        ended = listed and (ended or joint.strip() != ",")
        of_it = other.kind is Kind.MONEY and _OF_THE.fullmatch(joint)
        joined = near and (ended or of_it) and _lends(other)
        if (joined or _is_step_on(one, other, joint)) and _bare(one):
            found[index] = _in_unit(one, other)
    lender: Quantity | None = None
    earlier: Quantity | None = None  # the one before the lender, of another unit
    plain: Quantity | None = None  # the last number that has no unit, nor one to lend it
    for index, one in enumerate(found):
        if _lends(one):
            if lender is not None and lender.unit != one.unit:
                earlier = lender
            lender = None if _is_step(text, one) else one
        elif plain is not None and lender is not None and _like_plain(plain, lender, one):
            continue
        elif lender is not None and _bare(one) and _follows(text, lender, one):
            closer = earlier is not None and _nearer(earlier, lender, one)
            meant = earlier if closer and earlier and _follows(text, earlier, one) else lender
            found[index] = _in_unit(one, meant)
        elif one.kind is Kind.NUMBER:  # a count of something else comes between
            lender = earlier = None
            plain = one if _bare(one) and (one.exponent or 0) < 0 else plain
    return found


def _like_plain(plain: Quantity, lender: Quantity, bare: Quantity) -> bool:
    """Return whether a bare number goes on with one that has no unit: "a pH of 4.6 ..., at 4.8"."""
    if not _bare(bare) or bare.exponent != plain.exponent:
        return False
    return _times(plain, bare) <= _NEAR < _times(lender, bare)


def _nearer(one: Quantity, other: Quantity, bare: Quantity) -> bool:
    """Return whether a bare number is nearly as great as the first, and far from the second."""
    if "/" in one.unit or len(bare.surface) == 1:
        return False
    return _times(one, bare) <= _NEAR < _FAR <= _times(other, bare)


def _times(one: Quantity, other: Quantity) -> Decimal:
    """Return how many times the less of two numbers the greater is."""
    sizes = sorted(abs(q.magnitude or _ZERO) for q in (one, other))
    return sizes[1] / sizes[0] if sizes[0] else Decimal("Infinity")


def _is_step_on(step: Quantity, value: Quantity, joint: str) -> bool:
    """Return whether a bare number is a step from a value: "up 31 on the 571 tonnes"."""
    if value.kind not in (Kind.MONEY, Kind.PHYSICAL) or not _ON_THE.fullmatch(joint):
        return False
    scaled = [_GREAT.search(one.surface) is not None for one in (step, value)]
    return "/" not in value.unit and scaled[0] == scaled[1]


def _bare(quantity: Quantity) -> bool:
    return (
        quantity.kind is Kind.NUMBER
        and not quantity.unit
        and not quantity.counted
        and quantity.magnitude is not None
        and quantity.document.text[quantity.span.start].isdigit()
        and not _YEAR.fullmatch(quantity.surface)
    )


def _is_step(text: str, quantity: Quantity) -> bool:
    """Return whether a percentage is how much something moved by: a level has another unit."""
    start = quantity.span.start
    return quantity.kind is Kind.PERCENT and text.endswith(_BY, max(0, start - 8), start)


def _lends(quantity: Quantity) -> bool:
    return (
        quantity.kind in (Kind.PERCENT, Kind.PHYSICAL, Kind.MONEY, Kind.DURATION)
        and quantity.magnitude is not None
        and quantity.unit not in ("percentage_point", "basis_point")
        and (abs(quantity.magnitude) < _PLAIN or _GREAT.search(quantity.surface) is not None)
        and not quantity.surface.lower().startswith(("a ", "an "))  # "a litre of varnish 6"
    )


def _follows(text: str, lender: Quantity, bare: Quantity) -> bool:
    """Return whether a bare number goes on with the unit of the one before it."""
    joint = text[lender.span.end : bare.span.start]
    if len(joint) > REACH or "\n" in joint or not _ENDS_BARE.match(text, bare.span.end):
        return False
    if _NOT_LENT.search(joint):
        return False
    if (_GREAT.search(lender.surface) is None) != (_GREAT.search(bare.surface) is None):
        return False
    one, other = abs(lender.magnitude or _ZERO), abs(bare.magnitude or _ZERO)
    if lender.kind is Kind.PERCENT and (
        (other > 100 >= one and ". " in joint) or _WITH_SHARE.match(text, bare.span.end)
    ):
        return False  # "70 per cent were seen. Another 312, or 7 per cent, left": a count
    return one > 0 and one / 8 <= other <= one * 8


def _in_unit(bare: Quantity, lender: Quantity) -> Quantity:
    """Return a bare number in the lender's unit, as exact as it is written."""
    told = bare.interval.finite and bare.hedge is Hedge.NONE  # "roughly 50" keeps its reach
    lent = _lent.rounded(bare, lender) if told else _lent.in_unit(bare, lender)
    return lent._replace(charitable=lent.interval, readings=())
