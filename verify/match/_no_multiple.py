"""No multiple: words such as "double" that stand for rooms or matches, or that tell the reader what to do.

In: a text and where such a word stands in it. Out: whether it compares nothing.
"""

from __future__ import annotations

import re

from verify.model.span import Span

_ROOMS = ("Doubles", "Triples", "Trebles")  # rooms, matches, drinks: a verb opens no sentence
_THINGS = ("doubles", "triples", "trebles")
_BEFORE = 24
_SO_MANY = re.compile(
    r"(?:\b(?:are|were|all|mixed|of|few|some|many|with|men's|women's|[0-9]+|two|three|four|five|six|seven|eight|nine|ten"
    r"|twelve)|-[a-z]+) $"
)
_COSTS = re.compile(
    r" (?:are|were|have|cost|costing|start|begin|go|come|sleep|up|down|and singles|or singles|at [$£€])\b"
)
_BIDS = ("Double", "Triple", "Treble", "Quadruple", "Halve")
_ITS_OBJECT = re.compile(r" (?:all|everything|it|them|(?:the|these|those|your|all) [a-z]+s?[ ,.])")


def found(text: str, span: Span) -> bool:
    """Return whether a word for a multiple compares nothing."""
    return rooms(text, span) or bidden(text, span)


def rooms(text: str, span: Span) -> bool:
    """Return whether "doubles" are rooms or matches: "its lake-view doubles start at £90"."""
    word = text[span.start : span.end]
    if word in _ROOMS or word not in _THINGS:
        return word in _ROOMS
    before = text[max(0, span.start - _BEFORE) : span.start]
    return _SO_MANY.search(before) is not None or _COSTS.match(text, span.end) is not None


def bidden(text: str, span: Span) -> bool:
    """Return whether a multiple tells the reader what to do: "Double the amounts for a crowd"."""
    word = text[span.start : span.end].partition(" ")[0]
    return word in _BIDS and _ITS_OBJECT.match(text, span.start + len(word)) is not None
