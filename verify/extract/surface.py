"""Surfaces: what the characters at one place are in the catalogue.

In: a text and an offset. Out: the `Entry` of the longest surface there that counts in
its surroundings, and where it ends; or None.
"""

from __future__ import annotations

import re

from verify.extract import compound
from verify.units.catalogue import Entry, Tables, Tag

LETTERS = re.compile(r"[^\W\d_⁰¹²³⁴⁵⁶⁷⁸⁹½¼¾]++")
_NEAR_BEFORE, _NEAR_BEHIND = 160, 60
_QUOTES = 300  # characters before a quotation mark in which its opening is looked for
# What may stand behind a sign that is an ordinary word too ("10 in", "5 am").
ENDS = re.compile(
    r"\s*(?:$|[\n,;:!?()\]}×/²³^”’\"]|\.(?![A-Za-z0-9])|[-−–⁻]\s?[1-4]|[x-]\s?[0-9]|[0-9]{1,2}\s?(?:min|mins|m|sec|s|in|ins|lbs?|oz)\b"
    r"|(?:by|x|long|wide|high|tall|deep|thick|and|or|to|at|of|after|before|under|per|prior|later|post"
    r"|each|apart|away|below|above|more|less|for|with|from|when|while|then|until|is|was|were|are)\b)"
)
# What makes a number with "C" or "F" glued to it a temperature, and what makes it a place.
_READING = re.compile(
    r"(?:\b(?:of|to|at|from|below|above|near|reach(?:ed|es|ing)?|hits?|around|about|between|over|under"
    r"|nearly|almost|exceed(?:ed|s|ing)?|topped|is|was|were)[ \u00a0]|[0-9]C?(?: to |[-–]))[-−–]?[0-9]{1,3}(?:\.[0-9])?$"
)
_READING_WINDOW = 24
_PLACES = re.compile(
    r"\b(?:seat|row|gate|flat|apartment|room|bus|route|section|article|floor|chapter|class|grade|model"
    r"|category|form|line|platform|unit|suite|stand|door|exit|level|appendix|schedule|type|vitamin)s?\b",
    re.IGNORECASE,
)
_SAID_IN_CAPITALS = ("byte", "watt", "hour", "bit")
# Words that a unit's sign with a plural "s" would spell.
_WORDS = frozenset("has mas pas gas das nas was as is its us bus mms pms ams".split())


def entry_at(text: str, begin: int, tables: Tables, *, glued: bool) -> tuple[Entry, int] | None:
    """Return the longest surface at `begin`; `glued` says that the number ends there."""
    token = LETTERS.match(text, begin)
    if token is None:
        return _mark_at(text, begin, tables, glued)
    word, end = token.group(), token.end()
    low = word.lower()
    found = _phrase_at(text, begin, word, low, tables)
    if found is not None:
        return found
    if low in compound.AREA:
        squared = compound.area(text, begin, tables)
        if squared is not None:
            return squared
    entry = tables.signs.get(word)
    if entry is not None:
        chosen = _allowed(text, entry, begin, end, glued)
        if chosen is not None:
            return chosen, end
    entry = tables.names.get(low)
    if entry is not None and not text[end : end + 1].isdigit():
        return (entry, end) if not entry.guard or near(text, entry, begin, end) else None
    if word[-1] == "s" and len(word) > 2 and low not in _WORDS:  # "kms", "mmols"
        entry = tables.signs.get(word[:-1])
        unit = entry is not None and entry.tag is Tag.UNIT and not entry.guard
        if entry is not None and unit and not _is_initials(word[:-1], entry):
            return entry, end
    return None


def _is_initials(sign: str, entry: Entry) -> bool:
    """Return whether capitals with a plural "s" are people or things: "GPs", not "GBs"."""
    return sign.isupper() and not entry.canonical.endswith(_SAID_IN_CAPITALS)


def _phrase_at(
    text: str, begin: int, word: str, low: str, tables: Tables
) -> tuple[Entry, int] | None:
    """Return the longest surface of more than letters that begins with `word`."""
    for phrase in tables.sign_phrases.get(word, ()):
        stop = begin + len(phrase)
        if not text.startswith(phrase, begin) or not _bounded(text, stop, phrase):
            continue
        if phrase[-1] not in "/$£" or not text[stop : stop + 1].isalnum():
            return tables.signs[phrase], stop
    for phrase in tables.name_phrases.get(low, ()):
        stop = begin + len(phrase)
        if text[begin:stop].lower() == phrase and _bounded(text, stop, phrase):
            return tables.names[phrase], stop
    return None


def _mark_at(text: str, begin: int, tables: Tables, glued: bool) -> tuple[Entry, int] | None:
    """Return the longest sign that begins with no letter ("%", "°C", "€")."""
    for length in tables.marks.get(text[begin : begin + 1], ()):
        sign = text[begin : begin + length]
        end = begin + len(sign)
        entry = tables.signs.get(sign) or (tables.names.get(sign.lower()) if length > 2 else None)
        if entry is None or not _bounded(text, end, sign):
            continue
        if entry.tag is Tag.MONEY and _starts_next(text, end):
            continue
        chosen = _allowed(text, entry, begin, end, glued)
        if chosen is not None and not (sign == '"' and _closes_quote(text, begin)):
            return chosen, end
    return None


def _starts_next(text: str, end: int) -> bool:
    """Return whether a currency sign belongs to the amount behind it: "1 $10 note"."""
    follows = text[end : end + 2]
    return follows[:1].isdigit() or (follows[:1] == " " and follows[1:].isdigit())


def _closes_quote(text: str, begin: int) -> bool:
    """Return whether a quotation mark closes one that was opened before."""
    return text.count('"', max(0, begin - _QUOTES), begin) % 2 == 1


def _bounded(text: str, end: int, surface: str) -> bool:
    """Return whether a surface that ends in a letter is not part of a longer word."""
    return not (surface[-1].isalpha() and text[end : end + 1].isalpha())


def _allowed(text: str, entry: Entry, begin: int, end: int, glued: bool) -> Entry | None:
    """Return the entry, or the rival of it, that the surroundings let count."""
    for rival in entry.rivals:
        if near(text, rival, begin, end):
            return rival
    guard = entry.guard
    if not guard:
        fits = entry.tag is not Tag.MONEY or not text[end : end + 1].isdigit()
    elif guard == "glued":
        fits = glued
    elif guard == "near":
        fits = near(text, entry, begin, end)
    elif guard == "reading":
        fits = glued and _is_reading(text, begin)
    elif text[begin - 1 : begin] == text[end : end + 1] == "-":
        fits = False  # "a 1-in-100-year flood"
    else:
        fits = glued or ENDS.match(text, end) is not None
    return entry if fits else None


def _is_reading(text: str, end: int) -> bool:
    """Return whether the number that ends at `end` stands as a reading: "rose to 31"."""
    match = _READING.search(text, max(0, end - _READING_WINDOW), end)
    return match is not None and not _PLACES.search(text, max(0, end - _NEAR_BEHIND), end)


def near(text: str, entry: Entry, begin: int, end: int) -> bool:
    """Return whether one of the words that an entry needs stands near it."""
    before = text[max(0, begin - _NEAR_BEFORE) : begin].rpartition("\n\n")[2].lower()
    behind = text[end : end + _NEAR_BEHIND].partition("\n\n")[0].lower()
    return any(word in before or word in behind for word in entry.near)
