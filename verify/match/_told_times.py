"""Times of two facts: whether they are of one time, by their periods and the years told near them.

In: facts of two texts. Out: whether their times surely differ, or are surely one.
"""

from __future__ import annotations

import re

from verify.extract.lexicon import MONTH_NAMES
from verify.match.facts import Fact
from verify.match.likeness import same_period
from verify.model.quantity import Quantity

_TOP = 300  # characters of a text that say what it is of
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SPANS = frozenset({"year", "quarter", "half", "month", "season", "week"})
_DAY_NAMED = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTH_NAMES).lower()})\b")


def day(key: Fact) -> bool:
    """Return whether a number is of one day."""
    return bool(key.quantity.period and key.quantity.period.day)


def other_time(a: Fact, b: Fact) -> bool:
    """Return whether two numbers are of times that do not meet, or of other lengths."""
    here, there = a.quantity.period, b.quantity.period
    if not here or not there:
        return False
    if here.grain != there.grain and {here.grain, there.grain} <= _SPANS:
        return True
    if here.first and there.first and here.last and there.last:
        return here.last < there.first or there.last < here.first
    return False


def past(one: Quantity, other: Quantity) -> bool:
    """Return whether one is of a year long before the other's text, which names no time."""
    own, day = one.period, other.document.date
    if own is None or own.last is None or other.period is not None or day is None:
        return False
    return own.grain == "year" and own.last.year < day.year - 1


def years_told(a: Fact, b: Fact) -> bool:
    """Return whether the clauses name other years, or each sentence one year and another."""
    near = [frozenset(_YEAR.findall(k.clause)) for k in (a, b)]
    if all(near):
        return near[0].isdisjoint(near[1])
    around = [frozenset(_YEAR.findall(k.line)) for k in (a, b)]
    return all(len(years) == 1 for years in around) and around[0] != around[1]


def one_time(a: Fact, b: Fact) -> bool:
    """Return whether two numbers are of one time by what is told of either."""
    return same_period(a, b) or _year_named(a, b) or _year_named(b, a)


def _year_named(a: Fact, b: Fact) -> bool:
    """Return whether a year beside one number stands at the head of the other's text."""
    return any(year in b.quantity.document.text[:_TOP] for year in _YEAR.findall(a.line))


def one_day(a: Fact, b: Fact) -> bool:
    """Return whether the sentences of both name one day of a month."""
    one, other = (
        {tuple(sorted(day)) for day in _DAY_NAMED.findall(k.line.lower())} for k in (a, b)
    )
    return not one.isdisjoint(other)
