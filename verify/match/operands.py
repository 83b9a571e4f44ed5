"""Operands: what a relation needs beyond the numbers as extracted.

In: an extraction's quantities. Out: the quantities that relations are read from, in
order and without overlaps: ranges opened into their two ends ("from 40 to 50 kg"),
verbs and nouns that are multiples ("doubled", "a tripling") or ordinals ("centenary"), and ratios of two
numbers ("two in five", "three to one").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from verify.extract import Extraction
from verify.match import _no_multiple, _number_words, _worded, lexicon
from verify.match._lending import with_units
from verify.model.document import Document
from verify.model.interval import Interval
from verify.model.quantity import Bound, Kind, Quantity
from verify.model.span import Span

_TENTH = Decimal("0.1")
_ZERO = Decimal(0)
_JOINT = re.compile(r"\s+(?:to|and)\s+|\s*[-–—]\s*")
_IN = re.compile(
    r"(?:[\s-][a-z]{2,14}(?: [a-z]{2,14})?)?[\s-]in[\s-](?:every |each )?", re.IGNORECASE
)
_LABEL = re.compile(
    r"\b(?:level|stage|class|grade|phase|category|tier|zone|band|type|step) $", re.IGNORECASE
)
_FOR_EVERY = re.compile(r"(?: [A-Za-z-]{2,14}){0,7} (?:for|to) (?:every|each) ")
_TO_NOUN = re.compile(
    r"(?: parts?(?: of)?)? [a-z-]{3,14} (?:to|for)(?: every| each)? "
)  # "one adult to eight children", "three parts flour to one part fat"
_ONE = ("one", "1")
_TO = re.compile(r" to | ?: ?", re.IGNORECASE)
_NOUN_BEHIND = re.compile(r" [a-z]{3,}s\b")
_SINGULAR = frozenset(
    "fails needs uses owns dies suffers reports feels thinks believes loses drops walks cycles drives speaks reads plays eats"
    " sleeps waits turns ends sits lies lacks skips misses smokes drinks votes rents shares knows cannot arrives finishes"
    " survives recovers returns relapses belongs depends relies struggles lets likes dislikes trusts supports opposes".split()
)
_OFTEN = re.compile(r"(?:once|twice|thrice)", re.IGNORECASE)
_AS_MUCH = re.compile(r" (?:what|the|as|that|its|their|his|her|our|last|this)\b")
_LEVEL = re.compile(r"[ \u00a0]?(?:CI\b|C\.I\.|(?:confidence|credible|prediction)\b)")
_NAMED_BASE = re.compile(
    r" (?:[a-z]+ )?(?:EBITDAR?|EBITA?|earnings|profits?|revenues?|sales|turnover|income|equity|cash flow|assets"
    r"|salary|book value|GDP|annual|forward|trailing)\b"
)
_BOUND_OF = re.compile(r"\bCIs?\b[\s:=,;of\[(]{0,6}(?:[^\s\w]?[0-9.]{1,9}[\s,;–-]{1,3}(?:to )?)?$")
# "four times dearer", "leverage of four times": how much, where "four times a day" is how often.
_TIMES = re.compile(
    r" times(?= [a-z]{3,9}er\b| more | less | (?:earnings|sales|ebitda|income)\b| that of |"
    r" [A-Z][a-z]{2,12}['’]s? )"
)
_TOLD_BASE = re.compile(r"[a-z -]{0,40} of (?:about |some )?[$£€₹¥0-9]", re.IGNORECASE)
_LARGEST = 1000


def quantities(extraction: Extraction) -> tuple[Quantity, ...]:
    """Return the numbers and number words of a document, in order."""
    opened: list[Quantity] = []
    for quantity in extraction.quantities:
        if (
            _frequency(quantity)
            or _no_multiple.found(quantity.document.text, quantity.span)
            or _interval(quantity)
            or _of_base(quantity)
            or _worded.pronoun(quantity)
        ):
            continue
        opened.extend(_ends(_share(_worded.lessened(_worded.reached(quantity)))))
    merged = with_units(extraction.document, list(_ratios(extraction.document, opened)))
    merged = [_worded.exact(q) if q.kind is Kind.RATIO else q for q in merged]
    spoken = list(_number_words.numbers(extraction.document, merged))
    return tuple(sorted([*merged, *spoken], key=lambda q: q.span) if spoken else merged)


def _frequency(quantity: Quantity) -> bool:
    """Return whether a multiple says how often ("twice for snow"), not how much."""
    if quantity.kind is not Kind.MULTIPLE or not _OFTEN.fullmatch(quantity.surface):
        return False
    return not _AS_MUCH.match(quantity.document.text, quantity.span.end)


def _of_base(quantity: Quantity) -> bool:
    """Return whether a multiple names what it is of: debt is "1.4 times EBITDA"."""
    return quantity.kind is Kind.MULTIPLE and bool(
        _NAMED_BASE.match(quantity.document.text, quantity.span.end)
        and not _TOLD_BASE.match(quantity.document.text, quantity.span.end)
    )


def _interval(quantity: Quantity) -> bool:
    """Return whether a number is the level or a bound of an estimate: "95% CI 1.2 to 3.4"."""
    text, span = quantity.document.text, quantity.span
    if quantity.kind is Kind.PERCENT and _LEVEL.match(text, span.end):
        return True
    if text.find("CI", max(0, span.start - 32), span.start) < 0:
        return False
    return _BOUND_OF.search(text, max(0, span.start - 32), span.start) is not None


def _share(quantity: Quantity) -> Quantity:
    """Return a fraction in words ("a third") as a ratio; it counts nothing."""
    value = quantity.magnitude
    if quantity.kind is Kind.ORDINAL:
        return _worded.fraction(quantity) or _worded.every(quantity) or quantity
    if quantity.kind is Kind.MONEY:
        return _worded.of_coin(quantity)
    if quantity.kind is Kind.TIME or quantity.low is not None:
        return _worded.to_one(quantity) or quantity
    if quantity.kind is not Kind.NUMBER or value is None or quantity.unit:
        return quantity
    points = _worded.points(quantity)
    if points is not None:
        return points
    times = _TIMES.match(quantity.document.text, quantity.span.end)
    if times:
        interval = Interval.around(value, quantity.exponent or 0)
        span = Span(quantity.span.start, times.end())
        return quantity._replace(
            span=span, kind=Kind.MULTIPLE, counted="", interval=interval, charitable=interval
        )
    if quantity.exponent is None and 0 < value < 1:
        return quantity._replace(kind=Kind.RATIO, counted="")
    return quantity


def _greater_first(surface: str) -> bool:
    """Return whether the first number of a score is the greater."""
    sides = [int(side) for side in re.findall(r"\d{1,9}", surface)]
    return len(sides) == 2 and sides[0] > sides[1]


def _ends(quantity: Quantity) -> tuple[Quantity, ...]:
    """Return the two ends of a range as quantities of their own; others as they are."""
    low, high = quantity.low, quantity.high
    if quantity.magnitude is not None or low is None or high is None or quantity.kind is Kind.DATE:
        return (quantity,)
    surface = quantity.document.text[quantity.span.start : quantity.span.end]
    joint = _JOINT.search(surface, 1)
    if joint is None:
        return (quantity,)
    start, end = quantity.span
    if quantity.kind is Kind.SCORE and _greater_first(surface):  # "3-1": each side is exact
        one = _point(quantity, high, Decimal(0), Span(start, start + joint.start()))
        other = _point(quantity, low, Decimal(0), Span(start + joint.end(), end))
        return (one, other._replace(lead=None))
    below = low - quantity.interval.low if quantity.interval.low.is_finite() else Decimal(0)
    above = quantity.interval.high - high if quantity.interval.high.is_finite() else Decimal(0)
    first = _point(quantity, low, max(below, Decimal(0)), Span(start, start + joint.start()))
    if quantity.unit and 0 < low < 1 and surface[0].isalpha():  # "rose by half to 1,600 tonnes"
        first = first._replace(unit="", kind=Kind.RATIO)
    second = _point(quantity, high, max(above, Decimal(0)), Span(start + joint.end(), end))
    return (first, second._replace(lead=None))


def _point(quantity: Quantity, value: Decimal, half: Decimal, span: Span) -> Quantity:
    interval = Interval(value - half, value + half)
    return quantity._replace(
        span=span,
        number=span,
        magnitude=value,
        low=None,
        high=None,
        interval=interval,
        charitable=interval,
        bound=Bound.NONE,
        readings=(),
    )


def _ratios(document: Document, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the quantities, with "k in n" and "k to one" made into one."""
    index = 0
    while index < len(found):
        one = found[index]
        other = found[index + 1] if index + 1 < len(found) else None
        ratio = _ratio(document, one, other) if other is not None else None
        yield ratio or one
        index += 2 if ratio else 1


