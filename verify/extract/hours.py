"""Times of day that only the hours or minutes beside them tell from other numbers.

In: a page with the places of "hour" and "minutes". Out: `Found` times, two or more near such a
word, or one beside a time with its half of the day, each led to as times are: "from 10.15 to 12.15", "tasked at 1412, overhead by 1439", "on the
09.40". A pair of prices, scores or measures is none: a unit behind, or words of a change or of a
quantity near by, say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.extract import clock, naming
from verify.extract.page import Found, Page

_BACK, _AHEAD = 260, 180  # characters on either side of a length in which its times stand
_LED = (
    r"(?<![\w’'-])(?P<cue>at|from|by|until|till|between|before|after|around|about|since|the|and|to|or)[ \u00a0]"
    r"(?:about[ \u00a0]|around[ \u00a0]|exactly[ \u00a0]|just[ \u00a0](?:after|before)[ \u00a0])?"
)
_ENDED = (
    r"(?=[ \u00a0]?[,.;:!?)—–-]|[ \u00a0]?$|[ \u00a0](?:and|or|to|till|until|from|with|when|where|but|so|on|in|at|as|by|having"
    r"|after|before|the|this|that|he|she|it|they|we|you|which|who|sharp|precisely|because|while|then|only|just|hrs|hours)\b)"
)
_POINTED = re.compile(
    _LED + r"(?P<hour>[01]?[0-9]|2[0-3])\.(?P<minute>[0-5][0-9])(?![0-9]|[.,:][0-9])" + _ENDED
)
_FOUR = re.compile(
    _LED + r"(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])(?![0-9]|[.,:][0-9])" + _ENDED
)
_DECIMAL = re.compile(
    r"\b(?:at|from|by|until|till|to)[ \u00a0][0-9]{1,4}\.[0-9]+\b(?![ \u00a0]?[ap]\.?m\b)"
)
_HALF = re.compile(r"\b[0-9]{1,2}(?:[.:][0-9]{2})?[ \u00a0]?[ap]\.?m\b")
_TOLD_HALF = re.compile(r"\b([0-9]{1,2})(?:[.:]([0-9]{2}))?[ \u00a0]?([apAP])\.?m\b")
_NOON = 12 * 60
_AT = frozenset("at by until till".split())
_NEAR = 40  # characters before a time in which words of amounts speak against it
_STRONG = frozenset("at from by until till between since".split())
_AMOUNTS = re.compile(
    r"\b(?:rose|rise|rises|fell|fall|falls|climbed|dropped|slipped|gained|lost|grew|increased?|decreased?|prices?|index|indices"
    r"|shares?|points?|pence|cents?|score[ds]?|averages?|averaged|mean|median|rates?|ratios?|levels?|pH|odds|readings?|seconds"
    r"|metres|meters|kilometres|miles|kg|degrees|percent|per cent|tonnes|litres|dollars|euros|pounds|turnout|grade)\b"
    r"|[$€£%°]"
)
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


def beside(page: Page) -> Iterator[Found]:
    """Yield the times that stand two by two near a length in hours or minutes."""
    seen: set[int] = set()
    for hit in page.hits["hour"]:
        low, high = _window(page.text, hit.start, hit.end)
        for pattern in (_POINTED, _FOUR):
            found = [m for m in pattern.finditer(page.text, low, high) if _is_time(page, m)]
            if not _are_times(page.text, low, high, found, pointed=pattern is _POINTED):
                continue
            for match in found:
                if match.start("hour") not in seen:
                    seen.add(match.start("hour"))
                    minutes = int(match["hour"]) * 60 + int(match["minute"])
                    minutes += _NOON if _is_afternoon(page.text, low, match, minutes) else 0
                    yield clock.time(page, match.start("hour"), match.end("minute"), minutes)


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the part of a paragraph round a place."""
    low, high = max(0, start - _BACK), min(len(text), end + _AHEAD)
    for match in _PARAGRAPH.finditer(text, low, start):
        low = match.end()
    behind = _PARAGRAPH.search(text, end, high)
    return low, behind.start() if behind else high


def _is_time(page: Page, match: re.Match[str]) -> bool:
    """Return whether no unit or amount stands behind a pair of numbers, or near it."""
    text, stop = page.text, match.end("minute")
    if naming.AMOUNT_BEHIND.match(text, stop) or naming.unit_behind(text, stop):
        return False
    return _AMOUNTS.search(text, max(0, match.start() - _NEAR), stop + _NEAR // 2) is None


def _is_afternoon(text: str, low: int, match: re.Match[str], minutes: int) -> bool:
    """Return whether a time goes on from one of the afternoon: "at 6.30pm ... at 7.30"."""
    told = list(_TOLD_HALF.finditer(text, low, match.start()))
    if not told or minutes >= _NOON:
        return False
    last = told[-1]
    before = int(last[1]) % 12 * 60 + int(last[2] or 0) + (_NOON if last[3] in "pP" else 0)
    return minutes < before <= minutes + _NOON


def _are_times(
    text: str, low: int, high: int, found: list[re.Match[str]], *, pointed: bool
) -> bool:
    """Return whether the numbers of a window that look like times are times."""
    if all(m["cue"] not in _STRONG for m in found):
        return False
    if not pointed:  # nobody says "at 1914" of a year
        return len(found) > 1 and any(m["cue"] == "at" for m in found)
    if len(found) < 2 and not (found and found[0]["cue"] in _AT and _HALF.search(text, low, high)):
        return False
    led = sum(1 for _ in _DECIMAL.finditer(text, low, high))
    return led <= len(found)
