"""The stages, in order: documents in, a report out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from verify import extract, judge, match, report, rulebook
from verify.model.check import Check
from verify.model.document import Document
from verify.model.quantity import Quantity
from verify.model.report import Report
from verify.model.settings import DEFAULT, Settings


def run(
    documents: Sequence[Document], *, together: bool = False, settings: Settings | None = None
) -> Report:
    """Judge every claim that the rules find in the documents, and between them."""
    settings = settings or DEFAULT
    rules = rulebook.rules(settings)
    extractions = tuple(extract.read(d, settings) for d in documents)
    claims = [
        claim
        for extraction in extractions
        if extraction.document.relations
        for claim in match.claims(rules, extraction, settings)
    ]
    if together and len(extractions) > 1:
        claims += match.across(rules, extractions, settings)
    checks = judge.checks(claims, settings)
    return report.assemble(extractions, checks, settings)


def quantities(document: Document, settings: Settings | None = None) -> tuple[Quantity, ...]:
    """Return every quantity of a document."""
    return extract.read(document, settings or DEFAULT).quantities


def claim(text: str, *, date: dt.date | None = None, tolerance: str | None = None) -> Check:
    """Judge a one-line claim. Raises: ClaimError."""
    return judge.claim_check(rulebook.parse_claim(text, date=date, tolerance=tolerance))
