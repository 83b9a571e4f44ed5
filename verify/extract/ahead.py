"""What stands before a number and belongs to it: a sign, a currency.

In: a text and an `Item` that holds the bare number. The item is extended in place.
"""

from __future__ import annotations

import re

from verify.extract.item import Item
from verify.extract.scales import CODED
from verify.extract.surface import near
from verify.units.catalogue import Entry, Tables, Tag

_MINUS = frozenset("-−–‒﹣－")
_SPACES = " \u00a0\u202f\u2009"
_OPENERS = _SPACES + "\n\t(=[<>:;,/~≈≥≤|\"'“‘"
_NEGATIVE = ("minus", "negative")
# Codes that are also words in capitals: they need an amount that looks like money.
_WORDS = frozenset(
    "ALL AMD ANG BAM COP CUP GEL LAK MAD MOP PEN RON SEK SOS TOP TRY VES LYD KID".split()
)
# Signs of two letters that are words or codes before a number.
_NOT_BEFORE = frozenset("FF Ft kn OR Re ID DM".split())
_REGIONS = frozenset("US U.S. HK C A AU NZ S SG NT CA Can CAN Cdn R CN JP GB E".split())
_NO_SIGN = frozenset('|<>,;:)(=\n"“‘*')  # what ends no currency
_LONGEST = 6
# Words of accounts and a verb or preposition right before a number in brackets: a loss.
_ACCOUNT = re.compile(
    r"\b(?:cash ?flow|loss|income|earnings|profit|deficit|margin|result|ebitda|ebit|eps|return|balance|change)\b[^.;\n]{0,50}"
    r"\b(?:was|were|of|to|from|against|than|versus|vs\.?|at) $|\bin [$€£]? ?(?:millions|thousands|billions)[^.;\n]{0,40} $",
    re.IGNORECASE,
)
_ACCOUNT_WINDOW = 90
_NAME = 28  # characters in the longest currency name before an amount


def extend(text: str, item: Item, tables: Tables, floor: int) -> None:
    """Extend `item` over the sign and the currency before it, not reaching under `floor`."""
    at = item.first
    if at == floor:
        return
    sign = text[at - 1]
    if sign == "(" and text[item.last : item.last + 1] == ")":
        _accounted(text, item, floor, tables)
        return
    if sign == " ":
        word = item.word = _word_before(text, at - 1, floor)
        if word:
            if word not in tables.leads and word not in _NEGATIVE:
                return
        elif text[at - 2] in _NO_SIGN:
            return
        if word in _NEGATIVE and not text[max(0, at - 14) : at].lower().endswith("plus or minus "):
            at -= len(word) + 1
            _negate(item, "-")
            item.start = at
    elif sign in _MINUS or sign == "+":
        if text[max(floor, at - 6) : at].lower() == "minus-":
            at -= 5
        elif not _is_sign(text, at - 1, floor):
            return
        at -= 1
        _negate(item, sign)
        item.start = at
    elif sign in _NO_SIGN:
        return
    at = _money(text, item, at, floor, tables)
    if item.kind != "money" or at <= floor or item.start != at:
        return
    word = _word_before(text, at - 1, floor) if text[at - 1] == " " else ""
    if word in _NEGATIVE and not text[max(0, at - 14) : at].lower().endswith("plus or minus "):
        _negate(item, "-")
        item.start = at - 1 - len(word)
    elif text[at - 1] in _MINUS:
        before = text[at - 2 : at - 1] if at > 1 else ""
        if not (before.isalnum() or before in _MINUS) and item.value and item.value > 0:
            _negate(item, "-")
            item.start = at - 1


def _accounted(text: str, item: Item, floor: int, tables: Tables) -> None:
    """Read a loss in brackets where a sign says that it is one: "$(1,240)", "(2.3)%"."""
    at = item.first - 1
    if at > floor and text[at - 1] in "$€£¥":
        entry, begin = _region(text, tables.signs[text[at - 1]], at - 1, floor, tables)
        item.unit, item.kind, item.also, item.start = entry.canonical, "money", entry.also, begin
    elif text[item.last + 1 : item.last + 2] == "%" or _ACCOUNT.search(
        text, max(floor, at - _ACCOUNT_WINDOW), at
    ):
        item.start = at
    else:
        return
    item.end = item.last = item.last + 1
    _negate(item, "-")


def _word_before(text: str, end: int, floor: int) -> str:
    """Return the lower-case word of small letters that ends at `end`, or ''."""
    if end <= floor or not text[end - 1].islower():
        return ""
    least = end - _NAME
    if least < floor:
        least = floor
    word = text[text.rfind(" ", least, end) + 1 or least : end].lower()
    return word if word.isalpha() else word.rpartition("\n")[2].lstrip("(,;:\"'“‘[—–-")


def _negate(item: Item, sign: str) -> None:
    """Turn the number's sign round where the sign says so."""
    if sign != "+" and item.value is not None:
        item.value = -item.value


def _is_sign(text: str, at: int, floor: int) -> bool:
    """Return whether the dash or plus at `at` is a sign, not a joint or a bullet."""
    if at == floor:
        return at == 0
    before = text[at - 1]
    if before in _SPACES and at - 1 == floor and floor and text[floor - 1].isalnum():
        return False  # "4 -9 km" is a range
    return before in _OPENERS or before in "$€£¥₹"


