"""What follows a number: scale, percent, currency, unit, counted noun, age.

In: a text and an `Item` that holds the bare number. The item is extended in place over
what belongs to it; the catalogue's tables say what that may be.
"""

from __future__ import annotations

import re
from decimal import Decimal

from verify.extract import cheques, compound, lexicon, ratios, scales
from verify.extract.ahead import like_money
from verify.extract.compound import gap_end
from verify.extract.item import Form, Item
from verify.extract.surface import LETTERS, entry_at
from verify.units.catalogue import Entry, Tables, Tag

_SHARE = re.compile(r" of (?:an? )?(?=[a-zU$€£¥])| an? (?=[a-z])|-of-an?-")
_OF_MONEY = re.compile(r" (?:d[ie] |d['’])(?=[A-Za-z$€£¥₹])")
_OLD = re.compile(r"[ -]olds?(?![a-z])| of age(?![a-z])", re.IGNORECASE)
_OLD_START = frozenset((" o", "-o", " O", "-O"))
_CLOSED = re.compile(r"[\[({]\s?([^\W\d_]{2,12}|[$€£¥%])\s?[\])}]")
_MARKS = frozenset("%％٪‰°º˚℃℉′″'’\"$€£¥￥₹₩₽₺₪₱₫₦₴฿₡₵₭₮₸₼₾৳៛₲¢ΩΩµμ×万萬亿億兆元")
_STOPS = frozenset(("", *",;:!?)\n\t<>|\u201d"))  # what no unit follows
_STOPS_APART = frozenset("|<>=+—")  # what none follows behind a space
_AFTER_PERCENT = frozenset("- p")  # "% points", "%-point"
_COUNTED = frozenset((Form.DIGITS, Form.WORDS, Form.FRACTION))
_PLAIN = frozenset((Form.DIGITS, Form.WORDS))
_DIGITS = Form.DIGITS
_NOTHING, _LOOK = 0, 1  # a word that belongs to no number; one to be looked at where it stands
_KEPT = 8192  # words behind numbers whose sort is kept
# A dollar's country behind the amount: "$30 U.S. per share".
_COUNTRY = re.compile(r" ?(US|U\.S\.|Canadian|Cdn|Australian|NZ|HK)(?![A-Za-z$]| dollar)")
_COUNTRIES = {
    "US": "USD", "U.S.": "USD", "Canadian": "CAD", "Cdn": "CAD", "Australian": "AUD",
    "NZ": "NZD", "HK": "HKD",
}  # fmt: skip
# Codes of currencies that are words or measures too: "12 AWG", "1RM".
_TECHNICAL = frozenset("AWG ALL TOP KID".split())
_PAID_REACH = 60
_SCALED_REACH = 140  # of millions of pounds, which are mostly money
_PAID = re.compile(
    r"\b(?:cost(?:s|ing)?|pa(?:y|ys|id|ying)|price[sd]?|priced at|worth|fine[sd]?|spent|spend(?:s|ing)?|charge[sd]?|fee|earn(?:s|ed|ing)?|wages?|salary"
    r"|debts?|budget|donat\w+|bill|owe[sd]?|ticket|fare|tax|profits?|revenue|rent|loan)\b(?:[ ][^\s.;]{1,12}){0,3}[ ]$",
    re.IGNORECASE,
)
_MONEYED = re.compile(
    r"£|\b(?:cost|pa(?:y|id)|price|worth|fine[sd]?|spen[dt]\w*|charge|fee|earn|wages|salar|debt|budget|donat|bill|tax|profit|revenue|sales|rais|fund|invest"
    r"|grant|sold|bought|deal|contract|loan|project|scheme|pension|value|transfer|sign|prize|saving|loss|penny|pence|bank|treasury|council)",
    re.IGNORECASE,
)
_WEIGHED = re.compile(
    r"\b(?:weigh\w*|weight|cargo|freight|harvest\w*|crops?|beef|meat|thrust|lbs?|kilograms?|kg|tons?|tonnes|lighter|heavier|lose|lost|gain(?:ed|s)?)\b",
    re.IGNORECASE,
)
_PART = re.compile(r" and (?:a|one) (half|quarter|third)(?! of\b|[a-z-])")
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "third": Decimal(1) / 3}
_ADJECTIVE = re.compile(r"([a-z]{3,14}+) (?=[a-z])")
# Words behind a number, besides units and scales, that what belongs to it may begin with.
_CARRIES_ON = frozenset(
    "and a an one of di de point per pcm pw pa p times fold x old us u canadian cdn australian nz hk square sq cubic cu".split()
)
_NO_ADJECTIVES = frozenset(
    "and but for from into onto over than that the their then these they this those to under "
    "until upon was were when where which while who with within without per are has have had "
    "his her its our your out off not nor via yet all any each every some few between during "
    "after before about above below along among around against behind beside beyond can could "
    "may might must shall should will would did does been being percent cents such thus".split()
)


