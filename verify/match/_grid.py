"""Grids: a table of a document as lines of values with labels, headers and scales.

In: a `Table` and the quantities of its document. Out: a `Grid`: which rows are headers,
which columns are labels, years, ranks, percentages or values, and each cell's number as
an exact decimal with the power of ten of its last digit. A number in parentheses is
negative, a dash is nothing, "n/a" is unknown. Relations are found by others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from verify.choices import StrEnum
from verify.model.document import Cell, Document, Table
from verify.model.quantity import Quantity
from verify.model.span import Span
from verify.named import NamedTuple

_SPACE = " \u00a0\u2009\u202f"
_NUMBER = re.compile(
    rf"""[{_SPACE}]*+(?P<open>[(\[])?[{_SPACE}]*+(?P<sign>[-−–+])?[{_SPACE}]*+
    (?P<money>(?:[A-Z]{{1,3}})?[$€£¥₹]|[A-Z]{{3}}(?=[{_SPACE}\d]))?[{_SPACE}]*+(?P<inner>[-−–(])?
    (?P<number>\d{{1,3}}(?:[,'’{_SPACE}]\d{{3}})++(?:\.\d++)?|\d++(?:\.\d++)?|\.\d++)
    [{_SPACE}]*+(?P<percent>%)?[{_SPACE}]*+(?P<close>[)\]])?[{_SPACE}]*+(?P<after>%)?
    (?P<note>[{_SPACE}]*+(?:\(\w{{1,3}}\)|\[\w{{1,3}}\]|[*†‡§¶#]++|[⁰¹²³⁴-⁹]++|(?<=\d)[a-e]|[{_SPACE}][a-z]))*+
    [{_SPACE}]*+""",
    re.VERBOSE,
)
_COMMA_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d+,\d{1,2}(?!\d)|\d{1,3}(?:\.\d{3}){2,}")
_DASH = re.compile(r"(?:[$€£¥₹]\s*(?=[-−–—―]))?[-−–—―\s]*(?:nil)?", re.IGNORECASE)
_UNKNOWN = re.compile(r"[-–—.…\s]*|n\.?/?\s?[am]\.?[\W\d]*|nil|none|unknown", re.IGNORECASE)
_SCALE = re.compile(
    r"(?<![A-Za-z])(?:thousands?|millions?|billions?|trillions?|crore|lakh|mn|bn|'?000s?|’000s?|"
    r"[$€£¥]\s?[mkb]n?|in \$|usd|eur|gbp|rmb|dollars?|euros?|pounds?|%)(?![A-Za-z])|[$€£¥₹]",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%|\bper ?cent(?:age)?s?\b", re.IGNORECASE)
_EXCEPT = re.compile(r"except[^)]{0,80}", re.IGNORECASE)
_YEAR = range(1800, 2101)
_COUNTS = 10_000  # whole numbers below this, without a scale, are counted one by one
_ORDER = re.compile(
    r"(?:overall |world |fiscal |model |tie |draft )?(?:rank(?:ing)?|no\.?|nr\.?|#|№|pos\.?|position|place|"
    r"order|id|code|notes?|seed|pick|number|round|week|day|game|race|heat|lane|jersey|ref\.?|seasons?|"
    r"years?|dates?|age|time|score|result|episode|series|lap|grid|tie|draw|page|item|class|grade|s/n|sr\.?)"
    r"(?: (?:no\.?|number|#|by [a-z ]{1,20}|\(?s\)?))?",
    re.IGNORECASE,
)
CHANGE = re.compile(
    r"\b(?:change|chg|var(?:iance)?|increase|decrease|growth|difference|diff|inc|movement|vs\.?|versus|"
    r"over|yoy|y/y|better|worse|gain|net)\b|[+Δ±]|%",
    re.IGNORECASE,
)


class LaneKind(StrEnum):
    """What a column holds."""

    LABEL = "label"
    VALUE = "value"
    PERCENT = "percent"
    ORDER = "order"  # ranks, years, notes: numbers that nobody adds
    EMPTY = "empty"


class Value(NamedTuple):
    """One cell's number: mantissa × 10^exponent, as printed."""

    magnitude: Decimal
    exponent: int
    span: Span
    percent: bool = False
    money: bool = False
    cell: Cell | None = None
    exact: bool = False  # a whole count that nobody rounded


class Column(NamedTuple):
    """A column: its header's text, from top to bottom, and what it holds."""

    header: str
    kind: LaneKind


class Row(NamedTuple):
    """A row below the headers: its label, and whether it holds a number at all."""

    label: str
    section: bool


class Grid(NamedTuple):
    """A table, read; `values[row][column]` is None where no number is known to stand.

    `blank` holds the places of dashes and empty cells, which count as nothing.
    """

    document: Document
    table: Table
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    values: tuple[tuple[Value | None, ...], ...]
    blank: frozenset[tuple[int, int]]
    texts: tuple[tuple[str, ...], ...]
    heads: tuple[tuple[str, ...], ...]
    caption: str


def grids(document: Document, quantities: tuple[Quantity, ...]) -> tuple[Grid, ...]:
    """Return every table of a document as a grid."""
    return _grids(document, _Quantities(quantities)) if document.tables else ()


class _Quantities:
    """A document's quantities, as a key that the document alone decides."""

    def __init__(self, held: tuple[Quantity, ...]) -> None:
        self.held = held

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Quantities) and len(self.held) == len(other.held)

    def __hash__(self) -> int:
        return len(self.held)


@lru_cache(maxsize=2)  # several kinds of rules ask for the grids of one document in turn
def _grids(document: Document, quantities: _Quantities) -> tuple[Grid, ...]:
    """Return the grids of a document."""
    by_start = {q.span.start: q for q in quantities.held}
    found = (grid(document, table, by_start) for table in document.tables)
    return tuple(g for g in found if g is not None)


def grid(document: Document, table: Table, by_start: Mapping[int, Quantity]) -> Grid | None:
    """Return one table as a grid; None where it has no body or no number."""
    cells = {(c.row, c.column): c for c in table.cells}
    height = 1 + max(c.row for c in table.cells)
    width = 1 + max(c.column for c in table.cells)
    if height < 2 or width < 2 or height * width > 2_000_000:
        return None
    texts = _texts(document, table, height, width)
    values = [
        [_value(document, cells.get((r, c)), by_start) for c in range(width)] for r in range(height)
    ]
    top = _header_rows(table, texts, values)
    if top >= height:
        return None
    heads = tuple(tuple(row) for row in texts[:top])
    body = values[top:]
    headers = _headers(heads, width)
    columns = _columns(headers, texts[top:], body)
    blank = frozenset(
        (r, c)
        for r, row in enumerate(texts[top:])
        for c, text in enumerate(row)
        if body[r][c] is None and _DASH.fullmatch(text)
    )
    caption = document.text[table.caption.start : table.caption.end] if table.caption else ""
    rows = _rows(texts[top:], body, columns)
    if not _SCALE.search(" ".join([caption[:300], *headers])):
        _mark_counts(body, width)
    return Grid(
        document, table, rows, columns, tuple(map(tuple, body)), blank,
        tuple(map(tuple, texts[top:])), heads, caption,
    )  # fmt: skip


def _mark_counts(body: list[list[Value | None]], width: int) -> None:
    """Mark the numbers of columns that hold small whole numbers: counts, not roundings."""
    for column in range(width):
        values = [v for row in body if (v := row[column]) is not None]
        if all(v.exponent == 0 and not v.percent and not v.money for v in values) and all(
            abs(v.magnitude) < _COUNTS for v in values
        ):
            for row in body:
                found = row[column]
                if found is not None:
                    row[column] = found._replace(exact=True)


def _texts(document: Document, table: Table, height: int, width: int) -> list[list[str]]:
    """Return the text of each place; a cell over several rows is repeated in its column."""
    texts = [[""] * width for _ in range(height)]
    for cell in table.cells:
        text = document.text[cell.span.start : cell.span.end].strip()
        for row in range(cell.row, min(cell.row + cell.rows, height)):
            texts[row][cell.column] = text
        if cell.header:
            for column in range(cell.column + 1, min(cell.column + cell.columns, width)):
                texts[cell.row][column] = text
    return texts


def _value(document: Document, cell: Cell | None, by_start: Mapping[int, Quantity]) -> Value | None:
    """Return the number that a cell holds, or None."""
    if cell is None or cell.span.end == cell.span.start:
        return None
    text = document.text[cell.span.start : cell.span.end]
    if len(text) > 80:
        return None
    match = _NUMBER.fullmatch(text)
    if match is None or (document.decimal_comma and _COMMA_NUMBER.search(text)):
        return _quantity_value(cell, text, by_start)
    digits = re.sub(rf"[,'’{_SPACE}]", "", match["number"])
    magnitude = Decimal(digits)
    negative = match["sign"] in ("-", "−", "–") or match["inner"] in ("-", "−", "–", "(")
    if (match["open"] and match["close"]) or negative:
        magnitude = -magnitude
    start = cell.span.start + match.start("number")
    if match["open"] or match["sign"] or match["money"] or match["inner"]:
        first = next(g for g in ("open", "sign", "money", "inner", "number") if match[g])
        start = cell.span.start + match.start(first)
    last = next(g for g in ("after", "close", "percent", "number") if match[g])
    span = Span(start, cell.span.start + match.end(last))
    exponent = -len(digits.partition(".")[2])
    percent = bool(match["percent"] or match["after"])
    return Value(magnitude, exponent, span, percent, bool(match["money"]), cell)


def _quantity_value(cell: Cell, text: str, by_start: Mapping[int, Quantity]) -> Value | None:
    """Return the number of a cell such as "5 km": one quantity that is nearly all of it."""
    for at in range(cell.span.start, min(cell.span.end, cell.span.start + 4)):
        quantity = by_start.get(at)
        if quantity is None or quantity.magnitude is None or quantity.exponent is None:
            continue
        if quantity.kind in ("date", "time", "score", "ordinal", "multiple", "ratio", "age"):
            return None
        if quantity.span.end - quantity.span.start < 0.7 * len(text.strip()):
            return None
        return Value(
            quantity.magnitude,
            quantity.exponent,
            quantity.span,
            quantity.unit == "percent",
            quantity.kind == "money",
            cell,
        )
    return None


def _header_rows(table: Table, texts: list[list[str]], values: list[list[Value | None]]) -> int:
    """Return how many rows at the top are headers: marked so, or of words and years only."""
    marked = {c.row for c in table.cells if c.header and c.column > 0}
    top = 0
    for row, found in enumerate(values):
        numbers = [v for v in found[1:] if v is not None]
        words = any(
            t and v is None and not _UNKNOWN.fullmatch(t)
            for t, v in zip(texts[row][1:], found[1:], strict=True)
        )
        years = (
            bool(numbers) and all(is_year(v) for v in numbers) and (len(numbers) > 1 or not words)
        )
        if row in marked and (row == top):
            top = row + 1
        elif (row == top and top <= 4) and ((words and not numbers) or (years and row <= 2)):
            if not numbers and top and not _heads(texts[row], texts, values, row):
                break
            if not numbers and marked and texts[row][0] and not _tells_units(texts[row]):
                break  # a first line without numbers, below headers that are marked as such
            top = row + 1
        else:
            break
    return top


def _tells_units(row: list[str]) -> bool:
    """Whether a line of words below the headers tells units: "$m", "in thousands"."""
    short = all(len(text) <= 12 for text in row[1:])
    return bool(_SCALE.search(row[0]) or (short and _SCALE.search(" ".join(row[1:]))))


def _heads(
    row: list[str], texts: list[list[str]], values: list[list[Value | None]], at: int
) -> bool:
    """Whether a row of words tells of the columns below it (units), not of one line."""
    below = [v for line in values[at + 1 : at + 4] for v in [line]]
    return any(t and any(line[c + 1] is not None for line in below) for c, t in enumerate(row[1:]))


def is_year(value: Value) -> bool:
    """Whether a number is written as a year is."""
    return (
        value.exponent == 0
        and int(value.magnitude) in _YEAR
        and not value.percent
        and value.span.end - value.span.start == 4
    )


def _headers(heads: tuple[tuple[str, ...], ...], width: int) -> list[str]:
    """Return each column's header: what stands above it, groups spread over their columns.

    A column without a header belongs to the one on its left.
    """
    filled: list[list[str]] = []
    for index, row in enumerate(heads):
        line = list(row)
        last = index == len(heads) - 1
        for column in range(2, width):
            if not line[column] and not last and line[column - 1] and heads[index + 1][column]:
                line[column] = line[column - 1]
        filled.append(line)
    headers = [" ".join(dict.fromkeys(row[c] for row in filled if row[c])) for c in range(width)]
    for column in range(2, width):
        if not headers[column] and heads:
            headers[column] = headers[column - 1]
    return headers


def _columns(
    headers: list[str], texts: list[list[str]], body: list[list[Value | None]]
) -> tuple[Column, ...]:
    """Return what each column holds."""
    found: list[Column] = []
    for column, header in enumerate(headers):
        values = [v for row in body if (v := row[column]) is not None]
        filled = sum(1 for row in texts if row[column] and not _DASH.fullmatch(row[column]))
        if not filled:
            kind = LaneKind.EMPTY
        elif not values or len(values) < 0.5 * filled:
            kind = LaneKind.LABEL
        elif (_ORDER.fullmatch(header.strip()) and not _has_values(found)) or (
            all(is_year(v) for v in values) and len(values) > 1
        ):
            kind = LaneKind.ORDER
        elif 2 * sum(v.percent for v in values) > len(values) or _PERCENT.search(
            _EXCEPT.sub("", header)
        ):
            kind = LaneKind.PERCENT
        else:
            kind = LaneKind.VALUE
        found.append(Column(header, kind))
    if found and found[0].kind is LaneKind.VALUE and not headers[0] and len(found) > 2:
        found[0] = Column(headers[0], LaneKind.ORDER)  # unnamed numbers at the edge are keys
    return tuple(found)


def _has_values(columns: list[Column]) -> bool:
    """Whether a column of values stands before: what comes after "Mon", "Tue" is a sum."""
    return sum(column.kind is LaneKind.VALUE for column in columns) >= 2


def _rows(
    texts: list[list[str]], body: list[list[Value | None]], columns: tuple[Column, ...]
) -> tuple[Row, ...]:
    """Return each row's label: its words before the first number."""
    labels = [c for c, column in enumerate(columns) if column.kind is LaneKind.LABEL]
    rows: list[Row] = []
    for text, values in zip(texts, body, strict=True):
        numbers = [
            c
            for c, v in enumerate(values)
            if v is not None and columns[c].kind in (LaneKind.VALUE, LaneKind.PERCENT)
        ]
        words = [text[c] for c in labels if text[c] and values[c] is None][:3]
        label = " ".join(words) if words else text[0] if text and values[0] is None else ""
        rows.append(Row(label, not numbers))
    return tuple(rows)
