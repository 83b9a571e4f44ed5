"""Coefficients with their standard error and test -> claims that one is the other's share.

In: an extraction. Out: a claim for each "b = 0.42, SE = 0.15, t(95) = 2.80" of a sentence,
and for each row of a table with columns of an estimate, its SE and its t or z. A β is
left alone: its standard error is often that of the unstandardized coefficient.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from verify.extract import Extraction
from verify.extract._signs import GAP, MINUS, number
from verify.match.statistic._figures import Figures, made
from verify.match.statistic._rows import Grid, Row, grids
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span

_NUM = r"\d*[.·]\d+|\d+"
_WRITTEN = re.compile(
    rf"(?<![\w.])(?:[bB]|[Ee]stimate|[Cc]oefficient){GAP}(?:=|¼|of|was){GAP}(?P<sign>{MINUS})?{GAP}(?P<number>{_NUM})"
    rf"{GAP}[,;(]{GAP}(?:SE|S\.E\.|s\.e\.|standard\ error)(?:_?\{{?[bB]\}}?)?{GAP}(?:=|¼|of)?{GAP}(?P<error>{_NUM})\)?"
    rf"(?:{GAP}[,;]{GAP}9[05]\ ?%\ ?CI[^\]\)]{{3,30}}[\]\)])?{GAP}[,;]{GAP}\Z"
)
_ESTIMATE = re.compile(
    r"b|estimates?|coef(?:ficient|\.)?|est\.?|unstandardi[sz]ed b", re.IGNORECASE
)
_ERROR = re.compile(
    r"se(?:\s?\(?b\)?)?|s\.e\.|std\.?\s?err(?:or|\.)?|standard\serror", re.IGNORECASE
)
_TEST = re.compile(
    r"(?:t|z)(?:[- ](?:value|statistic|stat|ratio))?(?:\s?\([\d,.\s]{1,12}\))?", re.IGNORECASE
)
_CELL = re.compile(rf"\s*\(?(?P<sign>{MINUS})?(?P<number>{_NUM})\)?[*†‡]{{0,3}}\s*")


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterable[Claim]:
    """Yield a claim for each coefficient whose test stands beside it."""
    figures = Figures(extraction)
    for slots in (*_written(figures, extraction), *_tables(figures)):
        for rule in rules:
            yield Claim(rule, dict(slots))


def _written(figures: Figures, extraction: Extraction) -> Iterator[dict[str, Quantity]]:
    """Yield the coefficients right before a t or z."""
    text = extraction.document.text
    for result in extraction.results:
        value = result.statistic.magnitude
        if result.test not in ("t", "z") or value is None or result.relation != "=":
            continue
        start = max(0, result.head.start - 120)
        match = _WRITTEN.search(text[start : result.head.start])
        if match is None:
            continue
        estimate, error = (
            made(
                figures,
                Span(start + match.start(name), start + match.end(name)),
                number(match[name], negative=bool(match["sign"]) and name == "number"),
            )
            for name in ("number", "error")
        )
        yield {"estimate": estimate, "error": error, "statistic": result.statistic}


def _tables(figures: Figures) -> Iterator[dict[str, Quantity]]:
    """Yield the rows of tables with an estimate, its error and its test."""
    for grid in grids(figures.document):
        for head in range(min(2, len(grid.rows))):
            columns = [_only(grid, head, pattern) for pattern in (_ESTIMATE, _ERROR, _TEST)]
            if None in columns:
                continue
            for row in grid.rows[head + 1 :]:
                parts = [_figure(figures, row, column) for column in columns]
                if all(part is not None for part in parts):
                    named = zip(("estimate", "error", "statistic"), parts, strict=True)
                    yield {name: part for name, part in named if part is not None}
            break


def _only(grid: Grid, head: int, pattern: re.Pattern[str]) -> int | None:
    """Return the one column that a pattern names."""
    found = grid.columns(head, pattern)
    return found[0] if len(found) == 1 else None


def _figure(figures: Figures, row: Row, column: int | None) -> Quantity | None:
    """Return the number in a cell."""
    cell = row.get(column) if column is not None else None
    match = _CELL.fullmatch(figures.document.text, *cell.span) if cell is not None else None
    if match is None:
        return None
    sign = number(match["number"], negative=bool(match["sign"]))
    start = match.start("sign") if match["sign"] else match.start("number")
    return made(figures, Span(start, match.end("number")), sign)
