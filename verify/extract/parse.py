"""Every number of a text, left to right: `Scan` -> items, then quantities.

Each place that the scan found is read once, from a bounded window; what an exclusion or
a date already covers is skipped.
"""

from __future__ import annotations

import re

from verify.extract import (
    ages,
    ahead,
    articles,
    behind,
    captions,
    combine,
    digits,
    leads,
    letters,
    places,
    points,
    pressures,
    ranges,
    scores,
    words,
)
from verify.extract.item import Form, Item
from verify.extract.scan import UNSPACED, Scan
from verify.model.span import Span
from verify.units.catalogue import Tables, Tag

_GLUED = re.compile(r"[A-Za-z]+")
_LOOSE = frozenset(("s", "ish", "th", "er", "ers", "x", "and", "to", "of", "or", "per"))
_VAGUE = Form.VAGUE
_SUFFIXES = ("st", "nd", "rd", "th")


def items(scan: Scan, blocked: list[Span], tables: Tables, *, comma: bool = False) -> list[Item]:
    """Return the numbers of a text outside the blocked spans, joined with their neighbours."""
    found = _items(scan, blocked, tables, comma)
    found = scores.read(scan.text, combine.combine(scan.text, found, tables))
    letters.share(scan.text, found)
    captions.read(scan.text, found, tables)
    points.read(scan.text, found)
    if any(item.kind == "money" for item in found):
        places.coins(scan.text, found)
        places.crores(scan.text, found)
        places.read(scan, found)
    floor = 0
    for item in found:
        if item.form is Form.FRACTION:
            pressures.read(scan.text, item)
        elif not item.unit:
            ages.read(scan.text, item)
        elif item.kind == "duration":
            ages.told(scan.text, item)
        leads.read(scan.text, item, floor)
        floor = item.end
    return found


def _items(scan: Scan, blocked: list[Span], tables: Tables, comma: bool) -> list[Item]:
    """Return the single numbers, each with the sign, scale and unit that are its own."""
    text = scan.text
    found: list[Item] = []
    at, block, size = 0, 0, len(blocked)
    for start, end in sorted(scan.digits + scan.words):
        if start < at:
            continue
        while block < size and blocked[block].end <= start:
            block += 1
        if block < size and blocked[block].start <= start:
            at = blocked[block].end
            continue
        worded = text[start].isalpha()
        if worded:
            item = _words(text, start, end, at, tables)
        else:
            item = digits.usual(text, start) or _digits(text, start, end, comma, tables)
        if item is None:
            at = end
            continue
        floor = at
        if block and blocked[block - 1].end > at:
            floor = blocked[block - 1].end
        if not item.kind:
            if item.form is not Form.ORDINAL:
                ahead.extend(text, item, tables, floor)
            if found and found[-1].kind == "money" and item.first - found[-1].end <= 4:
                ranges.lend(text, found[-1], item)
            behind.extend(text, item, tables)
            if worded:
                articles.take(text, item, floor)
        stop = item.end
        limit = blocked[block].start if block < size else stop
        glued = stop == item.last and text[stop : stop + 1].isalpha()
        if (glued and _coded(text, item)) or (item.form is _VAGUE and _header(item)):
            at = end
            continue
        if stop > limit and not _clipped(item, limit):
            at = end
            continue
        if item.start < floor:
            item.start = floor
        if item.first < floor:
            item.first = floor
        found.append(item)
        at = item.end if item.end > end else end
    return found


def _header(item: Item) -> bool:
    """Return whether a vague item is but a sign with a scale: "in $ millions"."""
    return item.kind == "money" and item.start < item.first


def _coded(text: str, item: Item) -> bool:
    """Return whether letters that mean nothing are glued to a number: "7b", "4WD", "5G"."""
    if item.form is not Form.DIGITS or item.kind or item.counted or item.end != item.last:
        return False
    if not text[item.end : item.end + 1].isalpha() or not text[item.end].isascii():
        return False
    letters = _GLUED.match(text, item.end)
    return letters is not None and letters[0] not in _LOOSE


def _clipped(item: Item, limit: int) -> bool:
    """Take back a unit that reaches into what is no number's; False if the number does."""
    if item.last > limit:
        return False
    item.end = item.last
    if item.kind != "money":
        item.unit = item.kind = item.counted = ""
        item.also = ()
    return True


def _words(text: str, start: int, end: int, floor: int, tables: Tables) -> Item | None:
    """Read a number in words, or an article that says one."""
    if text[start] in "aA" and text[start + 1] in " nN":
        return articles.number_at(text, start, end, floor, tables)
    return words.number_at(text, start)


def _digits(text: str, start: int, end: int, comma: bool, tables: Tables) -> Item | None:
    """Read a number in digits; None for a run that is part of a word or too long."""
    if end - start > digits.LONGEST:
        return None
    last = text[start - 1] if start else " "
    in_word = (last.isalpha() and last < UNSPACED) or last == "_"
    if in_word and not _glued_money(text, start, tables) and not _glued_part(text, start, end):
        return None
    if text[end : end + 1] == ":":
        passed = digits.elapsed(text, start)
        if passed is not None:
            return passed
    item = digits.number_at(text, start, end, comma=comma)
    if item is None:
        return None
    suffix = text[item.last : item.last + 2]
    if (
        suffix.isalpha()
        and suffix.lower() in _SUFFIXES
        and (
            suffix != "st" or (text[item.last - 1] == "1" and not text.endswith("11", 0, item.last))
        )
        and not text[item.last + 2 : item.last + 3].isalpha()
    ):
        item.form = Form.ORDINAL
        item.end = item.last = item.last + 2
    return item


def _glued_part(text: str, start: int, end: int) -> bool:
    """Return whether digits go on a time or a size: the 15 and 20 of "3h15m20s"."""
    if start < 2 or end - start > 4 or not text[start - 2].isdigit():
        return False
    behind = text[end : end + 1]
    if text[start - 1] == "x":
        return True  # a size: "9x13 inches"
    if text[start - 1] == "h":
        return end - start < 3 and (behind == "m" or not behind.isalnum())
    return text[start - 1] == "m" and behind == "s"


def _glued_money(text: str, start: int, tables: Tables) -> bool:
    """Return whether the letters glued before digits are a currency: "USD3.14", "$US5"."""
    begin = start
    while begin and start - begin < 5 and (text[begin - 1].isalpha() or text[begin - 1] in "$."):
        begin -= 1
    if begin and (text[begin - 1].isalnum() or text[begin - 1] in "-_"):
        return False
    surface = text[begin:start]
    if "before:" + surface in tables.signs:
        return True
    entry = tables.signs.get(surface) or tables.signs.get(surface[1:])
    if entry is None:
        return False
    return entry.tag is Tag.MONEY or any(r.tag is Tag.MONEY for r in entry.rivals)
