"""Thirty tables with one planted error each, and as they were before; labelled before the first run."""

from __future__ import annotations

import json
from pathlib import Path

import verify
from verify.model.rule import Severity

TABLES = Path(__file__).parent / "blind" / "tables-1.jsonl"


def loud(row: dict[str, str], value: str) -> list[tuple[int, int]]:
    text = row["text"].replace("{X}", value)
    document = verify.Document.from_text(text, name=row["id"], format=row["format"])
    findings = [f for f in verify.check(document).findings if f.severity is not Severity.INFO]
    return [(place.start, place.end) for f in findings for place in f.locations]


def test_errors_planted_in_tables() -> None:
    found, alarms = 0, []
    rows = [json.loads(line) for line in TABLES.read_text("utf-8").splitlines()]
    for row in rows:
        at = row["text"].index("{X}")
        end = at + len(row["wrong"])
        found += any(start < end and at < stop for start, stop in loud(row, row["wrong"]))
        alarms += [row["id"]] if loud(row, row["right"]) else []
    assert len(rows) == 30
    assert found >= 25
    assert alarms == []
