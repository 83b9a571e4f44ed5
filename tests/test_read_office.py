"""Word, Excel, PDF, LaTeX, reStructuredText and notebooks; and what is none of them."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

import verify
from verify.model.document import BlockKind, Document
from verify.model.errors import DocumentError
from verify.model.span import Span
from verify.read import _numberformat, _siunits, from_bytes


def read(data: bytes, suffix: str) -> Document:
    return from_bytes(data, name=f"file{suffix}", suffix=suffix, date=None)


def kinds(document: Document) -> list[tuple[BlockKind, str]]:
    return [(b.kind, document.text[b.span.start : b.span.end]) for b in document.blocks]


def cells(document: Document, table: int = 0) -> list[str]:
    return [document.text[c.span.start : c.span.end] for c in document.tables[table].cells]


def place_of(document: Document, words: str) -> str:
    return document.place(document.text.index(words))


def source_of(document: Document, words: str) -> str:
    at = document.text.index(words)
    span = document.source_span(Span(at, at + len(words)))
    return document.source[span.start : span.end]


def word_file() -> bytes:
    document = docx.Document()
    document.add_heading("Sales up 4%", 0)
    document.add_heading("North", 1)
    paragraph = document.add_paragraph("It sold ")
    paragraph.add_run("3.5").bold = True
    paragraph.add_run(" million in 10")
    paragraph.add_run("5").font.superscript = True
    document.add_paragraph("first 1", style="List Bullet")
    table = document.add_table(rows=3, cols=3)
    for row, texts in enumerate((("Item", "2023", "2024"), ("Coal", "1,200", "(300)"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    merged = table.cell(2, 0).merge(table.cell(2, 1))
    merged.text = "wide"
    document.add_comment(paragraph.runs, text="Check 77", author="A")
    document.sections[0].header.paragraphs[0].text = "Page head 9"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_word_document() -> None:
    document = read(word_file(), ".docx")
    assert kinds(document) == [
        (BlockKind.HEADLINE, "Sales up 4%"),
        (BlockKind.HEADING, "North"),
        (BlockKind.PARAGRAPH, "It sold 3.5 million in 10⁵"),
        (BlockKind.LIST_ITEM, "first 1"),
        (BlockKind.TABLE, "Item\t2023\t2024\nCoal\t1,200\t(300)\nwide"),
        (BlockKind.BOILERPLATE, "Check 77"),
        (BlockKind.BOILERPLATE, "Page head 9"),
    ]
    assert document.source == document.text
    assert place_of(document, "3.5") == "paragraph 3"
    assert place_of(document, "(300)") == "table 1, row 2, column 3"
    assert place_of(document, "Check 77").startswith("comment")
    assert [c.columns for c in document.tables[0].cells] == [1, 1, 1, 1, 1, 1, 2, 1]


def test_tracked_changes_are_read_as_accepted_or_as_the_original() -> None:
    data = edited(word_file(), "word/document.xml", lambda xml: xml.replace(
        b"first 1</w:t></w:r>",
        b'first </w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>8</w:delText></w:r></w:del>'
        b'<w:ins w:id="2" w:author="a"><w:r><w:t>9</w:t></w:r></w:ins>',
    ))  # fmt: skip
    from verify.read import docx as reader

    accepted = reader.read(data, name="a", date=None)
    original = reader.read(data, name="a", date=None, changes="original")
    assert "first 9" in accepted.text
    assert "first 8" in original.text
    assert "tracked changes read as accepted" in accepted.notes


def edited(data: bytes, part: str, change: object) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for item in old.infolist():
            body = old.read(item)
            new.writestr(item, change(body) if item.filename == part else body)  # type: ignore[operator]
    return out.getvalue()


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Plan"
    sheet.append(["Item", "Share", "£"])
    sheet.append(["Coal", 0.125, 1234567.5])
    sheet.append(["Gas", 0.5, -4000])
    sheet.append(["Sum", None, "=SUM(C2:C3)"])
    for row in (2, 3):
        sheet.cell(row, 2).number_format = "0.0%"
        sheet.cell(row, 3).number_format = "#,##0_);(#,##0)"
    other = book.create_sheet("Day")
    other.append([dt.datetime(2024, 3, 5), 7])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook() -> None:
    document = read(workbook(), ".xlsx")
    assert cells(document) == [
        "Item", "Share", "£", "Coal", "12.5%", "1,234,568", "Gas", "50.0%", "(4,000)", "Sum", "", "",
    ]  # fmt: skip
    assert cells(document, 1) == ["2024-03-05", "7"]
    assert place_of(document, "12.5%") == "Plan!B2"
    assert [t.name for t in document.tables] == ["Plan", "Day"]
    assert document.notes == ("1 formulas without a stored value not read",)


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.125, "0%", "13%"),
        (1234.5, "#,##0.00", "1,234.50"),
        (-3, "0;(0)", "(3)"),
        (0, '0;-0;"–"', "–"),
        (2_500_000, '0.0,,"m"', "2.5m"),
        (1200, "[$€-407] #,##0", "€ 1,200"),
        (1200, '"$"#,##0.##', "$1,200"),
        (1.5, "General", "1.5"),
        (1 / 3, "General", "0.3333333333"),
        ("x", "@", "x"),
        (True, "General", "TRUE"),
        (12345, "0.00E+00", "1.23E+4"),
    ],
)
def test_number_formats(value: object, code: str, text: str) -> None:
    assert _numberformat.shown(value, code) == text


def pdf_file(pages: list[list[str]]) -> bytes:
    """A minimal PDF: one Helvetica line under the other."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        moves = "".join(f"({line}) Tj 0 {-60 if not line else -14} Td " for line in lines)
        stream = f"BT /F1 12 Tf 72 700 Td {moves}ET".encode()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, len(out),
    )  # fmt: skip


