"""Compare: the facts that several documents share, each with every document's wording.

Conflicts first, then facts whose wording drifts, then what agrees by rounding or
exactly, then the numbers that only one document has.
"""

from __future__ import annotations

from itertools import takewhile

from verify.model.check import Location
from verify.model.quantity import Kind, Quantity
from verify.model.report import Report
from verify.report import _figures as figures
from verify.report import _terminal as terminal
from verify.report._blocks import ending, finding_lines, where, wrapped
from verify.report.shared import (
    AGREEMENT,
    TITLES,
    SharedFact,
    Standing,
    shared_facts,
    single,
    unsourced,
    worded,
)
from verify.report.view import View

_LONG = 12  # characters of a folder's name that are not written twice
_COLOURS = {
    Standing.CONFLICT: terminal.RED,
    Standing.DRIFT: terminal.CYAN,
    Standing.ROUNDED: terminal.GREEN,
    Standing.AGREED: terminal.GREEN,
}


def render(report: Report, view: View) -> str:
    """Return the comparison as a person reads it in a terminal."""
    facts = shared_facts(report)
    folder = _folder(report)
    lines = [terminal.paint(_opening(report, facts), terminal.BOLD, view.colour)]
    lines += [f"in {terminal.safe(folder)}", ""] if folder else [""]
    for standing, title in TITLES.items():
        chosen = [f for f in facts if f.standing is standing]
        if chosen:
            lines += [*_heading(f"{title} ({len(chosen)})", _COLOURS[standing], view), ""]
            for fact in chosen:
                lines += [*_fact(fact, folder, view), ""]
    lines += _only_one(report, folder, view)
    shown = view.shown(report.findings)
    others = [f for f in shown if not f.rule.startswith(f"{AGREEMENT}/")]
    if others:
        lines += [*_heading("Inside one document", terminal.YELLOW, view), ""]
        for finding in others:
            lines += [*finding_lines(finding, view), ""]
    return "\n".join([*lines, ending(report, shown, view)]) + "\n"


def _opening(report: Report, facts: tuple[SharedFact, ...]) -> str:
    """Count what was compared."""
    if len(report.documents) < 2:
        return "Only one document was read: there is nothing to compare it with"
    counts = [sum(f.standing is s for f in facts) for s in Standing]
    return (
        f"{len(report.documents)} documents share {len(facts)} facts: {counts[0]} in conflict, "
        f"{counts[1]} told differently, {counts[2] + counts[3]} in agreement"
    )


def _heading(text: str, colour: str, view: View) -> list[str]:
    """Return a section's heading."""
    return [terminal.paint(text, colour, view.colour), "─" * terminal.width(text)]


def _folder(report: Report) -> str:
    """Return the folder that all documents lie in, where naming it once saves room."""
    parts = [document.name.split("/")[:-1] for document in report.documents]
    same = takewhile(lambda step: len(set(step)) == 1, zip(*parts, strict=False))
    common = "".join(f"{step[0]}/" for step in same)
    return common if len(common) > _LONG and len(parts) > 1 else ""


def _fact(fact: SharedFact, folder: str, view: View) -> list[str]:
    """Return one fact: a row for each mention, and what sets them apart."""
    room = max(view.width // 3, 24)
    lines = []
    for quantity in fact.mentions:
        place = where(Location(quantity.document, quantity.span)).removeprefix(folder)
        cells = [
            terminal.padded(terminal.safe(worded(quantity)), room),
            terminal.padded(terminal.safe(_values(quantity)), room),
            place,
        ]
        lines.append("  " + " ".join(cells))
    for sentence in fact.told:
        told = sentence.replace(folder, "") if folder else sentence
        lines += wrapped("  → ", "  → ", terminal.safe(told), view, "    ")
    return lines


def _values(quantity: Quantity) -> str:
    """Return the values that a quantity stands for."""
    period = quantity.period
    if quantity.kind is Kind.DATE and period is not None and period.grain == "year" and period.year:
        return str(period.year)
    return figures.values(quantity.interval, quantity.unit, quantity.kind)


def _only_one(report: Report, folder: str, view: View) -> list[str]:
    """Return the numbers that only one document has, a line a document."""
    alone = unsourced(report) if report.sources else single(report)
    if not alone:
        return []
    title = "Not in the source" if report.sources else "In one document only"
    lines = [*_heading(title, terminal.DIM, view), ""]
    for name, quantities in alone.items():
        listed = ", ".join(worded(q) for q in quantities)
        head = f"  {terminal.safe(name.removeprefix(folder))}: "
        lines += wrapped(head, head, terminal.safe(listed), view, "    ")
    return [*lines, ""]
