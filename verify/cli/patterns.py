"""Patterns remembered between runs, so that a start does not compile them again.

Python compiles every regular expression anew in each process, which takes longer than
checking an article. The command line (never the library) keeps the compiled codes of
its first run in the user's cache folder and hands them to `re` in the next one. What is
missing, damaged or of another interpreter is compiled as usual, so that only time
depends on the file.
"""

from __future__ import annotations

import importlib
import re
import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from verify import folders, kept

_Key = tuple[str, int]  # a pattern and its flags
_MOST = 2000  # patterns kept; with more, those of the last run alone


@contextmanager
def remembered() -> Iterator[None]:
    """Hand remembered patterns to `re` inside; keep the new ones for the next run."""
    folder = folders.cache()
    if folder is None or sys.implementation.name != "cpython":
        yield
        return
    compiler: Any = importlib.import_module("re._compiler")
    module: Any = re
    name = f"patterns-{sys.implementation.cache_tag}-{compiler.MAGIC}-{kept.OWN}.bin"
    memory = _Memory(compiler, kept.Shelf(folder / name))
    plain, engine = _PLAIN, compiler._sre
    module._compile, compiler._sre = memory.compile, memory.engine
    memory.plain = plain
    try:
        yield
    finally:
        module._compile, compiler._sre = _afterwards, engine
        if memory.new:
            memory.known.save(memory.new, None if len(memory.known) < _MOST else memory.made)


class _Memory:
    """Knows the codes of patterns, and records those of new ones."""

    def __init__(self, compiler: Any, known: kept.Shelf[_Key]) -> None:
        self.known = known
        self.made: dict[_Key, Any] = {}
        self.new: dict[_Key, Any] = {}
        self.engine = _Engine(compiler._sre)
        self.plain: Any = None
        self._compile = compiler.compile

    def compile(self, pattern: Any, flags: int) -> Any:
        """Return a compiled pattern, as `re` does; a known one is built when it is first used."""
        if type(pattern) is not str:
            return pattern if type(pattern) is _Late else self.plain(pattern, flags)
        key = (pattern, int(flags))
        made = self.made.get(key)
        if made is None:
            if key in self.known:
                made = _Late(self, key)
            else:
                made = self._compile(*key)
                self.new[key] = self.engine.last
            self.made[key] = made
        return made

    def built(self, key: _Key) -> Any:
        """Return a pattern from its code."""
        found = self.known.get(key)
        if found is None:  # damaged
            return self._compile(*key)
        final, code, groups, names, order = found
        codes = memoryview(code).cast("I").tolist()
        return self.engine.plain.compile(key[0], final, codes, groups, dict(names), order)


class _Late:
    """Stands for a pattern until it is used; then its methods are those of the pattern."""

    def __init__(self, memory: _Memory, key: _Key) -> None:
        self._memory = memory
        self._key = key

    def __getattr__(self, name: str) -> Any:
        """Return what the pattern has, and keep it at hand."""
        if name == "_pattern":
            found = self._memory.built(self._key)
        elif name.startswith("_"):
            raise AttributeError(name)
        else:
            found = getattr(self._pattern, name)
        self.__dict__[name] = found
        return found


_PLAIN: Any = getattr(re, "_compile")  # noqa: B009


def _afterwards(pattern: Any, flags: int) -> Any:
    """Return a compiled pattern as `re` does, also of one that was never used before."""
    return _PLAIN(pattern._pattern if type(pattern) is _Late else pattern, flags)


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
