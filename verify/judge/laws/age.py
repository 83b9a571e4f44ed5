"""Ages: whole years from a birth to an event.

In: a claim with an `age` and a `birth`, and the `event` at which somebody was so old; or a
`life` from birth to death; without an event, the document's own date (`given: {ahead: 1}`
lets it lie in the next year). Out: consistent where some day of the one and some day of
the other are so many whole years apart; "turns 73 this year" counts to the year's end.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from verify.judge import outcome
from verify.judge.laws._days import Days, known
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Bound, Hedge, Quantity
from verify.model.settings import Settings

LAW = "age"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether an age follows from the dates."""
    age = claim.slots["age"]
    judged = claim.slots[str(claim.extra.get("judged", "age"))]
    assert isinstance(age, Quantity)
    assert isinstance(judged, Quantity)
    ends = _ends(claim, age)
    if ends is None or age.magnitude is None:
        return outcome.undecided(claim, judged, "the dates are not known")
    birth, event = ends
    youngest = _years(birth.last, event.first)
    oldest = _years(birth.first, event.last)
    if oldest < 0:
        return outcome.undecided(claim, judged, "the event lies before the birth")
    if claim.extra.get("year"):  # "turns 60 this year": counted to the year's end
        youngest = oldest = event.last.year - birth.first.year
        youngest -= birth.first.year != birth.last.year
    told = f"{birth.first.year} to {event.last.year}: {_or(youngest, oldest)}"
    value = age.magnitude / 12 if age.unit == "month" else age.magnitude
    loose = age.hedge is not Hedge.NONE or age.bound is not Bound.NONE
    meant = age.interval if loose and age.unit != "month" else Interval.exactly(value)
    part = value != int(value)  # "66 years and six months" lies in the year behind 66
    expected = Interval(Decimal(youngest), Decimal(oldest + part))
    if meant.meets(expected):
        return outcome.fit(claim, judged, told, expected=expected, how="exactly", power=0.9)
    text = _or(youngest, oldest) if judged is age else str(event.last.year - int(value))
    return outcome.misfit(
        claim,
        judged,
        f"{birth.first.year} to {event.last.year} makes {_or(youngest, oldest)} years;"
        f" the text says {age.surface}",
        told,
        expected=_as_told(expected, age) if judged is age else None,
        text=text,
    )


def _as_told(years: Interval, age: Quantity) -> Interval:
    """Return years in the unit that an age is told in."""
    return Interval(years.low * 12, years.high * 12) if age.unit == "month" else years


def _ends(claim: Claim, age: Quantity) -> tuple[Days, Days] | None:
    """Return the days of the birth and of the event."""
    life, birth = claim.slots.get("life"), claim.slots.get("birth")
    if isinstance(life, Quantity):
        days = known(life)
        if days is None:
            return None
        one, other = days.first.year, days.last.year
        return _whole(one, life.surface), _whole(other, life.surface)
    assert isinstance(birth, Quantity)
    born = known(birth)
    event = claim.slots.get("event")
    if isinstance(event, Quantity):
        at = known(event)
    else:
        today = age.document.date
        at = Days(today, today) if today else None
    if at and not isinstance(event, Quantity) and claim.extra.get("lag"):
        early = at.first - dt.timedelta(days=int(str(claim.extra["lag"])))
        at = Days(early, at.last)
    return (born, at) if born and at else None


def _whole(year: int, text: str) -> Days:
    return Days(dt.date(year, 1, 1), dt.date(year, 12, 31))


def _years(birth: dt.date, event: dt.date) -> int:
    """Return the whole years between two days."""
    return event.year - birth.year - ((event.month, event.day) < (birth.month, birth.day))


def _or(youngest: int, oldest: int) -> str:
    return str(oldest) if youngest == oldest else f"{youngest} or {oldest}"
