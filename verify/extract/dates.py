"""Dates and times of day: a document -> its quantities of kind date and time.

Calendar words are found in one pass and digits are taken from the scan, so that a text
without dates costs next to nothing. `days`, `fiscal`, `relative`, `years` and `clock`
read them; here they are called, joined ("from 2019 to 2023") and made quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from verify.extract import clock, days, fiscal, hours, periods, relative, timetable, years
from verify.extract.page import Found, Page
from verify.model.document import Document
from verify.model.interval import INFINITY, Interval
from verify.model.quantity import Kind, Period, Quantity
from verify.model.span import Span

_UNKNOWN = Interval(-INFINITY, INFINITY)
# One look at each digit run; the group that matched last says which reader is asked.
_AT_DIGIT = re.compile(
    r"(?P<y1>[12][0-9]{3})(?P<isep>[-/]|[.](?=[01][0-9][.][0-3][0-9]))(?P<m1>[01]?[0-9])(?P=isep)(?P<d1>[0-3]?[0-9])(?![0-9]|[-/.][0-9])"
    r"(?:T[0-9:.]{5,15}(?:Z|[+-][0-9:]{4,5})?)?(?P<iso>)"
    r"|(?P<a>[0-3]?[0-9])(?P<sep>[/.-])(?P<b>[0-3]?[0-9])(?P=sep)(?P<y2>[12][0-9]{3}|(?<=/)[0-9]{2})(?![0-9]|[-/.][0-9])(?P<numeric>)"
    r"|(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?)?[ \u00a0\u202f]?(?P<half>[ap]\.[ ]?m\.?|[ap]m|[AP]M|[AP]\.M\.?)(?![A-Za-z])"
    r"|(?P<h24>[012]?[0-9]):(?P<m24>[0-5][0-9])(?P<s24>:[0-5][0-9])?(?![0-9:]|\.[0-9])"
    r"|(?P<ya>[12][0-9]{3})(?P<ysep>[ \u2009]?[-–—/][ \u2009]?|[ ](?:to|and)[ ](?=[0-9]{4}))(?P<yb>[12][0-9]{3}|[0-9]{2})(?![0-9%]|[.,][0-9]|[-–/][0-9])"
    r"|(?P<decade>[12][0-9]{2}0)['’]?s(?![A-Za-z])"
    r"|(?P<short>[0-9]0)s(?![A-Za-z])"
    r"|(?P<mil>[0-2][0-9][0-5][0-9])[ ](?:hours|hrs|GMT|UTC|BST|[ECMP][SD]?T)\b"
    r"|(?P<oclock>[0-9]{1,2})[ ]?o['’]clock\b"
    r"|(?P<part>[1-4])(?P<letter>[QH])(?=[0-9 '’/])"
    r"|(?P<year>[0-9]{1,4})(?=(?P<era>[ \u00a0](?:BC|BCE|AD|CE|B\.C\.|A\.D\.)(?![A-Za-z]))?)(?![0-9%‰]|[.,:][0-9]|[A-Za-z$€£])"
)
# What a point parts in a date or a time: "3.4.2025", "4.30pm".
_POINTED = re.compile(r"\.[0-9]{1,2}(?:\.[0-9]|[:\u00a0\u202f ]?[apAP])")
_SPACES = frozenset((" ", "\u00a0", "\u202f"))
_FOLLOWS = _SPACES | frozenset("-/.:aApPsQHo")  # what may stand behind one digit or two
_LETTERS = frozenset("QHY")
_HALVES = frozenset("aApPoBC")  # how a.m., p.m., o'clock, AD, BC begin
_PARAGRAPH = 600  # characters: a year told longer ago binds no more
_JOINT = re.compile(
    r"[ \u00a0\u202f]?(?:[-–—][ \u00a0\u202f]?|(to|through|until|till|and|-to-)[ \u00a0\u202f])"
)
_FROM = re.compile(r"\b(from|between)[ \u00a0](?:the )?(?:(?:early|late|mid)[ -])?$", re.I)
_QUARTER = re.compile(r"[ \u00a0-](?:fiscal )?quarter\b")


def dates(page: Page, document: Document) -> list[Quantity]:
    """Return every date and time of a document, in order, without overlaps."""
    found = _longest(_all(page))
    return [quantity(document, f) for f in _told(page, list(_joined(page, found)))]


def _all(page: Page) -> Iterator[Found]:
    """Read everything that may be a date or a time; what is read twice may overlap."""
    yield from days.months(page)
    yield from fiscal.parts(page)
    yield from relative.relative(page)
    yield from years.centuries(page)
    yield from clock.spoken(page)
    yield from timetable.times(page)
    yield from hours.beside(page)
    text = page.text
    for at, end in page.digits:
        if text[at - 1 : at] in _LETTERS:
            lettered = fiscal.lettered(page, at)
            if lettered is not None:
                yield lettered
            continue
        size = end - at
        if size != 4 and text[at - 3 : at] != "AD ":
            first = text[end : end + 1]
            if first not in (_SPACES if size > 2 else _FOLLOWS):
                continue
            if not _may_be_date(text, first, end):
                continue
        if at and text[at - 1].isalpha():
            continue
        match = _AT_DIGIT.match(text, at)
        if match:
            at_digit = _read(page, at, match)
            if at_digit is not None:
                yield at_digit
                if match.lastgroup == "half":
                    yield from timetable.led(page, at_digit)


def _may_be_date(text: str, first: str, end: int) -> bool:
    """Return whether the character behind a digit run lets it begin a date or a time."""
    if first in _SPACES:
        return text[end + 1 : end + 2] in _HALVES
    return first != "." or _POINTED.match(text, end) is not None


def _read(page: Page, at: int, match: re.Match[str]) -> Found | None:
    """Ask the reader that the form of the digits calls for."""
    group = match.lastgroup
    text = page.text
    if group in ("year", "era"):
        if group == "year" and match.end() - at != 4 and text[at - 3 : at] != "AD ":
            return None
        return years.year(page, at, match.end("year"))
    before = text[at - 1] if at else " "
    if before in ".,:" and at > 1 and text[at - 2].isdigit():
        return None
    joined = before == "-" and text[at - 4 : at - 1].lower() in ("mid", "pre", "ost")
    if before in ".,:/-–_$€£@#=" and group not in ("short", "half") and not joined:
        return None
    readers = {
        "iso": days.numeric,
        "numeric": days.numeric,
        "half": clock.half_day,
        "m24": clock.full_day,
        "s24": clock.full_day,
        "yb": years.year_range,
        "decade": years.decade,
        "short": years.decade,
        "mil": clock.military,
        "oclock": clock.o_clock,
        "letter": fiscal.numbered,
    }
    reader = readers.get(group or "")
    return reader(page, at, match) if reader else None


def _told(page: Page, found: list[Found]) -> Iterator[Found]:
    """Leave the year of a day open where the paragraph tells of another year's days."""
    told, end = None, 0
    for item in found:
        period = item.period
        if item.start - end > _PARAGRAPH or page.text.find("\n", end, item.start) >= 0:
            told = None
        if period.year and period.grain in ("day", "month") and period.first:
            told, end = period.year, item.end
        elif told and period.relative and period.month and period.first:
            if period.first.year != told:
                item = item._replace(period=period._replace(first=None, last=None))
            end = item.end
        yield item


