"""Dated exchange rates, offline.

In: two ISO 4217 codes and a day. Out: a `Rate` that says which day it is of, where it
is from and what the last day known is. A day without a rate (a weekend, a holiday, a
day after the table ends) takes the last known before it, never a later one, and nothing
is interpolated. Cross rates go through the euro. Currencies tied to another by law or
parity come from `pegs.json`.

The European Central Bank's reference rates come from `verify.units._ecb`.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol

from verify import kept
from verify.model.errors import RateError
from verify.named import NamedTuple
from verify.units._ecb import EURO, EcbHistory

FORTNIGHT = 10  # rows of the table
DEPTH = 4  # pegs upon pegs
_CONTEXT = Context(prec=28)


class Rate(NamedTuple):
    """How many `quote` one `base` is, on a day.

    `day` is the day of the rate, `asked` the day that was asked for, `last_known` the
    last day of the source.
    """

    base: str
    quote: str
    value: Decimal
    day: dt.date
    asked: dt.date
    source: str
    last_known: dt.date

    @property
    def age(self) -> int:
        """How many days the rate is older than the day asked for."""
        return (self.asked - self.day).days

    def __str__(self) -> str:
        older = f", the last known before {self.asked.isoformat()}" if self.age else ""
        value = self.value.quantize(Decimal(1).scaleb(self.value.adjusted() - 5))
        return (
            f"1 {self.base} = {value} {self.quote} ({self.source}, {self.day.isoformat()}{older})"
        )


class Days(NamedTuple):
    """A run of days that have a rate in the table, first and last, with the rates there."""

    first: dt.date
    last: dt.date
    low: Decimal
    high: Decimal


class RateSource(Protocol):
    """Whatever knows rates of the euro by day, from the first day to the last."""

    name: str

    def __hash__(self) -> int:
        """Series are kept by source."""

    def first_day(self) -> dt.date:
        """Return the first day known."""

    def last_day(self) -> dt.date:
        """Return the last day known."""

    def currencies(self) -> frozenset[str]:
        """Return the codes that are quoted, the euro included."""

    def per_euro(self, currency: str, day: dt.date) -> tuple[Decimal, dt.date] | None:
        """Return how much of a currency one euro is on the last day known up to `day`."""

    def history(self, currency: str, step: int = 1) -> Iterator[tuple[dt.date, Decimal]]:
        """Return the rate of a currency per euro on every `step`-th day, oldest first."""


class Peg(NamedTuple):
    """A currency tied to another: `value` of it are one `anchor`, from a day on."""

    anchor: str
    value: Decimal
    first: dt.date
    last: dt.date
    why: str


@cache
def ecb() -> EcbHistory:
    """Return the bundled history, read once."""
    return EcbHistory.bundled()


@cache
def pegs() -> dict[str, Peg]:
    """Return the currencies that are tied to another."""
    import json

    rows = json.loads(Path(__file__).with_name("pegs.json").read_text(encoding="utf-8"))
    return {
        code: Peg(
            anchor,
            Decimal(value),
            dt.date.fromisoformat(first),
            dt.date.fromisoformat(last) if last else dt.date.max,
            why,
        )
        for code, (anchor, value, first, last, why) in rows.items()
    }


def rate(base: str, quote: str, day: dt.date, source: RateSource | None = None) -> Rate:
    """Return how many `quote` one `base` is on a day, or on the last day known before it.

    Raises: RateError if either currency has no rate then.
    """
    source = source or ecb()
    if base == quote:
        return Rate(base, quote, Decimal(1), day, day, "the same currency", source.last_day())
    over, over_day, over_from = _per_euro(quote, day, source)
    under, under_day, under_from = _per_euro(base, day, source)
    value = Fraction(over) / Fraction(under)
    exact = _CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator))
    names = dict.fromkeys(n for part in (under_from, over_from) for n in part.split("; ") if n)
    return Rate(
        base,
        quote,
        exact,
        min(over_day, under_day),
        day,
        "; ".join(names) or source.name,
        source.last_day(),
    )


def days_fitting(
    base: str, quote: str, low: Decimal, high: Decimal, source: RateSource | None = None
) -> tuple[Days, ...]:
    """Return the runs of table days on which one `base` was from `low` to `high` `quote`.

    Raises: RateError if either currency is not in the table.
    """
    found: list[Days] = []
    open_run = False
    for day, value in series(base, quote, source):
        if low <= value <= high:
            if open_run:
                last = found[-1]
                found[-1] = Days(last.first, day, min(last.low, value), max(last.high, value))
            else:
                found.append(Days(day, day, value, value))
            open_run = True
        else:
            open_run = False
    return tuple(found)


def roughly(base: str, quote: str, source: RateSource | None = None) -> tuple[Decimal, Decimal]:
    """Return the lowest and the highest rate of a pair on one day in a fortnight.

    For a first look: a twentieth of the work of `extremes`, and never far from it.

    Raises: RateError if either currency is not in the table, or they share no day.
    """
    return _roughly(base, quote, source or ecb())


@lru_cache(maxsize=256)
def _roughly(base: str, quote: str, source: RateSource) -> tuple[Decimal, Decimal]:
    """Return the ends of a pair's rates on some of the days, in floats; known from an earlier run."""
    if isinstance(source, EcbHistory) and {base, quote} <= source.currencies():
        low, high = kept.table(
            f"rates-{base}-{quote}",
            (__file__,),
            lambda: _ends(base, quote, source),
            key=f"{source.name} {source.last_day()}",
        )
    else:
        low, high = _ends(base, quote, source)
    return Decimal(low), Decimal(high)


