"""Ensembles: words that say how many belong to them, and the names told of them.

In: a sentence. Out: the word as a number ("trio" is 3, "both" is 2) with the length of the list
of names that it is said of: "the trio of Ash, Elm and Fir", "the quartet (Ash, Elm and Fir)",
"both Ash, Elm and Fir". What carries a capital is a name: the Arden Quartet may be of any size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from verify.match._listing import Length, partial
from verify.match.reading import Sentence
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity
from verify.model.span import Span

SIZES = {
    "duo": 2, "pair": 2, "trio": 3, "threesome": 3, "triumvirate": 3, "quartet": 4, "foursome": 4, "quintet": 5, "sextet": 6,
    "septet": 7, "octet": 8,
}  # fmt: skip
_CAP = r"[A-ZÀ-ÖØ-Þ][\w’'-]{0,24}+"
_NAME = rf"{_CAP}(?: (?:{_CAP}|de|van|von|da|del|al)){{0,3}}+"
_ASIDE = r"(?: \([^()]{1,30}\)| on [a-z]+(?: (?!and\b)[a-z]+)?)?"
_ITEM = rf"(?:(?:since|from) \d{{4}}, )?(?:(?:the|a|an) (?:[a-z-]+ ){{1,2}})?{_NAME}{_ASIDE}"
_LIST = (
    rf"(?P<list>{_ITEM}(?:, {_ITEM}){{0,8}}+(?P<oxford>,)? and,? {_ITEM})(?=\s*(?:[,.;:)]|[a-z]))"
)
_OF = re.compile(
    rf"(?: of(?: [a-z]+)?|,? (?:made up of|consisting of|composed of|comprising|formed by)|:| –| \(|,) {_LIST}"
)
_ARE = re.compile(rf"(?:,[^,;.]{{2,60}},)? (?:are|is|were|was|comprises?|consists? of) {_LIST}")
_OPENED = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[Tt]his|[Tt]hat) (?:[a-z]+ ){0,2}$"
)
_BOTH = re.compile(rf"\b[Bb]oth (?P<list>{_NAME}(?:, {_NAME}){{1,8}}+ and {_NAME})(?= (?:[a-z]))")
_WORD = re.compile(rf"\b(?:{'|'.join(SIZES)})\b")
_WEIGHT = 18


def told(sentence: Sentence) -> Iterator[tuple[Quantity, Length]]:
    """Yield the words of a sentence that say how many a list has, with its length."""
    if "both" in sentence.vocabulary:
        for both in _BOTH.finditer(sentence.document.text, *sentence.span):
            yield _number(sentence, Span(both.start(), both.start() + 4), 2), _length(both)
    if sentence.vocabulary.isdisjoint(SIZES) or partial(sentence.text):
        return
    text, end = sentence.document.text, sentence.span.end
    for word in _WORD.finditer(text, *sentence.span):
        before = text[max(sentence.span.start, word.start() - 30) : word.start()]
        if not _OPENED.search(before):
            continue
        match = _OF.match(text, word.end(), end) or _ARE.match(text, word.end(), end)
        if match is not None:
            yield _number(sentence, Span(*word.span()), SIZES[word.group()]), _length(match)


def _number(sentence: Sentence, span: Span, size: int) -> Quantity:
    """Return a word as the number that it says."""
    exact = Interval.exactly(Decimal(size))
    return Quantity(
        sentence.document, span, Kind.NUMBER, Decimal(size), "", exact, exact, number=span
    )


def _length(match: re.Match[str]) -> Length:
    """Return how many names a list has."""
    listed = re.sub(r"\([^()]*\)|(?:since|from) \d{4},", "", match["list"])
    count = listed.count(",") + 2 - (1 if match.groupdict().get("oxford") else 0)
    count -= listed.count(" and,")
    return Length(count, count, Span(*match.span("list")), _WEIGHT)
