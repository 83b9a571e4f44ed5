from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from verify.cli.patterns import remembered

PATTERN = r"(?i)(?P<word>\bverify[a-zé]{3,9}+)|(?P<digits>\d+)(?=€)"
TEXT = "VERIFYABLÉ and 1234€, Verifyxyz 99"


def found() -> list[tuple[object, ...]]:
    re.purge()
    pattern = re.compile(PATTERN, re.MULTILINE)
    return [
        (m.span(), m.groupdict(), m.lastgroup, pattern.flags, pattern.groups, pattern.groupindex)
        for m in pattern.finditer(TEXT)
    ]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VERIFY_CACHE_DIR", str(tmp_path))
    return tmp_path


def test_a_remembered_pattern_finds_the_same(folder: Path) -> None:
    plain = found()
    for _ in range(2):  # the second time from the file
        with remembered():
            assert found() == plain
    assert len(list(folder.iterdir())) == 1
    assert found() == plain


def test_a_remembered_pattern_is_a_pattern_to_every_function(folder: Path) -> None:
    for _ in range(2):
        re.purge()
        with remembered():
            pattern = re.compile(PATTERN)
            assert re.sub(pattern, "-", TEXT) == pattern.sub("-", TEXT)
            assert re.compile(pattern).findall(TEXT) == re.findall(PATTERN, TEXT)
            assert pattern.pattern == PATTERN
            assert not hasattr(pattern, "nothing")
    assert pattern.search(TEXT) is not None  # outside too


def test_errors_are_the_same(folder: Path) -> None:
    for _ in range(2):
        with remembered(), pytest.raises(re.error, match="unterminated"):
            re.compile("(verify[")


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 400])
def test_a_damaged_file_is_ignored_and_mended(folder: Path, damage: bytes) -> None:
    with remembered():
        plain = found()
    (path,) = folder.iterdir()
    path.write_bytes(damage)
    with remembered():
        assert found() == plain
    assert path.read_bytes() != damage


def test_without_a_folder_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERIFY_CACHE_DIR", "")
    with remembered():
        assert found()


def test_the_engine_is_put_back(folder: Path) -> None:
    import re._compiler as compiler

    before = compiler._sre
    with pytest.raises(ZeroDivisionError), remembered():
        1 / 0  # noqa: B018
    assert compiler._sre == before
    assert re.match(re.compile("a+b"), "aab")


def test_two_runs_know_the_same_patterns(tmp_path: Path) -> None:
    """A pattern made of a set in no fixed order would be compiled anew in every run."""
    article = tmp_path / "article.txt"
    article.write_text("Sales rose 12% in a year, to $4.1 million from $3.6 million.")
    code = "import sys; from verify.cli import _run; _run(sys.argv[1:])"
    kept = set()
    for seed in ("1", "1", "2", "3"):
        own = {"VERIFY_CACHE_DIR": str(tmp_path / "cache"), "PYTHONHASHSEED": seed}
        subprocess.run(
            [sys.executable, "-c", code, "check", "--exit-zero", str(article)],
            env={**own, "PYTHONPATH": ":".join(sys.path)},
            check=True,
            capture_output=True,
        )
        (path,) = (tmp_path / "cache").glob("patterns*")
        kept.add(path.stat().st_size)
        if seed == "1" and len(kept) == 2:
            kept = {path.stat().st_size}  # the first run compiled the rules as well
    assert len(kept) == 1


def test_a_pattern_that_outlives_the_run_can_be_used(folder: Path) -> None:
    """Modules that were loaded inside keep patterns that nobody has used yet."""
    for _ in range(2):  # the second time it is known
        with remembered():
            late = re.compile(PATTERN)
    assert re.match(late, "1234€")
