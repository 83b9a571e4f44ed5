"""Codes: digits glued to letters or marks, and why they are no quantity.

In: a text and a digit run with a letter or mark beside it. Out: the identifier, version,
address or file name it stands in, whole; None where it may be an amount after all
("USD3.14", "24703m2", "top-10").
"""

from __future__ import annotations

import re

from verify.extract import naming, phrases
from verify.extract.excluded import Excluded
from verify.named import NamedTuple
from verify.units import catalogue

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
_AMOUNT_BEHIND = re.compile(
    r"[ \u00a0]?(?:%|‰|°|[$€£¥]|(?:per[ \u00a0]?cent|percent|million|billion|trillion|bn|thousand|hundred|crore|lakh)\b)"
)
_PREFIXED = re.compile(r"([A-Za-zÀ-ÿ][\wÀ-ÿ&./-]{0,40}?)([-‑])$")
_SUFFIX = re.compile(r"[\w]*(?:[-–./‑][\w]+)*")
_VERSION = re.compile(
    r"[0-9]{1,6}(?:\.[0-9]{1,6}){2,}(?:[-+.]?(?:alpha|beta|rc|dev|post|a|b)\.?[0-9]*)?(?![0-9])",
    re.I,
)
PLANE = re.compile(
    r"7[0-8]7(?:s\b|-[1-9]0?0?(?:ER|LR)?\b|X\b|[ -](?:MAX(?:[ -][0-9]{1,2})?|NG|ER|Dreamliner|jets?|aircraft|planes?|airliners?|freighters?))"
)
_HEX = re.compile(
    r"(?=[0-9a-f]{0,64}?[a-f])(?=[a-f]{0,64}[0-9][0-9a-f]{0,64}?[a-f][0-9a-f]{0,64}?[0-9])[0-9a-f]{7,64}(?![0-9a-zA-Z])"
    r"|0x[0-9a-fA-F]{1,64}"
)
# A fingerprint, the address of a network card, an IPv6 address; "12:30:45" is a time.
_HEX_GROUPS = re.compile(
    r"(?:[0-9A-Fa-f]{2}[:-]){4,63}[0-9A-Fa-f]{2}"
    r"|(?=[0-9A-Fa-f:]{0,39}(?:::|[A-Fa-f]))(?:[0-9A-Fa-f]{0,4}:){3,8}[0-9A-Fa-f]{0,4}"
)
_ANY_VERSION = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4})?\.[xX](?![0-9A-Za-z])")
_YOUNG = frozenset("15 16 17 18 19 20 21 23".split())  # ages of youth teams
# What makes a short number behind a letter an amount: "N50 million", "N5.2bn".
_AMOUNT_GOES_ON = re.compile(
    r"[.,][0-9]|[ \u00a0]?(?:m|mn|k|bn|tn|trn|million|billion|trillion|thousand|per)\b|[-–/]"
)
_OIL = re.compile(r"[0-9]{1,2}W-[0-9]{2}(?![0-9])")  # motor oil, "5W-30"
_LETTERED = re.compile(r"[A-Z]{1,4}(?![A-Za-z0-9])")
# "5G", "a 4K screen", "3D", "2FA".
_GENERATION = re.compile(
    r"[1-6]G(?![A-Za-z0-9])|[48]K(?= (?:TVs?|videos?|resolution|displays?|screens?|monitors?|cameras?|stream\w*|footage|Ultra|HDR|content|projectors?))|[23]-?D(?![A-Za-z0-9])|[234]FA\b|[24]WD\b|3M(?=['’]s| (?:Co|said|has|is|was|agreed|will|shares))"
)
_LONGEST = 64
_LETTERS = re.compile(r"[^\W\d_]+$")
_PARTS = re.compile(r"[-/]")
_GOES_ON = re.compile(r"[.,][0-9]")
# "3C286" and "7B12", and the "1989a" of a citation.
_MIXED = re.compile(
    r"[0-9]{1,3}[A-Z]{1,3}[0-9]{1,5}(?![0-9A-Za-z%]|[.,][0-9])|(?P<year>(?:18|19|20)[0-9]{2})[a-e](?![0-9A-Za-z])"
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_POWER = re.compile(r"[0-9]+e[0-9]+$")
_FACTORS = ("x", "c", "ca")

_NUMBER_START = re.compile(r"^[-−+±~<>≤≥=]*\.?[0-9]|[$€£¥₹]")
_UNIT_POWER = re.compile(
    r"(?:[kmcdnµμMGT]?(?:m|s|g|l|L|K|W|J|N|A|V|Pa|Hz|mol|cd|sr|rad|h|yr|ft|in|yd|mi|bar|cm|mm|km|kg)[/·*.]?)+[-−]?"
)

_PERCENTILES = ("50", "75", "90", "95", "99", "999")
_DOCKET = re.compile(
    r"[0-9]{1,2}[-:](?:[0-9]{2}-)?(?:cv|cr|mc|md|mj|ap|bk|civ|crim)-[0-9]{2,6}(?:-[A-Z]+)*", re.I
)
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}(?![A-Za-z0-9])")  # NW1 6XE
_UNITS_BEFORE = re.compile(r"[0-9][ \u00a0]?(?:[A-Za-zµμΩ°]{1,4}+(?:[-−–]?[1-4])?[ \u00a0·]){1,4}$")
_UNIT_LONGEST, _UNIT_WINDOW = 5, 28


