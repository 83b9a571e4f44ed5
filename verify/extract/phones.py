"""Telephone numbers: runs of digits parted by spaces, points, hyphens or brackets.

In: a text and its first digit run, or one behind a plus sign. Out: the whole number, or
None where the runs are a grouped number, a range or single numbers.
"""

from __future__ import annotations

import re

from verify.extract import clause
from verify.extract.excluded import Excluded

_LEAST, _MOST = 7, 15  # digits
_RUNS = re.compile(r"\(?[0-9]{2,5}\)?(?:[ \u00a0.\-–][0-9]{2,5}(?![0-9]|,[0-9])){1,5}")
_NATIONAL = re.compile(
    r"(?:\([0-9]{2,5}\)[ .-]?[0-9]{3,4}[ .-][0-9]{3,4}|[0-9]{3}[-.][0-9]{3}[-.][0-9]{4}"
    r"|1[-.][0-9]{3}[-.][0-9]{3}[-.][0-9]{4}|1[3-9]00[ -][0-9]{3}[ -][0-9]{3,4}|[0-9]{5} [0-9]{5}|[0-9]{3}-0[0-9]{3})(?![0-9])"
)
_INTERNATIONAL = re.compile(
    r"[0-9]{1,3}[ .-]?(?:\(0?[0-9]{1,4}\)[ .-]?)?[0-9]{2,5}(?:[ .-][0-9]{2,5}){1,4}(?![0-9])"
)
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[ \u00a0.][0-9]{3})+$")
_CUE = re.compile(
    r"\b(?:call(?:s|ed|ing)?|(?:tele)?phones?|phoned|tel|text(?:ed|ing)?|fax|(?:hot|help|info)line|ring|rang|dial(?:l?ed|l?ing)?|whatsapp|mobile|cell"
    r"|landline|switchboard|contact|sms|message)\b[^;\n]{0,32}$",
    re.IGNORECASE,
)
_CUE_WINDOW = 48
# A short number that is called: "call 111 for", "ring 101", "text WIND to 85510".
_SHORT_CUE = re.compile(
    r"\b(?:(?:call|ring|phone|text|dial(?:l?ed|l?ing)?|rang) |(?:text|sms|call|ring) (?:[A-Z]{2,12}|us|them|now) (?:to|on) )$",
    re.IGNORECASE,
)
SHORT_ENDS = frozenset(("all", "ing", "one", "ext", "ial", "led", "ang", " to", " on"))
_SHORT = (3, 6)


def behind_plus(text: str, at: int) -> Excluded | None:
    """Return the international number behind a plus sign."""
    phone = _INTERNATIONAL.match(text, at)
    if phone is None or sum(c.isdigit() for c in phone[0]) < _LEAST + 1:
        return None
    return Excluded(at - 1, phone.end(), "phone number")


def number(text: str, at: int, end: int) -> Excluded | None:
    """Return the number that the run at `at` begins, its bracket included."""
    begin = at - 1 if at and text[at - 1] == "(" else at
    national = _NATIONAL.match(text, begin)
    if national is not None:
        return Excluded(begin, national.end(), "phone number")
    runs = _RUNS.match(text, begin)
    if runs is None:
        return None
    digits = sum(c.isdigit() for c in runs[0])
    if not _LEAST <= digits <= _MOST:
        return None
    led = text[at] == "0" and (end - at > 2 or digits > _LEAST) and "-" not in runs[0][:3]
    if led and not _dated(runs[0]):
        return Excluded(begin, runs.end(), "phone number")
    if _THOUSANDS.match(runs[0]) and "(" not in runs[0]:
        return None
    if _CUE.search(text, max(0, begin - _CUE_WINDOW), begin):
        return Excluded(begin, runs.end(), "phone number")
    return None


def _dated(runs: str) -> bool:
    """Return whether runs are a date in figures: "05.06.2024"."""
    parts = re.split(r"[ \u00a0.\-–]", runs)
    return len(parts) == 3 and len(parts[0]) == len(parts[1]) == 2 and len(parts[2]) in (2, 4)


def short(text: str, at: int, end: int) -> Excluded | None:
    """Return the short number that somebody is told to call: "call 111", "text 85510"."""
    least, most = _SHORT
    if not least <= end - at <= most or text[at - 4 : at - 1].lower() not in SHORT_ENDS:
        return None
    if not _SHORT_CUE.search(text, max(0, at - 24), at):
        return None
    if text[end : end + 1] in (",", ".", "%", "-") and text[end + 1 : end + 2].isalnum():
        return None
    words = clause.phrase(clause.behind(text, end)) if text[end : end + 1] == " " else []
    if any(clause.is_plural(word) for word in words):
        return None
    return Excluded(at, end, "phone number")
