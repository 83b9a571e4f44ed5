"""Weekdays: the day of the week that is written with a date.

In: a claim whose `date` names a weekday, a day, a month and perhaps a year. Out:
consistent where the calendar agrees; without a year, where it does so in the year of the
document or one beside it. In a span both ends may have their weekdays; without a year
they must at least lie as far apart as their dates.
"""

from __future__ import annotations

import datetime as dt
import re

from verify.judge import outcome
from verify.judge.laws._days import known
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "weekday"
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NEAR = 300  # days ahead of the document's date within which a year goes without saying
_NAME = re.compile("|".join(NAMES))


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether a date falls on the weekday written with it."""
    date = claim.slots["date"]
    assert isinstance(date, Quantity)
    period = date.period
    if period is not None and period.grain == "span":
        return _span(claim, date)
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
        and (known or y == year or _is_near(day, date))
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


def _is_near(day: dt.date, date: Quantity) -> bool:
    """Return whether a day of another year is past, or near enough to be told without its year."""
    today = date.document.date
    return today is not None and (day - today).days <= NEAR


def _span(claim: Claim, date: Quantity) -> Check:
    """Judge whether the weekdays of a span are those of its first and last day."""
    period, surface = date.period, date.surface
    names = [NAMES.index(m[0]) for m in _NAME.finditer(surface)]
    days = known(date)
    if period is None or days is None or not names or not _NAME.match(surface):
        return outcome.undecided(claim, date, "the days are not known")
    ends = [(days.first, names[0]), *([(days.last, names[1])] if len(names) == 2 else [])]
    if period.first is None:  # any year: only how far apart they are
        if len(names) < 2:
            return outcome.undecided(claim, date, "the year is not known")
        gap, said = (days.last - days.first).days % 7, (names[1] - names[0]) % 7
        if gap != said:
            right = NAMES[(names[0] + gap) % 7]
            told = f"{(days.last - days.first).days} days after a {NAMES[names[0]]} is a {right}"
            return outcome.misfit(claim, date, f"{told}, not a {NAMES[names[1]]}", told, text=right)
        return outcome.fit(claim, date, "as far apart as their dates", how="exactly", power=6 / 7)
    for day, name in ends:
        if day.weekday() != name:
            right, written = NAMES[day.weekday()], f"{day.day} {day:%B %Y}"
            message = f"{written} was a {right}, not a {NAMES[name]}"
            return outcome.misfit(claim, date, message, f"{written} is a {right}", text=right)
    return outcome.fit(claim, date, "the weekdays agree", how="exactly", power=6 / 7)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
