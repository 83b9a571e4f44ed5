"""Weekdays apart: two dates written with their weekdays, of which one leaves its year out.

In: a claim with a `date` and an `other` of the same season. Out: consistent where their
weekdays lie as many days apart as the dates do; of dates without any year, in a leap year or not.
"""

from __future__ import annotations

from verify.judge import outcome
from verify.judge.laws.weekday import NAMES
from verify.match._weekday_pairs import days_apart
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "weekdays_apart"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether two dates have weekdays as far apart as themselves."""
    date, other = claim.slots["date"], claim.slots["other"]
    assert isinstance(date, Quantity)
    assert isinstance(other, Quantity)
    one, two = date.period, other.period
    gaps = days_apart(two, one) if one and two else set()
    if not one or not two or one.weekday is None or two.weekday is None or not gaps:
        return outcome.undecided(claim, date, "the days are not known")
    right = {(two.weekday + gap) % 7 for gap in gaps}
    shown = min(gaps)
    told = f"{abs(shown)} days {'after' if shown > 0 else 'before'} {other.surface}"
    if one.weekday in right:
        return outcome.fit(claim, date, told, how="exactly", power=6 / 7)
    name = NAMES[(two.weekday + shown) % 7]
    message = f"{date.surface} is {told}, which makes it a {name}"
    return outcome.misfit(claim, date, message, f"{told} is a {name}", text=name)
