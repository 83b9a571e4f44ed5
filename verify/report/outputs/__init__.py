"""Outputs: a report -> text, one module per format.

A module's name is its format's name ("json_lines" -> "json-lines"). It has

    def render(report: Report, view: View) -> str        # or bytes, for a file alone

and nothing is imported before its format is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import cast

from verify.discover import module_names
from verify.model.errors import VerifyError
from verify.model.report import Report
from verify.report.view import View

SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".parquet": "parquet",
    ".json": "json",
    ".jsonl": "json-lines",
    ".md": "markdown",
    ".sarif": "sarif",
    ".xml": "junit",
    ".txt": "text",
}
_PLAIN = ("", ".log", ".out", ".text")  # endings that promise no more than text


def names() -> tuple[str, ...]:
    """Return the names of every output format."""
    return tuple(name.replace("_", "-") for name in module_names(__name__))


def format_of(path: str) -> str:
    """Return the format that an output file's ending names, "" where it names none."""
    return SUFFIXES.get(PurePath(path).suffix.lower(), "")


def refuse_unowned(path: str) -> None:
    """Raise for an output file whose ending no format has. Raises: VerifyError."""
    ending = PurePath(path).suffix
    if format_of(path) or ending.lower() in _PLAIN or ending[1:].isdigit():
        return
    known = ", ".join(f"{suffix} ({name})" for suffix, name in SUFFIXES.items())
    raise VerifyError(
        f"no format writes {ending} files",
        where=path,
        hint=f"name the format with --output-format, or --also FORMAT=FILE; known are {known}",
    )


def relative(name: str) -> str:
    """Return a document's path from where the run was begun, as tools of a repository want it."""
    if name.startswith("<"):
        return name
    path = os.path.normpath(name)
    below = os.path.relpath(path) if PurePath(path).is_absolute() else path
    return PurePath(path if below.startswith("..") else below).as_posix()


def refuse_unknown(format: str) -> None:
    """Raise for a format that there is not, with the likeliest. Raises: VerifyError."""
    if format in names():
        return
    from difflib import get_close_matches  # seldom needed, and slow to load

    near = get_close_matches(format.lower(), names(), n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"the formats are {', '.join(names())}"
    raise VerifyError(f"unknown output format {format!r}", hint=hint)


def render(format: str, report: Report, view: View) -> str | bytes:
    """Return a report in the named format. Raises: VerifyError if there is none."""
    refuse_unknown(format)
    module = import_module(f"{__name__}.{format.replace('-', '_')}")
    return cast(Callable[[Report, View], str | bytes], module.render)(report, view)
