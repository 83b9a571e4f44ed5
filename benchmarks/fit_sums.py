"""Fit the weights by which like numbers beside the number they nearly come to are believed a sum.

In: labelled passages (`benchmarks/corpus`, `tests/blind/relations-*.jsonl`, and files named on
the command line). Out, on the terminal: labels found and passages with a false alarm, by odds,
each source when it was left out of the fitting; with `--write`, `verify/match/sums.txt`.

    python benchmarks/fit_sums.py [--write] [MORE.jsonl ...]

A logistic regression with the sign of most weights held to what it can mean. A sum is meant
where a label of a total blames one of its numbers and expects what the others come to. Rows
that fit are meant too, unless by chance: they are taken as their weights make them likely,
one of their numbers changed as people err. Misfits that no label quotes are not meant.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import passages
import regression

from verify import extract, units
from verify.match import sums
from verify.match._additions import Addition, additions, missed
from verify.match._evened import halves
from verify.match.frame import mentions
from verify.match.reading import reading
from verify.model.quantity import CONVERTIBLE
from verify.model.settings import DEFAULT

ROOT = Path(__file__).parents[1]
SOURCES = [
    *(
        ROOT / f"benchmarks/corpus/{name}.jsonl"
        for name in ("news", "finance", "science", "public", "wordings", "sums")
    ),
    *sorted((ROOT / "tests/blind").glob("relations-*.jsonl")),
]
TABLE = ROOT / "verify/match/sums.txt"
FOLDS = 4
LABELLED = 3.0  # times that a labelled sum counts
CHANGED = 0.35  # times that a changed fit does
PULL = 1.5
SHIFT = 1.5  # odds that a fit is likelier meant by than a misfit of its traits
LEAST = 20  # a smaller count is met by chance
STEPS = (-1.0, 0.0, 0.5, 1.0, 1.2, 1.5, 2.0)
TYPICAL = ("off 1", "one digit", "too much")
BY_CHANCE = frozenset(
    ["part of a list", "the list goes on", "an item without a number", "some of another noun"]
)
FOR = frozenset(
    """total strong,total plain,total weak,whole strong,whole plain,together,so,said to be its parts,a colon,a dash,
    in apposition,one list,ends with and,told alike,votes,shares,words of parts 1,words of parts 2,words of removal,
    every like number,all of them,one digit,two digits,rest last,a noun of wholes,one noun,parts without nouns,
    a sentence each,list over sentences,of which,off 0,off 1,beside,spread 0,percent rest,
    definite whole,definite last,of them,so the last,added,alone 0,as many as told,labels before,opposites""".replace(
        "\n    ", ""
    ).split(",")
)
AGAINST = frozenset(
    """part of a list,the list goes on,an item without a number,broken off,some of another noun,other nouns,no nouns,
    whole without noun,small,votes of some,whole a change,a part a change,whole a change of counts,
    a part a change of counts,nested,offset,plan,overlap,corrected,including,attributes,one told alone,residual,hedged,a break within,unjoined 1,
    unjoined 2,for each,a mean,a part a mean,parts each,a part a total,some untold,one of several,skipped 1,skipped 2,
    apart 2,apart 3,another paragraph,spread 2,spread 3,left out 1,left out 2,others beside,some aside,one told aside,
    a greater one,a greater one beside,some of a sum,a result within,told as a part,of others,some are of a sum,whole a norm,brackets between,they come to another,another is missing,one too many,off 3,off 4,in brackets""".replace(
        "\n    ", ""
    ).split(",")
)


class Row(NamedTuple):
    """A sum that may be meant: its traits, its numbers, and what the labels say of it."""

    source: str
    passage: str
    clean: bool
    traits: tuple[str, ...]
    misses: tuple[str, ...]
    parts: tuple[float, ...]
    whole: float
    fits: bool
    meant: bool
    quoted: bool

    @property
    def usable(self) -> bool:
        """Whether a row that fits is no likely chance."""
        small = "count" in self.traits and self.whole < LEAST
        exact = "percent" in self.traits or abs(sum(self.parts) - self.whole) < 1e-9 * self.whole
        return exact and not small and BY_CHANCE.isdisjoint(self.traits)


Rows = Sequence[Row]
Table = dict[str, float]


def main() -> int:
    """Run the script."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("more", nargs="*", type=Path)
    args = parser.parse_args()
    rows: list[Row] = []
    labels: set[str] = set()
    for source, case in passages.once((*SOURCES, *args.more)):
        rows += rows_of(source, case)
        labels |= {case["id"] for label in case["findings"] if label["kind"] == "total"}
    odds = left_out(rows)
    for step in STEPS:
        told = [r for r, o in zip(rows, odds, strict=True) if o >= step and not r.fits]
        found = {r.passage for r in told if r.meant}
        alarms = {r.passage for r in told if not r.meant and not r.quoted}
        clean = {r.passage for r in told if r.clean}
        print(
            f"{step:+.1f}: {len(found)}/{len(labels)} found, alarms {len(alarms)}, clean {len(clean)}"
        )
    table = fitted(rows)
    lines = [f"{n} {round(v, 2):g}" for n, v in sorted(table.items()) if round(v, 2)]
    if args.write:
        head = "# Weights of `verify.match.sums`, fitted by benchmarks/fit_sums.py.\n"
        TABLE.write_text(head + "\n".join(lines) + "\n", "utf-8")
    return 0


