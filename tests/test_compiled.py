"""The compiled build: used only as long as it was made from the sources that are there."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from verify import compiled

ROOT = Path(__file__).parent.parent
SCRIPT = """
import json
import sys
from verify import Document, pipeline
from verify.extract import parse
text = open(sys.argv[1], encoding="utf-8").read()
rows = text.splitlines() if sys.argv[1].endswith(".jsonl") else ()
for own in [json.loads(row)["text"] for row in rows] or [text]:
    report = pipeline.run([Document.from_text(own)])
    for check in report.checks:
        print(check.rule, check.verdict, check.message, check.reason, check.how)
        print([location.span for location in check.locations])
    for entry in report.ledger:
        print(entry)
print(getattr(parse.items, "__code__", None) is None, file=sys.stderr)
"""


def package(place: Path) -> Path:
    """Make a package with a build in it that is as its sources are."""
    (place / "extract").mkdir()
    (place / "extract" / "parse.py").write_text("ONE = 1\n")
    folder = place / "_fast"
    (folder / "extract").mkdir(parents=True)
    (folder / "extract" / f"parse{EXTENSION_SUFFIXES[0]}").write_text("")
    (folder / compiled.STAMP).write_text(compiled.stamp(place))
    return folder


def test_a_build_is_used_where_its_sources_are_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its modules are known by their names."""
    folder = package(tmp_path)
    monkeypatch.delenv("VERIFY_FAST", raising=False)
    file = folder / "extract" / f"parse{EXTENSION_SUFFIXES[0]}"
    assert compiled.usable(folder) == {"verify.extract.parse": str(file)}


def test_a_build_never_hides_an_edited_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit, a new module or a lost stamp turn the build off."""
    monkeypatch.delenv("VERIFY_FAST", raising=False)
    folder = package(tmp_path)
    (tmp_path / "extract" / "parse.py").write_text("ONE = 2  # edited\n")
    assert not compiled.usable(folder)
    (folder / compiled.STAMP).write_text(compiled.stamp(tmp_path))
    (tmp_path / "match").mkdir()
    (tmp_path / "match" / "more.py").write_text("")
    assert not compiled.usable(folder)
    (folder / compiled.STAMP).unlink()
    assert not compiled.usable(folder)


def test_a_build_can_be_turned_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`VERIFY_FAST=0` checks with the sources."""
    monkeypatch.setenv("VERIFY_FAST", "0")
    assert not compiled.usable(package(tmp_path))


def test_nothing_is_needed_to_be_built(tmp_path: Path) -> None:
    """Without a build the sources are what there is."""
    assert not compiled.usable(tmp_path / "_fast")


def test_the_finder_is_asked_once_and_for_compiled_modules_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Other modules are found as ever."""
    compiled.install()
    assert sum(isinstance(finder, compiled.Finder) for finder in sys.meta_path) == 1
    monkeypatch.setattr(compiled, "modules", lambda: {"verify.extract.parse": "/there/parse.so"})
    found = compiled.Finder().find_spec("verify.extract.parse")
    assert found is not None
    assert found.origin == "/there/parse.so"
    assert compiled.Finder().find_spec("verify.extract.told") is None
    assert compiled.Finder().find_spec("json") is None


def test_the_order_of_sets_changes_nothing() -> None:
    """Traits of equal weight were told in the order of a set, another in each run."""
    said = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(ROOT / "tests/blind/relations-5.jsonl")],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert said[0] == said[1]


@pytest.mark.skipif(not compiled._current(compiled.FOLDER), reason="no build of these sources")
@pytest.mark.parametrize("name", ["passages-2.txt", "relations-5.jsonl"])
def test_the_build_finds_what_the_sources_find(name: str) -> None:
    """The same text gives the same checks and numbers with the build and without."""
    text = ROOT / "tests" / "blind" / name
    said = []
    for choice in ("1", "0"):
        ran = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(text)],
            env={**os.environ, "VERIFY_FAST": choice, "PYTHONPATH": str(ROOT)},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        said.append((ran.stdout, ran.stderr.split()[-1]))
    assert said[0][0] == said[1][0]
    assert [built for _, built in said] == ["True", "False"]
