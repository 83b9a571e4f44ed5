"""Inputs: paths, directories and standard input -> documents, and what could not be read.

A directory gives the documents below it whose format is known, without hidden ones and
what .gitignore leaves out. A file named directly is always read. One message for each
input that cannot be read; the others are still checked.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from verify import reached, read
from verify.model.document import Document
from verify.model.errors import DocumentError, VerifyError

STDIN = "-"
NO_NAME = "<stdin>"  # the name of standard input, where it is given none
Excluded = Callable[[str], bool]
_SKIPPED = ("node_modules", "__pycache__", "site-packages")


class Inputs:
    """The documents of a run; `errors` make it fail, `remarks` do not.

    `piped` is what standard input gave, `left_out` the folders of which every file is excluded.
    """

    def __init__(self) -> None:
        self.left_out: list[str] = []
        self.piped = b""
        self.documents: list[Document] = []
        self.errors: list[VerifyError] = []
        self.remarks: list[VerifyError] = []


def gather(
    paths: Iterable[str],
    *,
    stdin_filename: str = "",
    date: dt.date | None = None,
    excluded: Excluded = lambda path: False,
    force: bool = False,
) -> Inputs:
    """Read every document that the paths name; `force` excludes named files too."""
    inputs = Inputs()
    seen: set[str] = set()
    for path in paths:
        some = False
        before = len(inputs.errors)
        try:
            for found in files(path, excluded, force, inputs.errors):
                some = True
                if found not in seen:
                    seen.add(found)
                    _add(inputs, found, stdin_filename, date)
        except VerifyError as error:
            inputs.errors.append(error)
        else:
            if not some and len(inputs.errors) == before and reached.is_folder(path):
                inputs.left_out.append(path)
    return inputs


def files(
    path: str, excluded: Excluded, force: bool = False, errors: list[VerifyError] | None = None
) -> Iterator[str]:
    """Yield the files that a path stands for; what cannot be listed goes to `errors`.

    Raises: DocumentError if there are none.
    """
    errors = errors if errors is not None else []
    if path == STDIN or not reached.is_folder(path):
        if path == STDIN or not (force and excluded(path)):
            yield path
        return
    found = False
    before = len(errors)
    for file in below(path, errors):
        found = True
        if not excluded(file):
            yield file
    if not found and len(errors) == before:
        endings = " ".join(sorted(read.suffixes()))
        raise DocumentError(
            "holds no document that can be read",
            where=path,
            hint=f"the endings looked for are {endings}; name a file to read it as plain text",
        )


def below(directory: str, errors: list[VerifyError]) -> Iterator[str]:
    """Yield the readable documents below a directory, sorted, without what git ignores."""

    def unlisted(error: OSError) -> None:
        told = f"cannot be listed: {error.strerror or error}"
        hint = "check that you may read the folder, or exclude it"
        errors.append(DocumentError(told, where=str(error.filename), hint=hint))

    endings = read.suffixes()
    ignored = _ignored(Path(directory))
    for folder, folders, names in os.walk(directory, onerror=unlisted):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and name not in _SKIPPED
            and not ignored(Path(folder, name), True)
        )
        for name in sorted(names):
            path = Path(folder, name)
            known = path.suffix.lower() in endings and not name.startswith(".")
            if known and reached.is_file(path) and not ignored(path, False):
                yield str(path)


def _ignored(directory: Path) -> Callable[[Path, bool], bool]:
    """Return a test of whether git ignores a path: every .gitignore from the top down to it."""
    from pathspec import GitIgnoreSpec

    specs: dict[Path, GitIgnoreSpec | None] = {}
    top = _top(directory.resolve())

    def spec(folder: Path) -> GitIgnoreSpec | None:
        if folder not in specs:
            lines = [line for file in _ignoring(folder) for line in _lines(file)]
            specs[folder] = GitIgnoreSpec.from_lines(lines) if lines else None
        return specs[folder]

    def ignored(path: Path, is_folder: bool) -> bool:
        whole = path.resolve()
        verdict = False
        for folder in reversed([whole.parent, *whole.parent.parents]):
            if not folder.is_relative_to(top):
                continue
            found = spec(folder)
            if found is not None:
                name = whole.relative_to(folder).as_posix() + ("/" if is_folder else "")
                outcome = found.check_file(name).include
                verdict = verdict if outcome is None else outcome
        return verdict

    return ignored


def _ignoring(folder: Path) -> tuple[Path, ...]:
    """Return the files that say what git ignores below a folder, the weaker first."""
    return folder / ".git" / "info" / "exclude", folder / ".gitignore"


def _lines(file: Path) -> list[str]:
    """Return the lines of a file, none where there is no such file."""
    return (
        file.read_text("utf-8", "replace").splitlines()
        if reached.is_file(file) and os.access(file, os.R_OK)
        else []
    )


def _top(directory: Path) -> Path:
    """Return the top of the git work tree that holds a directory, or the directory itself."""
    return next(
        (p for p in (directory, *directory.parents) if reached.exists(p / ".git")), directory
    )


def _add(inputs: Inputs, path: str, stdin_filename: str, date: dt.date | None) -> None:
    """Read one file into `inputs`, or keep the message that says why not."""
    try:
        if path == STDIN:
            inputs.piped = sys.stdin.buffer.read()
            document = _piped(inputs.piped, stdin_filename or NO_NAME, date)
        else:
            document = Document.from_path(path, date=date)
    except VerifyError as error:
        inputs.errors.append(error)
        return
    except Exception as error:
        from verify.cli.isolated import fault

        inputs.errors.append(fault(error, path))
        return
    if document.source.strip():
        inputs.documents.append(document)
    else:
        remark = DocumentError("is empty: there is nothing to check", where=document.name)
        inputs.remarks.append(remark)


def _piped(data: bytes, name: str, date: dt.date | None) -> Document:
    """Read what standard input gave, in the format of the name it is given."""
    return read.from_bytes(data, name=name, suffix=Path(name).suffix.lower(), date=date)
