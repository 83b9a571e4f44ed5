"""Fact sheets: lines of "label: value" that follow one another without an empty line.

In: a source and a line end inside one paragraph of it. Out: whether the lines on either
side are entries of a sheet, so that no sentence runs from the one into the other. Prose
that was wrapped is left as it is.
"""

from __future__ import annotations

import re

_ENTRY = re.compile(r"[ \t]*+(?:[*_]{1,2})?[\w(<>≥≤][^:\n.!?|]{0,70}+:(?:[*_]{1,2})?[ \t]++\S")
_LONGEST = 2000  # characters: what is longer is no line of a sheet


def parts_entries(source: str, start: int, end: int) -> bool:
    """Whether the line from `end` on is an entry behind another, or behind one and its note."""
    if _ENTRY.match(source, end) is None:
        return False
    for _ in range(2):
        begin = source.rfind("\n", max(0, start - _LONGEST), start) + 1
        if begin < start and _ENTRY.match(source, begin):
            return True
        start = begin - 1
        if start <= 0:
            break
    return False
