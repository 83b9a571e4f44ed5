"""Proportioned: what a ratio or a growth says of two numbers near it.

In: a proportion and two amounts. Out: evidence: its nouns name them, they stand side by side, it
is set off behind them, or leads to one of them.
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
    OTHERS,
    POINTS,
    UNTOLD,
    corrected,
    like,
    others,
    setting,
)
from verify.match._proportions import Proportion
from verify.match.alike import one_sort
from verify.match.evidence import Evidence
from verify.match.reading import Sentence
from verify.match.topics import Topic, known, names, picked, stems
from verify.model.quantity import Kind

_PAIRED = re.compile(
    r"(?:,| \(|:| —| –) ?(?:or |at )?[\w.,]{1,12}(?: [a-z]+)? (?:to|against|and|v|versus) "
)
_HENCE = re.compile(r"in other words|that is|meaning|in effect")
_TALLIED = re.compile(r"(?:,| \(|:| —| –)[^;.()\d]{0,24}[\d.,]{1,12}[^;.()\d]{1,40}$")
_LEADS = re.compile(
    r"(?:[,:(]|—|–) ?(?:or |a |an |giving |makes? |making |that is |which is |(?:an?|the) ratio of |this is |it is |nearly |almost |about |roughly |more than |by )*$"
)


def proportion(
    sentence: Sentence, told: Proportion, result: Topic, base: Topic, pool: Sequence[Topic]
) -> Evidence:
    """Count what says that two numbers are the sides of a proportion."""
    evidence = Evidence()
    evidence.add("so many for so many", CUE)
    named = _sides_named(evidence, sentence, told, result, base, pool)
    if (
        not named
        and (result.quantity.magnitude or 0) < (base.quantity.magnitude or 0)
        and told.value > 1
    ):
        evidence.add("the greater first", CROSSED)
    _beside(evidence, sentence, told, result, base, pool, named)
    for reason, weight in setting(sentence, told.span.start, result, base, told.value):
        evidence.add(reason, weight)
    _set_off(evidence, sentence, told, result, base, pool)
    corrected(evidence, result, base, sentence)
    return evidence


def _sides_named(
    evidence: Evidence,
    sentence: Sentence,
    told: Proportion,
    result: Topic,
    base: Topic,
    pool: Sequence[Topic],
) -> int:
    """Count which sides the nouns of a proportion name; return how many they name."""
    first, second = stems(told.first), stems(told.second)
    named = 0
    for side, own, other in ((first, result, base), (second, base, result)):
        if not side:
            continue
        more = picked(side, own, other)
        rivals = [
            t
            for t in pool
            if t is not own and t is not other and names(side, t) >= names(side, own)
        ]
        if more > 0:
            named += 1
            evidence.add("names it", NAMED if not rivals else NAMED // 2)
        elif more < 0:
            evidence.add("names the other", CROSSED)
        elif not known(side, (own, other), sentence):
            evidence.add("is not told of", UNTOLD if len(first) and len(second) else UNTOLD // 2)
    return named


def _beside(
    evidence: Evidence,
    sentence: Sentence,
    told: Proportion,
    result: Topic,
    base: Topic,
    pool: Sequence[Topic],
    named: int,
) -> None:
    """Count how two numbers stand to each other and among others like them."""
    same = result.sentence is base.sentence is sentence
    akin = [
        t
        for t in pool
        if not (same and t.sentence is not sentence)
        and like(t.quantity, base.quantity)
        and (told.grown != "to" or t is result or t.order < told.span.start)
    ]
    if len(akin) == 2:
        evidence.add("the only pair", ONLY)
    elif named < 2:
        evidence.add("others like them", others(akin, result, base))
    if result.sentence is base.sentence:
        between = [
            t
            for t in akin
            if min(result.order, base.order) < t.order < max(result.order, base.order)
        ]
        evidence.add("side by side", POINTS if not between else OTHERS)
    elif named < 2:
        evidence.add("in two sentences", LOOSE)
    if result.sentence is sentence or base.sentence is sentence:
        evidence.add("in one sentence", POINTS)


def growth(
    sentence: Sentence, told: Proportion, result: Topic, base: Topic, pool: Sequence[Topic]
) -> Evidence:
    """Count what says that two numbers are what something grew from and to."""
    evidence = Evidence()
    evidence.add("so many times as much", CUE)
    if ((result.quantity.magnitude or 0) < (base.quantity.magnitude or 0)) == (told.value > 1):
        evidence.add("the other way", CROSSED)
    own = [
        t
        for t in pool
        if like(t.quantity, base.quantity) and (not told.noun or t.order < told.span.start)
    ]
    if told.noun and (result not in own or base not in own or result.quantity.kind is Kind.PERCENT):
        evidence.add("behind it", CROSSED)
    inside = [t for t in own if t.sentence is sentence]
    if result in inside and base in inside:
        evidence.add(
            "the only pair of the sentence" if len(inside) == 2 else "others like them",
            NAMED if len(inside) == 2 else OTHERS * (len(inside) - 2),
        )
    elif len(own) == 2 and result.sentence is base.sentence:
        evidence.add("the only pair", ONLY)
    else:
        evidence.add("others like them", OTHERS * max(len(own) - 2, 1))
    between = [
        t for t in own if min(result.order, base.order) < t.order < max(result.order, base.order)
    ]
    evidence.add("side by side", POINTS if not between else OTHERS)
    _subject(evidence, sentence, told, result, base)
    for reason, weight in setting(sentence, told.span.start, result, base, told.value):
        evidence.add(reason, weight)
    corrected(evidence, result, base, sentence)
    return evidence


def _subject(
    evidence: Evidence, sentence: Sentence, told: Proportion, result: Topic, base: Topic
) -> None:
    """Count whether one thing grew, and whether it is the one that the words name."""
    subject = frozenset[str]() if _HENCE.search(told.first) else stems(told.first)
    more = picked(subject, result, base)
    if (
        subject
        and not more
        and not (names(subject, result) or known(subject, (result, base), sentence))
    ):
        evidence.add("another subject", UNTOLD)
    elif more:
        evidence.add("of one of them alone", LOOSE)
    elif subject:
        evidence.add("of both", POINTS)
    if not _same_topic(result, base):
        evidence.add("of two things", 2 * LOOSE)
    elif not result.quantity.unit and not result.heads & base.heads:
        evidence.add("of nothing told", LOOSE)


def _same_topic(one: Topic, other: Topic) -> bool:
    """Return whether two numbers may be of one thing: neither counts what the other does not."""
    if one.heads and other.heads and not one.heads & other.heads:
        return False
    return one_sort(one.quantity, other.quantity) or not (one.heads and other.heads)


def _set_off(
    evidence: Evidence,
    sentence: Sentence,
    told: Proportion,
    result: Topic,
    base: Topic,
    pool: Sequence[Topic],
) -> None:
    """Count whether a ratio is set off right behind its numbers, or a growth leads to one."""
    text, at = sentence.document.text, told.span.start
    if told.grown == "to":
        behind = next((t for t in pool if t.order > told.span.end), None)
        evidence.add("grown to it", BESIDE if behind is result and base.order < at else CROSSED)
        return
    before = [t for t in pool if t.order < at][-2:]
    if {id(t) for t in before} == {id(result), id(base)} and _LEADS.search(
        text, max(0, at - 40), at
    ):
        evidence.add("set off behind them", APPOSED)
    elif told.grown:
        evidence.add("not set off", CROSSED)
    ahead = [t for t in pool if t.order >= told.span.end][:2]
    if ahead == [result, base] and _PAIRED.fullmatch(text, told.span.end, base.order):
        evidence.add("told in numbers", 2 * APPOSED)
    elif {id(t) for t in ahead} == {id(result), id(base)} and _TALLIED.fullmatch(
        text, told.span.end, ahead[1].order
    ):
        evidence.add("numbers set off behind it", APPOSED + 1)
