"""Parts of years: quarters, halves and fiscal years.

In: a page and the places of "quarter", "half", "fiscal", "FY", or of a digit beside Q, H.
Out: `Found` dates. A company's own quarter or year has its label, and days only where it
is a calendar one by its words; the months of "the April-June quarter" are read by `days`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.extract import periods
from verify.extract.page import Found, Hit, Page
from verify.model.quantity import Period

_S = r"[ \u00a0\u202f]"
_YEAR = r"(?:19|20|21)[0-9]{2}"
_END = r"(?![0-9]|[.,][0-9]|%)"
_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
    "final": 4, "opening": 1, "closing": 4,
}  # fmt: skip
_SHIFTS = {"last": -1, "this": 0, "current": 0, "next": 1, "latest": None, "previous": None,
           "prior": None, "preceding": None, "past": None, "same": None, "year-ago": None,
           "year-earlier": None, "following": None}  # fmt: skip
_BEFORE = re.compile(
    rf"\b(?:(?:the|in|its|their){_S})?({'|'.join((*_ORDINALS, *_SHIFTS))})"
    rf"(?:[ \u00a0-](fiscal|financial|calendar))?[ \u00a0-]$",
    re.I,
)
# "of 2025", "of fiscal 2025", "2025", "FY24", "of last year"
_YEAR_BEHIND = re.compile(
    rf"(?:,?{_S}|[ ]?/)?(?:of{_S}|in{_S})?(?:the{_S})?"
    rf"(?:(fiscal|financial|FY|CY|calendar)?(?:{_S}?year)?{_S}?['’]?({_YEAR})"
    rf"(?:[-–/]([0-9]{{2,4}}))?{_END}(?:{_S}(fiscal|financial){_S}year\b)?"
    rf"|(FY|CY|['’]){_S}?['’]?([0-9]{{2}})(?:[-–/][0-9]{{2}})?{_END}"
    rf"|(this|last|next|the{_S}same|same|the{_S}previous){_S}((?:fiscal|financial){_S})?year\b)"
)
_FISCAL = re.compile(
    rf"(?:{_S}years?|Y)?{_S}?(?:(?:ended|ending|to){_S})?['’]?(?:({_YEAR})(?:[-–/]([0-9]{{2,4}}))?|([0-9]{{2}})(?:[-–/]([0-9]{{2}}))?){_END}",
    re.I,
)
_FISCAL_YEAR = re.compile(rf"{_S}years?\b", re.I)
_YEAR_BEFORE = re.compile(rf"(?<![0-9.,$£€])({_YEAR})(?:[-–/]([0-9]{{2}}))?{_S}$")
_LABEL_FIRST = re.compile(r"([1-4])(?![0-9%]|[.,][0-9])")


def parts(page: Page) -> Iterator[Found]:
    """Read every quarter, half and fiscal year that is named by a word."""
    for hit in page.hits["part"]:
        found = _named(page, hit) if hit.word in ("quarter", "half") else _fiscal(page, hit)
        if found is not None:
            yield found


def _named(page: Page, hit: Hit) -> Found | None:
    """Read "the second quarter of 2025", "first half", "last quarter"."""
    before = _BEFORE.search(page.before(hit.start))
    if not before:
        return None
    word = before[1].lower()
    start = hit.start - (len(before[0]) - before.start(1) + before.start())
    number = _ORDINALS.get(word)
    if hit.word == "half" and (number is None or number not in (1, 2)):
        return None
    behind = _YEAR_BEHIND.match(page.text, hit.end)
    if number is None:
        if behind:
            return None
        shift = _SHIFTS[word]
        days = periods.UNKNOWN if shift is None else periods.around(page.today, "quarter", shift)
        return Found(
            start,
            hit.end,
            Period(page.text[start : hit.end], *days, "quarter", relative=True),
        )
    fiscal = bool(before[2]) and before[2].lower() != "calendar"
    return _part(page, (start, hit.end), hit.word, number, behind, fiscal)


def _part(
    page: Page,
    place: tuple[int, int],
    grain: str,
    number: int,
    behind: re.Match[str] | None,
    fiscal: bool,
) -> Found:
    """Make the numbered quarter or half of the year written behind it."""
    start, end = place
    year, relative = None, False
    if behind:
        end = behind.end()
        year, relative, own = _year_of(page, behind)
        fiscal = fiscal or own
    size = 3 if grain == "quarter" else 6
    days = periods.UNKNOWN
    if year and not fiscal:
        days = periods.months(year, (number - 1) * size + 1, size)
    return Found(
        start,
        end,
        Period(
            page.text[start:end],
            *days,
            grain,
            None if relative else year,
            relative=relative or not behind,
            fiscal=fiscal,
        ),
    )


def _year_of(page: Page, behind: re.Match[str]) -> tuple[int | None, bool, bool]:
    """Return the year behind a quarter, whether it was worked out, whether it is fiscal."""
    if behind[2]:
        label = (behind[1] or behind[4] or "").lower()
        return int(behind[2]), False, label in ("fiscal", "financial", "fy") or bool(behind[3])
    if behind[6]:
        return periods.two_digits(int(behind[6])), False, behind[5] == "FY"
    which = behind[7].rsplit(maxsplit=1)[-1]
    shift = {"this": 0, "last": -1, "next": 1}.get(which)
    year = page.today.year + shift if page.today and shift is not None else None
    return year, True, bool(behind[8])


def _fiscal(page: Page, hit: Hit) -> Found | None:
    """Read "fiscal 2025", "financial year 2024-25", "FY 25", "2025 fiscal years"."""
    end = hit.end
    text = page.text
    named = _FISCAL.match(text, end)
    if named and (named[1] or text[hit.start : hit.end] == "FY"):
        return _fiscal_year(page, hit.start, named.end(), named[1], named[3])
    years = _FISCAL_YEAR.match(text, end)
    if not years:
        return None
    before = _YEAR_BEFORE.search(page.before(hit.start, 12))
    if before:
        start = hit.start - len(before[0])
        return _fiscal_year(page, start, years.end(), before[1], None)
    return None


def _fiscal_year(page: Page, start: int, end: int, year: str | None, short: str | None) -> Found:
    """Make a fiscal year of its label; its days are the company's own."""
    number = int(year) if year else periods.two_digits(int(short or 0))
    return Found(start, end, Period(page.text[start:end], None, None, "year", number, fiscal=True))


