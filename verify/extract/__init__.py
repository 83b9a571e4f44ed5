"""Extraction: `Document` -> every quantity in it, and every number that is none.

`read` is the stage. What it returns is in the order of the text, without overlaps.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

from verify.model.document import Document
from verify.model.locale import writing
from verify.model.quantity import Exclusion, Quantity
from verify.model.settings import Settings
from verify.model.statistic import TestResult
from verify.named import NamedTuple
from verify.uncollected import uncollected

if TYPE_CHECKING:
    from verify.extract.papers import Papers
    from verify.extract.scan import Scan

_BY_SPAN = itemgetter(1)  # the span of a quantity and of an exclusion


class Extraction(NamedTuple):
    """Everything numeric in one document; `results` are the test results of a paper."""

    document: Document
    quantities: tuple[Quantity, ...]
    exclusions: tuple[Exclusion, ...]
    results: tuple[TestResult, ...] = ()


@uncollected
def read(document: Document, settings: Settings) -> Extraction:
    """Return every quantity of a document, and every number that is none."""
    from verify.extract import commas, papers
    from verify.extract.scan import scans

    tests = papers.figures(document)
    wanted = writing(settings.locale).decimal_comma
    comma = document.decimal_comma or (wanted is not False and commas.decimal(document.text))
    exclusions: list[Exclusion] = []

    def pieces() -> Iterator[list[Quantity]]:
        for places in scans(document.text):
            found, more = _piece(document, places, tests, settings, comma)
            exclusions.extend(more)
            yield found

    quantities = tuple(chain.from_iterable(pieces()))  # at once: no list of them beside it
    if tests.quantities:
        quantities = tuple(sorted((*quantities, *tests.quantities), key=_BY_SPAN))
    exclusions.sort(key=_BY_SPAN)
    return Extraction(document, quantities, tuple(exclusions), tests.results)


def _piece(
    document: Document, places: Scan, tests: Papers, settings: Settings, comma: bool
) -> tuple[list[Quantity], list[Exclusion]]:
    """Return what one piece of a document has, outside its test results."""
    from verify.extract import after, before, build, hedges, house, parse
    from verify.units import catalogue

    dates, exclusions = before.find(document, places, settings)
    dates = [q for q in dates if not tests.take(q.span)]
    exclusions = [x for x in exclusions if not tests.take(x.span)]
    blocked = sorted([q.span for q in dates] + [x.span for x in exclusions] + [*tests.spans])
    tables = catalogue.tables(settings.catalogue)
    items = parse.items(places, blocked, tables, comma=comma)
    own = hedges.of(settings.hedges)
    if own.words:
        items = list(hedges.hedged(document.text, items, own.words))
    made = (build.quantity(document, item, own) for item in items)
    read = house.signed((q for q in made if q), settings.currencies)
    if writing(settings.locale).decimal_comma is False and not document.decimal_comma:
        read = [build.ungrouped(q) for q in read]
    quantities, more = after.settle(document, places, dates, read, settings)
    return quantities, exclusions + more
