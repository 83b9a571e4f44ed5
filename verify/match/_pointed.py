"""Pointed: lists told farther from the number that announces them.

In: a sentence, the number, and the sentence behind. Out: the length of the list: behind
"all of them:" or a colon far from the number that opens the sentence, in a sentence that
begins "They are", or the sum of counted items ("two cups, three shields and a plate").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.match._listing import Length, length_of, partial
from verify.match.reading import NUMBER, Sentence
from verify.model.quantity import Kind, Quantity
from verify.model.span import Span

FAR = 26  # words from a number that opens a sentence to its list
OPENING = 4  # words before such a number
MOST = 400  # characters of a list
_ALL = re.compile(r"\b(?:all|each) of (?:them|these|those)(?: [a-z]+){0,3}: ")
_THEY = re.compile(
    r"\s*(?:They|These|Those) (?:are|were)(?: as follows)?:? (?!(?:all|both|also|not|in|on|at|now|the most|the only)\b)"
)
_COUNTED = re.compile(
    r"(?:,|,? and)? ?(?P<count>an?|one|two|three|four|five|six|seven|eight|nine|\d{1,2}) (?:(?!and )[a-z-]+ ){0,2}(?!and )[a-z-]+"
)
_PACKED = re.compile(  # "two pairs of socks" may be one item
    r"\b(?:pairs|sets|packs|packets|bags|boxes|tins|jars|bottles|sheets|slices|rolls|copies|cups|spoons|spoonfuls|pieces|lengths) of\b"
)
_COUNTS = {"a": 1, "an": 1, "one": 1} | {
    word: n for n, word in enumerate("two three four five six seven eight nine".split(), start=2)
}


def behind(sentence: Sentence, quantity: Quantity, following: Sequence[Sentence]) -> Length | None:
    """Return the length of a list that is pointed to, or None."""
    return (
        _all_of_them(sentence, quantity)
        or _far(sentence, quantity)
        or _they_are(sentence, quantity, following)
    )


def _body(sentence: Sentence, start: int) -> tuple[str, Span]:
    """Return the words of a sentence from a place on, without their full stop."""
    body = (
        sentence.document.text[start : min(sentence.span.end, start + MOST)].rstrip().rstrip(".!?")
    )
    return body, Span(start, start + len(body))


def _all_of_them(sentence: Sentence, quantity: Quantity) -> Length | None:
    """Return the list of "four villages ..., valid in all of them: Arden, Balla and Corrie"."""
    match = _ALL.search(sentence.text)
    if match is None or sentence.span.start + match.start() < quantity.span.end:
        return None
    if _first(sentence) is not quantity:
        return None
    body, span = _body(sentence, sentence.span.start + match.end())
    return length_of(body, span, 17)


def _first(sentence: Sentence) -> Quantity | None:
    """Return the first count of a sentence."""
    return next((q for q in sentence.quantities if q.kind is Kind.NUMBER and not q.unit), None)


def summed(sentence: Sentence, quantity: Quantity) -> Length | None:
    """Return the sum of "five medals ...: two golds, one silver and two bronzes"."""
    text = sentence.document.text
    colon = text.find(":", quantity.span.end, sentence.span.end)
    if colon < 0 or partial(sentence.text):
        return None
    body, span = _body(sentence, colon + 1)
    at, counts = 0, []
    body = body.strip()
    while at < len(body) and (match := _COUNTED.match(body, at)) is not None:
        told = match["count"]
        counts.append(_COUNTS.get(told) or int(told))
        at = match.end()
    nouns = len(re.split(r",? and |, ", body))
    if at != len(body) or len(counts) < 2 or nouns != len(counts) or max(counts) < 2:
        return None
    between = [q for q in sentence.quantities if quantity.span.end <= q.span.start < colon]
    if any(q.kind is Kind.NUMBER and not q.unit for q in between):
        return None
    least = len(counts) if _PACKED.search(body) else sum(counts)
    return Length(least, sum(counts), span, 17)


def _far(sentence: Sentence, quantity: Quantity) -> Length | None:
    """Return the list behind a colon or dash far from the number that opens its sentence."""
    words, place = sentence.words, sentence.place(quantity)
    if place > OPENING or words[:place].count(",") or ":" not in words[place : place + FAR]:
        return None
    at = words.index(":", place)
    between = words[place + 1 : at]
    if {";", ".", "(", "while", "who", "which", "that", "said", "says"} & set(between):
        return None
    if any(
        sentence.starts[place] < q.span.start < sentence.starts[at]
        and q.kind is Kind.NUMBER
        and q.counted
        for q in sentence.quantities
    ):
        return None
    start = sentence.starts[at] + 1
    if sum(q.span.start >= start and q.kind is not Kind.DATE for q in sentence.quantities) > 1:
        return None
    body, span = _body(sentence, start)
    if "," not in body or " and " not in body or NUMBER in body:
        return None
    return length_of(body, span, 17)


def _they_are(
    sentence: Sentence, quantity: Quantity, following: Sequence[Sentence]
) -> Length | None:
    """Return the list of a sentence behind that begins "They are"."""
    if not following or quantity is not _last(sentence):
        return None
    own = following[0]
    match = _THEY.match(own.text)
    if match is None:
        return None
    body, span = _body(own, own.span.start + match.end())
    if "," not in body or " and " not in body:
        return None
    return length_of(body, span, 17)


def _last(sentence: Sentence) -> Quantity | None:
    """Return the last count of a sentence."""
    counts = [q for q in sentence.quantities if q.kind is Kind.NUMBER and not q.unit]
    return counts[-1] if counts else None
