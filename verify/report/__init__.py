"""Reporting: checks -> findings, ledger and the outputs people and machines read."""

from __future__ import annotations

from collections.abc import Sequence

from verify.extract import Extraction
from verify.model.check import Check
from verify.model.report import Report
from verify.model.settings import Settings


def assemble(
    extractions: Sequence[Extraction], checks: Sequence[Check], settings: Settings
) -> Report:
    """Return the report of a run."""
    return Report(
        documents=tuple(e.document for e in extractions),
        quantities=tuple(q for e in extractions for q in e.quantities),
        exclusions=tuple(x for e in extractions for x in e.exclusions),
        checks=tuple(checks),
    )
