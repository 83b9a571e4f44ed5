"""GitHub: workflow commands, which show findings beside the lines of a pull request."""

from __future__ import annotations

from verify.model.finding import Finding
from verify.model.report import Report
from verify.model.rule import Severity
from verify.report.outputs import relative
from verify.report.view import View

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, view: View) -> str:
    """Return one workflow command for each finding."""
    return "".join(_command(finding) + "\n" for finding in view.shown(report.findings))


def _command(finding: Finding) -> str:
    """Return a finding as a workflow command."""
    fields = {"title": f"verify ({finding.rule})"}
    if finding.locations:
        place = finding.locations[0]
        fields |= {
            "file": relative(place.document),
            "line": str(place.line),
            "col": str(place.column),
            "endLine": str(place.end_line),
            "endColumn": str(place.end_column),
        }
    told = ",".join(f"{name}={_property(value)}" for name, value in fields.items())
    text = "\n".join([finding.message, *finding.arithmetic])
    return f"::{_COMMANDS[finding.severity]} {told}::{_data(text)}"


def _data(text: str) -> str:
    """Return text as the data of a command, on one line."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return text as a property of a command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