def extend(text: str, item: Item, tables: Tables) -> None:
    """Extend `item` over the scale and the unit that follow it."""
    at = item.last
    first = text[at : at + 1]
    if first in _STOPS:
        return
    if first == "%" and text[at + 1 : at + 2] not in _AFTER_PERCENT and not item.kind:
        item.unit, item.kind, item.end = "percent", "percent", at + 1
        return
    if first == " ":
        if text[at + 1 : at + 2] in _STOPS_APART or _worded(text, item, at, tables):
            return
        at = item.last
    if item.form in _COUNTED:
        at = scales.multiply(text, item, tables)
    if item.power > 3 and text[at : at + 2] == " d" and _of_money(text, item, at, tables):
        return
    begin = _begin(text, item, at)
    if begin >= len(text):
        return
    first = text[begin]
    if first == "/" and begin == at:
        compound.per_volume(text, item, tables)
    elif first.isalpha() or first in _MARKS:
        _unit(text, item, begin, begin == at, tables)
    elif first in "[({":
        _bracketed(text, item, begin, tables)
    _beyond(text, item, first, text[at], tables)


def _worded(text: str, item: Item, at: int, tables: Tables) -> bool:
    """Read the words behind a number and a space, as far as each alone tells what it is.

    Return whether that is all; scales are multiplied in on the way ("million").
    """
    for _ in range(scales.MOST):
        token = LETTERS.match(text, at + 1)
        if token is None:
            return False
        word, end = token[0], token.end()
        sort = tables.seen.get(word)
        if sort is None:
            sort = _look_up(word, tables)
        following = text[end : end + 1]
        if isinstance(sort, Entry):
            if item.kind or item.form not in _PLAIN or following.isdigit():
                return False
            apply(text, item, sort, end, tables)
            _beyond(text, item, word[0], " ", tables)
            return True
        if sort == _NOTHING:
            if not item.kind and following == " " and word not in _NO_ADJECTIVES:
                _behind_adjective(text, item, at + 1, tables)
            return True
        if sort == _LOOK or item.form is not _DIGITS or item.value is None:
            return False
        scales.apply(item, sort)
        at = item.last = item.end = end
        if following in _STOPS:
            return True
        if following != " ":
            return False
    return False


def _beyond(text: str, item: Item, first: str, gap: str, tables: Tables) -> None:
    """Read what may stand behind the unit that begins with `first` behind `gap`."""
    if item.kind == "money":
        _country(text, item)
        compound.rate(text, item, tables)
    elif item.kind == "duration":
        _age(text, item)
    elif not item.kind and (first in "tfxX×T" or gap in "-x×"):
        ratios.multiple(text, item)


def _behind_adjective(text: str, item: Item, at: int, tables: Tables) -> None:
    """Read the unit behind the word at `at`, where that may be its adjective."""
    found = _past_adjective(text, at, tables) if text[at].islower() else None
    if found is not None:
        apply(text, item, *found, tables)
        _age(text, item)


