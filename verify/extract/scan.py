"""The scan: text -> the places where a number may begin.

Digits are found by one pass of a one-class pattern, number words by Aho-Corasick over a
folded copy with one byte a character. Everything later looks at bounded windows round
these places, so the time is linear in the length of the text. A long text is scanned in
pieces that end where a paragraph does, so that what is kept besides the result does not
grow with its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import ahocorasick_rs

from verify.extract import lexicon
from verify.named import NamedTuple
from verify.units import catalogue

_DIGITS = re.compile(r"[0-9½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒][0-9]*+")
_SPACE = 32
UNSPACED = "\u2e80"  # from here on stand the letters of scripts that put no space before digits
_PIECE = 1 << 18  # characters that are scanned at a time, at least
_BREAKS = ("\n\n", "\n")  # where a piece may end, the better first
_SEARCHED = 1 << 15  # characters in which the better one is looked for


class Scan(NamedTuple):
    """Where numbers may begin in a text, or in the piece of it that begins at `first`.

    `folded` is the piece as one latin-1 byte a character, lower case, everything that is
    no letter or digit a space, behind one space: `folded[i + 1]` is `text[first + i]`.
    `digits` are the (start, end) of digit runs, `words` those of number words; both ascend.
    """

    text: str
    folded: bytes
    digits: list[tuple[int, int]]
    words: list[tuple[int, int]]
    first: int = 0


def scans(text: str) -> Iterator[Scan]:
    """Yield the places where a number may begin, piece by piece of the text."""
    first = 0
    while first < len(text) or not first:
        last = _piece_end(text, first)
        yield scan(text, first, last)
        if last == first:
            return
        first = last


def _piece_end(text: str, first: int) -> int:
    """Return where the piece that begins at `first` ends: behind a line, if not the text."""
    least = first + _PIECE
    if least >= len(text):
        return len(text)
    for mark in _BREAKS:
        found = text.find(mark, least, least + _SEARCHED)
        if found >= 0:
            return found + len(mark)
    return text.find("\n", least) + 1 or len(text)


def scan(text: str, first: int = 0, last: int | None = None) -> Scan:
    """Return the places in `text` where a number may begin, or in a piece of it."""
    last = len(text) if last is None else last
    folded = fold(text[first:last])
    digits = [match.span() for match in _DIGITS.finditer(text, first, last)]
    words = []
    for _, start, end in _automaton().find_matches_as_indexes(folded):
        if folded[end - 1] == _SPACE:
            words.append((first + start, first + end - 2))
        elif folded[end] == _SPACE:
            words.append((first + start, first + end - 1))
    return Scan(text, folded, digits, words, first)


def fold(text: str) -> bytes:
    """Return a text as `Scan.folded` has it."""
    return b" " + text.encode("latin-1", "replace").translate(_folding()) + b" "


@cache
def _folding() -> bytes:
    """Return the table that folds a latin-1 byte: lower case, or a space."""
    table = bytearray(b" " * 256)
    for code in range(256):
        letter = chr(code).lower()
        if letter.isalnum() and ord(letter) < 256:
            table[code] = ord(letter)
    return bytes(table)


def _ones() -> list[str]:
    """Return "a" or "an" with every unit that it may be a number of, up to the unit's end."""
    units = catalogue.articled()
    return [f"{'an' if unit[0] in 'aeiou' or unit == 'hour' else 'a'} {unit} " for unit in units]


@cache
def _automaton() -> ahocorasick_rs.BytesAhoCorasick:
    """Return the automaton of every word that may begin a number, at a word's start."""
    return ahocorasick_rs.BytesAhoCorasick(
        [f" {word}".encode("latin-1") for word in (*lexicon.STARTS, *_ones())],
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
    )