def _ends(base: str, quote: str, source: RateSource) -> tuple[str, str]:
    under = dict(_history(base, source, step=FORTNIGHT))
    values = [
        float(over) / float(under[day])
        for day, over in _history(quote, source, step=FORTNIGHT)
        if day in under
    ]
    if not values:
        raise RateError(f"{base} and {quote} were never quoted on the same day")
    return repr(min(values)), repr(max(values))


def last_fitting(
    base: str, quote: str, low: Decimal, high: Decimal, source: RateSource | None = None
) -> dt.date | None:
    """Return the last table day on which one `base` was from `low` to `high` `quote`, or None.

    Raises: RateError if either currency is not in the table.
    """
    days, values = _floats(base, quote, source or ecb())
    lowest, highest = float(low), float(high)
    for index in range(len(values) - 1, -1, -1):
        if lowest <= values[index] <= highest:
            return days[index]
    return None


@lru_cache(maxsize=64)
def _floats(
    base: str, quote: str, source: RateSource
) -> tuple[tuple[dt.date, ...], tuple[float, ...]]:
    """Return the days of a pair's rates, and the rates in floats."""
    under = dict(_history(base, source))
    rows = [(day, over / under[day]) for day, over in _history(quote, source) if day in under]
    return tuple(day for day, _ in rows), tuple(float(value) for _, value in rows)


def extremes(base: str, quote: str, source: RateSource | None = None) -> tuple[Decimal, Decimal]:
    """Return the lowest and the highest rate that the table has for a pair.

    Raises: RateError if either currency is not in the table.
    """
    values = [value for _, value in series(base, quote, source)]
    return min(values), max(values)


def between(
    base: str, quote: str, first: dt.date, last: dt.date, source: RateSource | None = None
) -> tuple[Decimal, Decimal] | None:
    """Return the lowest and highest rate from one day to another, in floats, or None.

    Raises: RateError if either currency is not in the table.
    """
    days, values = _floats(base, quote, source or ecb())
    found = values[bisect_left(days, first) : bisect_right(days, last)]
    return (Decimal(repr(min(found))), Decimal(repr(max(found)))) if found else None


def series(
    base: str, quote: str, source: RateSource | None = None
) -> tuple[tuple[dt.date, Decimal], ...]:
    """Return the rate of every day on which both currencies are known, oldest first.

    Raises: RateError if either currency is not in the table, or they share no day.
    """
    return _series(base, quote, source or ecb())


@lru_cache(maxsize=64)
def _series(base: str, quote: str, source: RateSource) -> tuple[tuple[dt.date, Decimal], ...]:
    """Return the rates of a pair, day by day."""
    under = dict(_history(base, source))
    rows = tuple(
        (day, _CONTEXT.divide(over, under[day]))
        for day, over in _history(quote, source)
        if day in under
    )
    if not rows:
        raise RateError(f"{base} and {quote} were never quoted on the same day")
    return rows


def _history(
    currency: str, source: RateSource, depth: int = DEPTH, *, step: int = 1
) -> Iterator[tuple[dt.date, Decimal]]:
    """Return a currency's rates per euro, oldest first; pegs follow their anchor."""
    if currency in source.currencies():
        yield from source.history(currency, step)
        return
    peg = pegs().get(currency)
    if peg is None or not depth:
        raise _unknown(currency, source)
    for day, value in _history(peg.anchor, source, depth - 1, step=step):
        if peg.first <= day <= peg.last:
            yield day, value * peg.value


def _per_euro(
    currency: str, day: dt.date, source: RateSource, depth: int = DEPTH
) -> tuple[Decimal, dt.date, str]:
    """Return a currency's rate per euro, its day, and where it is from."""
    if day < source.first_day():
        raise RateError(
            f"no rate of {currency} on {day.isoformat()}",
            hint=f"the table begins on {source.first_day().isoformat()}",
        )
    if currency in source.currencies():
        found = source.per_euro(currency, day)
        if found is not None:
            return (*found, "" if currency == EURO else source.name)
    peg = pegs().get(currency)
    if peg is not None and depth and peg.first <= day <= peg.last:
        value, known, origin = _per_euro(peg.anchor, day, source, depth - 1)
        return value * peg.value, known, "; ".join(filter(None, (peg.why, origin)))
    if currency in source.currencies():
        days = [d for d, _ in source.history(currency)]
        raise RateError(
            f"no rate of {currency} on {day.isoformat()}",
            hint=f"{source.name}: {currency} is quoted from {days[0].isoformat()} "
            f"to {days[-1].isoformat()}",
        )
    raise _unknown(currency, source)


def _unknown(currency: str, source: RateSource) -> RateError:
    """Say that a currency is not in the table, and which are."""
    codes = ", ".join(sorted(source.currencies() | set(pegs())))
    return RateError(
        f"no exchange rates of {currency!r}", hint=f"rates are known for {codes} ({source.name})"
    )
