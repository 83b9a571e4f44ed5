"""Test results in tables: columns t, df and p -> `TestResult` values.

In: an extraction whose document has tables. Out: one result for each row with a
statistic and a p value, where the header names both and only one of each. The degrees of
freedom stand in a column, in the header ("t(38)"), or in the row of the residuals.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from verify.extract import Extraction
from verify.extract._heads import CORRELATIONS
from verify.extract._signs import GAP, MINUS, NUMBER, RELATION, number, relation
from verify.extract.statistic import NO_FREEDOM, NO_P, stated_interval
from verify.match.statistic._figures import Figures, made
from verify.match.statistic._rows import Grid, grids, plain
from verify.model.document import Cell, Document
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.span import Span
from verify.model.statistic import Freedom, Sign, TestResult
from verify.named import NamedTuple

_DF_IN_HEADER = (
    r"(?:\s*[(\[]\s*(?:df\s*=\s*)?(?P<df>\d+(?:\.\d+)?)(?:\s*,\s*(?P<df2>\d+(?:\.\d+)?))?\s*[)\]])?"
)
_STATISTICS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    (
        "t",
        "t",
        re.compile(
            rf"(?:t|t[- ](?:value|statistic|test|stat|ratio)){_DF_IN_HEADER}", re.IGNORECASE
        ),
    ),
    ("F", "F", re.compile(rf"F(?:[- ](?:value|statistic|ratio))?{_DF_IN_HEADER}")),
    (
        "z",
        "Z",
        re.compile(
            rf"(?:z|z[- ](?:value|statistic|score|stat)|Wald z){_DF_IN_HEADER}", re.IGNORECASE
        ),
    ),
    (
        "chi2",
        "Chi2",
        re.compile(
            rf"(?:[χΧX]\s?(?:²|2|\^2)|chi[- ]?squared?|chi2|chisq){_DF_IN_HEADER}", re.IGNORECASE
        ),
    ),
)
_CORRELATION = r"(?:correlation|corr\.?|coefficient)"
_STATISTICS = (
    *_STATISTICS,
    (
        "r",
        "r",
        re.compile(rf"(?:(?:Pearson['’]?s? )?r|Pearson(?: {_CORRELATION})?){_DF_IN_HEADER}"),
    ),
    (
        "rs",
        "rs",
        re.compile(
            rf"(?:(?:Spearman['’]?s? )?(?:ρ|rho|r_?\{{?s\}}?)|Spearman(?: {_CORRELATION})?){_DF_IN_HEADER}"
        ),
    ),
    ("chi2", "H", re.compile(rf"(?:Kruskal[-–]Wallis )?H{_DF_IN_HEADER}")),
    ("Q", "Q", re.compile(rf"Q{_DF_IN_HEADER}")),
)
_N = re.compile(r"[nN](?: pairs)?|sample size", re.IGNORECASE)
_P = re.compile(
    r"(?:p|p[- ]?values?|sig\.?|pr\(>.{1,6}\)|p[- ]?val\.?)(?:\s*\((?:2|two)[- ]tailed\))?",
    re.IGNORECASE,
)
_DF = re.compile(r"(?:df|d\.f\.|degrees of freedom|num ?df|df ?1|dfn|df ?num)", re.IGNORECASE)
_DF2 = re.compile(r"(?:den ?df|df ?2|dfd|df ?den|df ?error)", re.IGNORECASE)
_RESIDUAL = re.compile(r"(?:residuals?|error|within(?: groups)?)", re.IGNORECASE)
_VALUE = re.compile(rf"{GAP}(?P<sign>{MINUS})?{GAP}(?P<number>{NUMBER})[*†‡a-d]{{0,3}}{GAP}")
_P_VALUE = re.compile(
    rf"{GAP}(?:p{GAP})?(?P<rel>{RELATION})?{GAP}(?P<number>[01]?\.\d+|\d(?:\.\d+)?[eE]{MINUS}?\d+)[\s*†‡.]{{0,5}}"
)
_NS = re.compile(r"\s*n\.?s\.?\s*", re.IGNORECASE)
_PAIR = re.compile(r"\s*(?P<a>\d+(?:\.\d+)?)\s*[,;/]\s*(?P<b>\d+(?:\.\d+)?)\s*")


class _Columns(NamedTuple):
    """Which column holds what; `fixed` are degrees of freedom from the header."""

    test: str
    name: str
    statistic: int
    p: int
    df: int | None
    df2: int | None
    fixed: tuple[Freedom | None, Freedom | None]
    n: int | None = None


def table_results(extraction: Extraction, figures: Figures) -> Iterator[TestResult]:
    """Yield the results in a document's tables."""
    for grid in grids(extraction.document):
        yield from _of(grid, figures)


