"""Sorts: which numbers may be of one fact at all, and whether two of one sort can both be true.

In: quantities. Out: the sort of each (a currency, a dimension, "count", "day", "age" ...), and
whether two keys are `compatible`. A number is an age by what stands beside it: "who is 49", "Harald Benz, 63,".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from verify import units
from verify.match.alignment import agree, bucket, likened
from verify.match.facts import Fact
from verify.match.slip import significant
from verify.model.interval import Interval
from verify.model.quantity import Bound, Kind, Period, Quantity

DATES = frozenset({"day", "year"})
LASTING = frozenset({"day", "year", "clock", "ordinal", "age"})  # what does not move with time
_BY_KIND = {Kind.TIME: "clock", Kind.ORDINAL: "ordinal", Kind.SCORE: ""}
_OLDEST = 115
_BEFORE = re.compile(
    r"(?:\b(?:aged?|who is|who was|she is|he is|[Ss]he was|\b[Hh]e was|(?:man|woman|boy|girl|age) of|turn(?:s|ed)|now)"
    r"|[A-Z][\w’'-]+,? (?:is|was|turn(?:s|ed)|at)|[A-Z][\w’'-]+,|[A-Z][\w’'-]+ \(|\((?:m|f|male|female|man|woman|boy|girl),)\s*$"
)
_BEHIND = re.compile(
    r"\s*(?:[,.;)]|and\b|years? old|years of age|when\b|from\b|but\b|at (?:his|her) death)"
)
_POINTED = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_TIMED = re.compile(
    r"\b(?:at|by|until|till|from|after|before|about|around|to|and) $", re.IGNORECASE
)
_UNCERTAIN = re.compile(
    r" ?[(,]? ?(?:(?:with an? )?(?:uncertainty|error|margin of error)(?: of)?|±|\+/-|plus or minus)"
    r" ?(?:about |some )?(\d{1,6}(?:\.\d{1,4})?)",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"(?:uncertainty|margin of error|error|±|\+/-|plus or minus)(?: of)?(?: about| some)? ?$",
    re.IGNORECASE,
)
_UNITLESS = re.compile(
    r"\b(?:magnitude|score|index|grade|factor|ratio|pH|intensity)(?: of| was)? $", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_A_YEAR = re.compile(
    r" (?:entry|intake|season|edition|budget|election|census|vintage|harvest|crop|model|cohort|class|report"
    r"|accounts|survey|festival|cup|championships?|games|tour|programme|calendar)\b",
    re.IGNORECASE,
)
_AGED = re.compile(r"\b(?:are|were|be|is|was|aged) (?:under|over|aged) $")
_WARMTH = units.dimension("degC")
_GREATEST = (Bound.UP_TO, Bound.AT_MOST)
_TWO = 2
_IMPERIAL = {"gallon": "imperial_gallon", "ton": "long_ton", "pint": "imperial_pint"}
_ROUND = {1: Decimal("0.04"), 2: Decimal("0.02")}  # how far round numbers of other units may lie


def sort(quantity: Quantity) -> str:
    """Return what a quantity may be compared with, or "" if with nothing."""
    if quantity.kind is Kind.DATE:
        return grain(quantity.period)
    if quantity.kind in _BY_KIND:
        return _BY_KIND[quantity.kind]
    if is_age(quantity):
        return "age"
    if _is_clock(quantity) or _is_year(quantity) or _unsaid(quantity) or _is_error(quantity):
        return ""
    return "percent" if is_fraction(quantity) else bucket(quantity)


def _is_clock(quantity: Quantity) -> bool:
    """Return whether a bare number is a time of day with a point: "at 3.32"."""
    if (
        quantity.kind is not Kind.NUMBER
        or quantity.unit
        or not _POINTED.fullmatch(quantity.surface)
    ):
        return False
    start = quantity.span.start
    return _TIMED.search(quantity.document.text, max(0, start - 12), start) is not None


def _is_year(quantity: Quantity) -> bool:
    """Return whether a bare number is the year of something: "fees for 2027 entry"."""
    if quantity.kind is not Kind.NUMBER or not _YEAR.fullmatch(quantity.surface):
        return False
    return _OF_A_YEAR.match(quantity.document.text, quantity.span.end) is not None


def _is_error(quantity: Quantity) -> bool:
    """Return whether a number says how surely another is known: "uncertainty 3 km"."""
    start = quantity.span.start
    return _ERROR.search(quantity.document.text, max(0, start - 24), start) is not None


def _unsaid(quantity: Quantity) -> bool:
    """Return whether a unit is another number's: a temperature's, or of what has no unit."""
    bare = not any(c.isalpha() or c in "°%" for c in quantity.surface)
    start = quantity.span.start
    if bare and quantity.kind is Kind.PERCENT:  # "57% of them were under 35"
        return _AGED.search(quantity.document.text, max(0, start - 16), start) is not None
    if not bare or quantity.kind is not Kind.PHYSICAL:
        return False
    named = _UNITLESS.search(quantity.document.text, max(0, start - 24), start)
    return named is not None or units.dimension(quantity.unit) == _WARMTH


def is_fraction(quantity: Quantity) -> bool:
    """Return whether a number is a part of something in words: "two thirds", "one in five"."""
    value = quantity.magnitude
    if quantity.kind not in (Kind.NUMBER, Kind.RATIO) or quantity.unit or value is None:
        return False
    return 0 < value < 1 and any(c.isalpha() for c in quantity.surface)


def grain(period: Period | None) -> str:
    """Return "day" for a day with its month, or a month of a year, "year" for a bare year, else ""."""
    if period is None or period.fiscal:
        return ""
    if period.grain == "month" and period.month and period.year and not period.relative:
        return "day" if str(period.year) in period.text else ""
    if period.grain == "day":
        digit = any(c.isdigit() for c in period.text)
        return "day" if period.month and period.day and digit else ""
    bare = period.year and not period.month and not period.relative
    return "year" if period.grain == "year" and bare else ""


def is_age(quantity: Quantity) -> bool:
    """Return whether a number is the age of a person."""
    if quantity.kind is Kind.AGE:
        return True
    value = quantity.magnitude
    if quantity.kind is not Kind.NUMBER or quantity.unit or quantity.counted or value is None:
        return False
    if not 1 <= value < _OLDEST or value % 1:
        return False
    text, span = quantity.document.text, quantity.span
    before = _BEFORE.search(text, max(0, span.start - 30), span.start)
    return bool(before and _BEHIND.match(text, span.end))


def aged(quantity: Quantity) -> Quantity:
    """Return a number that is an age in words as an age in its unit."""
    return quantity._replace(kind=Kind.AGE, unit="year")


def compatible(a: Fact, b: Fact) -> bool:
    """Return whether two values of one sort can both be true."""
    one, other = a.quantity, b.quantity
    here, there = one.period, other.period
    if one.kind is Kind.DATE and here and there:
        if here.month != there.month or (here.day and there.day and here.day != there.day):
            return False
        return here.year is None or there.year is None or here.year == there.year
    if one.kind is Kind.TIME and here and there:
        return here.minutes == there.minutes
    if one.magnitude is not None and other.magnitude is not None and is_age(one):
        return abs(one.magnitude - other.magnitude) <= 1  # a birthday may lie between
    one, other = firm(*likened(_spread(one), _spread(other)))
    if agree(one, other) or any(agree(*pair) for pair in _otherwise(one, other)):
        return True
    return _about(one, other)


def _about(one: Quantity, other: Quantity) -> bool:
    """Return whether a round number is another told in its own unit: 10,000 ft, 3,000 metres."""
    if one.unit == other.unit or {one.kind, other.kind} != {Kind.PHYSICAL}:
        return False
    turned = units.convert(other.interval, other.unit, one.unit)
    if turned is None or not turned.finite or not one.interval.finite or not turned.middle:
        return False
    far = _ROUND.get(min(significant(one), significant(other)), Decimal(0))
    return abs(one.interval.middle / turned.middle - 1) <= far


def firm(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Return two greatest values as they are written: "up to 25 cm" and "up to 35 cm" differ.

    So do terms in whole years: a four-year contract and a five-year one.
    """
    greatest = one.bound in _GREATEST and other.bound in _GREATEST
    terms = one.unit == other.unit and _is_term(one) and _is_term(other)
    if not greatest and not terms:
        return one, other
    if one.magnitude is None or other.magnitude is None:
        return one, other
    return _written(one, one.magnitude, terms), _written(other, other.magnitude, terms)


