"""Formulas of a spreadsheet: whether a cell shows and means what its neighbours say.

    match:
      kind: formula
      find: result           # result, range, text, typed, pattern

In: the tables of a spreadsheet. Out: claims that a cell shows what its formula gives, that a
sum takes in every row up to it, that no number under a sum is a text, that a total among
formulas is one too, and that a formula is the one its neighbours have. What the cells
give is reckoned by `_formulas`; formulas that it cannot read are left.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from verify.extract import Extraction
from verify.match._formulas import Book, Range, Spot, aggregate, moved, name_of, pattern
from verify.match._lines import MEANS, MEMO, TOTAL
from verify.match._totals import is_slip
from verify.model.claim import Claim
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span
from verify.named import NamedTuple

KIND = "formula"
TABLES = True
OPTIONS = ("find",)
MANY = True
FINDS = ("result", "range", "text", "typed", "pattern")
_NEAR = Fraction(1, 10**9)  # relative: what binary arithmetic loses
_GAP = 3  # rows that a range may miss before its own cell
_TOLD = 1000  # hundredths: smaller numbers are a slip away from many others
_ALIKE = 3  # neighbours whose formulas agree
_NUMERAL = re.compile(
    r"[-+(]?[$€£¥]?\s?\d{1,3}(?:[,. ]\d{3})*(?:[.,]\d+)?\s?[%)]?|[-+]?\d+(?:[.,]\d+)?"
)
_YEAR = range(1900, 2101)
_OTHER = re.compile(r"\b(?:change|growth|budget|target|plan|forecast|prior|previous)\b|%", re.I)


def validate(options: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Return what is wrong with a rule's options: path, message, hint."""
    find = options.get("find")
    if find in FINDS:
        return []
    return [("find", f"unknown relation '{find}'", "one of " + ", ".join(FINDS))]


class Told(NamedTuple):
    """One thing said of a cell: whether it holds, what it should be, and the cells it rests on."""

    spot: Spot
    true: bool
    expected: str
    why: str
    others: tuple[Spot, ...] = ()
    drift: str = ""


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Yield what the formulas of a document's tables claim."""
    document = extraction.document
    if not any(cell.formula for table in document.tables for cell in table.cells):
        return
    book = Book(document)
    finders = {
        "result": results,
        "range": ranges,
        "text": texts,
        "typed": typed,
        "pattern": patterns,
    }
    for rule in rules:
        for told in finders[str(rule.match["find"])](book):
            yield _claim(rule, book, told)


def _claim(rule: Rule, book: Book, told: Told) -> Claim:
    """Return what was found as a claim; the cell's own span stands first."""
    spans = [span for spot in (told.spot, *told.others[:8]) if (span := _span(book, spot))]
    extra: dict[str, object] = {
        "document": book.document,
        "true": told.true,
        "expected": told.expected,
        "why": told.why,
        "drift": told.drift,
        "cell": name_of(told.spot),
    }
    return Claim(rule, {}, certain=True, spans=tuple(spans), extra=extra)


def _span(book: Book, spot: Spot) -> Span | None:
    """Return where a cell's text stands; of an empty one, its row's label."""
    cell = book.cells.get(spot)
    if cell is not None and cell.span.end > cell.span.start:
        return cell.span
    labels = (book.cells.get(spot._replace(column=c)) for c in range(1, spot.column))
    return next((c.span for c in labels if c is not None and c.span.end > c.span.start), None)


def results(book: Book) -> Iterator[Told]:
    """Yield, for each formula with a stored value, whether the cells as they are give it."""
    for spot, formula in book.formulas.items():
        stored = book.number(spot)
        if stored is None or not book.cells[spot].stored:
            continue
        given = book.given(spot)
        if given is None:
            continue
        room = max(abs(given), abs(stored), Fraction(1)) * _NEAR
        expected = shown(given, book.text(spot))
        yield Told(spot, abs(given - stored) <= room, expected, f"{formula} gives {expected}")


def ranges(book: Book) -> Iterator[Told]:
    """Yield, for each sum or mean of one range, whether it takes in every row up to it."""
    for spot, formula in book.formulas.items():
        held = aggregate(formula, spot.sheet)
        if held is None or held[0] not in ("SUM", "AVERAGE", "COUNT"):
            continue
        missed = _missed(book, spot, held[1])
        if missed is None:
            continue
        both = Range(min(held[1].first, *missed), max(held[1].last, *missed)) if missed else held[1]
        wider = f"={held[0]}({name_of(both.first)}:{name_of(both.last)})"
        given = book.reckoned(wider, spot.sheet)
        expected = wider if given is None else f"{wider}, {shown(given, book.text(spot))}"
        names = " and ".join(name_of(s) for s in missed)
        why = f"{formula} leaves out {names}" if missed else f"{formula} takes in every row"
        yield Told(spot, not missed, expected, why, missed)