def with_ps(
    extraction: Extraction, results: Sequence[TestResult], figures: Figures
) -> list[TestResult]:
    """Return results with the p of their row, where a table has it in a column of its own."""
    places: dict[int, tuple[str, Quantity]] = {}
    for grid in grids(extraction.document):
        for head, _ in enumerate(grid.rows):
            ps = grid.columns(head, _P)
            if len(ps) == 1:
                for row in grid.rows[head + 1 :]:
                    p = _p(grid.document, row[ps[0]], figures) if ps[0] in row else None
                    if p is not None:
                        places.update((cell.span.start, p) for cell in row.values())
                break
    starts = sorted(places)
    found = []
    for result in results:
        at = bisect_right(starts, result.span.start) - 1
        if result.fault == NO_P and at >= 0:
            own = extraction.document.text[starts[at] : result.span.start]
            if not re.search(r"[\t\n|]", own):  # it stands in that cell
                sign, quantity = places[starts[at]]
                result = result._replace(p=quantity, p_relation=sign, fault="")
        found.append(result)
    return found


def _of(grid: Grid, figures: Figures) -> Iterator[TestResult]:
    """Yield the results of one table."""
    document = grid.document
    read = ((row, _columns(document, cells)) for row, cells in enumerate(grid.rows))
    head, columns = next(((row, found) for row, found in read if found), (0, None))
    if columns is None:
        return
    body = list(grid.rows[head + 1 :])
    residual = _residual(document, body, columns)
    for row in body:
        result = _result(document, row, columns, residual, figures)
        if result is not None:
            yield result


def _columns(document: Document, row: dict[int, Cell]) -> _Columns | None:
    """Return what the columns under a header hold, None where it names no test."""
    texts = {column: plain(document, cell) for column, cell in row.items()}
    ps = [column for column, text in texts.items() if _P.fullmatch(text)]
    found = [
        (test, name, column, match)
        for column, text in texts.items()
        for test, name, pattern in _STATISTICS
        if (match := pattern.fullmatch(text)) is not None
    ]
    if len(ps) != 1 or len(found) != 1:
        return None
    test, name, column, match = found[0]
    df = [c for c, text in texts.items() if _DF.fullmatch(text)]
    df2 = [c for c, text in texts.items() if _DF2.fullmatch(text)]
    fixed = tuple(_freedom(match[group]) if match[group] else None for group in ("df", "df2"))
    one, other = fixed
    return _Columns(
        test,
        name,
        column,
        ps[0],
        df[0] if len(df) == 1 else None,
        df2[0] if df2 else None,
        (one, other),
        next((c for c, text in texts.items() if _N.fullmatch(text)), None),
    )


def _residual(document: Document, body: list[dict[int, Cell]], columns: _Columns) -> Freedom | None:
    """Return the degrees of freedom in the row of the residuals."""
    if columns.test != "F" or columns.df is None:
        return None
    for row in body:
        label = row.get(min(row))
        cell = row.get(columns.df)
        if label is not None and cell is not None and _RESIDUAL.fullmatch(plain(document, label)):
            return _freedom(plain(document, cell))
    return None


