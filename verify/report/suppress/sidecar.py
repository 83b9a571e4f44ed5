"""Sidecars: findings to ignore in documents that have no comments, by fingerprint.

[[ignore]]
fingerprint = "0123456789abcdef"
path = "reports/q3.docx"          # optional: a glob, from this file's folder; else everywhere
reason = "the source rounds down"
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from difflib import get_close_matches
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from verify.model.errors import ConfigError
from verify.model.finding import Finding
from verify.model.report import Report, Suppressed, Why

_KEYS = ("fingerprint", "path", "reason", "rule")
_SHAPE = 'write [[ignore]], then fingerprint = "..." and reason = "..." below it'
_HEADER = re.compile(r"\s*\[\[\s*ignore\s*\]\]")


def read(path: str) -> list[dict[str, str]]:
    """Return the entries of a sidecar file. Raises: ConfigError."""
    try:
        text = Path(path).read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(
            f"cannot be read: {error.strerror or error}",
            where=path,
            hint="check `ignore-file` in the configuration; `--add-ignore` writes one",
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"is not TOML: {error}", where=path, hint=_SHAPE) from error
    for name in data:
        if name != "ignore":
            raise ConfigError(f"unknown key {name!r}", where=path, hint=_SHAPE)
    entries = data.get("ignore", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ConfigError("`ignore` is no list of tables", where=path, hint=_SHAPE)
    lines = [n for n, line in enumerate(text.splitlines(), 1) if _HEADER.match(line)]
    for number, entry in enumerate(entries):
        where = f"{path}:{lines[number]}" if len(lines) == len(entries) else path
        _check(where, entry)
    return entries


def _check(where: str, entry: dict[str, Any]) -> None:
    """Raise an error for an entry that is not one."""
    for name, value in entry.items():
        if name not in _KEYS:
            near = get_close_matches(name, _KEYS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"the keys are {', '.join(_KEYS)}"
            raise ConfigError(f"unknown key {name!r}", where=where, hint=hint)
        if not isinstance(value, str):
            raise ConfigError(f"{name}: is not a text", where=where, hint=_SHAPE)
    if not entry.get("fingerprint"):
        hint = f"fingerprints are in the JSON output; {_SHAPE}"
        raise ConfigError("no fingerprint", where=where, hint=hint)


def apply(report: Report, entries: list[dict[str, str]], folder: Path) -> Report:
    """Return the report with what the entries name set aside; idle entries are noted.

    Paths of entries are relative to `folder`, where their file stands.
    """
    kept: list[Finding] = []
    quiet: list[Suppressed] = []
    used: set[int] = set()
    for finding in report.findings:
        path = _path(finding.locations[0].document, folder) if finding.locations else ""
        for number, entry in enumerate(entries):
            if entry["fingerprint"] == finding.fingerprint and _holds(entry, path):
                used.add(number)
                quiet.append(Suppressed(finding, Why.SIDECAR, entry.get("reason", "")))
                break
        else:
            kept.append(finding)
    read = [_path(document.name, folder) for document in report.documents]
    idle = [
        f"{_called(entry)} is ignored, and no longer found"
        for number, entry in enumerate(entries)
        if number not in used and any(_holds(entry, path) for path in read)
    ]
    return report._replace(
        findings=tuple(kept),
        suppressed=(*report.suppressed, *quiet),
        notes=(*report.notes, *idle),
    )


def entry_text(finding: Finding, folder: Path, reason: str) -> str:
    """Return the entry that ignores a finding, for a file in a folder."""
    path = _path(finding.locations[0].document, folder) if finding.locations else ""
    values = {
        "fingerprint": finding.fingerprint,
        "path": path,
        "rule": finding.rule,
        "reason": reason,
    }
    rows = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in values.items()]
    told = " ".join(finding.message.split())
    return "\n".join(["[[ignore]]", f"# {told}", *(row for row in rows if row[-2:] != '""')]) + "\n"


def _called(entry: dict[str, str]) -> str:
    """Return how a note names an entry."""
    rule, path = entry.get("rule", ""), entry.get("path", "")
    return " ".join(
        t for t in (rule or "finding", entry["fingerprint"], path and f"in {path}") if t
    )


def _path(name: str, folder: Path) -> str:
    """Return a document's path as entries write it."""
    return Path(os.path.relpath(Path(name).resolve(), folder)).as_posix()


def _holds(entry: dict[str, str], path: str) -> bool:
    """Tell whether an entry is about a document: its glob names the path, or the end of it."""
    glob = entry.get("path", "*")
    return fnmatch(path, glob) or fnmatch(path, f"*/{glob}")
