"""Days of a month: no more than the calendar gives it.

In: a claim with a number of `days` and the `month` they are said to lie in. Out:
inconsistent where the month has fewer.
"""

from __future__ import annotations

from calendar import month_name, monthrange
from decimal import Decimal

from verify.judge import outcome
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "days_in_month"
_LEAP_YEAR = 2000


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether a month has so many days."""
    days, month = claim.slots["days"], claim.slots["month"]
    assert isinstance(days, Quantity)
    assert isinstance(month, Quantity)
    period = month.period
    if period is None or period.grain != "month" or not period.month or days.unit != "day":
        return outcome.undecided(claim, days, "no number of days in a month")
    year = period.year or (period.first.year if period.first else _LEAP_YEAR)
    most = monthrange(year, period.month)[1]
    told = f"{month_name[period.month]} has {most} days"
    room = Interval(Decimal(0), Decimal(most))
    if days.interval.low <= most:
        return outcome.fit(claim, days, told, expected=room, how="as a bound", power=0.0)
    return outcome.misfit(claim, days, f"{told}, not {days.surface}", told, expected=room)