def _money(text: str, item: Item, at: int, floor: int, tables: Tables) -> int:
    """Read a currency that ends at `at` or one space before it."""
    end = at
    while end > floor and text[end - 1] in _SPACES and at - end < 2:
        end -= 1
    if end <= floor or text[end - 1].isdigit():
        return at
    found = _sign_before(text, item, at, end, floor, tables)
    if found is None and end < at and text[end - 1].islower():
        found = _name_before(text, end, floor, tables)
    if found is None:
        return at
    entry, begin, power = found
    item.unit, item.kind, item.also = entry.canonical, "money", entry.also
    if power and item.value is not None:
        item.value = item.value.scaleb(power)
        item.exponent = item.exponent + power if item.exponent is not None else None
        item.scaled = True
    item.start = begin
    return begin


def _sign_before(
    text: str, item: Item, at: int, end: int, floor: int, tables: Tables
) -> tuple[Entry, int, int] | None:
    """Return the currency sign or code that ends at `end`, its beginning, and its scale."""
    last = text[end - 1]
    if not last.isalpha() and last not in tables.ends:
        return None
    if last in "$€£¥" and not text[max(floor, end - 2) : end - 1].isalpha():
        return (*_region(text, tables.signs[last], end - 1, floor, tables), 0)
    for length in range(min(_LONGEST, end - floor), 0, -1):
        begin = end - length
        surface = text[begin:end]
        entry = _money_of(tables.signs.get(surface))
        power = 0
        if end == at:
            entry = tables.signs.get("before:" + surface, entry)
        if entry is None and length == 4:
            entry, power = _coded(surface, tables)
        if entry is None or entry.tag is not Tag.MONEY or entry.power:
            continue
        if entry.guard and not (entry.guard == "near" and near(text, entry, begin, at)):
            continue
        if surface[0].isalpha() and begin > floor and _in_word(text, begin):
            continue
        if surface in _WORDS and not like_money(text, item):
            continue
        if len(surface) < 3 and surface.isalpha() and surface in _NOT_BEFORE and not entry.guard:
            rupee = surface == "Re" and "Rs" in text[max(0, begin - 160) : begin]
            if not rupee:
                continue
        return (*_region(text, entry, begin, floor, tables), power)
    return None


def _money_of(entry: Entry | None) -> Entry | None:
    """Return the entry, or the currency among its rivals."""
    if entry is None or entry.tag is Tag.MONEY:
        return entry
    return next((rival for rival in entry.rivals if rival.tag is Tag.MONEY), None)


def _coded(surface: str, tables: Tables) -> tuple[Entry | None, int]:
    """Read a code with a scale before it or "$" behind it: "MUSD", "aud$"."""
    if surface[3] == "$":
        return tables.signs.get(surface[:3].upper()), 0
    if surface[0] in CODED and surface[1:].isupper():
        return tables.signs.get(surface[1:]), CODED[surface[0]]
    return None, 0


def _in_word(text: str, begin: int) -> bool:
    """Return whether a surface that begins at `begin` is the end of a longer word."""
    return text[begin - 1].isalnum() or text[begin - 1] in "-_."


def _region(text: str, entry: Entry, begin: int, floor: int, tables: Tables) -> tuple[Entry, int]:
    """Take in a region that stands apart before "$": "US $35", "HK $8m"."""
    if text[begin] not in "$¥£" or begin - 2 < floor or text[begin - 1] != " ":
        return entry, begin
    start = begin - 1
    while (
        start > floor
        and begin - start < 6
        and (text[start - 1].isalpha() or text[start - 1] == ".")
    ):
        start -= 1
    region = text[start : begin - 1]
    if region in ("us", "hk", "nz", "c"):
        region = region.upper()
    if region not in _REGIONS or (start and text[start - 1].isalnum()):
        return entry, begin
    if region == "A" and (start == 0 or text[start - 1] == "\n" or text[start - 2] == "."):
        return entry, begin  # "A $5 note"
    own = tables.signs.get(region.replace(".", "") + text[begin])
    return (own, start) if own else (entry, begin)


def _name_before(text: str, end: int, floor: int, tables: Tables) -> tuple[Entry, int, int] | None:
    """Return the currency name of two words that ends at `end`: "Malaysian ringgit 18"."""
    window = text[max(floor, end - _NAME) : end]
    words = window.split(" ")
    if not window.isascii():
        return None
    for count in (3, 2, 1):
        name = " ".join(words[-count:])
        entry = tables.names.get(name.lower())
        if count == 1 and not (len(name) == 3 and name.upper() in tables.signs) and name != "rmb":
            return None
        if len(words) >= count and entry is not None and entry.tag is Tag.MONEY and not entry.power:
            return entry, end - len(name), 0
    return None


def like_money(text: str, item: Item) -> bool:
    """Return whether a number is written like an amount: grouped, with decimals or large."""
    surface = text[item.first : item.last]
    return "," in surface or "." in surface or (item.value is not None and item.value >= 1000)
