"""Scales behind a number: "million", "bn", "k", "thousand crore", "dozen".

In: a text and an `Item`. Out: the item with the scale multiplied in. A letter that is a
unit too ("5 m") is a scale only behind money, before a currency, or before what is
counted.
"""

from __future__ import annotations

import re

from verify.extract import addend, letters, lexicon
from verify.extract.compound import gap_end
from verify.extract.item import Form, Item
from verify.extract.surface import ENDS, LETTERS, entry_at
from verify.units.catalogue import Entry, Tables, Tag

# How "and a half", "point 5", "3 hundred" begin.
_ADDENDS = frozenset("an An aN AN po Po pO PO".split()) | {f"{digit} " for digit in range(1, 10)}
CODED = {"M": 6, "m": 6, "K": 3, "k": 3, "B": 9, "T": 12}  # before a code: "MUSD"
_HAN = frozenset("万萬亿億兆")  # scales that no space parts from what follows
_POINTED = frozenset("Mio mio Mrd mrd mia Mld mld mln tys Tsd".split())
# What "1.3 m" apart is said of, which is never so many metres.
_PEOPLED = re.compile(
    r" (?:people|viewers|users|customers|subscribers|passengers|visitors|jobs|households|voters|followers|downloads"
    r"|tourists|workers|patients|doses|barrels|listeners|members|children|residents|shares)\b"
)
# What goes on behind a scale that no space parts from it: the 5000万 of "3億5000万".
_HAN_PART = re.compile(r"([0-9]{1,4})([万萬亿億])")
MOST = 3  # scales in a row: "hundred thousand crore"


def multiply(text: str, item: Item, tables: Tables) -> int:
    """Multiply in the scales behind `item`; return where they end."""
    at = item.last
    if item.value is None:
        return at
    for _ in range(MOST):
        begin = gap_end(text, at)
        if not text[begin : begin + 1].isalpha():
            break
        word = LETTERS.match(text, begin).group()  # type: ignore[union-attr]
        if word[0] in _HAN:
            word = word[0]
        end = begin + len(word)
        entry = tables.scales.get(word)
        if entry is None:
            low = word.lower()
            if low in lexicon.GROUPS and item.form is Form.DIGITS and _groups(text, item, low, end):
                item.value *= lexicon.GROUPS[low]
                item.last = item.end = end
                return end
            entry = tables.scales.get(low) if len(word) > 3 else None
        if entry is None or not _is_scale(text, item, entry, word, begin > at, end, tables):
            break
        apply(item, entry.power)
        if text[end : end + 2] == ". " and word in _POINTED and text[end + 2 : end + 3].isalpha():
            end += 1  # "3 Mrd. Euro"
        at = item.last = item.end = end
        if word in _HAN:
            at = _han(text, item, at, entry.power, tables)
    if text[at : at + 1] == " " and text[at + 1 : at + 3] in _ADDENDS:
        return addend.extend(text, item, at)
    return at


def _groups(text: str, item: Item, word: str, end: int) -> bool:
    """Return whether a word counts by dozens and the like: "a score of 12", "£412,000 gross" do not."""
    if word == "gross":
        few = item.value is not None and item.value < _GROSSES
        before = text[max(0, item.first - 1) : item.first]
        return few and before in ("", " ", "(") and text.startswith(" of ", end)
    return word != "score"


_GROSSES = 1000  # nobody counts so many by the gross


def _han(text: str, item: Item, at: int, power: int, tables: Tables) -> int:
    """Add what stands behind a scale with a smaller one of its own: "3億5000万"."""
    part = _HAN_PART.match(text, at)
    smaller = tables.scales[part[2]].power if part is not None else power
    if part is None or item.value is None or smaller >= power:
        return at
    item.value += int(part[1]) * 10**smaller
    item.exponent, item.power = smaller, smaller
    item.last = item.end = part.end()
    return item.end


def power_of(word: str, tables: Tables) -> int:
    """Return the power of ten of a word that is a scale wherever it stands behind digits, or 0."""
    if len(word) < 4 or word.lower() in lexicon.GROUPS:
        return 0
    entry = tables.scales.get(word) or tables.scales.get(word.lower())
    return entry.power if entry is not None and entry.power > 2 else 0


def may_add(word: str) -> bool:
    """Return whether a word in small letters may begin what is added behind a scale."""
    return word[:2] in _ADDENDS


def apply(item: Item, power: int) -> None:
    """Multiply the item by a power of ten."""
    assert item.value is not None
    item.value = item.value.scaleb(power)
    item.exponent = item.exponent + power if item.exponent is not None else None
    item.scaled = True
    item.power += power


def _is_scale(
    text: str, item: Item, entry: Entry, word: str, apart: bool, end: int, tables: Tables
) -> bool:
    """Return whether a scale word or letter is one here, not a unit or another word."""
    if len(word) > 3:
        small = item.value is not None and item.value < 100
        return item.form is not Form.WORDS or item.scaled or entry.power > 2 or small
    money = item.kind == "money"
    if item.form is not Form.DIGITS:
        return not entry.guard and len(word) > 1
    if money:
        return True
    if _money_follows(text, end, tables):
        return True
    if entry.guard == "money":
        decimal = item.exponent is not None and item.exponent < 0
        if apart:
            return _PEOPLED.match(text, end) is not None
        counted = len(word) == 1 and _count_follows(text, end, tables)
        return counted or (word == "b" and decimal) or letters.counts(text, end)
    if text[end : end + 1] in ("/", "·", "^", "²", "³"):
        return False
    if entry.guard == "glued" and apart:
        return _count_follows(text, end, tables) or (word == "k" and _ends(text, end))
    kelvin = word == "K" and item.exponent is not None and item.exponent <= -2
    return not (kelvin and entry.also)


def _ends(text: str, end: int) -> bool:
    """Return whether no word follows."""
    return ENDS.match(text, end) is not None


def _money_follows(text: str, end: int, tables: Tables) -> bool:
    """Return whether a currency stands directly behind a scale letter: "2.6M dollars"."""
    begin = gap_end(text, end)
    found = entry_at(text, begin, tables, glued=begin == end)
    return found is not None and found[0].tag is Tag.MONEY


def _count_follows(text: str, end: int, tables: Tables) -> bool:
    """Return whether a unit's name or a counted noun stands behind "4.6m" or "3b"."""
    if text[end : end + 1] != " ":
        return False
    token = LETTERS.match(text, end + 1)
    if token is None or len(token.group()) < 4:
        return False
    entry = tables.names.get(token.group().lower())
    return entry is not None and token.group()[-1] in "sne" and entry.tag is not Tag.PERCENT


def coded(text: str, item: Item, begin: int, tables: Tables) -> tuple[Entry, int] | None:
    """Multiply in the scale before a currency code: "45 MUSD", "5 kEUR"."""
    power = CODED.get(text[begin])
    entry = tables.signs.get(text[begin + 1 : begin + 4])
    if power is None or entry is None or entry.tag is not Tag.MONEY or item.scaled:
        return None
    if text[begin + 1 : begin + 4] != entry.canonical or text[begin + 4 : begin + 5].isalnum():
        return None
    if item.value is not None:
        apply(item, power)
    return entry, begin + 4