class Token(NamedTuple):
    """The characters round a digit that no space or bracket parts; `why` it is no number."""

    start: int
    end: int
    why: str = ""


NOWHERE = Token(-1, -1)


def token_at(text: str, at: int) -> Token:
    """Return the token round offset `at`, and whether it is an address, file name or code."""
    window = text[max(0, at - _LONGEST) : at]
    left = window.rsplit(None, 1)[-1] if window and not window[-1].isspace() else ""
    if left and not left.isalnum():
        found = _TOKEN_LEFT.search(left)
        left = found[0] if found else ""
    right = _TOKEN_RIGHT.match(text, at)
    end = right.end() if right else at
    start = at - len(left)
    whole = text[start:end]
    if "." not in whole and ":" not in whole and "@" not in whole:
        return Token(start, end)
    if ":" in whole and _HEX_GROUPS.fullmatch(whole.rstrip(".,;:")):
        return Token(start, end, "identifier")
    file = _FILE.search(whole)
    if file is not None and _FILE_NAME.fullmatch(whole, 0, file.start()) is not None:
        return Token(start, end, "file name")
    return Token(start, end, "web address" if _WEB.search(whole) else "")


def web(text: str, token: Token) -> Excluded | None:
    """Return the address, file name or code that a token is as a whole."""
    if not token.why:
        return None
    return Excluded(token.start, _trimmed(text, token.end, token.start + 1, ".,;:!?)'’"), token.why)


# The size of a screw: "M12 x 80", "M8×1.25".
_THREAD = re.compile(r"[0-9]{1,2}(?: ?[x×] ?[0-9]{1,3}(?:\.[0-9]{1,2})?){1,2}(?![0-9A-Za-z.])")


def behind_letter(text: str, at: int, end: int, token: Token) -> Excluded | None:
    """Judge digits glued to letters before them: a code unless it is a currency or factor."""
    left = text[token.start : at]
    word = _LETTERS.search(left)
    letters = word[0] if word else left
    postcode = _POSTCODE.match(text, token.start) if letters.isupper() else None
    if postcode:
        return Excluded(token.start, postcode.end(), "postcode")
    if end - at < 3 and left in ("N", "PS") and not _AMOUNT_GOES_ON.match(text, end):
        return _identifier(text, at, end, left)  # PS5, the road N7
    thread = _THREAD.match(text, at) if left == "M" else None
    if thread is not None:
        return Excluded(at - 1, thread.end(), "identifier")
    if _NUMBER_START.search(left) or (end - at < 3 and _UNIT_POWER.fullmatch(left)):
        return None  # 5.5x10, 4e14, 24703m2, km/s2, $A12: part of an amount
    if left in ("p", "P") and text[at:end] in _PERCENTILES and text[end : end + 1] != ".":
        return Excluded(at - 1, end, "label")  # "p99 latency"
    if left == letters != "A" and letters.lower() in phrases.rows("prefixes"):
        return None
    if left[-2:-1] == "/" and text[token.start : end] in catalogue.tables().signs:
        return None  # "GeV/c2"
    if left == letters and letters != "p" and (letters in _FACTORS or _is_currency(letters)):
        return None
    return _identifier(text, at, end, left)


def _identifier(text: str, at: int, end: int, left: str) -> Excluded:
    """Return the whole name that digits stand in."""
    start = at - len(left.lstrip("([{'‘“\"$€£~"))
    suffix = _SUFFIX.match(text, at)
    return Excluded(
        start, _trimmed(text, suffix.end() if suffix else end, end, ".-–/"), "identifier"
    )


def _is_currency(letters: str) -> bool:
    """Return whether letters glued before digits are a currency: "USD3.14", "RM42"."""
    signs = catalogue.tables().signs
    if "before:" + letters in signs:
        return True
    entry = signs.get(letters)
    if entry is None:
        return False
    money = catalogue.Tag.MONEY
    return entry.tag is money or any(rival.tag is money for rival in entry.rivals)


