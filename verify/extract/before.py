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
    kept, more = exempt(document, found)
    return kept, sorted(excluded + more, key=lambda x: x.span)
