"""Text: the verification report for a terminal.

Coverage first, then findings with their arithmetic, then declared claims and facts,
then the ledger of every number, document by document.
"""

from __future__ import annotations

from collections import Counter

from verify.model.check import Check, Verdict
from verify.model.document import Document
from verify.model.quantity import Quantity
from verify.model.report import LedgerEntry, Report, Status
from verify.report import _figures as figures
from verify.report import _terminal as terminal
from verify.report._blocks import counted, finding_lines, wrapped
from verify.report.findings import by_weight
from verify.report.ledger import coverage, is_declared
from verify.report.relations import left_out, places, relations, said, told_of
from verify.report.view import View

_MARKS = {
    Status.CONFLICT: ("✗", terminal.RED),
    Status.CONFIRMED: ("✓", terminal.GREEN),
    Status.DECLARED: ("✓", terminal.GREEN),
    Status.SIGNED: ("✓", terminal.GREEN),
    Status.UNDECIDED: ("?", terminal.YELLOW),
    Status.SINGLE: ("·", terminal.DIM),
    Status.EXEMPT: (" ", terminal.DIM),
}
_VERDICTS = {
    Verdict.CONSISTENT: ("✓", terminal.GREEN),
    Verdict.INCONSISTENT: ("✗", terminal.RED),
    Verdict.UNDECIDED: ("?", terminal.YELLOW),
}


def render(report: Report, view: View) -> str:
    """Return the whole verification report."""
    shown = by_weight(view.shown(report.findings))
    lines = [*_opening(report, view), ""]
    lines += [_heading(f"Findings: {counted(shown)}", view), ""]
    for finding in shown:
        lines += [*finding_lines(finding, view), ""]
    declared = [c for c in report.checks if is_declared(c)]
    if declared:
        lines += [_heading("Declared claims and facts", view), ""]
        for check in declared:
            lines += check_lines(check, view)
        lines.append("")
    held = relations(report.checks)
    if held:
        lines += [_heading("Relations that were judged", view), ""]
        for check in held:
            lines += check_lines(check, view)
        lines += [*left_out(report.checks), ""]
    lines += [_heading("Ledger", view), ""]
    for document in report.documents:
        lines += [*_ledger(document, report, view), ""]
    lines += [f"note: {terminal.safe(note)}" for note in report.notes]
    return "\n".join(lines).rstrip("\n") + "\n"


def _assumed(check: Check) -> str:
    """Return the assumption that would resolve a misfit, where the message does not say it."""
    return "" if check.assumption in check.message else check.assumption


def check_lines(check: Check, view: View) -> list[str]:
    """Return a judged check: its verdict, how it holds, and the arithmetic."""
    mark, colour = _VERDICTS[check.verdict]
    outcome = terminal.paint(str(check.verdict), colour, view.colour)
    detail = check.how if check.verdict is Verdict.CONSISTENT else check.reason
    head = f"{terminal.paint(mark, colour, view.colour)} "
    words = said(check)
    first = f"{terminal.safe(words)}  {outcome}{f' ({terminal.safe(detail)})' if detail else ''}"
    lines = wrapped(head, "  ", first, view, "    ")
    extra = [*check.arithmetic]
    if check.verdict is Verdict.INCONSISTENT and check.message not in ("", words):
        extra.insert(0, check.message)
    extra += [t for t in (check.drift, _assumed(check)) if t]
    found = places(check)
    if found:
        extra.append("at " + ", ".join(found))
    for text in extra:
        lines += wrapped("    ", "    ", terminal.safe(text), view, "      ")
    return lines


def _opening(report: Report, view: View) -> list[str]:
    """Return the coverage of the run, and of each document where there are several."""
    noun = "document" if len(report.documents) == 1 else "documents"
    head = f"{len(report.documents)} {noun}, {coverage(report.ledger)}"
    lines = [terminal.paint(head, terminal.BOLD, view.colour)]
    relations = Counter(c.rule for c in report.checks)
    if relations:
        said = ", ".join(f"{rule} {count}" for rule, count in relations.most_common())
        noun = "relation" if len(report.checks) == 1 else "relations"
        lines += wrapped("", "", f"{len(report.checks)} {noun} judged: {said}", view, "  ")
    return lines


def _heading(text: str, view: View) -> str:
    """Return a section's heading."""
    return terminal.paint(f"{text}\n{'─' * terminal.width(text)}", terminal.BOLD, view.colour)


def _ledger(document: Document, report: Report, view: View) -> list[str]:
    """Return the ledger of one document: its date and coverage, then a row for each number."""
    rows = [e for e in report.ledger if e.quantity.document is document]
    dated = f"dated {document.date} ({document.date_source})" if document.date else "no date known"
    name = terminal.paint(terminal.safe(document.name), terminal.BOLD, view.colour)
    lines = [f"{name}, {dated}", f"  {coverage(rows)}"]
    room = max(view.width - 10, 40)
    written, read = room * 3 // 10, room * 7 // 20
    for entry in rows:
        lines.append(_row(document, entry, written, read, view))
    return lines


def _row(document: Document, entry: LedgerEntry, written: int, read: int, view: View) -> str:
    """Return one number of the ledger: place, as written, as read, and what became of it."""
    quantity = entry.quantity
    line, column = document.line_column(document.source_span(quantity.span).start)
    mark, colour = _MARKS[entry.status]
    meaning = figures.reading(quantity) if isinstance(quantity, Quantity) else entry.status
    told = terminal.safe(told_of(entry))
    cells = [
        f"{line}:{column}".rjust(8),
        terminal.paint(mark, colour, view.colour),
        terminal.padded(terminal.safe(" ".join(quantity.surface.split())), written),
        terminal.padded(terminal.safe(meaning), read),
        terminal.paint(told, colour, view.colour) if entry.status is Status.CONFLICT else told,
    ]
    return " ".join(cells).rstrip()
