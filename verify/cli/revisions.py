"""Revisions: the documents of a run as git had them, to tell what a change introduced."""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Sequence
from pathlib import Path

from verify import read
from verify.model.document import Document
from verify.model.errors import VerifyError

_TIMEOUT = 60  # seconds for one git command


def documents_at(revision: str, documents: Sequence[Document]) -> list[Document]:
    """Return the documents that existed at a revision, as they were; renames are followed.

    Raises: VerifyError if git or the revision is not there.
    """
    tops: dict[Path, tuple[Path, dict[str, str]]] = {}
    found: list[Document] = []
    for document in documents:
        path = Path(document.name).resolve()
        if not path.is_file():
            continue
        if path.parent not in tops:
            top = Path(_git(path.parent, "rev-parse", "--show-toplevel").strip())
            commit = f"{revision}^{{commit}}"
            _git(top, "rev-parse", "--verify", "--end-of-options", commit)
            tops[path.parent] = (top, _renames(top, revision))
        top, renames = tops[path.parent]
        name = path.relative_to(top.resolve()).as_posix()
        data = _show(top, revision, renames.get(name, name))
        if data is not None:
            found.append(
                read.from_bytes(
                    data, name=document.name, suffix=path.suffix.lower(), date=_day(document)
                )
            )
    return found


def _day(document: Document) -> dt.date | None:
    """Return the date that a caller gave a document; others are read again."""
    return document.date if document.date_source == "caller" else None


def _renames(top: Path, revision: str) -> dict[str, str]:
    """Return the old name of each file that was renamed since a revision."""
    out = _git(top, "diff", "--name-status", "-z", "--diff-filter=R", "-M", revision, "--")
    parts = out.split("\0")
    return {new: old for _, old, new in zip(parts[::3], parts[1::3], parts[2::3], strict=False)}


def _show(top: Path, revision: str, name: str) -> bytes | None:
    """Return a file as it was at a revision, None where it was not there."""
    done = subprocess.run(
        ["git", "-C", str(top), "show", "--end-of-options", f"{revision}:{name}"],
        capture_output=True,
        timeout=_TIMEOUT,
        check=False,
    )
    return done.stdout if done.returncode == 0 else None


def _git(folder: Path, *arguments: str) -> str:
    """Return what a git command prints. Raises: VerifyError."""
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            capture_output=True,
            timeout=_TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise VerifyError(f"git cannot be run: {error}", hint="--diff-base needs git") from error
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise VerifyError(
            f"git: {told[-1] if told else 'failed'}",
            hint="--diff-base needs a git repository and a revision in it, such as main or HEAD~1",
        )
    return done.stdout.decode("utf-8", "replace")
