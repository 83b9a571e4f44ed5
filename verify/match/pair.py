"""Pairs: one amount given twice, the second time in another unit or currency.

In: the rules of kind `pair` and the quantities of a document. Out: claims with the
slots `first` and `second`. A rule's option `of` says which pairs are its own:

    unit          two units of one dimension: "84 miles (112 km)"
    temperature   degrees in two scales
    money         two currencies, judged by the rates of a day
    stated rate   two currencies, where the text gives the rate
    scale         the same unit in two systems of large numbers, "5 crore (50 million)"
    points        basis points, percentage points and percent
    denominator   the same rate per 1,000 and per 100,000
    implied rate  several amounts in two currencies, which imply one rate

How sure the wording is comes from `verify.match._links`; the judging law weighs it.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from verify.extract import Extraction
from verify.match import _at_rate, _columns, _denominators, _exchange, _links, _scales, _warmth
from verify.match._links import Link, Strength
from verify.model.claim import Claim
from verify.model.document import BlockKind, Document
from verify.model.interval import Interval
from verify.model.quantity import AMOUNTS, Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span
from verify.named import NamedTuple
from verify.units import format as forms
from verify.units import tables

KIND = "pair"
OPTIONS = ("of",)
SLOTS = ("first", "second")
FAMILIES = (
    "unit",
    "temperature",
    "money",
    "stated rate",
    "scale",
    "points",
    "denominator",
    "implied rate",
)
_POINTS = frozenset(("percent", "percentage_point", "basis_point"))
_SKIPPED = frozenset((BlockKind.BOILERPLATE, BlockKind.CODE))
NEAREST = 8  # quantities looked back over for a sum
CROWD = 20  # amounts of one pair of currencies that are held against each other
FARTHEST = 500  # characters
AT_RATE = Link("equals", Strength.SURE)
_TEMPERATURE = (("temperature", 1),)
_TIME = (("time", 1),)


Slots = dict[str, Quantity | tuple[Quantity, ...]]


class Pair(NamedTuple):
    """Two quantities that the text links, and what sort of pair they are."""

    first: Quantity
    second: Quantity
    link: Link
    family: str


def validate(options: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong with a rule's options."""
    if options.get("of") not in FAMILIES:
        yield "of", f"unknown family {options.get('of')!r}", "one of " + ", ".join(FAMILIES)


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterable[Claim]:
    """Return a claim for each pair that a rule is about."""
    wanted = {str(rule.match["of"]): rule for rule in rules}
    found = list(pairs(extraction))
    rates = _exchange.stated(extraction) if "stated rate" in wanted else {}
    if rates:
        found = _at_rates(extraction, found, rates)
    for pair in found:
        claim = _claim(pair, wanted, rates)
        if claim is not None:
            yield claim
    if extraction.document.tables and "unit" in wanted:
        for one, other in _columns.rows(extraction.document, extraction.quantities):
            of_columns = Pair(one, other, _links.COLUMNS, _family(one, other))
            claim = _claim(of_columns, wanted, {})
            if claim is not None:
                yield claim
    if "denominator" in wanted:
        yield from _of_denominators(wanted["denominator"], extraction)
    if "implied rate" in wanted:
        yield from _of_implied_rates(wanted["implied rate"], found, rates)


def _at_rates(
    extraction: Extraction,
    found: Sequence[Pair],
    rates: Mapping[frozenset[str], _exchange.Stated],
) -> list[Pair]:
    """Return the pairs, those of money that a stated rate ties being sure, and what it alone ties."""
    told = {
        (one.span, other.span): Pair(one, other, AT_RATE, "money")
        for one, other in _at_rate.pairs(extraction.quantities, rates)
    }
    made: list[Pair] = []
    for pair in found:
        if pair.family == "money":
            first, second = (_exchange.renamed(q, rates) for q in (pair.first, pair.second))
            own = told.pop((first.span, second.span), None)
            pair = own or pair._replace(first=first, second=second)
        made.append(pair)
    judged = {pair.second.span for pair in made if pair.family == "money"}
    return [*made, *(pair for pair in told.values() if pair.second.span not in judged)]


def _of_denominators(rule: Rule, extraction: Extraction) -> Iterator[Claim]:
    """Yield a claim for each rate that is given per two round numbers."""
    text = extraction.document.text
    rates = list(_denominators.rates(extraction.quantities))
    for one, other in itertools.pairwise(rates):
        link = _links.link(text, one.span, other.span)
        if link is not None and one.base != other.base:
            extra: dict[str, object] = {
                "strength": int(link.strength),
                "form": link.form,
                "plain": link.strength is Strength.SURE,
                "factor": _denominators.factor(one, other),
            }
            slots: Slots = {"first": one.quantity, "second": other.quantity}
            yield Claim(rule, slots, link.strength is Strength.SURE, (link.form,), extra=extra)


