"""Comparing: what sets two amounts apart from a factor that is told near them, and weights.

In: two amounts with what they are about, and where a factor stands. Out: which amounts may be
compared, and reasons against. What the words say of the two sides is left to
`_compared_sides` and `_proportioned`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from verify.match.alike import one_sort, size
from verify.match.evidence import Evidence, blocked
from verify.match.reading import Sentence
from verify.match.topics import Topic
from verify.model.interval import Interval
from verify.model.quantity import AMOUNTS_AND_AGES, Bound, Kind, Quantity
from verify.model.span import Span

CUE = 8
NAMED = 8  # a side names one of the two numbers and not the other
BESIDE = 9  # the base stands in the standard itself
APPOSED = 7  # the factor is set off behind its number
POINTS = 4  # a side is a pronoun or a measure alone, and the number the nearest
CROSSED = -20  # a side names the number of the other side
UNTOLD = -16  # a side names something that no number is told of
UNNAMED = -10  # nothing says which number it is said of
ONLY = 5
OTHERS = -3
LOOSE = -4  # two sorts
_ARTICLE = re.compile(
    r"(?:an?|one|each|every|pair|couple|trio|both|.*-year)(?: |$)", re.IGNORECASE
)  # "a kilo"
_SCALES = re.compile(r"\b(?:magnitude|Richter|decibels?|dB|pH)\b")  # a step of these is a factor
_TIME = re.compile(
    r"\b(?:(?:1[89]|20)\d\d|(?:this|last|next|that) (?:year|month|week|season|quarter|winter|summer|spring|autumn)|"
    r"a (?:year|month|week|decade) (?:ago|earlier|before|later)|now|today|nowadays|yesterday|tonight)\b",
    re.IGNORECASE,
)
FEW = 12
ALONE = 16
SPARED = 10  # what may speak against a pair that is alone
_SUM = re.compile(r"\d[\w ]{0,8}?(?: million| billion)?: ?$")  # a list of parts opens behind a sum
NEARLY = Decimal("1.5")
SCALES_OFF = 500
MOST_OFF = 4  # no slip makes a factor so many times too great
_RATES = ("percentage_point", "basis_point")
PLANNED = re.compile(
    r"\b(?:will|would|could|can|may|might|should|must|expects?|expected|hopes?|plans?|aims?|wants?|if|unless|usually|normally|often|"
    r"not|never|no|than ever|used to|target|targets|goal|forecast|forecasts|budgeted|projected|estimated)\b",
    re.IGNORECASE,
)


def corrected(evidence: Evidence, result: Topic, base: Topic, sentence: Sentence) -> None:
    """Count words of a correction in the sentences of two amounts and of their factor."""
    sentences = {s.index: s for s in (result.sentence, base.sentence, sentence)}
    blocked(evidence, ("corrected",), sentences.values())


def setting(
    sentence: Sentence, at: int, result: Topic, base: Topic, factor: Decimal
) -> Iterator[tuple[str, int]]:
    """Yield what sets two numbers apart from a factor: another time, another scale, a value far off."""
    text = sentence.document.text
    own = {m[0].lower() for m in _TIME.finditer(text, *sentence.span)}
    theirs = {
        m[0].lower()
        for s in {
            result.sentence.index: result.sentence,
            base.sentence.index: base.sentence,
        }.values()
        for m in _TIME.finditer(text, *s.span)
    }
    if (
        own
        and theirs
        and sentence is not result.sentence
        and sentence is not base.sentence
        and not own & theirs
    ):
        yield "another time", UNTOLD
    if _SCALES.search(text, *sentence.span):
        yield "another scale", UNTOLD
    one, other = result.quantity, base.quantity
    whole = size(other, other.unit)
    quotient = float(size(one, other.unit) / whole) / float(factor) if whole and factor else 0.0
    if not quotient:
        yield "nothing", UNTOLD
        return
    if not 1 / SCALES_OFF < quotient < SCALES_OFF and not one.unit:
        yield "a scale left out", 2 * UNTOLD  # "420 million, double the estimate of 210"
    if not 1 / MOST_OFF < quotient < MOST_OFF and abs(math.log10(quotient) % 1) > 0.01:
        yield "far off", UNTOLD
    if any(t.quantity.bound is not Bound.NONE for t in (result, base)):
        yield "a bound", LOOSE
    if all(not q.unit and (q.magnitude or 0) <= FEW and q.surface.isalpha() for q in (one, other)):
        yield "small counts", UNNAMED
    if PLANNED.search(text, max(sentence.span.start, at - 40), at):
        yield "not told as it is", UNTOLD


def others(like: Sequence[Topic], result: Topic, base: Topic) -> int:
    """Return what other amounts speak against two: those between them, and those of their noun."""
    first, last = sorted((result.order, base.order))
    rest = [t for t in like if t is not result and t is not base]
    between = sum(first < t.order < last for t in rest)
    nouns = result.heads | base.heads
    akin = sum(not nouns or not t.heads or bool(t.heads & nouns) for t in rest)
    return OTHERS * between - min(akin, 3)


def alone(
    evidence: Evidence, result: Topic, base: Topic, factor: Interval, pool: Sequence[Topic]
) -> None:
    """Count that no other two amounts near a factor may be compared, and that these all but have it.

    Strangers side by side may have any factor; of a pair that was meant the factor is seldom far off.
    """
    if evidence.weight + SPARED <= 0 or sum(like(t.quantity, base.quantity) for t in pool) != 2:
        return
    if result.heads and base.heads and not result.heads & base.heads and not result.quantity.unit:
        return
    one, other = result.quantity, base.quantity
    if one.kind is Kind.DURATION or (
        one.surface[:1].isdigit() and other.unit != one.unit and not one.unit
    ):
        return
    text = one.document.text
    if any(_SUM.search(text, max(0, q.span.start - 20), q.span.start) for q in (one, other)):
        return  # "$3.6 million: $600,000 for treatment, and five times as much for pain"
    quotient = size(one, other.unit) / size(other, other.unit)
    if factor.low / NEARLY <= quotient <= factor.high * NEARLY:
        evidence.add("alone, and nearly so", ALONE)


def like(one: Quantity, other: Quantity) -> bool:
    """Return whether two amounts may be compared: of one unit, or one without any."""
    if one_sort(one, other):
        return True
    return one.kind is other.kind is Kind.NUMBER and one.unit == other.unit


def amount(quantity: Quantity) -> bool:
    """Return whether a quantity is a plain amount that another may be a multiple of."""
    return (
        quantity.kind in AMOUNTS_AND_AGES
        and bool(quantity.magnitude)
        and quantity.magnitude is not None
        and quantity.magnitude > 0
        and quantity.unit not in _RATES
        and quantity.interval.finite
        and not _ARTICLE.match(quantity.surface)
    )


def overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
