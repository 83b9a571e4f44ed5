"""SARIF 2.1.0: for code scanning and editors.

Every result has its rule's help, a stable fingerprint, related places, and its mend as
a fix. Suppressed findings are kept and marked. Columns count UTF-16 units, as declared.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

import verify
from verify.model.check import Location
from verify.model.finding import Finding, Fix
from verify.model.report import Report, Suppressed, Why
from verify.model.rule import Rule, Severity
from verify.report._excerpt import line_span
from verify.report.outputs import relative
from verify.report.view import View

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(report: Report, view: View) -> str:
    """Return the findings as a SARIF log of one run."""
    shown = view.shown(report.findings)
    quiet = [s for s in report.suppressed if s.finding in view.shown([s.finding])]
    rules = _rules([*shown, *(s.finding for s in quiet)])
    order = {entry["id"]: index for index, entry in enumerate(rules)}
    driver = {
        "name": "verify",
        "semanticVersion": verify.__version__,
        "informationUri": "https://github.com/verify-numbers/verify",
        "rules": rules,
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "artifacts": [{"location": {"uri": uri(d.name)}} for d in report.documents],
        "results": [
            *(_result(finding, order) for finding in shown),
            *(_suppressed(entry, order) for entry in quiet),
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def uri(name: str) -> str:
    """Return a document's name as a relative reference."""
    return quote(relative(name), safe="/._-~", errors="surrogateescape")


def _rules(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return the descriptors of the rules that found something."""
    found = {f.rule: f.check.claim.rule if f.check else None for f in findings}
    return [_descriptor(id, rule) for id, rule in sorted(found.items())]


def _descriptor(id: str, rule: Rule | None) -> dict[str, Any]:
    """Return a rule's descriptor: its name, what it says, and help."""
    title = rule.title if rule and rule.title else id
    data: dict[str, Any] = {
        "id": id,
        "name": "".join(part.capitalize() for part in id.replace("/", "-").split("-")),
        "shortDescription": {"text": title},
        "help": {"text": "\n\n".join(t for t in (title + ".", rule.why if rule else "") if t)},
    }
    if rule:
        data["defaultConfiguration"] = {"level": _LEVELS[rule.severity]}
    return data


def _result(finding: Finding, order: dict[str, int]) -> dict[str, Any]:
    """Return a finding as a result."""
    data: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": order[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join([finding.message, *finding.arithmetic])},
        "locations": [_location(place) for place in finding.locations[:1]],
        "partialFingerprints": {"verify/v1": finding.fingerprint},
    }
    if len(finding.locations) > 1:
        data["relatedLocations"] = [
            {"id": number, **_location(place)}
            for number, place in enumerate(finding.locations[1:], 1)
        ]
    if finding.fix is not None:
        data["fixes"] = [_fix(finding.fix)]
    return data


def _suppressed(entry: Suppressed, order: dict[str, int]) -> dict[str, Any]:
    """Return a finding that is kept quiet, marked as such."""
    mark = {"kind": "inSource" if entry.by is Why.COMMENT else "external", "status": "accepted"}
    if entry.reason:
        mark["justification"] = entry.reason
    data = _result(entry.finding, order)
    if entry.by in (Why.BASELINE, Why.DIFF):
        data["baselineState"] = "unchanged"
    return {**data, "suppressions": [mark]}


def _fix(fix: Fix) -> dict[str, Any]:
    """Return a mend."""
    place = fix.location
    replacement = {
        "deletedRegion": _region(place),
        "insertedContent": {"text": fix.replacement},
    }
    change = {"artifactLocation": {"uri": uri(place.document)}, "replacements": [replacement]}
    return {"description": {"text": fix.title}, "artifactChanges": [change]}


def _location(place: Location) -> dict[str, Any]:
    """Return a place."""
    physical = {"artifactLocation": {"uri": uri(place.document)}, "region": _region(place)}
    data: dict[str, Any] = {"physicalLocation": physical}
    if place.place:
        data["logicalLocations"] = [{"name": place.place}]
    return data


def _region(place: Location) -> dict[str, Any]:
    """Return a place's region, in lines and UTF-16 columns from 1."""
    start, end = _position(place, place.start), _position(place, place.end)
    return {
        "startLine": start[0],
        "startColumn": start[1],
        "endLine": end[0],
        "endColumn": end[1],
        "snippet": {"text": place.text},
    }


def _position(place: Location, offset: int) -> tuple[int, int]:
    """Return an offset as a line and a column in UTF-16 units."""
    document = place.source_document
    line, _ = document.line_column(offset)
    before = document.source[line_span(document, line).start : offset]
    return line, len(before.encode("utf-16-le", "surrogatepass")) // 2 + 1
