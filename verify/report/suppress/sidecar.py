"""Sidecars: findings to ignore in documents that have no comments, by fingerprint.

[[ignore]]
fingerprint = "0123456789abcdef"
path = "reports/q3.docx"          # optional: a glob; else everywhere
reason = "the source rounds down"
"""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from verify.model.errors import ConfigError
from verify.model.finding import Finding
from verify.model.report import Report, Suppressed, Why

_KEYS = ("fingerprint", "path", "reason", "rule")


def read(path: str) -> list[dict[str, str]]:
    """Return the entries of a sidecar file. Raises: ConfigError."""
    try:
        data = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(
            f"cannot be read: {error.strerror or error}",
            where=path,
            hint="check `ignore-file` in the configuration",
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"is not TOML: {error}", where=path) from error
    entries = data.get("ignore", [])
    for number, entry in enumerate(entries, 1):
        _check(path, number, entry)
    return list(entries)


def _check(path: str, number: int, entry: dict[str, Any]) -> None:
    """Raise an error for an entry that is not one."""
    unknown = [key for key in entry if key not in _KEYS]
    if unknown or not isinstance(entry.get("fingerprint"), str):
        fault = f"unknown key {unknown[0]!r}" if unknown else "no fingerprint"
        raise ConfigError(
            f"entry {number}: {fault}",
            where=path,
            hint="fingerprints are in the JSON output; the keys are " + ", ".join(_KEYS),
        )


def apply(report: Report, entries: list[dict[str, str]]) -> Report:
    """Return the report with what the entries name set aside; idle entries are noted."""
    kept: list[Finding] = []
    quiet: list[Suppressed] = []
    used: set[int] = set()
    for finding in report.findings:
        for number, entry in enumerate(entries):
            if _names(entry, finding):
                used.add(number)
                quiet.append(Suppressed(finding, Why.SIDECAR, entry.get("reason", "")))
                break
        else:
            kept.append(finding)
    idle = [
        f"ignored finding {entry['fingerprint']} is no longer found"
        for number, entry in enumerate(entries)
        if number not in used
    ]
    return report._replace(
        findings=tuple(kept),
        suppressed=(*report.suppressed, *quiet),
        notes=(*report.notes, *idle),
    )


def _names(entry: dict[str, str], finding: Finding) -> bool:
    """Tell whether an entry is about a finding."""
    if entry["fingerprint"] != finding.fingerprint:
        return False
    path = finding.locations[0].document if finding.locations else ""
    return fnmatch(path, entry.get("path", "*")) or path.endswith("/" + entry.get("path", "*"))
