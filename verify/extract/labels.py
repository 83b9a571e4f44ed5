"""Labels: digits that stand apart yet name something: a section, a phone, a street, a law.

In: a text and a digit run behind a space, a bracket or a section sign. Out: the stretch
that is no quantity, or None. Label words are rows of `data/labels.txt`.
"""

from __future__ import annotations

import re

from verify.extract import codes, phrases
from verify.extract.excluded import Excluded
from verify.units import catalogue

_WINDOW = 48
_LABEL_TAIL = re.compile(
    r"[0-9]+(?:[.-][0-9]+)*[a-zA-Z]?(?:\([0-9a-z]{1,4}\))*"
    r"(?:[ \u00a0]?(?:,|–|-|&|and|or|to|,[ \u00a0]and|through)[ \u00a0]?[0-9]+(?:\.[0-9]+)*[a-z]?(?![0-9%a-z]|[.,][0-9]|[ \u00a0][a-z]{3,}s\b))*"
)
_AMOUNT_BEHIND = re.compile(
    r"[ \u00a0]?(?:%|‰|°|[$€£¥]|(?:per[ \u00a0]?cent|percent|million|billion|trillion|bn|thousand|hundred|crore|lakh)\b)"
)
_NOUN_BEHIND = re.compile(
    r"[ \u00a0](?!of\b|in\b|to\b|and\b|or\b|on\b|at\b|is\b|was\b|by\b|for\b|with\b|from\b|the\b|as\b|that\b|which\b|shows?\b|are\b|were\b|had\b|has\b|when\b|after\b|before\b|if\b|but\b|will\b|cancer|diabet|trial|clinical|contains?\b|lists?\b|illustrates?\b|gives?\b|presents?\b|describes?\b|compares?\b|began\b|begins\b|ended\b|ends\b|used\b|below\b|above\b|against\b|finale?\b|premiere\b)[a-z]"
)
_EDITION = re.compile(
    r"[0-9]+(?:\.[0-9]+)?[ -](?:Pro|Max|Ultra|Plus|Mini|Lite|Turbo|Flash|Sonnet|Opus|Haiku|Beta|Alpha|RC[0-9]?|LTS|MAX|Dreamliner|Instruct|Preview|Thinking|Coder|Omni)\b"
)
_PHONE = re.compile(
    r"(?:\([0-9]{2,5}\)[ .-]?[0-9]{3,4}[ .-][0-9]{3,4}|[0-9]{3}[-.][0-9]{3}[-.][0-9]{4}|1[-.][0-9]{3}[-.][0-9]{3}[-.][0-9]{4}"
    r"|0[0-9]{2,4}[ -][0-9]{3,4}[ -]?[0-9]{3,4})(?![0-9])"
)
_PLUS_PHONE = re.compile(
    r"[0-9]{1,3}[ .-]?(?:\(0?[0-9]{1,4}\)[ .-]?)?[0-9]{2,5}(?:[ .-][0-9]{2,5}){1,4}(?![0-9])"
)
_LONG_CODE = re.compile(
    r"97[89][- ]?[0-9][- 0-9]{8,14}[0-9X]|[0-9]{4}(?:[ -][0-9]{4}){3}(?![0-9])|[0-9]{3}-[0-9]{2}-[0-9]{4}(?![0-9])|[0-9]{3,7}(?:-[0-9]{2,7}){2,5}(?![0-9-])"
)
_ZIP_BEFORE = re.compile(
    r"\b(?:A[LKZR]|C[AOT]|D[EC]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY])[ \u00a0]$"
)
_STREET = re.compile(
    r"[0-9]{1,5}[A-Za-z]?(?:[-–][0-9]{1,5})?[ \u00a0](?:[NSEW]\.?[ \u00a0]|North[ ]|South[ ]|East[ ]|West[ ])?"
    r"(?:(?:[A-Z][\w.'’-]{1,20}|[0-9]{1,3}(?:st|nd|rd|th))[ \u00a0]){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Square|Sq|Place|Pl|Terrace|Parkway|Pkwy|Highway|Hwy|Crescent|Quay|Plaza|Broadway|Way)\b"
)
# Volume and pages behind a journal's name: "Nature 521, 436–444 (2015)".
_JOURNAL = re.compile(
    r"[0-9]{1,4}(?:\([0-9]{1,3}\))?, ?(?:pp?\. ?)?[A-Z]?[0-9]{1,6}[-–][0-9]{1,6}(?=,? \(?(?:1[89]|20)[0-9]{2}\)?)"
)
_CAPITAL_BEFORE = re.compile(r"[A-Z][a-z.]+,? $")
_UNIONS = ("(EU) ", "(EC) ", "(EEC) ", "(UE) ", "(CE) ")
_ACT = re.compile(r"(?:No\.? )?[0-9]{1,4}/[0-9]{1,4}(?:/[A-Z]{2,3})?(?![0-9])")
_SIGN = re.compile(r" ([^\W\d_]{2,6})(?![^\W_])")
# What the year of a find begins: "2024 YR4", "1997 XF11".
_FIND = re.compile(r"(?:19|20)[0-9]{2} [A-Z]{2}[0-9]{0,3}(?![A-Za-z0-9])")
_FIND_BEFORE = re.compile(r"\b(?:asteroid|comet|object|planet|body)s? $", re.IGNORECASE)
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
_WINDOW = 32
_RANK_DIGITS = 3  # of the longest rank behind "#"
_WHY = {"maybe": "label", "capital": "label", "product": "name"}
_ITEM_BEFORE = re.compile(r"(?:[;:,]|[;,] and) $")
_GLUED_LABEL = re.compile(
    r"[a-z][.,;:]?(?:Tables?|Figures?|Sections?|Equations?|Figs?|Eqs?)$"
)  # "inFigure 6"
_SUBSCRIPT_BEFORE = re.compile(r"(?:^|[ (])(?:[α-ωΑ-Ω]|CO|VO|SO|NO|TiO|SiO|NH|CH) $")
_SUBSCRIPT = re.compile(r"[0-9](?![0-9]|[.,][0-9]|[ ]?[%°])")
_NUMBER_WORDS = ("no", "nos", "number", "")
_GROUP_BEHIND = re.compile(r",[0-9]{3}")
_NAME_BEFORE = re.compile(r"[A-Z][\w.]*[ ]$")
_BOOK_BEFORE = re.compile(r"([A-Z][a-z]+)\.?[ \u00a0]$")
_VERSE = re.compile(r"[0-9]{1,3}:[0-9]{1,3}(?:[-–][0-9]{1,3})?(?![0-9:])")
_MARKER = re.compile(  # "2.5 Results"; "2.5 USD" and "1.5 MW" are amounts
    r"[0-9]{1,3}(?:[.)]|\.[0-9]{1,2}\.?(?=[ ](?!(?:USD|EUR|GBP|CNY|JPY|CHF|INR|AUD|CAD|NOK|SEK|DKK"
    r"|[KMGT]?(?:Hz|W|V|J|N|B))\b)[A-Z]))(?=[ \t\u00a0]+\S)"
)
_LINE_START = re.compile(r"(?:^|\n)[ \t]*[(\[]?$")
_INLINE_MARKER = re.compile(r"[0-9]{1,2}\)[ \u00a0][A-Za-z]")


