"""Folders that list themselves: every module of a folder, by a name it declares.

Readers, match kinds, laws and outputs are found this way, so adding one is adding
its file, and nothing is imported before it is asked for by name.
"""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from importlib.machinery import all_suffixes
from pathlib import Path
from types import ModuleType


@cache
def files() -> dict[str, tuple[int, int]]:
    """Return every file of this package with its size and time, as the first caller finds them."""
    found: dict[str, tuple[int, int]] = {}
    folders = [os.path.dirname(__file__)]  # noqa: PTH120  (as modules are named)
    for folder in folders:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name == "__pycache__":
                    continue
                if entry.is_dir():
                    folders.append(entry.path)
                else:
                    stat = entry.stat()
                    found[entry.path] = (stat.st_size, stat.st_mtime_ns)
    return dict(sorted(found.items()))


@cache
def module_names(package: str) -> tuple[str, ...]:
    """Return the public modules of a package ("verify.read"), sorted."""
    folders = map(Path, import_module(package).__path__)
    endings = tuple(all_suffixes())
    names = {
        entry.name.partition(".")[0]
        for folder in folders
        for entry in folder.iterdir()
        if entry.name.endswith(endings) or (entry / "__init__.py").is_file()
    }
    return tuple(sorted(name for name in names if not name.startswith("_")))


@cache
def modules_with(package: str, attribute: str) -> tuple[ModuleType, ...]:
    """Import every module of a package that declares `attribute`."""
    found = (import_module(f"{package}.{name}") for name in module_names(package))
    return tuple(m for m in found if hasattr(m, attribute))
