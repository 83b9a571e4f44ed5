"""When: two dates of one event must share a day.

In: a claim with slots `first` and `second`, both dates with their days. Out: a check.
"""

from __future__ import annotations

from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.quantity import Period, Quantity
from verify.model.rule import Severity
from verify.model.settings import Settings

LAW = "when"


def judge(claim: Claim, settings: Settings) -> Check:
    """Tell whether the two dates can be one."""
    first, second = claim.quantities
    one, two = first.period, second.period
    meet = one and two and _meet(one, two)
    if meet is None:
        return Check(claim, Verdict.UNDECIDED, judged=second, reason="a date has no day")
    if meet:
        return Check(claim, Verdict.CONSISTENT, judged=second, how="on the same days")
    return Check(
        claim,
        Verdict.INCONSISTENT,
        judged=second,
        expected_text=first.surface,
        severity=Severity.WARNING,
        message=f"{_said(second)}, but {_said(first)}, of what seems to be one event",
        arithmetic=(_shown(first), _shown(second), "they share no day"),
    )


def _meet(one: Period, two: Period) -> bool | None:
    """Return whether two dates share a day; without years, by the day and month written."""
    if one.first and one.last and two.first and two.last:
        return one.first <= two.last and two.first <= one.last
    if one.month and one.day and two.month and two.day:
        return (one.month, one.day) == (two.month, two.day)
    return None


def _said(quantity: Quantity) -> str:
    """Quote a date with its document."""
    return f"{quantity.document.name} says “{quantity.surface}”"


def _shown(quantity: Quantity) -> str:
    """Write the days of a date, and the date they are reckoned from."""
    period, day = quantity.period, quantity.document.date
    assert period is not None
    reckoned = f", reckoned from {day}" if period.relative and day else ""
    if period.first is None:
        return f"“{quantity.surface}” is day {period.day} of month {period.month}"
    return f"“{quantity.surface}” is {period.first} to {period.last}{reckoned}"
