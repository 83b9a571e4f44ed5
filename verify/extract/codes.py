"""Codes: digits glued to letters or marks, and why they are no quantity.

In: a text and a digit run with a letter or mark beside it. Out: the identifier, version,
address or file name it stands in, whole; None where it may be an amount after all
("USD3.14", "24703m2", "top-10").
"""

from __future__ import annotations

import re

from verify.extract import phrases
from verify.extract.excluded import Excluded
from verify.units import catalogue

_APART = frozenset('()<>[]{}"“”,;|')  # what parts tokens, beside spaces
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
_AMOUNT_BEHIND = re.compile(
    r"[ \u00a0]?(?:%|‰|°|[$€£¥]|(?:per[ \u00a0]?cent|percent|million|billion|trillion|bn|thousand|hundred|crore|lakh)\b)"
)
_PREFIXED = re.compile(r"([A-Za-zÀ-ÿ][\wÀ-ÿ&./-]{0,40}?)([-‑])$")
_SUFFIX = re.compile(r"[\w]*(?:[-–./‑][\w]+)*")
_VERSION = re.compile(
    r"[0-9]{1,6}(?:\.[0-9]{1,6}){2,}(?:[-+.]?(?:alpha|beta|rc|dev|post|a|b)\.?[0-9]*)?(?![0-9])",
    re.I,
)
_PLANE = re.compile(
    r"7[0-8]7(?:s\b|-[1-9]0?0?(?:ER|LR)?\b|X\b|[ -](?:MAX|NG|ER|Dreamliner|jets?|aircraft|planes?|airliners?|freighters?))"
)
_HEX = re.compile(
    r"(?=[0-9a-f]*[a-f])(?=[a-f]*[0-9][0-9a-f]*[a-f][0-9a-f]*[0-9])[0-9a-f]{7,64}(?![0-9a-zA-Z])|0x[0-9a-fA-F]+"
)
_FACTORS = ("x", "X", "c", "ca")

_NUMBER_START = re.compile(r"^[-−+±~<>≤≥=]*\.?[0-9]|[$€£¥₹]")
_UNIT_POWER = re.compile(
    r"(?:[kmcdnµμMGT]?(?:m|s|g|l|L|K|W|J|N|A|V|Pa|Hz|mol|cd|sr|rad|h|yr|ft|in|yd|mi|bar|cm|mm|km|kg)[/·*.]?)+[-−]?"
)


def behind_letter(text: str, at: int, end: int, before: str) -> Excluded | None:
    """Judge digits glued to letters before them: a code unless it is a currency or factor."""
    left = _token(before)
    word = re.search(r"[^\W\d_]+$", left)
    letters = word[0] if word else left
    web = _web(text, at, end, left)
    if web is not None:
        return web
    if _NUMBER_START.search(left) or (end - at < 3 and _UNIT_POWER.fullmatch(left)):
        return None  # 5.5x10, 4e14, 24703m2, km/s2, $A12: part of an amount
    if letters.lower() in phrases.rows("prefixes"):
        return None
    if left == letters and (letters in _FACTORS or _is_currency(letters)):
        return None
    start = at - len(left.lstrip("([{'‘“\"$€£~"))
    suffix = _SUFFIX.match(text, at)
    return Excluded(start, _trimmed(text, suffix.end() if suffix else end, end), "identifier")


def _token(before: str) -> str:
    """Return the run of characters without spaces or brackets that `before` ends with."""
    start = len(before)
    while start and before[start - 1] not in _APART and not before[start - 1].isspace():
        start -= 1
    return before[start:]


def _is_currency(letters: str) -> bool:
    """Return whether letters glued before digits are a currency: "USD3.14", "RM42"."""
    signs = catalogue.tables().signs
    entry = signs.get(letters)
    if "before:" + letters in signs:
        return True
    if entry is None:
        return False
    money = catalogue.Tag.MONEY
    return entry.tag is money or any(rival.tag is money for rival in entry.rivals)


def behind_mark(text: str, at: int, end: int, before: str) -> Excluded | None:
    """Judge digits behind a hyphen, slash, point or sign that joins them to a word."""
    left = _token(before)
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
    if text[end : end + 2] in (" k", " m") or _goes_on(text, end):
        return None
    start = at - len(left.lstrip("([{'‘“\""))
    suffix = _SUFFIX.match(text, at)
    return Excluded(start, _trimmed(text, suffix.end() if suffix else end, end), "identifier")


def _goes_on(text: str, end: int) -> bool:
    """Return whether a decimal or grouped amount goes on behind the digits."""
    return bool(re.compile(r"[.,][0-9]").match(text, end))


def before_mark(text: str, at: int, end: int, before: str) -> Excluded | None:
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
    return _web(text, at, end, _token(before))


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


def _trimmed(text: str, end: int, least: int) -> int:
    """Leave sentence marks out of a name's end."""
    while end > least and text[end - 1] in ".-–/":
        end -= 1
    return end
