"""Furnished: lists whose items hold numbers of their own, and lists of dates.

In: a sentence, the number that announces, and the sentence behind. Out: the length of the
list, or None:

    four chapters: 01:10 A cold start; 12:30 The ford; 25:00 Nine owls; 40:00 Home
    five runners ran under the mark, and here is the list. Lee, 1:57; Ose, 1:58; Munk, 1:59
    five items: a jug, a 15 g spoon, a stand and a pack of 40 filters
    by four bequests, signed in 1310, 1342 and 1377, ...
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.match._listing import Length, length_of, partial
from verify.match.reading import Sentence
from verify.model.quantity import Kind, Quantity
from verify.model.span import Span

LEAST = 3  # items of a list that is told by its shape alone
MOST = 900  # characters of a list
_DATE = (
    r"(?:\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}(?:st|nd|rd|th)?)"
)
_YEAR = r"(?:1[0-9]|20)\d\d"
_DATES = tuple(
    re.compile(
        rf"(?: [a-z-]{{3,16}}){{1,3}}+,(?: [a-z]{{3,14}}){{0,2}} (?:in|on|of|for|dated) (?P<list>{own}(?:, {own}){{1,10}}+(?P<oxford>,)? and {own})(?=[,.;)])"
    )
    for own in (_YEAR, _DATE)
)
_HERE = re.compile(
    r"\b(?:here (?:is|are)|(?:this|these|they) (?:is|are|was|were)|the (?:whole |full |complete )?list|in full|in order|all of them)\b[^.;:]{0,40}\.$"
)
_NOT_ALL = re.compile(
    r"\b(?:first|last|latest|other|others|another|rest|also|remaining|best|top|main|biggest|include\w*|including|such as|some|example)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:and |plus )?(?:an?|the|one) ", re.IGNORECASE)
_SEPARATE = re.compile(r", (?:and )?| and ")


def furnished(sentence: Sentence, quantity: Quantity, following: Sentence | None) -> Length | None:
    """Return the length of a list whose items hold numbers, or of a list of dates."""
    if partial(sentence.text):
        return None
    return (
        _dated(sentence, quantity)
        or _behind_colon(sentence, quantity)
        or _in_the_next(sentence, quantity, following)
    )


def _dated(sentence: Sentence, quantity: Quantity) -> Length | None:
    """Return how many dates tell those that are counted, one of each."""
    for pattern in _DATES:
        match = pattern.match(sentence.document.text, quantity.span.end, sentence.span.end)
        if match is None or _NOT_ALL.search(match[0]):
            continue
        count = match["list"].count(",") + 2 - (1 if match["oxford"] else 0)
        return Length(count, count, Span(*match.span("list")), 17)
    return None


def _behind_colon(sentence: Sentence, quantity: Quantity) -> Length | None:
    """Return the items behind the first colon of a sentence, that a count stands before."""
    text = sentence.document.text
    colon = text.find(": ", quantity.span.end, sentence.span.end)
    if colon < 0 or _counted_between(sentence, quantity.span.end, colon):
        return None
    between = text[quantity.span.end : colon]
    if ";" in between or _NOT_ALL.search(text[sentence.span.start : colon]):
        return None
    return _shaped(sentence, colon + 1) or _articled(sentence, colon + 1)


def _counted_between(sentence: Sentence, start: int, end: int) -> bool:
    """Return whether another number stands between a count and its list."""
    return any(start <= q.span.start < end for q in sentence.quantities)


def _shaped(sentence: Sentence, start: int) -> Length | None:
    """Return how many items semicolons part, where each holds a number, and all at one end."""
    body = sentence.document.text[start : min(sentence.span.end, start + MOST)].rstrip().rstrip(".")
    items = [item.strip() for item in body.split(";")]
    if len(items) < LEAST or not all(items) or _NOT_ALL.search(items[-1]):
        return None
    leading = all(item.removeprefix("and ")[0].isdigit() for item in items)
    closing = all(item[-1].isdigit() or item[-1] in "%)" for item in items)
    if not (leading or (closing and all(any(c.isdigit() for c in item) for item in items))):
        return None
    return Length(len(items), len(items), Span(start, start + len(body)), 18)


def _articled(sentence: Sentence, start: int) -> Length | None:
    """Return how many items a list has that each begin with "a" or "the"."""
    body = (
        sentence.document.text[start : min(sentence.span.end, start + MOST)].rstrip().rstrip(".!")
    )
    items = _SEPARATE.split(body.strip())
    if len(items) < LEAST or not all(_ARTICLE.match(f"{item} ") for item in items):
        return None
    return length_of(body, Span(start, start + len(body)), 17)


def _in_the_next(
    sentence: Sentence, quantity: Quantity, following: Sentence | None
) -> Length | None:
    """Return the items of the sentence behind one that ends "and here is the list"."""
    if following is None or following.block != sentence.block or not _HERE.search(sentence.text):
        return None
    counts: Sequence[Quantity] = [
        q for q in sentence.quantities if q.kind is Kind.NUMBER and not q.unit
    ]
    if not counts or counts[0] is not quantity or partial(following.text):
        return None
    return _shaped(following, following.span.start)
