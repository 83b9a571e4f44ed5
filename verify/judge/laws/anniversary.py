"""Anniversaries: the year of a beginning against the year that keeps it.

In: a claim with a `start` and a `nth`, and the year in which it is kept (`event`), or the
document's own. Out: consistent where so many years lie between, or one more or less where
the year itself is not written.
"""

from __future__ import annotations

from decimal import Decimal

from verify.judge import outcome
from verify.judge.laws._days import known
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "anniversary"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether an anniversary falls in the year that keeps it."""
    start, nth = claim.slots["start"], claim.slots.get("nth")
    judged = claim.slots[str(claim.extra.get("judged", "nth"))]
    assert isinstance(start, Quantity)
    assert isinstance(judged, Quantity)
    value = nth.magnitude if isinstance(nth, Quantity) else claim.extra.get("years")
    event = claim.slots.get("event")
    days = known(start)
    year = _year(event, judged)
    if days is None or year is None or value is None:
        return outcome.undecided(claim, judged, "the year is not known")
    shift = int(str(claim.extra.get("shift", 0)))
    slack = 0 if isinstance(event, Quantity) or "shift" in claim.extra else 1
    years = year + shift - days.first.year
    number = Decimal(str(value))
    told = f"{year + shift} - {days.first.year} = {years}"
    if years - slack <= number <= years + slack:
        return outcome.fit(claim, judged, told, how="exactly", power=0.95)
    shown = f"{years}{_ending(years)}"
    said = nth.surface if isinstance(nth, Quantity) else f"{number}{_ending(int(number))}"
    text = {"nth": shown, "start": str(year + shift - int(number))}.get(
        str(claim.extra.get("judged", "nth")), str(days.first.year + int(number))
    )
    return outcome.misfit(
        claim,
        judged,
        f"{start.surface} to {year + shift} is {years} years: the {shown}, not the {said}",
        told,
        expected=Interval.exactly(Decimal(years)) if judged is nth else None,
        text=text,
    )


def _year(event: object, judged: Quantity) -> int | None:
    """Return the year in which an anniversary is kept."""
    if isinstance(event, Quantity):
        days = known(event)
        return days.first.year if days else None
    return judged.document.date.year if judged.document.date else None


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
