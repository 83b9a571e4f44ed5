"""Scores of one match: "hung on for a 2-1 win ... asked about the 3-1 scoreline".

In: a reading. Out: a pair for each score that "the" and a noun of results make the one told
before, where only one score was told before it and neither is of a part of a match, or of
another match.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from verify.match.reading import Reading, Sentence
from verify.match.repeat._twice import TOP, Twice
from verify.model.quantity import Kind, Quantity
from verify.named import NamedTuple


class _Score(NamedTuple):
    """The two sides of a score as they stand."""

    one: Quantity
    two: Quantity


_TITLES = 2  # sentences that may be a title
_NAMES = 5  # words of the name of a side
_SMALL = frozenset(["of", "and", "the", "de", "la", "le", "am", "an"])
NEAR = 7  # words on either side of a score that may set it apart
_RESULTS = frozenset(
    "win victory defeat loss success triumph thrashing rout scoreline result score draw drubbing hammering beating"
    " reverse setback stalemate romp".split()
)
_DEFINITE = frozenset(["the", "this", "that", "their", "his", "her", "its", "our"])
_APART = frozenset(
    "half-time halftime interval break led lead leading ahead behind aggregate set sets first last previous earlier"
    " opening another second third next week month season year ago since when reverse return leg quarter period"
    " penalties shootout shoot-out flattering should could would if not never former reserves under-21 tie-break"
    " tiebreak series overall record monday tuesday wednesday thursday friday saturday sunday on in at by against"
    " over from home away".split()
)


def pairs(text: Reading) -> Iterator[Twice]:
    """Return the scores of one match that differ."""
    final = [s for sentence in text.sentences[:_TITLES] for s in _titled(sentence)][:1]
    told: list[_Score] = []
    for sentence in text.sentences:
        for score in _scores(sentence):
            known = final or told  # of what a title tells, the others are other moments
            values = {_values(earlier) for earlier in known}
            if len(values) == 1 and _again(sentence, score):
                first, second = _differing(known[-1], score)
                yield Twice(first, second, "the score that was told before", certain=True)
            told.append(score)


def _scores(sentence: Sentence) -> Iterator[_Score]:
    """Yield the scores of a sentence, the two sides of each."""
    sides = [q for q in sentence.quantities if q.kind is Kind.SCORE and q.magnitude is not None]
    for one, two in pairwise(sides):
        if sentence.place(two) - sentence.place(one) == 2:
            yield _Score(one, two)


def _titled(sentence: Sentence) -> Iterator[_Score]:
    """Yield the score of a title that has nothing but the sides and a number behind each."""
    sides = [q for q in sentence.quantities if q.kind is Kind.NUMBER and not q.unit]
    if sentence.kind not in TOP or len(sides) != len(sentence.quantities) or len(sides) != 2:
        return
    one, two = sides
    words, source = sentence.words, sentence.document.text
    first, second = sentence.place(one), sentence.place(two)
    if not 0 < first < second - 1 or second - first > _NAMES or first > _NAMES:
        return
    if any(w not in (",", "(", ")", "aet", "ht", ".") for w in words[second + 1 :]):
        return
    named = [at for at in range(second) if at != first and words[at].isalpha()]
    if all(source[sentence.starts[at]].isupper() or words[at] in _SMALL for at in named):
        yield _Score(one, two)


def _values(score: _Score) -> tuple[Decimal, ...]:
    """Return the numbers of a score, the greater first: the sides may be told in either order."""
    return tuple(sorted((q.magnitude or Decimal(0) for q in score), reverse=True))


def _differing(first: _Score, second: _Score) -> tuple[Quantity, Quantity]:
    """Return the sides in which two scores differ, or the greater ones."""
    one, two = (
        sorted(score, key=lambda q: q.magnitude or Decimal(0), reverse=True)
        for score in (first, second)
    )
    unlike = [(a, b) for a, b in zip(one, two, strict=True) if a.magnitude != b.magnitude]
    return unlike[0] if unlike else (one[0], two[0])


def _again(sentence: Sentence, score: _Score) -> bool:
    """Return whether a score is called the one of the match that was told of."""
    words = sentence.words
    start, end = sorted(sentence.place(q) for q in score)
    if start < 1 or words[start - 1] not in _DEFINITE or end + 1 >= len(words):
        return False
    if words[end + 1] not in _RESULTS:
        return False
    around = {*words[max(0, start - NEAR) : start], *words[end + 2 : end + 2 + NEAR]}
    return _APART.isdisjoint(around)
