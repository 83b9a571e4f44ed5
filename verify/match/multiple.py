"""Multiples: one number said to be so many times another, found by what the two are about.

In: rules of this kind and an extraction. Out: claims that `result` is `times` as great as
`base`, rivals included. The wording gives the factor and the words of its two sides
(`_multiples`); the numbers are the two like amounts, in the sentence or next to it, whose own
words (`topics`) are those of the sides: the subject is so many times the standard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations

from verify.extract import Extraction
from verify.match import _lent, _multiples, _no_multiple, _proportions, cues
from verify.match._compared_sides import sides
from verify.match._comparing import alone, amount, like, overlap
from verify.match._multiples import Multiple, multiples
from verify.match._over_time import over_time
from verify.match._proportioned import growth, proportion
from verify.match._proportions import GROWN, Proportion, proportions
from verify.match.alike import one_sort
from verify.match.evidence import Evidence
from verify.match.frame import mentions
from verify.match.reading import Reading, Sentence, reading
from verify.match.topics import Topic, near
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span

KIND = "multiple"
WORDS = (*_multiples.HINTS, *_proportions.HINTS)
OPTIONS = ("threshold", "certain")
SLOTS = ("result", "base", "times")
BACK = 1  # sentences before that are looked at
MOST_SURE = 24  # rules that know the very wording go first
MOST = 7  # like numbers near by, the nearest
_BARE = frozenset(  # what stands behind a bare number: nothing, a mark, "in", "of", "was", "and"
    ["", ".\n", *".,;:)", *(f"{mark} " for mark in ".,;:)"), *(f" {first}" for first in "iowabft")]
)
LEFT = -60
_BEFORE = 16  # characters before an amount that say that it is left
_NOW = re.compile(r"\b(?:now|leaving|leaves?|left|remains?|remaining)\b")
_WRITTEN = re.compile(
    r"\b(?:wrot|writ|not|jott|put|mark|copi|laid|lay|tak|took|set|hand)[a-z]* down $"
)
TOLD = 7  # weight of a cue from which a number is a change


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    for sentence in text.holding(WORDS):
        if not sentence.quantities:
            continue
        yield from _of_multiples(rules, text, sentence)
        yield from _of_proportions(rules, text, sentence)


def _of_multiples(rules: Sequence[Rule], text: Reading, sentence: Sentence) -> Iterator[Claim]:
    """Yield the claims of the multiples of a sentence: "twice the 40 of last year"."""
    for multiple in multiples(sentence):
        if _no_multiple.found(sentence.document.text, multiple.span):
            continue
        pool = _pool(text, sentence, multiple)
        if not _paired(pool):
            pool = _pool(text, sentence, multiple, ahead=1)
        for result, base in permutations(pool, 2):
            if not like(result.quantity, base.quantity):
                continue
            swift = multiple.inverse and result.quantity.kind is Kind.DURATION
            if swift:  # what takes a third of the time is three times as fast
                result, base = base, result
            evidence = sides(
                sentence, multiple, *((base, result) if swift else (result, base)), pool
            )
            alone(evidence, result, base, multiple.interval, pool)
            if multiple.value < 1 and _left_over(base):
                evidence.add("what is left", LEFT)
            if evidence.weight > 0:
                times = _times(sentence, multiple.span, multiple.value, multiple.interval)
                yield from (_claim(r, times, result, base, evidence) for r in rules)
        for new, old, evidence in over_time(text, sentence, multiple):
            if evidence.weight > 0:
                times = _times(sentence, multiple.span, multiple.value, multiple.interval)
                yield from (_claim(r, times, new, old, evidence) for r in rules)


def _of_proportions(rules: Sequence[Rule], text: Reading, sentence: Sentence) -> Iterator[Claim]:
    """Yield the claims of the ratios and growths of a sentence: "three for every one"."""
    for told in proportions(sentence):
        if _no_multiple.found(sentence.document.text, told.span):
            continue
        pool = [
            t
            for t in _pool(text, sentence, told, ahead=2 if told.first and told.second else 1)
            if not overlap(t.quantity.span, told.whole)
        ]
        for result, base in permutations(pool, 2):
            if not like(result.quantity, base.quantity):
                continue
            evidence = (growth if told.grown == GROWN else proportion)(
                sentence, told, result, base, pool
            )
            if told.grown != GROWN or result.order > sentence.span.start:
                alone(evidence, result, base, told.interval, pool)
            if told.value < 1 and _left_over(base):
                evidence.add("what is left", LEFT)
            if evidence.weight > 0:
                times = _times(sentence, told.span, told.value, told.interval)
                yield from (_claim(r, times, result, base, evidence) for r in rules)


def _left_over(base: Topic) -> bool:
    """Return whether an amount is what is left of the one that a part was of: "is now 3.3 km long"."""
    text, start = base.quantity.document.text, base.quantity.span.start
    return _NOW.search(text, max(0, start - _BEFORE), start) is not None


def _paired(pool: Sequence[Topic]) -> bool:
    """Return whether any two amounts may be compared."""
    return any(like(a.quantity, b.quantity) for a, b in combinations(pool, 2))


def _pool(
    text: Reading, sentence: Sentence, multiple: Multiple | Proportion, ahead: int = 0
) -> list[Topic]:
    """Return the amounts near a factor, the nearest ones."""
    found = [
        t
        for t in near(text, sentence, BACK, ahead)
        if amount(t.quantity)
        and not overlap(t.quantity.span, multiple.span)
        and not _moves(text, t)
    ]
    at = multiple.span.start
    found.sort(key=lambda t: abs(t.order - at))
    return _with_units(sorted(found[:MOST], key=_order))


def _with_units(pool: Sequence[Topic]) -> list[Topic]:
    """Return amounts, each bare number with the unit of the amount right before it: "9 hours ... only 3"."""
    made: list[Topic] = []
    for topic in pool:
        one, last = topic.quantity, made[-1].quantity if made else None
        if last is not None and _lends(last, one):
            topic = topic._replace(quantity=_lent.rounded(one, last))
        made.append(topic)
    return made


def _lends(full: Quantity, bare: Quantity) -> bool:
    """Return whether a bare number leaves out the unit of the amount before it."""
    return (
        bare.kind is Kind.NUMBER
        and not bare.unit
        and not bare.counted
        and bare.surface[:1].isdigit()
        and not _scaled(full)
        and full.kind in (Kind.PHYSICAL, Kind.MONEY, Kind.DURATION, Kind.PERCENT)
        and full.document.text[bare.span.end : bare.span.end + 2] in _BARE
    )


def _scaled(quantity: Quantity) -> bool:
    """Return whether a word or sign scales a number, which a bare one may leave out too."""
    exponent = quantity.exponent or 0
    digits = "".join(c for c in quantity.surface if c.isdigit())
    return exponent > len(digits) - len(digits.rstrip("0"))


def _moves(text: Reading, topic: Topic) -> bool:
    """Return whether a number is by how much something changed: "the gap fell 1.8"."""
    source, start = topic.quantity.document.text, topic.quantity.span.start
    if _WRITTEN.search(source, max(0, start - 24), start):
        return False
    mention = mentions(text).get(topic.quantity.span)
    return mention is not None and cues.best(mention.roles, cues.CHANGED) > max(
        TOLD, cues.best(mention.roles, ("new", "from", "old"))
    )


def _order(topic: Topic) -> int:
    return topic.order


def _claim(rule: Rule, times: Quantity, result: Topic, base: Topic, evidence: Evidence) -> Claim:
    """Return the claim that one number is so many times another."""
    one, other = result.quantity, base.quantity
    if one_sort(one, other) and ("/" in one.unit) != ("/" in other.unit):
        unit = max(one.unit, other.unit, key=len)
        one, other = one._replace(unit=unit), other._replace(unit=unit)
    elif one.kind is other.kind is Kind.NUMBER:
        one, other = one._replace(counted=""), other._replace(counted="")
    return Claim(
        rule,
        {"result": one, "base": other, "times": times},
        certain=evidence.weight >= int(rule.match.get("certain", 30)),
        evidence=evidence.reasons,
        weight=min(evidence.weight, MOST_SURE),
        extra={
            "threshold": int(rule.match.get("threshold", 20)),
            "judged": "times",
            "farthest": "1000",
            "far": 4,
        },
    )


def _times(sentence: Sentence, span: Span, value: Decimal, interval: Interval) -> Quantity:
    """Return a factor as a quantity, at the place where it is read otherwise too."""
    kinds = (Kind.MULTIPLE, Kind.RATIO, Kind.NUMBER)
    own = (q.span for q in sentence.quantities if overlap(q.span, span) and q.kind in kinds)
    at = next(own, span)
    return Quantity(sentence.document, at, Kind.MULTIPLE, value, "", interval, interval, number=at)
