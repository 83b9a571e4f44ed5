"""Excerpts: the source line of a finding with marks under its numbers.

In: a document and the places to mark. Out: lines of text, each with the line of marks
that stands below it. Long lines are cut to the neighbourhood of the marks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from verify.model.check import Location
from verify.model.document import Document
from verify.model.span import Span
from verify.named import NamedTuple
from verify.report import _terminal as terminal

_LEAST = 30  # characters kept on each side of a mark, at least
_GAP = 40  # a shorter gap between two neighbourhoods is kept


class Line(NamedTuple):
    """One line of an excerpt: its number in the source (0: continued), text, and marks."""

    number: int
    text: str
    marks: str


def excerpt(places: Sequence[Location], columns: int) -> list[Line]:
    """Return the source lines that hold `places`; the first place is marked ^, others -."""
    if not places:
        return []
    document = places[0].source_document
    by_line: dict[int, list[tuple[Span, str]]] = defaultdict(list)
    for index, place in enumerate(places):
        line, _ = document.line_column(place.start)
        by_line[line].append((Span(place.start, place.end), "-" if index else "^"))
    return [
        line
        for number in sorted(by_line)
        for line in _line(document, number, by_line[number], columns)
    ]


def line_span(document: Document, number: int) -> Span:
    """Return the source offsets of a 1-based line, without its line end."""
    starts = document.line_starts
    end = starts[number] - 1 if number < len(starts) else len(document.source)
    return Span(starts[number - 1], max(end, starts[number - 1]))


def _line(
    document: Document, number: int, marks: list[tuple[Span, str]], columns: int
) -> list[Line]:
    """Return one source line, cut and wrapped, with its marks."""
    whole = line_span(document, number)
    lines: list[Line] = []
    for window in _windows(document.source, whole, [span for span, _ in marks], columns):
        text = terminal.safe(document.source[window.start : window.end])
        signs = _signs(window, marks)
        if window.start > whole.start:
            text, signs = "… " + text, "  " + signs
        if window.end < whole.end:
            text, signs = text + " …", signs + "  "
        for start, end in terminal.pieces(text, columns):
            below = "".join(
                sign * terminal.column_width(character)
                for sign, character in zip(signs[start:end], text[start:end], strict=True)
            )
            lines.append(Line(0 if lines else number, text[start:end].rstrip(), below.rstrip()))
    return lines


def _signs(window: Span, marks: list[tuple[Span, str]]) -> str:
    """Return the mark of each character of a window; the judged number wins."""
    signs = [" "] * (window.end - window.start)
    for span, sign in sorted(marks, key=lambda m: m[1] == "^"):
        for at in range(max(span.start, window.start), min(span.end, window.end)):
            signs[at - window.start] = sign
    return "".join(signs)


def _windows(source: str, whole: Span, spans: list[Span], columns: int) -> list[Span]:
    """Return the stretches of a line to show: round each mark, at word ends, joined if near.

    Where all marks fit into one line of `columns`, so does what is shown round them.
    """
    windows: list[Span] = []
    if whole.end - whole.start <= columns:
        return [whole]
    taken = max(span.end for span in spans) - min(span.start for span in spans)
    context = max(_LEAST, (columns - taken - 4) // 2)
    for span in sorted(spans):
        start, end = max(whole.start, span.start - context), min(whole.end, span.end + context)
        if start > whole.start:
            start = _word_start(source, start, span.start)
        if end < whole.end:
            end = _word_end(source, min(span.end, whole.end), end)
        if windows and start - windows[-1].end <= _GAP:
            windows[-1] = Span(windows[-1].start, max(end, windows[-1].end))
        else:
            windows.append(Span(start, end))
    return windows


def _word_start(source: str, low: int, high: int) -> int:
    """Return the first word start from `low` on, `low` itself where there is none."""
    space = source.find(" ", low, high)
    return space + 1 if space >= 0 else low


def _word_end(source: str, low: int, high: int) -> int:
    """Return the last word end up to `high`, `high` itself where there is none."""
    space = source.rfind(" ", low, high)
    return space if space >= 0 else high
