"""Dates counted from the document's own: "last month", "next year", "on Wednesday".

In: a page and the places of its weekday and calendar-unit words. Out: `Found` dates,
without days where the document has no date, or where the words count from another event
("a year earlier"). Periods that hold a number ("the next five years") belong to `context`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.extract import days as days_
from verify.extract import periods
from verify.extract.page import WEEKDAYS, Found, Hit, Page
from verify.model.quantity import Period

_S = r"[ \u00a0\u202f]"
_WORDS = {"last": -1, "this": 0, "current": 0, "next": 1}
_ROLLING = {"past": False, "coming": True, "upcoming": True}
_OTHER = ("previous", "prior", "preceding", "following", "same", "that", "ensuing")
_BEFORE = re.compile(
    rf"\b(?:(?:earlier|later|early|late|(?:at|by|since)?(?:{_S}|\b)the{_S}(?:start|beginning|end|middle){_S}of"
    rf"|so{_S}far){_S})?(?:the{_S})?"
    rf"({'|'.join((*_WORDS, *_ROLLING, *_OTHER))}){_S}"
    rf"(?:(calendar|fiscal|financial|school|academic|full|trading|business|working){_S})?$",
    re.I,
)
# The words that may stand right before a calendar unit that is a date.
_MAY_LEAD = frozenset(
    "last this current next past coming upcoming previous prior preceding following same that ensuing "
    "a an one the calendar fiscal financial school academic full trading business working".split()
)
_AGO_BEFORE = re.compile(rf"\b(an?|one|the){_S}$", re.I)
_AGO = re.compile(
    rf"[ \u00a0-](ago|earlier|before|later|after|previously)\b(?!{_S}(?:the|a|an|its|his|her|their)\b)",
    re.I,
)
_TO_DATE = re.compile(r"[ \u00a0-]to[ \u00a0-]date\b", re.I)
_SO_FAR = re.compile(rf"{_S}so{_S}far\b", re.I)
_WEEKDAY_BEFORE = re.compile(rf"\b(last|this|next|coming){_S}$", re.I)
_NAMED_DAYS = re.compile(
    r"\b(?:Black|Good|Easter|Ash|Cyber|Super|Holy|Palm|Bloody|Shrove|Maundy|Whit|Giving) $"
)
_TODAY = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def last_word(before: str) -> str:
    """Return the last word of what stands before a date, in small letters."""
    words = before.rsplit(None, 1)
    return words[-1].lower().lstrip("(\"'[-") if words else ""


def relative(page: Page) -> Iterator[Found]:
    """Read every date that is counted from the document's date."""
    for hit in page.hits["weekday"]:
        found = _weekday(page, hit)
        if found is not None:
            yield found
    for hit in page.hits["today"]:
        days = periods.around(page.today, "day", _TODAY[hit.word])
        yield _found(page, hit.start, hit.end, days, "day")
    for hit in page.hits["grain"]:
        found = _grain(page, hit)
        if found is not None:
            yield found


def _found(page: Page, start: int, end: int, days: periods.Days, grain: str) -> Found:
    """Make a relative date of its days."""
    return Found(start, end, Period(page.text[start:end], *days, grain, relative=True))


def _weekday(page: Page, hit: Hit) -> Found | None:
    """Read "on Wednesday", "last Monday"; the day itself stays open where it lies ahead."""
    text = page.text
    if not text[hit.start].isupper() or _NAMED_DAYS.search(page.before(hit.start, 9)):
        return None
    behind = text[hit.end : hit.end + 3]
    if behind[:1] == " " and behind[1:2].isupper() and behind[2:3].islower():
        return None  # the Sunday Times
    if behind[:2] == ".c":
        return None
    which = _WEEKDAY_BEFORE.search(page.before(hit.start, 12))
    word = which[1].lower() if which else ""
    day = WEEKDAYS[hit.word]
    start = hit.start - (len(which[0]) if which else 0)
    if word in ("this", "coming") or (
        not word and page.today and days_.looks_ahead(page, hit.start)
    ):
        days = periods.UNKNOWN
    else:
        days = periods.weekday(page.today, day, word)
    found = _found(page, start, hit.end, days, "day")
    return found._replace(period=found.period._replace(weekday=day))


def _grain(page: Page, hit: Hit) -> Found | None:
    """Read "last month", "earlier this year", "a year earlier", "year to date"."""
    if hit.word == "ytd":
        return _found(page, hit.start, hit.end, periods.to_date(page.today), "span")
    if hit.word in ("day", "century"):
        return None
    text = page.text
    if hit.word == "year":
        to_date = _TO_DATE.match(text, hit.end)
        if to_date:
            return _found(page, hit.start, to_date.end(), periods.to_date(page.today), "span")
    before = page.before(hit.start, 44)
    if before.isascii() and last_word(before) not in _MAY_LEAD:
        return None
    match = _BEFORE.search(before)
    if match:
        return _which(page, hit, match, hit.start - len(before) + match.start())
    article = _AGO_BEFORE.search(before)
    ago = _AGO.match(text, hit.end)
    if article and ago:
        return _ago(page, hit, article, ago)
    return None


def _which(page: Page, hit: Hit, match: re.Match[str], start: int) -> Found:
    """Read a calendar unit behind "last", "this", "next", "past", "coming", "previous"."""
    word, fiscal = match[1].lower(), (match[2] or "").lower() in ("fiscal", "financial")
    end = hit.end
    so_far = _SO_FAR.match(page.text, end) if word == "this" and hit.word == "year" else None
    if so_far or match[0].lower().startswith("so far"):
        end = so_far.end() if so_far else end
        days = periods.to_date(page.today)
    elif word in _WORDS:
        days = periods.around(page.today, hit.word, _WORDS[word])
    elif word in _ROLLING:
        days = periods.rolling(page.today, hit.word, 1, ahead=_ROLLING[word])
    else:
        days = periods.UNKNOWN
    if fiscal:
        days = periods.UNKNOWN
    found = _found(page, start, end, days, hit.word)
    return found._replace(period=found.period._replace(fiscal=fiscal))


def _ago(page: Page, hit: Hit, article: re.Match[str], ago: re.Match[str]) -> Found | None:
    """Read "a year ago" from the document's date; "a year earlier" counts from another."""
    if article[1].lower() == "the" and ago[1].lower() not in ("before", "after"):
        return None
    start = hit.start - len(article[0])
    days = periods.UNKNOWN
    if ago[1].lower() == "ago":
        days = periods.around(page.today, hit.word, -1)
    return _found(page, start, ago.end(), days, hit.word)
