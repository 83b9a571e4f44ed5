"""CSV: the ledger, one row a number, for a spreadsheet or a data frame.

Columns: document, line, column, place, text, kind, magnitude, unit, counted, low, high,
status, why. Ends that are infinite are empty.
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from verify.model.check import Location
from verify.model.quantity import Quantity
from verify.model.report import LedgerEntry, Report
from verify.report.ledger import why
from verify.report.view import View

COLUMNS = (
    "document", "line", "column", "place", "text", "kind", "magnitude", "unit", "counted",
    "low", "high", "status", "why",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


def render(report: Report, view: View) -> str:
    """Return the ledger as CSV with a header row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(entry) for entry in report.ledger)
    return out.getvalue()


def _row(entry: LedgerEntry) -> list[str]:
    """Return one number as its columns."""
    quantity = entry.quantity
    at = Location(quantity.document, quantity.span)
    said = why(entry.checks[0]) if entry.checks else entry.why
    place = [at.document, str(at.line), str(at.column), at.place]
    if not isinstance(quantity, Quantity):
        read = ["", "", "", "", "", ""]
    else:
        magnitude = "" if quantity.magnitude is None else _plain(quantity.magnitude)
        ends = [_plain(quantity.interval.low), _plain(quantity.interval.high)]
        read = [str(quantity.kind), magnitude, quantity.unit, quantity.counted, *ends]
    text = " ".join(quantity.surface.split())
    return [*map(_safe, place[:1]), *place[1:], _safe(text), *read, str(entry.status), _safe(said)]


def _plain(value: Decimal) -> str:
    """Return a decimal in digits, '' where it is infinite."""
    return f"{value:f}" if value.is_finite() else ""


def _safe(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; a negative number stays one."""
    if text.startswith(_FORMULA) and not text[1:2].isdigit():
        return f"'{text}"
    return text
