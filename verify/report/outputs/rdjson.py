"""rdjson: reviewdog's diagnostic format. Columns count UTF-8 bytes, as it wants."""

from __future__ import annotations

import json
from typing import Any

from verify.model.check import Location
from verify.model.finding import Finding
from verify.model.report import Report
from verify.report._excerpt import line_span
from verify.report.outputs import relative
from verify.report.view import View


def render(report: Report, view: View) -> str:
    """Return the findings as one reviewdog diagnostic result."""
    data = {
        "source": {"name": "verify", "url": "https://github.com/verify-numbers/verify"},
        "diagnostics": [_diagnostic(f) for f in view.shown(report.findings) if f.locations],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(finding: Finding) -> dict[str, Any]:
    """Return a finding as a diagnostic, with its mend as a suggestion."""
    place = finding.locations[0]
    data: dict[str, Any] = {
        "message": "\n".join([finding.message, *finding.arithmetic]),
        "location": {"path": relative(place.document), "range": _range(place)},
        "severity": finding.severity.upper(),
        "code": {"value": finding.rule},
    }
    if finding.fix is not None:
        data["suggestions"] = [
            {"range": _range(finding.fix.location), "text": finding.fix.replacement}
        ]
    return data


def _range(place: Location) -> dict[str, Any]:
    """Return the range of a place: 1-based lines, 1-based columns in bytes."""
    return {"start": _position(place, place.start), "end": _position(place, place.end)}


def _position(place: Location, offset: int) -> dict[str, int]:
    """Return an offset as a line and a column in bytes."""
    document = place.source_document
    line, _ = document.line_column(offset)
    before = document.source[line_span(document, line).start : offset]
    return {"line": line, "column": len(before.encode("utf-8", "replace")) + 1}
