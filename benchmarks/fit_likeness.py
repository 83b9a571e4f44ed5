"""Fit the weights by which two numbers of two texts are believed to be one fact.

In: labelled sets of documents (`tests/blind/`, `benchmarks/corpus/documents/`). Out, on the
terminal: for each source, recall and false alarms when it was left out of the fitting, at
some thresholds; with `--write`, `verify/match/likeness.txt`, fitted on all.

    python benchmarks/fit_likeness.py [--write] [--left-over SOURCE,...] [FURTHER FILES]

Two steps, each a logistic regression with the sign of every weight held to what it can mean and
all drawn towards nothing. The first weighs the words alone, and learns from numbers that agree in
a way that is no chance as well: they are one fact, as labelled conflicts are, and there are many.
By it the pairs that a number might be part of contest for it. The second weighs words, figures,
contest and doubts on what is left over when what agrees is settled; it learns from labelled
conflicts and from numbers that agree of which one was changed (`changed`). The table holds both.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, count
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import changed
import numpy as np
import passages
import regression

from verify import extract
from verify.match.facts import Fact
from verify.match.keys import keys
from verify.match.likeness import DOUBTS, FIGURES, WORDING
from verify.match.likeness import told as told_as
from verify.match.linkage import agreeing, candidates, claim
from verify.match.sorts import compatible
from verify.match.templated import templated
from verify.model.document import Document
from verify.model.settings import DEFAULT
from verify.model.span import Span

ROOT = Path(__file__).parents[1]
SOURCES = [
    *sorted((ROOT / "tests/blind").glob("sets-*.jsonl")),
    *sorted((ROOT / "tests/blind").glob("strangers-*.jsonl")),
    *sorted((ROOT / "benchmarks/corpus/documents").glob("*.jsonl")),
]
TABLE = ROOT / "verify/match/likeness.txt"
OWN = frozenset(f"sets-{n}" for n in range(1, 9))  # by the author of the matching
OTHERS = 3.0  # times that a set by somebody else counts
LABELLED = 2.0  # times that a labelled conflict counts
CHANGED = 0.5  # times that a pair counts of which one number was changed
PULL = (1.0, 5.0)  # of the words, and of all
THRESHOLDS = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0)
FOR = frozenset(
    "wording phrase clause sentence head only_head coverage same_period field fields field_head measure"
    " slip one_digit date_slip swapped power neighbours names whole covered anchor role role_field same_person same_each two_words".split()
)
AGAINST = frozenset(
    "other_measure other_head strangers rivals plan compare extreme mean each one_period no_words short"
    " short_head ratio change other_name position other_role other_each contest unworded other_event moved_on excepted".split()
)
WORDS = (*WORDING, "neighbours", "names")
EVERY = (*WORDING, *FIGURES, "contest", *DOUBTS)


Spans = list[tuple[str, list[tuple[str, int, str]]]]
_NUMBER = count()
_CHANCE = Random(1)  # the same changes on every run


class Row(NamedTuple):
    """A pair of numbers: its source, its two texts and places, its features, and what is known of it.

    `settled` are pairs of equal values that are one fact; those that something sets `apart` are
    never believed. Of texts in which a number was `changed` only the pairs that it or its twin
    might be part of are learnt from; the `others` only contest for a number.
    """

    source: str
    reading: int
    places: tuple[tuple[int, Span], tuple[int, Span]]
    features: dict[str, float]
    settled: bool
    apart: bool
    agrees: bool
    label: str
    shown: str
    claim: float = 0.0
    values: tuple[object, object] = (None, None)
    changed: bool = False
    other: bool = False


def main() -> int:
    """Run the script."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--left-over", default="", help="print misses and alarms of some sources")
    parser.add_argument("further", nargs="*", type=Path, help="more labelled sets")
    args = parser.parse_args()
    rows: list[Row] = []
    labels: Counter[str] = Counter()
    for path in [*SOURCES, *args.further]:
        source = path.stem if path in SOURCES else f"{path.parent.name}/{path.stem}"
        for line in path.read_text("utf-8").splitlines():
            rows += rows_of(source, json.loads(line), labels)
    table = Table(rows)
    score = np.zeros(len(rows))
    for source in labels:
        own = np.array([r.source == source for r in rows])
        score[own] = table.weighed(*table.fitted(~own))[own]
    for threshold in THRESHOLDS:
        print(f"threshold {threshold:+.1f}:", told(rows, score, labels, threshold))
    for source in filter(None, args.left_over.split(",")):
        print("\n".join(shown(rows, score, source)))
    words, every = table.fitted(np.ones(len(rows), bool))
    names = sorted({*words, *every}, key=lambda n: (*EVERY, "bias").index(n))
    lines = [f"{n} {words.get(n, 0.0):.2f} {every.get(n, 0.0):.2f}" for n in names]
    if args.write:
        head = (
            "# Weights of `verify.match.likeness`, fitted by benchmarks/fit_likeness.py: a feature,\n"
            "# its weight among words alone, and its weight among all that is known of a pair.\n"
        )
        TABLE.write_text(head + "\n".join(lines) + "\n", "utf-8")
    print("\n".join(lines))
    return 0