def _result(
    document: Document,
    row: dict[int, Cell],
    columns: _Columns,
    residual: Freedom | None,
    figures: Figures,
) -> TestResult | None:
    """Return the result of one row, None where a cell is empty or no number."""
    statistic_cell, p_cell = row.get(columns.statistic), row.get(columns.p)
    if statistic_cell is None or p_cell is None:
        return None
    statistic = _statistic(document, statistic_cell, figures)
    p = _p(document, p_cell, figures)
    if statistic is None or p is None:
        return None
    df1, df2 = _freedoms(document, row, columns, residual)
    unread = (df1 is None and columns.test != "z") or (columns.test == "F" and df2 is None)
    cells = (statistic_cell.span, p_cell.span)
    return TestResult(
        document=document,
        span=Span(min(c.start for c in cells), max(c.end for c in cells)),
        head=statistic_cell.span,
        test=columns.test,
        name=columns.name,
        statistic=statistic,
        df1=None if columns.test == "z" else df1,
        df2=df2,
        p=p[1],
        p_relation=p[0],
        fault=NO_FREEDOM if unread else "",
    )


def _freedoms(
    document: Document, row: dict[int, Cell], columns: _Columns, residual: Freedom | None
) -> tuple[Freedom | None, Freedom | None]:
    """Return the degrees of freedom of one row."""
    if columns.fixed[0] is not None:
        return columns.fixed
    cell = row.get(columns.df) if columns.df is not None else None
    if cell is None and columns.test in CORRELATIONS and columns.n in row:
        people = _freedom(plain(document, row[columns.n]))
        if people is not None and people.value > 2:
            return Freedom(people.value - 2, Interval.exactly(people.value - 2)), None
    if cell is None:
        return None, None
    text = plain(document, cell)
    if (pair := _PAIR.fullmatch(text)) is not None:
        return _freedom(pair["a"]), _freedom(pair["b"])
    second = row.get(columns.df2) if columns.df2 is not None else None
    other = _freedom(plain(document, second)) if second is not None else residual
    return _freedom(text), other if columns.test == "F" else None


def _freedom(text: str) -> Freedom | None:
    """Return degrees of freedom, None where a text is no number."""
    match = _VALUE.fullmatch(text)
    if match is None or match["sign"]:
        return None
    sign = number(match["number"])
    whole = sign.exponent >= 0
    around = Interval.exactly(sign.value) if whole else Interval.around(sign.value, sign.exponent)
    return Freedom(sign.value, around)


def _statistic(document: Document, cell: Cell, figures: Figures) -> Quantity | None:
    """Return the statistic in a cell."""
    match = _VALUE.fullmatch(document.text, cell.span.start, cell.span.end)
    if match is None:
        return None
    sign = number(match["number"], negative=bool(match["sign"]))
    start = match.start("sign") if match["sign"] else match.start("number")
    return made(figures, Span(start, match.end("number")), sign)


def _p(document: Document, cell: Cell, figures: Figures) -> tuple[str, Quantity] | None:
    """Return the p value in a cell, with its relation."""
    match = _P_VALUE.fullmatch(document.text, cell.span.start, cell.span.end)
    if match is None:
        if not _NS.fullmatch(document.text, cell.span.start, cell.span.end):
            return None
        quantity = made(figures, cell.span, Sign(Decimal(0), 0))
        return "ns", quantity._replace(
            magnitude=None, interval=Interval(Decimal(0), Decimal(1)), measure="p"
        )
    sign = number(match["number"])
    stated = relation(match["rel"]) if match["rel"] else "="
    start = match.start("rel") if match["rel"] else match.start("number")
    quantity = made(figures, Span(start, match.end("number")), sign)
    interval = stated_interval(stated, sign.value, sign.exponent)
    return stated, quantity._replace(interval=interval, charitable=interval, measure="p")
