"""Issues: two texts that are two numbers of one series, whose figures are meant to differ.

In: two documents. Out: whether they are issues (bulletin no. 3 and no. 7, the same heading
with another date) or versions of each other (a draft and the final report), and whether
either says that its figures replace others.
"""

from __future__ import annotations

import re

from verify.extract.lexicon import DAY_NAMES, MONTH_NAMES
from verify.model.document import Document

_HEAD = 160  # characters that a title or dateline stands in
_WORDS = 4  # words of a heading that is no chance
_NUMBERED = re.compile(
    r"\b(bulletin|update|report|issue|notice|part|no|nr|v|rev|draft|edition)"
    r"[ .-]{0,2}(?:no\.? ?)?(\d+)",
    re.IGNORECASE,
)
_STAGE = re.compile(r"draft|provisional|preliminary|revised|final|corrected|interim", re.IGNORECASE)
_SPAN = re.compile(
    r"(?<![a-z0-9])(?:[qh][1-4]|20\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*+)"
    r"(?![a-z0-9])",
    re.IGNORECASE,
)
_END = re.compile(r"\n|(?<=[a-z])(?<!\bno)(?<!\bnr)[.:](?= )|(?<=\d\d)\. ", re.IGNORECASE)
_CALENDAR = re.compile(rf"\b(?:{'|'.join((*MONTH_NAMES, *DAY_NAMES))})\b")
_DAY = re.compile(r"\d{1,2}(?= ~)|(?<=~ )\d{1,2}\b|\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b")
_REPLACES = re.compile(
    r"\b(?:revised|updated|corrected|provisional|preliminary|draft|advance) (?:\w+ )?"
    r"(?:figures?|data|estimates?|numbers?|counts?|version|results?|statistics|release|report"
    r"|edition|alert|bulletin|location|solution)\b|\b(?:supersede[sd]?|correction)\b"
    r"|\b(?:revised|corrected|updated) (?:from|to|up|down|on)\b",
    re.IGNORECASE,
)


_OLD = re.compile(r"(?<![a-z])(?:old|previous|archived?|former|outdated)(?![a-z])", re.IGNORECASE)
_MARKETS = {
    "us": "US", "usa": "US", "american": "US", "eu": "EU", "european": "EU", "uk": "UK", "british": "UK",
    "japanese": "Japan", "chinese": "China", "canadian": "Canada", "australian": "Australia",
}  # fmt: skip
_NAMED_FOR = re.compile(r"(?<![a-z])(?:us|usa|eu|uk)(?![a-z])", re.IGNORECASE)
_MADE_FOR = re.compile(
    rf"\b({'|'.join(_MARKETS)})[ -](?:version|model|edition|spec\w*|variant|market)\b",
    re.IGNORECASE,
)
_WITHDRAWS = re.compile(
    r"\bsupersed(?:es?|ed)\b|\breplaces (?:the|all|our|any)\b|\b(?:is|are) (?:hereby |thereby )?withdrawn\b",
    re.IGNORECASE,
)


def issues(one: Document, other: Document) -> bool:
    """Return whether two texts are issues of one series, or stages of one text."""
    here, there = _head(one), _head(other)
    market, abroad = _markets(one), _markets(other)
    if market and abroad and market.isdisjoint(abroad):
        return True
    if one.date and one.date == other.date:
        return False
    numbered, too = _numbers(one, here), _numbers(other, there)
    if any(too.get(word, number) != number for word, number in numbered.items()):
        return True
    spans, more = (_spans(d) for d in (one, other))
    if spans and more and spans != more:
        return True
    if outdated(one, other):
        return True
    stage, second = _stages(one), _stages(other)
    if stage and second and stage != second:
        return True
    plain = _plain(here)
    dated = "~" in plain and here != there
    return dated and len(plain.split()) >= _WORDS and plain == _plain(there)


def outdated(one: Document, other: Document) -> bool:
    """Return whether one text alone is named as the old one."""
    return bool(_OLD.search(one.name)) != bool(_OLD.search(other.name))


def replaces(document: Document) -> bool:
    """Return whether a text says that its figures replace others, or will be replaced."""
    return _REPLACES.search(document.text) is not None


def _markets(document: Document) -> frozenset[str]:
    """Return the markets that what a document describes is made for."""
    named = _NAMED_FOR.findall(document.name)
    made = _MADE_FOR.findall(document.text)
    return frozenset(_MARKETS[word.lower()] for word in (*named, *made))


def withdraws(document: Document) -> bool:
    """Return whether a text says that another takes its place, or that it takes another's."""
    return _WITHDRAWS.search(document.text) is not None


def _head(document: Document) -> str:
    """Return the title or dateline of a text."""
    return _END.split(document.text.lstrip()[:_HEAD])[0]


def _numbers(document: Document, head: str) -> dict[str, str]:
    """Return the numbers of a series that a name and a heading give."""
    named = f"{document.name.replace('_', ' ')} . {head}"
    return {match[1].lower(): match[2] for match in _NUMBERED.finditer(named)}


def _spans(document: Document) -> frozenset[str]:
    """Return the quarters, months and years that a document is named after."""
    return frozenset(match[0].lower() for match in _SPAN.finditer(document.name))


def _stages(document: Document) -> frozenset[str]:
    return frozenset(match[0].lower() for match in _STAGE.finditer(document.name))


def _plain(head: str) -> str:
    """Return a heading without its numbers and dates."""
    return _DAY.sub("#", _CALENDAR.sub("~", head.lower()))
