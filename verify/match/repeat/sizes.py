"""Sizes that name a thing again: "the tower is 182 metres high ... the 128-metre tower".

In: a reading. Out: a pair for each amount that stands before the noun of a thing spoken of
before ("the €870 million deal"), and an earlier amount of the same sort in the noun's
clause, where no amount of that sort agrees with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.match import lexicon
from verify.match.alignment import bucket
from verify.match.facts import stem
from verify.match.reading import Reading
from verify.match.repeat._twice import (
    Lines,
    Placed,
    Twice,
    comparable,
    differ,
    loose,
    made_of,
    parted,
    point,
    slipped,
)
from verify.model.quantity import Kind, Quantity

BACK = 12  # sentences looked back over
MOST = 24  # amounts of one sort looked back at
_DEFINITE = frozenset("the its their his her this that our".split())
_KINDS = frozenset({Kind.MONEY, Kind.PHYSICAL, Kind.DURATION, Kind.PERCENT})


def pairs(text: Reading) -> Iterator[Twice]:
    """Return the amounts that name a thing again with another value."""
    lines = Lines(text)
    every: list[tuple[int, Quantity]] = []
    for sentence in text.sentences:
        for quantity in sentence.quantities:
            if quantity.kind not in _KINDS or not point(quantity):
                continue
            second = _named_by(lines, text, sentence.index, quantity)
            if second is not None:
                yield from _again(text, lines, every, second)
            every.append((sentence.index, quantity))


def _named_by(lines: Lines, text: Reading, index: int, quantity: Quantity) -> Placed | None:
    """Return an amount that stands between "the" and a noun."""
    sentence = text.sentences[index]
    place = sentence.place(quantity)
    words = sentence.words
    if words[max(0, place - 1) : place] and words[place - 1] in _DEFINITE and _noun(words, place):
        return lines.placed(sentence, quantity)
    return None


def _noun(words: Sequence[str], place: int) -> str:
    """Return the stem of the noun right behind an amount, or ""."""
    behind = words[place + 1 : place + 4]
    found = ""
    for word in behind:
        if not word[:1].isalpha() or word in lexicon.words("phrase_end") or len(word) < 3:
            break
        if word in lexicon.words("no_thing"):
            return ""
        found = stem(word)
        if word.endswith("ing") or word.endswith("ed"):
            return ""
        break
    return found


def _again(
    text: Reading, lines: Lines, every: Sequence[tuple[int, Quantity]], second: Placed
) -> Iterator[Twice]:
    """Return the pair of an amount with the one that its noun had before."""
    noun = _noun(second.sentence.words, second.place)
    sort, index = bucket(second.quantity), second.sentence.index
    near = [
        (i, q)
        for i, q in every[-4 * MOST :]
        if index - i <= BACK and bucket(q) == sort and q.span != second.quantity.span
    ][-MOST:]
    if any(not differ(q, second.quantity) for _, q in near):
        return
    earlier = [lines.placed(text.sentences[i], q) for i, q in near]
    earlier = [m for m in earlier if noun in m.clause and not loose(m.quantity)]
    if not earlier or len({m.quantity.magnitude for m in earlier}) > 1:
        return
    first = earlier[-1]
    slip = slipped(first.quantity, second.quantity)
    if first.sentence is second.sentence or parted(first.sentence, second.sentence):
        return
    if not slip and not comparable(first.quantity, second.quantity):
        return
    if not made_of(text, first, second):
        why = "the amount names a thing whose amount was told before"
        yield Twice(first.quantity, second.quantity, why, slip, certain=bool(slip))
