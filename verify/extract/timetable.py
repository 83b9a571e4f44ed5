"""Times of day written with a point, where the words round them leave no doubt.

In: a page with the places of words of timetables ("train", "departs", "Uhr"), or a time
with its half of the day. Out: `Found` times: "the 7.15 train", "departs at 10.40 and
arrives at 12.15", "10.40 Uhr", the 9.30 of "9.30 to 11.45 a.m.". Any other "10.40" stays
the decimal number it looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.extract import clock, naming
from verify.extract.page import Found, Hit, Page

_TIME = (
    r"(?<![0-9.,:$£€])(?P<hour>[01]?[0-9]|2[0-3])\.(?P<minute>[0-5][0-9])"
    r"(?![0-9%‰°:A-Za-z]|[.,][0-9]|[-–][0-9])"
)
_WHOSE = re.compile(
    r"\b(?:the|an?|my|our|his|her|their|this|that|last|first|next|every|usual|early|late)[ \u00a0]"
    rf"{_TIME}[ \u00a0]$",
    re.IGNORECASE,
)
# "The bus to Leeds leaves at 9.20"; the share of a railway may stand at a decimal.
_GOES = re.compile(
    r"[^.;:!?\n$£€%]{0,40}?\b(?:leaves?|left|leaving|goes|went|runs|ran|due|comes?|came|pulls|pulled|starts?"
    r"|stops?|boards?|calls?|gets?|got|sets? off|arriv(?:es?|ed|ing)|depart(?:s|ed|ing)?)\b"
    rf"(?:[ ][\w’'-]{{1,12}}){{0,4}}?[ ](?:at|until|by)[ ]{_TIME}"
)
_AT = re.compile(rf"[^.;:!?\n$£€%]{{0,40}}?\b(?:at|until|by)[ ]{_TIME}")
_CAUGHT = re.compile(
    rf"[ ](?:the|an?|my|our|his|her|their)[ ](?:last[ ]|first[ ]|early[ ]|usual[ ])?{_TIME}"
    r"(?=[ ](?:(?:from|to|into|for)[ ](?:the[ ])?[A-Z]|home\b|back\b|and[ ]|but[ ]|so[ ])|[.,;:!?)]|$)"
)
_BEHIND_SIGN = re.compile(rf"\.?[ \u00a0]{_TIME}")
_BEFORE_SIGN = re.compile(rf"{_TIME}[ \u00a0]$")
# "7.35 and 9.05"; "and arrives at 12.15"; ", back at 18.20".
_MORE = re.compile(
    rf"(?:[ ](?:from|via|on)[ ][\w’' -]{{1,24}}?)?(?:,|,? (?:and|or|then))(?:(?:[ ][a-z’'-]{{1,12}}){{0,4}}?[ ]at)?[ ]{_TIME}"
)
_LED = re.compile(
    r"(?<![0-9.,:$£€\w])(?P<hour>0?[0-9]|1[0-2])\.(?P<minute>[0-5][0-9])"
    r"[ \u00a0]?(?:[-–]|to|and|or|until)[ \u00a0]?$"
)
_MOST = 12  # times in one row
_NOON = 12 * 60
_VEHICLES = frozenset("train bus ferry coach flight tram boat express".split())
_SEVERAL = frozenset("trains buses ferries coaches flights trams boats".split())
_CATCHES = frozenset("catch catches caught catching miss misses missed missing".split())
_WINDOW = 24


def times(page: Page) -> Iterator[Found]:
    """Yield every time with a point that a word of timetables makes one."""
    for hit in page.hits["timetable"]:
        found = _beside(page, hit)
        for _ in range(_MOST):
            if found is None:
                break
            yield found
            match = _MORE.match(page.text, found.end)
            found = _made(page, match) if match is not None else None


def led(page: Page, half: Found) -> Iterator[Found]:
    """Yield the time that the half of the day behind another speaks for: "9.30 to 11.45 a.m."."""
    match = _LED.search(page.text, max(0, half.start - _WINDOW), half.start)
    last = half.period.minutes
    if match is not None and last is not None:
        first = int(match["hour"]) % 12 * 60 + int(match["minute"])
        first += _NOON if first + _NOON <= last or first > last else 0
        yield clock.time(page, match.start(), match.end("minute"), first)


def _beside(page: Page, hit: Hit) -> Found | None:
    """Return the time that stands beside a word of timetables, if one does."""
    text, least = page.text, max(0, hit.start - _WINDOW)
    end = 0
    if hit.word in _VEHICLES:
        match = _WHOSE.search(text, least, hit.start) or _GOES.match(text, hit.end)
    elif hit.word in _SEVERAL:
        match = _GOES.match(text, hit.end)
    elif hit.word in _CATCHES:
        match = _CAUGHT.match(text, hit.end)
    elif hit.word == "uhr":
        match, end = _BEFORE_SIGN.search(text, least, hit.start), hit.end
    elif hit.word in ("kl", "klo"):
        match = _BEHIND_SIGN.match(text, hit.end)
    else:
        match = _AT.match(text, hit.end)
    return _made(page, match, end) if match is not None else None


def _made(page: Page, match: re.Match[str], end: int = 0) -> Found | None:
    """Return the time that a pattern matched, unless it is an amount of something."""
    start, stop = match.start("hour"), match.end("minute")
    if not end and (
        naming.AMOUNT_BEHIND.match(page.text, stop) or naming.unit_behind(page.text, stop)
    ):
        return None
    minutes = int(match["hour"]) * 60 + int(match["minute"])
    return clock.time(page, start, end or stop, minutes)
