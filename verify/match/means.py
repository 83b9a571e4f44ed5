"""Means: the words that say of what else an average is.

In: the mention of a mean. Out: the words before it that name what it is of. "The average was
28" goes on about a list; "the national average" and "his season average" are of other numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.match import _clauses

if TYPE_CHECKING:
    from verify.match.frame import Mention

MEAN = frozenset(["mean", "median", "average", "averaged", "averages", "averaging", "averagely"])
FAR = 10  # words before a mean among which it is called one
OTHERS = frozenset(
    "last previous earlier past season career national county league industry long-term five-year ten-year usual normal".split()
)
_OWN = frozenset(
    ["simple", "arithmetic", "plain", "overall", "combined", "giving", "for", "straight", "unweighted",
     "crude", "mean", "average", "price", "score", "rate", "figure", "number", "works", "so", "makes"]
)  # fmt: skip


def qualifiers(anchor: Mention) -> list[str]:
    """Return the words that say of what else a mean is: "national", "season"."""
    words, place = anchor.sentence.words, anchor.place
    for at in range(place - 1, max(-1, place - FAR), -1):
        if words[at] in MEAN:
            if "in" in words[at + 1 : place] and "of" not in words[at + 1 : place]:
                return ["last"]  # "her average in the spring was"
            break
        if words[at] in (";", ".", ":", "#", "("):
            return []
    else:
        return []
    found: list[str] = []
    for word in reversed(words[max(0, at - 4) : at]):
        if word in _clauses.MARKS or word in _clauses.JOINING or word == "#":
            break
        if word in OTHERS or (_clauses.is_content(word) and word not in _OWN):
            found.append(word)
        elif word in _clauses.DETERMINERS:
            break
    return found
