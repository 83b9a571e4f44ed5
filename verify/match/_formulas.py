"""Formulas of a spreadsheet: what they refer to, and what they give with the cells as they are.

In: the tables of a document whose cells have places ("Sales!B5") and formulas. Out: a
`Book` that reckons sums, averages, extremes and plain arithmetic exactly; None for any
other function, and for cells without a value. Nothing is run: a formula is read by a
grammar of its own, in bounded steps.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from verify.model.document import Cell, Document
from verify.named import NamedTuple

_TOKEN = re.compile(
    r"\s*(?:(?P<sheet>'[^']{1,80}'!|[A-Za-z_]\w{0,60}!)?(?P<ref>\$?[A-Z]{1,3}\$?\d{1,7})(?![\w(])"
    r"|(?P<name>[A-Z][A-Z.]{1,30})\(|(?P<number>\d{1,18}(?:\.\d{1,18})?)|(?P<sign>[-+*/(),:%]))"
)
_PLACE = re.compile(r"(?:(?P<sheet>.*)!)?(?P<column>[A-Z]{1,3})(?P<row>\d{1,7})")
_REFERENCE = re.compile(r"(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(])")
_WIDEST = 20_000  # cells of one range
_BUDGET = 1_500_000  # cells looked at for all formulas of a document
_DEEP = 40


class Spot(NamedTuple):
    """A cell's place: sheet, column and row, both from 1."""

    sheet: str
    column: int
    row: int


class Range(NamedTuple):
    """A rectangle of cells on one sheet."""

    first: Spot
    last: Spot


class _Unknown(Exception):
    """A formula that cannot be reckoned here."""


class Book:
    """The cells of a document by their places, and what their formulas give."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.cells: dict[Spot, Cell] = {}
        for table in document.tables:
            for cell in table.cells:
                spot = spot_of(cell.place) if cell.place else None
                if spot is not None:
                    self.cells[spot] = cell
        self.formulas = {spot: c.formula for spot, c in self.cells.items() if c.formula}
        self._budget = _BUDGET

    def text(self, spot: Spot) -> str:
        """Return what a cell shows."""
        cell = self.cells.get(spot)
        return self.document.text[cell.span.start : cell.span.end].strip() if cell else ""

    def number(self, spot: Spot, deep: int = 0) -> Fraction | None:
        """Return the number that a cell holds; of a formula without a value, what it gives."""
        cell = self.cells.get(spot)
        if cell is None or cell.stored == "text":
            return None
        if cell.stored:
            return _fraction(cell.stored)
        if cell.formula:
            return self.given(spot, deep + 1) if deep < _DEEP else None
        return _fraction(self.text(spot).replace(",", ""))

    def given(self, spot: Spot, deep: int = 0) -> Fraction | None:
        """Return what a cell's formula gives with the cells as they are; None where unknown."""
        return self.reckoned(self.formulas.get(spot, ""), spot.sheet, deep)

    def reckoned(self, formula: str, sheet: str, deep: int = 0) -> Fraction | None:
        """Return what a formula on a sheet gives; None where it cannot be told."""
        try:
            return _Reader(self, formula, sheet, deep).result()
        except (_Unknown, ZeroDivisionError, RecursionError):
            return None

    def spots(self, held: Range) -> Iterator[Spot]:
        """Yield the places of a range. Raises: _Unknown if they are too many."""
        wide = held.last.column - held.first.column + 1
        high = held.last.row - held.first.row + 1
        self._budget -= wide * high
        if wide < 1 or high < 1 or wide * high > _WIDEST or self._budget < 0:
            raise _Unknown
        for row in range(held.first.row, held.last.row + 1):
            for column in range(held.first.column, held.last.column + 1):
                yield Spot(held.first.sheet, column, row)


def spot_of(place: str, sheet: str = "") -> Spot | None:
    """Return the place that is written as "Sales!B5" or "$B$5"."""
    match = _PLACE.fullmatch(place.replace("$", ""))
    if match is None:
        return None
    column = 0
    for letter in match["column"]:
        column = 26 * column + ord(letter) - 64
    return Spot((match["sheet"] or sheet).strip("'"), column, int(match["row"]))


def aggregate(formula: str, sheet: str) -> tuple[str, Range] | None:
    """Return the function and range of a formula that is one function of one range."""
    match = re.fullmatch(
        r"=\s*(SUM|AVERAGE|COUNT|MIN|MAX)\(\s*(\$?[A-Z]{1,3}\$?\d{1,7})\s*:\s*(\$?[A-Z]{1,3}\$?\d{1,7})\s*\)\s*",
        formula,
    )
    if match is None:
        return None
    first, last = spot_of(match[2], sheet), spot_of(match[3], sheet)
    return (match[1], Range(first, last)) if first and last else None


def pattern(formula: str, spot: Spot) -> str:
    """Return a formula with its references told from its own place, as R1C1 notation does."""

    def relative(match: re.Match[str]) -> str:
        at = spot_of(match[2] + match[4])
        if at is None:
            return match[0]
        column = f"C{at.column}" if match[1] else f"C[{at.column - spot.column}]"
        row = f"R{at.row}" if match[3] else f"R[{at.row - spot.row}]"
        return row + column

    return _REFERENCE.sub(relative, formula)


