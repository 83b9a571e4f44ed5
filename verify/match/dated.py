"""Dated: written days and years of one event that differ in two texts.

In: the dates and the amounts of two texts. Out: pairs of dates that are believed to be of
one event, each with its weight. Dates that both texts have are settled; of what is left a
pair is weighed as conflicts of amounts are: rare words that both share, amounts that both
texts give, a digit that differs, against the other dates it might be paired with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log2

from verify.match._doubts import EVENTS
from verify.match.alignment import Pair, best_pairs, scored
from verify.match.facts import Fact
from verify.match.ground import ground
from verify.model.quantity import Period

_BELIEVED = 5.0  # bits from which a pair is believed
_CLAUSE, _SENTENCE, _MOST_WORDS = 1.4, 0.8, 7.0
_FELLOWS, _NEIGHBOUR, _ONE_DIGIT, _RIVAL = 1.2, 1.0, 1.5, 1.4
_TEXTS = 2  # amounts that both texts give, at least: they tell of one event


def dated(
    first: Sequence[Fact],
    second: Sequence[Fact],
    amounts: tuple[Sequence[Fact], Sequence[Fact]],
) -> Iterator[Pair]:
    """Yield the pairs of days, and of years, that are believed to be of one event."""
    known = ground((), *amounts)
    if known.fellows < _TEXTS:
        return
    for grain in ("day", "year"):
        here = [f for f in first if _written(f) == grain]
        there = [f for f in second if _written(f) == grain]
        left = [f for f in here if not any(_same(f, other) for other in there)]
        right = [f for f in there if not any(_same(f, other) for other in here)]
        if not left or not right:
            continue
        cost = _RIVAL * log2(len(left) * len(right))
        found = []
        for pair in scored(left, right, lambda f: "date"):
            weight = _weight(pair) + _FELLOWS - cost
            weight += _NEIGHBOUR * min(
                2, known.neighbours[pair.first.sentence, pair.second.sentence]
            )
            told = grain == "day" or _eventful(pair)
            if told and weight >= _BELIEVED and not pair.elsewhere:
                found.append(pair._replace(score=weight))
        found.sort(key=lambda p: -p.score)
        yield from best_pairs(found)


def _eventful(pair: Pair) -> bool:
    """Return whether both clauses say what happened in the year: "built in 1954", "since 1995"."""
    return all(not EVENTS.isdisjoint(f.near) for f in (pair.first, pair.second))


def _weight(pair: Pair) -> float:
    """Return what words and digits say for a pair."""
    words = _CLAUSE * pair.clause / 2 + _SENTENCE * (pair.score - pair.clause)
    return min(_MOST_WORDS, words) + _ONE_DIGIT * _near_miss(pair)


def _near_miss(pair: Pair) -> bool:
    """Return whether the two dates are one digit apart, or a month or day."""
    one, two = _digits(pair.first), _digits(pair.second)
    return len(one) == len(two) and sum(a != b for a, b in zip(one, two, strict=True)) == 1


def _digits(fact: Fact) -> str:
    """Return a date in digits, as far as it is written."""
    period = fact.quantity.period or Period("")
    if period.day is not None:
        return f"{period.month:02}{period.day:02}"
    return f"{period.year}"


def _written(fact: Fact) -> str:
    """Return "day" for a day with its month, "year" for a bare year, else ""."""
    period = fact.quantity.period
    if period is None or period.fiscal:
        return ""
    if period.grain == "day":
        digit = any(c.isdigit() for c in fact.quantity.surface)
        return "day" if period.month and period.day and digit else ""
    bare = period.year and not period.month and not period.relative
    return "year" if period.grain == "year" and bare else ""


def _same(one: Fact, other: Fact) -> bool:
    """Return whether two written dates are one, as far as both are written."""
    a, b = one.quantity.period, other.quantity.period
    assert a is not None
    assert b is not None
    if (a.month, a.day) != (b.month, b.day):
        return False
    return a.year is None or b.year is None or a.year == b.year