def lettered(page: Page, at: int) -> Found | None:
    """Read "Q3 2024", "Q3 FY24", "H1", "FY2025", "CY24" at its first digit."""
    text = page.text
    letter = text[at - 1]
    if letter in "QH":
        if at > 1 and (text[at - 2].isalnum() or text[at - 2] in "-_."):
            return None
        label = _LABEL_FIRST.match(text, at)
        if not label or (letter == "H" and label[1] > "2"):
            return None
        behind = _YEAR_BEHIND.match(text, label.end())
        nxt = text[label.end() : label.end() + 1]
        if not behind and (nxt.isalpha() or nxt in ("-", "_")):
            return None
        if letter == "H" and not behind:
            return None  # a heading level or a vitamin, as like as not
        grain = "quarter" if letter == "Q" else "half"
        return _part(page, (at - 1, label.end()), grain, int(label[1]), behind, False)
    if letter == "Y" and text[at - 2 : at] in ("FY", "CY") and not text[at - 3 : at - 2].isalnum():
        named = _FISCAL.match(text, at)
        if named:
            found = _fiscal_year(page, at - 2, named.end(), named[1], named[3])
            if text[at - 2] == "C" and found.period.year:
                days = periods.years(found.period.year, found.period.year)
                period = found.period._replace(first=days[0], last=days[1], fiscal=False)
                return found._replace(period=period)
            return found
    return None


def numbered(page: Page, at: int, match: re.Match[str]) -> Found | None:
    """Read "3Q25", "1H 2024" from groups part, letter."""
    behind = _YEAR_BEHIND.match(page.text, match.end())
    short = re.compile(r"['’]?([0-9]{2})(?![0-9]|[.,][0-9]|%)").match(page.text, match.end())
    grain = "quarter" if match["letter"] == "Q" else "half"
    number = int(match["part"])
    if not behind and short:
        year = periods.two_digits(int(short[1]))
        size = 3 if grain == "quarter" else 6
        days = periods.months(year, (number - 1) * size + 1, size)
        return Found(at, short.end(), Period(page.text[at : short.end()], *days, grain, year))
    if not behind:
        return None
    return _part(page, (at, match.end()), grain, number, behind, False)
