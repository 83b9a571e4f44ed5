"""Calendar days and months: "Wednesday, 24 September 2025", "April-June", "2025-09-24".

In: a page and the places of its month names, or of a digit run. Out: `Found` dates;
"31 June" is found too, without days, so that a rule can say that there is no such day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.extract import periods
from verify.extract.page import MONTHS, WEEKDAYS, Found, Hit, Page
from verify.model.quantity import Period

_S = r"[ \u00a0\u202f]"
_YEAR = r"(?:1[0-9]|20|21)[0-9]{2}"
# What may not follow a day: more of a number, or a word that makes it an amount.
_NO_AMOUNT = (
    rf"(?![0-9%‰°$£€:/]|[.,][0-9]|{_S}?(?:%|per{_S}?cent|percent|pc\b|million|billion|trillion|bn\b"
    r"|thousand|hundred|points?\b|people\b|years?\b|days\b|km\b|kg\b|miles\b))"
)
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th)?"
_DAY_AFTER = re.compile(
    rf"\.?{_S}{{1,2}}(?:the{_S})?{_DAY}(?![a-zA-Z]){_NO_AMOUNT}"
    rf"(?:(?:{_S}?[-–—]{_S}?|{_S}(?:to|through){_S}){_DAY}(?![a-zA-Z]){_NO_AMOUNT})?"
    rf"(?:,?{_S}(?:in{_S}|of{_S})?({_YEAR})(?![0-9]|[.,][0-9]|%)|,?{_S}(this|last|next){_S}year\b)?"
)
_YEAR_AFTER = re.compile(
    rf"\.?(?:,?{_S}(?:of{_S})?|[-–/]|[ ]?['’])(?:({_YEAR})|(?<=['’-])([0-9]{{2}}))(?![0-9]|[.,][0-9]|%)"
)
_SOME_YEAR_AFTER = re.compile(rf",?{_S}(?:of{_S})?(?:(this|last|next)|the (?:following)){_S}year\b")
_DAY_BEFORE = re.compile(
    rf"(?<![0-9.,$£€/:-])(?:{_DAY}(?:{_S}?[-–—/]{_S}?|{_S}(?:to|and|or|through){_S}))?"
    rf"{_DAY}(?:{_S}of)?[ \u00a0\u202f-]$"
)
_WEEKDAY_BEFORE = re.compile(
    r"\b(Mon|Tues?|Wed(?:nes|s)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?[ \u00a0](?:the )?$",
    re.I,
)
_WEEKDAY_AFTER = re.compile(
    rf"(?:{_S}?\(|,{_S}an?{_S})(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b\)?"
)
_WHICH = re.compile(rf"\b(last|this|next){_S}$", re.I)
# Words before a month name that make a doubtful one ("May", "Mar", "Dec") a month.
_CUE = re.compile(
    r"\b(?:in|since|by|until|till|from|to|last|this|next|early|late|mid|of|during|for|through"
    r"|between|ended|ending|before|after|and|each|every|on)[ \u00a0-]$",
    re.I,
)
_FUTURE = re.compile(
    r"\b(?:will|shall|due|scheduled|expected|set|plans?|planned|to be|would|by|until|till|next|opens|begins|starts|ends|deadline)\b[^.;]*$",
    re.I,
)
_SAID = re.compile(r"\b(?:said|told|announced|reported|says|added|wrote)\b[^.;]{0,24}$", re.I)
_DOUBTFUL = frozenset(("may", "march"))
_FULL = frozenset(name for name in MONTHS if len(name) > 4 or name in ("june", "july", "may"))
_NAMES = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_MONTH_NEXT = re.compile(rf"\.?[ ]?[-–—/][ ]?(?:{_NAMES})[a-z]{{0,6}}\b")
_MONTH_LAST = re.compile(rf"\b(?:{_NAMES})[a-z]{{0,6}}\.?[ ]?[-–—/][ ]?$")
_QUICK = frozenset("0123456789stndrhf")


def months(page: Page) -> Iterator[Found]:
    """Read every date that is written with the name of a month."""
    for hit in page.hits["month"]:
        found = _month(page, hit)
        if found is not None:
            yield found


def _month(page: Page, hit: Hit) -> Found | None:
    """Read the date round one month name: days before or after it, weekday, year."""
    text = page.text
    capital = text[hit.start].isupper()
    before = page.before(hit.start)
    days = None
    if len(before) > 1 and (before[-2] in _QUICK or before[-1] == "-"):
        days = _DAY_BEFORE.search(before)
    if days and not 1 <= int(days[2]) <= 39:
        days = None
    after = _DAY_AFTER.match(text, hit.end) if capital else None
    if days and not (after and after[3] and text[after.end(1)] == ","):  # "item 36 Apr 22, 2013"
        return _day_first(page, hit, before, days)
    if not capital:
        return None
    if after and 1 <= int(after[1]) <= 39:
        return _day_last(page, hit, before, after)
    return _whole_month(page, hit, before)


def _day_first(page: Page, hit: Hit, before: str, days: re.Match[str]) -> Found:
    """Read "24 September 2025", "Wed 24 September", "14-16 March"."""
    month = MONTHS[hit.word]
    year, end, relative = _year_after(page, hit, month, int(days[2]))
    start = hit.start - len(before) + days.start()
    weekday, start = _weekday(page, start, end)
    end, weekday = _weekday_behind(page, end, weekday)
    return _dated(page, (start, end), (year, month, int(days[2])), days[1], weekday, relative)


def _day_last(page: Page, hit: Hit, before: str, after: re.Match[str]) -> Found:
    """Read "September 24, 2025", "Sept. 24-26", "Wednesday, March 14 last year"."""
    month = MONTHS[hit.word]
    last = int(after[2]) if after[2] and int(after[1]) < int(after[2]) <= 31 else None
    end = after.end() if last or not after[2] else after.end(1)
    year, relative = None, False
    if after[3] and end == after.end():
        year = int(after[3])
    elif after[4] and end == after.end():
        year, relative = _some_year(page, after[4]), True
    else:
        relative = True
        year = periods.nearest_year(
            month, int(after[1]), page.today, ahead=looks_ahead(page, hit.start)
        )
    weekday, start = _weekday(page, hit.start, end)
    end, weekday = _weekday_behind(page, end, weekday)
    first = after[1] if last else None
    return _dated(
        page, (start, end), (year, month, last or int(after[1])), first, weekday, relative
    )


def _whole_month(page: Page, hit: Hit, before: str) -> Found | None:
    """Read "September 2025", "last August", "in May"."""
    month = MONTHS[hit.word]
    text = page.text
    full = hit.word in _FULL
    year, end, relative = _year_after(page, hit, month, 1)
    written = end > hit.end
    sure = written or (full and hit.word not in _DOUBTFUL)
    if not sure and not _CUE.search(before) and not _beside_month(text, hit, before):
        return None
    if not written and _is_name(text, hit, full=full):
        return None
    start = hit.start
    which = _WHICH.search(before)
    if which and not written:
        start -= len(which[0])
        year = periods.month_end_years(page.today, month, which[1].lower())
    days = periods.months(year, month) if year else periods.UNKNOWN
    shown = year if written and not relative else None
    return Found(
        start,
        end,
        Period(text[start:end], *days, "month", shown, month, relative=relative),
    )


def _beside_month(text: str, hit: Hit, before: str) -> bool:
    """Return whether a dash joins the month to another: "Apr-Jun"."""
    return bool(_MONTH_NEXT.match(text, hit.end) or _MONTH_LAST.search(before))


def _is_name(text: str, hit: Hit, *, full: bool) -> bool:
    """Tell "April Jones", "May-Britt" and "Mar-a-Lago" from the months."""
    behind = text[hit.end : hit.end + 3]
    if behind[:1] == "-" and behind[1:2].isalpha():
        return behind[1:2].islower() or not full
    if behind[:1] == " " and behind[1:2].isupper() and behind[2:3].islower():
        word = re.match(r"[A-Za-z]+", text[hit.end + 1 : hit.end + 14])
        return (
            word is None
            or (word[0].lower() not in MONTHS and not full)
            or hit.word
            in (
                "april",
                "june",
                "august",
                "may",
            )
        )
    return False


def _year_after(page: Page, hit: Hit, month: int, day: int) -> tuple[int | None, int, bool]:
    """Return the year of a date, the date's end, and whether the year was worked out."""
    after = _YEAR_AFTER.match(page.text, hit.end)
    if after:
        short = after[2]
        return (periods.two_digits(int(short)) if short else int(after[1])), after.end(), False
    some = _SOME_YEAR_AFTER.match(page.text, hit.end)
    if some and some[1]:
        return _some_year(page, some[1]), some.end(), True
    end = hit.end
    if page.text[end : end + 1] == "." and len(hit.word) <= 4 and hit.word != "may":
        end += page.text[end + 1 : end + 3].strip()[:1].islower()
    ahead = page.today is not None and looks_ahead(page, hit.start)
    return periods.nearest_year(month, day, page.today, ahead=ahead), end, True