def _ratio(document: Document, one: Quantity, other: Quantity) -> Quantity | None:
    """Return the ratio that two neighbouring numbers are written as, if they are."""
    joint = document.text[one.span.end : other.span.start]
    if other.surface.lower() in _ONE and _TO.fullmatch(joint):
        other = other._replace(kind=Kind.NUMBER, unit="")  # "four to one, nine years after"
    k, n = one.magnitude, other.magnitude
    if k is None or n is None or one.unit or other.unit or not 0 < k <= _LARGEST:
        return None
    if not _plain(one) or not _plain(other) or n <= 0:
        return None
    if n > _LARGEST and not _FOR_EVERY.fullmatch(joint):
        return None
    if len(joint) > 48:
        return None
    if k < n and _IN.fullmatch(joint):
        if _LABEL.search(document.text[max(0, one.span.start - 12) : one.span.start]):
            return None  # "level 2 applies in six of nine zones"
        noun_between = len(joint.split()) > 1 and joint.split()[0].lower() != "in"
        behind = _NOUN_BEHIND.match(document.text, other.span.end) if noun_between else None
        if behind and not (k == 1 and behind[0].strip() in _verbs()):  # "one berth in five stands"
            return None
        return _joined(one, other, k / n, k)
    if n == 1 and k > 1 and _TO.fullmatch(joint):
        return _joined(one, other, k, k)
    if _FOR_EVERY.fullmatch(joint) or (min(k, n) == 1 and _TO_NOUN.fullmatch(joint)):
        return _joined(one, other, max(k, n) / min(k, n), k)
    return None


@cache
def _verbs() -> frozenset[str]:
    """Return verbs in the singular, which look like nouns in the plural."""
    return lexicon.words("verb") | _SINGULAR


def _plain(quantity: Quantity) -> bool:
    value = quantity.magnitude
    return (
        quantity.kind is Kind.NUMBER
        and value is not None
        and value == value.to_integral_value()
        and quantity.bound is Bound.NONE
    )


def _joined(one: Quantity, other: Quantity, value: Decimal, k: Decimal) -> Quantity:
    """Return a ratio over both numbers, as exact as spoken ratios are: a tenth either way."""
    slack = abs(value) * _TENTH
    interval = Interval(value - slack, value + slack)
    if one.interval.low < k and one.interval.high <= k:  # nearly
        interval = Interval(value - 2 * slack, value)
    return one._replace(
        span=Span(one.span.start, other.span.end),
        number=Span(one.span.start, other.span.end),
        kind=Kind.RATIO,
        magnitude=value,
        interval=interval,
        charitable=interval,
        counted="",
        exponent=None,
    )
