"""Signing: numbers that a person has checked, kept beside the document, and what became of them.

In: a report, and the signatures of its documents (one file a document, `NAME.signed.json`).
Out: the report, with signed numbers told as such in the ledger, and a finding for each
signed number that has changed since. A signature is keyed by what stands round its number
(the words of its sentence, and which number there it is), not by a line or an offset, so it
survives edits elsewhere; small edits of the sentence itself it survives too.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from verify.match.facts import stem, stopwords
from verify.model.check import Location
from verify.model.document import Document
from verify.model.errors import ConfigError
from verify.model.finding import Expected, Finding
from verify.model.quantity import Quantity
from verify.model.report import LedgerEntry, Report, Status
from verify.model.rule import Severity
from verify.named import NamedTuple
from verify.report.fingerprint import value
from verify.report.surroundings import Surroundings

VERSION = 1
RULE = "declared/signed-number"
SUFFIX = ".signed.json"
_KEYS = ("fingerprint", "text", "value", "words", "at", "by", "on", "source")
_LIKE = 0.6  # part of the words that a sentence must keep to be known again
_LONGEST = 400  # characters of a sentence that are kept


class Signature(NamedTuple):
    """Who checked a number, when and against what; `words` is its sentence, `at` its place there."""

    fingerprint: str
    text: str
    value: str
    words: str
    at: int
    by: str
    on: str
    source: str = ""

    def __str__(self) -> str:
        source = f" ({self.source})" if self.source else ""
        return f"signed by {self.by} on {self.on}{source}"


def file_of(document: Document) -> Path:
    """Return the file that holds the signatures of a document."""
    return Path(document.name + SUFFIX)


class Place(NamedTuple):
    """Where a number stands: its sentence without numbers, which number there, and its mark."""

    words: str
    at: int
    mark: str


def places(document: Document, entries: Sequence[LedgerEntry]) -> list[Place]:
    """Return the places of the numbers of a document; like sentences are told apart by order."""
    around = Surroundings(document, [e.quantity for e in entries])
    found: list[Place] = []
    seen: Counter[str] = Counter()
    for entry in entries:
        words, at = around.of(entry.quantity)
        mark = _mark(words, at)
        seen[mark] += 1
        again = mark if seen[mark] == 1 else _mark(f"{words} {mark}", seen[mark])
        found.append(Place(words[:_LONGEST], at, again))
    return found


def signed(quantity: Quantity, place: Place, by: str, on: str, source: str) -> Signature:
    """Return a signature of one number as it stands."""
    text = " ".join(quantity.surface.split())
    return Signature(place.mark, text, value(quantity), place.words, place.at, by, on, source)


def _mark(words: str, at: int) -> str:
    """Return what a place is known by: the words of its sentence, and which number it is."""
    key = f"{' '.join(_stems(words[:_LONGEST]))}\x1f{at}"
    return blake2b(key.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _stems(words: str) -> list[str]:
    """Return the telling words of a sentence, whatever their endings."""
    found = (stem(word.strip(".,;:()[]\"'“”")) for word in words.split())
    return [word for word in found if word and word not in stopwords()]


def read(path: Path) -> list[Signature]:
    """Return the signatures of a file. Raises: ConfigError."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != VERSION:
            raise ValueError(f"version {data['version']} is not {VERSION}")
        return [_signature(row) for row in data["signatures"]]
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror or error}", where=str(path)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ConfigError(
            f"holds no signatures: {error}", where=str(path), hint="it is made by verify sign"
        ) from error


def _signature(row: Mapping[str, Any]) -> Signature:
    """Return a row of the file as a signature. Raises: ValueError, KeyError."""
    unknown = [key for key in row if key not in _KEYS]
    if unknown:
        raise ValueError(f"unknown key {unknown[0]!r}")
    texts = {key: str(row.get(key, "")) for key in _KEYS if key != "at"}
    if not texts["fingerprint"] or not texts["by"]:
        raise ValueError("a signature without fingerprint or name")
    return Signature(at=int(row["at"]), **texts)


