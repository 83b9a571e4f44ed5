"""The compiled build: used only as long as it was made from the sources that are there."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from verify import fast

ROOT = Path(__file__).parent.parent
EXTRACT = ROOT / "verify" / "extract"
TOLD = {"told", "context", "after", "measure"}  # they ask quantities for their words
SCRIPT = """
import sys
from verify import Document, extract
from verify.extract import parse
from verify.model.settings import DEFAULT
text = open(sys.argv[1], encoding="utf-8").read()
found = extract.read(Document.from_text(text), DEFAULT)
for q in found.quantities:
    print([str(v) for v in q[1:]], q.counted, q.measure, q.direction)
print([x[1:] for x in found.exclusions])
print(getattr(parse.items, "__code__", None) is None, file=sys.stderr)
"""


def package(place: Path) -> Path:
    """Make a package with a build in it that is as its sources are."""
    (place / "extract").mkdir()
    (place / "extract" / "parse.py").write_text("ONE = 1\n")
    folder = place / "_fast"
    folder.mkdir()
    (folder / "sources.txt").write_text(fast.stamp(place))
    return folder


def test_a_build_is_used_where_its_sources_are_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was compiled comes before the sources it was made from."""
    folder = package(tmp_path)
    monkeypatch.delenv("VERIFY_FAST", raising=False)
    monkeypatch.setattr(fast, "_load_library", lambda folder: None)
    path = ["there"]
    assert fast.prefer(path, folder)
    assert path == [str(folder), "there"]


def test_a_build_never_hides_an_edited_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit, a new module or a lost stamp turn the build off."""
    monkeypatch.delenv("VERIFY_FAST", raising=False)
    folder = package(tmp_path)
    (tmp_path / "extract" / "parse.py").write_text("ONE = 2  # edited\n")
    path = ["there"]
    assert not fast.prefer(path, folder)
    (folder / "sources.txt").write_text(fast.stamp(tmp_path))
    (tmp_path / "extract" / "more.py").write_text("")
    assert not fast.prefer(path, folder)
    (folder / "sources.txt").unlink()
    assert not fast.prefer(path, folder)
    assert path == ["there"]


def test_a_build_can_be_turned_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`VERIFY_FAST=0` reads with the sources."""
    monkeypatch.setenv("VERIFY_FAST", "0")
    assert not fast.prefer([], package(tmp_path))


def test_nothing_is_needed_to_be_built(tmp_path: Path) -> None:
    """Without a build the sources are what there is."""
    assert not fast.prefer([], tmp_path / "_fast")


@pytest.mark.parametrize("name", fast.MODULES)
def test_no_compiled_module_asks_a_quantity_for_its_words(name: str) -> None:
    """Compiled code would see what is not read yet."""
    tree = ast.parse((EXTRACT / f"{name}.py").read_text(encoding="utf-8"))
    names = {
        alias.name.rpartition(".")[2]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert not names & TOLD
    asked = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not asked & {"measure", "direction"}


@pytest.mark.skipif(not fast._current(fast.FOLDER), reason="no build of these sources")
def test_the_build_reads_what_the_sources_read() -> None:
    """The same text gives the same quantities with the build and without."""
    text = ROOT / "tests" / "blind" / "passages-2.txt"
    said = []
    for choice in ("1", "0"):
        ran = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(text)],
            env={**os.environ, "VERIFY_FAST": choice, "PYTHONPATH": str(ROOT)},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        said.append((ran.stdout, ran.stderr.split()[-1]))
    assert said[0][0] == said[1][0]
    assert [compiled for _, compiled in said] == ["True", "False"]
