"""The ledger: every number of every document, and what became of it.

A number takes the strongest of its checks: in conflict, confirmed, undecided; a number
that no relation touched, or of which only the spelling was judged, is single; what is no
quantity says why. `coverage` counts them, so that an all-clear says how much was tested.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from verify.extract import Extraction
from verify.model.check import Check, Verdict
from verify.model.quantity import Quantity
from verify.model.report import LedgerEntry, Status
from verify.model.rule import Severity
from verify.model.span import Span
from verify.named import NamedTuple
from verify.rulebook.select import DECLARED

_STATUS = {
    Verdict.INCONSISTENT: Status.CONFLICT,
    Verdict.CONSISTENT: Status.CONFIRMED,
    Verdict.UNDECIDED: Status.UNDECIDED,
}
_ORDER = (Status.CONFLICT, Status.CONFIRMED, Status.DECLARED, Status.UNDECIDED, Status.SINGLE)


class Coverage(NamedTuple):
    """How many numbers there are, and how many of each status."""

    numbers: int
    tested: int
    conflict: int
    undecided: int
    single: int
    exempt: int
    signed: int = 0

    def __str__(self) -> str:
        parts = [f"{self.tested} tested", f"{self.conflict} in conflict"]
        if self.signed:
            parts.append(f"{self.signed} signed")
        if self.undecided:
            parts.append(f"{self.undecided} undecided")
        none = "not a quantity" if self.exempt == 1 else "not quantities"
        parts += [f"{self.single} single", f"{self.exempt} {none}"]
        noun = "number" if self.numbers == 1 else "numbers"
        return f"{self.numbers} {noun}: {', '.join(parts)}"


def entries(extractions: Sequence[Extraction], checks: Iterable[Check]) -> tuple[LedgerEntry, ...]:
    """Return one entry for each number, in the order of the documents and their text."""
    touched: dict[tuple[int, Span], list[Check]] = defaultdict(list)
    for check in checks:
        for quantity in dict.fromkeys((q.document, q.span) for q in _touched(check)):
            touched[id(quantity[0]), quantity[1]].append(check)
    found: list[LedgerEntry] = []
    for extraction in extractions:
        key = id(extraction.document)
        numbers = [_entry(q, touched.get((key, q.span), [])) for q in extraction.quantities]
        numbers += [LedgerEntry(x, Status.EXEMPT, x.why) for x in extraction.exclusions]
        found += sorted(numbers, key=lambda e: e.quantity.span)
    return tuple(found)


def coverage(ledger: Iterable[LedgerEntry]) -> Coverage:
    """Count the numbers of a ledger by status."""
    counts = Counter(entry.status for entry in ledger)
    return Coverage(
        numbers=sum(counts.values()),
        tested=counts[Status.CONFIRMED] + counts[Status.DECLARED],
        conflict=counts[Status.CONFLICT],
        undecided=counts[Status.UNDECIDED],
        single=counts[Status.SINGLE],
        exempt=counts[Status.EXEMPT],
        signed=counts[Status.SIGNED],
    )


def _touched(check: Check) -> tuple[Quantity, ...]:
    """Return the quantities a check says something about."""
    judged = (check.judged,) if check.judged is not None else ()
    return (*judged, *check.claim.quantities)


def _entry(quantity: Quantity, checks: list[Check]) -> LedgerEntry:
    """Return the entry of one quantity from the checks that touch it."""
    if not checks:
        return LedgerEntry(quantity, Status.SINGLE)
    by_status: dict[Status, list[Check]] = defaultdict(list)
    for check in checks:
        by_status[_status(check)].append(check)
    status = next(s for s in _ORDER if s in by_status)
    ordered = tuple(c for s in _ORDER for c in sorted(by_status.get(s, ()), key=between_documents))
    return LedgerEntry(quantity, status, why(ordered[0]), ordered)


def _status(check: Check) -> Status:
    """Return what one check makes of the numbers it touches."""
    if check.verdict is Verdict.CONSISTENT and is_declared(check):
        return Status.DECLARED
    if check.verdict is Verdict.INCONSISTENT and check.severity is Severity.INFO:
        if check.claim.rule.validity and len(check.claim.quantities) == 1:
            return Status.SINGLE  # how a number is written says nothing of its value
        return Status.CONFIRMED  # the values agree; only their wording drifts
    return _STATUS[check.verdict]


def is_declared(check: Check) -> bool:
    """Tell whether a check is of a claim or fact that a person declared."""
    return check.claim.rule.match_kind in DECLARED or check.claim.rule.pack == "declared"


def between_documents(check: Check) -> bool:
    """Tell whether a relation joins numbers of several documents."""
    return len({id(q.document) for q in check.claim.quantities}) > 1


def why(check: Check) -> str:
    """Return a check in a few words: its rule, and how it holds or why it is open."""
    detail = check.how if check.verdict is Verdict.CONSISTENT else check.reason
    return f"{check.rule}, {detail}" if detail else check.rule
