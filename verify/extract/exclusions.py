"""Exclusions: numbers that are no quantities, and why.

In: a scan of the text, and the spans that dates already hold. Out: `Excluded` spans in
order: identifiers, versions, addresses, citations, labels, list markers, names, idioms.
Phrases come from the tables (`phrases`), labels from `data/labels.txt`; what is told by
its shape is told here, in a bounded window round each digit run. Numbers whose words are
their meaning (years, scores, ranks) are left to others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from verify.extract import phrases
from verify.extract.scan import Scan

_WINDOW = 48
_TOKEN_LEFT = re.compile(r"[^\s()<>\[\]{}\"“”,;|]{1,64}$")
_TOKEN_RIGHT = re.compile(r"[^\s<>\[\]{}\"“”;|]{0,160}")
_WEB = re.compile(
    r"https?:|ftp:|www\.|\w@\w|(?<=[\w-])\.(?:com|org|net|edu|gov|io|ai|co|uk|de|fr|eu|html?)\b(?:/|$)",
    re.I,
)
_FILE = re.compile(
    r"(?<=[\w)-])\.(?:pdf|docx?|xlsx?|pptx?|csv|tsv|json|ya?ml|toml|xml|html?|txt|md|rst|tex|py|ipynb|rb?|js|ts|jsx|tsx|css"
    r"|java|go|rs|c|cpp|hpp?|sh|bat|exe|dll|so|zip|gz|tar|tgz|7z|rar|png|jpe?g|gif|svg|webp|mp[34]|wav|avi|mov|log|ini|cfg|sql|db|iso|whl|deb|rpm)\b",
    re.I,
)
_FILE_NAME = re.compile(r"[\w./\\-]*+")
_LABEL_BEFORE = re.compile(
    r"(?:^|[^\w-])([A-Za-z][A-Za-z-]{0,15})(?:\.|[ \u00a0]nos?\.?|[ \u00a0]number|[ \u00a0]#)?[ \u00a0\n](?:[A-Z]?-?)$"
)
_LABEL_TAIL = re.compile(
    r"[0-9]+(?:[.-][0-9]+)*[a-zA-Z]?(?:\([0-9a-z]{1,4}\))*"
    r"(?:[ \u00a0]?(?:,|–|-|&|and|or|to|,[ \u00a0]and|through)[ \u00a0]?[0-9]+(?:\.[0-9]+)*[a-z]?(?![0-9%a-z]|[.,][0-9]|[ \u00a0][a-z]{3,}s\b))*"
)
_AMOUNT_BEHIND = re.compile(
    r"[ \u00a0]?(?:%|‰|°|[$€£¥]|(?:per[ \u00a0]?cent|percent|million|billion|trillion|bn|thousand|hundred|crore|lakh)\b)"
)
_NOUN_BEHIND = re.compile(
    r"[ \u00a0](?!of\b|in\b|to\b|and\b|or\b|on\b|at\b|is\b|was\b|by\b|for\b|with\b|from\b|the\b|as\b|that\b|which\b|shows?\b|are\b|were\b|had\b|has\b|when\b|after\b|before\b|if\b|but\b|will\b|cancer|diabet|trial|clinical|below\b|above\b|against\b|finale?\b|premiere\b)[a-z]"
)
_PREFIXED = re.compile(r"([A-Za-zÀ-ÿ][\wÀ-ÿ&./-]{0,40}?)([-‑])$")
_SUFFIX = re.compile(r"[\w]*(?:[-–./‑][\w]+)*")
_VERSION = re.compile(
    r"[0-9]{1,6}(?:\.[0-9]{1,6}){2,}(?:[-+.]?(?:alpha|beta|rc|dev|post|a|b)\.?[0-9]*)?(?![0-9])",
    re.I,
)
_EDITION = re.compile(
    r"[0-9]+(?:\.[0-9]+)?[ -](?:Pro|Max|Ultra|Plus|Mini|Lite|Turbo|Flash|Sonnet|Opus|Haiku|Beta|Alpha|RC[0-9]?|LTS|MAX|Dreamliner|Instruct|Preview|Thinking|Coder|Omni)\b"
)
_PLANE = re.compile(
    r"7[0-8]7(?:s\b|-[1-9]0?0?(?:ER|LR)?\b|X\b|[ -](?:MAX|NG|ER|Dreamliner|jets?|aircraft|planes?|airliners?|freighters?))"
)
_PHONE = re.compile(
    r"(?:\([0-9]{2,5}\)[ .-]?[0-9]{3,4}[ .-][0-9]{3,4}|[0-9]{3}[-.][0-9]{3}[-.][0-9]{4}|1[-.][0-9]{3}[-.][0-9]{3}[-.][0-9]{4}"
    r"|0[0-9]{2,4}[ -][0-9]{3,4}[ -]?[0-9]{3,4})(?![0-9])"
)
_PLUS_PHONE = re.compile(
    r"[0-9]{1,3}[ .-]?(?:\(0?[0-9]{1,4}\)[ .-]?)?[0-9]{2,5}(?:[ .-]?[0-9]{2,5}){1,4}(?![0-9])"
)
_LONG_CODE = re.compile(
    r"97[89][- ]?[0-9][- 0-9]{8,14}[0-9X]|[0-9]{4}(?:[ -][0-9]{4}){3}(?![0-9])|[0-9]{3}-[0-9]{2}-[0-9]{4}(?![0-9])|[0-9]{3,7}(?:-[0-9]{2,7}){2,5}(?![0-9-])"
)
_HEX = re.compile(
    r"(?=[0-9a-f]*[a-f])(?=[a-f]*[0-9][0-9a-f]*[a-f][0-9a-f]*[0-9])[0-9a-f]{7,64}(?![0-9a-zA-Z])|0x[0-9a-fA-F]+"
)
_ZIP_BEFORE = re.compile(
    r"\b(?:A[LKZR]|C[AOT]|D[EC]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY])[ \u00a0]$"
)
_POSTCODE = re.compile(r"[0-9][0-9A-Z]?[ \u00a0][0-9][A-Z]{2}\b")
_POSTCODE_BEFORE = re.compile(r"\b[A-Z]{1,2}$")
_STREET = re.compile(
    r"[0-9]{1,5}[A-Za-z]?(?:[-–][0-9]{1,5})?[ \u00a0](?:[NSEW]\.?[ \u00a0]|North[ ]|South[ ]|East[ ]|West[ ])?"
    r"(?:(?:[A-Z][\w.'’-]{1,20}|[0-9]{1,3}(?:st|nd|rd|th))[ \u00a0]){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Square|Sq|Place|Pl|Terrace|Parkway|Pkwy|Highway|Hwy|Crescent|Quay|Plaza|Broadway|Way)\b"
)
_DOWNING = re.compile(r"1[01][ \u00a0]Downing\b")
_NUMBERED_STREET = re.compile(
    r"[0-9]{1,3}(?:st|nd|rd|th)[ \u00a0](?:Street|St|Avenue|Ave|Road|Rd|Parallel)\b\.?"
)
_BRACKET = re.compile(r"[0-9]{1,4}(?:(?:,[ ]?|[-–])[0-9]{1,4}){0,12}\]")
_INTERVAL_BEFORE = re.compile(
    r"(?:interval|range|values?|between|within|domain|in|over|from|∈|=|∊)[ \u00a0]?\[$"
)
_LAW = re.compile(
    r"[0-9]{1,4}[ \u00a0](?:U\.?[ ]?S\.?(?:[ ]?C\.?)?|F\.[ ]?(?:2d|3d|4th|Supp\.)|S\.[ ]?Ct\.|C\.?F\.?R\.?|Fed\.[ ]Reg\.|Stat\.|L\.[ ]?Ed\.)"
    r"[ \u00a0]?(?:§§?[ ]?)?[0-9]{1,5}[0-9a-z.()-]*"
)
_BOOKS = frozenset(
    [
        "genesis",
        "exodus",
        "leviticus",
        "numbers",
        "deuteronomy",
        "joshua",
        "judges",
        "ruth",
        "samuel",
        "kings",
        "chronicles",
        "ezra",
        "nehemiah",
        "esther",
        "job",
        "psalm",
        "psalms",
        "proverbs",
        "ecclesiastes",
        "isaiah",
        "jeremiah",
        "lamentations",
        "ezekiel",
        "daniel",
        "hosea",
        "joel",
        "amos",
        "obadiah",
        "jonah",
        "micah",
        "nahum",
        "habakkuk",
        "zephaniah",
        "haggai",
        "zechariah",
        "malachi",
        "matthew",
        "mark",
        "luke",
        "john",
        "acts",
        "romans",
        "corinthians",
        "galatians",
        "ephesians",
        "philippians",
        "colossians",
        "thessalonians",
        "timothy",
        "titus",
        "philemon",
        "hebrews",
        "james",
        "peter",
        "jude",
        "revelation",
        "quran",
        "surah",
        "gen",
        "ex",
        "lev",
        "deut",
        "isa",
        "jer",
        "matt",
        "mk",
        "lk",
        "jn",
        "rom",
        "cor",
        "gal",
        "eph",
        "phil",
    ]
)
_VERSE = re.compile(r"[0-9]{1,3}:[0-9]{1,3}(?:[-–][0-9]{1,3})?(?![0-9:])")
_MARKER = re.compile(r"[0-9]{1,3}(?:[.)]|\.[0-9]{1,2}\.?(?=[ ][A-Z]))(?=[ \t\u00a0]+\S)")
_LINE_START = re.compile(r"(?:^|\n)[ \t]*[(\[]?$")
_INLINE_MARKER = re.compile(r"[0-9]{1,2}\)[ \u00a0][A-Za-z]")
_NOTE = re.compile(r"[0-9]{1,3}(?=[\s\])]|$)")
_LEGAL_NOTE = re.compile(r"[§¶][ \u00a0]?$")
_FOOT = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹")
_CURRENCY = re.compile(
    r"(?:[A-Z]{0,3}[$€£¥₹]|[A-Z]{3}|R[Mpsd]?|Rs\.?|kr\.?|Fr\.?|[A-Z]{1,2}\$|[pPnNzZtTrRFdx]|CI|OR|HR|RR|SD|SE|lei|k[nč]|zł|x|X|[cC]a?\.?)$"
)

_NUMBER_START = re.compile(r"^[-−+±~<>≤≥=]*\.?[0-9]|[$€£¥₹]")
_UNIT_POWER = re.compile(
    r"(?:[kmcdnµμMGT]?(?:m|s|g|l|L|K|W|J|N|A|V|Pa|Hz|mol|cd|sr|rad|h|yr|ft|in|yd|mi|bar|cm|mm|km|kg)[/·*.]?)+[-−]?"
)


class Excluded(NamedTuple):
    """A stretch of text whose numbers are no quantities."""

    start: int
    end: int
    why: str


def exclusions(scan: Scan, taken: Sequence[tuple[int, int]]) -> list[Excluded]:
    """Return every stretch whose numbers are no quantities, outside `taken`, in order."""
    found = [Excluded(*span) for span in phrases.spans(scan.text, scan.folded)]
    held = sorted([(f.start, f.end) for f in found] + [(s, e) for s, e in taken])
    found += _by_shape(scan, held)
    found.sort()
    return _apart(found, taken)


def _by_shape(scan: Scan, held: list[tuple[int, int]]) -> Iterator[Excluded]:
    """Look at each digit run that nothing holds yet, and behind what was found."""
    text = scan.text
    index, size, reach = 0, len(held), 0
    for at, end in scan.digits:
        if at < reach:
            continue
        while index < size and held[index][1] <= at:
            index += 1
        if index < size and held[index][0] <= at:
            continue
        found = at_digits(text, at, end)
        if found is not None:
            reach = found.end
            yield found


def _apart(found: list[Excluded], taken: Sequence[tuple[int, int]]) -> list[Excluded]:
    """Drop what overlaps a date or an earlier exclusion."""
    kept: list[Excluded] = []
    index, size, reach = 0, len(taken), -1
    for item in found:
        while index < size and taken[index][1] <= item.start:
            index += 1
        if item.start < reach or (index < size and taken[index][0] < item.end):
            continue
        kept.append(item)
        reach = item.end
    return kept


def at_digits(text: str, at: int, end: int) -> Excluded | None:
    """Return why the digits at `at` are no quantity, with the whole name or code they stand in."""
    before = text[max(0, at - _WINDOW) : at]
    last, following = before[-1:], text[end : end + 1]
    if last.isalpha():
        return _behind_letter(text, at, end, before)
    if last and last in "-‑_/.@#=\\+" and len(before) > 1 and not before[-2].isspace():
        found = _behind_mark(text, at, end, before)
        if found is not None:
            return found
    if (following and following in "._/@-") or following.isalpha():
        found = _before_mark(text, at, end, before)
        if found is not None:
            return found
    if not last or last in " \u00a0\n\t([§¶#":
        return _apart_number(text, at, end, before)
    return None


def _behind_letter(text: str, at: int, end: int, before: str) -> Excluded | None:
    """Judge digits glued to letters before them: a code unless it is a currency or factor."""
    token = _TOKEN_LEFT.search(before)
    left = token[0] if token else before[-1]
    word = re.search(r"[^\W\d_]+$", left)
    letters = word[0] if word else left
    web = _web(text, at, end, left)
    if web is not None:
        return web
    if _NUMBER_START.search(left) or (end - at < 3 and _UNIT_POWER.fullmatch(left)):
        return None  # 5.5x10, 4e14, 24703m2, km/s2, $A12: part of an amount
    if letters.lower() in phrases.rows("prefixes"):
        return None
    if (
        left == letters
        and _CURRENCY.fullmatch(letters)
        and not (letters in "pPnNzZtTrRFdXC" and text[end : end + 1].isalpha())
    ):
        return None
    start = at - len(left.lstrip("([{'‘“\"$€£~"))
    suffix = _SUFFIX.match(text, at)
    return Excluded(start, _trimmed(text, suffix.end() if suffix else end, end), "identifier")


def _behind_mark(text: str, at: int, end: int, before: str) -> Excluded | None:
    """Judge digits behind a hyphen, slash, point or sign that joins them to a word."""
    token = _TOKEN_LEFT.search(before)
    left = token[0] if token else ""
    web = _web(text, at, end, left)
    if web is not None:
        return web
    if _NUMBER_START.search(left) or (end - at == 1 and _UNIT_POWER.fullmatch(left)):
        return None
    prefixed = _PREFIXED.search(left)
    if prefixed is None or not left[-2:-1].isalnum() or left[-2:-1].isdigit():
        return None
    word = re.split(r"[-/]", prefixed[1])[-1]
    if word.lower() in phrases.rows("prefixes") or _AMOUNT_BEHIND.match(text, end):
        return None
    if text[end : end + 2] in (" k", " m") or following_unit(text, end):
        return None
    start = at - len(left.lstrip("([{'‘“\""))
    suffix = _SUFFIX.match(text, at)
    return Excluded(start, _trimmed(text, suffix.end() if suffix else end, end), "identifier")


def following_unit(text: str, end: int) -> bool:
    """Return whether a decimal or grouped amount goes on behind the digits."""
    return bool(re.compile(r"[.,][0-9]").match(text, end))


def _before_mark(text: str, at: int, end: int, before: str) -> Excluded | None:
    """Judge digits that a point, slash or letter behind them makes a code or version."""
    version = _VERSION.match(text, at)
    if version and not re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+", version[0]):
        parts = version[0].split(".")
        is_ip = len(parts) == 4 and all(p.isdigit() and int(p) < 256 for p in parts)
        return Excluded(at, version.end(), "IP address" if is_ip else "version")
    coded = _HEX.match(text, at)
    if coded and not re.match(r"[0-9]+e[0-9]+$", coded[0]):
        return Excluded(at, coded.end(), "identifier")
    plane = _PLANE.match(text, at)
    if plane:
        return Excluded(at, plane.end(), "name")
    token = _TOKEN_LEFT.search(before)
    return _web(text, at, end, token[0] if token else "")


def _web(text: str, at: int, end: int, left: str) -> Excluded | None:
    """Return the address or file name that the digits stand in."""
    right = _TOKEN_RIGHT.match(text, at)
    if right is None:
        return None
    whole = left + right[0]
    if "." not in whole and ":" not in whole:
        return None
    file = _FILE.search(whole)
    named = file is not None and _FILE_NAME.fullmatch(whole, 0, file.start()) is not None
    if named or _WEB.search(whole):
        why = "file name" if named else "web address"
        return Excluded(at - len(left), at + len(right[0].rstrip(".,;:!?)'’")), why)
    return None


def _apart_number(text: str, at: int, end: int, before: str) -> Excluded | None:
    """Judge digits that stand apart: labels, markers, phones, addresses, citations."""
    last = before[-1:]
    if last and last in "[§¶":
        bracket = _BRACKET.match(text, at) if last == "[" else None
        if bracket and text[at] != "0" and not _INTERVAL_BEFORE.search(before):
            return Excluded(at - 1, bracket.end(), "citation")
        if last != "[":
            tail = _LABEL_TAIL.match(text, at)
            return Excluded(at, tail.end() if tail else end, "citation")
    if len(before) < _WINDOW or "\n" in before[-12:]:
        marker = _MARKER.match(text, at)
        if marker and _LINE_START.search(before[-12:] if before else ""):
            return Excluded(at, marker.end(), "list marker")
    label = _labelled(text, at, end, before)
    if label is not None:
        return label
    return _long(text, at, end, before) or _placed(text, at, end, before)


def _long(text: str, at: int, end: int, before: str) -> Excluded | None:
    """Judge runs of digits with marks between them: phones, card and book numbers."""
    if before[-1:] == "+" or before[-2:-1] == "+":
        return None
    if end - at > 2 or before[-1:] == "(" or text[at] in "01":
        start = at - 1 if before[-1:] == "(" else at
        phone = _PHONE.match(text, start) or _PHONE.match(text, at)
        if phone:
            return Excluded(phone.start(), phone.end(), "phone number")
        code = _LONG_CODE.match(text, at)
        if code:
            return Excluded(at, code.end(), "identifier")
    plane = _PLANE.match(text, at) if text[at] == "7" else None
    if plane:
        return Excluded(at, plane.end(), "name")
    edition = _EDITION.match(text, at)
    if edition and re.search(r"[A-Z][\w.]*[ ]$", before):
        return Excluded(at, edition.end(), "version")
    if before[-1:] == "(" and _INLINE_MARKER.match(text, at) and end - at < 3:
        ordered = int(text[at:end])
        earlier = text.rfind(f"({ordered - 1})", max(0, at - 600), at) >= 0
        if (ordered == 1 and f"({ordered + 1})" in text[at : at + 600]) or (
            ordered > 1 and earlier
        ):
            return Excluded(at - 1, end + 1, "list marker")
    return None


def _placed(text: str, at: int, end: int, before: str) -> Excluded | None:
    """Judge numbers that name a place in a street, a law or a holy book."""
    following = text[end : end + 2]
    if following[:1] == ":" and following[1:2].isdigit():
        word = re.search(r"([A-Z][a-z]+)\.?[ \u00a0]$", before)
        verse = _VERSE.match(text, at)
        if verse and word and word[1].lower() in _BOOKS:
            return Excluded(at, verse.end(), "citation")
    if end - at == 5 and _ZIP_BEFORE.search(before[-6:]):
        return Excluded(at, end, "postcode")
    behind = text[end + 1 : end + 2] if following[:1] in " \u00a0" else ""
    if behind.isupper() or behind.isdigit():
        for pattern, why in ((_STREET, "address"), (_LAW, "citation"), (_DOWNING, "address")):
            match = pattern.match(text, at)
            if match:
                return Excluded(at, match.end(), why)
    if following[:2] in ("st", "nd", "rd", "th"):
        street = _NUMBERED_STREET.match(text, at)
        if street:
            return Excluded(at, street.end(), "address")
    return None


def _labelled(text: str, at: int, end: int, before: str) -> Excluded | None:
    """Judge a number behind a label word: "section 4", "Figures 3 and 4", "Windows 11"."""
    match = _LABEL_BEFORE.search(before)
    if match is None:
        return None
    word = match[1]
    why = _labels().get(word.lower())
    if why is None or (why == "product" and not word[0].isupper()):
        return None
    tail = _LABEL_TAIL.match(text, at)
    stop = tail.end() if tail else end
    if _AMOUNT_BEHIND.match(text, stop) or re.compile(r",[0-9]{3}").match(text, end):
        return None
    if why == "maybe" and (_NOUN_BEHIND.match(text, stop) or "." in text[at:stop]):
        return None
    return Excluded(at, stop, "label" if why == "maybe" else "name" if why == "product" else why)


@cache
def _labels() -> dict[str, str]:
    """Return the label words."""
    return phrases.rows("labels")


def _trimmed(text: str, end: int, least: int) -> int:
    """Leave sentence marks out of a name's end."""
    while end > least and text[end - 1] in ".-–/":
        end -= 1
    return end