def behind_plus(text: str, at: int) -> Excluded | None:
    """Return the international phone number behind a plus sign."""
    phone = _PLUS_PHONE.match(text, at)
    if phone is None or sum(c.isdigit() for c in phone[0]) < 8:
        return None
    return Excluded(at - 1, phone.end(), "phone number")


def apart(text: str, at: int, end: int) -> Excluded | None:
    """Judge digits that stand apart: labels, markers, phones, addresses, citations.

    One character beside the digits says which pattern is worth trying.
    """
    last = text[at - 1] if at else "\n"
    if last == "#" and end - at > _RANK_DIGITS:
        return Excluded(at - 1, end, "identifier")
    following = text[end : end + 2]
    if last in "[§¶" or text[max(0, at - 2) : at] in ("§ ", "§\u00a0"):
        return _cited(text, at, end)
    if last == "\n" or "\n" in text[max(0, at - 4) : at] or at < 4:
        marker = _MARKER.match(text, at)
        if marker and _LINE_START.search(text[max(0, at - 12) : at]):
            return Excluded(at, marker.end(), "list marker")
    if last != "(":
        label = _labelled(text, at, end)
        if label is not None:
            return label
    elif following[:1] == ")":
        label = _labelled(text, at, end)
        cited = label is not None and label.why == "citation"
        return label if cited else _enumerated(text, at, end)
    beside, then = following[:1], following[1:]
    if text[at] == "0" and end - at > 4:
        return Excluded(at, end, "identifier")
    if end - at == 1 and text.startswith(" O", end) and text[max(0, at - 3) : at] in (" H ", "/H "):
        return Excluded(at, end, "subscript")  # H 2 O
    if end - at == 1 and last == " " and _SUBSCRIPT_BEFORE.search(text[max(0, at - 6) : at]):
        return Excluded(at, end, "subscript") if _SUBSCRIPT.match(text, at) else None
    if beside == ")" and last == " " and end - at < 3:
        before = text[max(0, at - 6) : at]
        if _ITEM_BEFORE.search(before) and _INLINE_MARKER.match(text, at):
            return Excluded(at, end + 1, "list marker")
    if last == " " and text[max(0, at - 6) : at].endswith(_UNIONS):
        act = _ACT.match(text, at)
        return Excluded(at, act.end(), "citation") if act else None
    if beside == ",":
        journal = _JOURNAL.match(text, at)
        named = journal and _CAPITAL_BEFORE.search(text[max(0, at - 24) : at])
        return Excluded(at, journal.end(), "citation") if journal and named else None
    if beside and beside in " -.\u00a0" and then:
        if then.isdigit():
            return _long(text, at, end, last) or _placed(text, at, end)
        if then.isupper() and end - at == 4 and _FIND_BEFORE.search(text[max(0, at - 10) : at]):
            find = _FIND.match(text, at)
            return Excluded(at, find.end(), "name") if find else None
        if then.isupper():
            return _edition(text, at, end) or _placed(text, at, end)
    if beside == ":" or (beside and beside in "snrt") or end - at == 5:
        return _placed(text, at, end)
    if beside == ")" or last == "(":
        return _long(text, at, end, last)
    if beside == " " and text[at] == "7" and end - at == 3:
        return _edition(text, at, end)
    return None


