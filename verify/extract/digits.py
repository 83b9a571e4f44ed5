"""Numbers in digits: grouping, decimals, fractions, powers of ten.

In: a text and the offset of a digit run. Out: an `Item` for the bare number, or None
where the run is no number that can be read. Signs, scales and units are left to others.
"""

from __future__ import annotations

import re
from decimal import Decimal

from verify.extract.item import Form, Item

LONGEST = 24  # digits; a longer run is an identifier, and Decimal would round it

# Grouped by comma, by the Indian system, by points, by thin or hard spaces or apostrophes,
# by plain spaces; or not at all. A decimal part may follow a comma, space or no grouping.
_NUMBER = re.compile(
    r"""
    (?P<comma>   [0-9]{1,3}(?:,[0-9]{3}){1,6}+(?![0-9]|,[0-9]{3}(?![0-9]))   (?:\.(?P<commadec>[0-9]{1,15}+))? )
  | (?P<indian>  [0-9]{1,2}(?:,[0-9]{2}){1,5},[0-9]{3}(?![0-9]|,[0-9])             (?:\.(?P<indiandec>[0-9]{1,15}+))? )
  | (?P<points>  [0-9]{1,3}(?:\.[0-9]{3}){2,6}+(?![0-9]|\.[0-9])             (?:,(?P<pointsdec>[0-9]{1,15}+))? )
  | (?P<mixed>   [0-9]{1,3}(?:\.[0-9]{3}){1,6}+,(?P<mixeddec>[0-9]{1,2}+)(?![0-9]|,[0-9]) )
  | (?P<thin>    [0-9]{1,3}(?:[\u2009\u202f\u00a0'’\u2007_][0-9]{3}){1,6}+(?![0-9])  (?:[.,](?P<thindec>[0-9]{1,15}+))? )
  | (?P<spaced>  [0-9]{1,3}(?:\ [0-9]{3}){1,6}+,(?P<spaceddec>[0-9]{1,2}+)(?![0-9]|[,.][0-9]) )
  | (?P<space>   [0-9]{1,3}(?:\ [0-9]{3}){1,6}+(?![0-9]|[,.][0-9]|\ [0-9])   )
  | (?P<plain>   [0-9]{1,24}+(?![0-9])                                       (?:\.(?P<plaindec>[0-9]{1,18}+)(?!\.?[0-9]))? )
    """,
    re.VERBOSE,
)
_COMMA = re.compile(
    r",(?P<decimal>[0-9]{1,15}+)(?!,?[0-9])(?P<unit>\s?(?:%|°|€|(?:[kmcµ]?m[²³]?|km/h|[kmµ]?g|[mcd]?l|[kMGT]?Wh?|ha|kr|zł|Kč|mln|mld"
    r"|Mio|mio|Mrd|mrd|mia|млн|млрд|тыс|трлн|milion[ie]|miliard[io]|millones|millions|milhões|bilh(?:ão|ões)|miljoner|miljarder|million|billion|per (?:cent|mille)|percent|Prozent|pour cent|por cient[oa]|por cento|per cento|procent|prosent|litres?|liters?|(?:kilo|centi|milli)?met(?:er|re)s?|kilos?|kilograms?|grams?"
    r"|euros?|degrees|tonn?es?|hectares?)(?![A-Za-z])))?"
)
_EUROS = re.compile(r"(?:€|R\$|EUR)\s?[0-9]+$")
_DECIMALS = {
    name: f"{name}dec" for name in ("comma", "indian", "points", "mixed", "thin", "spaced")
}
_GROUPING = str.maketrans("", "", ",. \u2009\u202f\u00a0'’\u2007_")
_POWER = re.compile(
    r"""\s?[x×✕*·∙⋅]\s?10(?![0-9.,])(?:
            \s?(?:\^|\*\*)\s?\(?(?P<caret>[-−–+]?[0-9]{1,3})\)?
          | (?P<raised>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})
          | \s?(?P<lost>[-−–][0-9]{1,2})(?![0-9]|[.,][0-9])
          | (?P<glued>) (?![0-9])
        )
      | [eE](?P<e>[-−+]?[0-9]{1,3})(?![0-9A-Za-z])
    """,
    re.VERBOSE,
)
# What may carry a number on behind its first digits, directly and behind a space.
_CONTINUES = frozenset("_,. \u2009\u202f\u00a0'’\u2007/⁄-^x×✕*·∙⋅eE½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒")
_RESUMES = " x×✕*·∙⋅/½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"
_POWER_START = frozenset("x×✕*·∙⋅eE ")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
# Time that passed: "4:12.36", "1:18:40".
_ELAPSED = re.compile(
    r"(?P<high>[0-9]{1,3}):(?P<mid>[0-5][0-9])(?::(?P<low>[0-5][0-9]))?(?P<part>\.[0-9]{1,3})?(?![0-9:])"
)
# What makes "4:31" minutes and seconds: "4:31 per kilometre", "a 4:31 pace".
PACE = re.compile(
    r"(?: (?:per|an?|each|every|(?:for|to) (?:each|every|the)) (?:of (?:the|its|her|his|their) [0-9]{1,4} )?|/)"
    r"(?:kilomet(?:re|er)|mile|km|mi)s?\b| pace\b| (?:mile|marathon|half-marathon|[0-9]{1,2}[kK])\b(?! [a-z]+s\b)"
)
_TOOK = re.compile(r"\b(?:(?<!as )in|time of|clocked|timed at) $")
_RUN = re.compile(r"[0-9]++")
_GROUPS = re.compile(r"(?:,[0-9]{3}){1,6}+")
_DIGITS = Form.DIGITS
_PLACES = 15
_CARET = re.compile(r"\^\(?([-−+]?[0-9]{1,3}+)\)?")
_LARGEST_POWER = 300  # decimal digits that raising may make
_FRACTION = re.compile(
    r"(?: {1,2}|-)?(?P<top>[0-9]{1,3})\s?[/⁄]\s?(?P<bottom>[0-9]{1,4})(?![0-9/⁄.,]?[0-9])"
)
_SIMPLE = re.compile(r"[/⁄](?P<bottom>[0-9]{1,4})(?![0-9]|[/⁄.,][0-9])")
VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8),
    "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip


