"""Sides: what the words of "x is so many times y" say of which number is x and which is y.

In: a multiple and two amounts. Out: evidence: the subject names the one, or it is set off behind
it; the standard holds the other, names it, or points back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.match._comparing import (
    APPOSED,
    BESIDE,
    CROSSED,
    CUE,
    LOOSE,
    NAMED,
    ONLY,
    POINTS,
    UNNAMED,
    UNTOLD,
    corrected,
    like,
    others,
    setting,
)
from verify.match._multiples import Multiple
from verify.match.alike import one_sort
from verify.match.evidence import Evidence
from verify.match.reading import Sentence
from verify.match.topics import Topic, known, names, picked, stems
from verify.model.quantity import AMOUNTS_AND_AGES

NEIGHBOURS = 3
EARLIER = -2  # both numbers stand in the sentence before
_POINTING = re.compile(
    r"\s*(?:(?:it|they|that|this|which|these|those|he|she|we|and|or|a|an|or|some|just|is|are|was|were|being|at|only|almost|nearly|"
    r"about|roughly|more than|over|exactly|making it|hence|thus|so|therefore|now|still|fully|less than|under|well|has|have|had|ours|"
    r"theirs|that is|i\.e\.|in other words|the figure|the number|the total|than|to|by|as)\s*)*",
    re.IGNORECASE,
)
_HERE = re.compile(r"\s*,?\s*(?:or |at |namely |about )?$")
_JOINED = re.compile(r"\b(?:and|but)$", re.IGNORECASE)
_NORM = re.compile(
    r"\b(?:most|least|maximum|minimum|norm|average|usual|normal|national|typical|again)\b",
    re.IGNORECASE,
)


def sides(
    sentence: Sentence, multiple: Multiple, result: Topic, base: Topic, pool: Sequence[Topic]
) -> Evidence:
    """Count what says that these two numbers are the two sides."""
    evidence = Evidence()
    evidence.add("so many times", CUE)
    text = sentence.document.text
    _base_side(evidence, sentence, multiple, result, base, pool)
    before = evidence.weight
    _result_side(evidence, sentence, multiple, result, base, pool)
    if evidence.weight == before:
        evidence.add("nothing names the result", UNNAMED)
    akin = [t for t in pool if like(t.quantity, base.quantity)]
    sure = evidence.weight - CUE  # what the words say of the two sides
    if len(akin) == 2:
        evidence.add("the only pair", ONLY)
    elif sure < NAMED + APPOSED:
        evidence.add("others like them", others(akin, result, base))
    first, last = sorted((result.order, base.order))
    if result.sentence is base.sentence is sentence and not any(
        first < t.order < last for t in pool
    ):
        evidence.add("neighbours", NEIGHBOURS)
    if result.sentence is not sentence and base.sentence is not sentence:
        evidence.add("told before", EARLIER)
    if not one_sort(result.quantity, base.quantity):
        evidence.add("of two sorts", LOOSE)
    for reason, weight in setting(sentence, multiple.span.start, result, base, multiple.value):
        evidence.add(reason, weight)
    inside = multiple.standard.start <= base.order < multiple.standard.end
    named = names(stems(text[multiple.standard.start : multiple.standard.end]), base)
    if not inside and not named and _NORM.search(text, multiple.span.end, multiple.standard.end):
        evidence.add("of a norm", UNTOLD)
    corrected(evidence, result, base, sentence)
    return evidence


def _base_side(
    evidence: Evidence,
    sentence: Sentence,
    multiple: Multiple,
    result: Topic,
    base: Topic,
    pool: Sequence[Topic],
) -> None:
    """Count what the standard says of the base: it holds it, names it, or points back."""
    text, standard = sentence.document.text, multiple.standard
    inside = [t for t in pool if standard.start <= t.order < standard.end]
    if base in inside:
        evidence.add("the standard itself", BESIDE)
        return
    if inside or any(
        standard.start <= q.span.start < standard.end and q.kind in AMOUNTS_AND_AGES
        for q in sentence.quantities
    ):
        evidence.add("another standard", CROSSED)
        return
    told = stems(text[standard.start : standard.end])
    if told and multiple.counted and not known(told, (result, base), sentence):
        evidence.add("the standard is not told of", UNTOLD // 2)
        return
    if told and _follows(text, base, standard.end):
        evidence.add("behind the standard", BESIDE)
        return
    _side(evidence, "standard", told, base, result, pool, sentence)
    if not told and multiple.clause:
        evidence.add("a standard of its own", UNTOLD)
    elif not told and not _POINTING.fullmatch(text[standard.start : standard.end]):
        evidence.add("a standard that nothing tells", UNTOLD // 2)  # "twice the overall rate"
    elif not told:
        before = [
            t
            for t in pool
            if t.order < multiple.span.start
            and t is not result
            and like(t.quantity, result.quantity)
        ]
        if before and before[-1] is base:
            evidence.add("the one before", POINTS)


def _result_side(
    evidence: Evidence,
    sentence: Sentence,
    multiple: Multiple,
    result: Topic,
    base: Topic,
    pool: Sequence[Topic],
) -> None:
    """Count what the subject says of the result: it names it, or is set off behind it."""
    text, subject = sentence.document.text, multiple.subject
    said = text[subject.start : subject.end]
    inside = [
        t
        for t in pool
        if subject.start <= t.order < subject.end and like(t.quantity, base.quantity)
    ]
    if inside:
        if inside[-1] is result:
            evidence.add("its own subject", NAMED)
        elif inside[-1] is not base:
            evidence.add("another subject", CROSSED)
        elif _follows(text, result, multiple.standard.end):
            evidence.add("behind it", APPOSED)
        return
    counted = stems(multiple.counted)
    if counted and picked(counted, result, base) > 0:
        evidence.add("it is counted", NAMED)
        return
    told = stems(said)
    if told and not _POINTING.fullmatch(said):
        _side(evidence, "subject", told, result, base, pool, sentence)
    else:
        _pointed_at(evidence, sentence, multiple, result, base, pool)


def _pointed_at(
    evidence: Evidence,
    sentence: Sentence,
    multiple: Multiple,
    result: Topic,
    base: Topic,
    pool: Sequence[Topic],
) -> None:
    """Count what place says of the result of a subject that names nothing: "that is twice"."""
    text, subject = sentence.document.text, multiple.subject
    earlier = [t for t in pool if t.order < multiple.span.start]
    joined = _JOINED.search(text, max(0, subject.start - 9), subject.start)
    if _follows(text, result, multiple.standard.end) and not stems(
        text[multiple.standard.start : multiple.standard.end]
    ):
        evidence.add("behind it", APPOSED)
    elif earlier and earlier[-1] is result and not joined:
        evidence.add("set off behind it", APPOSED)
    elif joined:
        return
    elif [t for t in earlier if like(t.quantity, base.quantity)][-1:] == [result]:
        evidence.add("the last like it", POINTS)
    elif (
        base in earlier
        and base.sentence is not sentence
        and [t for t in pool if t.sentence is sentence][:1] == [result]
    ):
        evidence.add("the first of its sentence", POINTS)


def _follows(text: str, topic: Topic, end: int) -> bool:
    """Return whether a number is set off right behind the standard: "half that, 2 grams"."""
    start = topic.quantity.lead.start if topic.quantity.lead else topic.order
    return 0 <= start - end <= 12 and bool(
        _HERE.fullmatch(text, end, min(start, topic.order))
        or text[end:start].strip() in (", or", ", at", "(", "—", "–", ":")
    )


def _side(
    evidence: Evidence,
    name: str,
    told: frozenset[str],
    own: Topic,
    other: Topic,
    pool: Sequence[Topic],
    sentence: Sentence,
) -> None:
    """Count whether the words of a side name its number, the other, or neither."""
    if not told:
        return
    more = picked(told, own, other)
    if more > 0 and all(
        names(told, t) < names(told, own) or t is own or not like(t.quantity, own.quantity)
        for t in pool
    ):
        evidence.add(f"the {name} names it", NAMED)
    elif more > 0:
        evidence.add(f"the {name} may be it", NAMED // 2)
    elif more < 0:
        evidence.add(f"the {name} names the other", CROSSED)
    elif not known(told, (own, other), sentence):
        evidence.add(f"the {name} is not told of", UNTOLD)
