"""What can be told before any unit is read: dates, times, and numbers that are none.

In: the document and its scan. Out: dates as quantities, and exclusions; the numbers of a
text are looked for outside both.
"""

from __future__ import annotations

from verify.extract import dates, exclusions, page
from verify.extract.scan import Scan
from verify.extract.zones import exempt
from verify.model.document import Document
from verify.model.locale import writing
from verify.model.quantity import Exclusion, Quantity
from verify.model.settings import Settings
from verify.model.span import Span
from verify.units import catalogue

_WORD = 16  # characters in the longest sign of a currency


def find(
    document: Document, scan: Scan, settings: Settings
) -> tuple[list[Quantity], list[Exclusion]]:
    """Return the dates and the exclusions of a document, each in order."""
    day = document.date or settings.date
    found = dates.dates(page.page(scan, day, writing(settings.locale).month_first), document)
    excluded = [
        Exclusion(document, Span(start, end), why)
        for start, end, why in exclusions.exclusions(scan, [q.span for q in found])
    ]
    if settings.catalogue:
        excluded = [x for x in excluded if not _own_money(document.text, x, settings)]
    kept, more = exempt(document, found)
    return kept, sorted(excluded + more, key=lambda x: x.span)


def _own_money(text: str, excluded: Exclusion, settings: Settings) -> bool:
    """Return whether the word before a name's number is a currency that a person added."""
    start = excluded.span.start
    word = text[max(0, start - _WORD) : start].rsplit(None, 1)[-1:]
    tables = catalogue.tables(settings.catalogue)
    entry = tables.signs.get(word[0]) if word and excluded.why == "name" else None
    return entry is not None and entry.tag is catalogue.Tag.MONEY
