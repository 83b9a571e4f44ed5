"""Reports: everything that was read, judged and found, with a ledger of every number."""

from __future__ import annotations

from verify.choices import StrEnum
from verify.model.check import Check
from verify.model.document import Document
from verify.model.finding import Finding
from verify.model.quantity import Exclusion, Quantity
from verify.named import NamedTuple


class Status(StrEnum):
    """What became of a number."""

    CONFLICT = "in conflict"
    CONFIRMED = "confirmed"
    DECLARED = "declared"
    SIGNED = "signed"
    UNDECIDED = "undecided"
    SINGLE = "compared with nothing"
    EXEMPT = "not a quantity"


class LedgerEntry(NamedTuple):
    """One number of one document and what became of it."""

    quantity: Quantity | Exclusion
    status: Status
    why: str = ""
    checks: tuple[Check, ...] = ()


class Why(StrEnum):
    """What kept a finding from being reported."""

    COMMENT = "comment"
    SIDECAR = "sidecar"
    BASELINE = "baseline"
    DIFF = "diff"


class Suppressed(NamedTuple):
    """A finding that is kept but not reported: by what, and the reason a person gave."""

    finding: Finding
    by: Why
    reason: str = ""


class Report(NamedTuple):
    """The outcome of a run: findings first in importance, the ledger for the rest.

    `sources` names the documents that the others were held against. `suppressed` holds findings that a comment, a sidecar or a baseline keeps quiet;
    `gone` counts those in the baseline that are no longer found.
    """

    documents: tuple[Document, ...]
    quantities: tuple[Quantity, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    checks: tuple[Check, ...] = ()
    findings: tuple[Finding, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    gone: int = 0
