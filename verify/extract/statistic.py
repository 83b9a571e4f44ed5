"""Test results in running text: `Document` -> every "t(28) = 2.20, p = .03" in it.

In: a document. Out: `TestResult` values in the order of the text, with what could not be
read said in `fault`. Text from PDFs is read as it comes: lost subscripts, odd signs,
control characters, letters in place of = < and > (`verify.extract._signs`). Tables are
for `verify.match`; whether a result is right is for the laws.

A result is a head (the test's symbol, its bracket, a relation, one or more numbers; see
`verify.extract._heads`) and a p value behind or before it in the same sentence.
"""

from __future__ import annotations

import re
from decimal import Decimal

from verify.extract._heads import HEADS, NO_VALUE, Head, Worth, degrees_after, head_at, symbols
from verify.extract._pvalues import (
    PValue,
    has_unread,
    p_value_before,
    p_values_alone,
    p_values_from,
)
from verify.model.document import Document
from verify.model.interval import INFINITY, Interval
from verify.model.quantity import Bound, Kind, Quantity
from verify.model.span import Span
from verify.model.statistic import TestResult

REACH = 120  # characters between a statistic and its p value
_STOP = re.compile(r"[.!?]['\")\]]*\s+(?=[A-Z\"'(])|\n\s*\n")
_TAIL = re.compile(
    r"\b(?:(?P<one>one|1)|two|2)[-‐‑–\s](?:tailed|sided|tail)\b|\b(?P<directional>directional)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"[\s,;(\[]*(?:by\ an?\s)?")
_JOINT = re.compile(r"[\s,;&]*(?:and|or)?[\s,;&]*", re.IGNORECASE)
_BOUNDS = {"<": Bound.LESS_THAN, ">": Bound.MORE_THAN, "<=": Bound.AT_MOST, ">=": Bound.AT_LEAST}
UNREAD_P = "its p value could not be read"
NO_P = "no p value stands beside it"
NO_FREEDOM = "no degrees of freedom are given"
NO_SIZES = "the sizes of its groups are not given"
SIZED = ("U", "W", "V")  # tests whose p follows from the sizes of the groups
WITHOUT_FREEDOM = ("z", *SIZED)


def results(document: Document) -> tuple[TestResult, ...]:
    """Return every test result of a document, in order."""
    text = document.text
    found: list[TestResult] = []
    end = 0
    for match in symbols(text):
        if match.start() < end:
            continue
        head = head_at(text, match)
        if head is None:
            continue
        new, plural = _results_of(document, head, end)
        if plural and new:
            _share_backwards(found, new[0])
        found += new
        end = max([end, *(r.span.end for r in new)])
    if not document.tables and all(r.p is None and r.fault != UNREAD_P for r in found):
        return ()  # formulas; a table may hold the p in a column of its own
    return tuple(found)


def probabilities(document: Document) -> list[Quantity]:
    """Return the quantity of every p value, those of test results among them."""
    return [_probability(document, p) for p in p_values_alone(document.text)]


def _results_of(document: Document, head: Head, after: int) -> tuple[list[TestResult], bool]:
    """Return the results of one head, and whether its p speaks for several ("ps < .05")."""
    text = document.text
    stop = _reach(text, head)
    ps = p_values_from(text, head.end, stop, len(head.worths))
    if not ps:
        before = p_value_before(text, head.start, after)
        ps = [before] if before is not None else []
    if not ps and head.bare:
        return [], False  # "t = 5 s": only a p makes it a test
    if not ps and not head.fault and has_unread(text, head.end, stop):
        head = head._replace(fault=UNREAD_P)
    if not ps and head.fault == NO_VALUE:
        return [], False  # neither a value nor a p: no result
    if ps and head.df1 is None and not head.fault and head.test not in WITHOUT_FREEDOM:
        df1, df2 = degrees_after(text, ps[-1].span.end, head.test)
        head = head._replace(df1=df1, df2=df2)
    span = Span(
        min([head.start, *(p.span.start for p in ps)]),
        max([head.end, *(p.span.end for p in ps)]),
    )
    tail = _tail(text, span)
    made = []
    for index, worth in enumerate(head.worths):
        p = ps[min(index, len(ps) - 1)] if ps else None
        made.append(_result(document, head, worth, p, span, tail))
    return made, any(p.plural for p in ps)


def _result(
    document: Document, head: Head, worth: Worth, p: PValue | None, span: Span, tail: str
) -> TestResult:
    """Return one result of a head."""
    fault = head.fault
    if not fault and head.df1 is None and head.test not in WITHOUT_FREEDOM:
        fault = NO_FREEDOM
    if not fault and head.test in SIZED and not head.sizes:
        fault = NO_SIZES
    if not fault and p is None:
        fault = NO_P
    return TestResult(
        document=document,
        span=span,
        head=Span(head.start, head.end),
        test=head.test,
        name=head.name,
        statistic=_statistic(document, worth),
        relation=worth.relation,
        df1=head.df1,
        df2=head.df2,
        n=head.n,
        p=_probability(document, p) if p is not None else None,
        p_relation=p.relation if p is not None else "",
        tail=(p.tail if p is not None else "") or tail,
        fault=fault,
        sizes=head.sizes,
    )


def _reach(text: str, head: Head) -> int:
    """Return where the search for a head's p value ends: the sentence, or the next head."""
    limit = min(len(text), head.end + REACH)
    stop = _STOP.search(text, head.end, limit)
    if stop is not None:
        limit = stop.start() + 1
    for match in HEADS.finditer(text, head.end, limit):
        following = head_at(text, match)
        if following is not None and not (following.bare and following.test == "r"):
            return match.start()
    return limit


def _share_backwards(found: list[TestResult], result: TestResult) -> None:
    """Give a plural p to the heads just before it that have none: "t(9) = 3 and t(8) = 4, ps"."""
    start = result.span.start
    for index in range(len(found) - 1, -1, -1):
        earlier = found[index]
        if earlier.p is not None or result.p is None:
            return
        if _JOINT.fullmatch(result.document.text, earlier.span.end, start) is None:
            return
        fault = "" if earlier.fault == NO_P else earlier.fault
        found[index] = earlier._replace(p=result.p, p_relation=result.p_relation, fault=fault)
        start = earlier.span.start


def _tail(text: str, span: Span) -> str:
    """Return the tail that words in or just behind a result name: "one", "two" or ""."""
    end = min(len(text), span.end + 40)
    stop = _STOP.search(text, span.end, end)
    behind = _TAIL.search(text, span.start, stop.start() if stop else end)
    before = list(_TAIL.finditer(text, max(0, span.start - 40), span.start))
    if before and _STOP.search(text, before[-1].end(), span.start):
        before = []
    near = behind is not None and _BESIDE.fullmatch(text, span.end, max(span.end, behind.start()))
    match = behind if near or not before else before[-1]
    if match is None:
        return ""
    return "one" if match["one"] or match["directional"] else "two"


def _statistic(document: Document, worth: Worth) -> Quantity:
    """Return the quantity of a test statistic."""
    around = Interval(-INFINITY, INFINITY)
    if worth.value is not None:
        around = Interval.around(worth.value, worth.exponent)
    return Quantity(
        document=document,
        span=worth.span,
        kind=Kind.STATISTIC,
        magnitude=worth.value,
        unit="",
        interval=around,
        charitable=around,
        exponent=worth.exponent if worth.value is not None else None,
        bound=_BOUNDS.get(worth.relation, Bound.NONE),
        number=worth.span,
    )


def _probability(document: Document, p: PValue) -> Quantity:
    """Return the quantity of a p value, with the values that it leaves open."""
    if p.value is None:
        interval = Interval(Decimal(0), Decimal(1))
    else:
        interval = stated_interval(p.relation, p.value, p.exponent)
    return Quantity(
        document=document,
        span=p.span,
        kind=Kind.STATISTIC,
        magnitude=p.value,
        unit="",
        interval=interval,
        charitable=interval,
        low=None if p.value is not None else Decimal(0),
        high=None if p.value is not None else Decimal(1),
        exponent=p.exponent if p.value is not None else None,
        bound=_BOUNDS.get(p.relation, Bound.NONE),
        measure="p",
        number=p.number,
    )


def stated_interval(relation: str, value: Decimal, exponent: int) -> Interval:
    """Return the values that a number with its relation leaves open: "< .05" -> below .05."""
    if relation == "<":
        return Interval(-INFINITY, value, high_open=True)
    if relation == ">":
        return Interval(value, INFINITY, low_open=True)
    if relation == "<=":
        return Interval(-INFINITY, value)
    if relation == ">=":
        return Interval(value, INFINITY)
    return Interval.around(value, exponent)
