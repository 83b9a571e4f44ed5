"""Ratios and multiples: "one in five", "1 over 3", "three times as many", "2.5x", "3-fold".

In: items and the text round them. Out: an item of kind ratio or multiple, or None.
"""

from __future__ import annotations

import re
from decimal import Decimal

from verify.extract.item import Form, Item

_OUT_OF = frozenset((" out of ", " out of every ", " in every ", " in each "))
JOINTS = _OUT_OF | {" in ", " over "}
_LARGEST = 100
_SAID_IN = frozenset([3, 4, 5, 6, 7, 8, 9, 10, 20, 100])  # what shares in digits are said of
_ROUND = 5  # what "one in ..." is said of, above ten: a multiple of this
_TIMES = re.compile(
    r" times(?= (?:as|more|the|higher|larger|bigger|faster|greater|less|lower|smaller|slower|its|that"
    r"|their|what|his|her|our|earnings|revenue|sales|likelier|better|worse|cheaper|longer|stronger)\b)"
    r"|[-\u2011]fold(?![a-z])|[x×](?![0-9A-Za-z]| ?[0-9])",
    re.IGNORECASE,
)
_CUE = 40  # characters before "3:1" in which a word speaks of a ratio
_RATIO = re.compile(
    r"\b(?:ratios?|dilut(?:ed|ion)|mix(?:ed|ture)?|scale|proportions?|odds|split|leverage|geared|solution|outnumber(?:ed)?)\b[^.;\n]{0,30}$",
    re.IGNORECASE,
)
_DECIMAL_TIMES = re.compile(r" times(?![a-z])")


def joined(a: Item, b: Item, gap: str) -> Item | None:
    """Return the share that two numbers say: "one in five", "three out of eighty"."""
    if a.unit or b.unit or a.counted or not _whole(a) or not _whole(b):
        return None
    assert a.value is not None
    assert b.value is not None
    if not 0 < a.value < b.value or a.start != a.first or b.start != b.first:
        return None
    if gap == " over " and a.value != 1:
        return None
    if a.form is Form.DIGITS and a.value != 1 and b.value > _LARGEST:
        return None  # "5 in every 1,000" is a rate, whose numbers are compared one by one
    one = a.value == 1 and a.form is Form.WORDS and b.value <= _LARGEST
    if gap == " in " and not one and not _said_of(b.value):
        return None
    if gap == " in " and a.form is Form.DIGITS and a.value != 1 and b.value not in _SAID_IN:
        return None  # "6 in 50 overs"
    if gap in _OUT_OF and a.form is Form.DIGITS and not _said_of(b.value):
        return None  # "6 out of 30 patients" counts both
    item = Item(a.start, b.end, a.value / b.value, None, Form.FRACTION)
    item.kind = "number" if gap == " over " else "ratio"
    item.counted = b.counted
    return item


def of_two(text: str, a: Item, b: Item) -> Item | None:
    """Return the ratio "3:1" where the words before it speak of one."""
    if a.unit or b.unit or not _whole(b) or a.form is not Form.DIGITS:
        return None
    cue = _RATIO.search(text, max(0, a.start - _CUE), a.start)
    if cue is None or not b.value or a.value is None or text[b.end : b.end + 1] == ":":
        return None
    item = Item(a.start, b.end, a.value / b.value, None, Form.FRACTION)
    item.kind = "ratio"
    return item


def _whole(item: Item) -> bool:
    """Return whether an item is a plain whole number."""
    return item.value is not None and item.exponent is not None and item.exponent >= 0


def _said_of(value: Decimal) -> bool:
    """Return whether shares are said of a number: two to ten, and round numbers."""
    return value <= 10 or value % _ROUND == 0


def multiple(text: str, item: Item) -> None:
    """Make a number before "times as", "x" or "-fold" a multiple, its end moved over it."""
    if item.unit or item.counted or item.value is None or item.start != item.first:
        return
    match = _TIMES.match(text, item.end)
    if match is None and item.exponent is not None and item.exponent < 0:
        match = _DECIMAL_TIMES.match(text, item.end)
    if match is not None:
        item.form = Form.MULTIPLE
        item.end = match.end()
