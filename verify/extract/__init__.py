"""Extraction: `Document` -> every quantity in it, and every number that is none.

`read` is the stage. What it returns is in the order of the text, without overlaps.
"""

from __future__ import annotations

from operator import attrgetter
from typing import NamedTuple

from verify.model.document import Document
from verify.model.quantity import Exclusion, Quantity
from verify.model.settings import Settings


class Extraction(NamedTuple):
    """Everything numeric in one document."""

    document: Document
    quantities: tuple[Quantity, ...]
    exclusions: tuple[Exclusion, ...]


def read(document: Document, settings: Settings) -> Extraction:
    """Return every quantity of a document, and every number that is none."""
    from verify.extract import after, before, build, parse
    from verify.extract.scan import scan
    from verify.units import catalogue

    places = scan(document.text)
    dates, exclusions = before.find(document, places, settings)
    blocked = sorted([q.span for q in dates] + [x.span for x in exclusions])
    items = parse.items(places, blocked, catalogue.tables(), comma=document.decimal_comma)
    made = (build.quantity(document, item) for item in items)
    quantities, more = after.settle(document, places, [q for q in made if q], settings)
    return Extraction(
        document,
        tuple(sorted(dates + quantities, key=attrgetter("span"))),
        tuple(sorted(exclusions + more, key=attrgetter("span"))),
    )
