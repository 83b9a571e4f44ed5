from __future__ import annotations

import os
from pathlib import Path

import pytest

from verify import kept


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VERIFY_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path


class Counted:
    """Builds a table, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> tuple[dict[str, int], list[str]]:
        self.times += 1
        return {"metre": 1}, ["a", "é"]


def test_a_table_is_built_once_until_its_source_changes(folder: Path) -> None:
    source, build = folder / "rows.txt", Counted()
    source.write_text("one")
    tables = [kept.table("t", [str(source)], build) for _ in range(3)]
    assert build.times == 1
    assert tables[2] == ({"metre": 1}, ["a", "é"])
    source.write_text("longer")
    kept.table("t", [str(source)], build)
    assert build.times == 2


@pytest.mark.parametrize("damage", [b"", b"xx", b"y" * 200])
def test_a_damaged_table_is_built_again(folder: Path, damage: bytes) -> None:
    source, build = folder / "rows.txt", Counted()
    source.write_text("one")
    first = kept.table("t", [str(source)], build)
    (path,) = (folder / "cache" / "tables").iterdir()
    path.write_bytes(damage)
    assert kept.table("t", [str(source)], build) == first
    assert build.times == 2
    assert path.read_bytes() != damage


def test_a_source_that_cannot_be_seen_keeps_nothing(folder: Path) -> None:
    build = Counted()
    for _ in range(2):
        kept.table("t", [str(folder / "nowhere.txt")], build)
    assert build.times == 2
    assert not (folder / "cache").exists()


def test_without_a_folder_a_table_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERIFY_CACHE_DIR", "")
    build = Counted()
    kept.table("t", [os.__file__], build)
    kept.table("t", [os.__file__], build)
    assert build.times == 2


def test_the_tables_of_a_check_are_the_same_from_the_folder(folder: Path) -> None:
    from verify.match import cues
    from verify.units import catalogue, rates

    def all_tables() -> tuple[object, ...]:
        for made in (cues.standard, catalogue._tables, rates.ecb):
            made.cache_clear()
        return cues.standard(), catalogue.tables(), list(rates.ecb().history("USD"))

    assert all_tables() == all_tables()
    stems = {path.name.partition("-")[0] for path in (folder / "cache" / "tables").iterdir()}
    assert stems >= {"cues", "catalogue", "rates"}


def test_a_shelf_gives_each_value_by_its_key(folder: Path) -> None:
    path = folder / "shelf.bin"
    kept.Shelf[str](path).save({"a": [1, "x"], "b": b"code"})
    shelf = kept.Shelf[str](path)
    assert (len(shelf), shelf.get("a"), shelf.get("b"), shelf.get("c")) == (
        2,
        [1, "x"],
        b"code",
        None,
    )
    shelf.save({"c": 3})
    assert [kept.Shelf[str](path).get(key) for key in "abc"] == [[1, "x"], b"code", 3]
    kept.Shelf[str](path).save({"d": 4}, {"c"})
    assert [kept.Shelf[str](path).get(key) for key in "abcd"] == [None, None, 3, 4]


def test_a_damaged_shelf_is_empty(folder: Path) -> None:
    path = folder / "shelf.bin"
    kept.Shelf[str](path).save({"a": "first" * 9, "b": "second" * 9})
    data = path.read_bytes()
    path.write_bytes(data[:20] + b"x" + data[21:])
    assert len(kept.Shelf[str](path)) == 0
    for cut in range(len(data)):
        path.write_bytes(data[:cut])
        assert kept.Shelf[str](path).get("b") is None
