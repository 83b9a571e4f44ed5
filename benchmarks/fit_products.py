"""Fit the weights by which a rate, a number and a total that disagree are believed a mistake.

In: labelled passages (`benchmarks/corpus` with `kinds`, `tests/blind/relations-*.jsonl`, and files named on
the command line). Out, on the terminal: labels found and passages with a false alarm, by odds,
each source when it was left out of the fitting; with `--write`, `verify/match/products.txt`.

    python benchmarks/fit_products.py [--write] [MORE.jsonl ...]

A logistic regression. A product is meant where a label blames two of its numbers and expects
what the others come to. Products that fit are meant too where their wording says so: they are
taken as they would be if one of their numbers were off as those that are labelled are. Misfits
that no label quotes are not meant.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import passages
import regression

from verify import extract, rulebook
from verify.match import product
from verify.match._product_odds import BARRED
from verify.model.settings import DEFAULT

ROOT = Path(__file__).parents[1]
SOURCES = [
    *(
        ROOT / f"benchmarks/corpus/{name}.jsonl"
        for name in ("news", "finance", "science", "public", "wordings")
    ),
    *sorted((ROOT / "benchmarks/corpus/kinds").glob("*.jsonl")),
    *sorted((ROOT / "tests/blind").glob("relations-*.jsonl")),
]
TABLE = ROOT / "verify/match/products.txt"
FOLDS = 8
LABELLED = 3.0  # times that a labelled product counts
CHANGED = 0.35  # times that a changed fit does
TWICE = 2  # changes of one fit
PULL = 3.0
AGAINST = -6.0  # of a product that its wording plainly bars
LEAST = 4  # a trait that is rarer is left out
BELIEVED = 14  # weight of wording from which a fit is meant
STEPS = (2.0, 1.5, 1.0, 0.75, 0.5, 0.25, 0.0, -0.5)
CLOSE = 2e-2
WORDS = {
    word: n
    for n, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve".split(), 2
    )
}
SLIPS = re.compile(r"off \d|too great|one digit|digits swapped|a power of ten|a scale word")


class Row(NamedTuple):
    """A product that may be meant: its traits, where its numbers stand, and what the labels say."""

    source: str
    passage: str
    clean: bool
    traits: frozenset[str]
    places: frozenset[object]
    weight: int
    fits: bool
    meant: bool
    touched: bool
    quoted: bool


Rows = Sequence[Row]
Table = dict[str, float]


def main() -> int:
    """Run the script."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("more", nargs="*", type=Path)
    args = parser.parse_args()
    rules = [r for r in rulebook.rules(DEFAULT) if r.match_kind == product.KIND]
    rows: list[Row] = []
    for source, case in passages.once((*SOURCES, *args.more)):
        rows += rows_of(source, case, rules)
    odds = left_out(rows)
    for step in STEPS:
        print(f"{step:+.2f}: {told(rows, odds, step)}")
    if args.write:
        table = fitted(rows)
        lines = [f"{n} {round(v, 2):g}" for n, v in sorted(table.items()) if round(v, 2)]
        head = "# Weights of `verify.match.product`, fitted by benchmarks/fit_products.py.\n"
        TABLE.write_text(head + "\n".join(lines) + "\n", "utf-8")
    return 0


def told(rows: Rows, odds: Sequence[float], step: float) -> str:
    """Return what would be told from some odds on; of misfits that share two numbers the likeliest."""
    taken: dict[str, list[frozenset[object]]] = defaultdict(list)
    found, alarms, clean = set(), set(), set()
    for at in sorted(range(len(rows)), key=lambda n: -odds[n]):
        row = rows[at]
        if row.fits or odds[at] < step or any(len(row.places & o) > 1 for o in taken[row.passage]):
            continue
        taken[row.passage].append(row.places)
        if row.meant:
            found.add(row.passage)
        elif not row.touched:
            alarms.add(row.places)
            clean |= {row.passage} if row.clean else set()
    labels = {r.passage for r in rows if r.meant}
    return f"{len(found)}/{len(labels)} found, alarms {len(alarms)}, clean {len(clean)}"


