"""Confidence intervals in tables: "1.20 (1.05 to 1.37)" under "OR (95% CI)", with the row's p.

In: a document's tables. Out: a `Mention` for each interval, with the p value of its row
where the table has one. The interval stands in the estimate's own cell, or in a column of
its own beside the column of the estimate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from verify.extract._signs import MINUS, RELATION, number
from verify.match.statistic._figures import Figures, made
from verify.match.statistic._rows import Grid, Row, grids
from verify.model.document import Cell
from verify.model.quantity import Quantity
from verify.model.span import Span
from verify.model.statistic import Mention
from verify.named import NamedTuple

_RATIO = r"(?:a(?:djusted)?\s?|crude\s?|unadjusted\s?)?(?:[OHR]R|IRR|PR|(?:odds|hazard|risk|rate|prevalence|incidence rate)\sratio|relative\srisk)"
_SHIFT = r"(?:(?:mean\s)?difference|MD|SMD|WMD|B|b|coef(?:ficient|\.)?|estimate|slope|effect)"
_LEVEL = r"(?P<level>9[0589])\s?%\s?(?:CI|C\.I\.|confidence\sintervals?|CrI)"
_ESTIMATE = re.compile(rf"(?P<ratio>{_RATIO})|{_SHIFT}", re.IGNORECASE)
_BOTH = re.compile(
    rf"(?:(?P<ratio>{_RATIO})|{_SHIFT})[\s,;]*[(\[]?\s?{_LEVEL}[)\]]?", re.IGNORECASE
)
_INTERVAL = re.compile(_LEVEL, re.IGNORECASE)
_P = re.compile(r"(?:p|p[- ]?values?|sig\.?)", re.IGNORECASE)
_NUM = r"\d*[.·]\d+|\d+"
_RANGE = rf"[(\[]?\s?(?P<s1>{MINUS})?(?P<low>{_NUM})\s?(?:\bto\b|,|;|{MINUS})\s?(?P<s2>{MINUS})?(?P<high>{_NUM})\s?[)\]]?"
_RANGE_CELL = re.compile(rf"\s*{_RANGE}\s*")
_BOTH_CELL = re.compile(
    rf"\s*(?P<sign>{MINUS})?(?P<number>{_NUM})[*†‡]{{0,3}}\s*(?=[(\[]){_RANGE}[*†‡]{{0,3}}\s*"
)
_VALUE_CELL = re.compile(rf"\s*(?P<sign>{MINUS})?(?P<number>{_NUM})[*†‡]{{0,3}}\s*")
_P_CELL = re.compile(rf"\s*(?:p\s?)?(?P<rel>{RELATION})?\s?(?P<number>[01]?\.\d+)[*†‡]{{0,3}}\s*")


class TableMention(NamedTuple):
    """An interval of a table, and the p of its row: its quantity, relation and digits."""

    mention: Mention
    p: Quantity | None = None
    relation: str = ""
    written: str = ""


class _Columns(NamedTuple):
    """Which columns hold the estimate, its interval and its p."""

    estimate: int
    interval: int
    p: int | None
    level: Decimal
    ratio: bool


def table_mentions(figures: Figures) -> Iterator[TableMention]:
    """Yield every interval in the tables of a document."""
    for grid in grids(figures.document):
        for head in range(min(3, len(grid.rows))):
            columns = _columns(grid, head)
            if columns is not None:
                for row in grid.rows[head + 1 :]:
                    found = _mention(figures, row, columns)
                    if found is not None:
                        yield found
                break


def _columns(grid: Grid, head: int) -> _Columns | None:
    """Return what the columns under a row hold, None where it is no header of intervals."""
    ps = grid.columns(head, _P)
    p = ps[0] if len(ps) == 1 else None
    both = grid.columns(head, _BOTH)
    if len(both) == 1:
        match = _BOTH.fullmatch(grid.text(head, both[0]))
        assert match is not None
        return _Columns(both[0], both[0], p, Decimal(match["level"]), bool(match["ratio"]))
    intervals, estimates = grid.columns(head, _INTERVAL), grid.columns(head, _ESTIMATE)
    if len(intervals) != 1 or len(estimates) != 1 or both:
        return None
    level = _INTERVAL.fullmatch(grid.text(head, intervals[0]))
    named = _ESTIMATE.fullmatch(grid.text(head, estimates[0]))
    assert level is not None
    assert named is not None
    return _Columns(estimates[0], intervals[0], p, Decimal(level["level"]), bool(named["ratio"]))


def _mention(figures: Figures, row: Row, columns: _Columns) -> TableMention | None:
    """Return the interval of one row, None where a cell is empty or says something else."""
    estimate, interval = row.get(columns.estimate), row.get(columns.interval)
    if estimate is None or interval is None:
        return None
    text = figures.document.text
    one_cell = columns.estimate == columns.interval
    pattern = _BOTH_CELL if one_cell else _RANGE_CELL
    ends = pattern.fullmatch(text, interval.span.start, interval.span.end)
    value = ends if one_cell else _VALUE_CELL.fullmatch(text, *estimate.span)
    if ends is None or value is None:
        return None
    low = number(ends["low"], negative=bool(ends["s1"]))
    high = number(ends["high"], negative=bool(ends["s2"]))
    start = ends.start("s1") if ends["s1"] else ends.start("low")
    span = Span(start, ends.end("high"))
    mention = Mention(
        span=span,
        low=low,
        high=high,
        ends=tuple(figures.within(span)) or (made(figures, span, low),),
        level=columns.level,
        estimate=_value(figures, value),
        others=(),
        ratio=columns.ratio,
        null=1 if columns.ratio else 0,
        near=True,
    )
    return _with_p(figures, mention, row.get(columns.p) if columns.p is not None else None)


def _value(figures: Figures, match: re.Match[str]) -> Quantity:
    """Return the estimate of a match with groups `sign` and `number`."""
    sign = number(match["number"], negative=bool(match["sign"]))
    start = match.start("sign") if match["sign"] else match.start("number")
    return made(figures, Span(start, match.end("number")), sign)


def _with_p(figures: Figures, mention: Mention, cell: Cell | None) -> TableMention:
    """Return an interval with the p of its row."""
    match = _P_CELL.fullmatch(figures.document.text, *cell.span) if cell is not None else None
    if match is None:
        return TableMention(mention)
    span = Span(match.start("rel") if match["rel"] else match.start("number"), match.end("number"))
    p = made(figures, span, number(match["number"]))
    return TableMention(mention, p, match["rel"] or "=", match["number"])