def rows_of(source: str, case: dict[str, Any], labels: Counter[str]) -> Iterator[Row]:
    """Yield the pairs of numbers of one set, and count its labelled conflicts."""
    if "documents" not in case:
        return
    read = [extract.read(passages.document(d), DEFAULT) for d in case["documents"]]
    texts = {d["name"]: d["text"] for d in case["documents"]}
    spans: Spans = []
    for number, label in enumerate(case["findings"]):
        quotes = label["quotes"]
        between = isinstance(quotes[0], dict) and len({q["doc"] for q in quotes}) > 1
        if between and label.get("kind", "agreement") == "agreement":
            places = [(q["doc"], texts[q["doc"]].find(q["quote"]), q["quote"]) for q in quotes]
            spans.append((f"{source} {case['id']} {number}", places))
    labels[source] += len(spans)
    for one, other in combinations(read, 2):
        if not templated(one, other):
            yield from _pairs(source, keys(one), keys(other), spans)
            yield from _changed(source, (keys(one), keys(other)), spans)


def _pairs(
    source: str, first: Sequence[Fact], second: Sequence[Fact], spans: Spans
) -> Iterator[Row]:
    """Yield the pairs of numbers of two texts."""
    number = next(_NUMBER)
    scale, test, pairs = candidates(first, second)
    told = [(c.first, c.second, c.features, c.differs, False) for c in pairs]
    told += [(a, b, scale.features(a, b), False, True) for a, b in agreeing(first, second)]
    for a, b, features, differs, one in told:
        yield Row(
            source,
            number,
            ((number, a.quantity.span), (-number, b.quantity.span)),
            features,
            one,
            not one and (not differs or bool(test.reason(a, b, features))),
            compatible(a, b),
            next((n for n, places in spans if _at(a, b, places)), ""),
            f"{source} {a.quantity.surface} ({a.clause}) | {b.quantity.surface} ({b.clause})",
            claim(a, b),
            (told_as(a), told_as(b)),
        )


def _changed(source: str, sides: tuple[list[Fact], list[Fact]], spans: Spans) -> Iterator[Row]:
    """Yield the pairs of texts that agree on a number after it was changed in one of them."""
    for pair in changed.one_fact(*sides):
        if any(_at(key, key, places) for key in pair for _, places in spans):
            continue
        for side, key in enumerate(pair):
            text = changed.changed(key, _CHANCE)
            if text is None:
                continue
            own = key.quantity.document
            document = Document.from_text(text, name=own.name, format="text", date=own.date)
            again = keys(extract.read(document, DEFAULT))
            rows = _pairs(source, *((again, sides[1]) if side == 0 else (sides[0], again)), [])
            yield from _meant(rows, pair)


def _meant(rows: Iterator[Row], pair: tuple[Fact, Fact]) -> Iterator[Row]:
    """Yield the pairs of two texts, the changed one named, those of other numbers marked."""
    starts = [key.quantity.start for key in pair]
    for row in rows:
        same = [place[1].start == start for place, start in zip(row.places, starts, strict=True)]
        label = "changed" if all(same) and not row.agrees else ""
        yield row._replace(label=label, changed=True, other=row.settled or not any(same))


def _at(a: Fact, b: Fact, places: list[tuple[str, int, str]]) -> bool:
    """Return whether two numbers stand in the two quotes of a label."""
    if not {k.quantity.document.name for k in (a, b)} <= {name for name, _, _ in places}:
        return False
    return all(
        any(
            k.quantity.document.name == name
            and k.quantity.start < start + len(quote)
            and start < k.quantity.end
            for name, start, quote in places
        )
        for k in (a, b)
    )


