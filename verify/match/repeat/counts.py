"""Counts that are spoken of again: "38 schools took part ... all 36 schools".

In: a reading. Out: a pair for each later count of the same noun that a "the", "all" or
"its" makes the one that was told before, where no number of that noun agrees with it. A
subset ("the 36 that stayed"), a sum and a change between are other things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from verify.match import lexicon
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

MOST = 40  # counts of one noun; what holds more is a table told in words
DEFINITE = frozenset("the its their our his her these those".split())
ALL = frozenset(["all", "both"])
_MARKS = frozenset(",;:()—–-.!?\"'“”‘’")


def pairs(text: Reading) -> Iterator[Twice]:
    """Return the counts of one noun that disagree though one points back to the other."""
    lines = Lines(text)
    for found in _by_noun(text).values():
        if not 1 < len(found) <= MOST:
            continue
        if len({q.magnitude for _, q in found}) < 2:
            continue
        mentions = [lines.placed(text.sentences[index], q) for index, q in found]
        yield from _of_noun(text, mentions)


def _by_noun(text: Reading) -> dict[str, list[tuple[int, Quantity]]]:
    """Return the counts of a document by the noun they count."""
    nouns: dict[str, list[tuple[int, Quantity]]] = defaultdict(list)
    for sentence in text.sentences:
        for quantity in sentence.quantities:
            if quantity.kind is Kind.NUMBER and quantity.magnitude:
                noun = head(text, sentence.index, quantity)
                if noun:
                    nouns[noun].append((sentence.index, quantity))
    return nouns


def head(text: Reading, index: int, quantity: Quantity) -> str:
    """Return the stem of the noun that a number counts: "19 of the novels", "a crew of 23"."""
    if quantity.counted:
        return stem(quantity.counted.split("_")[-1])
    sentence = text.sentences[index]
    place, words = sentence.place(quantity), sentence.words
    behind = words[place + 1 : place + 4]
    if behind[:1] == ["of"] and behind[1:2] and behind[1] in DEFINITE and len(behind) > 2:
        return stem(behind[2])
    before = words[max(0, place - 2) : place]
    if len(before) == 2 and before[1] == "of" and before[0] in lexicon.words("collective"):
        return stem(before[0])
    word = behind[0] if behind else ""
    return stem(word) if word in lexicon.words("countable") else ""


def _of_noun(text: Reading, mentions: Sequence[Placed]) -> Iterator[Twice]:
    """Return the pairs among the counts of one noun."""
    for at, second in enumerate(mentions):
        sure = _points_back(second)
        if not at or not sure or not point(second.quantity):
            continue
        others = [m for m in mentions if m is not second]
        if any(not differ(m.quantity, second.quantity) for m in others):
            continue
        earlier = [m for m in mentions[:at] if point(m.quantity) and not loose(m.quantity)]
        values = {m.quantity.magnitude for m in earlier}
        slips = [m for m in earlier if slipped(m.quantity, second.quantity)]
        first = slips[-1] if slips else earlier[-1] if len(values) == 1 else None
        if first is None or len(values) > 2 or not _one_thing(text, first, second, bool(slips)):
            continue
        slip = slipped(first.quantity, second.quantity)
        yield Twice(
            first.quantity,
            second.quantity,
            "the noun that was counted before is counted again",
            slip,
            certain=bool(slip) or "all" in second.before(2),
        )


def _points_back(mention: Placed) -> bool:
    """Return whether a count is of all that was counted before."""
    before = mention.before(3)
    last = before[-1:] or [""]
    if last[0] in ALL or last[0] in DEFINITE:
        return True
    return before[-2:] in (["each", "of"], ["none", "of"]) or mention.behind(1) == ["of"]


def _one_thing(text: Reading, first: Placed, second: Placed, slip: bool) -> bool:
    """Return whether nothing says that two counts are of different things."""
    if first.sentence is second.sentence or parted(first.sentence, second.sentence):
        return False
    if not slip and not comparable(first.quantity, second.quantity):
        return False
    if _partial(first) or _partial(second) or made_of(text, first, second):
        return False
    if _narrowed(second) - first.line:
        return False
    return slip or not _narrowed(first) - second.line


def _partial(mention: Placed) -> bool:
    """Return whether a count is of some only: "12 of the schools", "another 12"."""
    before = mention.before(2)
    if lexicon.words("some_of") & set(before):
        return True
    return mention.behind(1) == ["of"] and "all" not in before


def _narrowed(mention: Placed) -> frozenset[str]:
    """Return the stems that narrow a counted noun: before it, and behind it in its phrase."""
    words = mention.sentence.words
    found = set()
    for place in range(mention.place + 1, min(mention.place + 9, len(words))):
        word = words[place]
        if word in _MARKS or word == "#" or word in lexicon.words("phrase_end"):
            break
        found.add(stem(word))
    return frozenset(found) & mention.line
