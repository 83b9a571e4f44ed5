"""What follows a number: scale, percent, currency, unit, counted noun.

In: a text and an `Item` that holds the bare number. The item is extended in place over
what belongs to it; the catalogue's tables say what that may be.
"""

from __future__ import annotations

import re
from decimal import Decimal

from verify.extract import compound
from verify.extract.item import Form, Item
from verify.units.catalogue import Entry, Tables, Tag

_LETTERS = re.compile(r"[^\W\d_]++")
_GAP = re.compile(r"[ \u00a0\u202f\u2009]{1,2}|-(?=[^\W\d_])|\u2010|\u2011|\u2013(?=[^\W\d_])")
_CLOSED = re.compile(r"[\[({]\s?([^\W\d_]{1,12}|[$€£¥%])\s?[\])}]")
_SIGNS = frozenset("%％٪‰°º˚℃℉′″'\"$€£¥￥₹₩₽₺₪₱₫₦₴฿₡₵₭₮₸₼₾৳៛₲¢ΩΩµμ万萬亿億兆元")
_ADJECTIVES = re.compile(
    r"(?:more|additional|extra|fewer|further|other|whole|full|straight|consecutive|long|short|solid) (?=[a-z])"
)
# What may stand behind a sign that is an ordinary word too ("10 in", "5 am").
_ENDS = re.compile(
    r"\s*(?:$|[\n.,;:!?)\]}×/²³^]|[x-]\s?[0-9]|(?:by|x|long|wide|high|tall|deep|thick|and|or|to)\b|[0-9])"
)


def extend(text: str, item: Item, tables: Tables) -> None:
    """Extend `item` over the scale and the unit that follow it."""
    at = item.last
    if at >= len(text):
        return
    at = _scales(text, item, at, tables)
    money = item.kind == "money"
    gap = _GAP.match(text, at)
    begin = gap.end() if gap else at
    if begin >= len(text):
        return
    first = text[begin]
    if not (first.isalpha() or first in _SIGNS or first in "[({"):
        return
    if first in "[({":
        _bracketed(text, item, begin, tables)
        return
    found = entry_at(text, begin, tables, glued=gap is None)
    if found is None and gap is not None and not money:
        found, begin = _past_adjective(text, begin, tables)
    if found is None:
        return
    entry, end = found
    if money and not (entry.tag is Tag.MONEY and _same_money(item, entry)):
        return
    apply(text, item, entry, begin, end, tables)


def _scales(text: str, item: Item, at: int, tables: Tables) -> int:
    """Multiply in "million", "bn", "k", "thousand crore"; return where the scale ends."""
    if item.form is Form.ORDINAL or item.form is Form.VAGUE or item.value is None:
        return at
    for _ in range(3):
        gap = _GAP.match(text, at)
        begin = gap.end() if gap else at
        token = _LETTERS.match(text, begin)
        if token is None:
            return at
        word = token.group()
        entry = tables.scales.get(word) or (
            tables.scales.get(word.lower()) if len(word) > 3 else None
        )
        if entry is None or not _is_scale(
            text, item, entry, word, gap is not None, token.end(), tables
        ):
            return at
        item.value = item.value.scaleb(entry.power)
        item.exponent = item.exponent + entry.power if item.exponent is not None else None
        item.scaled = True
        item.power += entry.power
        at = item.last = item.end = token.end()
    return at


def _is_scale(
    text: str, item: Item, entry: Entry, word: str, apart: bool, end: int, tables: Tables
) -> bool:
    """Return whether a scale word or letter is one here, not a unit or another word."""
    if item.form is Form.WORDS and len(word) > 3 and not item.scaled:
        return entry.power != 2 or (item.value is not None and item.value < 100)
    if len(word) > 3:
        return True
    money = item.kind == "money"
    if entry.guard == "money":
        return money or _money_follows(text, end, tables)
    if entry.guard == "glued" and apart and not money:
        return _money_follows(text, end, tables)
    if item.form is not Form.DIGITS:
        return False
    if text[end : end + 1] in ("/", "·", "^", "²", "³") and not money:
        return False
    return not (entry.also and word == "K" and item.exponent is not None and item.exponent <= -2)


def _money_follows(text: str, end: int, tables: Tables) -> bool:
    """Return whether a currency stands directly behind a scale letter: "1.8M dollars"."""
    gap = _GAP.match(text, end)
    found = entry_at(text, gap.end() if gap else end, tables, glued=gap is None)
    return found is not None and found[0].tag is Tag.MONEY


