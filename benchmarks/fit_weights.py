"""Fit the weights by which wording makes a relation believed, and measure every genre left out.

In: labelled passages (`benchmarks/corpus/`, see its README). Out, on the terminal: for each
family of rules, what the shipped weights and thresholds find and wrongly blame, what fitted
ones would in each genre when that genre was left out of the fitting, what each feature is
worth, and what moving the thresholds does.

    python benchmarks/fit_weights.py [--family change,points] [--markdown]

A row is one number that rival claims judge. It is *meant* where a claim fits that seldom
fits by chance, or where a labelled error is blamed; it is not where the likeliest misfit is
no labelled error. Features are the reasons of `Evidence`, each with the weight it gave;
fitting finds a factor for each reason, drawn towards 1, by logistic regression.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import passages

from verify import extract, match, rulebook
from verify.judge import claim_check
from verify.model.check import Verdict
from verify.model.claim import Claim
from verify.model.settings import DEFAULT

CORPUS = Path(__file__).with_name("corpus")
SURE = 0.8  # power from which a fit shows that the relation was meant
ROUNDS = 400
RATE = 0.5
PULL = 0.004  # how strongly factors are drawn towards 1
_REASON = re.compile(r"(.*) ([+-]\d+)$")


@dataclass(frozen=True)
class Row:
    """One number that was judged: its genre, features, threshold, and whether it was meant."""

    genre: str
    family: str
    features: dict[str, float]
    threshold: int
    misfit: bool
    meant: bool


def main() -> int:
    """Run the script."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--family", default="change,points,ratio,rate,average")
    parser.add_argument("corpus", nargs="*", type=Path, default=sorted(CORPUS.glob("*.jsonl")))
    options = parser.parse_args()
    families = tuple(options.family.split(","))
    rows = [row for path in options.corpus for row in _rows(path, families)]
    for family in families:
        own = [row for row in rows if row.family == family]
        print(f"\n## {family}: {len(own)} numbers, {sum(r.misfit for r in own)} misfits\n")
        _report(own)
    return 0


