"""Ahead: how many are told to be ahead of one, against the place that it is given.

In: rules of this kind and an extraction. Out: claims that the `place` ("ranks third", "the
second-tallest") is one more than the names of those alone that go before it: "Only Arn, Belk and
Cole are larger", "the third largest, after Arn, Belk and Cole"; and that it is none past the last
("sixth of five runners"). The list stands in the same sentence or in the next; a place by one
measure and those ahead by another are two things, so the two must be neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verify.extract import Extraction
from verify.match.reading import Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings

KIND = "ahead"
OPTIONS = ()
SLOTS = ("place",)
WORDS = (  # no text without them holds a claim
    "nly ", "ust ", "head of", "bove ", "n front of", "after ", "behind ", "th of ", "rd of ", " out of "
)  # fmt: skip
_SOLE = frozenset(["only", "just", "ahead", "above", "front"])
_LAST = frozenset(["after", "behind"])
MOST = 20
MANY = 200  # of whom a place may be one
_PROPER = r"(?:the\s+)?[A-Z][\w’'-]*+(?:\s+(?:[A-Z][\w’'-]*+|of|de|da|del|la|von|van)){0,3}"
_FINISHED = re.compile(
    r"\b(?:(?:was|is|were|being) the|rank(?:s|ed|ing)?|place[ds]?|comes?|came|finish(?:es|ed|ing)|stands?|stood|lies?|lying|in)\s+(?:only\s+|joint\s+|a\s+[a-z]+\s+)?$",
    re.IGNORECASE,
)
_MORE = (
    r"(?:ahead|above|before|in front|larger|bigger|higher|taller|longer|older|younger|deeper|wider|heavier|faster|quicker|richer|wetter"
    r"|drier|warmer|hotter|cooler|colder|shorter|smaller|lower|cheaper|dearer|busier|better|worse|greater|stronger|more|fewer|less|farther|further)"
)
_ONLY = re.compile(
    rf"\b(?:only|just)\s+(?P<list>[^.;:!?]{{2,160}}?(?:\.\d[^.;:!?]{{0,120}}?)*?),?\s+(?:(?:is|are|was|were|has|have|had|stands?|stood|lies?|lay|ranks?|ranked"
    r"|scored|sold|earned|made|took|gained|finished|came|comes?|did|do|does|weighs?|weighed|measures?|measured|rises?|rose|ran|runs?|produced?|produces"
    rf"|won|got|drew|saw|brought|received|goes|go|went)\s+(?:[a-z]+\s+){{0,2}}?{_MORE}\b)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:\A|(?<=[.;]))\s*(?:Ahead of|Above|In front of) (?:her|him|it|them|that) (?:are|were|is|was|came|come|stand|stood|lie|lay|finished)"
    r" (?:only )?(?P<list>[^.;:!?]{2,160}(?:[.:]\d[^.;:!?]{0,120})*+)"
)
_AFTER = re.compile(
    rf"(?:[\s-]+(?:[a-z]+est|most [a-z]+|place|overall|in [a-z ]{{3,30}}|on [a-z ]{{3,30}}|[a-z]{{3,14}}))?(?: [a-z]{{3,14}})?,?\s+(?:after|behind)"
    rf"\s+(?P<list>{_PROPER}(?:,\s+{_PROPER}){{0,12}}+,?\s+and\s+{_PROPER})(?=\s*(?:[.;)]|,\s+(?:and|but|which|who|with)\b))"
)
_OF = re.compile(
    r"(?:\s+place)?\s+(?:out\s+)?of\s+(?:the\s+|its\s+|a\s+field\s+of\s+)?(?P<size>\w+)\s+(?:[a-z-]+\s+)?(?:[a-z]{2,}s|children|men|women|people)\b"
)
_BRACKET = re.compile(r"\s*\([^()]{0,60}\)|,?\s+(?:with|at|on)\s+[^\s,]*\d[^,]*?(?=,|\sand\s|$)")
_AND = re.compile(r",\s+and\s+|\s+and\s+|,\s+|\s*&\s*")
_CLAUSE = re.compile(r"\s+(?:who|which|with|on|in|at)\s+[^,]*")
_NAME = re.compile(r"(?:the\s+|an?\s+|its\s+|[A-Z]|1\d{3}$|20\d\d$)")
_SUPERLATIVE = re.compile(
    r"[\s-]+(?:[a-z]+est|most|least|place|in|on|for|overall|by|among|behind|position|[,.;])\b|\s*[,.;]"
)
_RANKED = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|place[ds]?|stands?|stood|lies?|lying|lay|comes?|came|finish(?:es|ed)|is|was|the|in|its|into|to|for|of"
    r"|t(?:ook|akes?|aking)|claim(?:s|ed|ing)|secur(?:es|ed|ing)|earn(?:s|ed|ing)|[a-z]+'s)\s+(?:[a-z']+\s+)?$",
    re.IGNORECASE,
)


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    placed = -2  # the last sentence that gives a place; only it and the next can be meant
    for sentence in text.sentences:
        ordinals = [q for q in sentence.quantities if q.kind is Kind.ORDINAL]
        if ordinals:
            placed = sentence.index
            yield from _here(rules, sentence, ordinals)
        if sentence.index - placed > 1 or _SOLE.isdisjoint(sentence.vocabulary):
            continue
        match = _ONLY.search(sentence.text) or _BEFORE.search(sentence.text)
        count = _length(match["list"]) if match else 0
        place = _place(text.window(sentence, 1), sentence, match) if match and count else None
        if place is not None:
            for rule in rules:
                yield _claim(rule, place, count)


def _here(
    rules: Sequence[Rule], sentence: Sentence, ordinals: Sequence[Quantity]
) -> Iterator[Claim]:
    """Return the claims of places with those ahead, or how many there are, told right behind."""
    text, stop = sentence.document.text, sentence.span.end
    for place in ordinals:
        size = int(place.magnitude or 0)
        behind = (
            None
            if _LAST.isdisjoint(sentence.vocabulary)
            else _AFTER.match(text, place.span.end, stop)
        )
        if behind and (count := _length(behind["list"])) >= size - 1 and _is_place(sentence, place):
            for rule in rules:
                yield _claim(rule, place, count)
        among = _OF.match(text, place.span.end, stop)
        several = among and _count(sentence, among.start("size"))
        before = text[max(sentence.span.start, place.span.start - 30) : place.span.start]
        if several and _FINISHED.search(before):
            for rule in rules:
                yield _claim(rule, place, 0, among=several)


def _count(sentence: Sentence, at: int) -> int:
    """Return the small whole number that begins at a place, or 0."""
    found = next((q for q in sentence.quantities if q.span.start == at), None)
    size = found.magnitude if found is not None and found.kind is Kind.NUMBER else None
    return int(size) if size is not None and 1 < size <= MANY and size == int(size) else 0


def _length(told: str) -> int:
    """Return how many names a list holds, or 0 where it is no list of names."""
    items = [
        item.strip() for item in _AND.split(_CLAUSE.sub("", _BRACKET.sub("", told))) if item.strip()
    ]
    named = items and all(_NAME.match(item) and len(item) < 60 for item in items)
    return len(items) if named else 0


def _place(
    window: Sequence[Sentence], sentence: Sentence, match: re.Match[str] | None
) -> Quantity | None:
    """Return the one place that is given beside those ahead, or None."""
    assert match is not None
    start = sentence.span.start + match.start()
    found = [
        q
        for s in window
        for q in s.quantities
        if q.kind is Kind.ORDINAL and q.span.end <= start and _is_place(s, q)
    ]
    return found[0] if len(found) == 1 else None


def _is_place(sentence: Sentence, quantity: Quantity) -> bool:
    """Return whether an ordinal is a place among several: "ranks third", "the second-largest"."""
    text = sentence.document.text
    before = text[max(sentence.span.start, quantity.span.start - 30) : quantity.span.start]
    place = quantity.magnitude or 0
    behind = _SUPERLATIVE.match(text, quantity.span.end)
    return 2 <= place <= MOST and behind is not None and _RANKED.search(before) is not None


def _claim(rule: Rule, place: Quantity, count: int, *, among: int | None = None) -> Claim:
    extra = {"threshold": 16, "judged": "place", "farthest": "1000", "ahead": count}
    if among is not None:
        extra["among"] = among
    told = f"{count} are told to be ahead" if among is None else f"{among} have places"
    return Claim(rule, {"place": place}, evidence=(told,), weight=20, extra=extra)
