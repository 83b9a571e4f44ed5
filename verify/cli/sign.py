"""`verify sign FILE:LINE`: put a name to numbers that were checked, in a file beside the document."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from verify import reached
from verify.cli import screen
from verify.cli.check import FOUND, OK, judged
from verify.cli.configured import Configured
from verify.cli.request import Request
from verify.cli.why import offset_of, place_of
from verify.model.document import Document
from verify.model.errors import VerifyError
from verify.model.quantity import CALENDAR, Quantity
from verify.model.report import LedgerEntry, Report, Status
from verify.report import _terminal as terminal
from verify.report import signing

_MOST = 100_000  # places that one list may name


def sign(
    place: str,
    *,
    by: str,
    source: str,
    every: bool,
    on: dt.date | None,
    config: tuple[str, ...] = (),
    isolated: bool = False,
) -> int:
    """Sign the numbers at a place, or list what is signed. Raises: VerifyError."""
    path, wanted = _wanted(place)
    document, report = _judged(path, Request(config=config, isolated=isolated))
    if not by:
        return _listed(report, document)
    if wanted is None and not every:
        raise VerifyError(
            "no number is named",
            where=path,
            hint="write FILE:LINE or FILE:LINE:COLUMN, or --all for every number",
        )
    chosen = _chosen(report, document, wanted)
    if not chosen:
        raise VerifyError("no number was read there", where=place)
    _signed(report, document, chosen, by=by, source=source, on=on)
    return OK


def sign_listed(
    listed: str,
    *,
    by: str,
    source: str,
    on: dt.date | None,
    config: tuple[str, ...] = (),
    isolated: bool = False,
) -> int:
    """Sign the numbers that the page of a report saved as checked. Raises: VerifyError.

    Each line of the list is a place, a tab, and the number as it was then: one that is
    another now, or is not there, is told and not signed.
    """
    if not by:
        raise VerifyError("nobody signs", hint="write --by NAME")
    changed = 0
    for path, places in _places(listed).items():
        document, report = _judged(path, Request(config=config, isolated=isolated))
        chosen = []
        for line, column, text in places:
            there = _chosen(report, document, (line, column))
            now = " ".join(there[0][0].surface.split()) if there else ""
            if there and now == text:
                chosen += there[:1]
                continue
            changed += 1
            told = f"“{now}” stands there now" if there else "no quantity stands there now"
            screen.complain(f"{path}:{line}:{column}: “{text}” is not signed: {told}")
        if chosen:
            _signed(report, document, chosen, by=by, source=source, on=on)
    return FOUND if changed else OK


def _places(listed: str) -> dict[str, list[tuple[int, int, str]]]:
    """Return the places of a list by file: line, column, and what was written there."""
    try:
        lines = Path(listed).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise VerifyError(f"cannot be read: {error}", where=listed) from error
    found: dict[str, list[tuple[int, int, str]]] = {}
    for number, row in enumerate(lines[:_MOST], 1):
        place, tab, text = row.partition("\t")
        if not tab:
            raise VerifyError(
                f"line {number} is no place with its number",
                where=listed,
                hint="a report in HTML saves such a list: “Save what you checked”",
            )
        path, line, column = place_of(place)
        found.setdefault(path, []).append((line, column, text))
    return found


def _judged(path: str, request: Request) -> tuple[Document, Report]:
    """Return a document and the report on it."""
    report = judged([Document.from_path(path)], Configured(request))
    return report.documents[0], report


def _signed(
    report: Report,
    document: Document,
    chosen: list[tuple[Quantity, LedgerEntry]],
    *,
    by: str,
    source: str,
    on: dt.date | None,
) -> None:
    """Add signatures of some numbers to a document's file."""
    entries = [e for e in report.ledger if isinstance(e.quantity, Quantity)]
    where = dict(zip(map(id, entries), signing.places(document, entries), strict=True))
    day = (on or dt.date.today()).isoformat()
    fresh = [signing.signed(q, where[id(e)], by, day, source) for q, e in chosen]
    file = signing.file_of(document)
    kept = {s.fingerprint: s for s in (signing.read(file) if file.is_file() else [])}
    kept.update((s.fingerprint, s) for s in fresh)
    screen.save(str(file), signing.rendered(kept.values()))
    for quantity, entry in chosen:
        doubt = f", though it is {entry.status}" if entry.status is Status.CONFLICT else ""
        screen.say(f"signed: {terminal.safe(' '.join(quantity.surface.split()))}{doubt}\n")
    screen.say(f"{file}: {len(kept)} signature{'s' * (len(kept) != 1)}\n")


def _wanted(place: str) -> tuple[str, tuple[int, int] | None]:
    """Return the file of a place, and its line and column if it has any."""
    if reached.is_file(place):
        return place, None
    path, line, column = place_of(place)
    return path, (line, column)


def _chosen(
    report: Report, document: Document, wanted: tuple[int, int] | None
) -> list[tuple[Quantity, LedgerEntry]]:
    """Return the numbers that stand at a place, or all; dates only where they are named."""
    span = offset_of(document, *wanted) if wanted else None
    return [
        (e.quantity, e)
        for e in report.ledger
        if isinstance(e.quantity, Quantity)
        and (span is None or document.source_span(e.quantity.span).overlaps(span))
        and ((wanted and wanted[1]) or e.quantity.kind not in CALENDAR)
    ]


def _listed(report: Report, document: Document) -> int:
    """List the signatures of a document and what became of their numbers."""
    file = signing.file_of(document)
    if not file.is_file():
        screen.say(f"{file}: there are no signatures; sign numbers with --by NAME\n")
        return OK
    changed = [f for f in report.findings if f.rule == signing.RULE]
    for signature in signing.read(file):
        screen.say(f"{terminal.safe(signature.text)}: {terminal.safe(str(signature))}\n")
    for finding in changed:
        place = finding.locations[0]
        screen.say(f"changed, {place.line}:{place.column}: {terminal.safe(finding.message)}\n")
    for note in report.notes:
        screen.say(f"note: {terminal.safe(note)}\n")
    return FOUND if changed else OK
