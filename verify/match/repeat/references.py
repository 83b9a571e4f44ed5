"""Numbers that point back: "carries 221 passengers ... the 112 passengers were taken off".

In: a reading. Out: a pair for each number told so that it points back to an earlier one of
its sort, which it does not agree with, where the features of both (`_reference`, `_resemblance`) say surely
enough that one thing is spoken of. A number that the text tells elsewhere is left alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from verify.match.reading import Reading
from verify.match.repeat import _reference, _resemblance
from verify.match.repeat._twice import TOP, Lines, Placed, Twice, differ, point, slipped
from verify.model.quantity import Hedge, Kind, Quantity
from verify.named import NamedTuple

BACK = 10  # sentences looked back over; titles and summaries from anywhere
NEAR = 8  # numbers of one sort looked back at
MOST = 60  # numbers of one sort; what holds more is a table told in words
FEW = 12  # values of one sort; of more, two are alike by chance
AMOUNTS = 3  # values of one sort among which "a gain of 38%" points back
FAR = Decimal("2.6")  # a factor from which two values are no slip of one
SURE = 1.5  # likeness from which one thing is meant
_LOOSE = frozenset(["one", "1", "a", "hundred", "thousand", "million", "dozen", "score"])
SURE_DATED = 2.5  # the same of years: lives and reigns are full of them
NEVER = 1000.0
WEIGHT = 18  # less than where the wording alone says that one thing is told twice
_KINDS = frozenset({Kind.MONEY, Kind.PHYSICAL, Kind.DURATION, Kind.PERCENT, Kind.NUMBER})


class Candidate(NamedTuple):
    """Two numbers that may be of one thing, with the features that say so."""

    first: Placed
    second: Placed
    features: dict[str, float]


def pairs(text: Reading) -> Iterator[Twice]:
    """Return the numbers that point back to one that they disagree with."""
    best: dict[Quantity, tuple[float, Candidate]] = {}
    for found in candidates(text):
        score = _resemblance.likeness(found.features)
        own = found.second.quantity
        if score >= _sure(found) and (own not in best or score > best[own][0]):
            best[own] = score, found
    for _, found in best.values():
        first, second = found.first.quantity, found.second.quantity
        slip = slipped(first, second)
        why = "a number that points back to one told before"
        yield Twice(first, second, why, slip, weight=WEIGHT)


def _sure(found: Candidate) -> float:
    """Return the likeness that is wanted: what only names an amount seldom points back."""
    told_as = _reference.form(found.second)
    if told_as.startswith("attribute") and not slipped(found.first.quantity, found.second.quantity):
        return NEVER  # "at a velocity of 2,300 ft/s" is that of whatever fired
    return SURE_DATED if told_as == "dated" else SURE


def candidates(text: Reading) -> Iterator[Candidate]:
    """Yield the pairs of one sort whose later number points back and is told nowhere else."""
    lines = Lines(text)
    for sort, found in _by_sort(text).items():
        told = Counter(q.magnitude for _, q in found)
        if len(told) > FEW or not 1 < len(found) <= MOST:
            continue
        for at, (index, quantity) in enumerate(found):
            if not at or not _single(quantity):
                continue
            second = lines.placed(text.sentences[index], quantity)
            told_as = _reference.form(second)
            if not told_as or (told_as.startswith("attribute") and len(told) > AMOUNTS):
                continue
            near = _near(text, found[:at], index)
            same = [p for p in found if p[1] is not quantity and not differ(p[1], quantity)]
            if same:
                near = [p for p in near if p in same][:1]
            others = len(told) if same else len(told) - 1
            for i, q in near:
                if i < index and _single(q) and _comparable(q, quantity):
                    first = lines.placed(text.sentences[i], q)
                    if _reference.barred(first, second):
                        continue
                    features = _resemblance.features(text, first, second, sort, others)
                    yield Candidate(first, second, features)


def _by_sort(text: Reading) -> dict[str, list[tuple[int, Quantity]]]:
    """Return the numbers of a document by what they may be compared with."""
    found: dict[str, list[tuple[int, Quantity]]] = defaultdict(list)
    for sentence in text.sentences:
        for quantity in sentence.quantities:
            if sort := _sort(quantity):
                found[sort].append((sentence.index, quantity))
    return found


def _sort(quantity: Quantity) -> str:
    """Return what a number may be compared with: its unit, or that it counts."""
    if quantity.kind is Kind.DATE and quantity.period is not None and quantity.magnitude:
        return f"date {quantity.period.grain}"
    if quantity.kind not in _KINDS or not quantity.magnitude:
        return ""
    if quantity.kind is Kind.NUMBER:
        return "count"
    return f"{quantity.kind} {quantity.unit.partition('/')[0]}"


def _single(quantity: Quantity) -> bool:
    """Return whether a number is told as itself: without bound and hedge, and no "hundred"."""
    if not point(quantity) or quantity.hedge is not Hedge.NONE:
        return False
    return quantity.surface.lower() not in _LOOSE


def _near(
    text: Reading, found: Sequence[tuple[int, Quantity]], index: int
) -> list[tuple[int, Quantity]]:
    """Return the earlier numbers of a sort that are looked back at, in order."""
    titles = [p for p in found[:-NEAR] if text.sentences[p[0]].kind in TOP]
    return titles + [
        p for p in found[-NEAR:] if index - p[0] <= BACK or text.sentences[p[0]].kind in TOP
    ]


def _comparable(one: Quantity, other: Quantity) -> bool:
    low, high = sorted((abs(one.magnitude or Decimal(0)), abs(other.magnitude or Decimal(0))))
    return bool(low) and high <= FAR * low
