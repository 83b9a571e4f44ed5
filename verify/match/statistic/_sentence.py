"""The sentence round a span, and its paragraph, by plain punctuation.

In: a document and a span. Out: the span of the sentence or paragraph that holds it.
Abbreviations and decimals do not end a sentence; bounded, so that a text without any
stop costs no more than one with many.
"""

from __future__ import annotations

import re

from verify.model.document import Document
from verify.model.span import Span

SENTENCE, PARAGRAPH = 1_000, 4_000  # characters looked at on either side
_END = re.compile(
    r"(?<!\b[A-Z])(?<!\bvs)(?<!\bcf)(?<!\be\.g)(?<!\bi\.e)(?<!\bFig)(?<!\bal)(?<!\bapprox)"
    r"[.!?]['\"’”)\]]*\s+(?=[A-Z\"'“‘(*_\[]|[a-z]\w*\()|\n\s*\n"
)
_MAYBE = re.compile(r"[.!?](?=['\"’”)\]]*\s)|\n(?=\s)")  # what every stop begins with
_BREAK = re.compile(r"\n\s*\n")


def sentence(document: Document, span: Span) -> Span:
    """Return the sentence that holds `span`."""
    return _within(document, span, _END, SENTENCE)


def paragraph(document: Document, span: Span) -> Span:
    """Return the paragraph that holds `span`."""
    block = document.block_at(span.start)
    if block is not None and block.span.covers(span):
        start = max(block.span.start, span.start - PARAGRAPH)
        return Span(start, min(block.span.end, span.end + PARAGRAPH))
    return _within(document, span, _BREAK, PARAGRAPH)


def sentences(document: Document, around: Span) -> list[Span]:
    """Return the sentences of a stretch, in order."""
    found, start = [], around.start
    for maybe in _MAYBE.finditer(document.text, around.start, around.end):
        match = _END.match(document.text, maybe.start())
        if match is not None and start < match.end() <= around.end:
            found.append(Span(start, match.end()))
            start = match.end()
    if start < around.end:
        found.append(Span(start, around.end))
    return found


def _within(document: Document, span: Span, stop: re.Pattern[str], reach: int) -> Span:
    """Return the stretch round `span` between two stops."""
    text = document.text
    start = max(0, span.start - reach)
    for place in reversed([m.start() for m in _MAYBE.finditer(text, start, span.start)]):
        match = stop.match(text, place)
        if match is not None and match.end() <= span.start:
            start = match.end()
            break
    end = min(len(text), span.end + reach)
    for maybe in _MAYBE.finditer(text, span.end, end):
        if stop.match(text, maybe.start()):
            return Span(start, maybe.start() + 1)
    return Span(start, end)