def looks_ahead(page: Page, at: int) -> bool:
    """Return whether the words before a date speak of what is to come."""
    before = page.before(at, 60)
    return bool(_FUTURE.search(before)) and not _SAID.search(before)


def _some_year(page: Page, which: str) -> int | None:
    """Return the year of "this year", "last year", "next year"."""
    if page.today is None:
        return None
    return page.today.year + {"last": -1, "this": 0, "next": 1}[which]


def _weekday(page: Page, start: int, end: int) -> tuple[int | None, int]:
    """Return the weekday written before a date, and the start that includes it."""
    before = page.before(start, 16)
    if not before[-1:].isspace():
        return None, start
    found = _WEEKDAY_BEFORE.search(before)
    if not found:
        return None, start
    return WEEKDAYS[found[1].lower() + ("day" if found[1].lower() + "day" in WEEKDAYS else "")], (
        start - len(before) + found.start()
    )


def _weekday_behind(page: Page, end: int, weekday: int | None) -> tuple[int, int | None]:
    """Return the end and weekday of "14 March 2025, a Friday" and "14 March (Friday)"."""
    if weekday is None and page.text[end : end + 1] in ",( ":
        found = _WEEKDAY_AFTER.match(page.text, end)
        if found:
            return found.end(), WEEKDAYS[found[1].lower() + "day"]
    return end, weekday


