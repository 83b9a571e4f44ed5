"""Concise: one line for each finding, file:line:column: severity[rule] message."""

from __future__ import annotations

from verify.model.finding import Finding
from verify.model.report import Report
from verify.report import _terminal as terminal
from verify.report._blocks import COLOURS, ending, where
from verify.report.view import View


def render(report: Report, view: View) -> str:
    """Return one line for each finding, and the ending line."""
    shown = view.shown(report.findings)
    return "\n".join([*(line(f, view) for f in shown), ending(report, shown, view)]) + "\n"


def line(finding: Finding, view: View) -> str:
    """Return a finding as one line."""
    mark = terminal.paint(
        f"{finding.severity}[{finding.rule}]", COLOURS[finding.severity], view.colour
    )
    place = f"{where(finding.locations[0])}: " if finding.locations else ""
    return f"{place}{mark} {terminal.safe(finding.message)}"
