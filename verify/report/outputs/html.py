"""HTML: the verification report as one self-contained page.

Coverage on top, findings with their places side by side and a plot, the text with every
number marked, and a ledger that sorts and filters. Nothing is loaded from anywhere; a
content security policy allows the page's own style and script and nothing else, and
all document text is escaped by the template engine.
"""

from __future__ import annotations

from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import takewhile
from pathlib import Path
from typing import Any

import verify
from verify.model.check import Check, Location, Verdict
from verify.model.document import DECLARED, Document
from verify.model.finding import Finding
from verify.model.quantity import Quantity
from verify.model.report import LedgerEntry, Report, Status
from verify.model.rule import Severity
from verify.model.span import Span
from verify.report import _figures as figures
from verify.report._blocks import details, set_aside, where
from verify.report._marked import LONGEST, blocks, clean, passages
from verify.report._plot import plot
from verify.report.findings import by_weight
from verify.report.ledger import coverage, is_declared
from verify.report.p_plot import plot_svg
from verify.report.relations import left_out, relations, said, told_of
from verify.report.shared import TITLES, SharedFact, Standing, shared_facts, worded
from verify.report.statistics import cells
from verify.report.statistics import rows as test_rows
from verify.report.view import View

_PAGE = Path(__file__).parent.parent / "page"
_CLASSES = {
    Status.CONFLICT: "conflict",
    Status.CONFIRMED: "confirmed",
    Status.DECLARED: "confirmed",
    Status.SIGNED: "signed",
    Status.UNDECIDED: "undecided",
    Status.SINGLE: "single",
    Status.EXEMPT: "exempt",
}
_SAYS = {
    "conflict": "in conflict",
    "confirmed": "tested",
    "signed": "signed",
    "undecided": "undecided",
    "single": "compared with nothing",
    "exempt": "not a quantity",
}
_TOLD = 3  # sentences on one fact
_AT_MOST = 8  # documents whose facts stand in columns; of more, each fact lists its own


