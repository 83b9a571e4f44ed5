"""Match kind `fact`: declared facts, bound to the numbers that they are about.

In: the declared facts and every document of a run. Out: a claim for each number whose
unit fits and beside which all the fact's words, or their synonyms, stand: in its
sentence, or in the heading above it and the sentence together. A fact that binds
nowhere is a claim too, one that cannot be decided: an anchor that disappeared must not
pass in silence.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from verify.extract import Extraction
from verify.match import facts
from verify.match._fact_cells import cells
from verify.match.reading import Sentence, reading
from verify.model.claim import Claim
from verify.model.document import BlockKind, Document
from verify.model.errors import RateError
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.named import NamedTuple
from verify.rulebook import claims as lines
from verify.rulebook import worked
from verify.units import format as forms
from verify.units import rates, tables

KIND = "fact"
JUDGES = True
_HEADINGS = (BlockKind.HEADLINE, BlockKind.HEADING)


class Declared(NamedTuple):
    """A fact, ready to bind: its words as stems, and its value."""

    rule: Rule
    about: frozenset[str]
    unless: frozenset[str]
    value: Quantity


def once(
    rules: Sequence[Rule], extractions: Sequence[Extraction], settings: Settings
) -> Iterator[Claim]:
    """Yield a claim for each number that a fact binds to, and one for each idle fact."""
    for rule in rules:
        if "missing" in rule.match:
            yield _anchorless(rule)
    declared = [_declared(rule) for rule in rules if "missing" not in rule.match]
    by_word: dict[str, list[Declared]] = defaultdict(list)
    for fact in declared:
        by_word[max(fact.about, key=lambda word: (len(word), word))].append(fact)
    bound: set[int] = set()
    for extraction in extractions:
        for claim in (*_bound(by_word, extraction), *_in_tables(by_word, extraction)):
            bound.add(id(claim.rule))
            yield claim
    for fact in declared:
        if id(fact.rule) not in bound:
            yield _idle(fact.rule)


def _declared(rule: Rule) -> Declared:
    """Return a fact with its words as stems and its value as one quantity."""
    value = _value(tuple(rule.match["values"]))
    if rule.equation is not None and rule.equation.operator != "=":
        limit = Interval(*value.stated)  # a limit is what it says, however it was rounded
        value = value._replace(interval=limit, charitable=limit, exponent=None)
    return Declared(
        rule,
        frozenset(map(in_common, _words(rule.match["about"]))),
        frozenset(map(in_common, _words(rule.match["unless"]))),
        value,
    )


@cache
def in_common(word: str) -> str:
    """Return what two forms of a word have in common: "purchase", "purchased"."""
    return facts.stem(word).removesuffix("e")


def _words(phrases: Iterable[str]) -> list[str]:
    """Return the single words of some phrases."""
    return [word for phrase in phrases for word in phrase.split()]


@cache
def _value(values: tuple[str, ...]) -> Quantity:
    """Return a declared value: a quantity, what some come to, or the range between two."""
    if len(values) == 1:
        return worked.amount(values[0])
    first, between = worked.ends(*values)
    return first._replace(
        magnitude=None,
        low=between.low,
        high=between.high,
        interval=between,
        charitable=between,
        exponent=None,
    )


def _bound(by_word: Mapping[str, list[Declared]], extraction: Extraction) -> Iterator[Claim]:
    """Yield the claims of one document."""
    heading: frozenset[str] = frozenset()
    for sentence in reading(extraction).sentences:
        if sentence.kind in _HEADINGS:
            heading = _stems(sentence)
        if not sentence.quantities:
            continue
        own = _stems(sentence)
        both = own | heading
        for word in both & by_word.keys():
            for fact in by_word[word]:
                if fact.about <= both and fact.about & own and not fact.unless & own:
                    yield from _claims(fact, sentence, extraction.document)


def _in_tables(by_word: Mapping[str, list[Declared]], extraction: Extraction) -> Iterator[Claim]:
    """Yield the claims of one document's tables.

    A cell seldom carries its unit; its labels are what say that it is the one.
    """
    for cell in cells(extraction, in_common):
        for word in cell.all & by_word.keys():
            for fact in by_word[word]:
                if not (fact.about <= cell.all and fact.about & cell.own):
                    continue
                if fact.unless & cell.all or not _valid(fact.rule.match, extraction.document.date):
                    continue
                quantity = cell.quantity
                if quantity.kind is not Kind.PERCENT and not quantity.unit:
                    quantity = quantity._replace(kind=fact.value.kind, unit=fact.value.unit)
                if _fits(quantity._replace(counted=fact.value.counted), fact.value):
                    yield _claim(fact, quantity, fact.value, certain=bool(cell.quantity.unit))


def _stems(sentence: Sentence) -> frozenset[str]:
    """Return the stems of a sentence's words, hyphenated words also in their parts."""
    words = [part for word in sentence.words for part in (word, *word.split("-"))]
    numbers = [
        part for q in sentence.quantities for part in (*q.counted.split("_"), *q.surface.split())
    ]
    return frozenset(in_common(word) for word in (*words, *numbers) if word[:1].isalnum())


