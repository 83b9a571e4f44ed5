"""Assembling: extractions and checks -> a report.

Findings come in the order of the documents and their text; the ledger holds every
number. Says nothing of how a report looks; see `verify.report.outputs`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from verify.extract import Extraction
from verify.model.check import Check
from verify.model.document import Document
from verify.model.finding import Finding
from verify.model.report import Report
from verify.model.settings import Settings
from verify.report.findings import RANK, findings
from verify.report.ledger import entries


def assemble(
    extractions: Sequence[Extraction], checks: Sequence[Check], settings: Settings
) -> Report:
    """Return the report of a run."""
    documents = tuple(e.document for e in extractions)
    ordered = _in_text_order(checks, documents)
    return Report(
        documents=documents,
        quantities=tuple(q for e in extractions for q in e.quantities),
        exclusions=tuple(x for e in extractions for x in e.exclusions),
        checks=ordered,
        findings=in_order(findings(ordered), documents),
        ledger=entries(extractions, ordered),
        sources=settings.sources,
        notes=tuple(f"{e.document.name}: {n}" for e in extractions for n in e.document.notes),
    )


def in_order(found: Iterable[Finding], documents: Sequence[Document]) -> tuple[Finding, ...]:
    """Return findings in the order of the documents and their text, declared ones last."""
    order = {id(document): index for index, document in enumerate(documents)}

    def place(finding: Finding) -> tuple[int, int, int, str]:
        if not finding.locations:
            return (len(order), 0, RANK[finding.severity], finding.rule)
        first = finding.locations[0]
        index = order.get(id(first.source_document), len(order))
        return (index, first.start, RANK[finding.severity], finding.rule)

    return tuple(sorted(found, key=place))


def _in_text_order(checks: Iterable[Check], documents: Sequence[Document]) -> tuple[Check, ...]:
    """Return checks in the order of the text; what a person declared first, as declared."""
    order = {id(document): index for index, document in enumerate(documents)}

    def place(check: Check) -> tuple[int, int, int, str]:
        quantities = check.claim.quantities
        first = check.judged or (quantities[0] if quantities else None)
        index = order.get(id(first.document), -1) if first is not None else -1
        if first is None or index < 0:
            return (-1, 0, 0, "")
        return (index, first.span.start, first.span.end, check.rule)

    return tuple(sorted(checks, key=place))
