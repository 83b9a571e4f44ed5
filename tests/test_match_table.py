"""Tables are checked by their own arithmetic: fits are claims, misfits need structure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import verify
from verify import extract
from verify.match import _grid, _lines, _totals
from verify.model.check import Verdict
from verify.model.document import Document
from verify.model.settings import DEFAULT


def markdown(rows: list[list[str]]) -> str:
    head, *body = rows
    lines = [head, ["---"] * len(head), *body]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def grid_of(source: str, format: str = "markdown") -> _grid.Grid:
    document = Document.from_text(source, format=format)
    (grid,) = _grid.grids(document, extract.read(document, DEFAULT).quantities)
    return grid


def wrong(source: str, format: str = "markdown") -> list[tuple[str, str]]:
    report = verify.check(Document.from_text(source, format=format))
    return [
        (c.rule, c.locations[0].text)
        for c in report.checks
        if c.verdict is Verdict.INCONSISTENT and c.rule.startswith("table/")
    ]


@pytest.mark.parametrize(
    ("cell", "magnitude", "exponent", "percent"),
    [
        ("1,234", "1234", 0, False),
        ("(618)", "-618", 0, False),
        ("$ 54,102", "54102", 0, False),
        ("$(0.02)", "-0.02", -2, False),
        ("(23.4)%", "-23.4", -1, True),
        ("(8.4%)", "-8.4", -1, True),
        ("−3.50", "-3.50", -2, False),
        ("12 345", "12345", 0, False),
        ("41 (3)", "41", 0, False),
        ("7.2*", "7.2", -1, False),
    ],
)
def test_what_a_cell_says(cell: str, magnitude: str, exponent: int, percent: bool) -> None:
    grid = grid_of(markdown([["Item", "A"], ["x", cell], ["y", "1"]]))
    value = grid.values[0][1]
    assert value is not None
    assert (value.magnitude, value.exponent, value.percent) == (
        Decimal(magnitude),
        exponent,
        percent,
    )


@pytest.mark.parametrize("cell", ["n/a", "nm", "3-1", "12 May", "5 to 6", "v2.1"])
def test_what_is_no_number_of_a_cell(cell: str) -> None:
    assert (
        grid_of(markdown([["Item", "A"], ["y", "1"], ["x", cell], ["z", "2"]])).values[1][1] is None
    )


def test_headers_of_several_rows() -> None:
    grid = grid_of(
        "|  | Plan | | Actual | |\n|---|---|---|---|---|\n| | £m | % | £m | % |\n"
        "| North | 12 | 40 | 13 | 41 |\n| South | 18 | 60 | 19 | 59 |\n"
    )
    assert [c.header for c in grid.columns] == ["", "Plan £m", "Plan %", "Actual £m", "Actual %"]
    assert [row.label for row in grid.rows] == ["North", "South"]


def test_subtotals_are_put_down() -> None:
    grid = grid_of(
        markdown([
            ["£m", "2023", "2024"],
            ["Roads", "410", "522"], ["Rail", "380", "333"], ["Transport", "790", "855"],
            ["Schools", "615", "640"], ["Colleges", "125", "131"], ["Education", "740", "771"],
            ["Total", "1,530", "1,626"],
        ])
    )  # fmt: skip
    lines = _lines.down(grid)
    assert [(s.total, s.parts) for s in _totals.sums(lines)] == [
        (2, (0, 1)), (5, (3, 4)), (6, (2, 5)),
    ]  # fmt: skip


def test_of_which_rows_are_no_parts() -> None:
    rows = [["£m", "2023", "2024"], ["Roads", "410", "522"], ["of which bridges", "52", "61"],
            ["Rail", "380", "333"], ["Total", "790", "855"]]  # fmt: skip
    assert wrong(markdown(rows)) == []
    rows[4][2] = "885"
    assert wrong(markdown(rows)) == [("table/total-mismatch", "885")]


def test_rounded_totals_may_be_off_by_half_a_unit_each() -> None:
    rows = [["£m", "2023", "2024"], ["A", "10.3", "20.4"], ["B", "11.3", "21.4"],
            ["C", "12.3", "22.4"], ["Total", "34.0", "64.3"]]  # fmt: skip
    assert wrong(markdown(rows)) == []


def test_years_ranks_and_averages_are_not_added() -> None:
    rows = [["Rank", "Club", "Founded", "Average"], ["1", "Ash", "1901", "41"], ["2", "Elm", "1934", "39"],
            ["3", "Oak", "1950", "38"], ["", "Total", "1984", "40"]]  # fmt: skip
    assert wrong(markdown(rows)) == []


def test_one_wrong_cell_in_a_page() -> None:
    page = (
        "<table><tr><th rowspan=2>Depot<th colspan=3>Vehicles<tr><th>Vans<th>Cars<th>Total"
        "<tr><td>Ware<td>12<td>31<td>43<tr><td>Ely<td>17<td>22<td>93<tr><td>Diss<td>9<td>14<td>23</table>"
    )
    assert wrong(page, "html") == [("table/total-mismatch", "93")]


COUNTS = st.lists(st.lists(st.integers(10, 999), min_size=3, max_size=3), min_size=3, max_size=8)


@settings(max_examples=40, deadline=None)
@given(COUNTS)
def test_right_totals_are_never_blamed(numbers: list[list[int]]) -> None:
    body = [[f"row {i}", *map(str, row), str(sum(row))] for i, row in enumerate(numbers)]
    sums = [str(sum(int(row[c]) for row in body)) for c in range(1, 5)]
    table = markdown([["Part", "North", "South", "West", "Total"], *body, ["Total", *sums]])
    assert wrong(table) == []


@settings(max_examples=40, deadline=None)
@given(COUNTS, st.data())
def test_one_wrong_total_is_blamed(numbers: list[list[int]], data: st.DataObject) -> None:
    totals = [sum(row[c] for row in numbers) for c in range(3)]
    at = data.draw(st.integers(0, 2))
    totals[at] *= 10
    body = [[f"row {i}", *map(str, row)] for i, row in enumerate(numbers)]
    table = markdown([["Part", "North", "South", "West"], *body, ["Total", *map(str, totals)]])
    assert ("table/total-mismatch", str(totals[at])) in wrong(table)


@pytest.mark.parametrize(
    ("written", "meant", "slip"),
    [(862, 872, True), (862, 826, True), (862, 8620, True), (-862, 862, True), (862, 900, False)],
)
def test_slips(written: int, meant: int, slip: bool) -> None:
    assert _totals.is_slip(written, meant) is slip


def test_a_wrong_row_far_down_a_long_table_is_found() -> None:
    rows = [f"{n},{n % 97 + 1},{n % 13 + 2},{(n % 97 + 1) * (n % 13 + 2)}" for n in range(1000)]
    rows[900] = rows[900].rpartition(",")[0] + ",7777"
    text = "Id,Units,Price,Amount\n" + "\n".join(rows) + "\n"
    report = verify.check(Document.from_text(text, format="csv"))
    assert [f.locations[0].line for f in report.findings] == [902]


RUNNING = "| Week | Sold | Sold to date |\n| --- | ---: | ---: |\n"


@given(st.lists(st.integers(1, 900), min_size=6, max_size=9, unique=True), st.data())
@settings(max_examples=30, deadline=None)
def test_one_wrong_running_total_is_told_once(sold: list[int], data: st.DataObject) -> None:
    totals = [sum(sold[: n + 1]) for n in range(len(sold))]
    at = data.draw(st.integers(1, len(sold) - 2))
    wrong = [t + 1000 if n == at else t for n, t in enumerate(totals)]
    for column, count in ((totals, 0), (wrong, 1)):
        rows = "".join(
            f"| w{n} | {a} | {b} |\n" for n, (a, b) in enumerate(zip(sold, column, strict=True))
        )
        report = verify.check(Document.from_text(RUNNING + rows, format="markdown"))
        found = [f for f in report.findings if f.rule == "table/running-total-mismatch"]
        assert len(found) == count
        assert all(f.locations[0].text == str(totals[at] + 1000) for f in found)


@pytest.mark.parametrize(
    "ranks", ["1 2 3 4 4 6 7", "1 2 2 3 4 5 6", "1 2 3 4 5 6 12", "1 3 5 7 9 11 13"]
)
def test_ranks_with_ties_and_gaps_are_left(ranks: str) -> None:
    rows = "".join(f"| {rank} | k{n} | {90 - n} |\n" for n, rank in enumerate(ranks.split()))
    text = f"| Rank | Keeper | Catch |\n| --- | --- | ---: |\n{rows}"
    assert not verify.check(Document.from_text(text, format="markdown")).findings


def test_a_change_with_the_wrong_sign_is_found() -> None:
    text = (
        "| Branch | 2024 | 2023 | Change |\n| --- | ---: | ---: | ---: |\n"
        "| Leeds | 1,204 | 1,150 | 54 |\n| Hull | 987 | 1,012 | 25 |\n| York | 655 | 601 | 54 |\n"
        "| Bath | 410 | 433 | (23) |\n"
    )
    (finding,) = verify.check(Document.from_text(text, format="markdown")).findings
    assert (finding.rule, finding.locations[0].text) == ("table/change-mismatch", "25")
