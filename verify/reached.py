"""Whether a path leads to something that may be seen: what is barred is not there.

In: a path. Out: yes or no, never an error: `Path.is_file` raises one where a folder above
may not be searched. What is then made of the path says why it cannot be read.
"""

from __future__ import annotations

from os import PathLike
from pathlib import Path


def is_file(path: str | PathLike[str]) -> bool:
    """Tell whether a path leads to a file."""
    try:
        return Path(path).is_file()
    except OSError:
        return False


def is_folder(path: str | PathLike[str]) -> bool:
    """Tell whether a path leads to a folder."""
    try:
        return Path(path).is_dir()
    except OSError:
        return False


def exists(path: str | PathLike[str]) -> bool:
    """Tell whether a path leads anywhere."""
    try:
        return Path(path).exists()
    except OSError:
        return False
