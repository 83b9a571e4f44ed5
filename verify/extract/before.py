"""What can be told before any unit is read: dates, times, and numbers that are none.

In: the document and its scan. Out: dates as quantities, and exclusions.
"""

from __future__ import annotations

from verify.extract.scan import Scan
from verify.model.document import Document
from verify.model.quantity import Exclusion, Quantity
from verify.model.settings import Settings


def find(
    document: Document, scan: Scan, settings: Settings
) -> tuple[list[Quantity], list[Exclusion]]:
    """Return the dates and the exclusions of a document, each in order."""
    return [], []
