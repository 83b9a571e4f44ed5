"""HTML: the verification report as one self-contained page.

Coverage on top, findings with their places side by side and a plot, the text with every
number marked, and a ledger that sorts and filters. Nothing is loaded from anywhere; a
content security policy allows the page's own style and script and nothing else, and
all document text is escaped by the template engine.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import verify
from verify.model.check import Check, Location, Verdict
from verify.model.document import BlockKind, Document
from verify.model.finding import Finding
from verify.model.quantity import Quantity
from verify.model.report import LedgerEntry, Report, Status
from verify.model.span import Span
from verify.report import _figures as figures
from verify.report import _terminal as terminal
from verify.report._blocks import details, set_aside, where
from verify.report._plot import plot
from verify.report.findings import by_weight
from verify.report.ledger import coverage, is_declared
from verify.report.p_plot import plot_svg
from verify.report.relations import left_out, places, relations, said, told_of
from verify.report.statistics import cells
from verify.report.statistics import rows as test_rows
from verify.report.view import View

_PAGE = Path(__file__).parent.parent / "page"
_SIDE = 160  # characters of a passage on each side of its numbers
_LONGEST = 400_000  # characters of one document that are shown; its ledger is always whole
_CLASSES = {
    Status.CONFLICT: "conflict",
    Status.CONFIRMED: "confirmed",
    Status.DECLARED: "confirmed",
    Status.SIGNED: "confirmed",
    Status.UNDECIDED: "undecided",
    Status.SINGLE: "single",
    Status.EXEMPT: "exempt",
}
_SAYS = {
    "conflict": "in conflict",
    "confirmed": "tested",
    "undecided": "undecided",
    "single": "compared with nothing",
    "exempt": "not a quantity",
}
_STYLES = {
    BlockKind.HEADLINE: "head",
    BlockKind.HEADING: "head",
    BlockKind.TABLE: "cells",
    BlockKind.BOILERPLATE: "aside",
    BlockKind.CAPTION: "aside",
    BlockKind.FOOTNOTE: "aside",
    BlockKind.QUOTE: "",
}


def render(report: Report, view: View) -> str:
    """Return the whole report as one HTML page."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    engine = Environment(autoescape=True, undefined=StrictUndefined)
    css, js = (_read(name) for name in ("report.css", "report.js"))
    page = engine.from_string(_read("report.html.j2"))
    return page.render(
        css=Markup(css),
        js=Markup(js),
        css_hash=_hash(css),
        js_hash=_hash(js),
        version=verify.__version__,
        tests={"rows": cells(report), "figure": Markup(plot_svg(test_rows(report)))},
        **_data(report, view),
    )


def _data(report: Report, view: View) -> dict[str, Any]:
    """Return what the template shows."""
    numbers = {id(entry): number for number, entry in enumerate(report.ledger, 1)}
    return {
        "title": view.title or "Verification report",
        "coverage": str(coverage(report.ledger)),
        "bar": list(_bar(report)),
        "findings": [_finding(f) for f in by_weight(view.shown(report.findings))],
        "declared": [_judged(c) for c in report.checks if is_declared(c)],
        "held": [_judged(c) for c in relations(report.checks)],
        "left_out": left_out(report.checks),
        "documents": [_document(d, report, numbers) for d in report.documents],
        "rows": [_row(entry, numbers[id(entry)]) for entry in report.ledger],
        "set_aside": set_aside(report),
        "notes": [_clean(note) for note in report.notes],
    }


def _read(name: str) -> str:
    """Return one of the page's own files."""
    return (_PAGE / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """Return the hash by which the content security policy knows a text."""
    return b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")


def _clean(text: str) -> str:
    """Return text without control characters, line ends kept."""
    return "\n".join(terminal.safe(line) for line in text.split("\n"))


def _bar(report: Report) -> Iterator[dict[str, Any]]:
    """Yield the parts of the coverage bar."""
    total, at = max(len(report.ledger), 1), 0.0
    for name, says in _SAYS.items():
        count = sum(_CLASSES[entry.status] == name for entry in report.ledger)
        if count:
            share = round(1000 * count / total, 2)
            yield {"name": name, "says": says, "count": count, "x": round(at, 2), "width": share}
            at += share


def _finding(finding: Finding) -> dict[str, Any]:
    """Return a finding as the template shows it."""
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": _clean(finding.message),
        "places": list(_places(finding.locations)),
        "details": details(finding),
        "plot": plot(finding.check) if finding.check else None,
    }


def _places(locations: Sequence[Location]) -> Iterator[dict[str, Any]]:
    """Yield the passages of a finding, places of one block together, the judged one first."""
    groups: dict[tuple[int, int], list[Location]] = {}
    for place in locations:
        block = place.source_document.block_at(place.span.start)
        key = (id(place.source_document), block.span.start if block else place.span.start)
        groups.setdefault(key, []).append(place)
    judged = locations[0] if locations else None
    for group in groups.values():
        marks = [(p.span, "judged" if p is judged else "other") for p in group]
        yield {"where": where(group[0]), "parts": _passage(group[0].source_document, marks)}


