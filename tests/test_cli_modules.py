from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from verify import kept
from verify.cli import modules

CODE = """
import sys
from verify.cli import modules
with modules.remembered():
    import verify.links, verify.report.outputs.concise
named = sys.modules["verify.links"]
print(type(named.__spec__.loader).__name__, named.__file__, verify.links.groups([(1, 2)]))
print(verify.report.__path__)
"""


def ran(folder: Path) -> list[str]:
    """Import in a process of its own, with a folder for compiled files; return what it says."""
    env = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder), "PYTHONPATH": str(Path.cwd())}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    made = subprocess.run(
        [sys.executable, "-c", CODE], env=env, capture_output=True, text=True, check=True
    )
    return made.stdout.splitlines()


def test_a_remembered_module_is_the_same(tmp_path: Path) -> None:
    first, second = ran(tmp_path), ran(tmp_path)
    assert first[0].startswith("SourceFileLoader ")
    assert second[0].startswith("_Finder ")
    assert [line.split(" ", 1)[-1] for line in first] == [line.split(" ", 1)[-1] for line in second]


def test_a_changed_source_is_imported_as_usual(tmp_path: Path) -> None:
    ran(tmp_path)
    (path,) = tmp_path.rglob("modules.*.all")
    known = kept.Shelf[str](path)
    file, package, size, time, code = known.get("verify.links")
    known.save({"verify.links": (file, package, size + 1, time, code)})
    assert ran(tmp_path)[0].startswith("SourceFileLoader ")
    assert kept.Shelf[str](path).get("verify.links")[2] == size  # and is known anew
    assert ran(tmp_path)[0].startswith("_Finder ")


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 400])
def test_a_damaged_file_is_ignored_and_mended(tmp_path: Path, damage: bytes) -> None:
    ran(tmp_path)
    (path,) = tmp_path.rglob("modules.*.all")
    path.write_bytes(damage)
    assert ran(tmp_path)[0].startswith("SourceFileLoader ")
    assert path.read_bytes() != damage


def test_without_a_folder_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERIFY_CACHE_DIR", "")
    before = list(sys.meta_path)
    with modules.remembered():
        assert sys.meta_path == before