def render(report: Report, view: View) -> str:
    """Return the whole report as one HTML page."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    engine = Environment(autoescape=True, undefined=StrictUndefined)
    css, js = (_read(name) for name in ("report.css", "report.js"))
    page = engine.from_string(_read("report.html.j2"))
    return page.render(
        css=Markup(css),
        js=Markup(js),
        css_hash=_hash(css),
        js_hash=_hash(js),
        version=verify.__version__,
        figure=Markup(plot_svg(test_rows(report))),
        **_Page(report, view).data(),
    )


def _read(name: str) -> str:
    """Return one of the page's own files."""
    return (_PAGE / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """Return the hash by which the content security policy knows a text."""
    return b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")


class _Page:
    """What the template shows of a report; numbers and findings are known by their number."""

    def __init__(self, report: Report, view: View) -> None:
        self.report = report
        self.title = view.title or "Verification report"
        self.findings = by_weight(view.shown(report.findings))
        self.entries: dict[int, list[LedgerEntry]] = defaultdict(list)
        self.numbers: dict[tuple[int, Span], int] = {}
        for number, entry in enumerate(report.ledger, 1):
            document = entry.quantity.document
            self.entries[id(document)].append(entry)
            self.numbers.setdefault((id(document), entry.quantity.span), number)
        self.blamed: dict[int, list[int]] = defaultdict(list)
        for index, finding in enumerate(self.findings, 1):
            for number in sorted({self._number(place) for place in finding.locations} - {0}):
                self.blamed[number].append(index)
        self.folder = _folder([document.name for document in report.documents])

    def data(self) -> dict[str, Any]:
        """Return everything the template shows."""
        report = self.report
        declared = [check for check in report.checks if is_declared(check)]
        return {
            "title": self.title,
            "folder": clean(self.folder),
            "names": [self._short(document.name) for document in report.documents],
            "coverage": str(coverage(report.ledger)),
            "bar": list(_bar(report.ledger)),
            "levels": list(_levels(self.findings)),
            "findings": [self._finding(finding) for finding in self.findings],
            "facts": [self._fact(fact) for fact in shared_facts(report)],
            "columns": len(report.documents) <= _AT_MOST,
            "declared": [self._declared(same) for same in _alike(declared)],
            "held": [self._rule(rule, checks) for rule, checks in _by_rule(report.checks)],
            "left_out": left_out(report.checks),
            "tests": [[self._told(cell) for cell in row] for row in cells(report)],
            "documents": [self._document(document) for document in report.documents],
            "rows": [self._row(entry, n) for n, entry in enumerate(report.ledger, 1)],
            "set_aside": set_aside(report),
            "notes": [clean(note) for note in report.notes],
        }

    def _short(self, name: str) -> str:
        """Return a document's name without the folder that all share."""
        return clean(name.removeprefix(self.folder))

    def _told(self, text: str) -> str:
        """Return a sentence with the short names of documents."""
        if self.folder and self.folder in text:
            for document in self.report.documents:
                text = text.replace(document.name, self._short(document.name))
        return clean(text)

    def _number(self, place: Location) -> int:
        """Return the number in the ledger that stands at a place, 0 where none does."""
        document = id(place.source_document)
        known = self.numbers.get((document, place.span))
        if known is not None:
            return known
        at = (e for e in self.entries[document] if e.quantity.span.overlaps(place.span))
        entry = next(at, None)
        return self.numbers[document, entry.quantity.span] if entry is not None else 0

    def _at(self, place: Location) -> dict[str, Any]:
        """Return a place: its name, and the number there."""
        return {"name": where(place).removeprefix(clean(self.folder)), "id": self._number(place)}

    def _finding(self, finding: Finding) -> dict[str, Any]:
        """Return a finding as the template shows it."""
        return {
            "rule": finding.rule,
            "severity": str(finding.severity),
            "message": self._told(finding.message),
            "places": [{**shown, **self._at(at)} for at, shown in passages(finding.locations)],
            "details": [(label, self._told(text)) for label, text in details(finding)],
            "plot": plot(finding.check) if finding.check else None,
        }

    def _fact(self, fact: SharedFact) -> dict[str, Any]:
        """Return a fact that several documents state, with the mentions of each document."""
        mentions = [
            [self._mention(q) for q in fact.mentions if q.document is document]
            for document in self.report.documents
        ]
        told = [self._told(sentence) for sentence in fact.told[:_TOLD]]
        if len(fact.told) > _TOLD:
            told.append(f"and {len(fact.told) - _TOLD} more, among the findings")
        return {
            "standing": fact.standing.name.lower(),
            "says": TITLES[fact.standing],
            "same": fact.standing in (Standing.AGREED, Standing.ROUNDED),
            "mentions": mentions,
            "told": told,
        }

    def _mention(self, quantity: Quantity) -> dict[str, Any]:
        """Return one mention of a fact."""
        at = self._at(Location(quantity.document, quantity.span))
        return {**at, "words": clean(worded(quantity)), "read": clean(figures.reading(quantity))}

    def _declared(self, checks: Sequence[Check]) -> dict[str, Any]:
        """Return declared claims that say the same as one, with all their places."""
        first = checks[0]
        hows = dict.fromkeys(_how(check) for check in checks)
        working = dict.fromkeys(line for check in checks for line in check.arithmetic)
        return {
            "verdict": str(first.verdict),
            "said": self._told(said(first)),
            "detail": self._told("; ".join(how for how in hows if how)),
            "arithmetic": [self._told(line) for line in working],
            "at": [self._at(place) for check in checks for place in _places(check)],
        }

    def _rule(self, rule: str, checks: Sequence[Check]) -> dict[str, Any]:
        """Return the relations that a rule judged."""
        open_ = sum(check.verdict is Verdict.UNDECIDED for check in checks)
        return {
            "rule": rule,
            "title": checks[0].claim.rule.title,
            "held": len(checks) - open_,
            "open": open_,
            "checks": [self._declared([check]) for check in checks],
        }

    def _document(self, document: Document) -> dict[str, Any]:
        """Return a document's text in blocks, every number of it marked."""
        entries = self.entries[id(document)]
        dated = f"dated {document.date} ({document.date_source})" if document.date else ""
        cut = len(document.text) > LONGEST
        note = f"the first {LONGEST:,} characters are shown" if cut else ""
        shown = {}
        for entry in entries:
            name = _CLASSES[entry.status]
            number = self.numbers[id(document), entry.quantity.span]
            shown[id(entry)] = {"id": number, "status": name, "says": _SAYS[name]}
        about = (dated or "no date known", str(coverage(entries)), note)
        return {
            "name": self._short(document.name),
            "about": "; ".join(text for text in about if text),
            "blocks": list(blocks(document, entries, shown)),
        }

    def _row(self, entry: LedgerEntry, number: int) -> dict[str, Any]:
        """Return a number's row in the ledger."""
        quantity = entry.quantity
        name = _CLASSES[entry.status]
        place = Location(quantity.document, quantity.span)
        read = quantity if isinstance(quantity, Quantity) else None
        return {
            "id": number,
            "status": name,
            "says": _SAYS[name],
            "place": where(place).removeprefix(clean(self.folder)),
            "written": clean(" ".join(quantity.surface.split())),
            "read": clean(figures.reading(read)) if read else "",
            "size": _size(read) if read else "",
            "by": self._told(told_of(entry)),
            "findings": self.blamed.get(number, ()),
        }


def _folder(names: Sequence[str]) -> str:
    """Return the folder that all of several documents lie in, "" where they share none."""
    parts = [name.split("/")[:-1] for name in names]
    same = takewhile(lambda step: len(set(step)) == 1, zip(*parts, strict=False))
    return "".join(f"{step[0]}/" for step in same) if len(names) > 1 else ""


def _bar(ledger: Sequence[LedgerEntry]) -> Iterator[dict[str, Any]]:
    """Yield the parts of the coverage bar."""
    total, at = max(len(ledger), 1), 0.0
    for name, says in _SAYS.items():
        count = sum(_CLASSES[entry.status] == name for entry in ledger)
        if count:
            share = round(1000 * count / total, 2)
            yield {"name": name, "says": says, "count": count, "x": round(at, 2), "width": share}
            at += share


def _levels(findings: Sequence[Finding]) -> Iterator[dict[str, Any]]:
    """Yield how many findings there are of each severity, the gravest first."""
    for level in Severity:
        count = sum(finding.severity is level for finding in findings)
        if count:
            many = level is not Severity.INFO and count != 1
            yield {"name": str(level), "count": count, "says": f"{level}{'s' if many else ''}"}


def _how(check: Check) -> str:
    """Return how a relation holds, or why it is open."""
    return check.how if check.verdict is Verdict.CONSISTENT else check.reason


def _places(check: Check) -> list[Location]:
    """Return where the numbers of a check stand; what a person typed stands nowhere."""
    return [p for p in check.locations if p.source_document.format != DECLARED]


def _alike(checks: Iterable[Check]) -> list[list[Check]]:
    """Return declared claims with those that say the same in the same words together."""
    groups: dict[tuple[object, ...], list[Check]] = {}
    for check in checks:
        same = check.arithmetic if check.verdict is Verdict.CONSISTENT else (id(check),)
        groups.setdefault((said(check), check.verdict, same), []).append(check)
    return list(groups.values())


def _by_rule(checks: Iterable[Check]) -> list[tuple[str, list[Check]]]:
    """Return the relations that are listed, by rule."""
    found: dict[str, list[Check]] = defaultdict(list)
    for check in relations(checks):
        found[check.rule].append(check)
    return list(found.items())


def _size(quantity: Quantity) -> str:
    """Return what numbers are sorted by: their unit, and how large they are in it."""
    value = quantity.magnitude
    if value is None:
        value = quantity.interval.low
    number = f"{float(value):.6g}" if value is not None and value.is_finite() else ""
    return f"{quantity.unit or quantity.counted} {number}"
