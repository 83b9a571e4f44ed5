"""Formulas of spreadsheets: results, ranges, texts under sums, typed totals, odd ones out."""

from __future__ import annotations

import io
import re
import zipfile
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import verify
from verify.match import _formulas
from verify.match._formulas import Book, Spot
from verify.model.document import Document
from verify.model.errors import DocumentError
from verify.read import from_bytes

Row = list[object]


def workbook(rows: list[Row], values: dict[str, float] | None = None) -> bytes:
    """A workbook; `values` are the stored results of formulas, which openpyxl cannot write."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    made = io.BytesIO()
    with zipfile.ZipFile(out) as given_, zipfile.ZipFile(made, "w") as new:
        for name in given_.namelist():
            body = given_.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = body.decode()
                for place, value in (values or {}).items():
                    start = rf'(<c r="{place}"[^>]*><f>[^<]*</f>)<v\s*/>|(<c r="{place}"[^>]*><f>[^<]*</f>)<v></v>'
                    text, count = re.subn(
                        start, lambda m, v=value: (m[1] or m[2]) + f"<v>{v}</v>", text
                    )
                    assert count == 1
                body = text.encode()
            new.writestr(name, body)
    return made.getvalue()


def read(rows: list[Row], values: dict[str, float] | None = None) -> Document:
    return from_bytes(workbook(rows, values), name="fares.xlsx", suffix=".xlsx", date=None)


def found(document: Document) -> list[tuple[str, str, str]]:
    report = verify.check(document)
    return [
        (f.rule, str(f.severity), f.message)
        for f in report.findings
        if f.rule.startswith("spreadsheet/")
    ]


BODY: list[Row] = [
    ["Ferry", "May", "June"],
    ["Swift", 120, 140],
    ["Tern", 95, 88],
    ["Gannet", 60, 71],
]


def test_a_sheet_that_is_right_has_no_finding() -> None:
    rows = [*BODY, ["Total", "=SUM(B2:B4)", "=SUM(C2:C4)"]]
    assert found(read(rows, {"B5": 275, "C5": 299})) == []


def test_a_stale_result() -> None:
    rows = [*BODY, ["Total", "=SUM(B2:B4)", "=SUM(C2:C4)"]]
    ((rule, severity, message),) = found(read(rows, {"B5": 257, "C5": 299}))
    assert (rule, severity) == ("spreadsheet/formula-mismatch", "error")
    assert "B5 shows 257, but =SUM(B2:B4) gives 275" in message


def test_a_range_that_misses_the_last_row_of_a_sheet_that_was_never_calculated() -> None:
    rows = [*BODY, ["Total", "=SUM(B2:B3)", "=SUM(C2:C4)"]]
    ((rule, severity, message),) = found(read(rows))
    assert (rule, severity) == ("spreadsheet/range-misses-row", "warning")
    assert "=SUM(B2:B3) leaves out B4" in message
    assert "=SUM(B2:B4), 275" in message


def test_a_range_that_misses_the_first_row() -> None:
    rows = [*BODY, ["Total", "=SUM(B3:B4)", "=SUM(C2:C4)"]]
    assert [rule for rule, _, _ in found(read(rows))] == ["spreadsheet/range-misses-row"]


@pytest.mark.parametrize("label", ["Average", "of which night boats", "Total May", "Growth %"])
def test_rows_that_no_sum_takes_in(label: str) -> None:
    rows = [*BODY, [label, 91.7, 99.7], ["Sum", "=SUM(B2:B4)", "=SUM(C2:C4)"]]
    assert found(read(rows)) == []


def test_a_header_of_years_is_no_row() -> None:
    rows: list[Row] = [["Ferry", 2023, 2024], *BODY[1:], ["Total", "=SUM(B2:B4)", "=SUM(C2:C4)"]]
    assert found(read(rows)) == []


def test_a_number_as_text() -> None:
    rows: list[Row] = [
        *BODY[:2],
        ["Tern", "95", 88],
        BODY[3],
        ["Total", "=SUM(B2:B4)", "=SUM(C2:C4)"],
    ]
    ((rule, _, message),) = found(read(rows, {"B5": 180, "C5": 299}))
    assert rule == "spreadsheet/number-as-text"
    assert "leaves out B3, which is text" in message


def test_a_typed_total_among_formulas() -> None:
    rows = [*BODY, ["Total", "=SUM(B2:B4)", 289]]
    rules = [rule for rule, _, _ in found(read(rows, {"B5": 275}))]
    assert "spreadsheet/typed-total" in rules
    rows[-1] = ["Total", "=SUM(B2:B4)", 299]
    ((rule, severity, message),) = found(read(rows, {"B5": 275}))
    assert (rule, severity) == ("spreadsheet/typed-total", "info")
    assert "will not follow" in message


def test_a_formula_unlike_its_neighbours() -> None:
    rows: list[Row] = [["Ferry", "Fare", "Riders", "Takings"]]
    for n in range(2, 9):
        rows.append([f"Boat {n}", n, 10 * n, f"=B{n}*C{n}" if n != 5 else "=B5*C4"])
    ((rule, severity, message),) = found(read(rows))
    assert (rule, severity) == ("spreadsheet/formula-unlike-neighbours", "warning")
    assert "=B5*C4 stands between formulas like =B5*C5" in message


def test_a_csv_file_with_formulas() -> None:
    text = "Ferry,May\nSwift,120\nTern,95\nGannet,60\nTotal,=SUM(B2:B3)\n"
    document = Document.from_text(text, format="csv")
    assert [rule for rule, _, _ in found(document)] == ["spreadsheet/range-misses-row"]


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=1+2*3", 7), ("=(1+2)*3", 9), ("=-A1/4", -25), ("=SUM(A1:A3,10)", 160), ("=AVERAGE(A1:A3)", 50),
        ("=MAX(A1:A3)-MIN(A1:A3)", 80), ("=COUNT(A1:A4)", 3), ("=50%*A1", 50), ("=$A$1+Sheet!A2", 130),
        ("=VLOOKUP(A1,A1:A3,1)", None), ("=A1^2", None), ("=A1&A2", None), ("=1/0", None), ("=SUM(", None),
        ("=INDIRECT(A1)", None), ("=", None), ("=A1:A3", None),
    ],
)  # fmt: skip
def test_what_formulas_give(formula: str, value: int | None) -> None:
    book = Book(read([[100], [30], [20]]))
    given_ = book.reckoned(formula, "Sheet")
    assert given_ == (None if value is None else Fraction(value))


def test_formulas_that_refer_to_each_other_end() -> None:
    book = Book(read([["=A2+1"], ["=A1+1"]]))
    assert book.number(Spot("Sheet", 1, 1)) is None


@given(st.lists(st.integers(-999, 999), min_size=2, max_size=12))
@settings(max_examples=20, deadline=None)
def test_a_sum_of_cells_is_their_sum(numbers: list[int]) -> None:
    text = "".join(f"{n}\n" for n in numbers)
    book = Book(Document.from_text(f"n,m\n{text.replace(chr(10), ',1' + chr(10))}", format="csv"))
    assert book.reckoned(f"=SUM(A2:A{len(numbers) + 1})", "") == sum(numbers)


@given(st.integers(1, 700), st.integers(2, 900), st.integers(1, 700), st.integers(2, 900))
@settings(max_examples=50)
def test_a_moved_formula_has_the_same_pattern(c1: int, r1: int, c2: int, r2: int) -> None:
    start, spot = Spot("", c1 + 2, r1 + 2), Spot("", c2 + 2, r2 + 2)
    formula = f"={_formulas.name_of(start._replace(column=c1))}*$B$1"
    moved = _formulas.moved(formula, start, spot)
    assert _formulas.pattern(moved, spot) == _formulas.pattern(formula, start)


FLAT = """<?xml version="1.0"?><office:document
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
 <table:table table:name="Fares">
 <table:table-row><table:table-cell office:value-type="string"><text:p>Ferry</text:p></table:table-cell>
  <table:table-cell office:value-type="string"><text:p>May</text:p></table:table-cell></table:table-row>
 <table:table-row><table:table-cell office:value-type="string"><text:p>Swift</text:p></table:table-cell>
  <table:table-cell office:value-type="float" office:value="1204.5"><text:p>1,205</text:p></table:table-cell>
  <table:table-cell table:number-columns-repeated="16000"/></table:table-row>
 <table:table-row table:number-rows-repeated="1000"><table:table-cell table:number-columns-repeated="9"/></table:table-row>
 <table:table-row><table:table-cell/><table:table-cell table:formula="of:=SUM([.B2:.B3];[$Other.C1])"
  office:value-type="float" office:value="1204.5"><text:p>1,205</text:p></table:table-cell></table:table-row>
 </table:table></office:spreadsheet></office:body></office:document>"""


def test_an_opendocument_sheet() -> None:
    document = from_bytes(FLAT.encode(), name="a.fods", suffix=".fods", date=None)
    (table,) = document.tables
    held = [
        (c.place, document.text[c.span.start : c.span.end], c.stored, c.formula)
        for c in table.cells
    ]
    assert held == [
        ("Fares!A1", "Ferry", "text", ""),
        ("Fares!B1", "May", "text", ""),
        ("Fares!A2", "Swift", "text", ""),
        ("Fares!B2", "1,205", "1204.5", ""),
        ("Fares!A1003", "", "", ""),
        ("Fares!B1003", "1,205", "1204.5", "=SUM(B2:B3,Other!C1)"),
    ]


def test_a_packed_opendocument_sheet(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("content.xml", FLAT)
    assert Document.from_path(path).format == "ods"


@pytest.mark.parametrize("xml", ["<a", "", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', FLAT[:900]])
def test_a_broken_opendocument_sheet_is_one_message(xml: str) -> None:
    with pytest.raises(DocumentError):
        from_bytes(xml.encode(), name="a.fods", suffix=".fods", date=None)
