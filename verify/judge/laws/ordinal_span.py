"""Ordinal spans: "now in its fifth day" against the day of the beginning.

In: a claim with a `start`, an ordinal `nth` before a day, week, month or year, and the `event`
at which it was so far gone, or else the document's own date. Out: consistent where the time
gone by is in that day, week, month or year, counted from the first or from nothing.
"""

from __future__ import annotations

import re
from decimal import Decimal

from verify.judge import outcome
from verify.judge.laws._days import DAYS, Days, known
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "ordinal_span"
_UNIT = re.compile(r"\W{1,2}(?:\w{1,12} )?(day|week|month|year)\b", re.IGNORECASE)
_SLACK = {"day": 1, "week": 1, "month": 2, "year": 0}  # days that a count may begin late or early


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether so many days, weeks, months or years have been begun."""
    start, nth = claim.slots["start"], claim.slots["nth"]
    assert isinstance(start, Quantity)
    assert isinstance(nth, Quantity)
    event = claim.slots.get("event")
    unit = _UNIT.match(nth.document.text, nth.span.end)
    today = nth.document.date
    then = known(event) if isinstance(event, Quantity) else Days(today, today) if today else None
    named = start.period is not None and (start.period.year or start.period.day)
    begun = known(start, then.first.year) if then and named else None
    if unit is None or then is None or begun is None or nth.magnitude is None:
        return outcome.undecided(claim, nth, "the days are not known")
    name = unit[1].lower()
    least = (then.first - begun.last).days - _SLACK[name]
    most = (then.last - begun.first).days + _SLACK[name]
    if most < 0:
        return outcome.undecided(claim, nth, "it lies ahead")
    low, high = max(0, int(least / DAYS[name])), int(most / DAYS[name]) + 1
    told = f"{start.surface} to {then.last}: {least} to {most} days"
    if low <= nth.magnitude <= high:
        return outcome.fit(claim, nth, told, how="exactly", power=0.9)
    right = int((then.last - begun.first).days / DAYS[name]) + 1
    return outcome.misfit(
        claim,
        nth,
        f"from {start.surface} it is {name} {right}, not the {nth.surface}",
        told,
        expected=Interval.exactly(Decimal(right)),
        text=str(right),
    )
