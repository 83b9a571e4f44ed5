"""Periods: times that a rate runs for, told by other words than a number of hours or days.

In: a rate by time, the numbers near it and the reading. Out: mentions of the time that it is
to be multiplied by: the year of "over a full year, that is", the year of "£750 a month, or
£9,000 a year" (with the total that is so much a year), and the time between two clock times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from verify.match._per import PER
from verify.match.reading import NUMBER, Reading
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity
from verify.model.span import Span

if TYPE_CHECKING:
    from verify.match.frame import Mention

PERIODS = frozenset(
    ["minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade", "century"]
)
_WHOLE = frozenset(["full", "whole", "entire", "single"])
OVER = frozenset(["over", "in", "for", "during", "within", "after", "throughout"])
_WORDS = 3  # words behind a number within which "an hour" says what it is by
_SINGLE = {
    f"{article} {period}": period for article, period in
    (("a", "minute"), ("an", "hour"), ("a", "day"), ("a", "week"), ("a", "fortnight"), ("a", "month"),
     ("a", "quarter"), ("a", "year"), ("a", "decade"), ("a", "century"))
}  # fmt: skip
_AHEAD = 14  # words behind a rate in which a period is told
_OPENING = 4  # words in which the next sentence tells one
_ADJECTIVES = {
    "annual": "year", "annually": "year", "yearly": "year", "annum": "year", "monthly": "month",
    "weekly": "week",
}  # fmt: skip
# How many of the one are in the other: from, to. A week is told as a 52nd of a year.
_MANY: dict[tuple[str, str], tuple[str, str]] = {
    ("month", "year"): ("12", "12"),
    ("week", "year"): ("52", "52.2"),
    ("week", "month"): ("4", "4.43"),
    ("month", "quarter"): ("3", "3"),
    ("quarter", "year"): ("4", "4"),
    ("day", "year"): ("364.9", "366"),
    ("day", "month"): ("28", "31"),
    ("day", "week"): ("7", "7"),
    ("day", "fortnight"): ("14", "14"),
    ("week", "fortnight"): ("2", "2"),
    ("year", "decade"): ("10", "10"),
    ("year", "century"): ("100", "100"),
    ("minute", "day"): ("1440", "1440"),
    ("hour", "week"): ("168", "168"),
    ("second", "day"): ("86400", "86400"),
    ("hour", "day"): ("24", "24"),
    ("minute", "hour"): ("60", "60"),
    ("second", "minute"): ("60", "60"),
    ("second", "hour"): ("3600", "3600"),
}
_OF_WORK = frozenset(["hour", "day"])  # money for these is for those that are worked
_WORKDAYS = frozenset(
    "weekday weekdays workday workdays working school business weekend weekends".split()
)
_ONE = frozenset(["a fortnight", "a week", "a month", "a year", "a day", "an hour"])
_DAY = 24 * 60
_EXACTLY = re.compile(r"\b(?:exactly|precisely|just|dead)\s$", re.IGNORECASE)
_FEW = 10  # hours that are told to the half


def told(rate: Mention, unit: str, text: Reading) -> Iterator[Mention]:
    """Yield the period of "over a full year, that is", in a rate's sentence or the next one's start."""
    for sentence in text.window(rate.sentence, 0, 1):
        own = sentence is rate.sentence
        first, last = (rate.place + 2, rate.place + _AHEAD) if own else (1, 1 + _OPENING)
        words, starts = sentence.words, sentence.starts
        for at in range(first, min(len(words), last)):
            whole = words[at - 1] in _WHOLE or (
                words[at - 1] in ("a", "the", "one")
                and words[at - 2 : at - 1] != []
                and words[at - 2] in OVER
            )
            if whole and words[at] in PERIODS and words[at] != unit:
                span = Span(starts[at], starts[at] + len(words[at]))
                yield from _times(rate, unit, words[at], span)
        for quantity in sentence.quantities:  # "over a year" is a duration with its bound
            period = _SINGLE.get(quantity.surface.lower(), "")
            if period and period != unit and first - 2 <= sentence.place(quantity) < last:
                before = rate.quantity.document.text[
                    max(0, quantity.span.start - 8) : quantity.span.start
                ].split()[-1:]
                if before and before[0].lower() in OVER:
                    yield from _times(rate, unit, period, quantity.span)


def between(rate: Mention, unit: str, total: Mention) -> Mention | None:
    """Return the year of a total by the year, beside a rate by the month; or None."""
    period = total.quantity.unit.rpartition("/")[2] if "/" in total.quantity.unit else ""
    period = period or by(total)
    if not period:
        words, place = total.sentence.words, total.place
        near = words[max(0, place - 4) : place]
        near = near[len(near) - near[::-1].index(NUMBER) :] if NUMBER in near else near
        period = next(
            (_ADJECTIVES[w] for w in (*near, *words[place + 1 : place + 3]) if w in _ADJECTIVES), ""
        )
    if not period or period == unit or (rate.quantity.kind is Kind.MONEY and unit in _OF_WORK):
        return None
    return next(_times(rate, unit, period, total.quantity.span), None)


def by(total: Mention) -> str:
    """Return the period of "2,800 an hour", "98,680 times a day", or ""."""
    words, place = total.sentence.words, total.place
    for at in range(place + 1, min(len(words) - 1, place + 1 + _WORDS)):
        if words[at] in PER:
            return words[at + 1] if words[at + 1] in PERIODS else ""
        if not words[at].isalpha():
            return ""
    return ""


def _times(rate: Mention, unit: str, period: str, span: Span) -> Iterator[Mention]:
    """Yield so many of a rate's unit of time as are in a period."""
    many = _MANY.get((unit, period))
    if many is None or (unit == "day" and not _WORKDAYS.isdisjoint(rate.sentence.vocabulary)):
        return
    low, high = Decimal(many[0]), Decimal(many[1])
    own = Interval(low, high)
    time = Quantity(rate.quantity.document, span, Kind.DURATION, low, unit, own, own, number=span)
    yield rate._replace(quantity=time, roles={})


