"""p values in running text: "p < .05", "ps = .03", "ns", "significant at the .05 level".

In: a text and the stretch where one is awaited. Out: `PValue` values with their spans.
Which test they belong to is for `verify.extract.statistic`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from verify.extract._signs import (
    GAP,
    MINUS,
    P_NUMBER,
    RELATION,
    damaged_relation,
    number,
    relation,
)
from verify.model.span import Span
from verify.named import NamedTuple

LOOKBACK = 40  # characters between a p value and the statistic that follows it

_P = re.compile(
    rf"""
    (?<![A-Za-z0-9_])[*_$]{{0,2}}
    (?:
      (?:[pP](?:[-–\s]?val(?:ue)?)?(?P<plural>s|['’]s)?|[pP]rob\.?|[Ss]ig\.?)[*_$]{{0,2}}
      (?:{GAP}[_(\[]?{GAP}(?P<tail>one|two|1|2)[-–\s]?(?:tailed|sided|tail)[)\]]?)?
      (?:
        {GAP}(?P<rel>{RELATION}|(?<=alue):(?=\s?[\d.])|\bof\b|\bwas\b|\bis\b|\bwere\b){GAP}(?P<sign>{MINUS})?{GAP}(?P<number>{P_NUMBER})
      | {GAP}(?P<bad>[p!5,obBNO4Z.]){GAP}(?P<bad_number>0?\.\s?\d+)
      | {GAP}(?:{RELATION})?{GAP}(?P<pns>[nN]\.\s?[sS]\b\.?|[nN][sS]\b)
      )
    | (?P<ns>[nN]\.\s?[sS]\b\.?|[nN][sS]\b|[Nn]ot\ (?:statistically\ )?significant\b|[Nn]on-?significant\b)
    | (?:(?:was|were|is|are)\ )?(?P<not>not\ )?(?:statistically\ )?significant\ (?:at|on)\ (?:the\ )?
      (?:(?P<level>0?\.\d+)|(?P<percent>\d{{1,2}})\ ?(?:%|per\ ?cent))(?:\ level)?
    )
    (?![\d%]|\.\d|[-–]\.?\d)
    """,
    re.VERBOSE,
)
_ALONE = re.compile(
    rf"[pP](?<![A-Za-z0-9_].)(?:[-–\s]?val(?:ue)?)?(?:s|['’]s)?[*_$]{{0,2}}"
    rf"{GAP}(?P<rel>{RELATION}){GAP}(?P<sign>{MINUS})?{GAP}(?P<number>{P_NUMBER})(?![\d%])"
)
_NEXT = re.compile(rf"{GAP},?{GAP}(?:and|&|,){GAP}")
_NEXT_NUMBER = re.compile(rf"(?P<rel>{RELATION})?{GAP}(?P<number>0?\.\s?\d+)(?![\d%])")
# What may be a p value that `_P` cannot read: "p-.03", "p.03", "p = .03-.05".
_UNREAD = re.compile(
    r"(?<![A-Za-z0-9_])[pP](?:s|['’]s)?[*_]{0,2}\s?[^\w\s]?\s?[-–.<>=]{0,2}\s?\.?\d"
)
_CLOSE = re.compile(r"[\s,;:(]{1,4}(?:and\s)?\Z")


class PValue(NamedTuple):
    """A p value as written; `value` is None for "ns"."""

    relation: str
    value: Decimal | None
    exponent: int
    span: Span
    number: Span | None = None
    tail: str = ""
    plural: bool = False


def p_values_from(text: str, start: int, stop: int, wanted: int) -> list[PValue]:
    """Return the first p value between `start` and `stop`, and up to `wanted` joined to it."""
    match = _P.search(text, start, stop)
    if match is None:
        return []
    found = [_value(match)]
    while len(found) < wanted:
        joint = _NEXT.match(text, found[-1].span.end, stop + 40)
        if joint is None:
            break
        further = _P.match(text, joint.end(), stop + 40)
        if further is not None:
            found.append(_value(further))
            continue
        plain = _NEXT_NUMBER.match(text, joint.end(), stop + 40)
        if plain is None or not found[0].plural:
            break
        found.append(_joined(plain, found[-1]))
    return found


def p_values_alone(text: str) -> Iterator[PValue]:
    """Yield every p value with a sign and a number, whatever it belongs to.

    A whole number is none ("p = 5" parameters), nor is anything above one.
    """
    for match in _ALONE.finditer(text):
        value = number(match["number"], negative=bool(match["sign"]))
        if value.exponent < 0 and abs(value.value) <= 1:
            where = Span(match.start("number"), match.end("number"))
            span = Span(match.start(), match.end())
            yield PValue(relation(match["rel"]), value.value, value.exponent, span, where)


def has_unread(text: str, start: int, stop: int) -> bool:
    """Return whether something like a p value stands in a stretch where none was read."""
    return _UNREAD.search(text, start, stop) is not None


def p_value_before(text: str, start: int, after: int) -> PValue | None:
    """Return a p value that stands right before `start`: "(p = .03, t(28) = 2.20)"."""
    last = None
    for match in _P.finditer(text, max(after, start - LOOKBACK), start):
        last = match
    if last is None or last["ns"] or last["level"] or last["percent"]:
        return None
    if _CLOSE.fullmatch(text, last.end(), start) is None:
        return None
    return _value(last)


def _value(match: re.Match[str]) -> PValue:
    """Return what a match of `_P` says."""
    span = Span(match.start(), match.end())
    tail = {"one": "one", "1": "one", "two": "two", "2": "two"}.get(match["tail"] or "", "")
    plural = bool(match["plural"])
    if match["pns"] or match["ns"]:
        return PValue("ns", None, 0, span, None, tail, plural)
    if match["level"] or match["percent"]:
        level = Decimal(match["level"]) if match["level"] else Decimal(match["percent"]) / 100
        return PValue(">" if match["not"] else "<", level, -2, span)
    if match["bad"]:
        value = number(match["bad_number"])
        sign, place = damaged_relation(match["bad"]), "bad_number"
    else:
        value = number(match["number"], negative=bool(match["sign"]))
        sign, place = relation(match["rel"]), "number"
    where = Span(match.start(place), match.end(place))
    return PValue(sign, value.value, value.exponent, span, where, tail, plural)


def _joined(match: re.Match[str], first: PValue) -> PValue:
    """Return a further p value that borrows its relation: "ps = .03 and .04"."""
    value = number(match["number"])
    sign = relation(match["rel"]) if match["rel"] else first.relation
    where = Span(match.start("number"), match.end("number"))
    span = Span(match.start(), match.end())
    return PValue(sign, value.value, value.exponent, span, where, first.tail, True)
