"""Fit the weights by which two numbers of two texts are believed to be one fact.

In: labelled sets of documents (`tests/blind/`, `benchmarks/corpus/documents/`). Out, on the
terminal: for each source, recall and false alarms when it was left out of the fitting, at
some thresholds; the weights fitted on all; with `--write`, `verify/match/likeness.txt`.

    python benchmarks/fit_likeness.py [--write] [--left-over SOURCE]

Two steps, each a logistic regression with the sign of every weight held to what it can mean
and all drawn towards nothing. First the wording: pairs of numbers that agree in a way that
is no chance are one fact (and so are labelled conflicts), pairs that cannot both be true and
are no labelled conflict are two. There are many of both. Then, on what is left over when
what agrees is settled, the figures: how much a slip of the pen, or nearness, says beside
the wording. The table that is written is the sum of both.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import regression

from verify import extract
from verify.match.facts import Fact
from verify.match.keys import keys
from verify.match.likeness import FIGURES, WORDING, Likeness
from verify.match.linkage import agreeing, candidates, met, settled
from verify.match.sorts import compatible
from verify.model.document import Document
from verify.model.settings import DEFAULT

ROOT = Path(__file__).parents[1]
SOURCES = [
    *sorted((ROOT / "tests/blind").glob("sets-*.jsonl")),
    *sorted((ROOT / "tests/blind").glob("strangers-*.jsonl")),
    *sorted((ROOT / "benchmarks/corpus/documents").glob("*.jsonl")),
]
TABLE = ROOT / "verify/match/likeness.txt"
LABELLED = 4.0  # times that a labelled conflict counts, among the many pairs that agree
OWN = frozenset(f"sets-{n}" for n in range(1, 9))  # by the author of the matching
OTHERS = 3.0  # times that a set by somebody else counts
PULL = 1.0
THRESHOLDS = (-1.0, -0.5, 0.0, 0.5, 1.0)
FOR = frozenset(
    "phrase clause sentence head only_head coverage same_period wording field fields field_head sole measure slip one_digit date_slip"
    " swapped power neighbours names whole covered anchor".split()
)
AGAINST = frozenset(
    "other_measure other_head strangers rivals plan compare extreme mean each one_period no_words short short_head"
    " ratio change other_name position".split()
)
SECOND = (
    "wording", "strangers", "rivals", "plan", "compare", "extreme", "mean", "each", "short", "short_head",
    "year", "ordinal", "clock", "age",
)  # fmt: skip


class Row(NamedTuple):
    """One pair of numbers: its source and set, its features, and what is known of it."""

    source: str
    pair: tuple[object, object]
    features: dict[str, float]
    label: int  # number of the labelled conflict, or -1
    agrees: bool
    apart: str
    shown: str


def main() -> int:
    """Run the script."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--left-over", help="print the misses and alarms of one source")
    args = parser.parse_args()
    rows: list[Row] = []
    labels: Counter[str] = Counter()
    for path in SOURCES:
        for line in path.read_text("utf-8").splitlines():
            rows += rows_of(path.stem, json.loads(line), labels)
    score = np.zeros(len(rows))
    for source in labels:
        table = fitted([r for r in rows if r.source != source])
        for number, row in enumerate(rows):
            if row.source == source:
                score[number] = weigh(table, row)
    for threshold in THRESHOLDS:
        print(f"threshold {threshold:+.1f}:", told(rows, score, labels, threshold))
    for source in (args.left_over or "").split(","):
        print("\n".join(shown(rows, score, source)))
    table = fitted(rows)
    lines = [f"{name} {round(value, 2):g}" for name, value in table.items() if round(value, 2)]
    if args.write:
        head = "# Weights of `verify.match.likeness`, fitted by benchmarks/fit_likeness.py.\n"
        TABLE.write_text(head + "\n".join(lines) + "\n", "utf-8")
    print("\n".join(lines))
    return 0


def rows_of(source: str, case: dict[str, Any], labels: Counter[str]) -> Iterator[Row]:
    """Yield the pairs of numbers of one set, and count its labelled conflicts."""
    documents = [_document(d) for d in case["documents"]]
    found = [keys(extract.read(d, DEFAULT)) for d in documents]
    texts = {d["name"]: d["text"] for d in case["documents"]}
    spans = []
    for label in case["findings"]:
        quotes = label["quotes"]
        if label.get("kind", "agreement") == "agreement" and len({q["doc"] for q in quotes}) > 1:
            places = [(q["doc"], texts[q["doc"]].find(q["quote"]), q["quote"]) for q in quotes]
            spans.append((hash((source, case["id"], len(spans))) % 10**9, places))
    labels[source] += len(spans)
    for first, second in combinations(found, 2):
        if first and second:
            for a, b, features, apart, agrees in _pairs(first, second):
                label = next((n for n, places in spans if _at(a, b, places)), -1)
                pair = tuple(
                    (case["id"], k.quantity.document.name, k.quantity.span) for k in (a, b)
                )
                text = f"{a.quantity.surface} ({a.clause}) | {b.quantity.surface} ({b.clause})"
                yield Row(source, pair, features, label, agrees, apart, f"{case['id']} {text}")


