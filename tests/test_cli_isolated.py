"""A fault of our own in one document: named, status 2, and the others are checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import verify
from verify import extract, read
from verify.cli import main

GOOD = "Turnout rose from 40% to 50%, a rise of 30 percentage points.\n"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "bad.txt").write_text("BOOM costs 3 kg.\n")
    return tmp_path


def status(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stop:
        main(["check", "--isolated", "--output-format", "concise", *arguments])
    return int(stop.value.code or 0)


def explode(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, at: int) -> None:
    """Make a stage fail on a text with BOOM in it, in place of a fault that we do not know."""
    real = getattr(module, name)

    def stage(*arguments: Any, **options: Any) -> Any:
        given = arguments[at]
        text = given.text if isinstance(given, verify.Document) else str(given)
        if "BOOM" in text:
            raise IndexError("list index out of range")
        return real(*arguments, **options)

    monkeypatch.setattr(module, name, stage)


@pytest.mark.parametrize(("module", "name"), [(extract, "read"), (read, "from_bytes")])
def test_the_others_are_checked(
    files: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    module: Any,
    name: str,
) -> None:
    explode(monkeypatch, module, name, 0)
    assert status("bad.txt", "good.txt") == 2
    out, err = capsys.readouterr()
    assert "good.txt:1:" in out
    assert "points/" in out
    assert "bad.txt: cannot be checked (IndexError: list index out of range)" in err
    assert "Traceback" not in err


def test_the_trace_is_shown_to_who_asks(
    files: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VERIFY_TRACEBACK", "1")
    explode(monkeypatch, extract, "read", 0)
    assert status("bad.txt", "good.txt") == 2
    assert "Traceback" in capsys.readouterr().err


def test_one_document_alone_is_named_too(
    files: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    explode(monkeypatch, extract, "read", 0)
    assert status("bad.txt") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("error: bad.txt: cannot be checked")
    assert "Traceback" not in err