def entry_at(text: str, begin: int, tables: Tables, *, glued: bool) -> tuple[Entry, int] | None:
    """Return the longest catalogue surface at `begin`, and where it ends."""
    token = _LETTERS.match(text, begin)
    if token is None:
        return _sign_at(text, begin, tables)
    word, end = token.group(), token.end()
    if word in tables.sign_phrases:
        for phrase in tables.sign_phrases[word]:
            if text.startswith(phrase, begin) and _bounded(text, begin + len(phrase), phrase):
                return tables.signs[phrase], begin + len(phrase)
    low = word.lower()
    if low in tables.name_phrases:
        for phrase in tables.name_phrases[low]:
            stop = begin + len(phrase)
            if text[begin:stop].lower() == phrase and _bounded(text, stop, phrase):
                return tables.names[phrase], stop
    squared = compound.area(text, begin, tables)
    if squared is not None:
        return squared
    entry = tables.signs.get(word)
    if entry is not None and _allowed(text, entry, end, glued):
        return entry, end
    entry = tables.names.get(low)
    if entry is not None and not _glued_word(text, end):
        return entry, end
    return None


def _sign_at(text: str, begin: int, tables: Tables) -> tuple[Entry, int] | None:
    """Return the longest sign that begins with no letter ("%", "°C", "€")."""
    for length in (12, 9, 8, 7, 6, 5, 4, 3, 2, 1):
        sign = text[begin : begin + length]
        entry = tables.signs.get(sign) or (tables.names.get(sign.lower()) if length > 2 else None)
        if entry is not None and len(sign) == length and _bounded(text, begin + length, sign):
            if entry.guard == "glued" and begin and not text[begin - 1].isdigit():
                continue
            return entry, begin + length
    return None


def _bounded(text: str, end: int, surface: str) -> bool:
    """Return whether a surface that ends in a letter is not part of a longer word."""
    return not (surface[-1].isalpha() and text[end : end + 1].isalpha())


def _glued_word(text: str, end: int) -> bool:
    """Return whether the word goes on with an apostrophe or digits ("points' ", "m2")."""
    return text[end : end + 1].isdigit()


def _allowed(text: str, entry: Entry, end: int, glued: bool) -> bool:
    """Return whether a sign's guard lets it count here."""
    if not entry.guard:
        return True
    if entry.guard == "glued":
        return glued
    return glued or _ENDS.match(text, end) is not None


def _past_adjective(text: str, begin: int, tables: Tables) -> tuple[tuple[Entry, int] | None, int]:
    """Look behind one word such as "more" or "additional" for the unit."""
    match = _ADJECTIVES.match(text, begin)
    if match is None:
        return None, begin
    found = entry_at(text, match.end(), tables, glued=False)
    if found is not None and found[0].tag is Tag.UNIT and len(text[match.end() : found[1]]) < 3:
        return None, begin
    return found, match.end()


def _bracketed(text: str, item: Item, begin: int, tables: Tables) -> None:
    """Read a unit in brackets: "380 billion [yuan]", "20 (kg)"."""
    match = _CLOSED.match(text, begin)
    if match is None:
        return
    surface = match[1]
    entry = tables.signs.get(surface) or tables.names.get(surface.lower())
    if entry is not None and entry.tag in (Tag.UNIT, Tag.MONEY, Tag.PERCENT) and not item.kind:
        apply(text, item, entry, match.start(1), match.end(), tables)


def _same_money(item: Item, entry: Entry) -> bool:
    """Return whether a currency behind fits the sign before: "$5 US", "US$5 dollars"."""
    return entry.canonical == item.unit or entry.canonical in item.also


def apply(text: str, item: Item, entry: Entry, begin: int, end: int, tables: Tables) -> None:
    """Give `item` the unit of `entry`, whose surface ends at `end`."""
    if entry.tag is Tag.NOUN:
        if item.form is not Form.ORDINAL:
            item.counted = entry.canonical
        return
    if item.form is Form.ORDINAL:
        return
    item.end = end
    if entry.tag is Tag.MONEY:
        _apply_money(item, entry)
    elif entry.tag is Tag.PERCENT:
        item.unit, item.kind = entry.canonical, "percent"
    else:
        item.unit, item.kind, item.also = entry.canonical, entry.kind, entry.also
        compound.extend(text, item, text[begin:end], tables)
        return
    compound.rate(text, item, tables)


def _apply_money(item: Item, entry: Entry) -> None:
    """Make the item an amount of money; small coins become their hundredths."""
    item.unit, item.kind, item.also = entry.canonical, "money", entry.also
    if entry.power:
        factor = Decimal(entry.factor).scaleb(entry.power)
        if item.value is not None:
            item.value *= factor
        for end in (item.low, item.high):
            if end is not None and end.value is not None:
                end.value *= factor
        if item.exponent is not None:
            item.exponent += entry.power