def _missed(book: Book, spot: Spot, held: Range) -> tuple[Spot, ...] | None:
    """Return the rows of numbers between a column's range and its formula; None where none can be."""
    first, last = held
    if first.column != last.column or first.row >= last.row or spot.column != first.column:
        return None
    if not last.row < spot.row <= last.row + 1 + _GAP:
        return None
    gap = [last._replace(row=row) for row in range(last.row + 1, spot.row)]
    found = [s for s in gap if _is_part(book, s)]
    if any(book.text(s) and s not in found for s in gap):
        return None  # a subtotal or a note parts them
    above = first._replace(row=first.row - 1)
    if (
        first.row > 1
        and _is_part(book, above)
        and _is_head(book, above._replace(row=above.row - 1))
    ):
        found.insert(0, above)
    return tuple(found)


def _is_part(book: Book, spot: Spot) -> bool:
    """Whether a cell holds a number of a line that sums take in."""
    value = book.number(spot)
    label = _label(book, spot)
    if value is None or not label or (value in _YEAR and not book.cells[spot].formula):
        return False
    if aggregate(book.formulas.get(spot, ""), spot.sheet) is not None:
        return False
    return not any(p.search(label) for p in (TOTAL, MEMO, MEANS, _OTHER))


def _is_head(book: Book, spot: Spot) -> bool:
    """Whether a column's header stands in a cell: words, or nothing above the first row."""
    text = book.text(spot)
    return spot.row < 1 or bool(text and book.number(spot) is None)


def _label(book: Book, spot: Spot) -> str:
    """Return the words at the beginning of a cell's row."""
    for column in range(1, spot.column):
        text = book.text(spot._replace(column=column))
        if text and book.number(spot._replace(column=column)) is None:
            return text
    return ""


def texts(book: Book) -> Iterator[Told]:
    """Yield, for each sum or mean of a range, whether all its numbers are numbers."""
    for spot, formula in book.formulas.items():
        held = aggregate(formula, spot.sheet)
        if held is None or held[0] not in ("SUM", "AVERAGE") or not book.cells[spot].stored:
            continue
        first, last = held[1]
        if (last.row - first.row + 1) * (last.column - first.column + 1) > 2000:
            continue
        cells = list(book.spots(held[1]))
        out = [
            s
            for s in cells
            if s in book.cells
            and book.cells[s].stored == "text"
            and _NUMERAL.fullmatch(book.text(s))
        ]
        names = " and ".join(name_of(s) for s in out)
        why = f"{formula} leaves out {names}, which is text" if out else "all cells are numbers"
        yield Told(spot, not out, f"a number in {names}" if out else "", why, tuple(out))


def typed(book: Book) -> Iterator[Told]:
    """Yield, for each typed number in a row of sums, whether it is the sum of its column.

    A number typed between formulas of one pattern is told where a slip parts it from theirs.
    """
    rows: dict[tuple[str, int], list[tuple[Spot, Range]]] = defaultdict(list)
    for spot, formula in book.formulas.items():
        held = aggregate(formula, spot.sheet)
        if held and held[0] == "SUM" and held[1].first.column == held[1].last.column == spot.column:
            rows[spot.sheet, spot.row].append((spot, held[1]))
    for (sheet, row), sums in rows.items():
        extents = {(r.first.row, r.last.row) for _, r in sums}
        if len(extents) != 1 or (len(sums) < 2 and not TOTAL.search(_label(book, sums[0][0]))):
            continue
        columns = [spot.column for spot, _ in sums]
        for column in range(min(columns) - 1, max(columns) + 2):
            spot = Spot(sheet, column, row)
            if column < 1 or spot in book.formulas or book.number(spot) is None:
                continue
            yield from _typed(
                book, spot, sums[0], extents.pop() if not extents else next(iter(extents))
            )
    yield from _overtyped(book)


