"""Times of day: "4.21 a.m. ET", "16:05 GMT", "9am", "1505 GMT", "5 o'clock".

In: a page and the digits at which a time may begin. Out: `Found` times, in minutes from
midnight as the clock of the zone written beside them shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.extract.digits import PACE
from verify.extract.page import Found, Page
from verify.model.quantity import Period

_S = r"[ \u00a0\u202f]"
_ZONE = re.compile(
    rf"{_S}?\(?((?:GMT|UTC|BST|IST|JST|KST|HKT|SGT|MSK|CES?T|EES?T|WES?T|AE[SD]T|AC[SD]T|AW[SD]T"
    rf"|NZ[SD]?T|[ECMP][SD]?T|Z)\b(?:{_S}?[+\-−][0-9]{{1,2}}(?::?[0-9]{{2}})?)?"
    rf"|[Ll]ocal{_S}time|(?:Eastern|Central|Mountain|Pacific)(?:{_S}(?:Standard|Daylight))?(?:{_S}[Tt]ime)?"
    rf"|(?:London|Beijing|Tokyo|Moscow|Paris|Sydney|India|Indian{_S}Standard|New{_S}York){_S}time)\)?"
)
_CUE = re.compile(
    r"\b(?:at|by|around|about|until|till|from|before|after|since|between|and|to|approximately|circa"
    r"|ca|shortly|just|exactly|of|past|starts?|begins?|opens?|closes?|ends?)[ \u00a0]$|[-–—(\[,;|]{1}\s?$|\n\s*$|^$",
    re.I,
)
_NOT_TIME = re.compile(
    r"\b(?:ratio|odds|score|lap|finish(?:ed)?|won|beat|verse|in|of)[ \u00a0][^.]{0,12}$", re.I
)
_CHAPTER = re.compile(r"\b(?!The\b)[A-Z][a-z]+[ \u00a0]$")

_HOURS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_PARTS = {"half": 30, "quarter": 15, "ten": 10, "five": 5, "twenty": 20, "twenty-five": 25}
_HOUR_BEFORE = re.compile(rf"\b({'|'.join(_HOURS)}) o['’]$", re.I)
_HOUR_BEHIND = re.compile(
    rf" ({'|'.join(_HOURS)}|[0-9]{{1,2}})(?![0-9a-z]|[ ]?%|[.,:][0-9]|-[a-z]|[ ](?:million|billion|thousand|hundred|percent|per|points?)\b)",
    re.I,
)
_PART_BEFORE = re.compile(rf"\b({'|'.join(_PARTS)}) $", re.I)

_QUARTER_BEFORE = re.compile(r"\b(?:at|by|until|till|since|at a|by a|around|about) $", re.I)


def zoned(page: Page, end: int) -> tuple[str, int]:
    """Return the zone written behind a time, and the end that includes it."""
    match = _ZONE.match(page.text, end)
    return (match[1], match.end()) if match else ("", end)


def half_day(page: Page, at: int, match: re.Match[str]) -> Found | None:
    """Read "4.21 a.m. ET" from groups hour, minute, second, half."""
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    after_noon = match["half"][0] in "pP"
    if hour > (23 if after_noon else 12) or minute > 59:
        return None
    minutes = (hour % 12 + (12 if after_noon else 0)) * 60 + minute  # 17:22pm is 5:22pm
    return time(page, at, match.end(), minutes)


def full_day(page: Page, at: int, match: re.Match[str]) -> Found | None:
    """Read "16:05" from groups h24, m24, where a time of day is meant."""
    hour, minute = int(match["h24"]), int(match["m24"])
    if hour > 24 or minute > 59 or (hour == 24 and minute) or PACE.match(page.text, match.end()):
        return None
    zone, _ = zoned(page, match.end())
    before = page.before(at, 24)
    padded = len(match["h24"]) == 2
    if not zone:
        if match["s24"] or (_CHAPTER.search(before) and not _CUE.search(before)):
            return None
        if not _CUE.search(before) and (not padded or _NOT_TIME.search(before)):
            return None
    return time(page, at, match.end(), hour * 60 + minute)


def military(page: Page, at: int, match: re.Match[str]) -> Found | None:
    """Read "1505 GMT", "0800 hours" from group mil."""
    digits = match["mil"]
    hour, minute = int(digits[:2]), int(digits[2:])
    if hour > 24 or minute > 59:
        return None
    zone, _ = zoned(page, at + 4)
    if not zone and digits[0] != "0" and "hours" in match[0]:
        return None  # "1200 hours" may well be a duration
    return time(page, at, match.end() if not zone else at + 4, hour * 60 + minute)


def o_clock(page: Page, at: int, match: re.Match[str]) -> Found | None:
    """Read "5 o'clock" from group oclock."""
    hour = int(match["oclock"])
    return time(page, at, match.end(), hour * 60) if 1 <= hour <= 24 else None


def spoken(page: Page) -> Iterator[Found]:
    """Read every "half past nine", "quarter to six" and "five o'clock"."""
    for hit in page.hits["clock"]:
        before = page.before(hit.start, 16)
        if hit.word == "clock":
            match = _HOUR_BEFORE.search(before)
            if match:
                at = hit.start - len(before) + match.start()
                yield time(page, at, hit.end, (_HOURS.index(match[1].lower()) + 1) * 60)
            continue
        part = _PART_BEFORE.search(before)
        if part:
            at = hit.start - len(before) + part.start()
            yield from _spoken(page, at, hit.end, _PARTS[part[1].lower()])
    for hit in page.hits["part"]:
        if hit.word == "quarter" and _QUARTER_BEFORE.search(page.before(hit.start, 10)):
            end = hit.end + 3
            if page.text[hit.end : end] == " to":
                yield from _spoken(page, hit.start, end, -15)


def _spoken(page: Page, at: int, end: int, minutes: int) -> Iterator[Found]:
    """Read the hour behind "half past" or "quarter to"."""
    behind = _HOUR_BEHIND.match(page.text, end)
    if behind is None:
        return
    word = behind[1].lower()
    hour = int(word) if word.isdigit() else _HOURS.index(word) + 1
    if 1 <= hour <= 12:
        yield time(page, at, behind.end(), hour * 60 + minutes)


def time(page: Page, at: int, end: int, minutes: int) -> Found:
    """Make a time of day, with the zone behind it."""
    zone, end = zoned(page, end)
    text = page.text[at:end]
    return Found(at, end, Period(text, None, None, "time", minutes=minutes, zone=zone))
