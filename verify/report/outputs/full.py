"""Full: each finding with its text, marks under the numbers, and the arithmetic."""

from __future__ import annotations

from verify.model.report import Report
from verify.report._blocks import ending, finding_lines
from verify.report.view import View


def render(report: Report, view: View) -> str:
    """Return the findings as a person reads them in a terminal."""
    shown = view.shown(report.findings)
    blocks = ["\n".join(finding_lines(finding, view)) for finding in shown]
    return "\n\n".join([*blocks, ending(report, shown, view)]) + "\n"