# The usual number with what stands behind it, which neither carries it on nor is glued to it.
_USUAL = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}+|[0-9]{1,15}+(?:\.(?:[0-9]{1,2}|[0-9]{4,15})(?![0-9]))?+)"
    r"(?=[%;!?)\]\n|<]| [a-wyzA-WYZ(|]|[.,](?:[ \n]|$)|$)"
)


class _Values(dict[str, Decimal]):
    """The values of the digits seen last: a text says the same few again and again."""

    def __missing__(self, digits: str) -> Decimal:
        if len(self) >= _KEPT:
            self.clear()
        self[digits] = value = Decimal(digits)
        return value


class _Usual(dict[str, tuple[Decimal, int]]):
    """Value and exponent of the usual numbers seen last, as they are written."""

    def __missing__(self, surface: str) -> tuple[Decimal, int]:
        if len(self) >= _KEPT:
            self.clear()
        places = len(surface.partition(".")[2])
        self[surface] = found = Decimal(surface.replace(",", "")), -places
        return found


_KEPT = 4096
_VALUES = _Values()
_SEEN = _Usual()


def usual(text: str, start: int) -> Item | None:
    """Read the number at `start` if it is plain and nothing round it makes it more."""
    match = _USUAL.match(text, start)
    if match is None or (start and (text[start - 1] in "._" or text[start - 1].isalnum())):
        return None
    value, exponent = _SEEN[match[0]]
    return Item(start, match.end(), value, exponent, _DIGITS)


