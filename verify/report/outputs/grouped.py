"""Grouped: findings under the name of their document."""

from __future__ import annotations

from itertools import groupby

from verify.model.finding import Finding
from verify.model.report import Report
from verify.report import _terminal as terminal
from verify.report._blocks import COLOURS, ending
from verify.report.view import View


def render(report: Report, view: View) -> str:
    """Return the findings of each document under its name."""
    shown = view.shown(report.findings)
    lines: list[str] = []
    for name, found in groupby(shown, key=_document):
        lines.append(terminal.paint(terminal.safe(name) + ":", terminal.BOLD, view.colour))
        lines += [f"  {_line(finding, view)}" for finding in found]
        lines.append("")
    return "\n".join([*lines, ending(report, shown, view)]) + "\n"


def _document(finding: Finding) -> str:
    """Return the name of the document a finding stands in."""
    return finding.locations[0].document if finding.locations else "declared"


def _line(finding: Finding, view: View) -> str:
    """Return a finding as one line below its document."""
    first = finding.locations[0] if finding.locations else None
    place = f"{first.line}:{first.column}" if first else ""
    mark = terminal.paint(
        f"{finding.severity}[{finding.rule}]", COLOURS[finding.severity], view.colour
    )
    return f"{place:<8} {mark} {terminal.safe(finding.message)}"
