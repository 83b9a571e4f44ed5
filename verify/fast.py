"""The compiled build: extraction's busiest modules as machine code, for who wants it.

`python -m verify.fast` (or `make fast`) compiles them with mypyc, which needs mypy,
setuptools and a C compiler, into the folder `_fast` of the package; nothing needs it, and
what is read is the same with and without. It is used only while every source it was made
from is as it was, so that it never hides an edited module; `VERIFY_FAST=0` turns it off.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, MutableSequence
from pathlib import Path

_PACKAGE = Path(__file__).parent
FOLDER = _PACKAGE / "_fast"
_STAMP = "sources.txt"
_LIBRARY = "verify_fast__mypyc"
_SOURCES = ("", "model", "units", "units/catalogue", "extract")  # folders it is made from
_OFF = "VERIFY_FAST"
# Modules of `extract`. None of them asks a quantity for its words, which are read when asked.
MODULES = (
    "addresses ages ahead articles behind build captions cardinal clause clock codes combine "
    "compound dates days digits exclusions item labels leads letters measures naming parse phones "
    "points policy ranges ratios relative scales scores surface words years"
).split()


def prefer(path: MutableSequence[str], folder: Path = FOLDER) -> bool:
    """Let a package find its compiled modules first, if they are those of its sources."""
    if os.environ.get(_OFF) == "0" or not folder.is_dir() or not _current(folder):
        return False
    _load_library(folder)
    path.insert(0, str(folder))
    return True


def stamp(package: Path = _PACKAGE) -> str:
    """Return what tells the sources, and the interpreter they were compiled for, from others."""
    rows = [
        f"{file.name} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in _files(package)
    ]
    return "\n".join([str(sys.implementation.cache_tag), *rows])


def _files(package: Path) -> Iterator[Path]:
    """Yield every source that the compiled modules depend on."""
    for name in _SOURCES:
        yield from sorted((package / name).glob("*.py"))


def _current(folder: Path) -> bool:
    """Return whether the compiled modules were made from the sources that are there."""
    try:
        return (folder / _STAMP).read_text(encoding="utf-8") == stamp(folder.parent)
    except OSError:
        return False


def _load_library(folder: Path) -> None:
    """Load what the compiled modules share, which they look for under its own name."""
    from importlib.machinery import ExtensionFileLoader
    from importlib.util import module_from_spec, spec_from_loader

    if _LIBRARY in sys.modules:
        return
    file = next(folder.glob(f"{_LIBRARY}.*"))
    loader = ExtensionFileLoader(_LIBRARY, str(file))
    spec = spec_from_loader(_LIBRARY, loader)
    assert spec is not None
    sys.modules[_LIBRARY] = module_from_spec(spec)
    loader.exec_module(sys.modules[_LIBRARY])


def build() -> Path:
    """Compile the modules; return the folder they are in."""
    import shutil
    import tempfile

    shutil.rmtree(FOLDER, ignore_errors=True)
    sources = stamp()  # as they are copied; what is edited meanwhile makes the build old
    with tempfile.TemporaryDirectory() as place:
        shutil.copytree(
            _PACKAGE, Path(place, "verify"), ignore=shutil.ignore_patterns("__pycache__")
        )
        made = _compiled(Path(place))
        FOLDER.mkdir()
        for file in made:
            shutil.copy(file, FOLDER)
    (FOLDER / _STAMP).write_text(sources, encoding="utf-8")
    return FOLDER


def _compiled(place: Path) -> list[Path]:
    """Compile the copy of the package in a folder; return the libraries."""
    from mypyc.build import mypycify
    from setuptools import setup

    os.chdir(place)
    files = [f"verify/extract/{name}.py" for name in MODULES]
    given = ["--config-file=", "--ignore-missing-imports"]
    parts = mypycify(given + files, opt_level="2", group_name="verify_fast")
    options = ["build_ext", "--build-lib", "built", "--build-temp", "made"]
    setup(name="verify_fast", ext_modules=parts, packages=[], script_args=["--quiet", *options])
    return [*place.glob("built/**/*.so"), *place.glob("built/**/*.pyd")]


if __name__ == "__main__":
    print(build())
