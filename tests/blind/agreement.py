"""Score agreement between documents on labelled sets: python tests/blind/agreement.py

A set's conflict is found when a finding of this rule pack, warning or error, has its two
places in the quoted passages; every other such finding is a false alarm. First-run figures,
before weights were fitted on them: sets-1 recall 0.55, precision 0.73; sets-2 0.48, 0.91;
sets-3 0.67, 0.93; sets-4 0.80, 1.00 (after the fit); sets-5 0.40, 0.80; sets-6 0.50, 0.83;
sets-7 0.50, 0.71; sets-8 0.50, 1.00.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import verify
from verify.model.document import Document
from verify.model.finding import Finding

SETS = sorted(Path(__file__).parent.glob("sets-*.jsonl"))


class Outcome(NamedTuple):
    """How many conflicts there are and how many were found, and how many alarms were false."""

    conflicts: int
    found: int
    alarms: int
    notes: tuple[str, ...]

    @property
    def recall(self) -> float:
        return self.found / self.conflicts

    @property
    def precision(self) -> float:
        return self.found / max(1, self.found + self.alarms)


def score(paths: list[Path] = SETS) -> Outcome:
    """Return the outcome on every set of some files."""
    conflicts = found = alarms = 0
    notes: list[str] = []
    for line in (line for path in paths for line in path.read_text("utf-8").splitlines()):
        case = json.loads(line)
        told = [f for f in _report(case) if f.rule.startswith("agreement/")]
        told = [f for f in told if f.severity != "info"]
        for label in case["findings"]:
            conflicts += 1
            hit = any(_quotes(case, f, label) for f in told)
            found += hit
            notes += [] if hit else [f"missed {case['id']}: {label['quotes']}"]
        false = [f for f in told if not any(_quotes(case, f, x) for x in case["findings"])]
        alarms += len(false)
        notes += [f"alarm {case['id']}: {f.message}" for f in false]
    return Outcome(conflicts, found, alarms, tuple(notes))


def _report(case: dict[str, Any]) -> tuple[Finding, ...]:
    """Return the findings of one set."""
    documents = [
        Document.from_text(
            d["text"],
            name=d["name"],
            format=d["format"],
            date=date.fromisoformat(d["date"]) if d["date"] else None,
        )
        for d in case["documents"]
    ]
    return verify.check_documents(documents).findings


def _quotes(case: dict[str, Any], finding: Finding, label: dict[str, Any]) -> bool:
    """Return whether each quote of a label holds a place of a finding."""
    texts = {d["name"]: d["text"] for d in case["documents"]}
    spans = []
    for quote in label["quotes"]:
        at = texts[quote["doc"]].find(quote["quote"])
        spans.append((quote["doc"], at, at + len(quote["quote"])))
    return all(
        any(p.document == name and p.start < end and start < p.end for p in finding.locations)
        for name, start, end in spans
    )


if __name__ == "__main__":
    outcome = score()
    print("\n".join(outcome.notes))
    print(f"recall {outcome.recall:.3f}  precision {outcome.precision:.3f}")
