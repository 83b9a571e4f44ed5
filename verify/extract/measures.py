"""Measures and amounts said in two units: "6 feet 4 inches", "8 dollars 20 cents".

In: two neighbouring items and the text between them. Out: one item, in the smaller unit
so that it stays exact, or None.
"""

from __future__ import annotations

import re

from verify.extract.item import Form, Item

JOINTS = frozenset({" ", ", ", " and ", "", ", and ", "-", "\u00a0", " & ", ". "})
# What may stand behind a bare number that is the smaller part.
_AFTER_COINS = re.compile(r" (?:and|each|an?|for|per|in|on|or|but|to the)\b")
_INCH = re.compile(r"\s?(?:ins?|inch(?:es)?)\b")
_STOP = re.compile(r"\s*(?:$|[.,;:!?)\n])")
# What may stand behind "2 hours 30" or "4 minutes 50" besides: no noun that the number counts.
_GOES_ON = re.compile(
    r" (?:on|to|for|from|at|in|with|without|over|after|when|while|per|an?|later|longer|slower|faster|quicker|flat"
    r"|by|off|behind|ahead|and|but|via|until|before|across|round|around)\b(?! (?:of|\d))"
)
# The unit that a bare number behind a larger one counts: "1 hour 30".
_SMALLER = {"hour": "minute", "minute": "second", "foot": "inch"}
_PRIMES = {"foot": "arcminute", "inch": "arcsecond"}
_SECONDS = 60
_TWO_DIGITS = 10  # from which a bare number behind hours or minutes is so many of the next
_FEET = frozenset("'’′")
_INCHES = re.compile(r"[\"”″]|''|′′")
# How many of the smaller unit make the larger one, for measures said in two units.
LADDERS = {
    ("mile", "yard"): 1760, ("mile", "foot"): 5280, ("mile", "inch"): 63360,
    ("yard", "foot"): 3, ("yard", "inch"): 36, ("foot", "inch"): 12,
    ("kilometer", "meter"): 1000, ("kilometer", "centimeter"): 100000,
    ("meter", "centimeter"): 100, ("meter", "millimeter"): 1000, ("centimeter", "millimeter"): 10,
    ("metric_ton", "kilogram"): 1000, ("kilogram", "gram"): 1000, ("gram", "milligram"): 1000,
    ("hundredweight", "quarter_hundredweight"): 4, ("stone", "pound"): 14, ("pound", "ounce"): 16,
    ("gallon", "quart"): 4, ("gallon", "pint"): 8, ("quart", "pint"): 2,
    ("pint", "fluid_ounce"): 16, ("liter", "milliliter"): 1000,
    ("century", "year"): 100, ("decade", "year"): 10, ("year", "month"): 12, ("year", "week"): 52,
    ("week", "day"): 7, ("day", "hour"): 24, ("day", "minute"): 1440, ("hour", "minute"): 60,
    ("hour", "second"): 3600, ("minute", "second"): 60, ("second", "millisecond"): 1000,
    ("degree", "arcminute"): 60, ("degree", "arcsecond"): 3600, ("arcminute", "arcsecond"): 60,
}  # fmt: skip


def joined(text: str, a: Item, b: Item, gap: str) -> Item | None:
    """Return the one measure that two units say: "6 feet 4 inches"."""
    if a.value is None or b.value is None or a.low is not None or b.low is not None:
        return None
    if gap == ". " and text[b.start].isupper():
        return None  # a sentence ends: "for a decade. Nine years later"
    if a.unit == "pound" and not b.unit and gap == " " and _bare_coins(text, a, b):
        a.unit, a.kind, a.also = "GBP", "money", ()  # "two pounds fifty"
    if a.kind == "money":
        return _coins(text, a, b)
    if b.form is Form.FRACTION and not b.unit and b.value < 1:
        return _and_half(a, b, gap)
    _letters(text, a, b, gap)
    unit = b.unit or _SMALLER.get(a.unit, "")
    if not b.unit and (b.counted or not unit or not _bare_part(text, a, b, gap)):
        return None
    factor = LADDERS.get((a.unit, unit))
    if a.exponent is not None and a.exponent < 0 and a.form is Form.DIGITS:
        return None  # "87.5 metres, 11 cm short"
    if factor is None or not 0 <= b.value < max(factor, 10) or b.form is Form.VAGUE:
        return None
    if unit == "inch" and not b.unit and text[a.end - 1] in _FEET:
        inches = _INCHES.match(text, b.end)
        b.end = inches.end() if inches else b.end
    item = Item(a.start, b.end, a.value * factor + b.value, b.exponent, b.form)
    item.first, item.last = a.first, b.last
    item.unit, item.kind = unit, a.kind
    if unit == "quarter_hundredweight":  # the one quarter that is said as a quarter
        item.value, item.exponent, item.unit = a.value + b.value / factor, -2, "long_hundredweight"
    return item


