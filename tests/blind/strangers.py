"""Score extraction on passages by strangers: python tests/blind/strangers.py [FILE ...]

Each line has a text, its quantities (surface, start, value, unit) and strings of digits that
are none. A label is found when a quantity overlaps it with the same value, or with that
value as an end; dates, times and ranks that are read beside the labels do not count.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

import verify
from verify import units
from verify.model.errors import VerifyError
from verify.model.quantity import Kind, Quantity

HERE = Path(__file__).parent
NAMES = ("extraction-2.jsonl", "extraction-3.jsonl")
_BESIDE = (Kind.DATE, Kind.TIME, Kind.ORDINAL)
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_PLAIN = ("", "times")


@dataclass
class Score:
    labels: int = 0
    found: int = 0
    units: int = 0
    alarms: int = 0
    decoys: int = 0
    read: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.labels

    @property
    def recall_with_unit(self) -> float:
        return self.units / self.labels

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.alarms)


def ratio(one: str, other: str) -> float:
    """Return how many of one unit make another, 0 where they do not convert."""
    try:
        if units.dimension(one) != units.dimension(other):
            return 0
        return float(units.factor(one)) / float(units.factor(other))
    except (VerifyError, ValueError, ZeroDivisionError):
        return 0


def same(one: str, other: str) -> bool:
    """Return whether two units are one."""
    return one == other or (one in _PLAIN and other in _PLAIN) or abs(ratio(one, other) - 1) < 1e-6


def holds(quantity: Quantity, value: float, unit: str) -> bool:
    """Return whether a quantity says a value, in its unit or in one that converts."""
    said = [float(end) for end in quantity.stated]
    if quantity.magnitude is None:
        said += [float(n.replace(",", "")) for n in _NUMBER.findall(quantity.surface)]
    factor = ratio(quantity.unit, unit) if quantity.magnitude is not None else 0
    said += [said[0] * factor] if factor else []
    return any(abs(v - value) <= 1e-6 * max(1.0, abs(value)) for v in said)


def score(name: str) -> Score:
    total = Score()
    for line in (HERE / name).read_text("utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        items = [q for q in verify.quantities(text) if q.kind not in _BESIDE]
        used: set[int] = set()
        spans = []
        for label in row["quantities"]:
            total.labels += 1
            start, end = label["start"], label["start"] + len(label["surface"])
            spans.append((start, end))
            hit = None
            for index, q in enumerate(items):
                if index in used and q.magnitude is not None:
                    continue
                if (
                    q.span.start < end
                    and start < q.span.end
                    and holds(q, float(label["value"]), label["unit"])
                ):
                    hit = index
                    break
            if hit is None:
                total.notes.append(f"{row['id']}: missed {label['surface']!r}")
                continue
            used.add(hit)
            total.found += 1
            right = same(items[hit].unit, label["unit"])
            total.units += right
            if not right:
                unit = items[hit].unit
                total.notes.append(
                    f"{row['id']}: {label['surface']!r} in {unit!r}, not {label['unit']!r}"
                )
        for index, q in enumerate(items):
            if index not in used and not any(s < q.span.end and q.span.start < e for s, e in spans):
                total.alarms += 1
                total.notes.append(f"{row['id']}: read {q.surface!r}")
        for decoy in row["not"]:
            at = text.find(decoy)
            total.decoys += 1
            total.read += any(q.span.start < at + len(decoy) and at < q.span.end for q in items)
    return total


if __name__ == "__main__":
    for one in sys.argv[1:] or NAMES:
        result = score(one)
        print("\n".join(result.notes))
        print(
            f"{one}: recall {result.recall:.3f}, with unit {result.recall_with_unit:.3f}, precision"
            f" {result.precision:.3f}; {result.read} of {result.decoys} decoys read"
        )