def _passage(document: Document, marks: list[tuple[Span, str]]) -> list[tuple[str, str]]:
    """Return the text round some spans in pieces, each with its mark or ""."""
    first, last = min(s.start for s, _ in marks), max(s.end for s, _ in marks)
    block = document.block_at(first)
    whole = block.span if block else Span(0, len(document.text))
    start = _word_edge(document.text, max(whole.start, first - _SIDE), whole.start)
    end = min(max(whole.end, last), last + _SIDE)
    if end < whole.end:
        end = max(last, document.text.rfind(" ", last, end + 1))
    parts: list[tuple[str, str]] = [("… ", "")] if start > whole.start else []
    at = start
    for span, mark in sorted(marks):
        if span.start < at:
            continue
        parts.append((_clean(document.text[at : span.start]), ""))
        parts.append((_clean(document.text[span.start : span.end]), mark))
        at = span.end
    parts.append((_clean(document.text[at:end]), ""))
    return parts + ([(" …", "")] if end < whole.end else [])


def _word_edge(text: str, at: int, least: int) -> int:
    """Return where the word that `at` stands in begins, not before `least`."""
    begins = max(text.rfind(" ", least, at), text.rfind("\n", least, at)) + 1
    return begins if begins > 0 and at - begins < 24 else at


def _judged(check: Check) -> dict[str, Any]:
    """Return a judged relation as the template shows it."""
    detail = check.how if check.verdict is Verdict.CONSISTENT else check.reason
    return {
        "verdict": str(check.verdict),
        "said": _clean(said(check)),
        "rule": check.rule,
        "detail": _clean(detail),
        "arithmetic": [_clean(line) for line in check.arithmetic],
        "at": ", ".join(places(check)),
    }


def _document(document: Document, report: Report, numbers: dict[int, int]) -> dict[str, Any]:
    """Return a document's text in blocks, every number of it marked."""
    entries = [e for e in report.ledger if e.quantity.document is document]
    dated = f"dated {document.date} ({document.date_source})" if document.date else "no date known"
    cut = len(document.text) > _LONGEST
    return {
        "name": _clean(document.name),
        "dated": dated,
        "coverage": str(coverage(entries)),
        "note": f"the first {_LONGEST:,} characters are shown" if cut else "",
        "blocks": list(_blocks(document, entries, numbers)),
    }


def _blocks(
    document: Document, entries: list[LedgerEntry], numbers: dict[int, int]
) -> Iterator[dict[str, Any]]:
    """Yield a document's blocks in pieces, those that are numbers with their entry."""
    spans = [(b.span, _STYLES.get(b.kind, "")) for b in document.blocks]
    if not spans:
        spans = [(Span(0, len(document.text)), "")]
    index = 0
    for span, style in spans:
        if span.start >= _LONGEST:
            return
        parts: list[tuple[str, dict[str, Any] | None]] = []
        at = span.start
        while index < len(entries) and entries[index].quantity.span.start < span.end:
            entry = entries[index]
            index += 1
            here = entry.quantity.span
            if here.start < at:
                continue
            parts.append((_clean(document.text[at : here.start]), None))
            parts.append((_clean(document.text[here.start : here.end]), _number(entry, numbers)))
            at = here.end
        parts.append((_clean(document.text[at : span.end]), None))
        yield {"style": style, "parts": parts}


def _number(entry: LedgerEntry, numbers: dict[int, int]) -> dict[str, Any]:
    """Return what a marked number shows: its status, and how it was read."""
    name = _CLASSES[entry.status]
    told = told_of(entry)
    tip = "\n".join(
        t for t in (_read_as(entry), f"{_SAYS[name]}{': ' + told if told else ''}") if t
    )
    return {"id": numbers[id(entry)], "status": name, "says": _SAYS[name], "tip": _clean(tip)}


def _read_as(entry: LedgerEntry) -> str:
    """Return what a number was read as, "" where it is no quantity."""
    quantity = entry.quantity
    return figures.reading(quantity) if isinstance(quantity, Quantity) else ""


def _row(entry: LedgerEntry, number: int) -> dict[str, Any]:
    """Return a number's row in the ledger."""
    quantity = entry.quantity
    name = _CLASSES[entry.status]
    return {
        "id": number,
        "status": name,
        "says": _SAYS[name],
        "place": where(Location(quantity.document, quantity.span)),
        "written": _clean(" ".join(quantity.surface.split())),
        "read": _clean(_read_as(entry)),
        "by": _clean(told_of(entry)),
    }
