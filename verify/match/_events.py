"""Events: the dates and times of day of a few sentences, and what began or ended then.

In: the skeleton of some sentences (see `_skeleton`) and their quantities. Out: points in the
order of the text, each with its role: "begin" or "end" by its verb or preposition, "birth" or
"death" of somebody, or "" where the words do not say. What they are asked for, `between` and `aged` know.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from verify.match import lexicon
from verify.model.quantity import Period, Quantity
from verify.model.span import Span
from verify.named import NamedTuple

DAY, CLOCK = "day", "clock"
_POINT = re.compile(r"<(date|time|period):(\d++)> ")
_CUT = re.compile(
    r"(?<![^ ])(?:[,;:()—–.?!^\"“”]|and|but|when|while|who|which|whose|where|before|after|because"
    r"|as|so|although|though|than|<(?:date|time|period|span|relative):\d++>) "
)
_LIFE = re.compile(r"(?<![^ ])\( (?:born |b \. |b )?<span:(\d++)> (?=[);,])")
_NAMED = re.compile(r"[A-ZÀ-Þ][\w’'.-]*[ \u00a0]\((?:born |b\. ?)?$")
_DASH = re.compile(r"[ \u00a0]*(?:[-–—]| to )[ \u00a0]*")
_SHORTEST, _LONGEST = 15, 112  # years of a life that is told
_ORDINAL = re.compile(r"<ordinal:\d++> ")
_ROLES = ("birth", "death", "begin", "end")
_SINCE = frozenset(("from", "since"))
_UNTIL = frozenset(("until", "till", "til", "to"))
_LEADING = frozenset("in on at by from since until till the early late about spring autumn".split())


class Point(NamedTuple):
    """A date or a time of day in a line: `at` to `end` are characters of its skeleton."""

    quantity: Quantity
    family: str
    role: str
    at: int
    end: int


def points(line: str, places: Mapping[int, Quantity]) -> list[Point]:
    """Return the days and times that a line of skeletons names."""
    found: list[Point] = []
    for match in _POINT.finditer(line):
        quantity = places.get(int(match[2]))
        if quantity is None or quantity.period is None:
            continue
        if match[1] == "period" and quantity.period.grain != "season":
            continue
        family = CLOCK if match[1] == "time" else DAY
        role = _role(line, match.start(), match.end())
        found.append(Point(quantity, family, role, match.start(), match.end()))
    return found


def lives(line: str, places: Mapping[int, Quantity]) -> list[Point]:
    """Return the birth and the death of each life in brackets behind a name: "Ada Roux (1867–1931)"."""
    found: list[Point] = []
    for match in _LIFE.finditer(line):
        quantity = places.get(int(match[1]))
        ends = _life(quantity) if quantity is not None else []
        for role, end in zip(("birth", "death"), ends, strict=False):
            found.append(Point(end, DAY, role, match.start(1), match.end()))
    return found


def _life(quantity: Quantity) -> list[Quantity]:
    """Return both ends of a span of years or days, where it may be a person's life."""
    period, text = quantity.period, quantity.document.text
    if period is None or period.first is None or period.last is None:
        return []
    if not _SHORTEST <= period.last.year - period.first.year <= _LONGEST:
        return []
    if not _NAMED.search(text[max(0, quantity.span.start - 24) : quantity.span.start]):
        return []
    dash = _DASH.search(quantity.surface)
    if dash is None:
        return []
    start, end = quantity.span.start, quantity.span.end
    one, other = Span(start, start + dash.start()), Span(start + dash.end(), end)
    parts = zip((one, other), (period.first, period.last), strict=True)
    return [
        quantity._replace(span=own, period=_period(text[own.start : own.end], day))
        for own, day in parts
    ]


def _period(text: str, day: date) -> Period:
    """Return the year or day that one end of a life names."""
    if text.isdigit():
        return Period(text, date(day.year, 1, 1), date(day.year, 12, 31), "year", day.year)
    return Period(text, day, day, "day", day.year, day.month, day.day)


def _role(line: str, start: int, end: int) -> str:
    """Return what happened at a point, by the words of its clause."""
    low = _cut_before(line, start)
    before = line[low:start]
    words = before.split()
    if words and (words[-1] in _SINCE or (words[-2:-1] and words[-2] in _SINCE)):
        return _named(before, last=True) if _BIRTH.search(before) else "begin"
    if words[-3:] in (["no", "later", "than"], ["not", "later", "than"]):
        return "end"
    if words and (words[-1] in _UNTIL or (words[-2:-1] and words[-2] in _UNTIL)):
        return "end"
    role = _named(before, last=True)
    if role:
        return role
    if set(words) <= _LEADING:
        nearby = _behind(line, end) or _ahead(line, low)
        if nearby:
            return nearby
    return _named(line[end : _cut_behind(line, end)], last=False)


def _behind(line: str, end: int) -> str:
    """Return the role that the clause behind a leading date gives it: "In 1887 the well was sunk"."""
    start = end + 2 if line.startswith(", ", end) else end
    return _named(line[start : _cut_behind(line, start)], last=False)


def _ahead(line: str, low: int) -> str:
    """Return the role that a clause gives the date set off behind it: "begun, it is said, in 1883"."""
    cut = _CUT.search(line[low - 2 : low]) if low >= 2 else None
    if cut is None or cut[0] != ", ":
        return ""
    start = _cut_before(line, low - 2)
    clause = line[start : low - 2]
    return "" if "<" in clause else _named(clause, last=True)


def _cut_before(line: str, at: int) -> int:
    """Return where the clause begins that ends at a place."""
    low = max(0, at - 120)
    found = low
    for match in _CUT.finditer(line, low, at):
        found = match.end()
    return found


def _cut_behind(line: str, at: int) -> int:
    """Return where the clause ends that begins at a place."""
    match = _CUT.search(line, at, at + 80)
    return match.start() if match else min(len(line), at + 80)


def _named(words: str, *, last: bool) -> str:
    """Return the role of the first or last verb of a few words."""
    found = ""
    for match in _verbs().finditer(_ORDINAL.sub("first ", words)):
        found = next(name for name in _ROLES if match[name] is not None)
        if not last:
            break
    return found


@cache
def _verbs() -> re.Pattern[str]:
    groups = []
    for name in _ROLES:
        phrases = sorted(lexicon.words(f"event_{name}"), key=lambda phrase: (-len(phrase), phrase))
        groups.append(f"(?P<{name}>{'|'.join(map(re.escape, phrases))})")
    return re.compile(rf"(?<![^ ])(?:{'|'.join(groups)}) ")


_BIRTH = re.compile(r"(?<![^ ])born ")