def rendered(signatures: Iterable[Signature]) -> str:
    """Return a file of signatures: sorted, one a line, so that merges are easy."""
    rows = sorted(signatures, key=lambda s: (s.words, s.at))
    lines = ",\n".join("  " + json.dumps(row._asdict(), ensure_ascii=False) for row in rows)
    body = f"\n{lines}\n " if rows else ""
    return f'{{\n "version": {VERSION},\n "signatures": [{body}]\n}}\n'


def applied(report: Report, held: Mapping[str, Sequence[Signature]]) -> Report:
    """Return a report with the signatures of its documents, by name, held against its numbers."""
    ledger = list(report.ledger)
    found: list[Finding] = []
    notes: list[str] = []
    by_document: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(ledger):
        if isinstance(entry.quantity, Quantity):
            by_document[entry.quantity.document.name].append(number)
    for document in report.documents:
        signatures = held.get(document.name, ())
        numbers = by_document[document.name]
        for signature, at in _placed(signatures, [ledger[n] for n in numbers], document):
            if at is None:
                notes.append(f"{document.name}: “{signature.text}”, {signature}, is gone")
                continue
            entry = ledger[numbers[at]]
            assert isinstance(entry.quantity, Quantity)
            if value(entry.quantity) == signature.value:
                ledger[numbers[at]] = _told(entry, signature)
            else:
                found.append(_changed(entry.quantity, signature))
    return report._replace(
        ledger=tuple(ledger),
        findings=(*report.findings, *found),
        notes=(*report.notes, *notes),
    )


def _placed(
    signatures: Sequence[Signature], entries: Sequence[LedgerEntry], document: Document
) -> list[tuple[Signature, int | None]]:
    """Return each signature with the number that stands at its place now, or None.

    First the places that are as they were, then the sentences that are like them.
    """
    where = places(document, entries)
    marks = {place.mark: number for number, place in enumerate(where)}
    taken = {marks[s.fingerprint] for s in signatures if s.fingerprint in marks}
    stems = [frozenset(_stems(place.words)) for place in where]
    found: list[tuple[Signature, int | None]] = []
    for signature in signatures:
        number = marks.get(signature.fingerprint)
        if number is None:
            number = _likest(signature, stems, where, taken, entries)
            taken |= {number} if number is not None else set()
        found.append((signature, number))
    return found


def _likest(
    signature: Signature,
    stems: Sequence[frozenset[str]],
    where: Sequence[Place],
    taken: set[int],
    entries: Sequence[LedgerEntry],
) -> int | None:
    """Return the number whose sentence is most like a signature's, the same value first."""
    own = frozenset(_stems(signature.words))

    def rank(number: int) -> tuple[float, bool, bool]:
        quantity = entries[number].quantity
        same = isinstance(quantity, Quantity) and value(quantity) == signature.value
        both = len(own & stems[number]) / max(1, len(own | stems[number]))
        return both, same, where[number].at == signature.at

    free = [n for n in range(len(entries)) if n not in taken]
    best = max(free, key=rank, default=None)
    return best if best is not None and rank(best)[0] >= _LIKE else None


def _told(entry: LedgerEntry, signature: Signature) -> LedgerEntry:
    """Return a number's entry with its signature."""
    status = Status.SIGNED if entry.status in (Status.SINGLE, Status.UNDECIDED) else entry.status
    said = f"{entry.why}; {signature}" if entry.why else str(signature)
    return entry._replace(status=status, why=said)


def _changed(quantity: Quantity, signature: Signature) -> Finding:
    """Return the finding that a signed number is another now."""
    place = Location(quantity.document, quantity.span)
    return Finding(
        rule=RULE,
        severity=Severity.ERROR,
        message=f"{place.surface} was “{signature.text}” when it was {signature}",
        locations=(place,),
        expected=Expected(signature.text),
        fingerprint=_mark(f"{signature.words} {value(quantity)}", signature.at),
    )
