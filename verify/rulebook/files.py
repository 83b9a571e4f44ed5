"""Rule files on disk: which there are, and what they hold.

In: folders and files. Out: the rule files below them with their ids, and their texts.
The path is the id: `change/percent-mismatch.yaml`. What is in them is `load`'s.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from verify import reached
from verify.model.errors import RuleError, VerifyError
from verify.named import NamedTuple

SUFFIXES = (".yaml", ".yml")
MAX_FILES = 5000


class File(NamedTuple):
    """A rule file: the id of its rule, the name to show, and where it is."""

    id: str
    name: str
    path: str

    @property
    def stamp(self) -> str:
        """What changes when the file does: its name, size and time."""
        stat = os.stat(self.path)  # noqa: PTH116  (for hundreds of files)
        return f"{self.path} {stat.st_size} {stat.st_mtime_ns}"


class Source(NamedTuple):
    """One rule file, read: its id, the name to show, and its text."""

    id: str
    file: str
    text: str


def found(paths: Iterable[str | Path], *, shown: str = "") -> list[File]:
    """Return every rule file under the paths, sorted. Raises: RuleError for one that is not."""
    files: list[File] = []
    faults = []
    for given in paths:
        path = Path(given)
        if reached.is_file(path):
            files.append(File(f"{path.resolve().parent.name}/{path.stem}", str(path), str(path)))
        elif reached.is_folder(path):
            try:
                files += _below(path, shown)
            except OSError as error:
                told = f"cannot be listed: {error.strerror or error}"
                hint = "check that you may read the folder"
                faults.append(VerifyError(told, where=str(error.filename or given), hint=hint))
        else:
            hint = "a rule file, or a folder of them"
            faults.append(VerifyError("no such file or folder", where=str(given), hint=hint))
    if faults:
        raise RuleError("rule files cannot be read", faults=tuple(faults))
    return files


def read(files: Iterable[File]) -> list[Source]:
    """Return the texts of rule files. Raises: RuleError with each that cannot be read."""
    texts, faults = [], []
    for file in files:
        try:
            text = Path(file.path).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            hint = "save it as UTF-8" if isinstance(error, UnicodeDecodeError) else ""
            faults.append(VerifyError("cannot be read as text", where=file.name, hint=hint))
        else:
            texts.append(Source(file.id, file.name, text))
    if faults:
        raise RuleError("rule files cannot be read", faults=tuple(faults))
    return texts


def _below(folder: Path, shown: str) -> list[File]:
    """Return the rule files of a folder, sorted by their names."""
    root = str(folder)
    names = sorted(_walk(root, ""))[:MAX_FILES]
    return [
        File(_id(name, folder), f"{shown}{name}" if shown else f"{root}/{name}", f"{root}/{name}")
        for name in names
    ]


def _walk(root: str, below: str) -> Iterator[str]:
    """Yield the names of rule files below a folder; links to folders are not followed."""
    with os.scandir(f"{root}/{below}") as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(root, f"{below}{entry.name}/")
            elif entry.name.endswith(SUFFIXES) and entry.is_file():
                yield below + entry.name


def _id(name: str, folder: Path) -> str:
    """Return the id of a rule from its name below a folder."""
    stem = name.rpartition(".")[0]
    return stem if "/" in stem else f"{folder.resolve().name}/{stem}"
