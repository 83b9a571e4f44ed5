"""Modules remembered between runs, so that a start opens one file instead of hundreds.

Python looks for each module in its folder, opens its compiled file and compares it with
the source: for hundreds of small modules that takes as long as checking an article. The
command line (never the library) keeps the compiled code of the modules that it used in
one file beside the compiled files that Python itself keeps, in `__pycache__`: nobody can
put code there who could not change the modules. A module whose source has another size
or time, or that is missing there, is imported as usual, so that only time depends on it.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

from verify import compiled, folders, kept
from verify.discover import files

_PACKAGE = "verify."
_SPEC = sys.modules[__name__].__spec__
_COMPILED = _SPEC.cached if _SPEC else None  # where Python keeps this module, if anywhere
_Row = tuple[str, bool, int, int, bytes]  # file, whether a package, size and time, code
_NONE = ("", False, -1, -1, b"")


@contextmanager
def remembered() -> Iterator[None]:
    """Import remembered modules inside; keep the new ones for the next run."""
    if _COMPILED is None or folders.cache() is None or sys.implementation.name != "cpython":
        yield
        return
    known = kept.Shelf[str](Path(_COMPILED).with_suffix(".all"))
    finder = _Finder(known)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        if finder.missed and not sys.dont_write_bytecode:
            known.save(_rows(finder.missed))


class _Finder:
    """Finds and runs the modules that are known, and notes the others."""

    def __init__(self, known: kept.Shelf[str]) -> None:
        self.known = known
        self.missed: list[str] = []

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where a known module comes from, None where Python must look."""
        if not name.startswith(_PACKAGE) or name in compiled.modules():
            return None
        row: _Row = self.known.get(name) or _NONE
        if files().get(row[0]) != row[2:4]:
            self.missed.append(name)
            return None
        spec = ModuleSpec(name, self, origin=row[0], loader_state=row[4], is_package=row[1])  # type: ignore[arg-type]
        if row[1]:
            spec.submodule_search_locations = [row[0].rpartition(os.sep)[0]]
        return spec

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Leave the making of the module to Python."""

    def exec_module(self, module: ModuleType) -> None:
        """Run the code of a module."""
        spec: Any = module.__spec__
        module.__file__ = spec.origin  # by itself Python would work out more than this
        code, spec.loader_state = spec.loader_state, None
        exec(marshal.loads(code), module.__dict__)  # noqa: S102  (its own code)


def _rows(names: Sequence[str]) -> dict[str, _Row]:
    """Return the code of modules that Python has imported from their sources."""
    rows: dict[str, _Row] = {}
    for name in names:
        spec = getattr(sys.modules.get(name), "__spec__", None)
        loader: Any = getattr(spec, "loader", None)
        if spec is None or not str(spec.origin).endswith(".py") or not hasattr(loader, "get_code"):
            continue
        size, time = files().get(spec.origin, (-1, -1))
        code = marshal.dumps(loader.get_code(name))
        rows[name] = (spec.origin, spec.submodule_search_locations is not None, size, time, code)
    return rows