def rows_of(source: str, case: passages.Passage, rules: Sequence[product.Rule]) -> list[Row]:
    """Return the products that one passage may hold."""
    extraction = extract.read(passages.document(case), DEFAULT)
    labels = [
        (passages.spans(case["text"], label["quotes"]), _numbers(label.get("expected") or ""))
        for label in case["findings"]
    ]
    found = [p for p in product.proposals(rules, extraction) if p.gap is not None]
    fits = product.fitting(found)
    rows = []
    for one in found:
        assert one.gap is not None
        touched = [
            (sum(passages.inside(q, spans) for q in (one.rate, one.number, one.total)), expected)
            for spans, expected in labels
        ]
        due = _due(one)
        meant = not one.gap.fits and any(
            count > 1 and any(_alike(due, number) for number in expected)
            for count, expected in touched
        )
        own = [f for f in fits if f != one.places] if one.gap.fits else fits
        rows.append(
            Row(
                source, f"{source}:{case['id']}", not case["findings"],
                frozenset(product.likeness(one, own, extraction.quantities)), one.places, one.evidence.weight,
                one.gap.fits, meant, any(c for c, _ in touched), any(c > 1 for c, _ in touched),
            )
        )  # fmt: skip
    return rows


def _numbers(expected: str) -> list[float]:
    """Return the numbers of an expected value, in digits or words."""
    found = [float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*\.?\d*", expected)]
    return found + [float(WORDS[w]) for w in expected.lower().split() if w in WORDS]


def _due(one: product.Proposal) -> float:
    """Return what the judged number should be."""
    judged = getattr(one, one.judged)
    return float(judged.magnitude) / 10 ** (one.gap.power if one.gap else 0)


def _alike(due: float, number: float) -> bool:
    """Return whether two values are one but for the words of their scale."""
    powers = (0, 2, 3, 6, 9, -2, -3, -6, -9, -12)
    return bool(number) and any(abs(due * 10.0**p - number) < CLOSE * number for p in powers)


def left_out(rows: Rows) -> list[float]:
    """Return the odds of each row by weights that were fitted without its source."""
    sources = sorted({r.source for r in rows})
    random.Random(0).shuffle(sources)
    odds = [0.0] * len(rows)
    for fold in (set(sources[n::FOLDS]) for n in range(FOLDS)):
        table = fitted([r for r in rows if r.source not in fold])
        for at, row in enumerate(rows):
            if row.source in fold:
                odds[at] = table["bias"] + sum(table.get(name, 0.0) for name in row.traits)
    return odds


def fitted(rows: Rows) -> Table:
    """Return the weights of the traits."""
    rng = random.Random(1)
    rows = [r for r in rows if BARRED not in r.traits]
    misfits = [r for r in rows if not r.fits and (r.meant or not r.quoted)]
    off = [frozenset(filter(SLIPS.fullmatch, r.traits)) for r in misfits if r.meant]
    examples = [(r.traits, float(r.meant), LABELLED if r.meant else 1.0) for r in misfits]
    for row in rows:
        if row.fits and row.weight >= BELIEVED:
            for _ in range(TWICE):
                examples.append((row.traits | rng.choice(off), 1.0, CHANGED))
    count = Counter(name for r in misfits for name in r.traits)
    names = sorted(name for name, many in count.items() if many >= LEAST)
    found = regression.fit(
        [[float(name in own) for name in names] for own, _, _ in examples],
        np.array([meant for _, meant, _ in examples]),
        np.array([care for _, _, care in examples]),
        names,
        speaks_for=set(),
        speaks_against=set(),
        pull=PULL,
        alike=True,
    )
    return {**found, BARRED: AGAINST}


if __name__ == "__main__":
    raise SystemExit(main())
