"""The compiled build, where there is one: modules as machine code, before their sources.

`verify.fast` makes it. It is used only while every source it was made from is as it was, so
that it never hides an edited module; `VERIFY_FAST=0` turns it off. All of its modules are
used or none: machine code reaches straight into its neighbours.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, ModuleSpec
from pathlib import Path
from types import ModuleType

PACKAGE = Path(__file__).parent
FOLDER = PACKAGE / "_fast"
STAMP = "sources.txt"
LIBRARY = "verify_fast__mypyc"
_SOURCES = (
    "",
    "model",
    "units",
    "units/catalogue",
    "rulebook",
    "extract",
    "match",
    "match/repeat",
    "judge",
    "judge/laws",
)  # fmt: skip  (folders it is made from)
_OFF = "VERIFY_FAST"


class Finder:
    """Finds the compiled modules before their sources are looked for."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where a compiled module is, None for every other."""
        if not name.startswith("verify.") or (file := modules().get(name)) is None:
            return None
        return ModuleSpec(name, ExtensionFileLoader(name, file), origin=file)


def install() -> None:
    """Let Python find compiled modules, should there be any that are those of the sources."""
    if not any(isinstance(finder, Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, Finder())


@cache
def modules() -> dict[str, str]:
    """Return the file of each compiled module; none if they were made from other sources."""
    found = usable(FOLDER)
    if found:
        _load_library(FOLDER)
    return found


def usable(folder: Path) -> dict[str, str]:
    """Return the file of each compiled module in a folder, none where it must not be used."""
    if os.environ.get(_OFF) == "0" or not folder.is_dir() or not _current(folder):
        return {}
    ending = EXTENSION_SUFFIXES[0]
    files = folder.glob(f"*/**/*{ending}")
    return {_name(file.relative_to(folder), ending): str(file) for file in files}


def _name(file: Path, ending: str) -> str:
    """Return the name of the module that a file of the build is."""
    return ".".join(("verify", *file.parts)).removesuffix(ending)


def stamp(package: Path = PACKAGE) -> str:
    """Return what tells the sources, and the interpreter they were compiled for, from others."""
    rows = [
        f"{file.name} {(seen := file.stat()).st_size} {seen.st_mtime_ns}"
        for file in _files(package)
    ]
    return "\n".join([str(sys.implementation.cache_tag), *rows])


def _files(package: Path) -> Iterator[os.DirEntry[str]]:
    """Yield every source that the compiled modules depend on."""
    for name in _SOURCES:
        folder = package / name
        if folder.is_dir():
            with os.scandir(folder) as entries:
                yield from sorted((e for e in entries if e.name.endswith(".py")), key=_path)


def _path(entry: os.DirEntry[str]) -> str:
    return entry.path


def _current(folder: Path) -> bool:
    """Return whether the compiled modules were made from the sources that are there."""
    try:
        return (folder / STAMP).read_text(encoding="utf-8") == stamp(folder.parent)
    except OSError:
        return False


def _load_library(folder: Path) -> None:
    """Load what the compiled modules share, which they look for under its own name."""
    from importlib.util import module_from_spec, spec_from_loader

    if LIBRARY in sys.modules:
        return
    file = next(folder.glob(f"{LIBRARY}.*"))
    loader = ExtensionFileLoader(LIBRARY, str(file))
    spec = spec_from_loader(LIBRARY, loader)
    assert spec is not None
    sys.modules[LIBRARY] = module_from_spec(spec)
    loader.exec_module(sys.modules[LIBRARY])