def _pairs(
    first: Sequence[Fact], second: Sequence[Fact]
) -> Iterator[tuple[Fact, Fact, dict[str, float], str, bool]]:
    """Yield pairs with their features: those that agree, all others, and what is left over."""
    scale, _, left = candidates(first, second)
    over = list(left)
    for a, b in agreeing(first, second):
        yield a, b, scale.features(a, b), "agrees", True
    for c in over:
        yield c.first, c.second, c.features, c.apart, False
    seen = {(id(c.first), id(c.second)) for c in over}
    open_ = Likeness(first, second, settled(first, second))
    for a, b in met(first, second):
        if (id(a), id(b)) not in seen and not compatible(a, b):
            yield a, b, open_.features(a, b), "settled", False


def _document(d: dict[str, Any]) -> Document:
    day = date.fromisoformat(d["date"]) if d.get("date") else None
    return Document.from_text(d["text"], name=d["name"], format=d["format"] or "text", date=day)


def _at(a: Fact, b: Fact, places: list[tuple[str, int, str]]) -> bool:
    """Return whether two numbers stand in the two quotes of a label."""
    if {k.quantity.document.name for k in (a, b)} != {name for name, _, _ in places}:
        return False
    return all(
        any(
            k.quantity.document.name == name
            and k.quantity.start < start + len(quote)
            and start < k.quantity.end
            for k in (a, b)
        )
        for name, start, quote in places
    )


def fitted(rows: Sequence[Row]) -> dict[str, float]:
    """Return the weights that fit some rows: wording first, then figures beside it."""
    meant = np.array([float(r.agrees or r.label >= 0) for r in rows])
    care = np.where([r.label >= 0 for r in rows], LABELLED, 1.0)
    care *= np.where([r.source in OWN for r in rows], 1.0, OTHERS)
    first = _fit([[r.features.get(n, 0.0) for n in WORDING] for r in rows], meant, WORDING, care)
    over = [r for r in rows if not r.agrees and not r.apart]
    names = (*SECOND, *FIGURES)
    wording = [_sum(first, r) for r in over]
    table = [
        [w if n == "wording" else r.features.get(n, 0.0) for n in names]
        for w, r in zip(wording, over, strict=True)
    ]
    labelled = np.array([float(r.label >= 0) for r in over])
    care = np.where([r.source in OWN for r in over], 1.0, OTHERS)
    second = _fit(table, labelled, names, care)
    scale = second.pop("wording")
    total = Counter({name: value * scale for name, value in first.items()})
    for name, value in second.items():
        total[name] += value
    return dict(total)


def _fit(
    table: list[list[float]], meant: np.ndarray, names: Sequence[str], care: np.ndarray
) -> dict[str, float]:
    """Return the weights of a logistic regression, signs held, drawn towards nothing."""
    return regression.fit(
        table, meant, care, names, speaks_for=FOR, speaks_against=AGAINST, pull=PULL
    )


def _sum(table: dict[str, float], row: Row) -> float:
    return table["bias"] + sum(table.get(n, 0.0) * row.features.get(n, 0.0) for n in WORDING)


def weigh(table: dict[str, float], row: Row) -> float:
    """Return the weight of a pair, or one that is never believed."""
    if row.apart or row.agrees:
        return -99.0
    return table["bias"] + sum(table.get(n, 0.0) * v for n, v in row.features.items())


def chosen(rows: Sequence[Row], score: np.ndarray, source: str, threshold: float) -> list[int]:
    """Return the believed pairs of one source, each number in one at most."""
    used: set[object] = set()
    found = []
    own = [n for n, row in enumerate(rows) if row.source == source]
    for number in sorted(own, key=lambda n: -score[n]):
        if score[number] < threshold:
            break
        if used.isdisjoint(rows[number].pair):
            used |= set(rows[number].pair)
            found.append(number)
    return found


def told(rows: Sequence[Row], score: np.ndarray, labels: Counter[str], threshold: float) -> str:
    """Return the figures of every source, left out, at one threshold."""
    parts, hits, alarms = [], 0, 0
    for source, wanted in labels.items():
        picked = chosen(rows, score, source, threshold)
        hit = len({rows[n].label for n in picked} - {-1})
        false = sum(rows[n].label < 0 for n in picked)
        hits, alarms = hits + hit, alarms + false
        parts.append(f"{source} {hit}/{wanted} +{false}")
    recall, precision = hits / labels.total(), hits / max(1, hits + alarms)
    return f"recall {recall:.3f} precision {precision:.3f}; " + ", ".join(parts)


def shown(rows: Sequence[Row], score: np.ndarray, source: str) -> Iterator[str]:
    """Yield the alarms and the misses of one source."""
    picked = chosen(rows, score, source, 0.0)
    hit = {rows[n].label for n in picked}
    for n in picked:
        if rows[n].label < 0:
            yield f"alarm {score[n]:.1f} {rows[n].shown} {_spoken(rows[n])}"
    for n, row in enumerate(rows):
        if row.source == source and row.label >= 0 and row.label not in hit:
            yield f"miss {score[n]:.1f} [{row.apart}] {row.shown} {_spoken(row)}"


def _spoken(row: Row) -> str:
    return " ".join(f"{name} {value:.1f}" for name, value in row.features.items() if value)


if __name__ == "__main__":
    raise SystemExit(main())
