"""Patterns remembered between runs, so that a start does not compile them again.

Python compiles every regular expression anew in each process, which takes longer than
checking an article. The command line (never the library) keeps the compiled codes of
its first run in the user's cache folder and hands them to `re` in the next one. What is
missing, damaged or of another interpreter is compiled as usual, so that only time
depends on the file.
"""

from __future__ import annotations

import importlib
import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from verify import folders, kept

_MOST = 2000  # patterns kept; with more, those of the last run alone


@contextmanager
def remembered() -> Iterator[None]:
    """Hand remembered patterns to `re` inside; keep the new ones for the next run."""
    folder = folders.cache()
    if folder is None or sys.implementation.name != "cpython":
        yield
        return
    compiler: Any = importlib.import_module("re._compiler")
    path = folder / f"patterns-{sys.implementation.cache_tag}-{compiler.MAGIC}.bin"
    known = kept.load(path)
    memory = _Memory(compiler, known if isinstance(known, dict) else {})
    plain, engine = compiler.compile, compiler._sre
    compiler.compile, compiler._sre = memory.compile, memory.engine
    try:
        yield
    finally:
        compiler.compile, compiler._sre = plain, engine
        if memory.new:
            older = memory.known if len(memory.known) < _MOST else memory.used
            kept.save(path, {**older, **memory.new})


class _Memory:
    """Knows the codes of patterns, and records those of new ones."""

    def __init__(self, compiler: Any, known: dict[Any, Any]) -> None:
        self.known = known
        self.used: dict[Any, Any] = {}
        self.new: dict[Any, Any] = {}
        self.engine = _Engine(compiler._sre)
        self._compile = compiler.compile

    def compile(self, pattern: Any, flags: int = 0) -> Any:
        """Return a compiled pattern, as `re` does, from its code where that is known."""
        key = (pattern, int(flags))
        found = self.known.get(key) if isinstance(pattern, str) else None
        if found is not None:
            self.used[key] = found
            final, code, groups, names, order = found
            codes = memoryview(code).cast("I").tolist()
            return self.engine.plain.compile(pattern, final, codes, groups, dict(names), order)
        made = self._compile(pattern, flags)
        if isinstance(pattern, str):
            self.new[key] = self.engine.last
        return made


class _Engine:
    """Stands before the regular expression engine, and notes what a pattern is built from."""

    def __init__(self, plain: Any) -> None:
        self.plain = plain
        self.last: tuple[Any, ...] = ()

    def __getattr__(self, name: str) -> Any:
        """Return what else the engine offers."""
        return getattr(self.plain, name)

    def compile(self, pattern: Any, flags: int, code: list[int], *rest: Any) -> Any:
        """Build a pattern from its code."""
        groups, names, order = rest
        self.last = (int(flags), array("I", code).tobytes(), groups, dict(names), order)
        return self.plain.compile(pattern, flags, code, *rest)
