"""Calendar: dates against the calendar.

In: rules of this kind and an extraction. Out: claims, by the rule's `check`:

    weekday       a weekday written with its date
    day           a date written with its day and month
    together      two dates written with their weekdays, of one season

Lengths of time between dates are read by their wording; see `forms`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from verify.extract import Extraction
from verify.match import _weekday_pairs
from verify.match.reading import Reading, reading
from verify.model.claim import Claim
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings

KIND = "calendar"
OPTIONS = ("check", "threshold", "certain")
SLOTS = ("date", "other")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # of the months, in a leap year

_ANOTHER = frozenset(
    "last ago previous previously earlier originally postponed corrected correction instead anniversary".split()
)  # words of a date of another year, or of one that is taken back
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    for rule in rules:
        yield from _CHECKS[str(rule.match["check"])](rule, text)


def validate(options: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Return what is wrong with a rule's options."""
    if options.get("check") not in _CHECKS:
        yield ("check", "must name a check", "checks are " + ", ".join(_CHECKS))


def _dates(text: Reading) -> Iterator[Quantity]:
    return (q for q in text.quantities if q.kind is Kind.DATE and q.period is not None)


def _weekdays(rule: Rule, text: Reading) -> Iterator[Claim]:
    """Yield the dates that stand with their weekday."""
    for date in _dates(text):
        period = date.period
        if period is not None and period.grain == "span" and _DAY.search(date.surface):
            yield _claim(rule, {"date": date}, "date", 20, "weekdays with their dates")
            continue
        if period is None or period.grain != "day" or period.weekday is None:
            continue
        if period.day is None or period.month is None:
            continue
        if period.year is None and text.document.date is None:
            continue
        yield _claim(rule, {"date": date}, "date", 20, "a weekday with its date")


def _days(rule: Rule, text: Reading) -> Iterator[Claim]:
    """Yield the dates that name a day of a month."""
    for date in _dates(text):
        period = date.period
        if period is not None and period.day is not None and period.month is not None:
            yield _claim(rule, {"date": date}, "date", 20, "a day of a month")
        elif period is not None and period.ends is not None:
            for month, day in (period.ends[:2], period.ends[2:]):
                if 1 <= month <= 12 and day > _DAYS[month - 1]:  # "until 31 June"
                    own = date._replace(period=period._replace(grain="day", month=month, day=day))
                    yield _claim(rule, {"date": own}, "date", 20, "a last day of a month")


def _together(rule: Rule, text: Reading) -> Iterator[Claim]:
    """Yield dates with the weekday of another date that bears theirs out or contradicts it."""
    dates = [q for q in _dates(text) if q.period is not None and q.period.weekday is not None]
    if len(dates) < 2:
        return
    for date, other in _weekday_pairs.pairs(dates):
        if not _another_year(text, date):
            slots = {"date": date, "other": other}
            yield _claim(rule, slots, "date", 18, "two weekdays with dates")


def _another_year(text: Reading, date: Quantity) -> bool:
    """Return whether the sentence of a date may tell of another year than its neighbours."""
    sentence = text.sentence(date)
    return sentence is not None and not _ANOTHER.isdisjoint(sentence.vocabulary)


def _claim(rule: Rule, slots: dict[str, Quantity], judged: str, weight: int, reason: str) -> Claim:
    return Claim(
        rule,
        dict(slots),
        certain=weight >= int(rule.match.get("certain", 18)),
        evidence=(f"{reason} {weight:+d}",),
        weight=weight,
        extra={
            "threshold": int(rule.match.get("threshold", 16)),
            "judged": judged,
            "apart": str(rule.match["check"]),
            "shared": True,
        },
    )


_CHECKS: dict[str, Callable[[Rule, Reading], Iterator[Claim]]] = {
    "weekday": _weekdays,
    "day": _days,
    "together": _together,
}
