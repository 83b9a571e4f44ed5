"""Weekdays: the day of the week that is written with a date.

In: a claim whose `date` names a weekday, a day, a month and perhaps a year. Out:
consistent where the calendar agrees; without a year, where it does so in the year of the
document or one beside it.
"""

from __future__ import annotations

import datetime as dt

from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "weekday"
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether a date falls on the weekday written with it."""
    date = claim.slots["date"]
    assert isinstance(date, Quantity)
    period = date.period
    if period is None or period.weekday is None or not period.month or not period.day:
        return Check(claim, Verdict.UNDECIDED, judged=date, reason="no weekday and day")
    known = period.year is not None
    year = period.year or (date.document.date.year if date.document.date else None)
    if year is None:
        return Check(claim, Verdict.UNDECIDED, judged=date, reason="the year is not known")
    days = [
        day
        for y in ((year,) if known else (year, year - 1, year + 1))
        if (day := _day(y, period.month, period.day)) is not None
    ]
    if not days:
        return Check(claim, Verdict.UNDECIDED, judged=date, reason="no such day")
    if any(day.weekday() == period.weekday for day in days):
        return Check(claim, Verdict.CONSISTENT, judged=date, how="exactly", power=6 / 7)
    name, stated = NAMES[days[0].weekday()], NAMES[period.weekday]
    written = f"{days[0].day} {days[0]:%B %Y}"
    nearest = min(
        range(-3, 4), key=lambda n: ((days[0].weekday() + n - (period.weekday or 0)) % 7, abs(n))
    )
    other = days[0] + dt.timedelta(days=nearest)
    return Check(
        claim,
        Verdict.INCONSISTENT,
        judged=date,
        expected_text=name,
        severity=claim.rule.severity,
        message=f"{written} was a {name}, not a {stated}",
        arithmetic=(f"{written} is a {name}; the nearest {stated} is {other.day} {other:%B %Y}",),
    )


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
