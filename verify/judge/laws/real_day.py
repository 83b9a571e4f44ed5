"""Real days: a day of a month that the calendar has.

In: a claim whose `date` names a day and a month. Out: inconsistent where no year has
that day, or the named year has no 29 February.
"""

from __future__ import annotations

from calendar import isleap, month_name, monthrange

from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "real_day"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether a month has the day that is named."""
    date = claim.slots["date"]
    assert isinstance(date, Quantity)
    period = date.period
    if period is None or not period.day or not period.month or not 1 <= period.month <= 12:
        return Check(claim, Verdict.UNDECIDED, judged=date, reason="no day of a month")
    year = period.year or 2000  # without a year, a leap year: 29 February may be meant
    last = monthrange(year, period.month)[1]
    if period.day <= last:
        return Check(claim, Verdict.CONSISTENT, judged=date, how="exactly", power=0.0)
    name = month_name[period.month]
    in_year = f" in {year}" if period.month == 2 and period.year and not isleap(year) else ""
    return Check(
        claim,
        Verdict.INCONSISTENT,
        judged=date,
        expected_text=f"{last} {name}",
        severity=claim.rule.severity,
        message=f"{name} has {last} days{in_year}; there is no {period.day} {name}",
        arithmetic=(f"{name}{in_year}: {last} days",),
    )