def pdf_table(rows: list[list[tuple[int, str]]]) -> bytes:
    """A PDF whose words stand at the given places, row under row."""
    words = []
    for number, row in enumerate(rows):
        for x, word in row:
            escaped = word.replace("(", "\\(").replace(")", "\\)")
            words.append(f"1 0 0 1 {x} {700 - 14 * number} Tm ({escaped}) Tj")
    (line,) = ["\n".join(words)]
    plain = pdf_file([["X"]])
    old = b"BT /F1 12 Tf 72 700 Td (X) Tj 0 -14 Td ET"
    new = b"BT /F1 12 Tf " + line.encode() + b" ET"
    assert old in plain  # the offsets will be off, which readers mend
    return plain.replace(b"/Length %d" % len(old), b"/Length %d" % len(new)).replace(old, new)


def test_a_table_in_a_pdf_has_rows_and_columns() -> None:
    document = read(
        pdf_table(
            [
                [(72, "Table 1. Tests")],
                [(72, "Measure"), (160, "t"), (220, "df"), (270, "p"), (320, "95% CI")],
                [(72, "Words"), (160, "2.20"), (220, "28"), (270, ".036"), (320, "[0.10, 0.90]")],
                [(72, "Faces"), (160, "0.13"), (220, "28"), (270, ".090"), (320, "[0.20, 0.40]")],
                [(72, "All words and faces were shown twice to everybody.")],
            ]
        ),
        ".pdf",
    )
    (table,) = document.tables
    cells = [document.text[c.span.start : c.span.end] for c in table.cells]
    assert cells[5:10] == ["Words", "2.20", "28", ".036", "[0.10, 0.90]"]
    assert document.text.endswith("All words and faces were shown twice to everybody.")
    assert document.place(table.cells[5].span.start).startswith("page 1 ")
    assert table.caption is not None
    report = verify.check(document)
    assert [f.rule for f in report.findings] == ["statistics/p-value"]


def test_lines_of_a_pdf_that_hold_numbers_are_no_table() -> None:
    document = read(
        pdf_file([["It sold 3.5 of the 4 million tons", "that 12 of the 20 mills had in 2019."]]),
        ".pdf",
    )
    assert document.tables == ()


def test_a_pdf_file() -> None:
    document = read(
        pdf_file([["It sold 3.5", "million tons.", "", "Then 4 more."], ["Page two 5"]]), ".pdf"
    )
    assert [text for _, text in kinds(document)] == [
        "It sold 3.5 million tons.",
        "Then 4 more.",
        "Page two 5",
    ]
    assert place_of(document, "3.5").startswith("page 1 (7")
    assert place_of(document, "two").startswith("page 2 (")


def test_a_page_without_text_is_noted() -> None:
    assert read(pdf_file([[]]), ".pdf").notes == ("1 page without text (scanned?)",)


