"""Modality: one figure that is a fact in one text and a forecast or target in another.

In: a claim whose slot `mentions` holds the mentions of one fact, and the rule's words for
each modality. Out: a check. What all tell alike is consistent; else it is a misfit of
words, at most an info, that says who tells it how.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from verify.judge.laws.drift import SPANS_OF_TIME, words
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Severity
from verify.model.settings import Settings

LAW = "modality"
_BEFORE, _BEHIND = 90, 40  # characters on each side of a number that say how it is meant
_STOP = re.compile(r"[.;:!?](?=\s)|\n")
_FACT = "a fact"


def judge(claim: Claim, settings: Settings) -> Check:
    """Tell whether the mentions are told alike."""
    table = claim.rule.match.get("modalities", {})
    groups: dict[str, list[Quantity]] = {}
    for quantity in (q for q in claim.quantities if q.kind not in SPANS_OF_TIME):
        groups.setdefault(_modality(quantity, table), []).append(quantity)
    first = claim.quantities[0]
    other = next((name for name in groups if name != _FACT), "")
    if _FACT not in groups or not other or _told_both_ways(groups):
        return Check(claim, Verdict.CONSISTENT, judged=first, how="told alike")
    plain, meant = groups[_FACT][0], groups[other][0]
    listed = "; ".join(f"as {name} in {_named(held)}" for name, held in groups.items())
    return Check(
        claim,
        Verdict.INCONSISTENT,
        judged=plain,
        stated=plain.interval,
        unit=plain.unit,
        severity=Severity.INFO,
        message=f"one figure is told {listed}",
        arithmetic=(f"{meant.document.name}: {_around(meant)}",),
    )


def _told_both_ways(groups: Mapping[str, Sequence[Quantity]]) -> bool:
    """Return whether a document that tells the fact says also that it is none yet."""
    fact = {q.document.name for q in groups[_FACT]}
    return all(q.document.name in fact for name, held in groups.items() for q in held)


def _modality(quantity: Quantity, table: Mapping[str, Sequence[str]]) -> str:
    """Return how a number is meant, by the words beside it."""
    text = _around(quantity).lower()
    for name, found in table.items():
        if _pattern(tuple(map(str, found))).search(text):
            return str(name)
    return _FACT


@cache
def _pattern(found: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for words, in any of their endings."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, found))})(?:s|d|ed|ing|ion|ions)?\b")


def _around(quantity: Quantity) -> str:
    """Return the words of a number's sentence that stand near it."""
    text, span = quantity.document.text, quantity.span
    before = _STOP.split(text[max(0, span.start - _BEFORE) : span.start])[-1]
    behind = _STOP.split(text[span.end : span.end + _BEHIND])[0]
    return " ".join(f"{before}{text[span.start : span.end]}{behind}".split())


def _named(quantities: Sequence[Quantity]) -> str:
    """Name the documents of some mentions, each once, with what it says."""
    said = {q.document.name: words(q) for q in reversed(quantities)}
    names = dict.fromkeys(q.document.name for q in quantities)
    return ", ".join(f"{name} (“{said[name]}”)" for name in names)
