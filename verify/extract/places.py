"""Places that speak for another currency of a shared sign: "$5" beside Sydney.

In: a scan and its items. Out: the items of money under a shared name or sign, each with
a reading in every currency whose places stand near it. The plain reading stays first.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

import ahocorasick_rs

from verify.extract.item import Item
from verify.extract.scan import Scan, fold
from verify.units import catalogue

_COINS = ("cents", "cent", "c", "¢")
# What lakhs and crores count, were they no money.
_THINGS = re.compile(
    r" (?!and\b|or\b|to\b|for\b|in\b|on\b|of\b|a\b|as\b|at\b|by\b|from\b|above|below|per\b|each\b|with\b|this|last|more|less)[a-z]"
)
_REACH = 160  # characters on each side of an amount
_LONGEST = 40  # characters in a place's name


def read(scan: Scan, items: list[Item]) -> None:
    """Add readings to the amounts whose currency the places round them leave open."""
    shared = [item for item in items if item.also and item.kind == "money" and item.value]
    if not shared:
        return
    spoken = _spoken(scan)
    for item in shared if spoken else ():
        index = bisect_left(spoken, (item.start - _REACH, ""))
        codes: dict[str, None] = {}
        while index < len(spoken) and spoken[index][0] <= item.end + _REACH:
            codes[spoken[index][1]] = None
            index += 1
        assert item.value is not None
        item.readings += tuple(
            (item.value, item.unit.replace(item.unit[:3], code, 1), "places near it use it")
            for code in codes
            if code in item.also
        )


def coins(text: str, items: list[Item]) -> None:
    """Give coins the currency of the amount before them: "€2 a share, after 60 cents"."""
    last: Item | None = None
    for item in items:
        if item.kind != "money":
            continue
        coin = item.also and item.end > item.last and text[item.last : item.end].strip() in _COINS
        if coin and last is not None and _near(text, last, item) and last.unit[:3] in item.also:
            base, rest = last.unit[:3], item.unit[3:]
            item.also = tuple(code for code in (item.unit[:3], *item.also) if code != base)
            item.unit = base + rest
        last = item


def _near(text: str, last: Item, item: Item) -> bool:
    """Return whether an amount follows another closely, in the same paragraph."""
    return item.start - last.end < _REACH and "\n\n" not in text[last.end : item.start]


def crores(text: str, items: list[Item]) -> None:
    """Give bare lakhs and crores the rupees of the amount before them in their sentence."""
    last: Item | None = None
    for item in items:
        if item.kind == "money":
            last = item if item.unit[:3] == "INR" else None
        elif last is not None and item.power in (5, 7) and not item.unit and not item.counted:
            between = text[last.end : item.start]
            if len(between) < _REACH and ". " not in between and not _THINGS.match(text, item.end):
                item.unit, item.kind, item.also = last.unit[:3], "money", last.also


def _spoken(scan: Scan) -> list[tuple[int, str]]:
    """Return where the text speaks of a place, and the currency that it speaks for."""
    words, codes = _words()
    begin, folded = scan.first, scan.folded
    end = begin + len(folded) - 2
    if begin or end < len(scan.text):  # the places beside a piece speak for it too
        begin = max(0, begin - _REACH - 1)
        folded = fold(scan.text[begin : end + _REACH + _LONGEST])
    return [
        (begin + start, codes[index])
        for index, start, end in words.find_matches_as_indexes(folded)
        if folded[end : end + 1] == b" "
    ]


@cache
def _words() -> tuple[ahocorasick_rs.BytesAhoCorasick, tuple[str, ...]]:
    """Return the automaton of places, and the currency of each."""
    places = catalogue.places()
    patterns = [f" {place}".encode("latin-1") for place in places]
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    return ahocorasick_rs.BytesAhoCorasick(patterns, matchkind=kind), tuple(places.values())
