"""Baselines: what was found before, by rule and quantities, so that only new is reported.

A baseline counts findings by fingerprint, so it survives edits that move lines, and a
second copy of an old fault is new. Files are JSON, sorted, one finding a line to merge.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from verify.model.errors import ConfigError
from verify.model.finding import Finding
from verify.model.report import Report, Suppressed, Why

VERSION = 1


def of(findings: Iterable[Finding]) -> Counter[str]:
    """Return how often each fingerprint is found."""
    return Counter(finding.fingerprint for finding in findings)


def apply(report: Report, known: Mapping[str, int], by: Why = Why.BASELINE) -> Report:
    """Return the report with what is known set aside, and the number that is gone."""
    left = Counter(known)
    kept: list[Finding] = []
    quiet: list[Suppressed] = []
    for finding in report.findings:
        if left[finding.fingerprint] > 0:
            left[finding.fingerprint] -= 1
            quiet.append(Suppressed(finding, by))
        else:
            kept.append(finding)
    return report._replace(
        findings=tuple(kept),
        suppressed=(*report.suppressed, *quiet),
        gone=report.gone + (left.total() if by is Why.BASELINE else 0),
    )


def rendered(report: Report) -> str:
    """Return a report's findings, the known ones too, as a baseline file."""
    found = [*report.findings, *(s.finding for s in report.suppressed if s.by is Why.BASELINE)]
    counts = of(found)
    first = {f.fingerprint: f for f in reversed(found)}
    rows = [
        {
            "fingerprint": print_,
            "count": counts[print_],
            "rule": finding.rule,
            "path": finding.locations[0].document if finding.locations else "",
            "message": finding.message,
        }
        for print_, finding in first.items()
    ]
    rows.sort(key=lambda row: (row["path"], row["rule"], row["fingerprint"]))
    lines = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in rows)
    body = f"\n{lines}\n " if rows else ""
    return f'{{\n "version": {VERSION},\n "findings": [{body}]\n}}\n'


def read(path: str) -> Counter[str]:
    """Return the fingerprints of a baseline file. Raises: ConfigError."""
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
        if data["version"] != VERSION:
            raise ValueError(f"version {data['version']} is not {VERSION}")
        return Counter({row["fingerprint"]: int(row["count"]) for row in data["findings"]})
    except OSError as error:
        raise ConfigError(
            f"cannot be read: {error.strerror or error}",
            where=path,
            hint="write one with --write-baseline FILE",
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigError(
            f"is no baseline: {error}", where=path, hint="write one with --write-baseline FILE"
        ) from error
