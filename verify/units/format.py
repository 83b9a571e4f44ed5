"""Amounts as a person writes them, for messages and mends.

In: exact decimals with their unit. Out: "$52.41 billion", "CNY 380 billion", "48 km",
"35.6 °F"; or a value in the very form of another number in the text: its scale word, its
symbol, its grouping and its decimals. Nothing is judged by these texts.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal

from verify.model.interval import Interval
from verify.model.quantity import Quantity

_CONTEXT = Context(prec=40, rounding=ROUND_HALF_EVEN)
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩", "ILS": "₪"}
SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
# Longest first; each spelling with the power of ten it stands for, and its family.
_SCALE_WORDS = {
    "trillion": (12, "word"),
    "billion": (9, "word"),
    "million": (6, "word"),
    "thousand": (3, "word"),
    "tn": (12, "short"),
    "bn": (9, "short"),
    "mn": (6, "short"),
    "T": (12, "capital"),
    "B": (9, "capital"),
    "M": (6, "capital"),
    "K": (3, "capital"),
    "m": (6, "short"),
    "k": (3, "short"),
}
_FAMILIES = {
    "word": {12: "trillion", 9: "billion", 6: "million", 3: "thousand"},
    "short": {12: "tn", 9: "bn", 6: "m", 3: "k"},
    "capital": {12: "T", 9: "B", 6: "M", 3: "K"},
}
_DIGITS = re.compile(r"[0-9][0-9,.’' \u00a0\u2009\u202f]*+")
_BLANKS = " ,.’'\u00a0\u2009\u202f"  # what may stand behind digits and is no part of them
_UNGROUPED = str.maketrans("", "", ",’' \u00a0\u2009\u202f")
_SWAPPED = str.maketrans(",.", ".,")  # 1.250,5 for 1,250.5
_PARTS = (3, 7, 8, 12, 14, 16, 20, 24, 60, 100, 1000, 1760, 5280)  # of a unit in the one above it
_PLAIN = re.compile(r"[0-9][0-9,.]*+")
_MINUS = re.compile(r"\b[Mm]inus $")
_SCALE = re.compile(r"([ \u00a0\u202f-]?)(trillion|billion|million|thousand|tn|bn|mn|[TBMKmk])\b")
_SHORT = {
    "meter": "m", "kilometer": "km", "centimeter": "cm", "millimeter": "mm", "mile": "mi",
    "foot": "ft", "inch": "in", "yard": "yd", "gram": "g", "kilogram": "kg", "pound": "lb",
    "ounce": "oz", "liter": "L", "milliliter": "mL", "degC": "°C", "degF": "°F", "kelvin": "K",
    "kilometer/hour": "km/h", "mile/hour": "mph", "meter/second": "m/s", "watt": "W",
    "kilowatt": "kW", "megawatt": "MW", "gigawatt": "GW", "kilowatt*hour": "kWh",
    "meter**2": "m²", "kilometer**2": "km²", "mile**2": "sq mi", "foot**2": "sq ft",
    "meter**3": "m³", "hectare": "ha", "second": "s", "joule": "J", "calorie": "cal",
    "kilocalorie": "kcal", "kilojoule": "kJ", "horsepower": "hp", "metric_ton": "t",
}  # fmt: skip
SIGNS = {  # written right behind the digits
    "percent": "%",
    "percentage_point": " percentage points",
    "basis_point": " basis points",
    "degC": " °C",
    "degF": " °F",
}
_IRREGULAR = {"foot": "feet", "inch": "inches", "hertz": "hertz", "century": "centuries"}


def amount(value: Decimal, unit: str = "", *, digits: int = 4) -> str:
    """Return a value with its unit, to so many significant digits: "$52.41 billion"."""
    if not value.is_finite():
        return f"{'−' if value < 0 else ''}∞ {short(unit)}".strip()
    if is_money(unit):
        scale, word = _scale(value)
        number = significant(value.scaleb(-scale), digits)
        return money(number, unit, word)
    return joined(significant(value, digits), unit)


def money(number: str, currency: str, word: str = "") -> str:
    """Return an amount of money from its digits, currency and scale word."""
    sign = "−" if number.startswith("−") else ""
    number = number.removeprefix("−")
    symbol = _SYMBOLS.get(currency)
    head = f"{sign}{symbol}{number}" if symbol else f"{currency} {sign}{number}"
    return f"{head} {word}".strip()


def joined(number: str, unit: str) -> str:
    """Return digits with a unit: "48 km", "12.5%", "7 imperial pints"."""
    if unit in SIGNS:
        return number + SIGNS[unit]
    if unit in _SHORT or not unit:
        return f"{number} {_SHORT.get(unit, '')}".strip()
    return f"{number} {name(unit, plural=number != '1')}"


def interval(values: Interval, unit: str = "", *, digits: int = 4) -> str:
    """Return an interval with its unit: "47.48 to 49.09 km"."""
    if values.low == values.high or (
        values.finite and significant(values.low, digits) == significant(values.high, digits)
    ):
        return amount(values.low, unit, digits=digits)
    if not values.high.is_finite():
        return f"{'more than' if values.low_open else 'at least'} {amount(values.low, unit, digits=digits)}"
    if not values.low.is_finite():
        return f"{'less than' if values.high_open else 'at most'} {amount(values.high, unit, digits=digits)}"
    if is_money(unit):
        ends = (amount(end, unit, digits=digits) for end in values[:2])
        return " to ".join(ends)
    low, high = (significant(end, digits) for end in values[:2])
    return f"{low} to {joined(high, unit)}"


def short(unit: str) -> str:
    """Return the symbol of a unit where it has a usual one, else its name."""
    return _SHORT.get(unit) or SIGNS.get(unit, "").strip() or name(unit)


def name(unit: str, *, plural: bool = False) -> str:
    """Return a unit in words: "imperial_gallon" -> "imperial gallon"."""
    over, slash, under = unit.partition("/")
    words = over.replace("**2", " squared").replace("**3", " cubed").replace("*", " ")
    words = words.replace("_", " ")
    if plural and words and "squared" not in words and "cubed" not in words:
        last = words.rsplit(" ", 1)[-1]
        words = words.removesuffix(last) + _IRREGULAR.get(
            last, last if last.endswith("s") else f"{last}s"
        )
    below = under.replace("**2", " squared").replace("**3", " cubed").replace("_", " ")
    return f"{words} per {below.replace('*', ' ')}" if slash else words


def is_money(unit: str) -> bool:
    """Return whether a unit is a bare currency code."""
    return len(unit) == 3 and unit.isalpha() and unit.isupper()


def significant(value: Decimal, digits: int) -> str:
    """Return a decimal in grouped digits, at most so many of them significant."""
    if not value:
        return "0"
    places = digits - 1 - value.adjusted()
    return fixed(value, max(places, 0), trim=True)


def fixed(value: Decimal, places: int, *, trim: bool = False) -> str:
    """Return a decimal in grouped digits with so many decimals; `trim` drops zeros behind."""
    text = f"{_CONTEXT.quantize(value, Decimal(1).scaleb(-places)):,f}"
    if trim and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−") if text.strip("-0.,") else text.lstrip("-")


def like(quantity: Quantity, value: Decimal, *, least: int = 2) -> str:
    """Return `value`, in the unit of `quantity`, written as that quantity is written.

    The scale word, symbol, grouping and number of decimals are those of the text, but
    at least `least` significant digits are shown where they are not zero, and a scale word that no longer suits
    gives way to one that does.
    """
    surface = quantity.surface
    match = _DIGITS.search(surface)
    if match is None or quantity.magnitude is None or not value.is_finite():
        return amount(value, quantity.unit)
    written = match.group().rstrip(_BLANKS)
    head, tail = surface[: match.start()], surface[match.start() + len(written) :]
    power = 0
    size = abs(quantity.magnitude)
    comma = _decimal_comma(written, size)
    scale = _SCALE.match(tail) if comma is None else None
    if scale is not None:
        power, family = _SCALE_WORDS[scale.group(2)]
        comma = _decimal_comma(written, size.scaleb(-power))
        power, word = _fitting(value, power, family)
        tail = f"{scale.group(1) if word else ''}{word}{tail[scale.end() :]}"
    if comma is None:
        return _in_two_units(quantity, value) or amount(value, quantity.unit)
    number = value.scaleb(-power)
    written = written.translate(_SWAPPED) if comma else written
    own = max(_decimals(written), 0)
    places = max(own, least - 1 - number.adjusted()) if number else own
    text = fixed(number, places)
    if places > own and fixed(number, places, trim=True) == fixed(number, own):
        text = fixed(number, own)  # "8 km", not "8.0 km"
    if "," not in written and abs(number) < 10_000:
        text = text.replace(",", "")
    text = text.translate(_SWAPPED) if comma else text
    if head.endswith("(") and tail.startswith(")"):  # in accounts, brackets are a minus
        head, text, tail = (
            (head, text[1:], tail) if text.startswith("−") else (head[:-1], text, tail[1:])
        )
    elif head.endswith(("-", "−")) and text.startswith("−"):
        text = text[1:]
    elif _MINUS.search(head):
        head, text = (head, text[1:]) if text.startswith("−") else (_MINUS.sub("", head), text)
    return head + text + tail


def _decimal_comma(written: str, size: Decimal) -> bool | None:
    """Return whether digits stand for a size by a decimal comma; None if they do not at all.

    They do not where more belongs to the number: "9 1/2", "5.0e4", "6 ft 11 in", "25 lakh".
    """
    for comma in (False, True):
        digits = written.translate(_SWAPPED) if comma else written
        plain = digits.translate(_UNGROUPED)
        if plain.count(".") < 2 and Decimal(plain) == size:
            return comma
    return None


def _in_two_units(quantity: Quantity, value: Decimal) -> str:
    """Return a value as a measure in two units is written: "5 ft 11 in"; "" where it is none."""
    surface, size = quantity.surface, quantity.magnitude
    found = list(_PLAIN.finditer(surface))
    if len(found) != 2 or size is None or value < 0:
        return ""
    large, small = (match.group().rstrip(_BLANKS) for match in found)
    if large.count(".") or small.count(".") > 1:
        return ""
    first, second = (Decimal(text.translate(_UNGROUPED)) for text in (large, small))
    parts = (abs(size) - second) / first if first else Decimal(0)
    if parts not in _PARTS or second >= parts:
        return ""
    whole, rest = divmod(Decimal(fixed(value, _decimals(small)).replace(",", "")), parts)
    between = surface[found[0].start() + len(large) : found[1].start()]
    tail = surface[found[1].start() + len(small) :]
    head = surface[: found[0].start()]
    return f"{head}{fixed(whole, 0)}{between}{fixed(rest, _decimals(small))}{tail}"


def _fitting(value: Decimal, power: int, family: str) -> tuple[int, str]:
    """Return the scale to write a value in: its own unless that gives 0.0x or 1000s."""
    words = _FAMILIES[family]
    own = value.adjusted() - power if value else 0
    if -2 < own < 3:
        return power, words.get(power, "")
    for other in sorted(words, reverse=True):
        if value.adjusted() >= other:
            return other, words[other]
    return 0, ""


def _decimals(written: str) -> int:
    """Return how many decimals digits as written have; a comma with three digits groups."""
    if "." not in written or written.count(".") > 1:
        return 0
    return len(written) - written.rfind(".") - 1


def _scale(value: Decimal) -> tuple[int, str]:
    """Return the power of ten, and its word, that an amount is best written in."""
    if value:
        for power, word in SCALES:
            if power <= value.adjusted():
                return power, word
    return 0, ""