def _overtyped(book: Book) -> Iterator[Told]:
    """Yield the typed numbers between formulas of one pattern that a slip parts from theirs."""
    columns: dict[tuple[str, int], list[Spot]] = defaultdict(list)
    for spot in book.formulas:
        columns[spot.sheet, spot.column].append(spot)
    for spots in columns.values():
        spots.sort(key=lambda s: s.row)
        forms = {s: pattern(book.formulas[s], s) for s in spots}
        for above, below in pairwise(spots):
            gap = above._replace(row=above.row + 1)
            like = sum(form == forms[above] for form in forms.values())
            if below.row != above.row + 2 or forms[above] != forms[below] or like < _ALIKE:
                continue
            stated = book.number(gap)
            meant = moved(book.formulas[above], above, gap)
            given = book.reckoned(meant, gap.sheet)
            if stated is None or given is None or not _slipped(stated, given):
                continue
            expected = shown(given, book.text(gap))
            yield Told(gap, False, expected, f"{meant} gives {expected}", (above, below))


def _slipped(stated: Fraction, given: Fraction) -> bool:
    """Whether one digit, two swapped digits or a factor of ten parts a number from another."""
    one, other = round(stated * 100), round(given * 100)
    exact = given * 100 == other and stated * 100 == one
    return exact and one != other and min(abs(one), abs(other)) >= _TOLD and is_slip(one, other)


def _typed(
    book: Book, spot: Spot, beside: tuple[Spot, Range], rows: tuple[int, int]
) -> Iterator[Told]:
    """Yield what a typed total should be."""
    parts = [spot._replace(row=r) for r in range(rows[0], rows[1] + 1)]
    if sum(book.number(p) is not None for p in parts) < 2:
        return
    formula = moved(book.formulas[beside[0]], beside[0], spot)
    given, stated = book.reckoned(formula, spot.sheet), book.number(spot)
    if given is None or stated is None:
        return
    true = abs(given - stated) <= max(abs(given), Fraction(1)) * _NEAR
    expected = shown(given, book.text(spot))
    drift = f"{name_of(spot)} is typed among formulas: it will not follow a change" if true else ""
    yield Told(spot, true, expected, f"{formula} gives {expected}", (beside[0],), drift)


def patterns(book: Book) -> Iterator[Told]:
    """Yield, for each formula between others, whether it is the one that they have."""
    lines: dict[tuple[str, str, int], list[Spot]] = defaultdict(list)
    for spot in book.formulas:
        lines[spot.sheet, "down", spot.column].append(spot)
        lines[spot.sheet, "across", spot.row].append(spot)
    for (_, way, _), spots in lines.items():
        spots.sort(key=lambda s: (s.row, s.column))
        step = (1, 0) if way == "down" else (0, 1)
        run: list[Spot] = []
        for spot in spots:
            if run and (spot.row - run[-1].row, spot.column - run[-1].column) != step:
                yield from _unlike(book, run)
                run = []
            run.append(spot)
        yield from _unlike(book, run)


def _unlike(book: Book, run: Sequence[Spot]) -> Iterator[Told]:
    """Yield what the one formula in a run should be that is not like all others."""
    if len(run) < _ALIKE + 1:
        return
    forms = {spot: pattern(book.formulas[spot], spot) for spot in run}
    counts = Counter(forms.values())
    common, often = counts.most_common(1)[0]
    odd = [spot for spot in run if forms[spot] != common]
    if len(odd) > 1 or often < _ALIKE:
        return
    like = next(s for s in run if forms[s] == common)
    for spot in odd or [run[0]]:
        if odd and (spot in (run[0], run[-1]) or aggregate(book.formulas[spot], spot.sheet)):
            continue  # a first or last line may begin or end otherwise
        meant = moved(book.formulas[like], like, spot)
        given, own = book.reckoned(meant, spot.sheet), book.given(spot)
        true = not odd or (given is not None and given == own)
        drift = (
            f"{name_of(spot)} has {book.formulas[spot]}, its neighbours {meant}"
            if odd and true
            else ""
        )
        expected = meant if given is None else f"{meant}, {shown(given, book.text(spot))}"
        why = f"{book.formulas[spot]} stands between formulas like {meant}"
        yield Told(spot, true, expected, why, (like,), drift)


def shown(value: Fraction, like: str) -> str:
    """Return a value with as many decimals as a cell shows, and its grouping."""
    percent = like.rstrip().endswith("%")
    digits = re.search(r"\d[\d,]*(?:\.(\d+))?", like)
    places = len(digits[1] or "") if digits else 2
    scaled = value * 100 if percent else value
    grouped = "," if digits is None or "," in digits[0] or abs(scaled) < 1000 else ""
    text = f"{float(scaled):{grouped}.{places}f}"
    if not digits and "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text}%" if percent else text
