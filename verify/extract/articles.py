"""The article as a number: "an hour", "a mile", and as part of one: "a million".

In: a text and the offset of an article before a unit, or an item behind one. Out: an
`Item` for the article where it says one, or the item with its article taken in.
"""

from __future__ import annotations

import re
from decimal import Decimal

from verify.extract.item import Form, Item
from verify.units.catalogue import Tables

# How the words begin that may follow "a": hundred, thousand, million, dozen, pair, couple ...
_FOLLOWERS = frozenset("hun tho mil bil tri qua lak cro doz pai cou sco".split())
# Words before the article that make it a one rather than any one.
_CUES = frozenset(
    "about above after almost approximately around below exceeding for just least less lasted "
    "lasts most nearly only over roughly than takes took under within".split()
)
# Units of which "in a" tells one; "in a minute" is soon.
_LONG = frozenset("hour day week month year decade century".split())
_RATE = re.compile(r" of [a-z]+(?: [a-z]+)? ")  # "5,200 pounds of fuel an hour"
_EACH = re.compile(r" (?:[a-z]{3,14} )?[a-z]{3,14}s ")  # "4,800 bottles a hectare"
_LATER = re.compile(r" (?:ago|before|earlier|later|after|of)\b")
_AFTER = re.compile(
    r" of | and (?:an? (?:half|quarter|third|bit)\b|(?:an?|one|two|three|four|five|six|nine|ten|[0-9]{1,3}) "
    r"(?:second|minute|hour|day|week|month|year|inch|foot|feet)s?\b)",
    re.IGNORECASE,
)


def number_at(text: str, start: int, end: int, floor: int, tables: Tables) -> Item | None:
    """Read "an" of "an hour" at `start` as one, where it says one; `end` is the unit's."""
    article, _, unit = text[start:end].partition(" ")
    if article.lower() not in ("a", "an"):
        return None
    entry = tables.signs.get(unit) or tables.names.get(unit.lower())
    if entry is None or (start == floor + 1 and floor):  # "60 miles an hour" is a rate
        return None
    rate = floor and _RATE.fullmatch(text, floor, start) and not _AFTER.match(text, end)
    rate = rate or (floor and _EACH.fullmatch(text, floor, start) and not _LATER.match(text, end))
    if rate or text[end : end + 1] == "-":
        return None
    before = text[max(0, start - 16) : start].rstrip().lower()
    if entry.article != "article" and entry.article:
        word = before.rpartition(" ")[2]
        if (
            word not in _CUES
            and not (word == "in" and unit.lower() in _LONG)
            and not _AFTER.match(text, end)
            and not _alone(text, start, end)
        ):
            return None
        if text[end : end + 4] == " ago":
            return None
    elif before.endswith(("times", "once", "twice", "day", "cents")):
        return None
    return Item(start, start + len(article), Decimal(1), 0, Form.WORDS)


def _alone(text: str, start: int, end: int) -> bool:
    """Return whether there is nothing else in the text."""
    return end - start >= len(text.strip())


def take(text: str, item: Item, floor: int) -> None:
    """Take in "a" before a number in words that begins with no digit: "a million"."""
    at = item.start
    before = text[max(floor, at - 3) : at].lower()
    if item.form is Form.ORDINAL or not before.endswith(("a ", "an ")):
        return
    width = 2 if before.endswith("a ") else 3
    if text[at : at + 3].lower() not in _FOLLOWERS and item.form is not Form.FRACTION:
        return
    if at - width >= floor and not text[at - width - 1 : at - width].isalnum():
        item.start = item.first = at - width
