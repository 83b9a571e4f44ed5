"""`verify why FILE:LINE:COLUMN`: what was made of one number, and why."""

from __future__ import annotations

import datetime as dt

from verify import extract, judge, pipeline
from verify.cli import screen
from verify.cli.check import judged
from verify.cli.configured import Configured
from verify.cli.request import Request
from verify.match import frame
from verify.match.reading import reading as sentences
from verify.model.check import Verdict
from verify.model.claim import Claim
from verify.model.document import Document
from verify.model.errors import VerifyError
from verify.model.quantity import Exclusion, Quantity
from verify.model.report import LedgerEntry, Report
from verify.model.settings import Settings
from verify.model.span import Span
from verify.report import _terminal as terminal
from verify.report.outputs.text import check_lines
from verify.report.reading import reading
from verify.report.view import View

_ANY = frozenset({"any", "to_one", "then"})  # parts that every number may play
_NEVER = 1000  # the weight that no wording reaches
_MOST_LEFT = 6  # relations listed that were not believed


def why(
    place: str,
    *,
    date: dt.date | None,
    rules: tuple[str, ...],
    colour: str,
    config: tuple[str, ...] = (),
    isolated: bool = False,
) -> int:
    """Print what was made of the number at `place`. Raises: VerifyError."""
    path, line, column = place_of(place)
    document = Document.from_path(path, date=date)
    offset = offset_of(document, line, column)
    configured = Configured(Request(date=date, rules=rules, config=config, isolated=isolated))
    report = judged([document], configured)
    (document,) = report.documents
    view = View(width=screen.width(), colour=screen.coloured(colour))
    entry = _entry_at(report, document, offset)
    if entry is None:
        screen.say(_nothing(report, document, line))
        return 1
    lines = _lines(entry, view)
    if isinstance(entry.quantity, Quantity):
        settings = configured.settings(document.name)
        lines += _parts(entry, settings)
        lines += _left(entry, settings)
    screen.say("\n".join(lines) + "\n")
    return 0


def place_of(text: str) -> tuple[str, int, int]:
    """Read FILE:LINE:COLUMN; the column may be left out."""
    parts = text.rsplit(":", 2)
    numbers = [part for part in parts[1:] if part.isdecimal()]
    if len(parts) == 3 and len(numbers) == 2:
        return parts[0], int(parts[1]), int(parts[2])
    path, _, line = text.rpartition(":")
    if path and line.isdecimal():
        return path, int(line), 0
    raise VerifyError(f"{text!r} is no place", hint="write FILE:LINE:COLUMN, such as story.md:12:5")


def offset_of(document: Document, line: int, column: int) -> Span:
    """Return the source offsets that a place means: one character, or a whole line."""
    starts = document.line_starts
    if not 1 <= line <= len(starts):
        raise VerifyError(
            f"there is no line {line}", where=document.name, hint=f"it has {len(starts)} lines"
        )
    end = starts[line] if line < len(starts) else len(document.source)
    if not column:
        return Span(starts[line - 1], end)
    at = min(starts[line - 1] + column - 1, end)
    return Span(at, at + 1)


def _entry_at(report: Report, document: Document, wanted: Span) -> LedgerEntry | None:
    """Return the first number that stands at the wanted offsets."""
    for entry in report.ledger:
        if document.source_span(entry.quantity.span).overlaps(wanted):
            return entry
    return None


def _nothing(report: Report, document: Document, line: int) -> str:
    """Say that no number was read there, and which ones were on that line."""
    near = []
    for entry in report.ledger:
        at = document.line_column(document.source_span(entry.quantity.span).start)
        if at[0] == line:
            near.append(f"  {at[0]}:{at[1]} {terminal.safe(entry.quantity.surface)}\n")
    if not near:
        return f"no number was read on line {line}\n"
    return f"no number was read there; on line {line} there are\n{''.join(near)}"


