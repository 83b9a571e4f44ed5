"""Means: whether an average is said of the numbers that stand before it.

In: the mention of a mean and those that it may be of. Out: a reason with its weight, added
to the evidence. "The average was 28" goes on about a list; "the national average" and
"his season average" are of other numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from verify.match import attachment

if TYPE_CHECKING:
    from verify.match.evidence import Evidence
    from verify.match.frame import Mention

MEAN = frozenset(["mean", "average", "averaged", "averages", "averaging", "averagely"])
ANOTHER = -16
ANNOUNCED = 8
LONG = 40  # words over which a mean may be announced before its list
_SAID = frozenset(["is", "was", "were", "are", "at", "therefore"])
FAR = 10  # words before a mean among which it is called one
_OTHERS = frozenset(
    "last previous earlier past season career national county league industry long-term five-year ten-year usual normal".split()
)
_OWN = frozenset(
    ["simple", "arithmetic", "plain", "overall", "combined", "giving", "for", "straight", "unweighted",
     "crude", "mean", "average", "price", "score", "rate", "figure", "number", "works", "so", "makes"]
)  # fmt: skip


def weigh(evidence: Evidence, anchor: Mention, parts: Sequence[Mention]) -> None:
    """Count a mean that is called that of others."""
    strangers = qualifiers(anchor)
    known = {attachment.stem(w) for p in parts for w in p.sentence.words[: p.place + 4]}
    if any(w in _OTHERS or attachment.stem(w) not in known for w in strangers):
        evidence.add("another average", ANOTHER)


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
        if word in attachment.MARKS or word in attachment.JOINING or word == "#":
            break
        if word in _OTHERS or (attachment.is_content(word) and word not in _OWN):
            found.append(word)
        elif word in attachment.DETERMINERS:
            break
    return found


def announced(anchor: Mention) -> int:
    """Return the weight of "the mean of the six readings (12, 14 and 16) was _"; 0 if it is not."""
    words, place = anchor.sentence.words, anchor.place
    if place < 4 or words[place - 1] not in _SAID:
        return 0
    for at in range(place - 1, max(-1, place - LONG), -1):
        if words[at] in (";", "."):
            return 0
        if words[at] in ("mean", "average") and "of" in words[at + 1 : at + 4]:
            return ANNOUNCED
    return 0
