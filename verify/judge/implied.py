"""Implied rates: what exchange rate two amounts stand for, and on which days it was so.

In: the two sides of a claim in two currencies. Out: lines for a person, with the rate as
an interval (printed readings) and the days of the rate table that lie within it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from verify.judge import relation
from verify.judge.case import decimal
from verify.judge.relation import Ends, Undefined
from verify.judge.sides import Money, currencies, ends, slots
from verify.model.claim import Claim
from verify.model.errors import RateError
from verify.model.interval import INFINITY
from verify.model.rule import Expression
from verify.units import format as forms
from verify.units import rates

SHOWN_RUNS = 3


def implied(claim: Claim, left: Expression, right: Expression) -> Iterator[str]:
    """Yield the rate that two amounts imply, and the days of the table that fit it."""
    one, other = currencies(claim, left), currencies(claim, right)
    if len(one) != 1 or len(other) != 1 or one == other:
        return
    own = {slot: ends(q, "printed", Money()) for slot, q in slots(claim)}
    try:
        found = relation.divided(
            relation.value(left, own, exact=True), relation.value(right, own, exact=True)
        )
        base, quote = other[0], one[0]
        if found.high < 1:
            found = relation.divided(Ends.at(Fraction(1)), found)
            base, quote = quote, base
    except Undefined:
        return
    low, high = (decimal(end, Fraction(1), Fraction(0)) for end in (found.low, found.high))
    if not (low.is_finite() and low > 0):
        return
    top = forms.significant(high, 4) if high.is_finite() else "more"
    yield f"implied rate: {forms.significant(low, 4)} to {top} {quote} per {base}"
    yield from _days(base, quote, low, high, claim.extra.get("date"))


def _days(base: str, quote: str, low: Decimal, high: Decimal, asked: object) -> Iterator[str]:
    """Yield which days of the rate table lie within an implied rate."""
    try:
        runs = rates.days_fitting(base, quote, low, high if high.is_finite() else INFINITY)
        least, most = rates.extremes(base, quote)
    except RateError:
        return
    if not runs:
        span = f"{forms.significant(least, 4)} to {forms.significant(most, 4)}"
        yield f"no day of the table fits: the rate was {span} {quote} per {base}"
        return
    near = runs
    if isinstance(asked, dt.date):
        day = asked
        near = tuple(sorted(runs, key=lambda r: _distance(r, day)))
    shown = sorted(near[:SHOWN_RUNS] if isinstance(asked, dt.date) else near[-SHOWN_RUNS:])
    listed = ", ".join(
        r.first.isoformat()
        if r.first == r.last
        else f"{r.first.isoformat()} to {r.last.isoformat()}"
        for r in shown
    )
    more = f" and {len(runs) - len(shown)} earlier or later runs" if len(runs) > len(shown) else ""
    yield f"days whose rate fits: {listed}{more}"
    if isinstance(asked, dt.date) and not any(_distance(run, asked) == 0 for run in near[:1]):
        yield f"{asked.isoformat()} is not one of them"


def _distance(run: rates.Days, day: dt.date) -> int:
    """Return how many days a run lies from a day; 0 when it holds it."""
    if run.first <= day <= run.last:
        return 0
    return min(abs((run.first - day).days), abs((run.last - day).days))
