"""Compound units: powers, products and quotients behind a first unit.

In: an `Item` whose unit has just been read. Out: the same item, its unit a pint
expression such as "kilometer/hour" or "watt/meter**2" and its end moved.
"""

from __future__ import annotations

import re

from verify.extract.item import Item
from verify.units.catalogue import Entry, Tables, Tag

_POWER = re.compile(
    r"\^\s?\(?(?P<caret>[-−–]?[1-4])\)?|(?P<raised>[⁻]?[¹²³⁴])|\*\*(?P<stars>-?[1-4])|(?P<minus>\s?[-−–][1-4])(?![0-9]|[.,][0-9]|\s?[-–%°])|(?P<plain>[234]|\s[23](?=\s?/))(?![0-9A-Za-z]|[.,][0-9])"
)
# A power that lost its raising and stands apart: "2.7 g/cm 3", "an area of 35 m 2".
_DETACHED = re.compile(
    r" ([23])(?=[.,;:)\]](?![0-9])|$|\n| (?:and|or|at|for|in|is|was|to|with|on|by|from|when|than)\b)"
)
_DETACHED_ABOVE = re.compile(r" ([23])(?=[.;)\]](?![0-9])|$|\n| (?:of|per|in area|in volume)\b)")
_WORD_POWER = re.compile(r" (squared|cubed)(?![a-z])", re.IGNORECASE)
_BODY = re.compile(r"(?:/| per )1\.73 ?m(?:²|\^2| ?2)")
_PER = re.compile(
    r"\s?/\s?|(?: |-)per(?: |-)(?=[A-Za-zµ°])|[ -]{1,3}an?[ -]{1,3}(?=[a-z])|p(?=[hs](?![A-Za-z]))"
)
_TIMES = re.compile(r"\s?[·⋅∙*×]\s?(?=[^\W\d_])|\s?\.(?=[^\W\d_])|[ -](?=[^\W\d_])")
_LETTERS = re.compile(r"[^\W\d_⁰¹²³⁴⁵⁶⁷⁸⁹½¼¾]++")
_SHORT = re.compile(r"[^\W\d_]{1,4}")
_RAISED = str.maketrans("⁻¹²³⁴−–", "-1234--")
AREA = {"square": 2, "sq": 2, "sq.": 2, "cubic": 3, "cu": 3, "cu.": 3}
# Words that make "a year" a date, not a rate: "$3 billion a year earlier".
_LATER = re.compile(r" (?:earlier|ago|before|later|after|old)\b")
# How often rent is paid: "£1,280 pcm", "£300 pw".
_OFTEN = re.compile(r" (pcm|pw|p/w|p\.a\.|pa)(?![A-Za-z])")
_SPANS = {"pcm": "month", "pw": "week", "p/w": "week", "p.a.": "year", "pa": "year"}
_STOPS = frozenset(",;:!?)\n\t")
# The first character behind a space that may carry a unit on.
_GOES_ON = frozenset("pPaAsScCmkKgJWVNhdlLµμ·⋅∙*×/-−–⁻.^1234")
LONGEST = 4  # units in one compound


def gap_end(text: str, at: int) -> int:
    """Return where what belongs to a number that ends at `at` begins: behind a space or hyphen."""
    first = text[at : at + 1]
    if first == " ":
        return at + 2 if text[at + 1 : at + 2] == " " else at + 1
    if first.isalnum() or not first:
        return at
    if first in "-\u2013" and text[at + 1 : at + 2].isalpha():
        return at + 1
    return at + 1 if first in "\u00a0\u202f\u2009\u2010\u2011" else at


def extend(text: str, item: Item, surface: str, tables: Tables) -> None:
    """Read what multiplies or divides the unit that ends at `item.end`."""
    follows = text[item.end : item.end + 2]
    if not follows or follows[0] in _STOPS or (follows[0] == " " and follows[1:] not in _GOES_ON):
        return
    kind = item.kind
    letters = surface.isalpha() and surface in tables.signs
    sign = letters or not surface.isascii()
    parts = [[item.unit, _power(text, item, letters) or _detached(text, item, item.unit, 1)]]
    for _ in range(LONGEST - 1):
        found = _next(text, item.end, tables, sign)
        if found is None:
            break
        entry, end, power = found
        if entry.kind == "duration" and power > 0 and kind == "duration":
            break
        parts.append([entry.canonical, 0])
        item.end = end
        raised = _power(text, item, sign) or _detached(text, item, entry.canonical, power)
        parts[-1][1] = power * raised
        kind = "physical"
    body = _BODY.match(text, item.end)
    if body is not None:
        item.end = body.end()  # mL/min/1.73 m²
    if len(parts) == 1 and parts[0][1] == 1:
        return
    item.unit, item.kind = expression(parts), "physical"


def _power(text: str, item: Item, sign: bool) -> int:
    """Return the power written behind a unit, 0 for none, and move the item's end over it."""
    match = _POWER.match(text, item.end)
    if match is not None and (match["minus"] or match["plain"]) and not sign:
        match = None
    if match is not None:
        raw = (
            match["caret"] or match["raised"] or match["stars"] or match["minus"] or match["plain"]
        )
        item.end = match.end()
        return int(raw.strip().translate(_RAISED))
    word = _WORD_POWER.match(text, item.end)
    if word is not None:
        item.end = word.end()
        return 2 if word[1].lower() == "squared" else 3
    return 0