def test_latex() -> None:
    document = read(
        rb"""\title{Energy in 5 towns}\date{March 5, 2024}\begin{document}
\begin{abstract}We saw 12\% more.\end{abstract}
\section{Use} % comment 99
It makes \SI{3.5}{\kilo\watt\hour\per\day}, so $3 \times 10^{5}$~J\footnote{About 7 \emph{units}.}

\begin{table}\caption{Costs}\begin{tabular}{lr}\toprule
Item & 2024 \\ \midrule
Coal & 1,200 \\ \bottomrule
\end{tabular}\end{table}
\begin{itemize}\item one 1 \item two 2\end{itemize}
\begin{verbatim}55\end{verbatim}\includegraphics[width=3cm]{x6}
\end{document}""",
        ".tex",
    )
    assert kinds(document) == [
        (BlockKind.HEADLINE, "Energy in 5 towns"),
        (BlockKind.SUMMARY, "We saw 12% more."),
        (BlockKind.HEADING, "Use"),
        (BlockKind.PARAGRAPH, "It makes 3.5\xa0kWh/d, so 3 × 10^5\xa0J"),
        (BlockKind.FOOTNOTE, "About 7 units."),
        (BlockKind.CAPTION, "Costs"),
        (BlockKind.TABLE, "Item \t2024 \nCoal \t1,200"),
        (BlockKind.LIST_ITEM, "one 1"),
        (BlockKind.LIST_ITEM, "two 2"),
    ]
    assert document.date == dt.date(2024, 3, 5)
    assert cells(document) == ["Item", "2024", "Coal", "1,200"]
    assert source_of(document, "3.5\xa0kWh/d") == r"\SI{3.5}{\kilo\watt\hour\per\day}"
    assert document.notes == ("1 image not read",)


@pytest.mark.parametrize(
    "piece", ["{", "\\begin{a}", "$", "\\footnote{", "\\SI{", "\\", "%", "\\begin{tabular}{l}&"]
)
def test_broken_latex_is_read_in_bounded_time(piece: str) -> None:
    read((piece * 3000).encode(), ".tex")


def test_units_of_siunitx() -> None:
    assert _siunits.shown(r"\metre\per\square\second") == "m/s²"
    assert _siunits.shown(r"\kilo\gram\cubed") == "kg³"
    assert _siunits.shown("km/h") == "km/h"


def test_restructured_text() -> None:
    document = read(
        b"Title 1\n=======\n\n:Date: 2024-03-05\n\nText **3.5** GW, ``code 5``.\n\n* item 6\n\n"
        b"===== =====\nItem  2024\n===== =====\nCoal  1,200\n===== =====\n\n::\n\n   55\n\n"
        b".. include:: /etc/passwd\n\n.. raw:: html\n\n   <b>77</b>\n\nEnd 8 [1]_\n\n.. [1] Note 9\n",
        ".rst",
    )
    assert kinds(document) == [
        (BlockKind.HEADLINE, "Title 1"),
        (BlockKind.PARAGRAPH, "Text 3.5 GW, code ￼."),
        (BlockKind.LIST_ITEM, "item 6"),
        (BlockKind.TABLE, "Item\t2024\nCoal\t1,200"),
        (BlockKind.PARAGRAPH, "End 8"),
        (BlockKind.FOOTNOTE, "Note 9"),
    ]
    assert document.date == dt.date(2024, 3, 5)
    assert source_of(document, "1,200") == "1,200"
    assert source_of(document, "3.5 GW") == "3.5** GW"


def test_a_notebook() -> None:
    notebook = {
        "nbformat": 4,
        "cells": [
            {"cell_type": "markdown", "source": ["# Head 1\n", "\n", "Made **3.5** GW"]},
            {"cell_type": "code", "source": "x = 99", "outputs": [
                {"output_type": "stream", "text": ["mean 4.2\n"]},
                {"output_type": "display_data", "data": {"image/png": "AAAA", "text/plain": "<Figure 3>"}},
                {"output_type": "execute_result", "data": {"text/html": "<table><tr><td>A<td>7</table>"}},
            ]},
        ],
    }  # fmt: skip
    document = read(json.dumps(notebook).encode(), ".ipynb")
    assert kinds(document) == [
        (BlockKind.HEADLINE, "Head 1"),
        (BlockKind.PARAGRAPH, "Made 3.5 GW"),
        (BlockKind.PARAGRAPH, "mean 4.2"),
        (BlockKind.TABLE, "A\t7"),
    ]
    assert place_of(document, "4.2") == "cell 2"
    assert source_of(document, "3.5 GW") == "3.5** GW"
    assert document.notes == ("1 image not read",)


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w/>")
        archive.writestr("word/big.xml", b"0" * 60_000_000)
    return out.getvalue()


