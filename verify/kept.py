"""What is kept between runs because building it takes longer than reading it back.

In: plain data (tuples, lists, dicts, text, numbers) and what it was made from. Out: the
same data in a later run. A file that is missing, damaged, or made from anything else is
made again, so that only time depends on it.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar, cast
from zlib import crc32

from verify import folders

_LARGEST = 50_000_000  # bytes of a file worth reading
_DIGEST = 4
_OWN = f"{crc32(__file__.encode()):08x}"  # two installations do not take turns with one file
Plain = TypeVar("Plain")


def table(name: str, sources: Iterable[str], build: Callable[[], Plain]) -> Plain:
    """Return what `build` makes of the source files, from an earlier run if nothing changed.

    The module that builds is a source too.
    """
    folder = folders.cache()
    stamp = _stamp(sources) if folder is not None else ""
    if folder is None or not stamp:
        return build()
    path = folder / "tables" / f"{name}-{sys.implementation.cache_tag}-{_OWN}.bin"
    known = load(path)
    if isinstance(known, tuple) and known[:1] == (stamp,):
        return cast(Plain, known[1])
    made = build()
    save(path, (stamp, made))
    return made


def load(path: Path) -> Any:
    """Return what a file holds; None where it is not whole."""
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size > _LARGEST:
                return None
            data = memoryview(file.read())
        if _digest(data[_DIGEST:]) != data[:_DIGEST]:
            return None
        return marshal.loads(data[_DIGEST:])
    except (OSError, ValueError, EOFError, TypeError):
        return None


def save(path: Path, plain: Any) -> None:
    """Keep plain data for the next run; a folder that cannot be written is no error."""
    data = marshal.dumps(plain)
    folders.keep(path, _digest(data) + data)


def _stamp(sources: Iterable[str]) -> str:
    """Return what changes when a source file does, "" where one cannot be seen."""
    try:
        seen = [(source, Path(source).stat()) for source in sources]
    except OSError:
        return ""
    return "\n".join(f"{source} {stat.st_size} {stat.st_mtime_ns}" for source, stat in seen)


def _digest(data: bytes | memoryview) -> bytes:
    """Return what tells a whole file from a damaged one."""
    return crc32(data).to_bytes(_DIGEST, "big")