def behind_mark(text: str, at: int, end: int, token: Token) -> Excluded | None:
    """Judge digits behind a hyphen, slash, point or sign that joins them to a word."""
    left = text[token.start : at]
    power = (
        end - at == 1 and _UNIT_POWER.fullmatch(left) and not (len(left) == 2 and left.isupper())
    )
    if power or _NUMBER_START.search(left) or _in_unit(text, token.start, at, end):
        return None
    if left[-1] == "." and left[:-1].isalpha():
        return _pointed(text, at, end, left)
    plain = len(left) == 2 or not (_GOES_ON.match(text, end) or naming.unit_behind(text, end))
    if left[-1] == "/" and left[:-1].isalpha() and left.isupper() and plain:
        return _identifier(text, at, end, left)  # the comet C/2013
    if end - at == 2 and text[at:end] in _YOUNG and left.lower() == "under-":
        return _identifier(text, at, end, left)  # the under-21s
    prefixed = _PREFIXED.search(left)
    if prefixed is None or not left[-2:-1].isalnum() or left[-2:-1].isdigit():
        return None
    word = _PARTS.split(prefixed[1])[-1]
    if word.lower() in phrases.rows("prefixes") or _AMOUNT_BEHIND.match(text, end):
        return None
    if (
        text[end : end + 2] in (" k", " m") and not text[end + 2 : end + 3].isalpha()
    ) or _GOES_ON.match(text, end):
        return None
    return _identifier(text, at, end, left)


def _in_unit(text: str, start: int, at: int, end: int) -> bool:
    """Return whether "K-1" goes on a unit that a number begins: "8.3 J mol-1 K-1"."""
    if end - at != 1 or at - start > _UNIT_LONGEST:
        return False
    if text[start : at - 1] not in catalogue.tables().signs:
        return False  # "compounds 21 bind PD-1"
    return _UNITS_BEFORE.search(text, max(0, start - _UNIT_WINDOW), start) is not None


def _pointed(text: str, at: int, end: int, left: str) -> Excluded | None:
    """Judge digits glued to a word's point: "p.12", "Fig.2", "ID.3"; "No.3" is a rank."""
    why = phrases.rows("labels").get(left[:-1].lower())
    if why == "citation":
        return Excluded(at, end, why)
    coin = left != "ID." and _is_currency(left[:-1])
    if left[0].isupper() and left[:-1] not in ("No", "Nos") and not coin:
        return None if _is_currency(left) else _identifier(text, at, end, left)
    return None


def before_mark(text: str, at: int, end: int) -> Excluded | None:
    """Judge digits that a point, slash or letter behind them makes a code or version."""
    oil = _OIL.match(text, at) if text[end] == "W" else None
    if oil:
        return Excluded(at, oil.end(), "name")
    docket = _DOCKET.match(text, at) if text[end] in "-:" else None
    if docket:
        return Excluded(at, docket.end(), "citation")
    if text[end] == "-" and text[end + 1 : end + 2].isupper():
        lettered = _LETTERED.match(text, end + 1)
        if lettered and lettered[0] not in catalogue.tables().signs:
            return Excluded(at, lettered.end(), "identifier")  # "5-HT", "10-K"
    if text[end] == ".":
        version = _ANY_VERSION.match(text, at)
        if version:
            return Excluded(at, version.end(), "version")
        version = _VERSION.match(text, at)
        if version and not _GROUPED.fullmatch(version[0]):
            parts = version[0].split(".")
            is_ip = len(parts) == 4 and all(p.isdigit() and int(p) < 256 for p in parts)
            return Excluded(at, version.end(), "IP address" if is_ip else "version")
    elif text[end].isalpha():
        if text.startswith("ers", end) and not text[end + 3 : end + 4].isalpha():
            return Excluded(at, end + 3, "name")  # the 49ers
        generation = _GENERATION.match(text, at)
        if generation:
            return Excluded(at, generation.end(), "name")
        mixed = _MIXED.match(text, at)
        if mixed:
            return Excluded(at, mixed.end(), "citation" if mixed["year"] else "identifier")
        coded = _HEX.match(text, at)
        if coded and not _POWER.match(coded[0]):
            return Excluded(at, coded.end(), "identifier")
    if text[at] == "7" and end - at == 3:
        plane = PLANE.match(text, at)
        if plane:
            return Excluded(at, plane.end(), "name")
    return None


def _trimmed(text: str, end: int, least: int, marks: str) -> int:
    """Leave sentence marks out of a name's end."""
    while end > least and text[end - 1] in marks:
        end -= 1
    return end