class Table:
    """The features of all rows in one table, and the two regressions over it."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.words = np.array([[r.features.get(n, 0.0) for n in WORDS] for r in rows])
        self.every = np.array([[r.features.get(n, 0.0) for n in EVERY] for r in rows])
        self.meant = np.array([float(r.settled or bool(r.label)) for r in rows])
        self.settled = np.array([r.settled for r in rows])
        self.agrees = np.array([r.agrees for r in rows])
        self.claim = np.array([r.claim for r in rows])
        self.judged = np.array([not (r.settled or r.apart or r.agrees) for r in rows])
        self.changed = np.array([r.changed for r in rows])
        self.other = np.array([r.other for r in rows])
        self.care = np.array([_care(r) for r in rows])
        places = {(r.reading, p): None for r in rows for p in r.places}
        number = {place: n for n, place in enumerate(places)}
        self.places = np.array([[number[r.reading, p] for p in r.places] for r in rows])
        pairs = [
            [(self.places[n, side], r.values[1 - side]) for side in (0, 1)]
            for n, r in enumerate(rows)
        ]
        known = {pair: n for n, pair in enumerate(dict.fromkeys(p for two in pairs for p in two))}
        self.rivals = np.array([[known[p] for p in two] for two in pairs])
        self.place_of = np.array([place for place, _ in known])

    def fitted(self, use: np.ndarray) -> tuple[dict[str, float], dict[str, float]]:
        """Return the weights that fit some rows: of words alone, and of everything."""
        own = use & ~self.changed & (self.settled | ~self.agrees)
        words = _fit(self.words[own], self.meant[own], WORDS, self.care[own], PULL[0])
        own = use & self.judged & ~self.other
        every = self._contested(words)[own]
        return words, _fit(every, self.meant[own], EVERY, self.care[own], PULL[1])

    def weighed(self, words: dict[str, float], every: dict[str, float]) -> np.ndarray:
        """Return the weight of each row; those that are never believed weigh nothing."""
        values = np.array([every[n] for n in EVERY])
        found = self._contested(words) @ values + every["bias"]
        return np.where(self.judged, found, -99.0)

    def _contested(self, words: dict[str, float]) -> np.ndarray:
        """Return the table with what other pairs claim of the numbers of each."""
        own = self.words @ np.array([words[n] for n in WORDS]) + words["bias"]
        pull = np.exp(np.minimum(30.0, own + self.claim)) * ~self.settled
        held = np.zeros(self.rivals.max() + 1)  # by each number and each value it may be
        for side in (0, 1):
            np.maximum.at(held, self.rivals[:, side], pull)
        total = np.zeros(self.places.max() + 1)
        np.add.at(total, self.place_of, held)
        rest = np.maximum(0.0, total[self.places] - held[self.rivals])
        table = self.every.copy()
        table[:, EVERY.index("contest")] = np.log1p(rest).sum(1)
        return table


def _care(row: Row) -> float:
    """Return how much a row counts."""
    care = 1.0 if row.source in OWN else OTHERS
    if row.changed:
        return care * CHANGED
    return care * LABELLED if row.label else care


def _fit(
    values: np.ndarray, meant: np.ndarray, names: Sequence[str], care: np.ndarray, pull: float
) -> dict[str, float]:
    """Return the weights of a logistic regression, signs held, drawn towards nothing."""
    return regression.fit(
        values.tolist(), meant, care, names, speaks_for=FOR, speaks_against=AGAINST, pull=pull
    )


def chosen(rows: Sequence[Row], score: np.ndarray, source: str, threshold: float) -> list[int]:
    """Return the believed pairs of one source, each number in one at most."""
    used: set[object] = set()
    found = []
    own = [n for n, row in enumerate(rows) if row.source == source and not row.changed]
    for number in sorted(own, key=lambda n: -score[n]):
        if score[number] < threshold:
            break
        if used.isdisjoint(rows[number].places):
            used |= set(rows[number].places)
            found.append(number)
    return found


def told(rows: Sequence[Row], score: np.ndarray, labels: Counter[str], threshold: float) -> str:
    """Return the figures of every source, left out, at one threshold."""
    parts, hits, alarms, by_others = [], 0, 0, Counter[str]()
    for source, wanted in labels.items():
        picked = chosen(rows, score, source, threshold)
        hit = len({rows[n].label for n in picked} - {""})
        false = sum(not rows[n].label for n in picked)
        hits, alarms = hits + hit, alarms + false
        if source not in OWN:
            by_others.update(wanted=wanted, hit=hit, false=false)
        parts.append(f"{source} {hit}/{wanted} +{false}")
    recall, precision = hits / labels.total(), hits / max(1, hits + alarms)
    others = f"others {by_others['hit']}/{by_others['wanted']} +{by_others['false']}"
    return f"recall {recall:.3f} precision {precision:.3f}; {others}; " + ", ".join(parts)


def shown(rows: Sequence[Row], score: np.ndarray, source: str) -> Iterator[str]:
    """Yield the alarms and the misses of one source."""
    picked = chosen(rows, score, source, 0.0)
    hit = {rows[n].label for n in picked}
    for n in picked:
        if not rows[n].label:
            yield f"alarm {score[n]:.1f} {rows[n].shown} {_spoken(rows[n])}"
    for n, row in enumerate(rows):
        if row.source == source and row.label and not row.changed and row.label not in hit:
            yield f"miss {score[n]:.1f} {row.shown} {_spoken(row)}"


def _spoken(row: Row) -> str:
    return " ".join(f"{name} {value:.1f}" for name, value in row.features.items() if value)


if __name__ == "__main__":
    raise SystemExit(main())
