"""Revisions: the documents of a run as git had them, to tell what a change introduced."""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Sequence
from pathlib import Path

from verify import read
from verify.model.document import Document
from verify.model.errors import VerifyError
from verify.named import NamedTuple

_TIMEOUT = 60  # seconds for one git command
_NEEDS = (
    "--diff-base needs a git repository and a revision in it, such as main or HEAD~1; "
    "a shallow clone has few (fetch-depth: 0 fetches all)"
)


class _Tree(NamedTuple):
    """A work tree: its top, the commit that it is held against, and what was renamed since."""

    top: Path
    commit: str
    renames: dict[str, str]


def documents_at(revision: str, documents: Sequence[Document]) -> list[Document]:
    """Return the documents that existed at a revision, as they were; renames are followed.

    A branch is held against the commit where it left the revision, a submodule against
    the commit that its parent had of it. Raises: VerifyError if git or the revision is
    not there.
    """
    trees: dict[Path, _Tree] = {}
    found: list[Document] = []
    for document in documents:
        path = Path(document.name).resolve()
        if not path.is_file():
            continue
        if path.parent not in trees:
            trees[path.parent] = _tree(path.parent, revision)
        top, commit, renames = trees[path.parent]
        name = path.relative_to(top.resolve()).as_posix()
        data = _show(top, commit, renames.get(name, name)) if commit else None
        if data is not None:
            found.append(
                read.from_bytes(
                    data, name=document.name, suffix=path.suffix.lower(), date=_day(document)
                )
            )
    return found


def _tree(folder: Path, revision: str) -> _Tree:
    """Return the work tree that holds a folder. Raises: VerifyError."""
    top = _top(folder)
    commit = _commit(top, revision)
    return _Tree(top, commit, _renames(top, commit) if commit else {})


def _top(folder: Path) -> Path:
    """Return the top of the work tree that holds a folder. Raises: VerifyError."""
    found = _git(folder, "rev-parse", "--show-toplevel")
    if not found:
        raise VerifyError("is in no git repository", where=str(folder), hint=_NEEDS)
    return Path(found.strip())


def _commit(top: Path, revision: str) -> str:
    """Return the commit to hold a work tree against, "" where it had none yet.

    Raises: VerifyError.
    """
    above = _git(top, "rev-parse", "--show-superproject-working-tree").strip()
    if above:
        then = _commit(Path(above), revision)
        name = top.resolve().relative_to(Path(above).resolve()).as_posix()
        return _git(Path(above), "rev-parse", "--verify", "-q", f"{then}:{name}").strip()
    asked = f"{revision}^{{commit}}"
    commit = _git(top, "rev-parse", "--verify", "-q", "--end-of-options", asked).strip()
    if not commit:
        told = f"there is no revision {revision!r} in this repository"
        raise VerifyError(told, where=str(top), hint=_NEEDS)
    return _git(top, "merge-base", commit, "HEAD").strip() or commit


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
    """Return what a git command prints, "" where it fails. Raises: VerifyError without git."""
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            capture_output=True,
            timeout=_TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise VerifyError(f"git cannot be run: {error}", hint="--diff-base needs git") from error
    return done.stdout.decode("utf-8", "replace") if not done.returncode else ""
