"""Letters that scale: whether the "m" of "4.6m" is a million rather than metres.

In: a text and the end of a glued letter, or items. Out: whether people or things are
counted behind it; and numbers in metres that share the count of the number before them
("3.2m policyholders, down from the 4.3m it had") made millions.
"""

from __future__ import annotations

import re

from verify.extract import clause, phrases
from verify.extract.item import Form, Item

_NOUN_WITHIN = 4  # words in which a noun behind a letter must come
_COMPARED = ("fewer", "more", "less")
_HOW_OFTEN = frozenset("monthly daily weekly yearly annual more fewer most other such new".split())
_PEOPLES = ("an", "ish", "ese", "ch", "ic")  # how "British" and "Canadian" end
# A power or a large unit behind the letter: "12m m3 of gas", "3m MWh".
_UNIT_BEHIND = re.compile(
    r" (?:m[²³23]|sq|cu|cubic|square|[kMGT]Wh|ha|t|teu|TEU|boe|bpd|ft[²³23]?)\b(?![/-])"
)
# What a length is said of: "4m deep", "12m above ground", "30m from".
_SIZED = re.compile(
    r" ?(?:[,.;:)]? ?(?:deep|high|long|wide|tall|thick|above|below|apart|away|from|of|by|x|×|up|down|off|short|ahead|behind"
    r"|underwater|offshore|downstream|upstream|north|south|east|west|in (?:length|height|depth|width|diameter))\b|[-²³/])"
)
_REACH = 90  # characters in which a number shares the count before it


def counts(text: str, end: int) -> bool:
    """Return whether people or things are counted behind "4.6m": "3.2m active users"."""
    if text[end : end + 1] != " ":
        return False
    if _UNIT_BEHIND.match(text, end):
        return True
    words = [word.rstrip(".") for word in clause.behind(text, end)[:_NOUN_WITHIN]]
    if not words or words[0] == "fewer":
        return bool(words)
    if words[0] in _COMPARED and words[1:2] == ["than"]:
        return False
    for word in words:
        if not word[:1].isalpha() or (word[0].isupper() and not word.endswith(_PEOPLES)):
            return False
        if clause.stops(word) and word not in _HOW_OFTEN:
            return False
        if clause.is_plural(word) and word[0].islower():
            return word not in phrases.rows("sized")
    return False


def share(text: str, items: list[Item]) -> None:
    """Make metres millions where the number before them in the sentence is millions of things."""
    giver: Item | None = None
    for item in items:
        if item.unit == "meter":
            glued = text[item.last : item.last + 1] == "m" and item.end == item.last + 1
            if giver is None or not glued or not _shares(text, giver, item):
                continue
            assert item.value is not None
            item.value = item.value.scaleb(6)
            item.exponent = item.exponent + 6 if item.exponent is not None else None
            item.last, item.scaled, item.power = item.end, True, 6
            item.unit = item.kind = ""
            item.counted = giver.counted
        elif item.power == 6 and not item.unit and text[item.last - 1] == "m":
            giver = item


def _shares(text: str, giver: Item, item: Item) -> bool:
    """Return whether nothing between two numbers, or behind the second, speaks of lengths."""
    if item.value is None or item.form is not Form.DIGITS or item.start - giver.end > _REACH:
        return False
    between = text[giver.end : item.start]
    return ". " not in between and "\n" not in between and not _SIZED.match(text, item.end)