def _claims(fact: Declared, sentence: Sentence, document: Document) -> Iterator[Claim]:
    """Yield the claim of a fact about the number of a sentence that it is likeliest about."""
    if not _valid(fact.rule.match, document.date):
        return
    value, reason = _in_currency(fact, sentence)
    fitting = [q for q in sentence.quantities if _fits(q, value)]
    if not fitting:
        return
    if reason:
        yield Claim(fact.rule, {"stated": fitting[0]}, extra={"undecided": reason})
        return
    # Of several numbers that fit, one that agrees is the one that was meant.
    agreeing = [q for q in fitting if _agrees(q, value)]
    judged = agreeing[0] if agreeing else min(fitting, key=lambda q: _distance(q, fact, sentence))
    yield _claim(fact, judged, value, certain=len(fitting) == 1 or bool(agreeing))


def _claim(fact: Declared, judged: Quantity, value: Quantity, *, certain: bool) -> Claim:
    """Return the claim that a number is what a fact declares."""
    return Claim(
        fact.rule,
        {"stated": judged, "value": value},
        certain=certain,
        evidence=("all the words of the fact stand beside it",),
        extra={"declared": _told(fact), "loose_units": True},
    )


def _told(fact: Declared) -> str:
    """Return what a fact declares, what a sum in it comes to, and its source."""
    values = fact.rule.match["values"]
    total = ""
    if len(values) == 1 and fact.value.span.end - fact.value.span.start == len(values[0]):
        amount = fact.value.magnitude
        worked = amount is not None and len(lines.value(values[0])[1]) > 1
        total = f" = {forms.amount(amount, fact.value.unit, digits=6)}" if worked and amount else ""
    source = f" ({fact.rule.source})" if fact.rule.source else ""
    return f"{fact.rule.match['says']}{total}{source}"


def _valid(match: Mapping[str, Any], day: dt.date | None) -> bool:
    """Return whether a document's day lies in a fact's period; unknown days do."""
    if day is None:
        return True
    first, last = match["from"], match["until"]
    return (not first or day.isoformat() >= first) and (not last or day.isoformat() <= last)


def _in_currency(fact: Declared, sentence: Sentence) -> tuple[Quantity, str]:
    """Return a fact's value in the currency of the sentence, where a rate's day is given."""
    value, day = fact.value, fact.rule.match["rate"]
    codes = [q.unit for q in sentence.quantities if q.kind is Kind.MONEY]
    if not day or value.kind is not Kind.MONEY or value.unit in codes or not codes:
        return value, ""
    try:
        rate = rates.rate(value.unit, codes[0], dt.date.fromisoformat(day))
    except RateError as error:
        return value, error.message

    def scaled(interval: Interval) -> Interval:
        low, high = interval.low * rate.value, interval.high * rate.value
        return Interval(low, high, interval.low_open, interval.high_open)

    return value._replace(
        unit=codes[0],
        magnitude=None if value.magnitude is None else value.magnitude * rate.value,
        low=None if value.low is None else value.low * rate.value,
        high=None if value.high is None else value.high * rate.value,
        interval=scaled(value.interval),
        charitable=scaled(value.charitable),
        exponent=None,
    ), ""


def _fits(quantity: Quantity, value: Quantity) -> bool:
    """Return whether a number could be the one that a fact gives: its unit fits."""
    if quantity.kind in (Kind.DATE, Kind.TIME, Kind.ORDINAL):
        return False
    if value.counted:
        return in_common(quantity.counted) == in_common(value.counted)
    if quantity.unit == value.unit:
        return bool(value.unit) or quantity.counted in ("", "time")  # "retries 3 times"
    if not quantity.unit or not value.unit:
        return False
    return tables.unit(quantity.unit).powers == tables.unit(value.unit).powers


def _agrees(quantity: Quantity, value: Quantity) -> bool:
    """Return whether two quantities can be one; units of one dimension are brought together."""
    if quantity.unit == value.unit:
        return quantity.interval.meets(value.interval)
    one, other = tables.unit(quantity.unit), tables.unit(value.unit)
    low, high = (
        Fraction(end) * one.factor / other.factor if end.is_finite() else None
        for end in quantity.interval[:2]
    )
    below = low is not None and value.interval.high.is_finite() and low > value.interval.high
    above = high is not None and value.interval.low.is_finite() and high < value.interval.low
    return not below and not above


def _distance(quantity: Quantity, fact: Declared, sentence: Sentence) -> int:
    """Return how far a number stands from the nearest of a fact's words."""
    place = sentence.place(quantity)
    at = [i for i, word in enumerate(sentence.words) if in_common(word) in fact.about]
    return min((abs(place - i) for i in at), default=len(sentence.words))


def _anchorless(rule: Rule) -> Claim:
    """Return the claim of a fact whose value is not where it says."""
    says = str(rule.match["says"]).rstrip(":")
    told = f"the declared fact has no value ({says}): {rule.match['missing']}"
    extra = {
        "undecided": rule.match["missing"],
        "drift": told,
        "severity": "warning",
        "text": rule.match["says"],
    }
    return Claim(rule, {}, extra=extra)


def _idle(rule: Rule) -> Claim:
    """Return the claim of a fact that binds to nothing."""
    told = f"no number stands where the declared fact binds ({rule.match['says']})"
    extra = {
        "undecided": "binds nowhere",
        "drift": told,
        "severity": "warning",
        "text": rule.match["says"],
    }
    return Claim(rule, {}, extra=extra)
