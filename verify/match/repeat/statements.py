"""Statements that say one thing twice and differ in the number alone.

In: a reading. Out: pairs of numbers of one sort in two sentences, where the words of the
one's clause stand in the other's sentence too: neither says anything that would set it
apart. The more alike the numbers (digits swapped, a power of ten), the fewer shared words
are enough; where no slip explains them, one must be a title's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from verify.match import lexicon
from verify.match._sheet import is_line
from verify.match.alignment import bucket
from verify.match.reading import Reading
from verify.match.repeat._twice import (
    TOP,
    Lines,
    Placed,
    Twice,
    comparable,
    contrasted,
    corrected,
    differ,
    far,
    made_of,
    parted,
    point,
    slipped,
    timed_apart,
)
from verify.match.repeat.counts import head
from verify.match.slip import DIGIT, bits, written
from verify.model.quantity import AMOUNTS, Kind, Quantity

BACK = 8  # sentences looked back over; headings and summaries from anywhere
MOST = 10  # numbers of one sort looked back at
SHARED, SHARED_BY_SLIP = 2, 1  # words in common that are enough
UNLIKE = 3  # the same of values that no slip of the pen explains
SURE = 5  # bits of a slip from which one word in common is enough


def pairs(text: Reading) -> Iterator[Twice]:
    """Return the numbers of statements that differ in nothing else."""
    lines = Lines(text)
    earlier: dict[str, list[tuple[int, Quantity]]] = defaultdict(list)
    for sentence in text.sentences:
        here: list[tuple[str, Quantity]] = []
        if is_line(text.document, sentence.span):
            continue
        for quantity in sentence.quantities:
            sort = _sort(text, sentence.index, quantity)
            if not sort:
                continue
            here.append((sort, quantity))
            near = [p for p in earlier[sort][-MOST:] if _near(text, p[0], sentence.index)]
            if near:
                yield from _twice(text, lines, near, lines.placed(sentence, quantity))
        for sort, quantity in here:
            earlier[sort].append((sentence.index, quantity))


def _sort(text: Reading, index: int, quantity: Quantity) -> str:
    """Return what a number may be compared with: its unit's dimension, or its noun."""
    if quantity.kind not in AMOUNTS or not point(quantity):
        return ""
    if quantity.kind is not Kind.NUMBER or quantity.unit:
        lent = quantity.surface.replace(",", "").replace(".", "").isdigit()  # no unit of its own
        return "" if lent else bucket(quantity)
    noun = head(text, index, quantity)
    return f"count {noun}" if noun and written(quantity) > 1 else ""


def _near(text: Reading, first: int, second: int) -> bool:
    return second - first <= BACK or text.sentences[first].kind in TOP


def _twice(
    text: Reading, lines: Lines, near: Sequence[tuple[int, Quantity]], second: Placed
) -> Iterator[Twice]:
    """Return the pair of a number with the earlier one that is said of the same thing."""
    twins = [(i, q) for i, q in near if not differ(q, second.quantity)]
    if twins:
        first = lines.placed(text.sentences[twins[-1][0]], twins[-1][1])
        if len((first.clause & second.line) | (second.clause & first.line)) >= SHARED:
            yield Twice(first.quantity, second.quantity, "two statements say the same")
        return
    sure = [p for p in near if _is_sure(p[1], second.quantity)]
    if not sure and len({q.magnitude for _, q in near}) > 1:
        return  # one of a series
    found = [lines.placed(text.sentences[i], q) for i, q in sure or near]
    alike = [m for m in found if _one_statement(text, m, second)]
    if len(alike) == 1:
        slip = slipped(alike[0].quantity, second.quantity)
        why = "two statements differ in nothing but the number"
        yield Twice(alike[0].quantity, second.quantity, why, slip, certain=bool(slip))


def _one_statement(text: Reading, first: Placed, second: Placed) -> bool:
    """Return whether two numbers are said of one thing, as far as words can tell."""
    slip = slipped(first.quantity, second.quantity)
    if slip == DIGIT:  # one digit apart is what two values of one sort often are
        slip = ""
    if not slip and (far(text, first, second) or not comparable(first.quantity, second.quantity)):
        return False
    shared = (first.clause & second.line) | (second.clause & first.line)
    sure = _is_sure(first.quantity, second.quantity)
    named = sure and _measure(first) and _measure(first) == _measure(second)
    if len(shared) < (SHARED_BY_SLIP if named else SHARED if slip else UNLIKE):
        return False
    if first.clause - second.line and second.clause - first.line:
        return False
    if not slip and first.sentence.kind not in TOP:
        return False
    if not slip and not (_told(first) and _told(second)):
        return False
    if not slip and (first.clause - second.line or second.clause - first.line):
        return False
    if parted(first, second) or contrasted(first, second):
        return False
    if corrected(first) or corrected(second):
        return False
    if timed_apart(first, second):
        return False
    return not made_of(text, first, second)


def _is_sure(one: Quantity, other: Quantity) -> bool:
    """Return whether a slip of the pen is far likelier than chance."""
    slip = slipped(one, other)
    return bool(slip) and slip != DIGIT and bits(slip, one, other) >= SURE


def _measure(mention: Placed) -> str:
    """Return the noun that an amount is said to be of, without its adjectives."""
    return (mention.quantity.measure.split() or [""])[-1]


def _told(mention: Placed) -> bool:
    """Return whether a sentence has a verb: a list of things tells nothing of one thing."""
    return not lexicon.words("verb").isdisjoint(mention.sentence.words)
