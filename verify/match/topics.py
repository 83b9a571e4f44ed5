"""Topics: what each number of a sentence is about, and which of them a phrase names.

In: sentences with their quantities, and some words of a phrase ("the eastern figure", "that of
the old line"). Out: for each number the stems of its own clause and of what it counts, and how
plainly a phrase points to it and to no other. A number in a clause without words ("its white
loaf, at £1.20, is") is about what stands before. What follows from that is left to the kinds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache

from verify.match import lexicon
from verify.match.facts import heads_behind, stem, stopwords
from verify.match.reading import Reading, Sentence
from verify.model.quantity import CALENDAR, Quantity
from verify.model.span import Span
from verify.named import NamedTuple

BREAK = re.compile(
    r"[;:()\[\]—–]|,(?=\s)|\b(?:and|but|while|whilst|whereas|though|although|against|versus|than|when|where|which|who|compared"
    r"|so|because|since)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[’'-][^\W\d_]+)*+|\b(?:1[5-9]|20)\d\d\b")
_RELATIVE = re.compile(r"which|who|where", re.IGNORECASE)
_FRONTED = re.compile(r"\s*(?:at|with|for|from|by|having)\s*$", re.IGNORECASE)
_TELLING = frozenset(
    [
        "new",
        "first",
        "second",
        "last",
        "high",
        "low",
        "own",
        "male",
        "other",
        "later",
        "further",
        "us",
    ]
)
_POINTERS = frozenset(
    [
        "former",
        "latter",
        "start",
        "begin",
        "outset",
        "launch",
        "respectively",
        "hav",
        "mak",
        "giv",
        "being",
        "word",
    ]
)
ANTECEDENT = 2  # words before a relative clause that it is about
SUBJECT = 4  # words of a clause that an opening phrase is about
SHORT = 3  # letters of the shortest adjective
HEAD = 2  # what the noun of a number is worth, against 1 for a word of its clause
BACK = 3  # clauses without words that are gone back over


class Topic(NamedTuple):
    """A number with the stems of what it counts, of its clause, and of its sentence."""

    quantity: Quantity
    sentence: Sentence
    heads: frozenset[str]
    clause: frozenset[str]
    line: frozenset[str]

    @property
    def order(self) -> int:
        """Where the number stands in its text."""
        return self.quantity.span.start


def topics(sentence: Sentence) -> tuple[Topic, ...]:
    """Return what the numbers of a sentence are about; dates and times are words here."""
    found: tuple[Topic, ...] | None = sentence.notes.get("topics")
    if found is None:
        found = sentence.notes["topics"] = tuple(_topics(sentence))
    return found


def near(text: Reading, sentence: Sentence, back: int, ahead: int = 0) -> list[Topic]:
    """Return the numbers of a sentence and of its neighbours in the paragraph."""
    return [t for s in text.window(sentence, back, ahead) for t in topics(s)]


def stems(words: str) -> frozenset[str]:
    """Return the stems of the words of a phrase that name something; years stay."""
    return frozenset(_ordered_stems(words))


def _ordered_stems(words: str) -> list[str]:
    found = (_base(stem(w)) for w in _WORD.findall(words))
    return [w for w in found if w not in _empty()]


def _base(word: str) -> str:
    """Return a comparative or superlative as the adjective it is of: "bigger", "oldest"."""
    for ending in ("est", "er"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORT:
            bare = word.removesuffix(ending)
            return bare[:-1] if bare[-1] == bare[-2] and bare[-1] not in "ls" else bare
    return word


def names(phrase: frozenset[str], topic: Topic) -> int:
    """Return how plainly a phrase names what a number is about."""
    return HEAD * len(phrase & topic.heads) + len(phrase & (topic.clause - topic.heads))


def picked(phrase: frozenset[str], one: Topic, other: Topic) -> int:
    """Return by how much more plainly a phrase names one number than the other."""
    return names(phrase, one) - names(phrase, other)


def known(phrase: frozenset[str], among: Iterable[Topic], sentence: Sentence) -> bool:
    """Return whether any word of a phrase of a sentence is told of some numbers."""
    return any(
        phrase & (t.clause | t.heads if t.sentence is sentence else t.line | t.heads) for t in among
    )


def _topics(sentence: Sentence) -> Iterable[Topic]:
    text, span = sentence.document.text, sentence.span
    amounts = [q for q in sentence.quantities if q.kind not in CALENDAR]
    if not amounts:
        return
    breaks = [m.span() for m in BREAK.finditer(text, *span)]
    breaks = [b for b in breaks if not any(q.span.start <= b[0] < q.span.end for q in amounts)]
    edges = [span.start, *(b[1] for b in breaks)]
    ends = [*(b[0] for b in breaks), span.end]
    words = [
        _said(text, Span(start, max(start, end)), amounts)
        for start, end in zip(edges, ends, strict=True)
    ]
    holders = {bisect_right(edges, q.span.start) - 1 for q in amounts}
    line = frozenset(w for clause in words for w in clause)
    said = [frozenset(clause) for clause in words]
    for at, (start, end) in enumerate(breaks, 1):  # "its rival, which has 15 grams"
        if _RELATIVE.fullmatch(text, start, end):
            behind = next((words[i] for i in range(at - 1, max(-1, at - 3), -1) if words[i]), [])
            said[at] |= frozenset(behind[-ANTECEDENT:])
    first = amounts[0].lead.start if amounts[0].lead else amounts[0].span.start
    if len(words) > 1 and 0 in holders and _FRONTED.match(text, span.start, first):
        said[0] |= frozenset(words[1][:SUBJECT])  # "At 45 grams, the cereal has"
    for quantity in amounts:
        at = bisect_right(edges, quantity.span.start) - 1
        yield Topic(
            quantity,
            sentence,
            frozenset(_base(w) for w in heads_behind(text, quantity, span.end) - _empty()),
            _own(said, at, holders),
            line,
        )


def _own(said: Sequence[frozenset[str]], at: int, holders: set[int]) -> frozenset[str]:
    """Return the stems of a clause, or of the nearest before it that has any and no number."""
    for back in range(at, max(-1, at - BACK - 1), -1):
        if said[back]:
            return said[back]
        if back != at and back in holders:
            break
    return frozenset()


def _said(text: str, clause: Span, quantities: Sequence[Quantity]) -> list[str]:
    """Return the stems of a clause in order, those inside its numbers left out."""
    found: list[str] = []
    at = clause.start
    for quantity in quantities:
        if quantity.span.end <= clause.start or quantity.span.start >= clause.end:
            continue
        found += _ordered_stems(text[at : max(at, quantity.span.start)])
        at = max(at, quantity.span.end)
    return found + _ordered_stems(text[at : max(at, clause.end)])


@cache
def _empty() -> frozenset[str]:
    """Return the stems of words that name no one thing."""
    words = frozenset(map(stem, lexicon.words("generic") | lexicon.words("filler")))
    return (words | stopwords() | _POINTERS) - _TELLING
