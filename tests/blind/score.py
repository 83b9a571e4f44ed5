"""Score extraction on the blind passages: python tests/blind/score.py [FILE]

A label is found when a quantity overlaps it with the same value (dates, times and scores:
the same kind); everything else that was read is a false alarm.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

import verify
from verify.model.quantity import Quantity

PASSAGES = Path(__file__).with_name("passages.txt")
DAY = date(2024, 5, 15)
VALUELESS = ("date", "time", "score")


class Label(NamedTuple):
    start: int
    end: int
    value: str
    unit: str
    kind: str
    kept: tuple[tuple[str, str], ...] = ()


class Passage(NamedTuple):
    domain: str
    text: str
    labels: tuple[Label, ...]


@dataclass
class Score:
    labels: int = 0
    found: int = 0
    units: int = 0
    kept: int = 0
    meanings: int = 0
    alarms: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.labels

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.alarms)


def passages(path: Path = PASSAGES) -> list[Passage]:
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        domain, marked = line.split("\t")
        text, labels = "", []
        for part in re.split(r"(\{[^}]*\})", marked):
            if part.startswith("{"):
                surface, value, unit, kind, *kept = part[1:-1].split("|")
                pairs = tuple(tuple(k.split("=")) for k in ";".join(kept).split(";") if k)
                if kind:
                    end = len(text) + len(surface)
                    labels.append(Label(len(text), end, value, unit, kind, pairs))
                part = surface
            text += part.replace("\\n", "\n")
        found.append(Passage(domain, text, tuple(labels)))
    return found


def holds(label: Label, quantity: Quantity) -> bool:
    """Return whether a quantity says what its label says."""
    if label.kind in VALUELESS:
        return str(quantity.kind) == label.kind
    ends = [float(v) for v in label.value.split("..")]
    stated = (float(quantity.stated[0]), float(quantity.stated[1]))
    wanted = (ends[0], ends[-1])
    if len(ends) == 2 and quantity.magnitude is not None:
        stated = (float(quantity.interval.low), float(quantity.interval.high))
    return all(abs(a - b) <= 1e-6 * max(1.0, abs(b)) for a, b in zip(stated, wanted, strict=True))


def meaning(quantity: Quantity, name: str) -> str:
    """Return what a quantity keeps under a label's name."""
    return str(getattr(quantity, {"dir": "direction"}.get(name, name)))


def score(path: Path = PASSAGES) -> Score:
    total = Score()
    for passage in passages(path):
        document = verify.Document.from_text(passage.text, date=DAY)
        quantities = list(verify.quantities(document))
        used: set[int] = set()
        for label in passage.labels:
            total.labels += 1
            near = [q for q in quantities if q.start < label.end and label.start < q.end]
            right = next((q for q in near if holds(label, q)), None)
            inside = [q for q in near if label.start <= q.start and q.end <= label.end]
            used |= {id(q) for q in (*inside, right) if q is not None}
            surface = passage.text[label.start : label.end]
            if right is None:
                total.notes.append(f"{passage.domain}: missed {surface!r}")
                total.alarms += bool(near)
                used |= {id(q) for q in near}
            else:
                total.found += 1
                total.units += label.kind in VALUELESS or right.unit == label.unit
                for name, value in label.kept:
                    total.meanings += 1
                    total.kept += meaning(right, name) == value
                    if meaning(right, name) != value:
                        total.notes.append(f"{passage.domain}: {name} of {surface!r}")
        for quantity in quantities:
            if id(quantity) not in used:
                total.alarms += 1
                total.notes.append(f"{passage.domain}: read {quantity.text!r} ({quantity.kind})")
    return total


if __name__ == "__main__":
    result = score(*map(Path, sys.argv[1:2]))
    print("\n".join(result.notes))
    print(
        f"{result.labels} labels: precision {result.precision:.3f}, recall {result.recall:.3f},"
        f" unit right in {result.units} of {result.found},"
        f" meaning kept in {result.kept} of {result.meanings}"
    )
