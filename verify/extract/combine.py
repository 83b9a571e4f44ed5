"""Neighbours that make one quantity, or share a unit: ranges, measures, ratios, lists.

In: items in the order of the text. Out: the items, some joined, some given the unit or
the scale of the one behind them.
"""

from __future__ import annotations

import re

from verify.extract import behind, measures, ranges, ratios
from verify.extract.item import Form, Item
from verify.units.catalogue import Tables

_LIST = frozenset(
    ", | and | or |- and |- or |, and |, or | & |/| / | and/or | vs | versus | vs. | then | against | or about ".split(
        "|"
    )
)
_WINDOW = 16
_DEGREES = ("degree", "degC", "degF", "")
_INTERVAL = re.compile(
    r"[ \u00a0-](?:CI|C\.I\.|CrI|HDI|HPD|PI|confidence|credible|prediction|uncertainty)\b"
)
_SIZES = frozenset(("x", " x ", "×", " × ", "-by-", " by ", "-x-"))
_LENGTHS = ("inch", "foot", "centimeter", "millimeter", "meter", "yard", "mile", "kilometer")
_RELAY = 8  # times that the second side may be longer
_ALONE = (Form.ORDINAL, Form.MULTIPLE)


def combine(text: str, items: list[Item], tables: Tables) -> list[Item]:
    """Join and complete neighbouring items."""
    if len(items) < 2:
        return items
    found: list[Item] = [items[0]]
    reach = 0  # the end of a scale or unit that was read behind a bracket
    for item in items[1:]:
        if item.start < reach:
            continue
        last = found[-1]
        width = item.start - last.end
        if 0 <= width <= _WINDOW:
            joined = _join(text, last, item, text[last.end : item.start])
            if joined is not None:
                if not joined.unit and ")" in text[joined.end - 1 : joined.end + 1]:
                    reach = _behind_bracket(text, joined, tables)
                found[-1] = joined
                continue
        found.append(item)
    _share(text, found)
    return found


def _join(text: str, a: Item, b: Item, gap: str) -> Item | None:
    """Return the one item that two neighbours make, or None."""
    if a.form in _ALONE or b.form in _ALONE or b.value is None or a.value is None:
        return None
    if gap in measures.JOINTS:
        if gap == "-":
            return measures.joined(text, a, b, gap) or ranges.joined(text, a, b, gap)
        if gap == " and " and ranges.announced(text, a, gap):
            return ranges.joined(text, a, b, gap)
        return measures.joined(text, a, b, gap)
    if gap in ranges.JOINTS:
        return ranges.joined(text, a, b, gap)
    if gap in ranges.SPREADS:
        return ranges.spread(a, b)
    if gap in ratios.JOINTS:
        return ratios.joined(a, b, gap)
    if gap in (" (", "("):
        return _repeated(text, a, b)
    if gap == ":":
        return ratios.of_two(text, a, b)
    if gap == " below " and b.value == 0 and text[b.first].isalpha():
        return _below_zero(a, b)
    if gap.startswith(" and ") and ranges.announced(text, a, gap):
        return ranges.joined(text, a, b, gap)
    return None


def _below_zero(a: Item, b: Item) -> Item | None:
    """Return "20 degrees below zero" as minus 20 degrees."""
    if a.value is None or a.value <= 0 or a.counted or a.unit not in _DEGREES:
        return None
    a.value, a.end = -a.value, b.end
    a.unit, a.kind = a.unit or b.unit or "degree", "physical"
    return a


def _repeated(text: str, a: Item, b: Item) -> Item | None:
    """Return "thirty (30)" as the one number that it says twice."""
    if a.value != b.value or b.unit or a.unit or text[b.end : b.end + 1] != ")":
        return None
    if a.form is b.form or a.counted or b.counted:
        return None
    a.end = b.end + 1
    return a


def _behind_bracket(text: str, item: Item, tables: Tables) -> int:
    """Read the unit behind the bracket that closes a number: "sixty (60) days", "(4 ± 1) mg".

    Return where it ends.
    """
    start, end, last, closed = item.start, item.end, item.last, text[item.end - 1] == ")"
    if item.spread is not None:
        if closed or text[end] != ")" or text[start - 1 : start] != "(":
            return 0
    elif item.low is not None or not closed:
        return 0
    item.last = item.end = bracket = end if closed else end + 1
    behind.extend(text, item, tables)
    item.last = last
    if item.end == bracket:
        item.end = end
    elif not closed:
        item.start = start - 1
    return item.end


def _share(text: str, items: list[Item]) -> None:
    """Give the bare numbers of a list the unit that its last one writes: "3, 5 and 7 km"."""
    for index in range(len(items) - 2, -1, -1):
        a, b = items[index], items[index + 1]
        if a.unit or a.counted or not b.unit or b.value is None or a.value is None:
            continue
        gap = text[a.end : b.start] if 0 < b.start - a.end <= _WINDOW else ""
        if gap == " of the " and a.scaled and b.kind == "money" and b.start == b.first:
            a.unit, a.kind, a.also = b.unit, b.kind, b.also  # "60 million of the 2.4 billion yen"
        if b.start != b.first or b.kind == "money" or a.form is Form.ORDINAL:
            continue
        if gap in _SIZES and not _is_size(a, b):
            continue
        if b.kind == "percent" and (_INTERVAL.match(text, b.end) or a.form is Form.FRACTION):
            continue  # "RR 0.72, 95% CI", "over half, 47%"
        if (gap in _LIST or gap in _SIZES) and not _like_year(text, a) and not _restates(a, b, gap):
            a.unit, a.kind, a.also = b.unit, b.kind, b.also


def _is_size(a: Item, b: Item) -> bool:
    """Return whether "9 x 13 inch" is a size; "4 x 100 m" and "2 x 500 mg" are repeated."""
    assert a.value is not None
    assert b.value is not None
    return b.unit in _LENGTHS and b.value < _RELAY * a.value


def _restates(a: Item, b: Item, gap: str) -> bool:
    """Return whether "or" gives the share that a count is: "30 of 40, or 75%"."""
    if b.kind != "percent" or "or" not in gap:
        return False
    ascends = a.value is not None and b.value is not None and a.value < b.value
    return gap.startswith(",") or not ascends


def _like_year(text: str, a: Item) -> bool:
    """Return whether four bare digits may be a year."""
    return a.last - a.first == 4 and text[a.first : a.last].isdigit() and text[a.first] in "12"
