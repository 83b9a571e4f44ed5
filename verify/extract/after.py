"""What can be told once units are known: years, what is counted, periods.

In: the quantities of a document. Out: the quantities that stay, and exclusions.
"""

from __future__ import annotations

from verify.extract.scan import Scan
from verify.model.document import Document
from verify.model.quantity import Exclusion, Kind, Quantity
from verify.model.settings import Settings


def settle(
    document: Document, scan: Scan, quantities: list[Quantity], settings: Settings
) -> tuple[list[Quantity], list[Exclusion]]:
    """Take bare years out; leave the rest."""
    kept, years = [], []
    for quantity in quantities:
        if _is_year(document, quantity):
            years.append(Exclusion(document, quantity.span, "year"))
        else:
            kept.append(quantity)
    return kept, years


def _is_year(document: Document, quantity: Quantity) -> bool:
    """Return whether four bare digits are a year."""
    if quantity.kind is not Kind.NUMBER or quantity.counted or quantity.magnitude is None:
        return False
    surface = document.text[quantity.span.start : quantity.span.end]
    return len(surface) == 4 and surface.isdigit() and 1700 <= quantity.magnitude <= 2100
