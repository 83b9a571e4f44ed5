"""Delimited files are tables whose cells know their place."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from verify.model.document import Document
from verify.read import _delimited


def cells(document: Document) -> list[list[str]]:
    (table,) = document.tables
    rows: list[list[str]] = []
    for cell in table.cells:
        if cell.column == 0:
            rows.append([])
        rows[-1].append(document.text[cell.span.start : cell.span.end])
    return rows


def test_a_file_with_quotes() -> None:
    source = 'Part,"Sold, net",Note\r\nA,"1,200","say ""x""\n2"\r\n\r\nB,(3),\r\n'
    document = Document.from_text(source, format="csv")
    assert cells(document) == [
        ["Part", "Sold, net", "Note"],
        ["A", "1,200", 'say "x" 2'],
        ["B", "(3)", ""],
    ]
    assert [c.header for c in document.tables[0].cells] == [True] * 3 + [False] * 6
    at = document.text.index("1,200")
    assert document.place(at) == "B2"
    assert document.place(document.text.index("(3)")) == "B4"


def test_semicolons_and_tabs() -> None:
    assert cells(Document.from_text("a;b\n1,5;2\n", format="csv")) == [["a", "b"], ["1,5", "2"]]
    assert cells(Document.from_text("a\tb,c\n1\t2\n", format="tsv")) == [["a", "b,c"], ["1", "2"]]


def test_column_names() -> None:
    assert [_delimited.column_name(n) for n in (0, 25, 26, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
    ]


FIELD = st.text(alphabet='a1.,"; \n', max_size=6)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(FIELD, min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_is_written_is_read(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    read = [
        [out.getvalue()[a:b].replace('""', '"') for a, b, _ in row]
        for row in _delimited.rows(out.getvalue(), ",")
    ]
    assert read == rows