def moved(formula: str, start: Spot, spot: Spot) -> str:
    """Return a formula as it reads when it is copied from one cell to another."""

    def shifted(match: re.Match[str]) -> str:
        at = spot_of(match[2] + match[4])
        if at is None:
            return match[0]
        column = at.column if match[1] else at.column + spot.column - start.column
        row = at.row if match[3] else at.row + spot.row - start.row
        return f"{match[1]}{_letters(column)}{match[3]}{max(row, 1)}"

    return _REFERENCE.sub(shifted, formula)


def _letters(column: int) -> str:
    """Return a column's letters: 1 -> A, 27 -> AA."""
    name = ""
    column = max(column, 1)
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def name_of(spot: Spot) -> str:
    """Return a place as a person writes it: "B5"."""
    return f"{_letters(spot.column)}{spot.row}"


def _fraction(text: str) -> Fraction | None:
    """Return the value of a plain number."""
    try:
        return (
            Fraction(text)
            if re.fullmatch(r"[-+]?[\d.]{1,40}(?:e[-+]?\d{1,3})?", text, re.I)
            else None
        )
    except (ValueError, ZeroDivisionError):
        return None


class _Reader:
    """Reads one formula from left to right: terms, factors, functions of ranges."""

    def __init__(self, book: Book, formula: str, sheet: str, deep: int) -> None:
        self._book, self._sheet, self._deep = book, sheet, deep
        self._tokens: list[re.Match[str]] = []
        at, body = 0, formula.strip()[1:]
        while at < len(body.rstrip()):
            match = _TOKEN.match(body, at)
            if match is None or len(self._tokens) > 400:
                raise _Unknown
            self._tokens.append(match)
            at = match.end()
        self._at = 0

    def result(self) -> Fraction:
        """Return what the whole formula gives."""
        if not self._tokens:
            raise _Unknown
        value = self._sum(0)
        if self._at != len(self._tokens):
            raise _Unknown
        return value

    def _sign(self) -> str:
        """Return the sign that stands next, or ""."""
        return self._tokens[self._at]["sign"] or "" if self._at < len(self._tokens) else ""

    def _sum(self, deep: int) -> Fraction:
        value = self._product(deep)
        while self._sign() in ("+", "-"):
            sign = 1 if self._sign() == "+" else -1
            self._at += 1
            value += sign * self._product(deep)
        return value

    def _product(self, deep: int) -> Fraction:
        value = self._factor(deep)
        while self._sign() in ("*", "/"):
            divide = self._sign() == "/"
            self._at += 1
            other = self._factor(deep)
            value = value / other if divide else value * other
        return value

    def _factor(self, deep: int) -> Fraction:
        if self._at >= len(self._tokens) or deep > _DEEP:
            raise _Unknown
        token = self._tokens[self._at]
        self._at += 1
        if token["sign"] == "-":
            return -self._factor(deep + 1)
        if token["sign"] == "(":
            value = self._sum(deep + 1)
            self._expect(")")
        elif token["number"]:
            value = Fraction(token["number"])
        elif token["ref"]:
            value = self._cell(token)
        elif token["name"]:
            value = self._function(token["name"], deep + 1)
        else:
            raise _Unknown
        while self._sign() == "%":
            self._at += 1
            value /= 100
        return value

    def _expect(self, sign: str) -> None:
        if self._sign() != sign:
            raise _Unknown
        self._at += 1

    def _spot(self, token: re.Match[str]) -> Spot:
        sheet = token["sheet"].rstrip("!").strip("'") if token["sheet"] else self._sheet
        spot = spot_of(token["ref"], sheet)
        if spot is None:
            raise _Unknown
        return spot

    def _cell(self, token: re.Match[str]) -> Fraction:
        spot = self._spot(token)
        value = self._book.number(spot, self._deep)
        if value is None and not self._book.text(spot) and spot not in self._book.formulas:
            return Fraction(0)
        if value is None:
            raise _Unknown
        return value

    def _function(self, name: str, deep: int) -> Fraction:
        if name not in _FUNCTIONS:
            raise _Unknown
        values: list[Fraction] = []
        while True:
            token = self._tokens[self._at] if self._at < len(self._tokens) else None
            after = self._tokens[self._at + 1] if self._at + 1 < len(self._tokens) else None
            if token is not None and token["ref"] and after is not None and after["sign"] == ":":
                values += self._range()
            else:
                values.append(self._sum(deep))
            if self._sign() == ",":
                self._at += 1
                continue
            self._expect(")")
            return _FUNCTIONS[name](values)

    def _range(self) -> list[Fraction]:
        first, last = self._tokens[self._at], self._tokens[self._at + 2 : self._at + 3]
        if not last or not last[0]["ref"]:
            raise _Unknown
        self._at += 3
        start = self._spot(first)
        held = Range(start, self._spot(last[0])._replace(sheet=start.sheet))
        found = []
        for spot in self._book.spots(held):
            value = self._book.number(spot, self._deep)
            if value is not None:
                found.append(value)
            elif spot in self._book.formulas and not self._book.text(spot):
                raise _Unknown  # not calculated, and not known here
        return found


def _mean(values: list[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _chosen(pick: Callable[[list[Fraction]], Fraction]) -> Callable[[list[Fraction]], Fraction]:
    return lambda values: pick(values) if values else Fraction(0)


_FUNCTIONS: Mapping[str, Callable[[list[Fraction]], Fraction]] = {
    "SUM": lambda values: sum(values, Fraction(0)),
    "AVERAGE": _mean,
    "MIN": _chosen(min),
    "MAX": _chosen(max),
    "COUNT": lambda values: Fraction(len(values)),
}
