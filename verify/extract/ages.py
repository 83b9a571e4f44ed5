"""Ages that no unit marks: "aged 20 to 29", "Ms Smith, 47, said".

In: a text and an item without a unit. Out: the item as an age in years, where it is one.
"""

from __future__ import annotations

import re

from verify.extract.item import Form, Item

_OLDEST = 120
_CUES = frozenset("aged ages age of about between over under".split())
_AGED = re.compile(
    r"\b(?:aged|ages|age|aged between|age of|ages of|age range of?)(?: about| between| over| under)? $",
    re.I,
)
_NAME = re.compile(r"\b(?:[A-Z][a-zà-ÿ’'-]{2,20}|oldest|youngest|eldest|older|younger), $")
_GOES_ON = re.compile(r", (?=[a-z])")
# Capitalised words before a comma that are no person's name.
_NO_NAMES = frozenset(
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Chapter Section Table Figure "
    "Part Page Article Verse Chapter Act Scene Appendix Volume".split()
)


def read(text: str, item: Item) -> None:
    """Make the item an age where the words round it say so."""
    if item.word and item.word not in _CUES:
        return
    if item.unit or item.counted or item.kind or item.form not in (Form.DIGITS, Form.WORDS):
        return
    top = item.high.value if item.high is not None else item.value
    if top is None or not 0 < top <= _OLDEST or item.start != item.first:
        return
    before = text[max(0, item.start - 26) : item.start]
    if before[-1:] == " " and ("ge" in before[-20:]) and _AGED.search(before):
        item.unit, item.kind = "year", "age"
    elif before.endswith(", ") and item.low is None and _GOES_ON.match(text, item.end):
        name = _NAME.search(before)
        if name is not None and name.group()[:-2] not in _NO_NAMES and top >= 16:
            item.unit, item.kind = "year", "age"
