"""The stages, in order: documents in, a report out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from verify import extract, judge, match, report, rulebook
from verify.extract import Extraction
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.document import Document
from verify.model.quantity import Quantity
from verify.model.report import Report
from verify.model.settings import DEFAULT, Settings
from verify.uncollected import uncollected


@uncollected
def run(
    documents: Sequence[Document],
    *,
    together: bool = False,
    settings: Settings | None = None,
    own: Mapping[str, Settings] | None = None,
) -> Report:
    """Judge every claim that the rules find in the documents, and between them.

    `own` holds the settings of documents, by name, that differ from the run's.
    """
    settings = settings or DEFAULT
    extractions, checks = judged(documents, together=together, settings=settings, own=own)
    return report.assemble(extractions, [c for c in checks if not _says_nothing(c)], settings)


@uncollected
def judged(
    documents: Sequence[Document],
    *,
    together: bool = False,
    settings: Settings | None = None,
    own: Mapping[str, Settings] | None = None,
) -> tuple[tuple[Extraction, ...], tuple[Check, ...]]:
    """Return what was read and every judged claim, those that confirm nothing included."""
    settings = settings or DEFAULT
    by_name = own or {}
    every = {id(s): s for s in (settings, *by_name.values())}
    rules = {key: rulebook.rules(s) for key, s in every.items()}
    documents = rulebook.dated(documents, rules[id(settings)])
    extractions = tuple(extract.read(d, by_name.get(d.name, settings)) for d in documents)
    claims: list[Claim] = []
    for extraction in extractions:
        document = extraction.document
        if document.relations:
            wanted = by_name.get(document.name, settings)
            claims += match.claims(rules[id(wanted)], extraction, wanted)
    if together and len(extractions) > 1:
        claims += match.across(rules[id(settings)], extractions, settings)
    claims += match.once(rules[id(settings)], extractions, settings)
    return extractions, judge.checks(claims, settings, (e.quantities for e in extractions))


def _says_nothing(check: Check) -> bool:
    """Return whether a check is the fit of a rule of validity: a real day confirms nothing."""
    return check.claim.rule.validity and check.verdict is Verdict.CONSISTENT


def quantities(document: Document, settings: Settings | None = None) -> tuple[Quantity, ...]:
    """Return every quantity of a document."""
    return extract.read(document, settings or DEFAULT).quantities


def claim(text: str, *, date: dt.date | None = None, tolerance: str | None = None) -> Check:
    """Judge a one-line claim. Raises: ClaimError."""
    return judge.claim_check(rulebook.parse_claim(text, date=date, tolerance=tolerance))


def considered(document: Document, settings: Settings) -> list[Claim]:
    """Return every claim that the rules propose in a document, before any is believed."""
    extraction = extract.read(document, settings)
    return match.claims(rulebook.rules(settings), extraction, settings)
