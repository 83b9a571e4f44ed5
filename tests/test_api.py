"""The importable library: what each function takes and gives."""

from pathlib import Path

import pytest

import verify
from verify.model.report import Report

TEXT = "Revenue rose from $4.0 million to $5.0 million, an increase of 30%."


def messages(report: Report) -> list[str]:
    return [finding.message for finding in report.findings]


def test_a_document_its_text_and_its_path_give_the_same(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(TEXT)
    expected = messages(verify.check(verify.Document.from_text(TEXT)))
    assert len(expected) == 1
    assert messages(verify.check(TEXT)) == expected
    assert messages(verify.check(path)) == expected
    assert messages(verify.check_documents([path])) == expected
    assert [q.surface for q in verify.quantities(path)] == [
        q.surface for q in verify.quantities(TEXT)
    ]


def test_a_text_that_looks_like_a_file_name_is_text(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(TEXT)
    assert not verify.check(str(path)).findings


def test_anything_else_says_what_was_expected() -> None:
    with pytest.raises(TypeError, match="expected a Document, text or a path, not int"):
        verify.check(3)  # type: ignore[arg-type]