def _cited(text: str, at: int, end: int) -> Excluded | None:
    """Judge digits behind a bracket or a section sign: "[12, 14]", "§ 4"."""
    if text[at - 1] == "[":
        bracket = _BRACKET.match(text, at)
        before = text[max(0, at - 20) : at]
        if bracket and text[at] != "0" and not _INTERVAL_BEFORE.search(before):
            return Excluded(at - 1, bracket.end(), "citation")
        return None
    tail = _LABEL_TAIL.match(text, at)
    return Excluded(at, tail.end() if tail else end, "citation")


def _enumerated(text: str, at: int, end: int) -> Excluded | None:
    """Judge "(1) ... (2) ..." within a paragraph."""
    if end - at > 2 or not _INLINE_MARKER.match(text, at):
        return None
    ordered = int(text[at:end])
    earlier = text.rfind(f"({ordered - 1})", max(0, at - 600), at) >= 0
    if (ordered == 1 and text.find(f"({ordered + 1})", at, at + 600) >= 0) or (
        ordered > 1 and earlier
    ):
        return Excluded(at - 1, end + 1, "list marker")
    return None


def _long(text: str, at: int, end: int, last: str) -> Excluded | None:
    """Judge runs of digits with marks between them: phones, card and book numbers."""
    if end - at < 3 and last != "(" and text[at] not in "01":
        return None
    phone = (_PHONE.match(text, at - 1) if last == "(" else None) or _PHONE.match(text, at)
    if phone:
        return Excluded(phone.start(), phone.end(), "phone number")
    code = _LONG_CODE.match(text, at)
    return Excluded(at, code.end(), "identifier") if code else None


