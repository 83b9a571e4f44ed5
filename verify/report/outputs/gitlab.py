"""GitLab: the code quality report (a subset of Code Climate's) of a merge request."""

from __future__ import annotations

import json
from typing import Any

from verify.model.finding import Finding
from verify.model.report import Report
from verify.model.rule import Severity
from verify.report.outputs import relative
from verify.report.view import View

_LEVELS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, view: View) -> str:
    """Return a JSON list with one entry for each finding; fingerprints are unique in it."""
    seen: dict[str, int] = {}
    rows = [_entry(finding, seen) for finding in view.shown(report.findings)]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _entry(finding: Finding, seen: dict[str, int]) -> dict[str, Any]:
    """Return a finding as an entry; the second of one fingerprint in a file gets a number."""
    path = relative(finding.locations[0].document) if finding.locations else "declared"
    line = finding.locations[0].line if finding.locations else 1
    key = f"{finding.fingerprint}:{path}"
    seen[key] = seen.get(key, 0) + 1
    return {
        "description": finding.message,
        "check_name": finding.rule,
        "fingerprint": f"{key}:{seen[key]}",
        "severity": _LEVELS[finding.severity],
        "location": {"path": path, "lines": {"begin": line}},
    }
