"""The ledger as CSV."""

from __future__ import annotations

import csv
import io

import verify
from verify.report.outputs import render
from verify.report.view import PLAIN


def rows(text: str) -> list[dict[str, str]]:
    report = verify.check(verify.Document.from_text(text, name="note.txt"))
    return list(csv.DictReader(io.StringIO(render("csv", report, PLAIN))))


def test_every_number_has_a_row() -> None:
    found = rows("It went from 40 kg to 50 kg, a rise of 20%.\nMore than $3 million went to GPT-4.")
    by_text = {row["text"]: row for row in found}
    assert by_text["40 kg"]["unit"] == "kilogram"
    assert by_text["20%"]["status"] == "in conflict"
    assert by_text["$3 million"]["low"] == "3000000"
    assert by_text["$3 million"]["high"] == ""
    assert by_text["GPT-4"]["status"] == "not a quantity"
    assert by_text["$3 million"]["line"] == "2"


def test_a_spreadsheet_runs_nothing() -> None:
    report = verify.check(verify.Document.from_text("5 km", name="=cmd()"))
    (row,) = csv.DictReader(io.StringIO(render("csv", report, PLAIN)))
    assert row["document"] == "'=cmd()"
