"""Extraction: `Document` -> every quantity in it, and every number that is none.

`read` is the stage. What it returns is in the order of the text, without overlaps.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import NamedTuple

from verify.model.document import Document
from verify.model.quantity import Exclusion, Quantity
from verify.model.settings import Settings
from verify.model.span import Span
from verify.model.statistic import TestResult


class Extraction(NamedTuple):
    """Everything numeric in one document; `results` are the test results of a paper."""

    document: Document
    quantities: tuple[Quantity, ...]
    exclusions: tuple[Exclusion, ...]
    results: tuple[TestResult, ...] = ()


def read(document: Document, settings: Settings) -> Extraction:
    """Return every quantity of a document, and every number that is none."""
    from verify.extract import after, before, build, house, parse, statistic
    from verify.extract.scan import scan
    from verify.units import catalogue

    places = scan(document.text)
    dates, exclusions = before.find(document, places, settings)
    tests, probabilities = statistic.results(document), statistic.probabilities(document)
    own = {span for result in tests for span in result.spans}
    lone = [p for p in probabilities if not _overlaps(p.span, sorted(own))]
    taken = sorted(own.union(p.span for p in lone))
    dates = [q for q in dates if not _overlaps(q.span, taken)]
    exclusions = [x for x in exclusions if not _overlaps(x.span, taken)]
    blocked = sorted([q.span for q in dates] + [x.span for x in exclusions] + taken)
    items = parse.items(places, blocked, catalogue.tables(), comma=document.decimal_comma)
    made = (build.quantity(document, item) for item in items)
    read = house.signed((q for q in made if q), settings.currencies)
    quantities, more = after.settle(document, places, dates, read, settings)
    figures = {q.span: q for q in (*lone, *(q for r in tests for q in r.quantities))}
    return Extraction(
        document,
        tuple(sorted([*quantities, *figures.values()], key=attrgetter("span"))),
        tuple(sorted(exclusions + more, key=attrgetter("span"))),
        tests,
    )


def _overlaps(span: Span, others: list[Span]) -> bool:
    """Return whether a span shares a character with one of sorted, disjoint others."""
    at = bisect_left(others, (span.end,))
    return at > 0 and others[at - 1].end > span.start