def _rows(path: Path, families: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of one genre."""
    rules = tuple(r for r in rulebook.rules(DEFAULT) if r.id.split("/")[0] in families)
    for case in passages.read(path):
        quotes = [quote for label in case["findings"] for quote in label["quotes"]]
        labels = passages.spans(case["text"], quotes)
        claims = match.claims(rules, extract.read(passages.document(case), DEFAULT), DEFAULT)
        for family, group in _rivals(claims):
            yield from _row(path.stem, family, group, labels)


def _rivals(claims: Iterable[Claim]) -> Iterator[tuple[str, list[Claim]]]:
    """Yield the claims that judge one number, by family."""
    groups: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if "threshold" in claim.extra:
            judged = claim.slots[str(claim.extra["judged"])]
            groups[claim.rule.id.split("/")[0], judged.span.start].append(claim)  # type: ignore[union-attr]
    for (family, _), group in groups.items():
        yield family, group


def _row(genre: str, family: str, group: Sequence[Claim], labels: passages.Spans) -> Iterator[Row]:
    """Yield the row of one number, if its rivals tell anything."""
    judged = [(claim, claim_check(claim, DEFAULT)) for claim in group]
    fits = [c for c, k in judged if k.verdict is Verdict.CONSISTENT and (k.power or 0.0) >= SURE]
    misfits = [c for c, k in judged if k.verdict is Verdict.INCONSISTENT]
    best = max(fits or misfits, key=lambda c: c.weight - _threshold(c), default=None)
    if best is None:
        return
    blamed = any(passages.inside(q, labels) for q in best.quantities)
    yield Row(genre, family, _features(best), _threshold(best), not fits, bool(fits) or blamed)


def _threshold(claim: Claim) -> int:
    return int(str(claim.extra["threshold"]))


def _features(claim: Claim) -> dict[str, float]:
    """Return the reasons of a claim with their weights; words that block are one reason."""
    found: Counter[str] = Counter()
    for reason in claim.evidence:
        parts = _REASON.fullmatch(reason)
        if parts:
            found["a blocking word" if parts[1].startswith("'") else parts[1]] += int(parts[2])
    return {name: float(weight) for name, weight in found.items()}


Factors = dict[str, float]


def _score(row: Row, factors: Factors) -> float:
    """Return by how much a row's wording is over its threshold."""
    return sum(w * factors.get(n, 1.0) for n, w in row.features.items()) - row.threshold


def _fitted(rows: Sequence[Row]) -> tuple[Factors, float]:
    """Return a factor for each reason, and where the threshold moves to."""
    names = sorted({name for row in rows for name in row.features})
    factors = dict.fromkeys(names, 1.0)
    shift = 0.0
    for _ in range(ROUNDS):
        slopes = dict.fromkeys(names, 0.0)
        slant = 0.0
        for row in rows:
            odds = max(-30.0, min(30.0, (_score(row, factors) + shift) / 5))
            error = 1 / (1 + math.exp(-odds)) - row.meant
            slant += error
            for name, weight in row.features.items():
                slopes[name] += error * weight / 5
        for name in names:
            pull = PULL * (factors[name] - 1) * len(rows)
            factors[name] -= RATE * (slopes[name] + pull) / len(rows)
        shift -= 5 * RATE * slant / len(rows)
    return factors, shift


def _believed(rows: Iterable[Row], factors: Factors, shift: float = 0.0) -> tuple[int, int]:
    """Return how many labelled errors, and how many others, are believed."""
    told = [r for r in rows if r.misfit and _score(r, factors) + shift >= 0]
    return sum(r.meant for r in told), sum(not r.meant for r in told)


def _as_many_false(rows: Sequence[Row], factors: Factors, false: int) -> float:
    """Return the shift at which as many are wrongly believed as now."""
    wrong = sorted((_score(r, factors) for r in rows if r.misfit and not r.meant), reverse=True)
    return 0.01 - wrong[false] - 0.02 if false < len(wrong) else 30.0


def _report(rows: Sequence[Row]) -> None:
    """Print the tables of one family."""
    if not rows:
        return
    print("| genre | errors | shipped: found, wrong | fitted without it: found, wrong |")
    print("|---|---|---|---|")
    total = Counter[str]()
    for genre in sorted({r.genre for r in rows}):
        own = [r for r in rows if r.genre == genre]
        others = [r for r in rows if r.genre != genre]
        factors, _ = _fitted(others)
        shift = _as_many_false(others, factors, _believed(others, {})[1])
        shipped, fitted = _believed(own, {}), _believed(own, factors, shift)
        errors = sum(r.misfit and r.meant for r in own)
        print(f"| {genre} | {errors} | {shipped[0]}, {shipped[1]} | {fitted[0]}, {fitted[1]} |")
        for name, value in zip("efgFG", (errors, *shipped, *fitted), strict=True):
            total[name] += value
    print(f"| all | {total['e']} | {total['f']}, {total['g']} | {total['F']}, {total['G']} |\n")
    _ablation(rows)
    _moved(rows)


def _ablation(rows: Sequence[Row]) -> None:
    """Print what is found and wrongly blamed without each feature, and its fitted factor."""
    factors, _ = _fitted(rows)
    base = _believed(rows, {})
    print("| without | found | wrong | rows | fitted factor |\n|---|---|---|---|---|")
    counts = Counter(name for row in rows for name in row.features)
    for name, count in sorted(counts.items(), key=lambda item: -item[1]):
        found, wrong = _believed(rows, {name: 0.0})
        if (found, wrong) != base or count >= len(rows) // 20:
            print(
                f"| {name} | {found - base[0]:+d} | {wrong - base[1]:+d} | {count} | {factors[name]:.2f} |"
            )
    print()


def _moved(rows: Sequence[Row]) -> None:
    """Print what moving every threshold does."""
    cells = [f"{by:+d}: {found}, {wrong}" for by in (-6, -4, -2, 0, 2, 4, 6)
             for found, wrong in [_believed(rows, {}, -by)]]  # fmt: skip
    print("thresholds moved by (found, wrong): " + "; ".join(cells))


if __name__ == "__main__":
    raise SystemExit(main())
