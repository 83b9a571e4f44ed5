"""Shared facts: the agreement checks of a run, grouped into one row a fact.

In: a report on several documents. Out: the facts that two or more of them state, each
with every document's mention and how they stand to each other, conflicts first; and
the numbers that only one document has.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from verify.choices import IntEnum
from verify.links import groups
from verify.model.check import Check, Verdict
from verify.model.quantity import Kind, Quantity
from verify.model.report import Report, Status
from verify.model.rule import Severity
from verify.named import NamedTuple

_APART = frozenset({"swap", "reconcile"})  # laws between facts; they make no two facts one
_BEHIND = re.compile(r"(?: [^\W\d_]++(?:[’'-][^\W\d_]++)*+){1,4}+")
AGREEMENT = "agreement"  # the pack whose rules compare documents


class Standing(IntEnum):
    """How the mentions of one fact stand to each other, the gravest first."""

    CONFLICT = 0
    DRIFT = 1
    ROUNDED = 2
    AGREED = 3


TITLES = {
    Standing.CONFLICT: "In conflict",
    Standing.DRIFT: "The same figure, told differently",
    Standing.ROUNDED: "In agreement, by rounding or as bounds",
    Standing.AGREED: "In agreement",
}


class SharedFact(NamedTuple):
    """One fact in several documents: its mentions in the order of the documents, and its checks."""

    standing: Standing
    mentions: tuple[Quantity, ...]
    checks: tuple[Check, ...]

    @property
    def told(self) -> tuple[str, ...]:
        """A sentence for each thing that sets the mentions apart, the gravest first."""
        apart = [c for c in self.checks if c.verdict is not Verdict.CONSISTENT or c.drift]
        apart.sort(key=lambda c: list(Severity).index(c.severity))
        return tuple(dict.fromkeys(c.drift or c.message or c.reason for c in apart))


def shared_facts(report: Report) -> tuple[SharedFact, ...]:
    """Return the facts that several documents state: conflicts, drifts, agreements."""
    order = {id(d): i for i, d in enumerate(report.documents)}
    own = [c for c in report.checks if c.claim.rule.pack == AGREEMENT]
    joining = [c for c in own if c.claim.rule.law not in _APART]
    alone = [[c] for c in own if c.claim.rule.law in _APART and (c.message or c.drift)]
    found = []
    for checks in [*_groups(joining), *alone]:
        mentions = {(order[id(q.document)], q.span): q for c in checks for q in c.claim.quantities}
        if len({key[0] for key in mentions}) > 1:
            ordered = tuple(mentions[key] for key in sorted(mentions))
            found.append(SharedFact(_standing(checks), ordered, tuple(checks)))
    return tuple(
        sorted(
            found,
            key=lambda f: (f.standing, order[id(f.mentions[0].document)], f.mentions[0].span),
        )
    )


def single(report: Report) -> dict[str, list[Quantity]]:
    """Return the numbers that only one document has and nothing tested, by document name."""
    found: dict[str, list[Quantity]] = defaultdict(list)
    for entry in report.ledger:
        quantity = entry.quantity
        if entry.status is not Status.SINGLE or not isinstance(quantity, Quantity):
            continue
        if quantity.kind not in (Kind.DATE, Kind.TIME, Kind.ORDINAL):
            found[quantity.document.name].append(quantity)
    return found


def unsourced(report: Report) -> dict[str, list[Quantity]]:
    """Return the amounts of each other document that no source states, by document name."""
    backed = {
        (id(q.document), q.span)
        for c in report.checks
        if c.claim.rule.pack == AGREEMENT
        and any(q.document.name in report.sources for q in c.claim.quantities)
        for q in c.claim.quantities
    }
    found: dict[str, list[Quantity]] = defaultdict(list)
    for quantity in report.quantities:
        name = quantity.document.name
        if name in report.sources or quantity.kind in (Kind.DATE, Kind.TIME, Kind.ORDINAL):
            continue
        if (id(quantity.document), quantity.span) not in backed:
            found[name].append(quantity)
    return found


def worded(quantity: Quantity) -> str:
    """Return a quantity with the words round it: its bound or hedge, and what it counts."""
    text, span = quantity.document.text, quantity.span
    start = min(quantity.lead.start, span.start) if quantity.lead else span.start
    end = max(quantity.lead.end, span.end) if quantity.lead else span.end
    noun = _noun(quantity) if quantity.counted and end == span.end else ""
    about = quantity.measure if quantity.measure and not noun else ""
    words = " ".join(text[start:end].split())
    return f"{words}{noun}" + (f" ({about})" if about else "")


def _noun(quantity: Quantity) -> str:
    """Return what a number counts as the text has it: the words up to the first plural."""
    match = _BEHIND.match(quantity.document.text, quantity.span.end)
    words = match[0].split() if match else []
    for size, word in enumerate(words, 1):
        if word.lower().endswith("s") or word.lower() in ("people", "men", "women", "children"):
            return f" {' '.join(words[:size])}"
    return f" {quantity.counted.replace('_', ' ')}"


def _groups(checks: Iterable[Check]) -> list[list[Check]]:
    """Join the checks that share a quantity."""
    listed = list(checks)
    keys = [[(id(q.document), q.span) for q in c.claim.quantities] for c in listed]
    number = {key: n for n, group in enumerate(groups(keys)) for key in group}
    found: dict[int, list[Check]] = defaultdict(list)
    for check, own in zip(listed, keys, strict=True):
        found[number[own[0]]].append(check)
    return list(found.values())


def _standing(checks: Iterable[Check]) -> Standing:
    """Return the gravest standing that the checks give."""
    standing = Standing.AGREED
    for check in checks:
        if check.verdict is Verdict.CONSISTENT and not check.drift:
            rounded = check.how not in ("exactly", "worded alike", "told alike")
            own = Standing.ROUNDED if rounded else Standing.AGREED
        elif check.verdict is Verdict.INCONSISTENT and check.severity is not Severity.INFO:
            own = Standing.CONFLICT
        else:
            own = Standing.DRIFT
        standing = min(standing, own)
    return standing