def _look_up(word: str, tables: Tables) -> Entry | int:
    """Return, and keep, what a word behind a number is.

    An entry is the plain name of a unit or a counted noun, which no other reading competes
    with; a number above one is the power of ten of a scale.
    """
    low = word.lower()
    entry = tables.names.get(low)
    found: Entry | int = scales.power_of(word, tables) or _may_belong(word, tables)
    if (
        entry is not None
        and not entry.guard
        and not (low in tables.name_phrases or word in tables.sign_phrases or word in tables.signs)
        and not (low in tables.scales or word in tables.scales or low in lexicon.GROUPS)
        and low not in compound.AREA
        and not scales.may_add(low)
    ):
        found = entry
    if len(tables.seen) >= _KEPT:
        tables.seen.clear()
    tables.seen[word] = found
    return found


def _may_belong(word: str, tables: Tables) -> bool:
    """Return whether a word behind a number may begin what belongs to it."""
    if word in tables.signs or word in _CARRIES_ON or word in tables.sign_phrases:
        return True
    low = word.lower()
    if low in tables.names or low in tables.name_phrases or low in tables.scales:
        return True
    if low in _CARRIES_ON or low in lexicon.GROUPS or not word.isascii():
        return True
    if word in tables.scales or (len(word) == 4 and word[1:].isupper()):
        return True
    return low[-1] == "s" and word[:-1] in tables.signs


def _of_money(text: str, item: Item, at: int, tables: Tables) -> bool:
    """Read a currency that "di", "de" or "d'" joins to a scale: "2,5 milioni di euro"."""
    joint = _OF_MONEY.match(text, at)
    found = entry_at(text, joint.end(), tables, glued=False) if joint else None
    if found is None or found[0].tag is not Tag.MONEY or item.kind:
        return False
    apply(text, item, *found, tables)
    return True


def _begin(text: str, item: Item, at: int) -> int:
    """Return where a unit may begin; shares reach over "of a"."""
    if item.form is Form.FRACTION or item.form is Form.VAGUE or text.startswith("e of ", at - 1):
        joint = _SHARE.match(text, at)
        if joint is not None:
            return joint.end()
    return gap_end(text, at)


def _unit(text: str, item: Item, begin: int, glued: bool, tables: Tables) -> None:
    """Read the unit, currency or counted noun that begins at `begin`."""
    found = entry_at(text, begin, tables, glued=glued)
    money = item.kind == "money"
    if found is None and not money:
        if not glued and text[begin].islower():
            found = _past_adjective(text, begin, tables)
        elif text[begin : begin + 4].isalpha():
            found = scales.coded(text, item, begin, tables)
    if found is None:
        return
    entry, end = found
    if text[begin:end] in _TECHNICAL and entry.tag is Tag.MONEY and not like_money(text, item):
        return
    if money and not (entry.tag is Tag.MONEY and _same_money(item, entry)):
        return
    apply(text, item, entry, end, tables)


def _age(text: str, item: Item) -> None:
    """Make "5 years old", "8-month-old" and "18 months of age" ages."""
    match = _OLD.match(text, item.end) if text[item.end : item.end + 2] in _OLD_START else None
    if match is not None and item.kind == "duration":
        item.kind, item.end = "age", match.end()


def _country(text: str, item: Item) -> None:
    """Read the country behind a dollar amount."""
    if not item.also or text[item.start : item.start + 1] != "$":
        return
    match = _COUNTRY.match(text, item.end)
    if match is not None and (match.group()[0] == " " or match[1] == "US"):
        item.unit, item.also, item.end = _COUNTRIES[match[1]], (), match.end()


def _past_adjective(text: str, begin: int, tables: Tables) -> tuple[Entry, int] | None:
    """Look behind one word ("more", "rushing", "calendar") for a unit in the plural."""
    match = _ADJECTIVE.match(text, begin)
    if match is None or match[1] in _NO_ADJECTIVES:
        return None
    token = LETTERS.match(text, match.end())
    if token is None:
        return None
    low = token.group().lower()
    entry = tables.names.get(low)
    if entry is None or entry.tag is not Tag.UNIT or not (low[-1] == "s" or low == "feet"):
        return None
    return entry, token.end()