def _lines(entry: LedgerEntry, view: View) -> list[str]:
    """Return what was made of a number."""
    quantity = entry.quantity
    lines = [terminal.paint(terminal.safe(quantity.surface), terminal.BOLD, view.colour)]
    if isinstance(quantity, Exclusion):
        return [*lines, f"  not a quantity: {terminal.safe(quantity.why)}"]
    lines += [f"  {label:<10} {terminal.safe(text)}" for label, text in reading(quantity) if text]
    lines.append(f"  {'status':<10} {entry.status}")
    if not entry.checks:
        lines.append("  no relation of this number was believed")
    for check in entry.checks:
        lines.append("")
        lines.append(f"  {check.rule}")
        lines += [f"  {line}" for line in check_lines(check, view)]
        lines += [f"      evidence: {terminal.safe(text)}" for text in check.claim.evidence]
        lines += _weight(check.claim)
    return lines


def _weight(claim: Claim) -> list[str]:
    """Return what the wording of a claim weighs, and what would be needed to believe a misfit."""
    needed = claim.extra.get("threshold")
    if needed is None:
        return []
    return [f"      weight: {claim.weight}; a misfit is believed from {needed}"]


def _parts(entry: LedgerEntry, settings: Settings) -> list[str]:
    """Return the parts in a relation that the words round a number give it, the surest first."""
    text = sentences(extract.read(entry.quantity.document, settings))
    mention = frame.mentions(text).get(entry.quantity.span)
    if mention is None:
        return []
    found = sorted(mention.roles.items(), key=lambda role: (-role[1], role[0]))
    told = ", ".join(f"{name} {weight}" for name, weight in found if name not in _ANY)
    return [f"  {'parts':<10} {told}"] if told else []


def _left(entry: LedgerEntry, settings: Settings) -> list[str]:
    """Return the relations that were considered for a number and left, and why."""
    wanted = entry.quantity.span
    kept = {_key(check.claim) for check in entry.checks}
    left = {
        _key(claim): claim
        for claim in pipeline.considered(entry.quantity.document, settings)
        if any(q.span == wanted for q in claim.quantities) and _key(claim) not in kept
    }
    ordered = sorted(left.values(), key=lambda claim: -claim.weight)
    lines = ["", "  considered and left"] if ordered else []
    for claim in ordered[:_MOST_LEFT]:
        joined = " · ".join(terminal.safe(" ".join(q.surface.split())) for q in claim.quantities)
        lines.append(f"    {claim.rule.id}: {joined}")
        lines.append(f"      {_why_left(claim, entry, settings)}")
        reasons = "; ".join(terminal.safe(text) for text in claim.evidence)
        lines += [f"      evidence: {reasons}"] if reasons else []
    if len(ordered) > _MOST_LEFT:
        lines.append(f"    and {len(ordered) - _MOST_LEFT} more")
    return lines


def _key(claim: Claim) -> tuple[object, ...]:
    """Return what tells one claim from another."""
    return (claim.rule.id, *sorted(q.span for q in claim.quantities))


def _why_left(claim: Claim, entry: LedgerEntry, settings: Settings) -> str:
    """Return why a claim was left: what arithmetic says of it, and what its wording weighs."""
    check = judge.claim_check(claim, settings)
    if check.verdict is Verdict.UNDECIDED:
        return f"arithmetic cannot decide it: {check.reason or 'no value follows'}"
    rivals = sorted({c.rule for c in entry.checks if c.verdict is not Verdict.UNDECIDED})
    likelier = f"; {', '.join(rivals)} is likelier" if rivals else ""
    if check.verdict is Verdict.CONSISTENT:
        return f"it would hold; its wording weighs {claim.weight}{likelier}"
    needed = claim.extra.get("threshold")
    told = f", {needed} are needed to believe a misfit" if needed is not None else ""
    if isinstance(needed, int) and needed >= _NEVER:
        told = ", and no misfit of it is believed"
    return f"it would not hold; its wording weighs {claim.weight}{told}{likelier}"
