"""What is added to a number behind its scale: "6 hundred and 14", "6 million and a half".

In: a text and an `Item` that begins with digits. Out: the item with the rest added and
its end moved.
"""

from __future__ import annotations

import re
from decimal import Decimal

from verify.extract import cardinal, cheques
from verify.extract import lexicon as lex
from verify.extract.item import Form, Item

_HALF = re.compile(r" and (?:an? |one )?(half|third|quarter)(?![a-z])", re.IGNORECASE)
_POINT = re.compile(r" point ([0-9]{1,6}+)(?![0-9.,]|[a-z])", re.IGNORECASE)
_HUNDREDS = re.compile(r" ([1-9]) hundred(?![a-z])", re.IGNORECASE)
_REST = re.compile(r" and ([1-9][0-9]?)(?![0-9.,%/-]| (?:hundred|thousand|million|billion))")
_AND = re.compile(r" and (?=[a-z])", re.IGNORECASE)


def extend(text: str, item: Item, at: int) -> int:
    """Add to `item` what stands at `at`; return where it ends."""
    if item.form is not Form.DIGITS or item.value is None or item.exponent is None:
        return at
    cents = cheques.add(text, item, at)
    if cents > at:
        return _moved(item, cheques.filled(text, cents))
    half = _HALF.match(text, at)
    if half is not None and (item.power or item.exponent == 0):
        share = Decimal(1) / lex.DENOMINATORS[half[1].lower()]
        item.value += share.scaleb(item.power)
        item.form, item.exponent = Form.FRACTION, None
        return _moved(item, half.end())
    point = _POINT.match(text, at)
    if point is not None and item.exponent == 0:
        item.value += Decimal("0." + point[1])
        item.exponent = -len(point[1])
        return _moved(item, point.end())
    if item.power in (2, 3):
        return _smaller(text, item, at)
    return at


def _smaller(text: str, item: Item, at: int) -> int:
    """Add the hundreds and what is below them: "4 thousand 6 hundred and 14"."""
    assert item.value is not None
    if item.power == 3:
        hundreds = _HUNDREDS.match(text, at)
        if hundreds is None:
            return at
        item.value += 100 * int(hundreds[1])
        item.exponent = 2
        at = _moved(item, hundreds.end())
    rest = _REST.match(text, at)
    if rest is not None:
        item.value += int(rest[1])
        item.exponent = 0
        return _moved(item, rest.end())
    joint = _AND.match(text, at)
    word = cardinal.number_at(text, joint.end()) if joint else None
    if word is not None and word.form is Form.WORDS and word.value and word.value < 100:
        item.value += word.value
        item.exponent = 0
        return _moved(item, word.end)
    return at


def _moved(item: Item, end: int) -> int:
    """Move the end of the number."""
    item.last = item.end = end
    return end
