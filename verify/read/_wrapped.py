"""Hard-wrapped text: lines that an editor broke at a width, put together again.

In: the text and the spans of its tables. Out: the text with each such line end (and the
next line's indentation) as one space, and the segments that map it to the source; the
text itself where nothing is wrapped. E-mails, release notes and most plain files written
by programmers are wrapped; articles as saved have a paragraph a line and stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from verify.model.document import Segment
from verify.model.span import Span
from verify.named import NamedTuple
from verify.read import _sheet

_LINE = re.compile(r"[^\r\n]+")
_MARKER = re.compile(r"(?:[-*+•–>#|]|\(?[0-9]{1,3}[.)]|\(?[A-Za-z][.)])[ \t]")
_COLUMNS = re.compile(r"\t|[^ .] {3,}")
_WORD = re.compile(r"\S{1,120}")
_HYPHEN = re.compile(r"(?<=\w)-\s+(?!(?:and|or|to)\b)[a-z]")
_LOW_START = re.compile(r"[\r\n]\s*+[^\W\d_A-Z]")
_STOPS = (".", "!", "?", ":", ";")
NARROWEST = 32  # characters: a line shorter than this was ended by its writer
WIDEST = 120  # characters: a longer line is a paragraph of its own
_SHARE = 0.3  # of the lines that go on below, those that go on in lower case


class Unwrapped(NamedTuple):
    """A text without the line ends of its wrapping; no segments where it is the source."""

    text: str
    segments: tuple[Segment, ...]


class _Pair(NamedTuple):
    """Two lines directly under each other; spans without the spaces round them."""

    upper: Span
    lower: Span
    first: bool  # no line stands directly above the upper one
    last: bool  # no line stands directly under the lower one


def unwrapped(source: str, tables: Sequence[Span]) -> Unwrapped:
    """Return `source` with its wrapped lines joined; what lies in `tables` stays."""
    if _LOW_START.search(source) is None:
        return Unwrapped(source, ())  # no line goes on in lower case
    pairs = _pairs(source, tables)
    low = sum(source[p.lower.start].islower() for p in pairs)
    if not low or low < _SHARE * len(pairs):
        return Unwrapped(source, ())
    width = max(p.upper.end - p.upper.start for p in pairs)
    joins = [Span(p.upper.end, p.lower.start) for p in pairs if _goes_on(source, p, width)]
    return _joined(source, joins) if joins else Unwrapped(source, ())


def _pairs(source: str, tables: Sequence[Span]) -> list[_Pair]:
    """Return the neighbouring lines of which the upper may have been broken."""
    lines = [_trimmed(source, m.start(), m.end()) for m in _LINE.finditer(source)]
    lines = [line for line in lines if line.end > line.start]
    close = [_adjacent(source, a, b) for a, b in pairwise(lines)]
    rest = list(reversed(tables))
    found: list[_Pair] = []
    for at, near in enumerate(close):
        upper, lower = lines[at], lines[at + 1]
        while rest and rest[-1].end <= upper.start:
            rest.pop()
        if not near or (rest and lower.end > rest[-1].start):
            continue
        if _may_go_on(source, upper, lower):
            first = at == 0 or not close[at - 1]
            last = at + 1 == len(close) or not close[at + 1]
            found.append(_Pair(upper, lower, first, last))
    return found


def _trimmed(source: str, start: int, end: int) -> Span:
    """Return the span of a line without the spaces round it."""
    line = source[start:end]
    return Span(end - len(line.lstrip()), start + len(line.rstrip()))


def _adjacent(source: str, upper: Span, lower: Span) -> bool:
    """Return whether no empty line parts two lines."""
    return source.count("\n", upper.end, lower.start) <= 1


def _may_go_on(source: str, upper: Span, lower: Span) -> bool:
    """Return whether the shape of two lines lets one sentence run over both."""
    if not NARROWEST <= upper.end - upper.start <= WIDEST:
        return False
    if _MARKER.match(source, lower.start) or not source[lower.start].isprintable():
        return False
    if _sheet.parts_entries(source, upper.end, lower.start):
        return False
    return not (
        _COLUMNS.search(source, upper.start, upper.end)
        or _COLUMNS.search(source, lower.start, lower.end)
    )


def _goes_on(source: str, pair: _Pair, width: int) -> bool:
    """Return whether the upper line was broken because the next word did not fit.

    A line that stops before a word that would have fitted was ended by its writer,
    unless the sentence plainly goes on in lower case.
    """
    upper, lower = pair.upper, pair.lower
    word = _WORD.match(source, lower.start)
    fits = upper.end - upper.start + 1 + len(word[0] if word else "") <= width
    stopped = source[upper.end - 1] in _STOPS
    if source[lower.start].islower() and not stopped:
        return True
    titled = pair.first and pair.last and not stopped and source[lower.start].isupper()
    return not fits and not titled


def _joined(source: str, joins: Sequence[Span]) -> Unwrapped:
    """Write a space for each of the spans, and note where every part came from.

    A word that was broken at its hyphen is one again ("forty-" and "five").
    """
    parts: list[str] = []
    segments: list[Segment] = []
    at = size = 0
    for gap in joins:
        parts.append(source[at : gap.start])
        segments.append(Segment(size, size + gap.start - at, at, gap.start))
        size += gap.start - at
        if not _HYPHEN.match(source, gap.start - 1):
            parts.append(" ")
            segments.append(Segment(size, size + 1, gap.start, gap.end))
            size += 1
        at = gap.end
    parts.append(source[at:])
    segments.append(Segment(size, size + len(source) - at, at, len(source)))
    return Unwrapped("".join(parts), tuple(segments))
