"""Points that are percentage points: "fell two points to 43%".

In: the items of a text. Out: a count of points that tells a change beside a percentage is
in percentage points; goals and index points stay counts.
"""

from __future__ import annotations

import re

from verify.extract.item import Item

_REACH = 70
_CHANGE = re.compile(
    r"\b(?:up|down|by|rose|rising|fell|falling|gained|lost|dropped|slipped|climbed|slid|jumped|shed"
    r"|increase of|decrease of|rise of|fall of|drop of|gain of|lead of)(?: (?:about|nearly|almost|just|over|only))? $",
    re.IGNORECASE,
)
_MOST = 100  # percentage points
_OR_SHARE = re.compile(r",? or |,? \((?=[0-9.]+ ?%)")
_GAMES = re.compile(
    r"\b(?:rebounds?|assists?|games?|scor(?:ed|ing|es)|shooting|index|Dow|Nasdaq|FTSE|shares?|stocks?|league|team)\b"
)


def read(text: str, items: list[Item]) -> None:
    """Give counts of points beside a percentage their unit."""
    for index, item in enumerate(items):
        if item.counted != "point" or item.unit or not _by_percent(items, index):
            continue
        before = text[max(0, item.start - 24) : item.start]
        around = text[max(0, item.start - _REACH) : item.end + _REACH]
        if item.value is not None and abs(item.value) > _MOST:
            continue
        if _OR_SHARE.match(text, _noun_end(text, item.end)):
            continue  # "rose 80 points, or 0.4%" is said of an index
        if _CHANGE.search(before) and not _GAMES.search(around):
            item.counted, item.unit, item.kind = "", "percentage_point", "percent"
            item.end = _noun_end(text, item.end)


def _by_percent(items: list[Item], index: int) -> bool:
    """Return whether the item before or behind is a percentage close by."""
    item = items[index]
    for other in items[max(0, index - 1) : index] + items[index + 1 : index + 2]:
        near = abs(other.start - item.start) < _REACH
        if near and other.unit == "percent":
            return True
    return False


def _noun_end(text: str, at: int) -> int:
    """Return where the word "point" or "points" behind the number ends."""
    found = text.find("point", at, at + 12)
    if found < 0:
        return at
    end = found + len("point")
    return end + 1 if text[end : end + 1] == "s" else end