def _detached(text: str, item: Item, unit: str, power: int) -> int:
    """Return the power that stands apart behind a length, and move the item's end over it."""
    if not unit.endswith("meter") or text[item.end : item.end + 1] != " ":
        return 1
    match = (_DETACHED_ABOVE if power > 0 else _DETACHED).match(text, item.end)
    if match is None:
        return 1
    item.end = match.end()
    return int(match[1])


def _next(text: str, at: int, tables: Tables, sign: bool) -> tuple[Entry, int, int] | None:
    """Return the unit that multiplies (1) or divides (-1) what ends at `at`."""
    per = _PER.match(text, at)
    if per is not None:
        entry, end = unit_at(text, per.end(), tables)
        if entry is not None and not (" a" in per.group() and entry.kind != "duration"):
            return entry, end, -1
        return None
    times = _TIMES.match(text, at)
    if times is None:
        return None
    token = _SHORT.match(text, times.end())
    if token is None or not sign:
        return None
    entry = tables.signs.get(token.group()) or tables.names.get(token.group())
    if entry is None or entry.tag is not Tag.UNIT or text[token.end() : token.end() + 1].isalpha():
        return None
    if times.group().strip() in ("", ".") and not _negative_power(text, token.end()):
        return None
    return entry, token.end(), 1


def _negative_power(text: str, at: int) -> bool:
    """Return whether a negative power stands at `at`: "W m-2"."""
    match = _POWER.match(text, at)
    return match is not None and any(c in match.group() for c in "-−–⁻")


def unit_at(text: str, at: int, tables: Tables) -> tuple[Entry | None, int]:
    """Return the unit at `at` behind "per" or "/"."""
    token = _LETTERS.match(text, at)
    if token is None:
        return None, at
    word, low = token.group(), token.group().lower()
    if low in AREA:
        entry, end = unit_at(text, token.end() + 1, tables)
        if entry is not None:
            return entry._replace(canonical=f"{entry.canonical}**{AREA[low]}"), end
    for phrases, table, whole in (
        (tables.sign_phrases.get(word), tables.signs, text),
        (tables.name_phrases.get(low), tables.names, text),
    ):
        for phrase in phrases or ():
            if (
                text[at : at + len(phrase)].lower() == phrase.lower()
                and not text[at + len(phrase) : at + len(phrase) + 1].isalpha()
                and table[phrase].tag is Tag.UNIT
            ):
                return table[phrase], at + len(phrase)
        del whole
    entry = tables.signs.get(word)
    if entry is None or entry.tag is not Tag.UNIT:
        entry = tables.names.get(low)
    if entry is None or entry.tag is not Tag.UNIT:
        return None, at
    return entry, token.end()


def rate(text: str, item: Item, tables: Tables) -> None:
    """Read "per gallon", "/month" or "a barrel" behind an amount of money."""
    first, then = text[item.end : item.end + 1], text[item.end + 1 : item.end + 2]
    if first not in (" ", "/", "-", "\u00a0") or (first != "/" and then not in "/pa -"):
        return
    often = _OFTEN.match(text, item.end) if then == "p" else None
    if often is not None:
        item.end, item.unit = often.end(), f"{item.unit}/{_SPANS[often[1]]}"
        return
    per = _PER.match(text, item.end)
    if per is None or per.group()[:1] == "p":
        return
    entry, end = unit_at(text, per.end(), tables)
    if entry is None or _LATER.match(text, end):
        return
    item.end = end
    power = _power(text, item, entry.canonical.endswith("meter")) or 1
    item.unit = expression([[item.unit, 1], [entry.canonical, -power]])


def per_volume(text: str, item: Item, tables: Tables) -> None:
    """Read what is counted in a volume: "18.4 × 10^9/L", "250/mm3"."""
    per = _PER.match(text, item.last)
    entry, end = unit_at(text, per.end(), tables) if per else (None, 0)
    if entry is None or text[end : end + 1].isalpha():
        return
    before, item.end = item.end, end
    power = _power(text, item, entry.canonical.endswith("meter")) or 1
    if power != 3 and not entry.canonical.endswith("liter"):
        item.end = before
        return
    item.unit, item.kind = expression([[entry.canonical, -power]]), "physical"


def expression(parts: list[list[object]]) -> str:
    """Return the pint expression of (unit, power) pairs: "watt/meter**2"."""
    above = [_factor(str(u), int(str(p))) for u, p in parts if int(str(p)) > 0]
    below = [_factor(str(u), -int(str(p))) for u, p in parts if int(str(p)) < 0]
    below = [
        f"({unit})" if "*" in unit.replace("**", "") or "/" in unit else unit for unit in below
    ]
    return "/".join(["*".join(above) or "1", *below])


def _factor(unit: str, power: int) -> str:
    """Return a unit raised to a positive power."""
    if power == 1:
        return unit
    if "**" in unit:
        base, _, raised = unit.partition("**")
        return f"{base}**{int(raised) * power}"
    return f"({unit})**{power}" if any(c in unit for c in "*/") else f"{unit}**{power}"


def area(text: str, begin: int, tables: Tables) -> tuple[Entry, int] | None:
    """Read "square metres", "sq ft", "cubic feet" at `begin`."""
    token = _LETTERS.match(text, begin)
    if token is None or token.group().lower() not in AREA:
        return None
    end = token.end() + (1 if text[token.end() : token.end() + 1] == "." else 0)
    if text[end : end + 1] not in (" ", "-"):
        return None
    entry, stop = unit_at(text, end + 1, tables)
    if entry is None or "*" in entry.canonical or "/" in entry.canonical:
        return None
    power = AREA[token.group().lower()]
    return entry._replace(canonical=f"{entry.canonical}**{power}", also=()), stop
