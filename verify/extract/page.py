"""A page: a document's text with the places at which a date may be written.

In: the scan of a text. Out: its digit runs and the places of calendar words, by group,
found in one pass over the folded text. Everything that looks for dates
starts from these places and reads a bounded window round them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from verify.extract.scan import Scan
from verify.model.quantity import Period
from verify.named import NamedTuple

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday weds wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
_TIMETABLE = (
    *"train trains bus buses ferry ferries coach coaches flight flights tram trams boat".split(),
    *"boats express depart departs departed departing departure sail sails sailed sailing".split(),
    *"catch catches caught catching miss misses missed missing uhr kl klo".split(),
    *("kick off", "kicks off", "kicked off", "doors open", "doors opened"),
)
_GROUPS = {
    "month": tuple(MONTHS),
    "weekday": tuple(name for name in WEEKDAYS if name.endswith("day")),
    "part": ("quarter", "half", "fiscal", "financial", "fy"),
    "grain": ("day", "week", "weekend", "month", "year", "decade", "century", "ytd"),
    "today": ("today", "yesterday", "tomorrow", "tonight"),
    "clock": ("clock", "past"),
    "timetable": _TIMETABLE,
    "hour": ("hour", "hours", "minute", "minutes", "mins", "hrs"),
}

_SPACE = 32


class Hit(NamedTuple):
    """A calendar word of the text: where it stands and what it is, in lower case."""

    start: int
    end: int
    word: str


class Found(NamedTuple):
    """A date or time of day that was read. `year` is set for a bare year."""

    start: int
    end: int
    period: Period
    year: int | None = None


class Page(NamedTuple):
    """A text, the day it is dated, its digit runs and its calendar words by group.

    `month_first` says how 3/4/2025 is meant, None where nobody knows.
    """

    text: str
    today: date | None
    digits: Sequence[tuple[int, int]]
    hits: dict[str, list[Hit]]
    month_first: bool | None = None

    def before(self, at: int, size: int = 32) -> str:
        """Return at most `size` characters that stand before offset `at`."""
        return self.text[max(0, at - size) : at]


def page(scan: Scan, today: date | None, month_first: bool | None = None) -> Page:
    """Find the calendar words of a text in one pass."""
    matcher, words = _matcher()
    hits: dict[str, list[Hit]] = {group: [] for group in _GROUPS}
    folded, first = scan.folded, scan.first
    for index, start, end in matcher.find_matches_as_indexes(folded):
        if folded[end] != _SPACE:
            continue
        group, word = words[index]
        hits[group].append(Hit(first + start, first + end - 1, word))
    return Page(scan.text, today, scan.digits, hits, month_first)


@cache
def _matcher() -> tuple[BytesAhoCorasick, list[tuple[str, str]]]:
    """Return the automaton over every calendar word, and each pattern's group and word."""
    words = [(group, word) for group, members in _GROUPS.items() for word in members]
    patterns = [b" " + word.encode() for _, word in words]
    return BytesAhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest), words
