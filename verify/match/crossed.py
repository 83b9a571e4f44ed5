"""Crossed figures: two values that two texts give to each other's subjects.

In: two lists of facts. Out: pairs of facts of one subject with two values, where the
other text has both values the other way round: "Holm 61 mm, Brack 48 mm" against "48 mm
at Holm and 61 mm at Brack". A subject is a name, or a word of a group that sets facts
apart (drug, placebo); it stands in the number's clause, or is the last one before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from verify.match.alignment import Pair, bucket
from verify.match.facts import Fact, contrasts, stem, stopwords
from verify.model.quantity import Quantity
from verify.model.span import Span

CROSSED = "two figures changed places"
_NAME = re.compile(r"[A-Z][^\W\d_]{2,}(?:-[^\W\d_]+)*+|[a-z][^\W\d_]{2,}")
_BREAK = re.compile(r"[;:()\[\]—–]|,\s|\b(?:and|but|while|whereas|against|with|compared)\b")
_MOST = 200  # figures of one sort in a text; more are a table's
Value = tuple[str, tuple[Decimal, Decimal]]


def crossed(first: Sequence[Fact], second: Sequence[Fact]) -> Iterator[Pair]:
    """Yield the pairs of facts of one subject whose values have changed places."""
    here, there = _by_value(first), _by_value(second)
    both = [value for value in here if value in there]
    if not 2 <= len(both) <= _MOST:
        return
    named = {value: (_subjects(here[value]), _subjects(there[value])) for value in both}
    apart = {value: s for value, s in named.items() if s[0] and s[1] and not s[0] & s[1]}
    for one, other in ((a, b) for a in apart for b in apart if a[0] == b[0] and a != b):
        own, turned = apart[one], apart[other]
        if own[0] & turned[1] and own[1] & turned[0] and not own[0] & turned[0]:
            yield Pair(0.0, here[one], there[other], CROSSED)


def _by_value(facts: Sequence[Fact]) -> dict[Value, Fact]:
    """Return the facts by their values; a value that stands twice is left out."""
    found: dict[Value, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.quantity.magnitude is not None:
            found[bucket(fact.quantity), fact.quantity.stated].append(fact)
    return {value: held[0] for value, held in found.items() if len(held) == 1}


def _subjects(fact: Fact) -> frozenset[str]:
    """Return the names that a figure is of: those of its clause, or the last before it."""
    quantity, sentence = fact.quantity, fact.sentence
    text = quantity.document.text
    breaks = [sentence.start, *_ends(text, quantity, sentence), sentence.end]
    for start, end in pairwise(breaks):
        if start <= quantity.span.start < end:
            own = _names(text, Span(start, quantity.span.start)) + _names(
                text, Span(quantity.span.end, end)
            )
            if own:
                return frozenset(own)
    before = _names(text, Span(sentence.start, quantity.span.start))
    return frozenset(before[-1:])


def _ends(text: str, quantity: Quantity, sentence: Span) -> list[int]:
    """Return where the clauses of a sentence end, but for those inside the number."""
    found = (m.end() for m in _BREAK.finditer(text, sentence.start, sentence.end))
    return [at for at in found if not quantity.span.start < at <= quantity.span.end]


def _names(text: str, span: Span) -> list[str]:
    """Return the names of a stretch of text, and the words that set facts apart."""
    words = (match[0] for match in _NAME.finditer(text, span.start, span.end))
    roots = ((word, stem(word)) for word in words)
    return [
        root
        for word, root in roots
        if root not in stopwords() and (word[0].isupper() or root in contrasts())
    ]
