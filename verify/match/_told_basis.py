"""Told basis: what a number's own words say that it takes in, leaves out, or is an end of.

In: a key or its quantity. Out: whether it leaves something out ("excluding VAT") or takes it in,
is an end of a range, a place ("at 40 m"), a size, or the whole that another number is part of.
`verify.match.apart` sets numbers apart by it.
"""

from __future__ import annotations

import re

from verify.match._doubts import EXCEPTED, INCLUDED, RANGE_BEFORE, RANGE_BEHIND, WHOLE
from verify.match.facts import Fact
from verify.model.quantity import Kind, Quantity

_BEHIND = 36  # characters behind a number that say what it takes in
_PRICED = re.compile(r"[$€£]|EUR|USD|GBP")
_FROM = re.compile(r"\bfrom (?:only |just )?$")
_AT = re.compile(r"\bat (?:about |around |some |nearly )?$")


def takes_in(key: Fact) -> tuple[bool, bool]:
    """Return whether a number leaves something out, and whether it takes something in."""
    text, end = key.quantity.document.text, key.quantity.span.end
    told = f"{key.clause} {text[end : end + _BEHIND]}".partition(". ")[0]
    return bool(EXCEPTED.search(told)), bool(INCLUDED.search(told))


def range_end(quantity: Quantity) -> bool:
    """Return whether a number is an end of a range."""
    text, (start, end) = quantity.document.text, quantity.span
    behind = RANGE_BEHIND.match(text, end)
    if behind and (quantity.kind is Kind.MONEY or not _PRICED.search(behind[0])):
        return True
    return RANGE_BEFORE.search(text, max(0, start - 24), start) is not None


def starts_at(one: Quantity, other: Quantity) -> bool:
    """Return whether prices start at one and the other is no lower: "from €390", "€430"."""
    start = one.span.start
    if one.kind is not Kind.MONEY or one.magnitude is None or other.magnitude is None:
        return False
    from_ = _FROM.search(one.document.text, max(0, start - 12), start)
    return from_ is not None and other.magnitude > one.magnitude


def placed_at(quantity: Quantity) -> bool:
    text, start = quantity.document.text, quantity.span.start
    return _AT.search(text, max(0, start - 12), start) is not None


def a_size(key: Fact) -> bool:
    return "-" in key.quantity.surface


def whole_of(quantity: Quantity) -> bool:
    start = quantity.span.start
    return WHOLE.search(quantity.document.text, max(0, start - 24), start) is not None
