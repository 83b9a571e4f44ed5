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
    return Report(
        documents=documents,
        quantities=tuple(q for e in extractions for q in e.quantities),
        exclusions=tuple(x for e in extractions for x in e.exclusions),
        checks=tuple(checks),
        findings=in_order(findings(checks), documents),
        ledger=entries(extractions, checks),
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
