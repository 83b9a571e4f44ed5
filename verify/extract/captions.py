"""Units that a label gives before its numbers: "Weight (kg): 65", "IR cm-1: 1720, 1640".

In: a text, its items and the catalogue. Out: bare numbers behind such a label have its
unit, and so have the ones that follow them in the same list.
"""

from __future__ import annotations

import re
from decimal import Decimal

from verify.extract import behind
from verify.extract.item import Form, Item
from verify.units.catalogue import Tables

_LABEL = re.compile(
    r"(?:[\[(]([^()\[\]\n]{1,12})[\])]|(?<![^\W_])([a-zµμ]{1,3}[-−–][1-3]))\s?[:=]\s?$"
)
_WINDOW = 20
_NEXT = re.compile(r"\s?(?:\([a-z]{1,4}\))?[,;]\s")
_KINDS = ("physical", "money", "percent", "duration")


def read(text: str, items: list[Item], tables: Tables) -> None:
    """Give bare numbers the unit of the label before them."""
    giver: Item | None = None
    end = -1
    for item in items:
        bare = not item.unit and not item.counted and item.form in (Form.DIGITS, Form.WORDS)
        if not bare:
            giver = None
            continue
        before = text[max(0, item.start - 2) : item.start]
        if giver is None and ":" not in before and "=" not in before:
            continue  # the usual number
        if giver is None or _NEXT.fullmatch(text, end, item.start) is None:
            giver = _label(text, item.start, tables)
        if giver is not None:
            item.unit, item.kind, item.also = giver.unit, giver.kind, giver.also
            end = item.end


def _label(text: str, at: int, tables: Tables) -> Item | None:
    """Return an item with the unit of the label that ends at `at`, or None."""
    if at < 4 or not (text[at - 1] in ":=" or (text[at - 1].isspace() and text[at - 2] in ":=")):
        return None
    match = _LABEL.search(text, max(0, at - _WINDOW), at)
    if match is None:
        return None
    surface = f"1 {match[1] or match[2]}"
    item = Item(0, 1, Decimal(1), 0, Form.DIGITS)
    behind.extend(surface, item, tables)
    whole = item.end == len(surface) and item.value == 1
    return item if whole and item.kind in _KINDS else None
