"""Relations in words: which of the judged ones a report lists, and how it names them.

Misfits are findings and declared claims have a part of their own; of the rest each rule
lists its first few, so that one rule with hundreds of pairs does not bury the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from verify.model.check import Check, Verdict
from verify.model.document import DECLARED
from verify.model.report import LedgerEntry, Status
from verify.report._blocks import where
from verify.report.ledger import between_documents, is_declared, why

_PER_RULE = 12


def relations(checks: Iterable[Check]) -> list[Check]:
    """Return the relations that a report lists, rule by rule."""
    listed: Counter[str] = Counter()
    found: list[Check] = []
    for check in _held(checks):
        listed[check.rule] += 1
        if listed[check.rule] <= _PER_RULE:
            found.append(check)
    return sorted(found, key=lambda c: (between_documents(c), c.rule))


def left_out(checks: Iterable[Check]) -> list[str]:
    """Return a line for each rule with more relations than are listed."""
    counts = Counter(check.rule for check in _held(checks))
    return [
        f"and {count - _PER_RULE} more by {rule}"
        for rule, count in sorted(counts.items())
        if count > _PER_RULE
    ]


def said(check: Check) -> str:
    """Return a relation in a few words: the claim as declared, or the numbers it joins."""
    declared = check.claim.extra.get("text")
    if declared:
        return str(declared)
    if is_declared(check):
        return check.message or check.claim.rule.title
    surfaces = dict.fromkeys(" ".join(q.surface.split()) for q in check.claim.quantities)
    return " · ".join(surfaces) or check.message or check.claim.rule.title


def places(check: Check) -> list[str]:
    """Return where the numbers of a check stand; what a person typed stands nowhere."""
    return [where(p) for p in check.locations if p.source_document.format != DECLARED]


def told_of(entry: LedgerEntry) -> str:
    """Return what became of a number, in a few words."""
    if entry.status is Status.SINGLE:
        return ""
    if entry.checks:
        others = len(entry.checks) - 1
        more = f" (+{others})" if others else ""
        return why(entry.checks[0]) + more
    return entry.why


def _held(checks: Iterable[Check]) -> list[Check]:
    """Return the relations that are neither misfits nor declared."""
    return [c for c in checks if c.verdict is not Verdict.INCONSISTENT and not is_declared(c)]
