"""Annotating: findings -> a marked copy of the document, in the document's own form.

In: the bytes of a document as given and its findings. Out: new bytes; what was given is
never changed. Word documents get comments at the numbers, HTML pages `<mark>` elements,
Markdown and plain text CriticMarkup: `{==872==}{>>error: ...<<}`.
"""

from __future__ import annotations

import copy
import html
import io
from collections.abc import Iterable, Sequence
from typing import Any

from verify.model.document import Document
from verify.model.errors import VerifyError
from verify.model.finding import Finding
from verify.named import NamedTuple
from verify.read import _htmltokens, docx
from verify.read._ooxml import Run, W

AUTHOR = "verify"
FORMATS = ("docx", "html", "markdown", "text")


class Mark(NamedTuple):
    """One place to mark, by offsets into the source, with all that is said there."""

    start: int
    end: int
    notes: tuple[str, ...]
    severity: str


def annotated(data: bytes, document: Document, findings: Sequence[Finding]) -> bytes:
    """Return a copy of a document with its findings marked.

    Raises: VerifyError if documents of that format cannot be marked.
    """
    places = marks(document, findings)
    if document.format == "docx":
        return _word(data, document, places)
    if document.format == "html":
        return _html(document, places).encode("utf-8")
    if document.format in ("markdown", "text"):
        return _critic(document, places).encode("utf-8")
    raise VerifyError(
        f"a copy with marks cannot be written for {document.format}",
        where=document.name,
        hint=f"the formats are {', '.join(FORMATS)}; `verify report` shows findings of any format",
    )


def marks(document: Document, findings: Iterable[Finding]) -> list[Mark]:
    """Return the places to mark, in order and without overlaps; the blamed number of each."""
    found: dict[tuple[int, int], list[Finding]] = {}
    for finding in findings:
        place = next((p for p in finding.locations if p.source_document is document), None)
        if place is not None and place.end > place.start:
            found.setdefault((place.start, place.end), []).append(finding)
    placed: list[Mark] = []
    for (start, end), told in sorted(found.items()):
        notes = tuple(note(finding) for finding in told)
        if placed and start < placed[-1].end:
            placed[-1] = placed[-1]._replace(notes=placed[-1].notes + notes)
        else:
            placed.append(Mark(start, end, notes, str(told[0].severity)))
    return placed


def note(finding: Finding) -> str:
    """Return what a comment says: severity, message, arithmetic, rule."""
    lines = [f"{finding.severity}: {finding.message}", *finding.arithmetic]
    return "; ".join(line for line in lines if line) + f" [{finding.rule}]"


def _critic(document: Document, places: Sequence[Mark]) -> str:
    """Return Markdown or plain text with CriticMarkup highlights and comments."""
    out: list[str] = []
    at = 0
    for mark in places:
        said = " ".join(" / ".join(mark.notes).split()).replace("<<}", "<< }")
        if document.format == "markdown":
            said = said.replace("|", "\\|")  # it may stand in a table
        own = document.source[mark.start : mark.end]
        out.append(f"{document.source[at : mark.start]}{{=={own}==}}{{>>{said}<<}}")
        at = mark.end
    return "".join([*out, document.source[at:]])


def _html(document: Document, places: Sequence[Mark]) -> str:
    """Return a page with `<mark>` round the text of each place, never round a tag."""
    source = document.source
    runs = [
        (t.start, t.end)
        for t in _htmltokens.tokens(source, 0, len(source), document.name)
        if t.kind in "te"
    ]
    out: list[str] = []
    at = run = 0
    for mark in places:
        title = html.escape("\n".join(mark.notes), quote=True)
        opening = f'<mark class="verify-{mark.severity}" title="{title}">'
        while run < len(runs) and runs[run][1] <= mark.start:
            run += 1
        while run < len(runs) and runs[run][0] < mark.end:
            start, end = max(runs[run][0], mark.start), min(runs[run][1], mark.end)
            out.append(f"{source[at:start]}{opening}{source[start:end]}</mark>")
            at = end
            if runs[run][1] > mark.end:
                break
            run += 1
    return "".join([*out, source[at:]])


def _word(data: bytes, document: Document, places: Sequence[Mark]) -> bytes:
    """Return a Word file with a comment at each place of its body."""
    from docx.text.run import Run as WordRun

    opened = docx.opened_file(data, document.name)
    again, runs = docx.written(opened, name=document.name)
    if again.text != document.text:
        raise VerifyError("is not the document that was checked", where=document.name)
    for mark in reversed(places):  # from the end, so that earlier runs stay as they are
        touched = [r for r in runs if r.start < mark.end and mark.start < r.end]
        if not touched:
            continue  # a header or a note, where Word allows no comment
        elements = [_cut(run, mark.start, mark.end) for run in touched]
        held = [WordRun(e, opened) for e in (elements[0], elements[-1])]
        opened.add_comment(held, text="\n".join(mark.notes), author=AUTHOR, initials="v")
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def _cut(run: Run, start: int, end: int) -> Any:
    """Return an element that holds just the wanted part of a run; a run of parts stays whole.

    What stands before the part stays in the run itself, for the marks that follow.
    """
    own = run.text.text or ""
    simple = [c for c in run.run if c.tag != f"{W}rPr"] == [run.text]
    first, last = max(0, start - run.start), min(len(own), end - run.start)
    if not simple or len(own) > run.end - run.start or first >= last:
        return run.run
    if last < len(own):
        _behind(run.run, own[last:])
    middle = _behind(run.run, own[first:last])
    _set(run.run, own[:first])
    return middle


def _behind(element: Any, text: str) -> Any:
    """Put a copy of a run, with other text, behind it."""
    twin = copy.deepcopy(element)
    _set(twin, text)
    element.addnext(twin)
    return twin


def _set(element: Any, text: str) -> None:
    """Write a run's text, its spaces kept."""
    node = element.find(f"{W}t")
    node.text = text
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