def rows_of(source: str, case: passages.Passage) -> Iterator[Row]:
    """Yield the sums that one passage may hold."""
    text = reading(extract.read(passages.document(case), DEFAULT))
    labels = [
        (
            label["kind"] == "total",
            passages.spans(case["text"], label["quotes"]),
            [float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*\.?\d*", label.get("expected") or "")],
        )
        for label in case["findings"]
    ]  # fmt: skip
    for found in additions(text, mentions(text)):
        if sums.is_none(found):
            continue
        sizes, whole, half = _sizes(found)
        fits = abs(sum(sizes) - whole) <= half * (1 + 1e-7) + 1e-9 * whole
        touched = [(total, _touched(found, spans), n) for total, spans, n in labels]
        meant = not fits and any(
            total and count and (_expects(numbers, sizes, whole) or (count > 1 and not numbers))
            for total, count, numbers in touched
        )
        yield Row(
            source, case["id"], not case["findings"], found.traits, found.misses, sizes, whole,
            fits, meant, any(count > 1 for _, count, _ in touched),
        )  # fmt: skip


def _sizes(found: Addition) -> tuple[tuple[float, ...], float, float]:
    """Return the parts and the whole in their base unit, and by how much all may be off."""
    quantities = [m.quantity for m in (*([found.whole] if found.whole else []), *found.parts)]
    sizes = tuple(
        float(q.magnitude or 0) * (float(units.factor(q.unit)) if q.kind in CONVERTIBLE else 1)
        for q in quantities
    )
    half = sum(halves(quantities))
    return (sizes[1:], sizes[0], half) if found.whole else (sizes, 100.0, half)


def _touched(found: Addition, spans: passages.Spans) -> int:
    """Return how many numbers of a sum stand in quotes."""
    quantities = [m.quantity for m in (*([found.whole] if found.whole else []), *found.parts)]
    return sum(passages.inside(q, spans) for q in quantities)


def _expects(numbers: Sequence[float], parts: Sequence[float], whole: float) -> bool:
    """Return whether a label expects what the other numbers of a sum come to."""
    due = [sum(parts), *(whole - sum(parts) + part for part in parts)]
    return any(
        abs(one * 10.0**power - number) < 1e-3 * number
        for one in due
        for number in numbers
        for power in range(-9, 10)
    )


def left_out(rows: Rows) -> list[float]:
    """Return the odds of each row by weights that were fitted without its source."""
    sources = sorted({r.source for r in rows})
    odds: dict[int, float] = {}
    for fold in (set(sources[n::FOLDS]) for n in range(FOLDS)):
        table = fitted([r for r in rows if r.source not in fold])
        for at, row in enumerate(rows):
            if row.source in fold:
                odds[at] = weigh(table, (*row.traits, *row.misses))
    return [odds[at] for at in range(len(rows))]


def weigh(table: Table, traits: Sequence[str]) -> float:
    """Return the odds of traits."""
    return table["bias"] + sum(table.get(name, 0.0) for name in traits)


def fitted(rows: Rows) -> Table:
    """Return weights; fits are taken as far as earlier weights believe them."""
    names = sorted({name for row in rows for name in (*row.traits, *row.misses)})
    rng = random.Random(1)
    believed: Callable[[Row], float] = lambda _: 0.5  # noqa: E731
    table: Table = {}
    for _ in range(3):
        table = _regression(names, list(_examples(rows, believed, rng)))
        last = table
        believed = lambda row, t=last: 1 / (1 + np.exp(-weigh(t, (*row.traits, *TYPICAL)) - SHIFT))  # noqa: E731
    return table


def _examples(
    rows: Rows, believed: Callable[[Row], float], rng: random.Random
) -> Iterator[tuple[tuple[str, ...], float, float]]:
    """Yield traits, whether they are meant, and how much they count."""
    for row in rows:
        if row.fits:
            belief = believed(row) if row.usable else 0.0
            for _ in range(2 if belief >= 0.3 else 0):
                changed = _changed(row.parts, row.whole, rng)
                if changed is not None:
                    yield (*row.traits, *missed(*changed)), 1.0, CHANGED * belief * belief
        elif row.meant:
            yield (*row.traits, *row.misses), 1.0, LABELLED
        elif not row.quoted:
            yield (*row.traits, *row.misses), 0.0, 1.0


def _changed(
    parts: Sequence[float], whole: float, rng: random.Random
) -> tuple[list[float], float] | None:
    """Return the numbers of a sum, one of them changed as people err."""
    at = rng.randrange(-1, len(parts))
    if at < 0 or rng.random() < 0.45:
        at, value = -1, whole
    else:
        value = parts[at]
    written = f"{value:.9g}"
    digits = [i for i, sign in enumerate(written) if sign.isdigit()]
    chance = rng.random()
    if chance < 0.6 or len(digits) < 2:
        place = rng.choice(digits[:3])
        old = int(written[place])
        new = rng.choice(
            [d for d in ((old + 1) % 10, (old - 1) % 10, rng.randrange(10)) if d != old]
        )
        wrong = float(written[:place] + str(new) + written[place + 1 :])
    elif chance < 0.8:
        one = rng.randrange(len(digits) - 1)
        signs = list(written)
        a, b = digits[one], digits[one + 1]
        signs[a], signs[b] = signs[b], signs[a]
        wrong = float("".join(signs))
    else:
        wrong = float(f"{value * (1 + rng.uniform(-0.2, 0.2)):.3g}")
    sizes = list(parts)
    if at < 0:
        whole = wrong
    else:
        sizes[at] = wrong
    gap = abs(sum(sizes) - whole)
    if wrong <= 0 or max(sizes) >= whole or not 1e-9 * whole < gap <= 0.3 * whole:
        return None
    return sizes, whole


def _regression(
    names: Sequence[str], examples: Sequence[tuple[tuple[str, ...], float, float]]
) -> Table:
    """Return the weights of a logistic regression, signs held, drawn towards nothing."""
    return regression.fit(
        [[float(name in traits) for name in names] for traits in (set(e[0]) for e in examples)],
        np.array([meant for _, meant, _ in examples]),
        np.array([care for _, _, care in examples]),
        names,
        speaks_for=set(filter(_speaks_for, names)),
        speaks_against=set(filter(_speaks_against, names)),
        pull=PULL,
        alike=True,
    )


def _speaks_for(name: str) -> bool:
    """Return whether a trait can only speak for a sum."""
    return name in FOR or (name.endswith(" told") and not name.startswith("unjoined"))


def _speaks_against(name: str) -> bool:
    """Return whether a trait can only speak against a sum."""
    return name in AGAINST or name.endswith("untold") or name.startswith("unjoined")


if __name__ == "__main__":
    raise SystemExit(main())