def clocked(rate: Mention, near: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the time between the two times of day that are told near a rate, where there are two."""
    times = [m for m in near if m.quantity.kind is Kind.TIME and m.quantity.magnitude is not None]
    if len(times) != 2 or abs(times[1].sentence.index - times[0].sentence.index) > 1:
        return
    first, last = (m.quantity.magnitude or Decimal(0) for m in times)
    gap = last - first
    if not 0 < gap < _DAY:
        return
    width = Interval(gap - Decimal("0.5"), gap + Decimal("0.5"))
    quantity = times[1].quantity._replace(
        kind=Kind.DURATION, magnitude=gap, unit="minute", interval=width, charitable=width
    )
    yield times[1]._replace(quantity=quantity, roles={})


def timed(mention: Mention, times: Sequence[Mention]) -> Mention:
    """Return a duration as exact as the clock times that tell it, too."""
    own = mention.quantity
    minutes = {"hour": 60, "minute": 1}.get(own.unit, 0) * (own.magnitude or Decimal(0))
    if own.kind is not Kind.DURATION or minutes <= 0:
        return mention
    for told in times:
        if told.quantity.unit == "minute" and told.quantity.magnitude == minutes:
            own = own._replace(interval=Interval.exactly(own.magnitude or Decimal(0)))
            return mention._replace(quantity=own._replace(charitable=own.interval))
    return mention


def refined(mention: Mention) -> Mention:
    """Return a duration of a few hours, which is told to the half hour, or "exactly" so many."""
    own, value = mention.quantity, mention.quantity.magnitude
    if own.kind is not Kind.DURATION or value is None or own.exponent not in (0, None):
        return mention
    before = own.document.text[max(0, own.span.start - 12) : own.span.start]
    if own.interval.width == 0:
        return mention
    if _EXACTLY.search(before) or own.surface.lower() in _ONE:
        exact = Interval.exactly(value)
    elif own.unit == "hour" and value < _FEW and value * 4 == (value * 4).to_integral_value():
        width = (
            Decimal("0.25") if value * 2 == (value * 2).to_integral_value() else Decimal("0.125")
        )
        exact = Interval(value - width, value + width)
    else:
        return mention
    return mention._replace(quantity=own._replace(interval=exact, charitable=exact))
