"""Drift: one fact in several mentions that agree, but do not say the same.

In: a claim whose slot `mentions` holds the mentions of one fact. Out: a check. Where
one mention carries a bound or a directional hedge that another drops ("up to $100
billion", "$100 billion"), it is a misfit of words, at most an info, that lists them.
"""

from __future__ import annotations

from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.quantity import Bound, Hedge, Kind, Quantity
from verify.model.rule import Severity
from verify.model.settings import Settings
from verify.units import format as forms

LAW = "drift"
SPANS_OF_TIME = frozenset({Kind.DURATION, Kind.AGE})


def judge(claim: Claim, settings: Settings) -> Check:
    """Tell whether the mentions differ in bound or hedge."""
    mentions = tuple(q for q in claim.quantities if q.kind not in SPANS_OF_TIME)
    wordings = _wordings(mentions) if mentions else []
    if len(wordings) < 2:
        return Check(claim, Verdict.CONSISTENT, judged=claim.quantities[0], how="worded alike")
    listed = "; ".join(f"“{words(group[0])}” in {_names(group)}" for group in wordings)
    bounded = next((g for g in wordings if g[0].bound or g[0].hedge), wordings[0])
    plain = next(g for g in wordings if g is not bounded)
    return Check(
        claim,
        Verdict.INCONSISTENT,
        judged=plain[0],
        stated=plain[0].interval,
        expected=bounded[0].interval,
        unit=plain[0].unit,
        severity=Severity.INFO,
        message=f"one figure, with different bounds: {listed}",
        arithmetic=tuple(reading(group[0]) for group in wordings),
    )


def _wordings(mentions: tuple[Quantity, ...]) -> list[list[Quantity]]:
    """Group the mentions of the commonest plain value by their bound or directional hedge."""
    values = [q.stated for q in mentions]
    common = max(values, key=values.count)
    groups: dict[tuple[Bound, Hedge], list[Quantity]] = {}
    for quantity in mentions:
        if quantity.stated == common:
            hedge = quantity.hedge if quantity.hedge is not Hedge.ABOUT else Hedge.NONE
            groups.setdefault((quantity.bound, hedge), []).append(quantity)
    return list(groups.values())


def reading(quantity: Quantity) -> str:
    """Write a quantity's words with the values that they stand for."""
    return f"{words(quantity)} stands for {forms.interval(quantity.interval, quantity.unit)}"


def words(quantity: Quantity) -> str:
    """Return a quantity's own words, the bound or hedge before it included."""
    lead = quantity.lead
    start = min(lead.start, quantity.span.start) if lead else quantity.span.start
    end = max(lead.end, quantity.span.end) if lead else quantity.span.end
    return " ".join(quantity.document.text[start:end].split())


def _names(quantities: list[Quantity]) -> str:
    """Name the documents of some mentions, each once."""
    return ", ".join(dict.fromkeys(q.document.name for q in quantities))