def number_at(text: str, start: int, end: int, *, comma: bool = False) -> Item | None:
    """Read the number whose run of digits is [start, end); `comma`: 1,5 is 1.5 here."""
    if text[start] not in VULGAR and not (start and text[start - 1] == "."):
        simple = _simple(text, start, end)
        if simple is not None:
            return simple
    vulgar = VULGAR.get(text[start])
    if vulgar:
        return fraction_item(start, start + 1, *vulgar)
    match = _NUMBER.match(text, start)
    if match is None:
        return None
    item = _plain(text, match, comma)
    end = item.last
    follows = text[end : end + 2]
    if not follows:
        return item
    if follows[0] in VULGAR and item.exponent == 0:
        return _mixed(item, end + 1, *VULGAR[follows[0]])
    if (
        "/" in follows
        or "⁄" in follows
        or (follows[0] in " -" and (follows[1:].isdigit() or follows == "  "))
    ):
        found = _fraction(text, item)
        if found is not None:
            return found
    if follows[0] in _POWER_START:
        _raise(text, item)
    elif follows[0] == "^":
        _involve(text, item)
    return item


def _simple(text: str, start: int, end: int) -> Item | None:
    """Read "91", "9.7" and "4,120", which nothing carries on; None for all else."""
    behind = text[end : end + 2]
    if _ends(behind):
        return Item(start, end, _VALUES[text[start:end]], 0, _DIGITS)
    if not behind[1:].isdecimal() or not behind.isascii():
        return None
    if behind[0] == ".":
        stop = _RUN.match(text, end + 1).end()  # type: ignore[union-attr]
        places = stop - end - 1
        if places == 3 or places > _PLACES:
            return None  # the point may group thousands
        if _ends(text[stop : stop + 2]):
            return Item(start, stop, _VALUES[text[start:stop]], -places, _DIGITS)
    elif behind[0] == "," and end - start < 4:
        groups = _GROUPS.match(text, end)
        if groups is not None and _ends(text[groups.end() : groups.end() + 2]):
            stop = groups.end()
            return Item(start, stop, _VALUES[text[start:stop].replace(",", "")], 0, _DIGITS)
    return None


def _ends(behind: str) -> bool:
    """Return whether nothing in the two characters behind digits carries their number on."""
    first = behind[:1]
    if first not in _CONTINUES:
        return not first.isdigit()
    if first == " ":
        return not _numeric(behind[1:])
    return first in ".," and not behind[1:].isdigit()


def _numeric(character: str) -> bool:
    """Return whether a number may go on with this character behind a space."""
    return character.isdigit() or character in _RESUMES


def _plain(text: str, match: re.Match[str], comma: bool) -> Item:
    """Return the number that the pattern matched, leading point and decimals included."""
    start, end = match.span()
    whole = match.group()
    group = match.lastgroup or ""
    if whole.isdigit():
        decimal, end = _after_comma(text, whole, end, comma)
        digits = whole
    elif group.startswith("plain"):
        digits, _, decimal = whole.partition(".")
    else:
        decimal = (match[_DECIMALS[group]] or "") if group in _DECIMALS else ""
        digits = (whole[: -len(decimal) - 1] if decimal else whole).translate(_GROUPING)
    if start and text[start - 1] == "." and not decimal and _leading_point(text, start - 1):
        return Item(start - 1, end, Decimal("0." + digits), -len(digits), Form.DIGITS)
    value = Decimal(f"{digits}.{decimal}" if decimal else digits)
    item = Item(start, end, value, -len(decimal), Form.DIGITS)
    if match["plaindec"] and len(decimal) == 3 and len(digits) <= 3 and digits[0] != "0":
        other = Decimal(digits + decimal)
        item.readings = ((other, "", "the point may group thousands"),)
        if comma:
            item.value, item.exponent = other, 0
            item.readings = ((value, "", "the point may be a decimal point"),)
    return item


