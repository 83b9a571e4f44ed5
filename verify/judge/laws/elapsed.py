"""Elapsed time: a length of time against the dates that bound it.

In: a claim with `start`, and either `end` and `length` or an `anniversary` that is kept
on the document's date. Out: consistent where the calendar gives the length to within one
of its unit, counted with both ends or without.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "elapsed"
_DAYS = {
    "year": Decimal("365.2425"),
    "month": Decimal("30.436875"),
    "week": Decimal(7),
    "day": Decimal(1),
}


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether so long lies between two dates."""
    if "anniversary" in claim.slots:
        return _anniversary(claim)
    start, end, length = (claim.slots[name] for name in ("start", "end", "length"))
    judged = claim.slots[str(claim.extra.get("judged", "length"))]
    assert isinstance(start, Quantity)
    assert isinstance(end, Quantity)
    assert isinstance(length, Quantity)
    assert isinstance(judged, Quantity)
    bounds = _between(start, end)
    unit = _DAYS.get(length.unit)
    if bounds is None or unit is None or length.magnitude is None:
        return Check(claim, Verdict.UNDECIDED, judged=judged, reason="the dates are not known")
    least, most = bounds
    slack = _slack(start, end, length)
    expected = Interval(Decimal(least) / unit - slack, Decimal(most) / unit + slack)
    if length.interval.meets(expected):
        return Check(claim, Verdict.CONSISTENT, judged, unit=length.unit, how="by rounding")
    plain = round((Decimal(least) + Decimal(most)) / 2 / unit)
    text = f"{plain} {length.unit}{'' if plain == 1 else 's'}"
    shown = text
    if judged is end and start.period is not None and start.period.first is not None:
        year = start.period.first.year + int(length.magnitude * unit / _DAYS["year"])
        shown = str(year)
    return Check(
        claim,
        Verdict.INCONSISTENT,
        judged=judged,
        stated=length.interval,
        expected=expected if judged is length else None,
        expected_text=shown,
        unit=length.unit,
        severity=claim.rule.severity,
        message=f"{_dates(start, end)} is {text}; the text says {length.surface}",
        arithmetic=(f"{_dates(start, end)}: {least} to {most} days, about {text}",),
    )


def _slack(start: Quantity, end: Quantity, length: Quantity) -> int:
    """Return how many of its unit a length may be out by: years by none but their rounding."""
    if length.unit == "year" or (length.unit == "day" and start is not end):
        return 0
    return 1


def _whole_years(span: Quantity) -> bool:
    """Return whether a span runs from one year to another, without months."""
    period = span.period
    if period is None or period.first is None or period.last is None:
        return False
    return (period.first.month, period.first.day, period.last.month, period.last.day) == (
        1,
        1,
        12,
        31,
    )


def _dates(start: Quantity, end: Quantity) -> str:
    return start.surface if start is end else f"{start.surface} to {end.surface}"


def _between(start: Quantity, end: Quantity) -> tuple[int, int] | None:
    """Return the fewest and most days from a start to an end, both counted in the most."""
    one, other = start.period, end.period
    if one is None or other is None or one.first is None or other.last is None:
        return None
    if start is end:
        days = (other.last - one.first).days
        return (days - 365 if _whole_years(start) else days), days + 1
    first_last = one.last or one.first
    last_first = other.first or other.last
    return (last_first - first_last).days, (other.last - one.first).days + 1


def _anniversary(claim: Claim) -> Check:
    """Judge whether an anniversary falls in the document's year, or in one beside it."""
    start, judged = claim.slots["start"], claim.slots["anniversary"]
    assert isinstance(start, Quantity)
    assert isinstance(judged, Quantity)
    date: dt.date | None = judged.document.date
    if (
        date is None
        or start.period is None
        or start.period.first is None
        or judged.magnitude is None
    ):
        return Check(claim, Verdict.UNDECIDED, judged=judged, reason="the year is not known")
    years = date.year - start.period.first.year
    expected = Interval(Decimal(years - 1), Decimal(years + 1))
    if expected.holds(judged.magnitude):
        return Check(claim, Verdict.CONSISTENT, judged, judged.interval, expected, how="exactly")
    text = f"{years}{_ending(years)}"
    return Check(
        claim,
        Verdict.INCONSISTENT,
        judged=judged,
        stated=judged.interval,
        expected=Interval.exactly(Decimal(years)),
        expected_text=text,
        severity=claim.rule.severity,
        message=f"{start.surface} to {date.year} is {years} years: the {text}, not the {judged.surface}",
        arithmetic=(f"{date.year} - {start.period.first.year} = {years}",),
    )


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
