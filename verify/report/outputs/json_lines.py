"""JSON Lines: one finding per line, in the shape of the JSON output's `findings`."""

from __future__ import annotations

import json

from verify.model.report import Report
from verify.report.outputs.json import finding_data
from verify.report.view import View


def render(report: Report, view: View) -> str:
    """Return one JSON object for each finding."""
    shown = view.shown(report.findings)
    return "".join(json.dumps(finding_data(f), ensure_ascii=False) + "\n" for f in shown)
