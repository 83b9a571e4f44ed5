"""A page: a document's text with the places at which a date may be written.

In: the text, its folded bytes (see `fold`) and where its digit runs begin. Out: the
places of calendar words, by group, found in one pass. Everything that looks for dates
starts from these places and reads a bounded window round them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from verify.model.quantity import Period

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
_GROUPS = {
    "month": tuple(MONTHS),
    "weekday": tuple(name for name in WEEKDAYS if name.endswith("day")),
    "part": ("quarter", "half", "fiscal", "financial", "fy"),
    "grain": ("day", "week", "weekend", "month", "year", "decade", "century", "ytd"),
    "today": ("today", "yesterday", "tomorrow", "tonight"),
    "clock": ("noon", "midnight", "clock"),
}
_NOT_WORD = re.compile(rb"[^a-z0-9]")


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
    """A text, the day it is dated, its digit runs and its calendar words by group."""

    text: str
    today: date | None
    digits: Sequence[int]
    hits: dict[str, list[Hit]]

    def before(self, at: int, size: int = 32) -> str:
        """Return at most `size` characters that stand before offset `at`."""
        return self.text[max(0, at - size) : at]


def fold(text: str) -> bytes:
    """Return a space, then one lower-case byte per character; what is no word is a space."""
    return b" " + _NOT_WORD.sub(b" ", text.encode("latin-1", "replace").lower())


def page(text: str, today: date | None, digits: Sequence[int], folded: bytes) -> Page:
    """Find the calendar words of a text in one pass."""
    matcher, words = _matcher()
    hits: dict[str, list[Hit]] = {group: [] for group in _GROUPS}
    size = len(folded)
    for index, start, end in matcher.find_matches_as_indexes(folded):
        if end < size and folded[end] != 32:
            continue
        group, word = words[index]
        hits[group].append(Hit(start, end - 1, word))
    return Page(text, today, digits, hits)


@cache
def _matcher() -> tuple[BytesAhoCorasick, list[tuple[str, str]]]:
    """Return the automaton over every calendar word, and each pattern's group and word."""
    words = [(group, word) for group, members in _GROUPS.items() for word in members]
    patterns = [b" " + word.encode() for _, word in words]
    return BytesAhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest), words