def _of_implied_rates(
    rule: Rule, found: Sequence[Pair], rates: Mapping[frozenset[str], _exchange.Stated]
) -> Iterator[Claim]:
    """Yield a claim for each amount in two currencies that has fellows in the same two."""
    groups: dict[frozenset[str], list[Pair]] = defaultdict(list)
    for pair in found:
        if pair.family == "money" and pair.link.strength is Strength.SURE:
            key = frozenset((pair.first.unit, pair.second.unit))
            if key not in rates and not _exchange.when(pair.first, pair.second)[0]:
                groups[key].append(pair)
    for group in groups.values():
        for index, pair in enumerate(group[:CROWD]):
            others = [p for p in group[:CROWD] if p is not pair]
            if not others or (len(others) == 1 and index == 0):
                continue  # of two, the later is held against the earlier
            fellows = tuple(q for p in others for q in (p.first, p.second))
            slots: Slots = {"first": pair.first, "second": pair.second, "others": fellows}
            yield Claim(rule, slots, False, ("other amounts in the same currencies",))


def pairs(extraction: Extraction) -> Iterator[Pair]:
    """Yield the pairs of a document in the order of the text."""
    document = extraction.document
    quantities = [_signed(q) for q in extraction.quantities if q.kind in AMOUNTS]
    for index in range(1, len(quantities)):
        second = quantities[index]
        if not (second.unit or _scales.named(second)):
            continue
        if second.kind is Kind.MONEY:
            told = list(_sum_told(document, quantities, index))
            if told:
                yield from told
                continue
        for back in (1, 2, 3):
            if index < back:
                break
            first = _as_money(quantities[index - back], quantities[index])
            second = _as_money(quantities[index], first)
            if second.span.start - first.span.end > _links.LONGEST:
                break
            family = _family(first, second)
            if family:
                yield from _linked(document, quantities, index - back, index, family)
                break


def _sum_told(document: Document, quantities: Sequence[Quantity], index: int) -> Iterator[Pair]:
    """Yield the pair of an amount and the sum of another currency that was told last."""
    second = quantities[index]
    link = _links.sum_link(document.text, second.span)
    if link is None:
        return
    for first in reversed(quantities[max(0, index - NEAREST) : index]):
        if first.kind is Kind.MONEY:
            near = second.span.start - first.span.end
            if _family(first, second) == "money" and near < FARTHEST:
                yield Pair(first, second, link, "money")
            return


def _linked(
    document: Document, quantities: Sequence[Quantity], at: int, index: int, family: str
) -> Iterator[Pair]:
    """Yield the pair of two quantities, if the text links them and no row of them."""
    first = _as_money(quantities[at], quantities[index])
    second = _as_money(quantities[index], first)
    if _COMMA_BEFORE.search(document.text, max(0, first.span.start - 4), first.span.start):
        return  # "48 , 5 lb": half a number
    before = _row(document.text, quantities, at, -1)
    behind = _row(document.text, quantities, index, 1)
    whole = Span(second.span.start, behind[-1].span.end)
    link = _links.link(document.text, first.span, whole)
    if link is None or _in_skipped_block(document, second):
        return
    if len(before) == 1 and first.magnitude is None and len(behind) == 2:
        yield Pair(first, _joined(*behind), link, family)
    elif len(before) == len(behind) > 1:
        for one, other in zip(before, behind, strict=True):
            yield Pair(one, other, link, family)
    elif len(behind) == 1 and (
        len(before) == 1 or (link.form == "bracket" and not _product(document.text, before))
    ):
        yield Pair(first, second, link, family)


def _joined(low: Quantity, high: Quantity) -> Quantity:
    """Return two quantities as one range: "(23 and 41 °F)"."""
    return low._replace(
        span=Span(low.span.start, high.span.end),
        magnitude=None,
        low=low.magnitude,
        high=high.magnitude,
        number=None,
        interval=Interval(low.interval.low, high.interval.high),
        charitable=Interval(low.charitable.low, high.charitable.high),
    )


def _signed(quantity: Quantity) -> Quantity:
    """Return a temperature with the "minus" that stands before it."""
    if quantity.unit not in ("degC", "degF") or not quantity.magnitude:
        return quantity
    start = quantity.span.start
    if quantity.magnitude < 0 or quantity.document.text[start - 6 : start].lower() != "minus ":
        return quantity
    return quantity._replace(
        span=Span(start - 6, quantity.span.end),
        magnitude=-quantity.magnitude,
        interval=Interval(-quantity.interval.high, -quantity.interval.low),
        charitable=Interval(-quantity.charitable.high, -quantity.charitable.low),
    )


