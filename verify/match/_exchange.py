"""Exchange rates in a text: stated rates, and words that put a sum in another time.

In: a document with its quantities. Out: for each pair of currencies, the rate that the
text gives ("$1 = 7.12 yuan", "at 7.12 yuan to the dollar"), and whether an amount is said
to be of another day than the document's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from verify.extract import Extraction
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity
from verify.named import NamedTuple
from verify.units import catalogue
from verify.units import format as forms

AROUND = 160
_EQUALS = re.compile(
    r" ?(?:=|≈|equals|equal to|is|was|buys|bought|to|for|was worth|is worth|at|trades? at|traded at)"
    r" ?(?:about |around |roughly )?"
)
_TO_THE = re.compile(
    r"(?: [a-z]{1,10}){0,2} (?:to|for|per|against|on) (?:the|a|an|each|one|every)? ?((?:U\.?S\.? |American |British |"
    r"Canadian |Australian |Hong Kong |Singapore )?[A-Za-z]{3,9})"
)
_BUYS = re.compile(
    r"\b(?:an?|one|each|every|the) ((?:U\.?S\.? |American |British |Canadian |Australian |Hong Kong |Singapore )?[A-Za-z]{3,9})"
    r"(?: [a-z]+){0,2} (?:fetches|fetched|buys|bought|gets|got|equals|makes|brings|(?:is|was|being) (?:now )?worth"
    r"|(?:stands|stood|trades|traded|changes hands|goes|went) (?:at|for))(?: you| us)?"
    r"(?: about| around| roughly| some| just)? $",
    re.IGNORECASE,
)
_NAMES = {
    "dollar": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "rupee": "INR",
    "sterling": "GBP",
    "greenback": "USD",
    "franc": "CHF",
}
_ELSEWHEN = re.compile(
    r"\b(?:(?P<then>at the time|at the then|then worth|back then)|(?:in|since|of) (?P<year>(?:19|20)\d\d)|"
    r"today[’']s (?:money|prices)|years ago|last year|last month|a year (?:ago|earlier)|adjusted|"
    r"at (?:constant|historical?|fixed|the official|official|average|book)|inflation|"
    r"hedged?|black market|parallel|purchasing power|ppp|decade|century|budget(?:ed)? rate)\b",
)


# Currencies of one name: which one is meant, a rate told in the text may say.
_FAMILIES = (
    (
        frozenset(["crown", "crowns", "kroner", "krone", "kronor", "krona", "krones"]),
        ("SEK", "NOK", "DKK", "ISK", "CZK"),
    ),
    (frozenset(["dollar", "dollars"]), ("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD")),
    (frozenset(["peso", "pesos"]), ("MXN", "ARS", "CLP", "COP", "PHP", "UYU", "DOP", "CUP")),
    (frozenset(["shilling", "shillings"]), ("KES", "TZS", "UGX", "SOS")),
    (frozenset(["pound", "pounds"]), ("GBP", "EGP", "LBP", "SYP", "SDG", "SSP")),
    (frozenset(["franc", "francs"]), ("CHF", "XOF", "XAF", "RWF", "BIF", "GNF", "FRF", "BEF")),
    (frozenset(["rupee", "rupees"]), ("INR", "PKR", "LKR", "NPR", "MUR")),
    (frozenset(["dinar", "dinars"]), ("KWD", "JOD", "DZD", "IQD", "RSD", "TND", "BHD", "LYD")),
)
_STOPS = (". ", "\n")


class Stated(NamedTuple):
    """A rate that a text gives: one `base` is `value` of `quote`."""

    base: str
    quote: str
    value: Interval
    quantities: tuple[Quantity, ...]
    surface: str


def stated(extraction: Extraction) -> dict[frozenset[str], Stated]:
    """Return the rates that a document states; a pair stated twice differently is left out."""
    found: dict[frozenset[str], Stated] = {}
    doubtful = set()
    money = [q for q in extraction.quantities if q.kind is Kind.MONEY]
    for index, quantity in enumerate(money):
        if not forms.is_money(quantity.unit) or quantity.magnitude is None:
            continue
        rate = _beside(quantity, money[index + 1] if index + 1 < len(money) else None)
        if rate is None:
            continue
        key = frozenset((rate.base, rate.quote))
        if key in found and not _same(found[key], rate):
            doubtful.add(key)
        found.setdefault(key, rate)
    return {key: rate for key, rate in found.items() if key not in doubtful}


def _same(one: Stated, other: Stated) -> bool:
    """Return whether two statements of a rate agree."""
    return one.base == other.base and one.value.meets(other.value)


def _beside(quantity: Quantity, following: Quantity | None) -> Stated | None:
    """Return the rate that a quantity states with what follows it."""
    text = quantity.document.text
    if quantity.magnitude == 1 and quantity.exponent == 0 and following is not None:
        gap = text[quantity.span.end : following.span.start]
        if (
            len(gap) < AROUND // 8
            and _EQUALS.fullmatch(gap)
            and following.magnitude
            and following.unit != quantity.unit
            and forms.is_money(following.unit)
        ):
            surface = text[quantity.span.start : following.span.end]
            return Stated(
                quantity.unit, following.unit, following.interval, (quantity, following), surface
            )
    before = _BUYS.search(text, max(0, quantity.span.start - AROUND // 2), quantity.span.start)
    if before is not None and quantity.magnitude:
        code = _currency(before[1])
        if code and code != quantity.unit:
            surface = text[quantity.span.start : quantity.span.end]
            return Stated(code, quantity.unit, quantity.interval, (quantity,), surface)
    match = _TO_THE.match(text, quantity.span.end, quantity.span.end + AROUND // 4)
    if match is None or not quantity.magnitude:
        return None
    code = _currency(match[1])
    if not code or code == quantity.unit:
        return None
    surface = text[quantity.span.start : match.end()]
    return Stated(code, quantity.unit, quantity.interval, (quantity,), surface)


def _currency(words: str) -> str:
    """Return the code of a currency's name, or ""."""
    low = words.lower().strip()
    if low in _NAMES:
        return _NAMES[low]
    entry = catalogue.tables().names.get(low)
    return entry.canonical if entry is not None and forms.is_money(entry.canonical) else ""


