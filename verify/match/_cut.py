"""Cutting: blocks of text into sentences, and sentences into words.

In: a block, or a stretch of text between quantities. Out: where its sentences stand, and its
lower-case words and marks with their places. A quantity is one word, `NUMBER`; words that
only hedge one are left out. What a sentence is to others is for `reading`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from verify.match import lexicon
from verify.model.quantity import CALENDAR, Quantity
from verify.model.span import Span

NUMBER = "#"
_WORD = re.compile(
    r"(?:i\.e\.|e\.g\.|U\.S\.A?)|[A-Za-z]++(?:[’'-][A-Za-z]++)*+|[’']s\b|\d++(?:[.,]\d++)*+|[^\w\s]"
)
_END = re.compile(r"[.!?…][\"”’')\]]*+(?=\s)|\n\s*+\n|\n(?=\s*+(?:[-*•]|\d{1,3}[.)])\s)")


def words(
    text: str, span: Span, quantities: Sequence[Quantity]
) -> tuple[list[str], dict[Span, int]]:
    """Return the words of a sentence, and where each quantity stands among them."""
    if not quantities:
        return _said(text, *span), {}
    found: list[str] = []
    places: dict[Span, int] = {}
    fillers = lexicon.words("filler")
    for start, end, quantity in _parts(span, quantities):
        found += _said(text, start, end)
        if quantity is None:
            continue
        while found and found[-1] in fillers:
            found.pop()
        own = quantity.span
        places[own] = len(found)
        if quantity.kind in CALENDAR:  # "last year" is read as words, "2010" as a word
            found += _said(text, own.start, own.end)
        else:
            found.append(NUMBER)
    return found, places


def begins(
    text: str, span: Span, quantities: Sequence[Quantity], places: dict[Span, int]
) -> list[int]:
    """Return where each word of a sentence begins in the text."""
    starts: list[int] = []
    for start, end, quantity in _parts(span, quantities):
        starts += [m.start() for m in _WORD.finditer(text, start, max(start, end))]
        if quantity is None:
            continue
        del starts[places[quantity.span] :]  # words that only hedge the number
        if quantity.kind in CALENDAR:
            starts += [m.start() for m in _WORD.finditer(text, *quantity.span)]
        else:
            starts.append(quantity.span.start)
    return starts


def _parts(span: Span, quantities: Sequence[Quantity]) -> list[tuple[int, int, Quantity | None]]:
    """Return the stretches between quantities, each with the quantity behind it."""
    parts: list[tuple[int, int, Quantity | None]] = []
    at = span.start
    for quantity in quantities:
        lead = quantity.lead
        own = quantity.span
        end = own.start
        if lead is not None and lead.end <= end and lead.start >= at:
            end = lead.start
        parts.append((at, end, quantity))
        at = own.end
        if lead is not None and lead.start >= at:
            at = lead.end
    parts.append((at, span.end, None))
    return parts


def _said(text: str, start: int, end: int) -> list[str]:
    """Return the words and marks of a stretch of text."""
    found = _WORD.findall(text, start, max(start, end))
    if not found:
        return []
    # No word holds a line's end: put together they are written small at once.
    return "\n".join(found).lower().replace("’", "'").split("\n")


def sentences(
    text: str, block: Span, quantities: Sequence[Quantity], starts: Sequence[int]
) -> Iterator[Span]:
    """Yield the sentences of a block; a stop inside a number or after a title ends none.

    `starts` are those of the quantities.
    """
    at = block.start
    for match in _END.finditer(text, block.start, block.end):
        stop, after = match.span()
        index = bisect_left(starts, stop + 1) - 1
        if index >= 0 and quantities[index].span.end > after:
            continue
        if text[stop] == "." and not _ends(text, at, stop, after, block.end):
            continue
        if after > at:
            yield Span(at, after)
        at = after
    if text[at : block.end].strip():
        yield Span(at, block.end)


def _ends(text: str, start: int, stop: int, after: int, end: int) -> bool:
    """Return whether a full stop ends a sentence."""
    word = text[max(start, stop - 12) : stop].split()[-1:] or [""]
    bare = word[0].lstrip("(\"“‘'[").lower()
    if bare in lexicon.words("abbreviation") or (
        len(bare) == 1 and bare.isalpha() and word[0].isupper()
    ):
        follow = text[after : min(end, after + 3)].lstrip()
        return bare in ("a.m", "p.m", "etc", "co", "inc", "ltd") and follow[:1].isupper()
    follow = text[after : min(end, after + 4)].lstrip()
    return not follow[:1].islower()
