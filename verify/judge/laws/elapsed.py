"""Elapsed time: a length of time against the dates that bound it.

In: a claim with a `length` and the `start` and `end` that it lies between; or a `span` for
both; or one of them, the other being the document's own date (`today`). Out: consistent
where the calendar gives the length, counted with both ends or without, and rounded to
whole units.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from verify.judge import outcome
from verify.judge.laws._days import DAYS, Days, between, counted, known, ordered
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Bound, Hedge, Quantity
from verify.model.settings import Settings

LAW = "elapsed"
_SLACK = Decimal("0.25")  # of a week or a month that is begun and not ended
_DAY = re.compile(r"\b[0-9]{1,2}\b")
_COARSE = ("year", "decade", "century")


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether so long lies between two dates."""
    length, judged = claim.slots["length"], claim.slots[str(claim.extra.get("judged", "length"))]
    assert isinstance(length, Quantity)
    assert isinstance(judged, Quantity)
    ends = _ends(claim)
    unit = DAYS.get(length.unit)
    if ends is None or unit is None or length.magnitude is None:
        return outcome.undecided(claim, judged, "the dates are not known")
    least, most = _bounds(claim, ends)
    if most < 0:
        return _backwards(claim, judged, ends)
    slack = Decimal(0) if length.unit in ("day", "fortnight", *_COARSE) else _SLACK
    expected = Interval(Decimal(least) / unit - slack, Decimal(most) / unit + slack)
    told = f"{_dates(claim, ends)}: {least} to {most} days"
    if claim.extra.get("whole") and _in_years(claim, length):  # "in 1987, three years after 1985"
        years = Decimal(ends[1].last.year - ends[0].first.year)
        expected = Interval(max(years - 1, Decimal(0)), years)
        told_length = Interval.exactly(length.magnitude)
    else:
        told_length = _told(length)
    if told_length.meets(expected):
        power = 1.0 if ends[0].first.year != ends[1].first.year else 0.7
        return outcome.fit(claim, judged, told, expected=None, power=power)
    plain = round((Decimal(least) + Decimal(most)) / 2 / unit)
    text = counted(plain, length.unit)
    if length.unit == "fortnight":
        text = counted(round((Decimal(least) + Decimal(most)) / 2 / DAYS["week"]), "week")
    return outcome.misfit(
        claim,
        judged,
        f"{_dates(claim, ends)} is {text}; the text says {length.surface}",
        f"{told}, about {text}",
        expected=expected if judged is length else None,
        text=text if judged is length else _other_end(claim, judged, ends, length.magnitude * unit),
    )


def _told(length: Quantity) -> Interval:
    """Return the lengths that are meant: "a fortnight" is two weeks, and no more than a few days off."""
    if length.unit != "fortnight" or not length.interval.finite:
        return length.interval
    low, high = (end * 2 for end in (length.interval.low, length.interval.high))
    return Interval((low + Decimal("0.5")) / 2, (high - Decimal("0.5")) / 2)


def _in_years(claim: Claim, length: Quantity) -> bool:
    """Return whether whole years are told between two dates that are years."""
    ends = (claim.slots.get("start"), claim.slots.get("end"))
    plain = length.hedge is Hedge.NONE and length.bound is Bound.NONE
    grains = [q.period.grain for q in ends if isinstance(q, Quantity) and q.period]
    return plain and length.unit == "year" and grains == ["year", "year"]


def _ends(claim: Claim) -> tuple[Days, Days] | None:
    """Return the days of the start and of the end."""
    span = claim.slots.get("span")
    if isinstance(span, Quantity):
        days = known(span)
        return days and (Days(days.first, days.first), Days(days.last, days.last))
    start, end = claim.slots.get("start"), claim.slots.get("end")
    if isinstance(start, Quantity) and isinstance(end, Quantity):
        return ordered(start, end)
    given = start if isinstance(start, Quantity) else end
    if not isinstance(given, Quantity) or given.document.date is None:
        return None
    today = given.document.date
    days = known(given, today.year)
    if days is None:
        return None
    here = Days(today, today)
    return (days, here) if given is start else (here, days)


def _bounds(claim: Claim, ends: tuple[Days, Days]) -> tuple[int, int]:
    """Return the fewest and most days; whole years and months are counted with both or one."""
    least, most = between(*ends)
    whole = (ends[0].first.month, ends[0].first.day) == (1, 1) and (
        (ends[1].last.month, ends[1].last.day) == (12, 31)
    )
    span = claim.slots.get("span")
    if isinstance(span, Quantity):
        return least - (365 if whole else 31 if _of_months(span) else 0), most
    if "start" in claim.slots and "end" in claim.slots:
        return least, most
    year = 365  # "founded in 1988, 37 years ago": years are subtracted, whatever the month
    return (min(least, most - year), most) if whole or most > 2 * year else (least, most)


def _of_months(span: Quantity) -> bool:
    """Return whether a span is told by its months alone: "April 2021 to June 2023"."""
    return span.period is not None and not _DAY.search(span.period.text)


def _backwards(claim: Claim, judged: Quantity, ends: tuple[Days, Days]) -> Check:
    """Return the check of an end that lies before its start."""
    if "start" not in claim.slots or "end" not in claim.slots or "term" in claim.extra:
        return outcome.undecided(claim, judged, "the day lies ahead")
    return outcome.misfit(
        claim, judged, f"{_shown(claim, 'end')} is before {_shown(claim, 'start')}"
    )


def _dates(claim: Claim, ends: tuple[Days, Days]) -> str:
    if "span" in claim.slots:
        return _shown(claim, "span")
    return " to ".join(
        _shown(claim, name) or f"{day.first:%Y-%m-%d}"
        for name, day in zip(("start", "end"), ends, strict=True)
    )


def _shown(claim: Claim, name: str) -> str:
    held = claim.slots.get(name)
    return held.surface if isinstance(held, Quantity) else ""


def _other_end(claim: Claim, judged: Quantity, ends: tuple[Days, Days], days: Decimal) -> str:
    """Return the date that the length makes of the other end."""
    forward = judged is not claim.slots.get("start")
    from_day = ends[0].first if forward else ends[1].last
    try:
        found = from_day + dt.timedelta(days=int(days) * (1 if forward else -1))
    except OverflowError:
        return ""
    period = judged.period
    if period is not None and period.grain == "year":
        years = round(days / DAYS["year"])
        return str(from_day.year + (years if forward else -years))
    if period is not None and period.grain == "month":
        return f"{found:%B %Y}"
    return f"{found.day} {found:%B %Y}"
