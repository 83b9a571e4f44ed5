"""Blood pressure: "150/95 mmHg" and "a blood pressure of 120/80" are two readings.

In: a text and an item that was read as a fraction. Out: the item as both readings, in
millimetres of mercury, where its words say so.
"""

from __future__ import annotations

import re
from decimal import Decimal

from verify.extract.item import Form, Item

UNIT = "millimeter_Hg"
_CUE = re.compile(
    r"\b(?:blood pressure|pressures?|BP|hypertension|systolic)\b[^.;\n]{0,40}$", re.IGNORECASE
)
_REACH = 60
_LEAST, _MOST = 30, 300


def read(text: str, item: Item) -> None:
    """Make the item two readings of blood pressure where it is that."""
    above, slash, below = text[item.first : item.last].partition("/")
    if not slash or not (above.isdecimal() and below.isdecimal()):
        return
    high, low = int(above), int(below)
    if not _LEAST <= low < high <= _MOST or item.unit not in ("", UNIT):
        return
    if not item.unit and not _CUE.search(text, max(0, item.start - _REACH), item.start):
        return
    middle = item.first + len(above)
    item.low = Item(middle + 1, item.last, Decimal(low), 0, Form.DIGITS)
    item.high = Item(item.first, middle, Decimal(high), 0, Form.DIGITS)
    item.value, item.exponent, item.form = None, 0, Form.DIGITS
    item.unit, item.kind = UNIT, "physical"
