"""Phrase tables: rows of `data/*.txt`, and where their phrases stand in a text.

In: folded text (one byte a character, what is no word a space). Out: the spans of every
idiom and name with a number in it, each checked against its row as written. One pass of
an Aho-Corasick automaton, so the number of rows costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from verify import kept
from verify.extract.lexicon import CARDINALS
from verify.extract.scan import fold

_DATA = Path(__file__).parent / "data"
_SAME = str.maketrans(
    {"’": "'", "‘": "'", "–": " ", "‑": " ", "-": " ", "\u00a0": " ", "\n": " ", "&": " "}
)
_SPACE = 32
# What may follow "the one" where it is no number.
_ALONE = re.compile(
    r"(?=[.,;:!?)\]’'\"—]|$)|[ \n](?:that|who|whom|which|with|in|on|at|is|was|were|to|for|and|but|or|of|from"
    r"|by|he|she|it|they|we|you|i|where|when|has|had|will|would|can|could|as)\b",
    re.I,
)
_SHARED = re.compile(
    rf" in (?:every |each )?(?:\d|(?:{'|'.join(CARDINALS[1:])})\b)"
)  # "for one in six", "one woman in five"
# Words before "one day" that make it a length of time.
_COUNTED = re.compile(
    r"\b(?:of|for|in|within|least|most|than|only|just|last|lasted|about|over|after|per|under|the|every|every other|takes?|took) $",
    re.I,
)
# "The final score was 24-7", "won 50-50": a score, not an idiom.
_DASHED = re.compile(r"[0-9]{1,3}[-–][0-9]{1,3}")
_SCORED = re.compile(
    r"\b(?:score(?:line)?|w[io]n|wins|beat(?:en)?|lost|led|leads?|ended)(?: was| is| of| at)? $"
)
_MORE_DIGITS = re.compile(r"[.,:][0-9]|%")


@cache
def pairs(name: str) -> list[tuple[str, str]]:
    """Return the (row, section) of a table; lines with # are remarks."""
    found: list[tuple[str, str]] = []
    section = ""
    for line in (_DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        row = line.strip()
        if row.startswith("[") and row.endswith("]"):
            section = row[1:-1]
        elif row and not row.startswith("#"):
            found.append((row, section))
    return found


@cache
def rows(name: str) -> dict[str, str]:
    """Return a table as {row: section}; the first of two equal rows holds."""
    found: dict[str, str] = {}
    for row, section in pairs(name):
        found.setdefault(row, section)
    return found


def words(section: str) -> frozenset[str]:
    """Return the words of a section of the table of small words."""
    return frozenset(w for row, name in pairs("small") if name == section for w in row.split())


def spans(text: str, folded: bytes, begin: int = 0) -> Iterator[tuple[int, int, str]]:
    """Return (start, end, why) of every phrase of the tables, in the order of the text.

    `folded` is the piece of the text that begins at `begin`.
    """
    matcher, phrases = _matcher()
    for index, start, end in matcher.find_matches_as_indexes(folded):
        row, why, open_ended, cased, same = phrases[index]
        if open_ended:
            while folded[end] != _SPACE:
                end += 1
        elif folded[end] != _SPACE:
            continue
        first, last = _outer(text, row, begin + start, begin + end - 1)
        surface = text[first:last]
        if cased and surface == surface.lower() and surface.lower() != surface.upper():
            continue
        if cased and not _whole(text, row, first, last):
            continue
        if why == "some time" and _COUNTED.search(text[max(0, first - 12) : first]):
            continue
        if (
            surface[0].isdigit()
            and _DASHED.fullmatch(surface)
            and _SCORED.search(text[max(0, first - 24) : first])
        ):
            continue
        if why == "pronoun" and not _ALONE.match(text, last):
            continue
        if "one" in _same(surface) and _SHARED.match(text, last):
            continue
        if open_ended or _same(surface) in same:
            yield first, last, why


def _whole(text: str, row: str, start: int, end: int) -> bool:
    """Return whether a name that begins or ends in digits is no piece of a longer number."""
    if row[0].isdigit() and (
        text[start - 1 : start] in (".", ",", "-", "/") or _same(text[start:end]) != _same(row)
    ):
        return False
    return not (row[-1].isdigit() and _MORE_DIGITS.match(text, end))


def _outer(text: str, row: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to the marks that a row begins or ends with: "110%", "401(k)"."""
    tail = len(row) - len(row.rstrip("%)!+*"))
    if tail and text[end : end + tail] == row[-tail:]:
        end += tail
    return start, end


def _same(surface: str) -> str:
    """Return a phrase with hyphens, spaces and quotation marks made alike."""
    return surface.translate(_SAME).lower()


_Meaning = tuple[str, str, bool, bool, set[str]]  # row, why, open-ended, cased, spellings
_TABLES = ("idioms", "names")


@cache
def _matcher() -> tuple[BytesAhoCorasick, list[_Meaning]]:
    """Return the automaton, and what each of its patterns means."""
    sources = [__file__, *(str(_DATA / f"{name}.txt") for name in _TABLES)]
    patterns, meanings = kept.table("phrases", sources, _made)
    return BytesAhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest), meanings


def _made() -> tuple[list[bytes], list[_Meaning]]:
    """Return the patterns of the tables with their meanings."""
    found: dict[bytes, _Meaning] = {}
    for name in _TABLES:
        for row, why in rows(name).items():
            meaning = (row, why, row.endswith("*"), name == "names", {_same(row)})
            found.setdefault(b" " + _pattern(row), meaning)[4].add(_same(row))
    return list(found), [*found.values()]


def _pattern(row: str) -> bytes:
    """Return a row as it stands in folded text."""
    return fold(row).strip()
