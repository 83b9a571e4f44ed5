"""Means and SDs in tables, with the people of their row or column.

In: a document's tables. Out: each mean with its SD and its n, and the text that may say
what kind of scores they are. n stands in a column of its own, or in the header of the
column ("Control (n = 19)") whose cells read "5.35 (1.20)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.extract._signs import MINUS, number
from verify.match.statistic._figures import Figures, made
from verify.match.statistic._rows import Grid, grids
from verify.model.document import Cell
from verify.model.quantity import Quantity
from verify.model.span import Span
from verify.model.statistic import Sign
from verify.named import NamedTuple

_N = re.compile(r"n|no\.?|participants|respondents|patients|people", re.IGNORECASE)
_MEAN = re.compile(r"(?:m|mean|mean (?:score|rating)|average|x̄)", re.IGNORECASE)
_SD = re.compile(r"(?:sd|s\.d\.|std\.? ?dev(?:\.|iation)?|standard deviation)", re.IGNORECASE)
_BOTH = re.compile(r"(?:m|mean)\s?[(±]\s?(?:sd|s\.d\.)\)?", re.IGNORECASE)
_GROUP = re.compile(r".{0,60}?\(\s?n\s?=\s?(?P<n>\d{1,5})\s?\)(?P<both>.{0,30})", re.IGNORECASE)
_SAYS_BOTH = re.compile(r"\b[Mm](?:eans?)?\s?(?:[(±]|and)\s?(?:SDs?|S\.D\.|standard deviation)")
_NUM = r"\d+\.\d+"
_COUNT_CELL = re.compile(r"\s*(?P<number>\d{1,5})\s*")
_VALUE_CELL = re.compile(rf"\s*(?P<sign>{MINUS})?(?P<number>{_NUM})[*†‡a-d]{{0,3}}\s*")
_BOTH_CELL = re.compile(
    rf"\s*(?P<sign>{MINUS})?(?P<number>{_NUM})\s?[*†‡]{{0,3}}\s?[(±]\s?(?P<sd>{_NUM})\s?\)?\s*"
)


class TableMean(NamedTuple):
    """A mean of a table with its people, and its SD where there is one."""

    mean: Quantity
    people: Quantity
    sd: Quantity | None


def table_means(figures: Figures) -> Iterator[tuple[Span, list[TableMean]]]:
    """Yield the means of each table, with the stretch of text that speaks of them."""
    for grid in grids(figures.document):
        found = list(_by_rows(figures, grid)) or list(_by_columns(figures, grid))
        if found:
            yield grid.around(), found


def _by_rows(figures: Figures, grid: Grid) -> Iterator[TableMean]:
    """Yield the means of a table with columns n, mean and perhaps SD."""
    for head in range(min(2, len(grid.rows))):
        ns, means = grid.columns(head, _N), grid.columns(head, _MEAN)
        both, sds = grid.columns(head, _BOTH), grid.columns(head, _SD)
        if len(ns) != 1 or len(means) + len(both) != 1:
            continue
        for row in grid.rows[head + 1 :]:
            people = _count(figures, row.get(ns[0]))
            if people is None:
                continue
            sd = row.get(sds[0]) if len(sds) == 1 else None
            found = _mean(figures, row.get((means or both)[0]), sd, people)
            if found is not None:
                yield found
        return


def _by_columns(figures: Figures, grid: Grid) -> Iterator[TableMean]:
    """Yield the means under headers such as "Control (n = 19)"."""
    around = grid.around()
    said = _SAYS_BOTH.search(grid.document.text, around.start, around.end)
    for column, cell in grid.rows[0].items():
        match = _GROUP.fullmatch(grid.document.text, *cell.span)
        if match is None or (said is None and _SAYS_BOTH.search(match["both"]) is None):
            continue
        span = Span(match.start("n"), match.end("n"))
        people = figures.at(span, number(match["n"]))
        for row in grid.rows[1:]:
            below = row.get(column)
            both = _BOTH_CELL.fullmatch(grid.document.text, *below.span) if below else None
            if both is not None:
                found = _mean(figures, below, None, people)
                if found is not None:
                    yield found


def _mean(
    figures: Figures, cell: Cell | None, beside: Cell | None, people: Quantity
) -> TableMean | None:
    """Return the mean of a cell, with the SD in its bracket or in the cell beside it."""
    if cell is None:
        return None
    text = figures.document.text
    both = _BOTH_CELL.fullmatch(text, *cell.span)
    match = both or _VALUE_CELL.fullmatch(text, *cell.span)
    if match is None:
        return None
    sign = number(match["number"], negative=bool(match["sign"]))
    mean = _figure(figures, match, "number", sign)
    if both is not None:
        return TableMean(mean, people, _figure(figures, both, "sd", number(both["sd"])))
    spread = _VALUE_CELL.fullmatch(text, *beside.span) if beside is not None else None
    if spread is None:
        return TableMean(mean, people, None)
    return TableMean(mean, people, _figure(figures, spread, "number", number(spread["number"])))


def _count(figures: Figures, cell: Cell | None) -> Quantity | None:
    """Return the count in a cell."""
    match = _COUNT_CELL.fullmatch(figures.document.text, *cell.span) if cell is not None else None
    if match is None or int(match["number"]) < 2:
        return None
    return _figure(figures, match, "number", number(match["number"]))


def _figure(figures: Figures, match: re.Match[str], group: str, sign: Sign) -> Quantity:
    """Return the quantity at a group of a match, as it is printed."""
    start = match.start("sign") if group == "number" and sign.value < 0 else match.start(group)
    return made(figures, Span(start, match.end(group)), sign)
