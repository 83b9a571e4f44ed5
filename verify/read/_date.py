"""Dates in metadata: "2024-03-05T10:00:00Z", "March 5, 2024" -> a day; nothing guessed."""

from __future__ import annotations

import datetime as dt
import re

_ISO = re.compile(
    r"\s*[\"']?(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)|\s*[\"']?(\d{4})(\d{2})(\d{2})(?!\d)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WRITTEN = (
    re.compile(rf"(?<!\w){_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)", re.I),
    re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(\d{{4}})(?!\d)", re.I),
)


def day(text: str) -> dt.date | None:
    """Return the day that `text` begins with (ISO) or names in words; else None.

    Day and month as bare numbers ("03/04/2024") are ambiguous and stay unread.
    """
    text = text[:200]
    iso = _ISO.match(text)
    if iso:
        return _day(*(int(g) for g in iso.groups() if g is not None))
    for pattern, (year, month, number) in zip(_WRITTEN, ((3, 1, 2), (3, 2, 1)), strict=True):
        found = pattern.search(text)
        if found:
            name = found.group(month)[:3].lower()
            return _day(int(found.group(year)), _MONTHS.index(name) + 1, int(found.group(number)))
    return None


def _day(year: int, month: int, number: int) -> dt.date | None:
    """Return the date, or None if the calendar has no such day."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None