def _dated(
    page: Page,
    place: tuple[int, int],
    parts: tuple[int | None, int, int],
    first: str | None,
    weekday: int | None,
    relative: bool,
) -> Found:
    """Make a day, or the days from `first` to it, of written parts."""
    year, month, day = parts
    last_day = periods.safe_date(year, month, day) if year else None
    first_day = periods.safe_date(year, month, int(first)) if year and first else last_day
    if last_day is not None and relative and weekday is not None:
        first_day = first_day if last_day.weekday() == weekday else None
    if first_day is None:
        last_day = None
    text = page.text[place[0] : place[1]]
    ends = None
    if first and first_day is None and int(first) < day:
        ends = (month, int(first), month, day)  # "3 to 10 July" of some year
    return Found(
        *place,
        Period(
            text,
            first_day,
            last_day,
            "span" if first else "day",
            None if relative else year,
            month,
            day,
            weekday,
            relative,
            ends=ends,
        ),
    )


def numeric(page: Page, at: int, match: re.Match[str]) -> Found | None:
    """Read "2025-09-24" or "24/09/2025" from groups y1 m1 d1 or a b y2."""
    parts = match.groupdict()
    end = match.end()
    text = page.text[at:end]
    if parts["y1"]:
        year, month, day = int(parts["y1"]), int(parts["m1"]), int(parts["d1"])
        if not (1000 <= year <= 2199 and 1 <= month <= 12 and 1 <= day <= 31):
            return None
        return _on_its_day(page, at, end, (year, month, day))
    a, b, short = int(parts["a"]), int(parts["b"]), parts["y2"]
    if not (1 <= a <= 31 and 1 <= b <= 31 and min(a, b) <= 12):
        return None
    year = int(short) if len(short) == 4 else periods.two_digits(int(short))
    if not 1000 <= year <= 2199:
        return None
    slashed = parts["sep"] == "/"
    if a <= 12 and b <= 12 and a != b and slashed and page.month_first is None:
        return Found(at, end, Period(text, None, None, "day", year))  # which is the month?
    turned = b > 12 or (a <= 12 and slashed and page.month_first is True)
    day, month = (b, a) if turned else (a, b)
    return _on_its_day(page, at, end, (year, month, day))


def _on_its_day(page: Page, at: int, end: int, day: tuple[int, int, int]) -> Found:
    """Return a date in figures with the weekday before it: "Friday, 24/09/2025"."""
    weekday, start = _weekday(page, at, end)
    exact = periods.safe_date(*day)
    period = Period(page.text[start:end], exact, exact, "day", *day, weekday)
    return Found(start, end, period)
