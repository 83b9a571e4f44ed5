"""Baselines: what was found before, by rule and quantities, so that only new is reported.

A baseline counts findings by document and fingerprint, never by line, so it survives edits
that move lines; a second copy of an old fault is new, and one that moved to another file is
not. Files are JSON, sorted, one finding a line to merge; paths in them are relative to them.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from verify import reached
from verify.model.errors import ConfigError
from verify.model.finding import Finding
from verify.model.report import Report, Suppressed, Why

VERSION = 1
Key = tuple[str, str]  # a document's path, and the fingerprint of a finding in it


def of(findings: Iterable[Finding]) -> Counter[Key]:
    """Return how often each finding is found, by its document and fingerprint."""
    return Counter(map(key, findings))


def key(finding: Finding) -> Key:
    """Return the document that a finding stands in, "" where in none, and its fingerprint."""
    path = str(Path(finding.locations[0].document).resolve()) if finding.locations else ""
    return path, finding.fingerprint


def apply(report: Report, known: Mapping[Key, int], by: Why = Why.BASELINE) -> Report:
    """Return the report with what is known set aside, and the number that is gone.

    A finding is known first where it stood before, then wherever else it may have moved.
    """
    left = Counter(known)
    by_print: dict[str, list[Key]] = defaultdict(list)
    for before in known:
        by_print[before[1]].append(before)
    quiet: dict[int, Suppressed] = {}
    for moved in (False, True):
        for number, finding in enumerate(report.findings):
            if number in quiet:
                continue
            places = by_print[finding.fingerprint] if moved else [key(finding)]
            was = next((place for place in places if left[place] > 0), None)
            if was is not None:
                left[was] -= 1
                quiet[number] = Suppressed(finding, by)
    kept = (f for number, f in enumerate(report.findings) if number not in quiet)
    gone = _gone(left, report) if by is Why.BASELINE else 0
    return report._replace(
        findings=tuple(kept),
        suppressed=(*report.suppressed, *(quiet[number] for number in sorted(quiet))),
        gone=report.gone + gone,
    )


def _gone(left: Counter[Key], report: Report) -> int:
    """Return how many known findings are no longer found, where anybody looked for them."""
    read = {str(Path(document.name).resolve()) for document in report.documents}
    return sum(n for (path, _), n in left.items() if path in read or not reached.is_file(path))


def rendered(report: Report, folder: Path) -> str:
    """Return a report's findings, the known ones too, as a baseline file in a folder."""
    found = [*report.findings, *(s.finding for s in report.suppressed if s.by is Why.BASELINE)]
    counts = of(found)
    first = {key(f): f for f in reversed(found)}
    rows = [
        {
            "fingerprint": finding.fingerprint,
            "count": counts[was],
            "rule": finding.rule,
            "path": Path(os.path.relpath(was[0], folder)).as_posix() if was[0] else "",
            "message": finding.message,
        }
        for was, finding in first.items()
    ]
    rows.sort(key=lambda row: (row["path"], row["rule"], row["fingerprint"]))
    lines = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in rows)
    body = f"\n{lines}\n " if rows else ""
    return f'{{\n "version": {VERSION},\n "findings": [{body}]\n}}\n'


def read(path: str) -> Counter[Key]:
    """Return what a baseline file knows. Raises: ConfigError."""
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
        if data.get("version") != VERSION:
            raise ValueError(f"its version is {data.get('version')}, not {VERSION}")
        known: Counter[Key] = Counter()
        for row in data["findings"]:
            name = row.get("path", "")
            at = str((Path(path).parent / name).resolve()) if name else ""
            known[at, row["fingerprint"]] += int(row["count"])
        return known
    except OSError as error:
        raise ConfigError(
            f"cannot be read: {error.strerror or error}",
            where=path,
            hint="write one with --write-baseline FILE",
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ConfigError(
            f"is no baseline: {error}", where=path, hint="write one with --write-baseline FILE"
        ) from error
