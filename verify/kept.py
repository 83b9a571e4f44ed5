"""What is kept between runs because building it takes longer than reading it back.

In: plain data (tuples, lists, dicts, text, numbers) and what it was made from. Out: the
same data in a later run. A file that is missing, damaged, or made from anything else is
made again, so that only time depends on it.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Container, Hashable, Iterable, Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar, cast
from zlib import crc32

from verify import folders

_LARGEST = 50_000_000  # bytes of a file worth reading
_DIGEST = 4
_SHELF = "shelf 1"  # the shape of a shelf's file: one of another shape is made again
OWN = f"{crc32(__file__.encode()):08x}"  # two installations do not take turns with one file
Plain = TypeVar("Plain")
Key = TypeVar("Key", bound=Hashable)


def table(name: str, sources: Iterable[str], build: Callable[[], Plain], key: str = "") -> Plain:
    """Return what `build` makes of the source files, from an earlier run if nothing changed.

    The module that builds is a source too; `key` is what else it is made from.
    """
    folder = folders.cache()
    stamp = _stamp(sources) if folder is not None else ""
    if folder is None or not stamp:
        return build()
    stamp += key
    path = folder / "tables" / f"{name}-{sys.implementation.cache_tag}-{OWN}.bin"
    known = load(path)
    if isinstance(known, tuple) and known[:1] == (stamp,):
        return cast(Plain, known[1])
    made = build()
    save(path, (stamp, made))
    return made


def load(path: Path) -> Any:
    """Return what a file holds; None where it is not whole."""
    return unpacked(_read(path))


def save(path: Path, plain: Any) -> None:
    """Keep plain data for the next run; a folder that cannot be written is no error."""
    folders.keep(path, packed(plain))


def packed(plain: Any) -> bytes:
    """Return plain data as bytes that tell whether they are whole."""
    data = marshal.dumps(plain)
    return _digest(data) + data


def unpacked(data: bytes | memoryview) -> Any:
    """Return the plain data that was packed, None where it is not whole."""
    view = memoryview(data)
    if _digest(view[_DIGEST:]) != view[:_DIGEST]:
        return None
    try:
        return marshal.loads(view[_DIGEST:])
    except (ValueError, EOFError, TypeError):
        return None


class Shelf(Generic[Key]):
    """Many plain values in one file, of which a run unpacks those it asks for.

    The list of values and their length are guarded against damage, the values are not: to
    go through them all takes longer than to unpack those that a run needs.
    """

    def __init__(self, path: Path) -> None:
        """Open a shelf; what is missing or damaged is empty."""
        self._path = path
        self._data = memoryview(_read(path))
        size = int.from_bytes(self._data[:_DIGEST], "big")
        self._places: dict[Key, tuple[int, int]] = {}
        index = unpacked(self._data[_DIGEST : _DIGEST + size]) if size else None
        self._behind = _DIGEST + size
        if isinstance(index, tuple) and index[:2] == (_SHELF, len(self._data) - self._behind):
            self._places = index[2]

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, key: Key) -> bool:
        return key in self._places

    def get(self, key: Key) -> Any:
        """Return the value of a key, None where it is not there or not whole."""
        place = self._places.get(key)
        try:
            return None if place is None else marshal.loads(self._bytes(place))
        except (ValueError, EOFError, TypeError):
            return None

    def save(self, values: Mapping[Key, Any], keep: Container[Key] | None = None) -> None:
        """Write the file anew with more values, and of the old ones all, or some."""
        parts = {k: self._bytes(p) for k, p in self._places.items() if keep is None or k in keep}
        parts |= {key: memoryview(marshal.dumps(value)) for key, value in values.items()}
        places: dict[Key, tuple[int, int]] = {}
        at = 0
        for key, part in parts.items():
            places[key] = (at, len(part))
            at += len(part)
        index = packed((_SHELF, at, places))
        size = len(index).to_bytes(_DIGEST, "big")
        folders.keep(self._path, b"".join((size, index, *parts.values())))

    def _bytes(self, place: tuple[int, int]) -> memoryview:
        """Return the packed value at a place."""
        start = self._behind + place[0]
        return self._data[start : start + place[1]]


def _read(path: Path) -> bytes:
    """Return the bytes of a file, none where it cannot be read or is absurdly large."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  (at every start)
            return file.read() if os.fstat(file.fileno()).st_size <= _LARGEST else b""
    except OSError:
        return b""


def _stamp(sources: Iterable[str]) -> str:
    """Return what changes when a source file does, "" where one cannot be seen."""
    try:
        seen = [(source, os.stat(source)) for source in sources]  # noqa: PTH116  (at every start)
    except OSError:
        return ""
    return "\n".join(f"{source} {stat.st_size} {stat.st_mtime_ns}" for source, stat in seen)


def _digest(data: bytes | memoryview) -> bytes:
    """Return what tells a whole file from a damaged one."""
    return crc32(data).to_bytes(_DIGEST, "big")
