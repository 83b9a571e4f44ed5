"""A marked copy holds the document as it was, with the findings beside the numbers."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

import verify
from verify import read as reading
from verify.cli.app import app
from verify.model.document import Document
from verify.model.errors import VerifyError
from verify.report import annotate

TABLE = "| Part | 2023 | 2024 |\n| --- | --- | --- |\n| A | 412 | 500 |\n| B | 287 | 300 |\n| Total | 699 | 900 |\n"
PAGE = "<p>x &amp; y</p><table><tr><th>Part<th>2023<th>2024<tr><td>A<td>412<td>500<tr><td>B<td>287<td>300<tr><td>Total<td>699<td><b>9</b>00</table>"


def copy_of(data: bytes, format: str) -> tuple[Document, bytes]:
    document = Document.from_text(data.decode(), format=format)
    return document, annotate.annotated(data, document, verify.check(document).findings)


def test_markdown() -> None:
    document, copy = copy_of(TABLE.encode(), "markdown")
    text = copy.decode()
    assert "{==900==}{>>" in text
    assert "add up to 800" in text
    assert re.sub(r"\{==(.*?)==\}\{>>.*?<<\}", r"\1", text) == document.source
    assert Document.from_text(text, format="markdown").tables[0].cells[-1].row == 3


def test_html() -> None:
    document, copy = copy_of(PAGE.encode(), "html")
    text = copy.decode()
    assert re.search(
        r'<b><mark class="verify-\w+" title="[^"<>]*add up to 800[^"<>]*">9</mark></b>', text
    )
    assert re.sub(r"<mark[^>]*>|</mark>", "", text) == document.source


def word_file() -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph("Sales went from 40 kg to 50 kg, a ")
    paragraph.add_run("rise of 20% in all, and from 60 kg to 90 kg, a rise of 10%").bold = True
    paragraph.add_run(" in the year.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_word() -> None:
    data = word_file()
    document = reading.from_bytes(data, name="a.docx", suffix=".docx", date=None)
    findings = verify.check(document).findings
    assert findings
    copy = docx.Document(io.BytesIO(annotate.annotated(data, document, findings)))
    before = docx.Document(io.BytesIO(data))
    assert [p.text for p in copy.paragraphs] == [p.text for p in before.paragraphs]
    assert len(list(copy.comments)) == len(annotate.marks(document, findings))
    assert all("[" in c.text for c in copy.comments)
    bold = "".join(r.text for r in copy.paragraphs[0].runs if r.bold)
    assert bold == "rise of 20% in all, and from 60 kg to 90 kg, a rise of 10%"


def test_a_format_without_marks_says_so() -> None:
    document = Document.from_text("a,b\n1,2\n", format="csv")
    with pytest.raises(VerifyError, match="copy with marks"):
        annotate.annotated(b"", document, ())


def test_the_command(tmp_path: Path) -> None:
    path, copy = tmp_path / "a.md", tmp_path / "b.md"
    path.write_text(TABLE)
    result = CliRunner().invoke(app, ["annotate", str(path), "-o", str(copy)])
    assert result.exit_code == 1, result.output
    assert "1 place marked" in result.output
    assert path.read_text() == TABLE
    assert "{==900==}" in copy.read_text()
    again = CliRunner().invoke(app, ["annotate", str(path), "-o", str(path)])
    assert again.exit_code != 0
    assert path.read_text() == TABLE
