"""What can be told once units are known: years, what is counted, periods.

In: the quantities of a document. Out: the quantities that stay, and exclusions.
"""

from __future__ import annotations

from verify.extract import dates, page, years
from verify.extract.scan import Scan
from verify.extract.zones import exempt
from verify.model.document import Document
from verify.model.quantity import Exclusion, Hedge, Kind, Quantity
from verify.model.settings import Settings


def settle(
    document: Document, scan: Scan, quantities: list[Quantity], settings: Settings
) -> tuple[list[Quantity], list[Exclusion]]:
    """Make bare years dates, and exempt what stands in code or boilerplate."""
    paper = page.Page(scan.text, document.date or settings.date, scan.digits, {})
    kept, out = exempt(document, quantities)
    return [_year(document, paper, q) for q in kept], out


def _year(document: Document, paper: page.Page, quantity: Quantity) -> Quantity:
    """Return the date that a bare four-digit number is, or the quantity as it was."""
    if quantity.kind is not Kind.NUMBER or quantity.counted or quantity.unit:
        return quantity
    start, end = quantity.span
    if end - start != 4 or quantity.bound or quantity.hedge is not Hedge.NONE:
        return quantity
    if not document.text[start:end].isdigit():
        return quantity
    found = years.year(paper, start, end, sure=False)
    return dates.quantity(document, found) if found else quantity
