"""Reports: everything that was read, judged and found, with a ledger of every number."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verify.model.check import Check
from verify.model.document import Document
from verify.model.finding import Finding
from verify.model.quantity import Exclusion, Quantity


class Status(StrEnum):
    """What became of a number."""

    CONFLICT = "in conflict"
    CONFIRMED = "confirmed"
    DECLARED = "declared"
    UNDECIDED = "undecided"
    SINGLE = "compared with nothing"
    EXEMPT = "not a quantity"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One number of one document and what became of it."""

    quantity: Quantity | Exclusion
    status: Status
    why: str = ""
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run: findings first in importance, the ledger for the rest."""

    documents: tuple[Document, ...]
    quantities: tuple[Quantity, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    checks: tuple[Check, ...] = ()
    findings: tuple[Finding, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    notes: tuple[str, ...] = ()
