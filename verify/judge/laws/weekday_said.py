"""Weekdays that are said of a date: "14 April 1912, a Sunday".

In: a claim with a `date` and the `day` of the week it is said to be. Out: consistent where
the calendar agrees; a date without a year is left open.
"""

from __future__ import annotations

from verify.judge import outcome
from verify.judge.laws.weekday import NAMES
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "weekday_said"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether a date falls on the weekday that it is said to be."""
    date, day = claim.slots["date"], claim.slots["day"]
    assert isinstance(date, Quantity)
    assert isinstance(day, Quantity)
    period = date.period
    said = day.period.weekday if day.period else None
    if period is None or period.first is None or period.first != period.last or said is None:
        return outcome.undecided(claim, day, "the day is not known")
    written = f"{period.first.day} {period.first:%B %Y}"
    name = NAMES[period.first.weekday()]
    told = f"{written} is a {name}"
    if period.first.weekday() == said:
        return outcome.fit(claim, day, told, how="exactly", power=6 / 7)
    return outcome.misfit(
        claim, day, f"{written} was a {name}, not a {NAMES[said]}", told, text=name
    )
