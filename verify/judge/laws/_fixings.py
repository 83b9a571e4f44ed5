"""Quotations: the rates that a pair of amounts may be held against.

In: a claim and two currencies, with the document's day. Out: `Quote`s, the one that
decides first: a rate stated in the text, the day's rate with the days about it, the
year before; without a day, all of history, which decides nothing by itself.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from verify.model.claim import Claim
from verify.model.errors import RateError
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.named import NamedTuple
from verify.units import catalogue, rates
from verify.units import format as forms

WEEK = dt.timedelta(days=10)
YEAR = dt.timedelta(days=400)
MEANINGS = 5  # of a sign: the five commonest are enough to ask about
_NUMBER = re.compile(r"[0-9][0-9.,]*+")
OLD = 45  # days behind the table's end from which its last rate is a guess


class Quote(NamedTuple):
    """A rate, or the span of rates over some days; `decides` if it can be held against."""

    low: Decimal
    high: Decimal
    name: str
    decides: bool = True
    slack: Decimal = Decimal(0)
    detail: str = ""


def quotes(claim: Claim, base: str, quote: str, day: dt.date | None) -> Iterator[Quote]:
    """Yield the quotations of a pair of currencies, the one that decides first.

    Raises: RateError if there is none.
    """
    stated = claim.extra.get("rate")
    if stated is not None:
        yield _from_text(stated, base)
        return
    if day is None:
        low, high = rates.roughly(base, quote)
        detail = f"since 1999, 1 {base} was {_digits(low)} to {_digits(high)} {quote}"
        yield Quote(low, high, "the rates since 1999", False, detail=detail)
        return
    rate = rates.rate(base, quote, day)
    old = rate.age > OLD
    slack = Decimal("0.1") if old else Decimal(0)
    name = f"the rate of {rate.day.isoformat()}"
    yield Quote(rate.value, rate.value, name, not old, slack, str(rate))
    for span, words in (
        (WEEK, "the rates of the days before"),
        (YEAR, "a rate of the year before"),
    ):
        between = rates.between(base, quote, rate.day - span, rate.day)
        if between is not None:
            yield Quote(*between, words, span is WEEK, slack, str(rate))


def of_year(base: str, quote: str, year: int) -> Quote | None:
    """Return the rates of a year, or None where the table has none of it."""
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    try:
        between = rates.between(base, quote, first, last)
    except RateError:
        return None
    if between is None:
        return None
    detail = f"in {year}, 1 {base} was {_digits(between[0])} to {_digits(between[1])} {quote}"
    return Quote(*between, f"the rates of {year}", detail=detail)


def other_currencies(quantity: Quantity) -> list[str]:
    """Return the other currencies that an amount's sign or name may stand for."""
    words = catalogue.tables()
    bare = _NUMBER.sub(" ", quantity.surface).split()
    entries = [words.signs.get(word) or words.names.get(word.lower()) for word in bare]
    found = [
        code
        for entry in entries
        if entry is not None and entry.canonical != "USD"  # a dollar's kin are read from context
        for code in entry.also[:MEANINGS]
    ]
    found += [reading.unit for reading in quantity.readings]
    return [code for code in dict.fromkeys(found) if forms.is_money(code)]


def _from_text(stated: object, base: str) -> Quote:
    """Return the rate that a text states, seen from `base`."""
    value = getattr(stated, "value", None)
    assert isinstance(value, Interval)
    surface = " ".join(str(getattr(stated, "surface", "")).split())
    low, high = value.low, value.high
    if getattr(stated, "base", "") != base:
        low, high = 1 / high, 1 / low
    return Quote(low, high, f"the stated rate ({surface})", detail=f"the text's rate: {surface}")


def days_of(base: str, quote: str, low: Decimal, high: Decimal) -> str:
    """Return when a rate was last that of the table, as a line of arithmetic, or ""."""
    try:
        day = rates.last_fitting(base, quote, low, high)
    except RateError:
        return ""
    if day is None:
        return "no day since 1999 had such a rate"
    return f"the last day with such a rate was {day.isoformat()}"


def _digits(value: Decimal) -> str:
    return forms.significant(value, 5)
