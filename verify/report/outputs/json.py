"""JSON: one object with everything a program may want; see `docs/report.schema.json`.

Offsets are half-open character offsets into the source; lines and columns count from 1.
A magnitude is a string of exact decimal digits, so that nothing is lost to floats.
"""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from typing import Any

from verify.model.check import Check, Location
from verify.model.document import Document
from verify.model.finding import Finding
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.report import Report
from verify.model.rule import Severity
from verify.report.ledger import Coverage, coverage
from verify.report.view import View

SCHEMA_VERSION = "1.0"


def render(report: Report, view: View) -> str:
    """Return the report as one JSON object."""
    return json.dumps(as_data(report, view), ensure_ascii=False, indent=2) + "\n"


def as_data(report: Report, view: View) -> dict[str, Any]:
    """Return the report as plain data."""
    shown = view.shown(report.findings)
    data: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "documents": [_document(d, report) for d in report.documents],
        "findings": [finding_data(f) for f in shown],
        "summary": summary(report, shown),
    }
    if view.checks:
        data["checks"] = [check_data(c) for c in report.checks]
    if report.suppressed:
        data["suppressed"] = [
            {"by": str(s.by), "reason": s.reason or None, "finding": finding_data(s.finding)}
            for s in report.suppressed
        ]
    if report.notes:
        data["notes"] = list(report.notes)
    return data


def summary(report: Report, shown: list[Finding]) -> dict[str, Any]:
    """Return the counts of a run."""
    counts = Counter(f.severity for f in shown)
    return {
        "findings": {str(severity): counts[severity] for severity in Severity},
        "checks": len(report.checks),
        "suppressed": len(report.suppressed),
        "gone": report.gone,
        **_coverage(coverage(report.ledger)),
    }


def finding_data(finding: Finding) -> dict[str, Any]:
    """Return a finding as plain data."""
    fix = finding.fix
    check = finding.check
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "locations": [location_data(place) for place in finding.locations],
        "expected": None
        if finding.expected is None
        else {
            "text": finding.expected.text,
            "unit": finding.expected.unit,
            "interval": finding.expected.interval and interval_data(finding.expected.interval),
        },
        "arithmetic": list(finding.arithmetic),
        "assumption": (check.assumption if check else "") or None,
        "fix": None
        if fix is None
        else {
            "location": location_data(fix.location),
            "replacement": fix.replacement,
            "applicability": str(fix.safety),
            "title": fix.title,
        },
        "fingerprint": finding.fingerprint,
    }


def check_data(check: Check) -> dict[str, Any]:
    """Return a judged relation as plain data."""
    return {
        "rule": check.rule,
        "verdict": str(check.verdict),
        "how": check.how or None,
        "reason": check.reason or None,
        "locations": [location_data(place) for place in check.locations],
        "stated": check.stated and interval_data(check.stated),
        "expected": check.expected and interval_data(check.expected),
        "unit": check.unit,
        "arithmetic": list(check.arithmetic),
        "power": check.power,
    }


def location_data(place: Location) -> dict[str, Any]:
    """Return a place as plain data."""
    return {
        "path": place.document,
        "start": place.start,
        "end": place.end,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "text": place.text,
        "surface": place.surface,
        "place": place.place or None,
    }


def quantity_data(quantity: Quantity) -> dict[str, Any]:
    """Return a quantity as plain data."""
    line, column = quantity.document.line_column(quantity.start)
    return {
        "path": quantity.document.name,
        "start": quantity.start,
        "end": quantity.end,
        "line": line,
        "column": column,
        "text": quantity.text,
        "kind": str(quantity.kind),
        "magnitude": _digits(quantity.magnitude),
        "low": _digits(quantity.low),
        "high": _digits(quantity.high),
        "unit": quantity.unit,
        "counted": quantity.counted or None,
        "interval": interval_data(quantity.interval),
        "bound": str(quantity.bound) or None,
        "hedge": str(quantity.hedge) or None,
    }


def interval_data(values: Interval) -> dict[str, Any]:
    """Return an interval as plain data; an infinite end is null."""
    return {
        "low": _digits(values.low),
        "high": _digits(values.high),
        "low_open": values.low_open,
        "high_open": values.high_open,
    }


def _digits(value: Decimal | None) -> str | None:
    """Return a decimal as exact digits, null where it is unknown or infinite."""
    if value is None or not value.is_finite():
        return None
    return f"{value:f}" if -40 < value.adjusted() < 40 else str(value)


def _document(document: Document, report: Report) -> dict[str, Any]:
    """Return a document's entry: what it is, and its coverage."""
    rows = [e for e in report.ledger if e.quantity.document is document]
    return {
        "path": document.name,
        "format": document.format,
        "date": document.date.isoformat() if document.date else None,
        "date_source": document.date_source or None,
        "counts": _coverage(coverage(rows)),
    }


def _coverage(counts: Coverage) -> dict[str, int]:
    """Return a coverage as plain data."""
    return counts._asdict()