def with_doctype() -> bytes:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    return edited(
        word_file(), "word/document.xml", lambda xml: xml.replace(b"?>", b"?>" + laughs, 1)
    )


@pytest.mark.parametrize(
    ("data", "suffix", "words"),
    [
        (word_file()[:3000], ".docx", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".docx", "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".xlsx", "encrypted"),
        (workbook(), ".docx", "without 'word/document.xml'"),
        (bomb(), ".docx", "more than is safe"),
        (with_doctype(), ".docx", "declares a document type"),
        (edited(word_file(), "word/document.xml", lambda xml: xml[:-40]), ".docx", "not readable"),
        (
            edited(workbook(), "xl/worksheets/sheet1.xml", lambda xml: xml[:200]),
            ".xlsx",
            "not readable",
        ),
        (b"", ".xlsx", "damaged"),
        (b"%PDF-1.4 rubbish", ".pdf", "damaged"),
        (b"", ".pdf", "damaged"),
        (b'{"cells": 3}', ".ipynb", "not readable as a notebook"),
        (b"[" * 100_000, ".ipynb", "not readable as a notebook"),
        (b"\0\1\2", ".txt", "binary"),
    ],
)
def test_bad_files_give_one_clear_message(data: bytes, suffix: str, words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(data, suffix)
    assert words in str(caught.value)
    assert caught.value.where == f"file{suffix}"
    assert caught.value.hint


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(DocumentError, match=r"verify-numbers\[office\]"):
        read(word_file(), ".docx")


def test_a_long_sheet_is_read_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    from verify.read import xlsx

    monkeypatch.setattr(xlsx, "CELLS", 50)
    book = openpyxl.Workbook()
    for n in range(200):
        book.active.append([n, n + 1])
    out = io.BytesIO()
    book.save(out)
    document = read(out.getvalue(), ".xlsx")
    assert len(document.tables[0].cells) <= 54
    assert document.notes == ("sheet 'Sheet' read up to row 27",)


def test_a_very_long_sheet_is_cut_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    from verify.read import _longsheet

    monkeypatch.setattr(_longsheet, "CUT", 4000)
    book = openpyxl.Workbook(write_only=True)
    for title in ("Long", "Short"):
        sheet = book.create_sheet(title)
        for n in range(300 if title == "Long" else 3):
            sheet.append([n, n + 1, f"line {n}"])
    out = io.BytesIO()
    book.save(out)
    document = read(out.getvalue(), ".xlsx")
    long, short = document.tables
    rows = 1 + max(c.row for c in long.cells)
    assert 10 < rows < 300
    assert 1 + max(c.row for c in short.cells) == 3
    assert document.notes == (f"sheet 'Long' read up to row {rows} of 300",)


def test_a_sheet_of_a_wrong_size_is_read_whole() -> None:
    book = openpyxl.Workbook()
    book.active.append(["a", 1])
    book.active.append(["b", 2])
    out = io.BytesIO()
    book.save(out)
    wrong = changed_part(out.getvalue(), "xl/worksheets/sheet1.xml", b'ref="A1:B2"', b'ref="A1"')
    assert len(read(wrong, ".xlsx").tables[0].cells) == 4


def changed_part(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(made, "w") as out:
        for member in given.namelist():
            body = given.read(member)
            if member == name:
                assert old in body
                body = body.replace(old, new)
            out.writestr(member, body)
    return made.getvalue()


def test_a_file_with_macros_and_an_outside_template_is_read_without_them() -> None:
    plain = b"openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macros = b"ms-word.document.macroEnabled.main+xml"
    data = changed_part(word_file(), "[Content_Types].xml", plain, macros)
    outside = (
        b'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/attachedTemplate" Target="http://192.0.2.1/x.dotm" TargetMode="External"/>'
        b'<Relationship Id="rIdY" Type="http://schemas.microsoft.com/office/2006/relationships/'
        b'vbaProject" Target="http://192.0.2.1/vba.bin" TargetMode="External"/></Relationships>'
    )
    data = changed_part(data, "word/_rels/document.xml.rels", b"</Relationships>", outside)
    document = read(data, ".docm")
    assert document.text == read(word_file(), ".docx").text
    assert "macros not read" in document.notes


def test_a_file_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word_file())
    assert Document.from_path(path).format == "docx"