def renamed(quantity: Quantity, rates: Iterable[frozenset[str]]) -> Quantity:
    """Return an amount in the currency of its name that the text has a rate for: crowns are Danish there."""
    if quantity.kind is not Kind.MONEY:
        return quantity
    word = quantity.surface.rpartition(" ")[2].lower()
    family = next((codes for words, codes in _FAMILIES if word in words), ())
    told = {code for pair in rates for code in pair if code in family}
    if quantity.unit in told or len(told) != 1:
        return quantity
    return quantity._replace(unit=told.pop())


def when(first: Quantity, second: Quantity) -> tuple[bool, int | None]:
    """Return whether words put two amounts in another time than the document's, and its year.

    The year is None where the words are vague, or name several.
    """
    text, day = first.document.text, first.document.date
    floor = max(0, first.span.start - AROUND)
    begin = max(text.rfind(mark, floor, first.span.start) for mark in _STOPS)
    ceiling = second.span.end + AROUND // 2
    ends = [text.find(mark, second.span.end, ceiling) for mark in _STOPS]
    begin, end = max(begin, floor), min((e for e in ends if e >= 0), default=ceiling)
    years, vague, then = set(), False, False
    for match in _ELSEWHEN.finditer(text[begin:end].lower()):
        if match["then"]:
            then = True
        elif not match["year"]:
            vague = True
        elif day is None or int(match["year"]) < day.year:
            years.add(int(match["year"]))
    told = bool(years) or vague or then
    return told, years.pop() if len(years) == 1 and not vague else None
