"""Hundredths as cheques and contracts write them: "ten and no/100", "and 50/100".

In: a text, an `Item` for a whole number, and where it or its unit ends. Out: the item with
the hundredths added, and where they end. Dashes that fill a cheque's line are passed over.
"""

from __future__ import annotations

import re
from decimal import Decimal

from verify.extract.item import Form, Item

_HUNDREDTHS = re.compile(
    r",?[ \u00a0](?:and|&)[ \u00a0](?:([0-9]{2})|no|xx|zero|none)[ ]?/[ ]?100(?![0-9.,]?[0-9]| of\b)",
    re.IGNORECASE,
)
_FILL = re.compile(r"[ ]?[-–—*_.]{2,80}[ ]?(?=[A-Za-z$€£])")


def add(text: str, item: Item, at: int) -> int:
    """Add the hundredths that stand at `at`; return where they end, `at` if there are none."""
    found = _HUNDREDTHS.match(text, at)
    if found is None or item.value is None or item.value != item.value.to_integral_value():
        return at
    if item.form is Form.FRACTION or item.low is not None:
        return at
    item.value += Decimal(int(found[1] or 0)).scaleb(-2)
    item.exponent = -2
    return found.end()


def filled(text: str, at: int) -> int:
    """Return where a line's filling that ends before a word ends, or `at`."""
    fill = _FILL.match(text, at)
    return fill.end() - 1 if fill is not None and text[fill.end() - 1] == " " else at
