"""Phrases: an expected value in the words of the number that it mends.

In: a quantity and a value in its unit. Out: the value as the text would have put it:
"fourfold" for "fivefold", "four" for "six", "56%" for "three-quarters", "3.1 to one" for
"nine to one". Numbers in digits are `verify.units.format.like`'s.
"""

from __future__ import annotations

import re
from decimal import Decimal

from verify.extract.lexicon import CARDINALS
from verify.model.quantity import Kind, Quantity
from verify.units import format as forms

WORDS = ("no", *CARDINALS)
_DIGIT = re.compile(r"[0-9]")
_BARE = re.compile(r"\W*([0-9]{1,30}(?:\.[0-9]{1,30})?)\W*")
_MINOR = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,4})?) ?(?:p|c|¢|cents?|pence)(?![A-Za-z])")
_TO = re.compile(r"\s*(?:to|:|-|–)\s*", re.IGNORECASE)


def written(quantity: Quantity, value: Decimal, *, least: int = 1) -> str:
    """Return a value the way a quantity is written; at least so many significant digits."""
    surface = quantity.surface
    if quantity.kind is Kind.RATIO:
        return _ratio(surface, value)
    if _DIGIT.search(surface) or quantity.magnitude is None:
        quantity, value = _as_printed(quantity, value)
        return forms.like(quantity, value, least=least)
    text = _in_words(quantity, value)
    return text[:1].upper() + text[1:] if surface[:1].isupper() and text else text


def _as_printed(quantity: Quantity, value: Decimal) -> tuple[Quantity, Decimal]:
    """Return a number whose scale stands elsewhere (in a table's header) as it is printed."""
    minor = _MINOR.match(quantity.surface.replace(",", ""))
    if minor and quantity.magnitude and quantity.magnitude * 100 == Decimal(minor.group(1)):
        exponent = None if quantity.exponent is None else quantity.exponent + 2
        coins = quantity._replace(magnitude=quantity.magnitude * 100, exponent=exponent)
        return coins, value * 100
    bare = _BARE.fullmatch(quantity.surface.replace(",", ""))
    if bare is None or not quantity.magnitude:
        return quantity, value
    printed = Decimal(bare.group(1))
    power = quantity.magnitude.adjusted() - printed.adjusted() if printed else 0
    if power <= 0 or abs(quantity.magnitude) != printed.scaleb(power):
        return quantity, value
    exponent = None if quantity.exponent is None else quantity.exponent - power
    plain = quantity._replace(magnitude=quantity.magnitude.scaleb(-power), exponent=exponent)
    return plain, value.scaleb(-power)


def _ratio(surface: str, value: Decimal) -> str:
    """Return "3.1 to one" for odds, else the share that "three in ten" is."""
    if not re.search(r"\b(?:in|of)\b", surface):
        sign = _TO.search(surface)
        one = surface[sign.end() :] if sign else ""
        if sign and one.strip().lower() in ("1", "one"):
            count = _word(value) if one.strip().isalpha() else ""
            return f"{count or _few(value)}{sign.group()}{one}"
    if value > 1:
        return f"{_word(value) or _few(value)} to one"
    return f"{forms.significant(value * 100, 2)}%"


def _in_words(quantity: Quantity, value: Decimal) -> str:
    """Return a value for a number that is in words."""
    surface = quantity.surface
    if quantity.kind is Kind.MULTIPLE:
        if surface.lower().endswith("fold"):
            word = _word(value)
            return f"{word}fold" if word and value > 1 else f"{_few(value)}-fold"
        return f"{_word(value) or _few(value)} times"
    if not quantity.unit and quantity.magnitude != int(quantity.magnitude or 0):
        return f"{forms.significant(value * 100, 2)}%" if 0 < value < 1 else _few(value)
    word = _word(value)
    if not word:
        return forms.like(quantity, value)
    tail = ""
    if quantity.number is not None:
        tail = quantity.document.text[quantity.number.end : quantity.span.end]
    return word + tail


def _word(value: Decimal) -> str:
    """Return a small whole number in words, or ""."""
    return WORDS[int(value)] if 0 < value < len(WORDS) and value == int(value) else ""


def _few(value: Decimal) -> str:
    """Return a value in two digits, or all of its whole ones."""
    return forms.significant(value, max(2, value.adjusted() + 1))