def _letters(text: str, a: Item, b: Item, gap: str) -> None:
    """Read the letters and primes that mean something else beside each other.

    "14h 25m" and "12m 30s" are times, the primes of 40° 26′ 46″ parts of an angle.
    """
    if gap not in ("", " ") or b.value is None:
        return
    if a.unit == "hour" and b.unit == "meter" and text[b.last : b.end] == "m":
        b.unit, b.kind = "minute", "duration"
    elif a.unit == "meter" and b.unit == "second" and text[a.last : a.end] == "m":
        if text[b.last : b.end] == "s" and a.exponent == 0 and b.value < _SECONDS:
            a.unit, a.kind = "minute", "duration"
    elif a.unit in ("degree", "arcminute") and b.unit in _PRIMES:
        b.unit = _PRIMES[b.unit]


def _and_half(a: Item, b: Item, gap: str) -> Item | None:
    """Return "one hour and a half" as one and a half hours."""
    if gap != " and " or a.kind not in ("duration", "physical") or a.form is Form.FRACTION:
        return None
    assert a.value is not None
    assert b.value is not None
    item = Item(a.start, b.end, a.value + b.value, None, Form.FRACTION)
    item.first, item.last = a.first, b.last
    item.unit, item.kind, item.also = a.unit, a.kind, a.also
    return item


def _bare_part(text: str, a: Item, b: Item, gap: str) -> bool:
    """Return whether a bare number may be the smaller part: "3 hours and 20", "1 hour 30"."""
    whole = a.value is not None and a.value == a.value.to_integral_value()
    if a.unit == "foot":  # 6-foot-2, 6'2
        inches = _INCH.match(text, b.end) if gap == " " else None
        if inches and b.value is not None and b.value < 12:
            b.end = inches.end()
            return True
        if gap == " " and text[a.end - 1] not in _FEET:
            return False
        return gap in ("-", "", " ") and b.value is not None and b.value < 12
    goes_on = gap == " " and (b.value or 0) >= _TWO_DIGITS and _GOES_ON.match(text, b.end)
    if a.unit == "minute" and (gap != " " or (b.value or 0) < _TWO_DIGITS):
        return False
    if not goes_on and not _STOP.match(text, b.end) and not (gap == "" and text[a.end - 1] == "h"):
        return False
    return whole and b.exponent == 0 and b.start == b.first and b.last - b.first <= 11


def _coins(text: str, a: Item, b: Item) -> Item | None:
    """Return an amount said in notes and coins: "8 dollars 20 cents"."""
    if a.value is None or b.value is None or a.value != a.value.to_integral_value() or a.scaled:
        return None
    coins = b.value
    if not b.unit and _bare_coins(text, a, b):
        coins = b.value.scaleb(-2)
    elif b.kind != "money" or (b.unit != a.unit and a.unit not in b.also and b.unit != "USD"):
        return None
    if not 0 < coins < 1 or "/" in a.unit:
        return None
    item = Item(a.start, b.end, a.value + coins, -2, a.form)
    item.first, item.last = a.first, b.last
    item.unit, item.kind, item.also = a.unit, a.kind, a.also
    return item


def _bare_coins(text: str, a: Item, b: Item) -> bool:
    """Return whether a bare number behind an amount may be its coins: "12 dollars 60"."""
    if b.counted or b.start != b.first or a.start < a.first or b.exponent != 0:
        return False
    if not _STOP.match(text, b.end) and not _AFTER_COINS.match(text, b.end):
        return False
    return b.form in (Form.DIGITS, Form.WORDS) and b.last - b.first >= 2