def _longest(found: Iterator[Found]) -> list[Found]:
    """Keep the longer of any two that overlap."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda f: (f.start, -f.end)):
        if kept and item.start < kept[-1].end:
            if item.end - item.start > kept[-1].end - kept[-1].start:
                kept[-1] = item
            continue
        kept.append(item)
    return kept


def _joined(page: Page, found: list[Found]) -> Iterator[Found]:
    """Join what stands on both sides of a dash or "to" into one stretch of time."""
    index = 0
    while index < len(found):
        item = found[index]
        if index + 1 < len(found):
            whole = _join(page, item, found[index + 1])
            if whole is not None:
                yield whole
                index += 2
                continue
        yield item
        index += 1


def _join(page: Page, first: Found, last: Found) -> Found | None:
    """Return the stretch from one date to the next, where the text says so."""
    if last.start - first.end > 9 or first.period.grain != last.period.grain:
        return None
    grain = first.period.grain
    if grain in ("time", "span", "week"):
        return None
    joint = _JOINT.fullmatch(page.text, first.end, last.start)
    if not joint or (joint[1] == "and" and not _between(page, first)):
        return None
    end = last.end
    start = first.period
    if start.relative and start.month and last.period.first:
        start = _with_year(start, last)
    stop = last.period
    if first.period.first and stop.relative and stop.month and stop.first is None:
        stop = _behind(first.period.first, stop)
    text = page.text[first.start : end]
    period = periods.joined(text, start, stop)
    quarter = _QUARTER.match(page.text, end) if grain == "month" else None
    if quarter:
        end = quarter.end()
        period = period._replace(text=page.text[first.start : end], grain="quarter")
    return Found(first.start, end, period)


def _behind(first: date, last: Period) -> Period:
    """Give the last of two dates the year of the first: "April-June"."""
    assert last.month is not None
    year = first.year + (last.month < first.month)
    if last.day is not None:
        exact = periods.safe_date(year, last.month, last.day)
        return last._replace(first=exact, last=exact)
    bounds = periods.months(year, last.month)
    return last._replace(first=bounds[0], last=bounds[1])


def _with_year(first: Period, last: Found) -> Period:
    """Give the first of two dates the year of the second: "April to June 2025"."""
    day = last.period.first
    if day is None or first.month is None:
        return first
    year = day.year - (first.month > day.month)
    if first.day is not None:
        exact = periods.safe_date(year, first.month, first.day)
        return first._replace(first=exact, last=exact, relative=last.period.relative)
    bounds = periods.months(year, first.month)
    return first._replace(first=bounds[0], last=bounds[1], relative=last.period.relative)


def _between(page: Page, first: Found) -> bool:
    """Return whether "between" stands before the first of two dates."""
    before = _FROM.search(page.before(first.start, 24))
    return bool(before) and before is not None and before[1].lower() == "between"


def quantity(document: Document, found: Found) -> Quantity:
    """Make the quantity: a year is its number, a day an ordinal, a time its minutes."""
    period = found.period
    kind = Kind.TIME if period.grain == "time" else Kind.DATE
    magnitude, unit, low, high = None, "", None, None
    interval = _UNKNOWN
    if period.minutes is not None:
        magnitude, unit = Decimal(period.minutes), "minute"
        interval = Interval.exactly(magnitude)
    elif found.year is not None:
        magnitude = Decimal(found.year)
        interval = Interval.exactly(magnitude)
    elif period.first is not None and period.last is not None:
        unit = "day"
        low, high = Decimal(period.first.toordinal()), Decimal(period.last.toordinal())
        interval = Interval(low, high)
    return Quantity(
        document,
        Span(found.start, found.end),
        kind,
        magnitude,
        unit,
        interval,
        interval,
        low,
        high,
        period=period,
        number=Span(found.start, found.end),
    )