def _edition(text: str, at: int, end: int) -> Excluded | None:
    """Judge "737 MAX" and the "1.5 Pro" of a product's name."""
    if text[at] == "7" and end - at == 3:
        plane = codes.PLANE.match(text, at)
        if plane:
            return Excluded(at, plane.end(), "name")
    edition = _EDITION.match(text, at)
    if edition and _NAME_BEFORE.search(text[max(0, at - 24) : at]):
        return Excluded(at, edition.end(), "version")
    return None


def _placed(text: str, at: int, end: int) -> Excluded | None:
    """Judge numbers that name a place in a street, a law or a holy book."""
    following = text[end : end + 2]
    if following[:1] == ":" and following[1:2].isdigit():
        word = _BOOK_BEFORE.search(text[max(0, at - 18) : at])
        verse = _VERSE.match(text, at)
        if verse and word and word[1].lower() in phrases.rows("books"):
            return Excluded(at, verse.end(), "citation")
    if end - at == 5 and _ZIP_BEFORE.search(text[max(0, at - 6) : at]):
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


def _unit_behind(text: str, end: int) -> bool:
    """Return whether a unit's sign of two or more letters stands behind: "release 200 MeV"."""
    token = _SIGN.match(text, end)
    entry = catalogue.tables().signs.get(token[1]) if token else None
    return entry is not None and entry.tag is catalogue.Tag.UNIT and not entry.guard


def lettered_house(text: str, at: int, end: int) -> Excluded | None:
    """Judge "221B" of a street: "221B Baker Street"."""
    if not text[end : end + 1].isalpha() or text[end + 1 : end + 2] != " ":
        return None
    street = _STREET.match(text, at) if text[end + 2 : end + 3].isupper() else None
    return Excluded(at, street.end(), "address") if street else None


_AT = frozenset(["at", "by", "until", "since"])


def _labelled(text: str, at: int, end: int) -> Excluded | None:
    """Judge a number behind a label word: "section 4", "Figures 3 and 4", "Windows 11"."""
    words = text[max(0, at - _WINDOW) : at].rsplit(None, 2)[-2:]
    if not words:
        return None
    word = words[-1].strip("[(\"'“‘.#*_")
    if word.lower() in _NUMBER_WORDS and len(words) > 1:
        word = words[0].strip("(\"'“‘.")
    why = phrases.rows("labels").get(word.lower())
    if word == "p" and words[-1].endswith("."):
        why = "citation"
    if why is None and not word.islower() and _GLUED_LABEL.search(word):
        why = "citation"
    if why is None or (why in ("product", "capital") and not word[0].isupper()):
        return None
    named = word[0].isupper() and len(words) > 1 and words[-2][-1] not in ".!?"
    if why == "capital" and not named:
        return None
    tail = _LABEL_TAIL.match(text, at)
    stop = tail.end() if tail else end
    if stop > end and _AMOUNT_BEHIND.match(text, stop):
        stop = end  # "NGC 1300, 61 million light-years away"
    if _AMOUNT_BEHIND.match(text, stop) or _GROUP_BEHIND.match(text, end):
        return None
    if why != "citation" and _unit_behind(text, stop):
        return None
    if why in ("maybe", "capital") and "." in text[at:stop]:
        return None
    pointed = len(words) > 1 and words[-2].lower() in _AT  # "at week 12 fatigue had gone"
    if why == "maybe" and not (named or pointed) and _NOUN_BEHIND.match(text, stop):
        return None
    return Excluded(at, stop, _WHY.get(why, why))
