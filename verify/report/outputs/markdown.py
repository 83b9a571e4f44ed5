"""Markdown: the verification report as a page for a pull request or a wiki.

Text from a document is escaped, so that it can neither mark up the page nor carry HTML.
"""

from __future__ import annotations

import re

from verify.model.check import Check, Verdict
from verify.model.document import Document
from verify.model.finding import Finding
from verify.model.quantity import Quantity
from verify.model.report import LedgerEntry, Report
from verify.report import _figures as figures
from verify.report import _terminal as terminal
from verify.report._blocks import counted, details, where
from verify.report.findings import by_weight
from verify.report.ledger import coverage, is_declared
from verify.report.relations import left_out, relations, said, told_of
from verify.report.view import View

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~&$]|^[#+-](?=\s)|(?<=^\d)\.(?=\s))")
_SIDE = 80  # characters of the passage on each side of the judged number


def render(report: Report, view: View) -> str:
    """Return the whole verification report as Markdown."""
    shown = by_weight(view.shown(report.findings))
    lines = [f"# {escaped(view.title or 'Verification report')}", ""]
    lines += [f"**{coverage(report.ledger)}.**", "", f"## Findings: {counted(shown)}", ""]
    for finding in shown:
        lines += [*_finding(finding), ""]
    declared = [c for c in report.checks if is_declared(c)]
    if declared:
        lines += ["## Declared claims and facts", "", *map(_check, declared), ""]
    held = relations(report.checks)
    if held:
        lines += ["## Relations that were judged", "", *map(_check, held)]
        lines += [f"- {escaped(text)}" for text in left_out(report.checks)] + [""]
    lines += ["## Ledger", ""]
    for document in report.documents:
        lines += [*_ledger(document, report), ""]
    if report.notes:
        lines += [f"- {escaped(note)}" for note in report.notes]
    return "\n".join(lines).rstrip("\n") + "\n"


def escaped(text: str) -> str:
    """Return document text as Markdown that shows it as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(terminal.safe(text).split()))


def code(text: str) -> str:
    """Return document text as inline code, whatever backticks it holds."""
    flat = " ".join(terminal.safe(text).split())
    ticks = "`" * (max((len(run) for run in re.findall(r"`+", flat)), default=0) + 1)
    pad = " " if "`" in flat else ""
    return f"{ticks}{pad}{flat}{pad}{ticks}"


def _finding(finding: Finding) -> list[str]:
    """Return a finding: its sentence, where, the passage, and the arithmetic."""
    lines = [f"### {finding.severity}: {escaped(finding.message)}", ""]
    for place in finding.locations:
        lines.append(f"- {code(where(place))} {_passage(place.source_document, place.span)}")
    lines += [f"- {label}: {escaped(text)}" for label, text in details(finding)]
    lines.append(f"- rule: {code(finding.rule)}")
    return lines


def _passage(document: Document, span: tuple[int, int]) -> str:
    """Return the text round a span, with the span in bold."""
    start, end = span
    low = max(document.text.rfind("\n", 0, start) + 1, start - _SIDE)
    stop = document.text.find("\n", end)
    high = min(stop if stop >= 0 else len(document.text), end + _SIDE)
    before, after = document.text[low:start], document.text[end:high]
    joint = " " if before[-1:].isspace() else ""
    tail = " " if after[:1].isspace() else ""
    marked = f"**{escaped(document.text[start:end])}**"
    return f"{escaped(before)}{joint}{marked}{tail}{escaped(after)}"


def _check(check: Check) -> str:
    """Return a judged relation with its verdict."""
    detail = check.how if check.verdict is Verdict.CONSISTENT else check.reason
    working = "; ".join(map(escaped, check.arithmetic))
    line = f"- {code(said(check))}: **{check.verdict}**{f' ({escaped(detail)})' if detail else ''}"
    return f"{line}. {working}" if working else line


def _ledger(document: Document, report: Report) -> list[str]:
    """Return the ledger of one document as a table."""
    rows = [e for e in report.ledger if e.quantity.document is document]
    dated = f"{document.date} ({document.date_source})" if document.date else "no date known"
    lines = [f"### {escaped(document.name)}", "", f"{dated}; {coverage(rows)}.", ""]
    if not rows:
        return lines[:-1]
    lines += ["| place | as written | as read | status | by |", "|---|---|---|---|---|"]
    return lines + [_row(document, entry) for entry in rows]


def _row(document: Document, entry: LedgerEntry) -> str:
    """Return one number of the ledger as a table row."""
    quantity = entry.quantity
    line, column = document.line_column(document.source_span(quantity.span).start)
    read = figures.reading(quantity) if isinstance(quantity, Quantity) else ""
    cells = [f"{line}:{column}", quantity.surface, read, entry.status, told_of(entry)]
    return "| " + " | ".join(escaped(cell) for cell in cells) + " |"
