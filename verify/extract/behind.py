"""What follows a number: scale, percent, currency, unit, counted noun.

In: a text and an `Item` that holds the bare number. The item is extended in place over
what belongs to it; the catalogue's tables say what that may be.
"""

from __future__ import annotations

import re
from decimal import Decimal

from verify.extract import addend, compound, lexicon
from verify.extract.item import Form, Item
from verify.units.catalogue import Entry, Tables, Tag

_LETTERS = re.compile(r"[^\W\d_]++")
_GAP = re.compile(r"[ \u00a0\u202f\u2009]{1,2}|-(?=[^\W\d_])|\u2010|\u2011|\u2013(?=[^\W\d_])")
_SHARE = re.compile(r" of (?:an? )?(?=[a-z$€£¥])| an? (?=[a-z])|-of-an?-")
_OLD = re.compile(r"[ -]olds?(?![a-z])| of age(?![a-z])", re.IGNORECASE)
_CLOSED = re.compile(r"[\[({]\s?([^\W\d_]{1,12}|[$€£¥%])\s?[\])}]")
_SIGNS = frozenset("%％٪‰°º˚℃℉′″'\"$€£¥￥₹₩₽₺₪₱₫₦₴฿₡₵₭₮₸₼₾৳៛₲¢ΩΩµμ万萬亿億兆元")
_ADJECTIVE = re.compile(r"([a-z]{3,14}+) (?=[a-z])")
_NO_ADJECTIVES = frozenset(
    "and but for from into onto over than that the their then these they this those to under "
    "until upon was were when where which while who with within without per are has have had "
    "his her its our your out off not nor via yet all any each every some few between during "
    "after before about above below along among around against behind beside beyond can could "
    "may might must shall should will would did does been being percent cents such thus".split()
)
# What may stand behind a sign that is an ordinary word too ("10 in", "5 am").
_ENDS = re.compile(
    r"\s*(?:$|[\n,;:!?)\]}×/²³^”’]|\.(?![A-Za-z0-9])|[-−–⁻]\s?[1-4]|[x-]\s?[0-9]|(?:by|x|long|wide|high|tall|deep|thick|and|or|to)\b|[0-9])"
)


def extend(text: str, item: Item, tables: Tables) -> None:
    """Extend `item` over the scale and the unit that follow it."""
    at = item.last
    if at >= len(text):
        return
    if item.form is Form.DIGITS or item.form is Form.WORDS or item.form is Form.FRACTION:
        at = _scales(text, item, at, tables)
        if text[at : at + 1] == " ":
            at = addend.extend(text, item, at)
    gap = _gap(text, item, at)
    begin = gap.end() if gap else at
    if begin >= len(text):
        return
    first = text[begin]
    if first.isalpha() or first in _SIGNS:
        _unit(text, item, begin, gap is None, tables)
    elif first in "[({":
        _bracketed(text, item, begin, tables)
    if item.kind == "money":
        compound.rate(text, item, tables)
    elif item.kind == "duration":
        _age(text, item)


def _gap(text: str, item: Item, at: int) -> re.Match[str] | None:
    """Return the space or hyphen before a unit; shares reach over "of a"."""
    if item.form is Form.FRACTION or item.form is Form.VAGUE:
        joint = _SHARE.match(text, at)
        if joint is not None:
            return joint
    return _GAP.match(text, at)


def _unit(text: str, item: Item, begin: int, glued: bool, tables: Tables) -> None:
    """Read the unit, currency or counted noun that begins at `begin`."""
    found = entry_at(text, begin, tables, glued=glued)
    money = item.kind == "money"
    if found is None and not glued and not money:
        found, begin = _past_adjective(text, begin, tables)
    if found is None:
        return
    entry, end = found
    if money and not (entry.tag is Tag.MONEY and _same_money(item, entry)):
        return
    apply(text, item, entry, begin, end, tables)


def _age(text: str, item: Item) -> None:
    """Make "5 years old", "8-month-old" and "18 months of age" ages."""
    match = _OLD.match(text, item.end)
    if match is not None:
        item.kind, item.end = "age", match.end()


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
        if word.lower() in lexicon.GROUPS and item.form is Form.DIGITS and word != "score":
            item.value *= lexicon.GROUPS[word.lower()]
            item.last = item.end = token.end()
            return item.end
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
    if len(word) > 3:
        return item.form is not Form.WORDS or item.scaled or entry.power > 2 or _small(item)
    money = item.kind == "money"
    if item.form is not Form.DIGITS:
        return entry.guard == "" and len(word) > 1
    if entry.guard == "money":
        return (
            money
            or _money_follows(text, end, tables)
            or (not apart and len(word) == 1 and _count_follows(text, end, tables))
            or (not apart and word == "b" and item.exponent is not None and item.exponent < 0)
        )
    if entry.guard == "glued" and apart and not money:
        return _money_follows(text, end, tables)
    if text[end : end + 1] in ("/", "·", "^", "²", "³") and not money:
        return False
    return not (entry.also and word == "K" and item.exponent is not None and item.exponent <= -2)