def _after_comma(text: str, whole: str, end: int, comma: bool) -> tuple[str, int]:
    """Return the decimals behind a decimal comma, and where they end.

    Where the document does not write them, "0,5" and "3,5%" still can be nothing else.
    """
    if text[end : end + 1] != ",":
        return "", end
    match = _COMMA.match(text, end)
    if match is None:
        return "", end
    few = len(match["decimal"]) < 3
    if (
        comma
        or whole == "0"
        or (few and (match["unit"] or _EUROS.search(text, max(0, end - 12), end)))
    ):
        return match["decimal"], match.end("decimal")
    return "", end


def _leading_point(text: str, at: int) -> bool:
    """Return whether the point at `at` begins a decimal such as ".5"."""
    return at == 0 or not (text[at - 1].isalnum() or text[at - 1] in ".…)]")


def fraction_item(start: int, end: int, top: int, bottom: int) -> Item:
    """Return an item for top/bottom."""
    return Item(start, end, Decimal(top) / Decimal(bottom), None, Form.FRACTION)


def _mixed(whole: Item, end: int, top: int, bottom: int) -> Item:
    """Return the mixed number that a whole number and a fraction make."""
    assert whole.value is not None
    return Item(whole.first, end, whole.value + Decimal(top) / Decimal(bottom), None, Form.FRACTION)


def _fraction(text: str, item: Item) -> Item | None:
    """Return "3/4" or "2 1/2" where `item` begins one."""
    if item.exponent != 0:
        return None
    simple = _SIMPLE.match(text, item.last)
    if simple is not None:
        bottom = int(simple["bottom"])
        before = text[item.first - 1 : item.first]
        if not bottom or before in ("/", "⁄") or item.value is None:
            return None
        return fraction_item(item.first, simple.end(), int(item.value), bottom)
    mixed = _FRACTION.match(text, item.last)
    if mixed is None:
        vulgar = VULGAR.get(text[item.last + 1 : item.last + 2])
        return _mixed(item, item.last + 2, *vulgar) if vulgar and text[item.last] in " -" else None
    top, bottom = int(mixed["top"]), int(mixed["bottom"])
    if not 0 < top < bottom:
        return None
    return _mixed(item, mixed.end(), top, bottom)


def _raise(text: str, item: Item) -> None:
    """Multiply in a power of ten: "3×10^5", "2.1e-5", and "2.1x10 -5" whose raising was lost."""
    match = _POWER.match(text, item.last)
    if match is None or item.value is None or item.exponent is None:
        return
    raw = match["caret"] or match["e"] or match["lost"]
    if match["raised"]:
        raw = match["raised"].translate(_RAISED)
    if match["glued"] is not None:
        return
    power = int(raw.replace("−", "-").replace("–", "-"))
    item.value = item.value.scaleb(power)
    item.exponent += power
    item.last = item.end = match.end()
    item.scaled = True


def _involve(text: str, item: Item) -> None:
    """Raise a number to a whole power: "10^6", "2^-3"."""
    match = _CARET.match(text, item.last)
    if match is None or item.value is None or not item.value:
        return
    power = int(match[1].replace("−", "-"))
    size = abs(power) * max(len(item.value.as_tuple().digits), abs(item.value.adjusted()))
    if size > _LARGEST_POWER:
        return
    item.value = item.value**power
    item.exponent = power if item.value == Decimal(1).scaleb(power) else None
    item.scaled = item.exponent is not None
    item.last = item.end = match.end()


def elapsed(text: str, start: int) -> Item | None:
    """Read a time that passed, in seconds; "2:30" alone is a time of day or a score."""
    match = _ELAPSED.match(text, start)
    if match is None:
        return None
    sure = match["part"] or match["low"] or PACE.match(text, match.end())
    if not sure and not _TOOK.search(text, max(0, start - 14), start):
        return None
    seconds = int(match["high"]) * 60 + int(match["mid"])
    if match["low"]:
        seconds = seconds * 60 + int(match["low"])
    part = match["part"] or ""
    item = Item(start, match.end(), Decimal(f"{seconds}{part}"), 1 - max(1, len(part)), Form.DIGITS)
    item.unit, item.kind = "second", "duration"
    return item
