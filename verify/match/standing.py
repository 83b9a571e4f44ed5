"""Standing: the part that a number plays in its clause, and the names that its clause is of.

In: keys. Out: whether a number is a change ("by 12", "12 more than"), a part ("of whom 12",
"another 12"), a whole ("12 in all"); and whether two clauses are of names that both texts
know and that differ. Two numbers of which one alone is a change are seldom one fact.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from verify.match.facts import Fact
from verify.match.keys import CLAUSE
from verify.match.sorts import LASTING
from verify.model.document import Document
from verify.model.span import Span

_ABOUT = r"(?:(?:about|some|around|almost|nearly|roughly|over|just|only|more than|an?|the) )*+"
_CHANGED = re.compile(
    r"\b(?:by|up|down|plus|minus"
    r"|(?:rise|increase|fall|drop|gain|cut|growth|decline|decrease|jump|reduction|improvement|swing) of"
    r"|rose|fell|grew|increased|decreased|dropped|climbed|jumped|gained|lost|added|slipped|shrank"
    r"|declined|surged|improved|raised|lowered)(?: again)? " + _ABOUT + r"$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?: [^\W\d_]+){0,2} (?:more|fewer|less|higher|lower|above|below|up on|down on|better|worse|longer"
    r"|shorter|faster|slower|extra|additional|heavier|cheaper|ahead|behind|short of|milder|warmer|colder|cooler|hotter"
    r"|older|younger|taller|deeper|wider|bigger|larger|smaller|dearer|earlier|later"
    r"|over (?:the |its |their )?(?:recent )?(?:normal|average|usual|mean))\b",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    r"\b(?:of (?:which|whom|these|them|those)|including|among (?:them|these)|another|further"
    r"|the (?:other|remaining|rest)|an? additional|(?:plus|and) another|first|other) "
    + _ABOUT
    + r"$",
    re.IGNORECASE,
)
_PART_BEHIND = re.compile(
    r" (?:of (?:them|these|those|whom|which)\b|of the\b|others?\b|more\b|further\b|additional\b)",
    re.IGNORECASE,
)
_WHOLE_BEFORE = re.compile(
    r"\b(?:a total of|in (?:all|total),?|altogether|total(?:s|led|ling)?|overall|combined|all) "
    + _ABOUT
    + r"$",
    re.IGNORECASE,
)
_WHOLE_BEHIND = re.compile(
    r"(?: [^\W\d_]+){0,3} (?:in (?:all|total)|altogether|overall|combined)\b", re.IGNORECASE
)
_BEFORE, _BEHIND = 48, 40


def standing(key: Fact) -> str:
    """Return "change", "part", "whole", or "" where nothing says."""
    return "" if key.sort in LASTING else _standing(key.quantity.document, key.quantity.span)


@lru_cache(maxsize=20_000)
def _standing(document: Document, span: Span) -> str:
    text = document.text
    before = text[max(0, span.start - _BEFORE) : span.start]
    behind = text[span.end : span.end + _BEHIND]
    if _CHANGED.search(before) or _MORE.match(behind):
        return "change"
    if _PART_BEFORE.search(before) or _PART_BEHIND.match(behind):
        return "part"
    if _WHOLE_BEFORE.search(before) or _WHOLE_BEHIND.match(behind):
        return "whole"
    return ""


def of_others(a: Fact, b: Fact, known: Collection[str]) -> bool:
    """Return whether each clause names somebody whom both texts know, and the other does not."""
    one, other = _named(a, known), _named(b, known)
    return bool(one and other) and one.isdisjoint(b.near) and other.isdisjoint(a.near)


def _named(key: Fact, known: Collection[str]) -> frozenset[str]:
    return frozenset(w for w in known if key.near.get(w, 0) >= CLAUSE)