def _bracketed(text: str, item: Item, begin: int, tables: Tables) -> None:
    """Read a unit in brackets: "90 billion [yen]", "65 (kg)"."""
    match = _CLOSED.match(text, begin)
    if match is None or item.kind:
        return
    surface = match[1]
    entry = tables.signs.get(surface) or tables.names.get(surface.lower())
    if entry is not None and entry.tag in (Tag.UNIT, Tag.MONEY, Tag.PERCENT):
        apply(text, item, entry, match.end(), tables)


def _same_money(item: Item, entry: Entry) -> bool:
    """Return whether a currency behind fits the sign before: "$5 US", "US$5 dollars"."""
    return entry.canonical == item.unit or entry.canonical in item.also


# "240 Year 11 students", "six Day 2 sessions": a stage with its number, and no unit.
_STAGE = re.compile(r" (?:Year|Day|Week|Month|Hour|Stage|Grade|Degree)s? [0-9]{1,2}(?![0-9])")


def apply(text: str, item: Item, entry: Entry, end: int, tables: Tables) -> None:
    """Give `item` the unit of `entry`, whose surface ends at `end`."""
    if entry.tag is Tag.NOUN:
        if item.form is not Form.ORDINAL and entry.canonical != "time":
            item.counted = entry.canonical
        return
    if item.form is Form.ORDINAL or item.form is Form.MULTIPLE:
        return
    if text[end - 1 : end].islower() and _STAGE.match(text, item.end) is not None:
        return
    begin, item.end = item.end, end
    if entry.tag is Tag.MONEY:
        _apply_money(item, entry)
        item.end = cheques.add(text, item, end) if text.startswith((" and ", " & "), end) else end
    elif entry.tag is Tag.PERCENT:
        item.unit, item.kind = entry.canonical, "percent"
    else:
        item.unit, item.kind, item.also = entry.canonical, entry.kind, entry.also
        if entry.canonical == "pound" and _sterling(text, item, begin, end):
            item.unit, item.kind, item.also = "GBP", "money", ("pound",)
            return
        if text.startswith(" and ", end):
            _and_part(text, item, end)
        compound.extend(text, item, text[begin:end].strip(" -\u00a0"), tables)


def _sterling(text: str, item: Item, begin: int, end: int) -> bool:
    """Return whether pounds are money: millions of them, or what is paid, not weighed."""
    if not text.startswith("pound", end - 6, end) and not text.startswith("pound", end - 5, end):
        return False
    reach = _SCALED_REACH if item.power >= 6 else _PAID_REACH
    before = text[max(0, item.start - reach) : item.start].rpartition(". ")[2]
    behind = text[end : end + _PAID_REACH].partition(". ")[0]
    if _WEIGHED.search(before) or _WEIGHED.search(behind) or behind.startswith(" per "):
        return False
    if item.power >= 6 and not behind.startswith(" of "):
        return _MONEYED.search(before + behind) is not None
    return _PAID.search(before) is not None and not behind.startswith(" of ")


def _and_part(text: str, item: Item, end: int) -> None:
    """Add the part of a unit that is said behind it: "an hour and a quarter"."""
    part = _PART.match(text, end)
    if part is None or item.value is None or item.exponent != 0:
        return
    item.value += _PARTS[part[1]]
    item.form, item.exponent, item.end = Form.FRACTION, None, part.end()


def _apply_money(item: Item, entry: Entry) -> None:
    """Make the item an amount of money; small coins become their hundredths."""
    item.unit, item.kind, item.also = entry.canonical, "money", entry.also
    if not entry.power:
        return
    factor = Decimal(entry.factor).scaleb(entry.power)
    for number in (item, item.low, item.high):
        if number is not None and number.value is not None:
            number.value *= factor
    if item.exponent is not None:
        item.exponent += entry.power
