"""Decimal commas: whether a text writes 1.234,5, told from its own numbers.

In: a text. Out: True where more of its numbers can only have a decimal comma than can
only have a decimal point. Three digits behind a mark say nothing.
"""

from __future__ import annotations

import re
from itertools import islice

# What can only be a decimal comma: one or two digits behind it and a unit, a currency, or
# grouping by points before it ("6,4 litres", "€18,60", "1.250,00"); 1.250.000 as well.
_COMMA = re.compile(
    r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}(?![0-9])|[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9.])"
    r"|(?<=[€$£])\s?[0-9]{1,6},[0-9]{1,2}(?![0-9,])"
    r"|[0-9]{1,6},[0-9]{1,2}(?=\s?(?:%|°|[€$£]|(?:[kmcµ]?m[²³]?|km/h|[kmµ]?g|[mcd]?l|[kMGT]?Wh?|ha|kr|zł|Kč|mln|mld|Mio|Mrd|million|billion|per (?:cent|mille)"
    r"|percent|litres?|liters?|met(?:er|re)s?|euros?|degrees|kilo\w+|tonn?es?|years?|hours?|minutes?)\b))"
)
_POINT = re.compile(r"(?<![0-9.])[0-9]+\.[0-9]{1,2}(?![0-9.]|,[0-9])|[0-9],[0-9]{3}(?![0-9])")
# One of these stands in every such number; each begins with a mark, which is looked for fast.
_MARKS = (
    re.compile(r",(?<=[0-9],)[0-9]{1,2}(?![0-9])"),
    re.compile(r"\.(?<=[0-9]\.)[0-9]{3}\.[0-9]"),
)
_BEFORE, _BEHIND = 24, 40  # characters round the mark that hold such a number


def decimal(text: str) -> bool:
    """Return whether a text writes its decimals with a comma."""
    commas = _commas(text)
    return commas > 0 and sum(1 for _ in islice(_POINT.finditer(text), commas)) < commas


def _commas(text: str) -> int:
    """Return how many numbers can only have a decimal comma."""
    count = reach = 0
    for at in sorted(mark.start() for marks in _MARKS for mark in marks.finditer(text)):
        found = _COMMA.search(text, max(reach, at - _BEFORE), at + _BEHIND)
        if found is not None and found.start() <= at:
            count, reach = count + 1, found.end()
    return count
