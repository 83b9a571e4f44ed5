"""What stands before a number and belongs to it: a sign, a currency.

In: a text and an `Item` that holds the bare number. The item is extended in place.
"""

from __future__ import annotations

from verify.extract.item import Form, Item
from verify.units.catalogue import Entry, Tables, Tag

_MINUS = frozenset("-−–‒﹣－")
_SPACES = " \u00a0\u202f\u2009"
# Codes that are also words in capitals: they need an amount that looks like money.
_WORDS = frozenset(
    [
        "ALL",
        "AMD",
        "ANG",
        "BAM",
        "COP",
        "CUP",
        "GEL",
        "LAK",
        "MAD",
        "MOP",
        "PEN",
        "RON",
        "SEK",
        "SOS",
        "TOP",
        "TRY",
        "VES",
        "LYD",
        "KID",
    ]
)
_LONGEST = 6


def extend(text: str, item: Item, tables: Tables, floor: int) -> None:
    """Extend `item` over the sign and the currency before it, not reaching under `floor`."""
    at = item.first
    if at == floor:
        return
    sign = text[at - 1]
    if sign in _MINUS or sign == "+":
        if not _is_sign(text, at - 1, floor, tables):
            return
        at -= 1
        _negate(item, sign)
        item.start = at
    at = _money(text, item, at, floor, tables)
    if at > floor and item.kind == "money" and text[at - 1] in _MINUS and item.value:
        before = text[at - 2 : at - 1] if at - 1 > floor else ""
        if item.start == at and not (before.isalnum() or before in _MINUS) and item.value > 0:
            _negate(item, "-")
            item.start = at - 1


def _negate(item: Item, sign: str) -> None:
    """Turn the number's sign round where the sign says so."""
    if sign != "+" and item.value is not None:
        item.value = -item.value


def _is_sign(text: str, at: int, floor: int, tables: Tables) -> bool:
    """Return whether the dash or plus at `at` is a sign, not a joint or a bullet."""
    if at == floor:
        return at == 0
    before = text[at - 1]
    if before in _SPACES + "\n\t(=[<>:;,/~≈≥≤|\"'“‘":
        return text[at] in "-−+" or at + 1 < len(text)
    return before in "$€£¥₹"


def _money(text: str, item: Item, at: int, floor: int, tables: Tables) -> int:
    """Read a currency that ends at `at` or one space before it."""
    if item.form is Form.ORDINAL or at <= floor:
        return at
    end = at
    gap = 0
    while gap < 2 and end > floor and text[end - 1] in _SPACES:
        end -= 1
        gap += 1
    if end <= floor or text[end - 1].isdigit():
        return at
    found = _currency_before(text, item, end, floor, tables)
    if found is None:
        return at
    entry, begin = found
    item.unit, item.kind, item.also = entry.canonical, "money", entry.also
    item.start = begin
    return begin


def _currency_before(
    text: str, item: Item, end: int, floor: int, tables: Tables
) -> tuple[Entry, int] | None:
    """Return the currency whose surface ends at `end`, and where it begins."""
    for length in range(_LONGEST, 0, -1):
        begin = end - length
        if begin < floor:
            continue
        surface = text[begin:end]
        entry = tables.signs.get(surface)
        if entry is None or entry.tag is not Tag.MONEY or entry.power:
            continue
        if (
            surface[0].isalpha()
            and begin > floor
            and (text[begin - 1].isalnum() or text[begin - 1] in "-_.")
        ):
            continue
        if surface in _WORDS and not _like_money(text, item):
            continue
        if (
            surface.isalpha()
            and len(surface) < 3
            and surface not in ("Rs", "RM", "Tk", "Rp", "KD", "kr", "Kr", "Dh", "SR", "QR", "NT")
        ):
            continue
        return entry, _region(text, begin, floor, surface)
    return None


def _region(text: str, begin: int, floor: int, surface: str) -> int:
    """Return where a spaced region before the sign begins: "US $58"."""
    return begin


def _like_money(text: str, item: Item) -> bool:
    """Return whether a number is written like an amount: grouped, with decimals or large."""
    surface = text[item.first : item.last]
    return "," in surface or "." in surface or (item.value is not None and item.value >= 1000)
