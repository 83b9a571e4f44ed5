"""Labels: digits that stand apart yet name something: a section, a phone, a street, a law.

In: a text and a digit run behind a space, a bracket or a section sign. Out: the stretch
that is no quantity, or None. Label words are rows of `data/labels.txt`.
"""

from __future__ import annotations

import re

from verify.extract import addresses, bare, codes, naming, phones, phrases
from verify.extract.excluded import Excluded

_EDITION = re.compile(
    r"[0-9]+(?:\.[0-9]+)?[ -](?:Pro|Max|Ultra|Plus|Mini|Lite|Turbo|Flash|Sonnet|Opus|Haiku|Beta|Alpha|RC[0-9]?|LTS|MAX|Dreamliner|Instruct|Preview|Thinking|Coder|Omni)\b"
)
_LONG_CODE = re.compile(
    r"97[89][- ]?[0-9][- 0-9]{8,14}[0-9X]|[0-9]{4}(?:[ -][0-9]{4}){3}(?![0-9])|[0-9]{3}-[0-9]{2}-[0-9]{4}(?![0-9])|[0-9]{3,7}(?:-[0-9]{2,7}){2,5}(?![0-9-])"
)
# Volume and pages behind a journal's name: "Nature 521, 436–444 (2015)".
_PAGES = 16  # characters within which its pages have a dash
_JOURNAL = re.compile(
    r"[0-9]{1,4}(?:\([0-9]{1,3}\))?, ?(?:pp?\. ?)?[A-Z]?[0-9]{1,6}[-–][0-9]{1,6}(?=,? \(?(?:1[89]|20)[0-9]{2}\)?)"
)
# Behind digits with a leading zero that are a code: no decimals, no unit, no other part.
_ZEROS_ALONE = re.compile(r"(?![.,:/\-–][0-9]|[ \u00a0]?[%°]| [0-9])")
_CAPITAL_BEFORE = re.compile(r"[A-Z][a-z.]+,? $")
_UNIONS = ("(EU) ", "(EC) ", "(EEC) ", "(UE) ", "(CE) ")
_ACT = re.compile(r"(?:No\.? )?[0-9]{1,4}/[0-9]{1,4}(?:/[A-Z]{2,3})?(?![0-9])")
# What the year of a find begins: "2024 YR4", "1997 XF11".
_FIND = re.compile(r"(?:19|20)[0-9]{2} [A-Z]{2}[0-9]{0,3}(?![A-Za-z0-9])")
_FIND_BEFORE = re.compile(r"\b(?:asteroid|comet|object|planet|body)s? $", re.IGNORECASE)
_BRACKET = re.compile(r"[0-9]{1,4}(?:(?:,[ ]?|[-–])[0-9]{1,4}){0,12}\]")
_INTERVAL_BEFORE = re.compile(
    r"(?:interval|range|values?|between|within|domain|in|over|from|∈|=|∊)[ \u00a0]?\[$"
)
_LAW = re.compile(
    r"[0-9]{1,4}[ \u00a0](?:U\.?[ ]?S\.?(?:[ ]?C\.?)?|F\.[ ]?(?:2d|3d|4th|Supp\.)|S\.[ ]?Ct\.|C\.?F\.?R\.?|Fed\.[ ]Reg\.|Stat\.|L\.[ ]?Ed\.)"
    r"[ \u00a0]?(?:§§?[ ]?)?[0-9]{1,5}[0-9a-z.()-]*"
)
_FORMATION = re.compile(r"[1-9](?:-[1-9]){2,4}(?![0-9-])")
_OUTFIELD = 10  # players of a formation: "a 4-4-2"
_NEAR_BRACKET = 32  # characters within which a bracket is looked for
_RANK_DIGITS = 3  # of the longest rank behind "#"
# "3 Commando Brigade", "617 Squadron", "42 Commando".
_TROOP = re.compile(
    r"[0-9]{1,3} (?:[A-Z][\w-]+ ){0,2}(?:Commando|Brigade|Squadron|Division|Battalion|Regiment|Corps|Army|Para|Wing|Rifles|Company|Platoon|Holdings|Inc|Ltd|LLC|Corp|PLC|plc|Records|Studios|Ventures)\b"
    r"|[0-9]{2,3} FM\b"
)
_EPISTLE = re.compile(
    r"[123] (?:Corinthians|Samuel|Kings|Chronicles|Thessalonians|Timothy|Peter|John|Maccabees) [0-9]{1,3}(?::[0-9]{1,3}(?:[-–][0-9]{1,3})?)?"
)
_PATENT = re.compile(
    r"\b[Pp]atents?(?: [Nn]os?\.| [Nn]umber)?(?: (?:US|EP|GB|WO|U\.S\.))?(?: [Nn]o\.)? $"
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_ROADS = frozenset("rbapqicvu")  # how "rue", "boulevard", "avenue" begin
_STEP = re.compile(r"\. [A-Z]")
_ITEM_BEFORE = re.compile(r"(?:[;:,]|[;,] and) $")
_SUBSCRIPT_BEFORE = re.compile(r"(?:^|[ (])(?:[α-ωΑ-Ω]|CO|VO|SO|NO|TiO|SiO|NH|CH) $")
_SUBSCRIPT = re.compile(r"[0-9](?![0-9]|[.,][0-9]|[ ]?[%°])")
_NAME_BEFORE = re.compile(r"[A-Z][\w.]*[ ]$")
_BOOK_BEFORE = re.compile(r"([A-Z][a-z]+)\.?[ \u00a0]$")
_VERSE = re.compile(r"[0-9]{1,3}:[0-9]{1,3}(?:[-–][0-9]{1,3})?(?![0-9:])")
_MARKER = re.compile(  # "2.5 Results"; "2.5 USD" and "1.5 MW" are amounts
    r"[0-9]{1,3}(?:[.)]|\.[0-9]{1,2}\.?(?=[ ](?!(?:USD|EUR|GBP|CNY|JPY|CHF|INR|AUD|CAD|NOK|SEK|DKK"
    r"|[KMGT]?(?:Hz|W|V|J|N|B))\b)[A-Z]))(?=[ \t\u00a0]+\S)"
)
_THE = frozenset(("the ", "The "))
# A number that names nothing behind a word of small letters, whatever follows.
_USUAL = re.compile(
    r"(?:[1-9][0-9]?|[1-689][0-9]{2}|[1-9][0-9]{3}|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]{1,2})?+"
    r"(?:[%;|\n]|[ ](?:[a-z|<>=]|\((?![0-9]))|,[ ][a-oq-z]|\.(?:[ \n]|$))"
)
_LINE_START = re.compile(r"(?:^|\n)[ \t]*[(\[]?$")
_INLINE_MARKER = re.compile(r"[0-9]{1,2}\)[ \u00a0][A-Za-z]")


def apart(text: str, at: int, end: int) -> Excluded | None:
    """Judge digits that stand apart: labels, markers, phones, addresses, citations.

    One character beside the digits says which pattern is worth trying.
    """
    last = text[at - 1] if at else "\n"
    plain = last == " " and naming.is_plain(text, at, end)
    if text[at - 4 : at] in _THE:
        named = bare.thing(text, at, end)
        if named is not None:
            return named
    if plain and _USUAL.match(text, at) and not _beside(text, at, end):
        return None
    if last == "#" and end - at > _RANK_DIGITS:
        return Excluded(at - 1, end, "identifier")
    before = text[at - 2] if at > 1 else ""
    if last in "[§¶" or (before == "§" and last in " \u00a0"):
        return _cited(text, at, end)
    if last == "\n" or "\n" in text[max(0, at - 4) : at] or at < 4:
        marker = _MARKER.match(text, at)
        if marker and _LINE_START.search(text[max(0, at - 12) : at]):
            return Excluded(at, marker.end(), "list marker")
    if (
        text[at] == "0"
        and end - at > 1
        and not before.isdigit()  # not the last part of "1 000"
        and _ZEROS_ALONE.match(text, end)
        and not naming.unit_behind(text, end)
    ):
        return Excluded(at, end, "identifier")
    return _named_or_marked(text, at, end, plain=plain)


def _named_or_marked(text: str, at: int, end: int, *, plain: bool) -> Excluded | None:
    """Judge digits by the name before them, then by the mark or the capital behind them."""
    last, before = text[at - 1] if at else "\n", text[at - 2] if at > 1 else ""
    following = text[end : end + 2]
    if following[:1] == ",":
        pages = text[end : end + _PAGES]
        journal = _JOURNAL.match(text, at) if "-" in pages or "–" in pages else None
        if journal and _CAPITAL_BEFORE.search(text[max(0, at - 24) : at]):
            return Excluded(at, journal.end(), "citation")
    if last != "(":
        label = None if plain else naming.named(text, at, end)
        if label is not None:
            return label
    elif following[:1] == ")":
        label = naming.named(text, at, end)
        cited = label is not None and label.why == "citation"
        return label if cited else _enumerated(text, at, end)
    beside, then = following[:1], following[1:]
    if beside == " " and then.isupper():
        book = _EPISTLE.match(text, at) if end - at == 1 else None
        if book:
            return Excluded(at, book.end(), "citation")
        troop = _TROOP.match(text, at)
        if troop:
            return Excluded(at, troop.end(), "name")
    elif beside == "," and _patented(text, at):
        grouped = _GROUPED.match(text, at)
        return Excluded(at, grouped.end(), "identifier") if grouped else None
    if beside == "-" and end - at == 1 and then.isdigit():
        lined = _FORMATION.match(text, at)
        if lined and sum(int(c) for c in lined[0] if c != "-") == _OUTFIELD:
            return Excluded(at, lined.end(), "name")
    if end - at == 1 and text.startswith(" O", end) and text[max(0, at - 3) : at] in (" H ", "/H "):
        return Excluded(at, end, "subscript")  # H 2 O
    return _marked(text, at, end, last, before)


def _marked(text: str, at: int, end: int, last: str, before: str) -> Excluded | None:
    """Judge digits as part of a formula, a step, an item or an act, then by what goes on behind."""
    beside = text[end : end + 1]
    formula = end - at == 1 and last == " " and (before in "OH" or not before.isascii())
    if formula and _SUBSCRIPT_BEFORE.search(text[max(0, at - 6) : at]):
        return Excluded(at, end, "subscript") if _SUBSCRIPT.match(text, at) else None
    step = beside == "." and last == " " and end - at < 3 and before in ".!?"
    if step and _STEP.match(text, end) and _next_step(text, at, int(text[at:end])):
        return Excluded(at, end + 1, "list marker")
    inline = beside == ")" and last == " " and end - at < 3 and _INLINE_MARKER.match(text, at)
    inline = inline if not _in_brackets(text, at) else None  # "Climber (m, 34) with"
    if inline and (
        _ITEM_BEFORE.search(text[max(0, at - 6) : at]) or _follows(text, at, int(text[at:end]))
    ):
        return Excluded(at, end + 1, "list marker")
    if last == " " and before == ")" and text[max(0, at - 6) : at].endswith(_UNIONS):
        act = _ACT.match(text, at)
        return Excluded(at, act.end(), "citation") if act else None
    return _going_on(text, at, end, last)


def _going_on(text: str, at: int, end: int, last: str) -> Excluded | None:
    """Judge digits by the number, the capital or the street that goes on behind them."""
    beside, then = text[end : end + 1], text[end + 1 : end + 2]
    if beside and beside in " -.\u00a0" and then:
        if then.isdigit():
            return _long(text, at, end, last) or _placed(text, at, end)
        if then.isupper() and end - at == 4 and _FIND_BEFORE.search(text[max(0, at - 10) : at]):
            find = _FIND.match(text, at)
            return Excluded(at, find.end(), "name") if find else None
        if then.isupper():
            return _edition(text, at, end) or _placed(text, at, end)
        if then in _ROADS and beside == " ":
            return addresses.abroad(text, at)
    if beside == "/" and then.isdigit() and end - at < 4:
        return addresses.house(text, at)
    if end - at > 2 and last == " ":
        called = phones.short(text, at, end)
        if called is not None:
            return called
    if beside == ":" or (beside and beside in "snrt") or end - at == 5:
        return _placed(text, at, end)
    if beside == ")" or last == "(":
        return _long(text, at, end, last)
    if beside == " " and text[at] == "7" and end - at == 3:
        return _edition(text, at, end)
    return None


def _beside(text: str, at: int, end: int) -> bool:
    """Return whether words beside a usual number call for a closer look all the same."""
    if not text[at - 2].isascii() or (text[end : end + 1] == "," and _patented(text, at)):
        return True
    if end - at > 2 and text[at - 4 : at - 1] in phones.SHORT_ENDS:
        return True
    return text[end : end + 1] == " " and addresses.abroad(text, at) is not None


def _patented(text: str, at: int) -> bool:
    """Return whether the number at `at` is a patent's."""
    window = max(0, at - 24)
    return text.find("atent", window, at) >= 0 and _PATENT.search(text, window, at) is not None


def _cited(text: str, at: int, end: int) -> Excluded | None:
    """Judge digits behind a bracket or a section sign: "[12, 14]", "§ 4"."""
    if text[at - 1] == "[":
        bracket = _BRACKET.match(text, at)
        before = text[max(0, at - 20) : at]
        if bracket and text[at] != "0" and not _INTERVAL_BEFORE.search(before):
            return Excluded(at - 1, bracket.end(), "citation")
        return None
    tail = naming.TAIL.match(text, at)
    return Excluded(at, tail.end() if tail else end, "citation")


def _in_brackets(text: str, at: int) -> bool:
    """Return whether a bracket that was opened shortly before is still open."""
    start = max(0, at - _NEAR_BRACKET)
    return text.rfind("(", start, at) > text.rfind(")", start, at)


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


def _next_step(text: str, at: int, ordered: int) -> bool:
    """Return whether "1." stands before "2." in a paragraph of steps."""
    if ordered == 1:
        return text.find(". 2. ", at, at + 600) >= 0
    return f"{ordered - 1}. " in text[max(0, at - 600) : at]


def _follows(text: str, at: int, ordered: int) -> bool:
    """Return whether "1)" stands before "2)", or "2)" behind "1)"."""
    if ordered == 1:
        return text.find(" 2) ", at, at + 600) >= 0
    return text.rfind(f" {ordered - 1}) ", max(0, at - 600), at) >= 0


def _long(text: str, at: int, end: int, last: str) -> Excluded | None:
    """Judge runs of digits with marks between them: phones, card and book numbers."""
    phone = phones.number(text, at, end)
    if phone is not None:
        return phone
    if end - at < 3 and last != "(" and text[at] not in "01":
        return None
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
    if end - at > 1:
        code = addresses.postcode(text, at, end)
        if code is not None:
            return code
    behind = text[end + 1 : end + 2] if following[:1] in " \u00a0" else ""
    if behind.isupper() or behind.isdigit():
        law = _LAW.match(text, at)
        if law:
            return Excluded(at, law.end(), "citation")
        return addresses.house(text, at) or addresses.abroad(text, at)
    if following[:2] in ("st", "nd", "rd", "th"):
        street = addresses.NUMBERED.match(text, at)
        if street:
            return Excluded(at, street.end(), "address")
    return None
