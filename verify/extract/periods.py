"""Periods: what a date's words name -> first and last day.

In: years, months, days and counts already read, and the document's date where the
words count from it. Out: `Period` values; without a document date a relative one has
no days, since nothing is ever taken from the clock. Reads no text; see `dates`.
"""

from __future__ import annotations

from datetime import date, timedelta

from verify.model.quantity import Period

FUTURE_DAYS = 95  # a date without a year lies at most this far ahead, else in the past
_DAY = timedelta(days=1)
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS = {"quarter": 3, "half": 6, "month": 1, "year": 12, "decade": 120}

Days = tuple[date | None, date | None]
UNKNOWN: Days = (None, None)


def _month_length(year: int, month: int) -> int:
    """Return the days of a month; the `calendar` module takes longer to load than to do without."""
    if month == 2 and year % 4 == 0 and (year % 100 or year % 400 == 0):
        return 29
    return _LENGTHS[month - 1]


def safe_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def months(year: int, month: int, count: int = 1) -> Days:
    """Return the first and last day of `count` months from `month` (which may leave 1..12)."""
    start = year * 12 + month - 1
    last = start + count - 1
    if not 12 <= start <= last < 12 * 10_000:
        return UNKNOWN
    end_year, end_month = last // 12, last % 12 + 1
    return (
        date(start // 12, start % 12 + 1, 1),
        date(end_year, end_month, _month_length(end_year, end_month)),
    )


def years(first: int, last: int) -> Days:
    """Return the first day of one year and the last of another."""
    if not 1 <= first <= last <= 9999:
        return UNKNOWN
    return date(first, 1, 1), date(last, 12, 31)


def two_digits(year: int) -> int:
    """Return the year that two digits stand for: 24 -> 2024, 87 -> 1987."""
    return year + (2000 if year < 70 else 1900)


def nearest_year(month: int, day: int, today: date | None, *, ahead: bool) -> int | None:
    """Return the year of a date that is given without one, seen from the document's date.

    A date that would lie shortly ahead is one only where the words look `ahead`;
    elsewhere it may as well be last year's, and stays open.
    """
    if today is None:
        return None
    for year in (today.year + 1, today.year, today.year - 1):
        start = safe_date(year, month, min(day, _month_length(year, month)))
        if start is not None and (start - today).days <= FUTURE_DAYS:
            return year if start <= today or ahead else None
    return None


def month_end_years(today: date | None, month: int, which: str) -> int | None:
    """Return the year of "last March", "this March", "next March"."""
    if today is None:
        return None
    if which == "this":
        return today.year
    if which == "last":
        return today.year if month < today.month else today.year - 1
    return today.year if month > today.month else today.year + 1


def around(today: date | None, grain: str, shift: int, *, count: int = 1) -> Days:
    """Return `count` whole grains, `shift` grains from the one that holds `today`."""
    if today is None:
        return UNKNOWN
    if grain == "day":
        return _shifted(today, shift, count - 1 + shift)
    if grain in ("week", "weekend"):
        monday = today - today.weekday() * _DAY
        if grain == "weekend":
            return _shifted(monday, 7 * shift + 5, 7 * shift + 6)
        return _shifted(monday, 7 * shift, 7 * (shift + count) - 1)
    size = _MONTHS.get(grain)
    if size is None:
        return UNKNOWN
    index = (today.year * 12 + today.month - 1) // size + shift
    return months(0, index * size + 1, size * count)


def rolling(today: date | None, grain: str, count: int, *, ahead: bool) -> Days:
    """Return the stretch of `count` grains that ends (or begins) on `today`."""
    if today is None or not 0 < count <= 1000:
        return UNKNOWN
    if grain in ("day", "week"):
        days = count * (7 if grain == "week" else 1)
        return _shifted(today, 0, days) if ahead else _shifted(today, -days, 0)
    size = _MONTHS.get(grain)
    if size is None:
        return UNKNOWN
    other = _same_day(today, count * size * (1 if ahead else -1))
    if other is None:
        return UNKNOWN
    return (today, other) if ahead else (other, today)


def weekday(today: date | None, day: int, which: str) -> Days:
    """Return the day that "last", "next" or bare ("") weekday names, seen from `today`."""
    if today is None:
        return UNKNOWN
    back = (today.weekday() - day) % 7
    if which == "next":
        ahead = 7 - back if back else 7
        return _shifted(today, ahead, ahead)
    if which == "last" and back == 0:
        back = 7
    return _shifted(today, -back, -back)


def to_date(today: date | None) -> Days:
    """Return the days from the first of the year to `today`."""
    return UNKNOWN if today is None else (date(today.year, 1, 1), today)


def joined(text: str, first: Period, last: Period) -> Period:
    """Return the span from one period to another."""
    ordered = first.first is not None and last.last is not None and first.first <= last.last
    ends = None
    if not ordered and first.month and last.month:
        ends = (first.month, first.day or 0, last.month, last.day or 0)
    return Period(
        text,
        first.first if ordered else None,
        last.last if ordered else None,
        "span",
        relative=first.relative or last.relative,
        fiscal=first.fiscal or last.fiscal,
        ends=ends,
    )


def _shifted(start: date, first: int, last: int) -> Days:
    """Return two dates by their distance in days, if the calendar reaches them."""
    try:
        return start + first * _DAY, start + last * _DAY
    except OverflowError:
        return UNKNOWN


def _same_day(start: date, by_months: int) -> date | None:
    """Return the same day of the month, some months away (the month's last day at most)."""
    index = start.year * 12 + start.month - 1 + by_months
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= 9999:
        return None
    return date(year, month, min(start.day, _month_length(year, month)))
