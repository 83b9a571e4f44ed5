"""Aligned columns in plain text are tables; other text with wide spaces is not."""

from __future__ import annotations

import pytest

import verify
from verify.model.check import Verdict
from verify.model.document import BlockKind, Document

RAIN = """Rain at the harbour (mm)

Gauge        May   June   July   Summer
Quay          31     42     18       91
Old Mill      55     60     47      162
Lighthouse    28      -     49       77
-----------------------------------------
Breakwater    73     88     65      226

The quay had least.
"""


def test_an_aligned_table() -> None:
    document = Document.from_text(RAIN)
    (table,) = document.tables
    rows: list[list[str]] = [[] for _ in range(5)]
    for cell in table.cells:
        rows[cell.row].append(document.text[cell.span.start : cell.span.end])
    assert rows == [
        ["Gauge", "May", "June", "July", "Summer"],
        ["Quay", "31", "42", "18", "91"],
        ["Old Mill", "55", "60", "47", "162"],
        ["Lighthouse", "28", "-", "49", "77"],
        ["Breakwater", "73", "88", "65", "226"],
    ]
    assert [b.kind for b in document.blocks].count(BlockKind.TABLE) == 1
    assert document.text[document.blocks[-1].span.start :].startswith("The quay")
    assert table.caption is not None


def test_its_totals_are_checked() -> None:
    report = verify.check(Document.from_text(RAIN.replace("226", "256")))
    wrong = [c.locations[0].text for c in report.checks if c.verdict is Verdict.INCONSISTENT]
    assert wrong == ["256"]


def test_tabs_part_cells_too() -> None:
    document = Document.from_text("Item\tA\tB\nx\t1\t2\ny\t\t4\n")
    assert len(document.tables) == 1
    assert len(document.tables[0].cells) == 9


@pytest.mark.parametrize(
    "text",
    [
        "A sentence.  Another one.  \nIt cost 5.  Then 6.  \nAnd 7  was  left.",
        "One line  of 5\n\nAnother  of 6\n\nThird  of 7",
        "Dear Sir,\n    I write of 5 things\n    and of 6 more.",
    ],
)
def test_other_text_is_none(text: str) -> None:
    assert Document.from_text(text).tables == ()