def _small(item: Item) -> bool:
    """Return whether "hundred" may follow a number."""
    return item.value is not None and item.value < 100


def _count_follows(text: str, end: int, tables: Tables) -> bool:
    """Return whether a unit's name or a counted noun stands behind "1.2m" or "3b"."""
    if text[end : end + 1] != " ":
        return False
    token = _LETTERS.match(text, end + 1)
    if token is None or len(token.group()) < 4:
        return False
    entry = tables.names.get(token.group().lower())
    return entry is not None and token.group()[-1] in "sne" and entry.tag is not Tag.PERCENT


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
            stop = begin + len(phrase)
            if not text.startswith(phrase, begin) or not _bounded(text, stop, phrase):
                continue
            if phrase[-1] != "/" or not text[stop : stop + 1].isalpha():
                return tables.signs[phrase], stop
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
    if word[-1] == "s" and len(word) > 2:  # "kms", "mmols"
        entry = tables.signs.get(word[:-1])
        if entry is not None and entry.tag is Tag.UNIT and not entry.guard:
            return entry, end
    return None


def _sign_at(text: str, begin: int, tables: Tables) -> tuple[Entry, int] | None:
    """Return the longest sign that begins with no letter ("%", "°C", "€")."""
    for length in (12, 9, 8, 7, 6, 5, 4, 3, 2, 1):
        sign = text[begin : begin + length]
        entry = tables.signs.get(sign) or (tables.names.get(sign.lower()) if length > 2 else None)
        if entry is None or len(sign) < length or not _bounded(text, begin + length, sign):
            continue
        if _sign_allowed(text, entry, begin, begin + length):
            return entry, begin + length
    return None


def _sign_allowed(text: str, entry: Entry, begin: int, end: int) -> bool:
    """Return whether a sign stands for its unit here: "10$20" has none, nor a closing quote."""
    if entry.tag is Tag.MONEY:
        follows = text[end : end + 2]
        if follows[:1].isdigit() or (follows[:1].isalpha() and text[end - 1] in "/."):
            return False  # the sign belongs to the next amount, or is part of "S/cm"
        return not (follows[:1] == " " and follows[1:].isdigit())
    if entry.guard != "glued":
        return True
    quotes = text.count('"', max(0, begin - 300), begin)
    return text[begin - 1].isalnum() and (text[begin] != '"' or quotes % 2 == 0)


def _bounded(text: str, end: int, surface: str) -> bool:
    """Return whether a surface that ends in a letter is not part of a longer word."""
    return not (surface[-1].isalpha() and text[end : end + 1].isalpha())


def _glued_word(text: str, end: int) -> bool:
    """Return whether the word goes on with an apostrophe or digits ("points' ", "m2")."""
    return text[end : end + 1].isdigit()


def _allowed(text: str, entry: Entry, end: int, glued: bool) -> bool:
    """Return whether a sign's guard lets it count here."""
    if not entry.guard:
        return entry.tag is not Tag.MONEY or not text[end : end + 1].isdigit()
    if entry.guard == "glued":
        return glued
    if entry.near:
        window = text[max(0, end - 80) : end + 40].lower()
        return any(word in window for word in entry.near)
    return glued or _ENDS.match(text, end) is not None


def _past_adjective(text: str, begin: int, tables: Tables) -> tuple[tuple[Entry, int] | None, int]:
    """Look behind one word ("more", "rushing", "calendar") for a unit in the plural."""
    match = _ADJECTIVE.match(text, begin)
    if match is None or match[1] in _NO_ADJECTIVES:
        return None, begin
    token = _LETTERS.match(text, match.end())
    if token is None:
        return None, begin
    low = token.group().lower()
    entry = tables.names.get(low)
    if entry is None or entry.tag is not Tag.UNIT or not (low[-1] == "s" or low == "feet"):
        return None, begin
    return (entry, token.end()), match.end()


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
