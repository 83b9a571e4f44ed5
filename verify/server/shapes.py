"""Shapes: findings and numbers as the protocol's values.

Offsets become positions through the client's own encoding (UTF-16 units unless it asks
for others), by the text document that the client sent.
"""

from __future__ import annotations

from collections.abc import Iterable

from lsprotocol import types as lsp
from pygls.workspace import TextDocument

from verify.model.check import Location
from verify.model.finding import Finding, Safety
from verify.model.quantity import Quantity
from verify.model.report import LedgerEntry
from verify.model.rule import Severity
from verify.report._blocks import details
from verify.report.outputs.text import check_lines
from verify.report.reading import reading
from verify.report.view import View

_LEVELS = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}
SOURCE = "verify"


def diagnostics(findings: Iterable[Finding], text: TextDocument) -> list[lsp.Diagnostic]:
    """Return the findings of an open text."""
    return [_diagnostic(finding, text) for finding in findings if finding.locations]


def problem(said: str) -> list[lsp.Diagnostic]:
    """Return why a text was not judged, at its beginning: silence would be an all-clear."""
    start = lsp.Position(0, 0)
    level = lsp.DiagnosticSeverity.Warning
    return [lsp.Diagnostic(lsp.Range(start, start), f"not checked: {said}", level, source=SOURCE)]


def range_of(place: Location, text: TextDocument) -> lsp.Range:
    """Return the range of a place in the client's units."""
    return lsp.Range(
        text.client_position_at_offset(place.start), text.client_position_at_offset(place.end)
    )


def hover(entry: LedgerEntry, text: TextDocument) -> lsp.Hover:
    """Return what was made of a number, and what it was compared with."""
    quantity = entry.quantity
    if isinstance(quantity, Quantity):
        rows = [f"{label}: {said}" for label, said in reading(quantity) if said]
    else:
        rows = [f"not a quantity: {quantity.why}"]
    rows.append(f"status: {entry.status}")
    for check in entry.checks:
        rows += ["", check.rule, *check_lines(check, View(width=100))]
    place = Location(quantity.document, quantity.span)
    content = lsp.MarkupContent(lsp.MarkupKind.PlainText, "\n".join(rows))
    return lsp.Hover(content, range_of(place, text))


def actions(
    findings: Iterable[Finding], wanted: lsp.Range, text: TextDocument
) -> list[lsp.CodeAction]:
    """Return the mends of the findings in a range."""
    found: list[lsp.CodeAction] = []
    for finding in findings:
        fix = finding.fix
        if fix is None or fix.safety is Safety.DISPLAY or not finding.locations:
            continue
        if not _meet(range_of(finding.locations[0], text), wanted):
            continue
        edit = lsp.TextEdit(range_of(fix.location, text), fix.replacement)
        found.append(
            lsp.CodeAction(
                title=fix.title,
                kind=lsp.CodeActionKind.QuickFix,
                diagnostics=[_diagnostic(finding, text)],
                is_preferred=fix.safety is Safety.SAFE,
                edit=lsp.WorkspaceEdit(changes={text.uri: [edit]}),
            )
        )
    return found


def _diagnostic(finding: Finding, text: TextDocument) -> lsp.Diagnostic:
    """Return one finding, with its arithmetic and the other places it speaks of."""
    lines = [finding.message, *(f"{label}: {said}" for label, said in details(finding))]
    own = finding.locations[0].source_document
    others = [p for p in finding.locations[1:] if p.source_document is own]
    return lsp.Diagnostic(
        range=range_of(finding.locations[0], text),
        message="\n".join(lines),
        severity=_LEVELS[finding.severity],
        code=finding.rule,
        source=SOURCE,
        related_information=[
            lsp.DiagnosticRelatedInformation(
                lsp.Location(text.uri, range_of(place, text)), f"compared with {place.surface}"
            )
            for place in others
        ],
    )


def _meet(one: lsp.Range, other: lsp.Range) -> bool:
    """Tell whether two ranges share a position."""
    return _key(one.start) <= _key(other.end) and _key(other.start) <= _key(one.end)


def _key(position: lsp.Position) -> tuple[int, int]:
    """Return a position so that it can be compared."""
    return position.line, position.character
