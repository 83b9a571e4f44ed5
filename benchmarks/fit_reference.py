"""Fit the weights by which a number that points back is believed to be an earlier one's.

In: labelled passages (`benchmarks/corpus`, `tests/blind/relations-*.jsonl`). Out, on the
terminal: for each source, labelled pairs found and passages with a false alarm when it was
left out of the fitting; the weights; with `--write`, `verify/match/reference.txt`.

    python benchmarks/fit_reference.py [--write]

A logistic regression with the sign of every weight held to what it can mean. A pair is meant
where a label of an agreement or a magnitude quotes both numbers; a pair of numbers that no
label quotes is not.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

import numpy as np
import passages
import regression

from verify import extract
from verify.match.reading import reading
from verify.match.repeat import references
from verify.match.repeat._twice import differ
from verify.model.settings import DEFAULT

ROOT = Path(__file__).parents[1]
SOURCES = [
    *sorted((ROOT / "benchmarks/corpus/references").glob("*.jsonl")),
    *sorted((ROOT / "benchmarks/corpus/kinds").glob("*.jsonl")),
    *(
        ROOT / f"benchmarks/corpus/{name}.jsonl"
        for name in ("news", "finance", "science", "public")
    ),
    *sorted((ROOT / "tests/blind").glob("relations-*.jsonl")),
]
TABLE = ROOT / "verify/match/reference.txt"
LABELLED = 3.0  # times that a labelled pair counts
PULL = 5.0
FOLDS = 8
THRESHOLDS = (0.0, 1.0, 1.5, 2.0, 3.0)
FOR = frozenset(
    "both near line rare attribute_same attribute_said noun noun_kin noun_said title title_words title_lead points_the"
    " points_those points_its points_all of_the opening attribute_the measure measure_kin measure_said done_again"
    " names_shared same_date where_said one_field field_near fields_shared headed headed_the headed_all headed_those"
    " headed_its headed_new both_the both_all both_those both_its few done_again one_field_the one_field_all one_field_its"
    " one_field_those named_by_said named_by_said_the closed_the closed_its closed_all closed_those headed_closed first_closed".split()
)
AGAINST = frozenset(
    "part unshared barred formless same_sentence moved moved_by first_moved first_moved_by hedged who_else where_else sum"
    " apart other_unit round pooled first_pooled averaged first_averaged others then first_then new first_new"
    " planned first_planned denied parted first_parted compared first_compared dated timed ranked names_apart narrowed"
    " many list first_list gap written other_noun noun_new no_noun done_else other_measure measure_new first_again"
    "  second_after beside first_beside share first_share unpointed points_a points_bare attribute_bare told adjective corrected"
    " ranked_apart timed_close timed_far crowded reckoned modified open_the open_its open_a open_bare open_those named_by_new_the named_by_new uncounted first_uncounted first_some first_others some".split()
)


class Row(NamedTuple):
    """One pair of numbers: its source and passage, its features, whether a label means it."""

    source: str
    passage: str
    features: dict[str, float]
    meant: bool
    clean: bool


def main() -> int:
    """Run the script."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--also", nargs="*", type=Path, default=[], help="more labelled passages")
    args = parser.parse_args()
    rows: list[Row] = []
    labels: Counter[str] = Counter()
    for source, case in passages.once([*SOURCES, *args.also]):
        rows += rows_of(source, case, labels)
    scores = left_out(rows)
    for threshold in THRESHOLDS:
        print(f"threshold {threshold:+.1f}:", told(rows, scores, labels, threshold))
    table = fitted(rows)
    lines = [f"{name} {round(value, 2):g}" for name, value in table.items() if round(value, 2)]
    if args.write:
        head = "# Weights of `verify.match.repeat._resemblance`, fitted by benchmarks/fit_reference.py.\n"
        TABLE.write_text(head + "\n".join(lines) + "\n", "utf-8")
    print("\n".join(lines))
    return 0


def rows_of(source: str, case: passages.Passage, labels: Counter[str]) -> Iterator[Row]:
    """Yield the pairs of numbers of one passage, and count its labels."""
    text = reading(extract.read(passages.document(case), DEFAULT))
    meant, quoted = [], []
    for label in case["findings"]:
        spans = [passages.spans(case["text"], [quote]) for quote in label["quotes"]]
        quoted += [span for found in spans for span in found]
        if label["kind"] in ("agreement", "magnitude") and len(spans) > 1:
            meant.append(spans)
            labels[source] += 1
    for found in references.candidates(text):
        first, second = found.first.quantity, found.second.quantity
        if not differ(first, second):
            continue
        both = any(
            passages.inside(first, one) and passages.inside(second, other)
            for spans in meant
            for one, other in permutations(spans, 2)
        )
        if both or not (passages.inside(first, quoted) or passages.inside(second, quoted)):
            yield Row(source, case["id"], found.features, both, not case["findings"])


def left_out(rows: Sequence[Row]) -> list[float]:
    """Return the score of each row by weights that were fitted without its fold of the sources."""
    folds = {source: n % FOLDS for n, source in enumerate(sorted({r.source for r in rows}))}
    tables = [fitted([r for r in rows if folds[r.source] != fold]) for fold in range(FOLDS)]
    return [weigh(tables[folds[row.source]], row) for row in rows]


def weigh(table: dict[str, float], row: Row) -> float:
    """Return the sum of a row's features by their weights."""
    return table["bias"] + sum(table.get(n, 0.0) * v for n, v in row.features.items())


def told(
    rows: Sequence[Row], scores: Sequence[float], labels: Counter[str], threshold: float
) -> str:
    """Return for each source what is found and what is alarmed."""
    hits: dict[str, set[str]] = {}
    alarms: dict[str, set[str]] = {}
    for row, score in zip(rows, scores, strict=True):
        if score >= threshold:
            (hits if row.meant else alarms).setdefault(row.source, set()).add(row.passage)
    every = [sum(map(len, found.values())) for found in (hits, alarms)]
    each = (f"{s} {len(hits.get(s, ()))}/{n} ({len(alarms.get(s, ()))})" for s, n in labels.items())
    return f"all {every[0]}/{labels.total()} ({every[1]})  " + "  ".join(each)


def fitted(rows: Sequence[Row]) -> dict[str, float]:
    """Return the weights of a logistic regression, signs held, drawn towards nothing."""
    names = sorted({name for row in rows for name in row.features})
    meant = np.array([float(r.meant) for r in rows])
    return regression.fit(
        [[r.features.get(n, 0.0) for n in names] for r in rows],
        meant,
        np.where(meant > 0, LABELLED, 1.0),
        names,
        speaks_for=FOR,
        speaks_against=AGAINST,
        pull=PULL,
    )


if __name__ == "__main__":
    raise SystemExit(main())
