"""JUnit XML: one suite for each document, one case for each finding or clean document."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from verify.model.document import Document
from verify.model.finding import Finding
from verify.model.report import Report
from verify.model.rule import Severity
from verify.report._blocks import details
from verify.report.view import View

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report, view: View) -> str:
    """Return the findings as test suites; what is only info is a case that passes."""
    shown = view.shown(report.findings)
    suites = [
        _suite(document, [f for f in shown if _stands_in(f, document)])
        for document in report.documents
    ]
    declared = [f for f in shown if not f.locations]
    if declared:
        suites.append(_cases("declared", declared))
    tests, failures = _sum(report, shown)
    head = f'<testsuites name="verify" tests="{tests}" failures="{failures}" errors="0">'
    body = "\n".join(suites)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{head}\n{body}\n</testsuites>\n'


def _stands_in(finding: Finding, document: Document) -> bool:
    """Tell whether a finding is reported under a document."""
    return bool(finding.locations) and finding.locations[0].source_document is document


def _sum(report: Report, shown: list[Finding]) -> tuple[int, int]:
    """Return how many cases there are, and how many fail."""
    touched = {id(f.locations[0].source_document) for f in shown if f.locations}
    clean = sum(id(document) not in touched for document in report.documents)
    return len(shown) + clean, sum(f.severity is not Severity.INFO for f in shown)


def _suite(document: Document, found: list[Finding]) -> str:
    """Return the suite of one document."""
    if found:
        return _cases(document.name, found)
    name = _attribute(document.name)
    case = f'    <testcase name="verify" classname={name} file={name}/>'
    return f'  <testsuite name={name} tests="1" failures="0" errors="0">\n{case}\n  </testsuite>'


def _cases(name: str, found: list[Finding]) -> str:
    """Return a suite with one case for each finding."""
    failures = sum(f.severity is not Severity.INFO for f in found)
    head = (
        f'<testsuite name={_attribute(name)} tests="{len(found)}" failures="{failures}" errors="0">'
    )
    return "\n".join([f"  {head}", *(_case(name, f) for f in found), "  </testsuite>"])


def _case(name: str, finding: Finding) -> str:
    """Return a finding as a case."""
    first = finding.locations[0] if finding.locations else None
    place = f" file={_attribute(name)} line={_attribute(str(first.line))}" if first else ""
    at = f":{first.line}:{first.column}" if first else ""
    head = f"<testcase name={_attribute(finding.rule + at)} classname={_attribute(name)}{place}"
    text = "\n".join([finding.message, *(f"{label}: {said}" for label, said in details(finding))])
    if finding.severity is Severity.INFO:
        return f"    {head}><system-out>{_data(text)}</system-out></testcase>"
    failure = f"<failure message={_attribute(finding.message)} type={_attribute(finding.severity)}>"
    return f"    {head}>{failure}{_data(text)}</failure></testcase>"


def _data(text: str) -> str:
    """Return text as XML character data; what XML cannot hold is replaced."""
    return escape(_FORBIDDEN.sub("\ufffd", text))


def _attribute(text: str) -> str:
    """Return text as a quoted XML attribute."""
    flat = _FORBIDDEN.sub("\ufffd", text)
    return quoteattr(flat, {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