def _as_money(quantity: Quantity, other: Quantity) -> Quantity:
    """Return "3 billion pounds" as money where it stands beside money."""
    if quantity.kind is Kind.MONEY or other.kind is not Kind.MONEY:
        return quantity
    for reading in quantity.readings:
        if forms.is_money(reading.unit):
            return quantity._replace(unit=reading.unit, kind=Kind.MONEY)
    return quantity


def _family(first: Quantity, second: Quantity) -> str:
    """Return what sort of pair two quantities can be, or ""."""
    one, other = first.unit, second.unit
    if one == other:
        return _scales.family(first, second)
    if not one or not other:
        return ""
    if forms.is_money(one) and forms.is_money(other):
        return (
            "" if any(_scales.in_coins(q) or q.magnitude == 1 for q in (first, second)) else "money"
        )
    if one in _POINTS and other in _POINTS:
        return "points"
    a, b = tables.unit(one), tables.unit(other)
    if a.counted or b.counted:
        return ""
    if a.powers == b.powers:
        if not a.powers:
            return "unit" if "/" in one and "/" in other else ""
        return "temperature" if a.powers == _TEMPERATURE else "unit"
    if len(a.powers) > 1 or any(abs(power) > 1 for _, power in a.powers):
        return "unit" if a.powers == tuple((n, -p) for n, p in b.powers) else ""
    return ""


def _row(text: str, quantities: Sequence[Quantity], index: int, step: int) -> list[Quantity]:
    """Return the quantities of one unit that stand in a row with the one at `index`."""
    row = [quantities[index]]
    at = index + step
    while 0 <= at < len(quantities) and len(row) < 6:
        other, near = quantities[at], row[-1]
        if other.unit != near.unit or other.kind is not near.kind:
            break
        low, high = (near, other) if step > 0 else (other, near)
        joint = text[low.span.end : high.span.start].strip(" \u00a0")
        if joint not in _JOINTS:
            break
        row.append(other)
        at += step
    return row if step > 0 else row[::-1]


_COMMA_BEFORE = re.compile(r"[0-9] ?, ?$")
_JOINTS = frozenset(("×", "x", "by", "and", ",", ", and", "to", "or", "–", "-", "*", ", or", "&"))
_PRODUCTS = frozenset(("×", "x", "by", "*"))


def _product(text: str, row: Sequence[Quantity]) -> bool:
    """Return whether a row is a product, as 2.4 m × 1.2 m is: no side of it stands alone."""
    joint = text[row[-2].span.end : row[-1].span.start].strip(" \u00a0")
    return joint in _PRODUCTS


def _in_skipped_block(document: Document, quantity: Quantity) -> bool:
    """Return whether a quantity stands where nothing is claimed."""
    block = document.block_at(quantity.span.start)
    return block is not None and block.kind in _SKIPPED


def _claim(
    pair: Pair, rules: Mapping[str, Rule], rates: Mapping[frozenset[str], _exchange.Stated]
) -> Claim | None:
    """Return the claim of a pair under the rule for its family, if there is one."""
    first, second, link, family = pair
    strength = link.strength
    slots: Slots = {"first": first, "second": second}
    extra: dict[str, object] = {"strength": int(strength), "form": link.form}
    text = first.document.text
    told = link.form in ("equals", "or") and strength is Strength.SURE
    if family == "unit" and not told and tables.unit(first.unit).powers == _TIME:
        return None  # "36 hours of driving (3 days)" is no conversion
    if family == "scale" and not _scales.in_coins(first) and not _scales.in_coins(second):
        extra["plain"] = strength is Strength.SURE
    if family == "temperature":
        extra["sense"] = str(_warmth.sense(text, first.span, second.span, first.magnitude))
    if family == "money":
        rate = rates.get(frozenset((first.unit, second.unit)))
        if rate is not None and first in rate.quantities:
            return None  # the statement of the rate itself
        if rate is not None:
            family = "stated rate"
            extra["rate"] = rate
        then = _exchange.when(first, second)
        extra["elsewhen"], extra["year"] = (False, None) if link is AT_RATE else then
    rule = rules.get(family)
    if rule is None:
        return None
    evidence = (f"linked by {link.form}, {strength.name.lower()}",)
    return Claim(rule, slots, strength is Strength.SURE, evidence, int(strength), extra=extra)
