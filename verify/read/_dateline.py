"""Datelines: the day that an article prints on itself.

In: a text and its blocks. Out: the date of a line such as "Published 24 September 2025",
of a line that is a date, or of "LONDON, Sept. 24, 2025 (Agency) -". Only the first blocks
are looked at, and only a date with its year is one: nothing is guessed from the clock.
"""

from __future__ import annotations

import datetime as dt
import re

from verify.model.document import Block, BlockKind
from verify.read import _date

_BLOCKS = 8  # an article's date stands near its head
_LINE = 160
_LABEL = re.compile(
    r"\W*(?:(?:first |originally )?published|posted|date|dated|issued|released|release date|filed"
    r"|(?:last )?updated|(?:last )?modified|(?:for )?(?:immediate )?release|as of|written|press release)\b",
    re.I,
)
_LATER = re.compile(r"\W*(?:last )?(?:updated|modified)\b", re.I)
_DATE = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    r"(?:\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+\d{4})(?!\d)",
    re.I,
)
_PLACE = re.compile(
    r"[A-Z][A-Z .'’/&-]{2,40}(?:,\s[A-Z][\w. '’-]{1,30})?(?:,|\s[-–—(])\s?(?:\([A-Z][^)]{1,30}\)\s?[-–—]?\s?)?$"
)
_BEHIND_PLACE = re.compile(r"\s?(?:\(|/|[-–—:]|,\s[A-Z])")
_PLACE_FIRST = re.compile(r"[A-Z]{3}|[A-Z][A-Z .'’/&-]{2,40}[,\s(–—-]")
_BYLINE = re.compile(r"\W*(?:[Bb]y\s[^.\d]{2,60}\W+)?")
_CLOCK = re.compile(
    r"\W*(?:at\s)?(?:\d{1,2}[:.]\d{2}\s*(?:[apAP]\.?[mM]\.?)?(?:\s*\(?[A-Z]{2,5}\)?)?)?"
    r"\W*(?:[Bb]y\s[^.\d]{2,60}|\d+\s?min(?:ute)?s?\sread)?\W*"
)


def dateline(text: str, blocks: tuple[Block, ...]) -> dt.date | None:
    """Return the day that the document says it is of, or None."""
    updated: dt.date | None = None
    for block in blocks[:_BLOCKS]:
        if block.kind in (BlockKind.TABLE, BlockKind.CODE):
            continue
        line = text[block.span.start : min(block.span.end, block.span.start + _LINE)]
        day, later = _read(line, whole=block.span.end - block.span.start <= _LINE)
        if day is not None and not later:
            return day
        updated = updated or day
    return updated


def _read(line: str, *, whole: bool) -> tuple[dt.date | None, bool]:
    """Return the date of one line, and whether it is only that of a later change."""
    match = _DATE.search(line)
    if match is None:
        return None, False
    before, after = line[: match.start()], line[match.end() :]
    labelled = _LABEL.match(before) and len(before) < 60
    placed = _PLACE_FIRST.match(before) and _PLACE.search(before)
    if placed and _BEHIND_PLACE.match(after):
        return _date.day(_without_weekday(match[0])), False
    alone = whole and _BYLINE.fullmatch(before) and _CLOCK.fullmatch(after)
    if (whole and labelled) or alone:
        return _date.day(_without_weekday(match[0])), bool(_LATER.match(before))
    return None, False


def _without_weekday(surface: str) -> str:
    """Return a date without the weekday before it."""
    return re.sub(
        r"^[A-Za-z]+day\.?,?\s+|^(?:mon|tue|wed|thu|fri|sat|sun)\w*\.?,?\s+",
        "",
        surface,
        flags=re.I,
    )