def _is_term(quantity: Quantity) -> bool:
    """Return whether a duration is a term: "a four-year contract"."""
    if quantity.kind is not Kind.DURATION or quantity.bound is not Bound.NONE:
        return False
    return quantity.surface.endswith(("-year", "-month", "-week", "-day"))


def _written(quantity: Quantity, value: Decimal, exact: bool) -> Quantity:
    """Return a quantity without its bound, or `exact` as it is written."""
    exponent = None if exact else quantity.exponent
    own = Interval.exactly(value) if exponent is None else Interval.around(value, exponent)
    return quantity._replace(bound=Bound.NONE, interval=own, charitable=own)


def _spread(quantity: Quantity) -> Quantity:
    """Return a quantity with the uncertainty that stands behind it: "12 km (uncertainty 3 km)"."""
    match = _UNCERTAIN.match(quantity.document.text, quantity.span.end)
    if match is None:
        return quantity
    by, wide = Decimal(match[1]), quantity.charitable
    return quantity._replace(charitable=Interval(wide.low - by, wide.high + by))


def _otherwise(one: Quantity, other: Quantity) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield two quantities with the measures of another country: imperial gallons, long tons."""
    for quantity, turned in ((one, False), (other, True)):
        unit = _IMPERIAL.get(quantity.unit)
        if unit:
            imperial = quantity._replace(unit=unit)
            yield (one, imperial) if turned else (imperial, other)


def telling(a: Fact, b: Fact) -> bool:
    """Return whether two keys that agree are so seldom equal by chance that they are one fact."""
    name = a.sort
    if name == "day":
        return True
    if name in LASTING:
        return False
    return min(significant(a.quantity), significant(b.quantity)) >= _TWO
