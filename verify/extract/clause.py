"""The clause round a number, read shallowly: words before it, words behind it.

In: a text and a span. Out: lower-case words within the sentence, nearest first, from a
bounded window; noun phrases by their end; singular heads. No parser stands behind this:
what is not plain stays unread.
"""

from __future__ import annotations

import re
from functools import cache

from verify.extract import phrases

LEFT = 160
RIGHT = 64
_ENDS = re.compile(r"[.!?][\"”’')\]]*[ \u00a0]+(?=[\"“‘'(\[]?[A-Z0-9])|\n")
_MAY_END = re.compile(r"[.!?\n]")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Inc|Ltd|Co|Corp|vs|No|Nos|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|ca|Fig|Gov|Sen|Rep|Gen|Rs|U\.S|U\.K|U\.N|a\.m|p\.m|e\.g|i\.e|Lt|Col|Jr|Sr)$"
)
_MARKS = frozenset(',;:()[]“”"—–$€£¥%')
_APART = [(mark, f" {mark} ") for mark in _MARKS]
_MARK = re.compile("[" + re.escape("".join(sorted(_MARKS))) + "]")
_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife", "wolves": "wolf",
    "leaves": "leaf", "shelves": "shelf", "halves": "half", "thieves": "thief", "criteria": "criterion",
    "phenomena": "phenomenon", "bacteria": "bacterium", "analyses": "analysis", "crises": "crisis", "theses": "thesis",
    "bases": "base", "diagnoses": "diagnosis", "axes": "axis", "media": "medium", "fungi": "fungus", "nuclei": "nucleus",
    "businesswomen": "businesswoman", "businessmen": "businessman", "policemen": "policeman", "fishermen": "fisherman",
    "servicemen": "serviceman", "firemen": "fireman", "lawmakers": "lawmaker", "buses": "bus", "gases": "gas",
    "viruses": "virus", "campuses": "campus", "bonuses": "bonus", "lenses": "lens", "movies": "movie", "cookies": "cookie",
    "zombies": "zombie", "calories": "calorie", "selfies": "selfie", "species": "species", "series": "series",
    "aircraft": "aircraft", "sheep": "sheep", "fish": "fish", "deer": "deer", "staff": "staff", "police": "police",
    "personnel": "personnel", "cattle": "cattle", "troops": "troop", "shoes": "shoe", "toes": "toe", "potatoes": "potato",
    "tomatoes": "tomato", "heroes": "hero", "wages": "wage", "centres": "center", "axles": "axle",
}  # fmt: skip
_NO_MEN = ("specimen", "regimen", "abdomen", "acumen", "semen", "stamen")
_NOT_PLURAL = re.compile(r"(?:ss|us|is|ous|ics|ness|as)$")


def before(text: str, at: int) -> tuple[list[str], bool]:
    """Return the words before `at` in its sentence, and whether they reach its beginning."""
    window = text[max(0, at - LEFT) : at]
    start = 0
    if _MAY_END.search(window):
        for match in _ENDS.finditer(window):
            if match[0] == "\n" or not _is_abbreviation(window, match.start()):
                start = match.end()
    return _words(window[start:]), start > 0 or at <= LEFT


def behind(text: str, at: int) -> list[str]:
    """Return the words behind `at` in its sentence."""
    window = text[at : at + RIGHT]
    if _MAY_END.search(window):
        for match in _ENDS.finditer(window):
            if match[0] == "\n" or not _is_abbreviation(window, match.start()):
                window = window[: match.start()]
                break
    return _words(window)


def _words(window: str) -> list[str]:
    """Return words and marks, each by itself."""
    if _MARK.search(window):
        for mark, apart in _APART:
            if mark in window:
                window = window.replace(mark, apart)
    return window.split()


def _is_abbreviation(window: str, at: int) -> bool:
    """Return whether the point at `at` belongs to an abbreviation or an initial."""
    return _ABBREVIATION.search(window, max(0, at - 8), at) is not None


@cache
def functions() -> frozenset[str]:
    """Return the words that end a noun phrase."""
    return frozenset(word for row in phrases.rows("functions") for word in row.split())


def stops(word: str) -> bool:
    """Return whether a word or mark ends a noun phrase."""
    return word in _MARKS or word.lower() in functions() or word.isdigit()


def phrase(words: list[str], most: int = 5) -> list[str]:
    """Return the noun phrase that `words` begin with."""
    found: list[str] = []
    for word in words:
        if len(found) == most or stops(word) or not word[0].isalpha():
            break
        ended = word[-1] == "." and word[:-1].isalpha() and len(word) > 3  # not "U.S."
        found.append(word.rstrip("."))
        if ended:
            break
    return found


def is_plural(word: str) -> bool:
    """Return whether a word looks like a plural noun."""
    lower = word.lower()
    if lower in _IRREGULAR or (lower.endswith("men") and not lower.endswith(_NO_MEN)):
        return True
    return len(lower) > 3 and lower.endswith("s") and not _NOT_PLURAL.search(lower)


def singular(word: str) -> str:
    """Return the singular of a plural noun, lower case: "companies" -> "company"."""
    lower = word.lower().replace("’s", "").replace("'s", "")
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if not is_plural(lower):
        return lower
    if lower.endswith("men"):
        return lower[:-2] + "an"
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zes")):
        return lower[:-2]
    return lower[:-1]
