"""Cumulative readings: a gain since some day, given at two sizes on one day.

In: the facts of several documents. Out: claims that a reading of a cumulative gain in
one document and a larger one in another are readings of one measure, with the move of
the day that stands beside the first and the moves that other documents give. Whether
they reconcile is judged by `verify.judge.laws.reconcile`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.extract import Extraction
from verify.match.facts import Fact, facts
from verify.model.claim import Claim
from verify.model.quantity import Kind
from verify.model.rule import Rule
from verify.model.settings import Settings

KIND = "cumulative"


def across(
    rules: Sequence[Rule], extractions: Sequence[Extraction], settings: Settings
) -> Iterator[Claim]:
    """Return the claims that cumulative readings of several documents are of one measure."""
    listed = [facts(e, i) for i, e in enumerate(extractions)]
    for rule in rules:
        since = frozenset(map(str, rule.match.get("since", ())))
        measures = frozenset(map(str, rule.match.get("measures", ())))
        moves = [f for own in listed for f in own if _is_move(f, measures, since)]
        readings = [f for own in listed for f in own if _is_reading(f, since)]
        for first in readings:
            beside = _beside(first, moves)
            if beside is None:
                continue
            for second in readings:
                if second.document != first.document and _apart(first, second):
                    yield _claim(rule, first, beside, second, moves)


def _claim(rule: Rule, first: Fact, beside: Fact, second: Fact, moves: Sequence[Fact]) -> Claim:
    """Return one claim, with the moves of the same market in the other documents."""
    others = tuple(
        f.quantity for f in moves if f.document != first.document and f.places == beside.places
    )
    slots = {"first": first.quantity, "move": beside.quantity, "second": second.quantity}
    return Claim(rule, {**slots, "others": others} if others else slots, certain=False)


def _is_reading(fact: Fact, since: frozenset[str]) -> bool:
    """Return whether a fact is a percentage gained since some day."""
    quantity = fact.quantity
    period = quantity.period.text.lower().replace("-", " ") if quantity.period else ""
    return quantity.kind is Kind.PERCENT and quantity.magnitude is not None and period in since


def _is_move(fact: Fact, measures: frozenset[str], since: frozenset[str]) -> bool:
    """Return whether a fact is the move of one day."""
    quantity = fact.quantity
    if quantity.kind is not Kind.PERCENT or quantity.magnitude is None:
        return False
    return fact.measure in measures and not _is_reading(fact, since)


def _beside(reading: Fact, moves: Sequence[Fact]) -> Fact | None:
    """Return the day's move that stands nearest before a reading, in its paragraph."""
    block = reading.quantity.document.block_at(reading.quantity.span.start)
    before = [
        f
        for f in moves
        if f.document == reading.document
        and f.quantity.span.end <= reading.quantity.span.start
        and (block is None or f.quantity.span.start >= block.span.start)
    ]
    return before[-1] if before else None


def _apart(first: Fact, second: Fact) -> bool:
    """Return whether the second reading is plainly the larger one."""
    one, two = first.quantity.magnitude, second.quantity.magnitude
    return one is not None and two is not None and two > one
