"""Fit the second opinion on misfits, and measure every author left out.

    python benchmarks/fit_opinion.py rows OUT.jsonl PASSAGES.jsonl ...
    python benchmarks/fit_opinion.py fit ROWS.jsonl ... [--unread SET,SET] [--write]

`rows` writes the traits (`verify.judge.opinion`) of every misfit of labelled passages that is the
likeliest reading of its number, and whether a label holds it; it should be run under rules of an
earlier day besides, that had not been mended by those passages. `fit` prints what the opinion does to each set when that set was left
out of the fitting, and `--write`s the table. A misfit is a mistake where a labelled error holds its
judged number or two of its numbers. The weights are those of a logistic regression, drawn
towards nothing.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import passages
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from verify import extract, judge, match, rulebook
from verify.judge import claim_check, doubt, nearby, opinion, slips
from verify.model.check import Check, Verdict
from verify.model.rule import Severity
from verify.model.settings import DEFAULT

TABLE = Path(__file__).parents[1] / "verify/judge/opinion.txt"
PULL = 20.0
TOLD_WRONGLY = 2.0  # times that a false alarm counts
TOLD = 2.0  # times that a misfit counts whose wording is believed
UNREAD = 2.0  # times that a misfit counts of a set that no rule was mended by
TOUCHED = 0.2  # times that a misfit counts that holds one number of a label only
LEAST, SETS = 5, 2  # misfits, and sets, that have a trait


class Row(NamedTuple):
    """One misfit: its set and passage, its traits, the labels it touches, whether it is a mistake.

    `told` says that its wording is believed.
    """

    source: str
    passage: int
    traits: list[str]
    labels: list[int]
    mistake: bool
    told: bool
    numbers: frozenset[tuple[int, int]]


class Passage(NamedTuple):
    """How many errors a passage has."""

    source: str
    errors: int


def main() -> int:
    """Run the script."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("rows", "fit"))
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--unread", default="", help="sets that no rule was mended by")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if options.what == "rows":
        out, *labelled = options.files
        with out.open("w", encoding="utf-8") as file:
            for path in labelled:
                for made in _made(path):
                    file.write(json.dumps(made) + "\n")
        return 0
    rows, read = _read(options.files)
    _fit(rows, read, frozenset(options.unread.split(",")), write=options.write)
    return 0


def _made(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the misfits of each passage."""
    rules = rulebook.rules(DEFAULT)
    for case in passages.read(path):
        document = passages.document(case)
        labels = [passages.spans(document.source, f["quotes"]) for f in case["findings"]]
        found = extract.read(document, DEFAULT)
        claims = match.claims(rules, found, DEFAULT) if document.relations else []
        numbers = doubt.by_document([found.quantities])
        heard, opinion.heard = opinion.heard, lambda checks, *_: tuple(checks)
        checks = judge.checks(claims, DEFAULT, [found.quantities])
        opinion.heard = heard
        near = nearby.Nearby(checks, numbers, opinion.misfit)
        rows = [
            row
            for c in checks
            if opinion.misfit(c) and c.claim.quantities
            for row in _row(c, near, numbers, labels)
        ]
        yield {"set": path.stem, "errors": len(labels), "rows": rows}


def _row(
    check: Check, near: nearby.Nearby, numbers: nearby.Numbers, labels: Sequence[passages.Spans]
) -> Iterator[dict[str, Any]]:
    """Yield one misfit as plain data."""
    full = check if check.verdict is Verdict.INCONSISTENT else claim_check(check.claim, DEFAULT)
    if full.verdict is not Verdict.INCONSISTENT or full.severity is Severity.INFO:
        return
    if slips.REREADING in full.assumption:
        return
    document = check.claim.quantities[0].document
    spans = [document.source_span(q.span) for q in check.claim.quantities]
    judged = document.source_span(full.judged.span) if full.judged else None
    held = [sum(passages.inside(s, label) for s in spans) for label in labels]
    blamed = [judged is not None and passages.inside(judged, label) for label in labels]
    yield {
        "traits": opinion.traits(
            full, doubt.doubts(full, numbers), near.standing(full.claim, full.judged)
        ),
        "labels": [n for n, times in enumerate(held) if times],
        "mistake": any(
            times and (own or times > 1 or len(spans) == 1)
            for times, own in zip(held, blamed, strict=True)
        ),
        "told": check.verdict is Verdict.INCONSISTENT,
        "rule": full.rule,
        "numbers": [[s.start, s.end] for s in spans],
    }


def _read(files: Sequence[Path]) -> tuple[list[Row], list[Passage]]:
    """Return the misfits of all files, and their passages."""
    rows: list[Row] = []
    passages: list[Passage] = []
    for path in files:
        for line in path.read_text("utf-8").splitlines():
            case = json.loads(line)
            for r in case["rows"]:
                if not r.get("kept", True):  # rows of an earlier day hold every rival
                    continue
                spans = frozenset((a, b) for a, b in r["numbers"])
                told = r["told"]
                mistake = r["mistake"] or (told and bool(r["labels"]))
                row = Row(
                    case["set"],
                    len(passages),
                    r["traits"],
                    r["labels"],
                    mistake,
                    told,
                    spans,
                )
                rows.append(row)
            passages.append(Passage(case["set"], case["errors"]))
    return rows, passages


def _fit(
    rows: Sequence[Row], passages: Sequence[Passage], unread: frozenset[str], *, write: bool
) -> None:
    """Print what the opinion does to each set left out, and write the table of all."""
    counts = Counter(t for r in rows for t in r.traits)
    within = defaultdict(set)
    for row in rows:
        for trait in row.traits:
            within[trait].add(row.source)
    names = sorted(t for t, n in counts.items() if n >= LEAST and len(within[t]) >= SETS)
    at = {name: n for n, name in enumerate(names)}
    pairs = [(i, at[t]) for i, r in enumerate(rows) for t in r.traits if t in at]
    matrix = csr_matrix(
        (np.ones(len(pairs)), tuple(zip(*pairs, strict=True))), shape=(len(rows), len(names))
    )
    mistakes = np.array([float(r.mistake) for r in rows])
    weight = np.array([_weight(r, unread) for r in rows])
    sources = np.array([r.source for r in rows])
    score = np.zeros(len(rows))
    for source in sorted(set(sources)):
        own = sources == source
        score[own] = matrix[own] @ _fitted(matrix[~own], mistakes[~own], weight[~own])
    for title, chosen in (("unread", unread), ("all", frozenset(sources))):
        _report(title, rows, passages, score, chosen)
    table = _fitted(matrix, mistakes, weight)
    if write:
        head = "# Weights of `verify.judge.opinion`, fitted by benchmarks/fit_opinion.py.\n"
        rounded = [(n, round(100 * w)) for n, w in zip(names, table, strict=True)]
        lines = [f"{n} {w}\n" for n, w in rounded if w or n.startswith("kind ")]
        TABLE.write_text(head + "".join(lines), "utf-8")


def _weight(row: Row, unread: frozenset[str]) -> float:
    """Return how often a misfit counts."""
    times = UNREAD if row.source in unread else 1.0
    if row.told:
        times *= TOLD if row.labels else TOLD * TOLD_WRONGLY
    return times * (TOUCHED if row.labels and not row.mistake else 1.0)


def _fitted(matrix: Any, mistakes: Any, weight: Any) -> Any:
    """Return the weights of a logistic regression."""

    def loss(table: Any) -> tuple[float, Any]:
        z = matrix @ table
        slope = matrix.T @ (weight * (1 / (1 + np.exp(-z)) - mistakes)) + PULL * table
        return (
            weight * (np.logaddexp(0, z) - mistakes * z)
        ).sum() + PULL * table @ table / 2, slope

    start = np.zeros(matrix.shape[1])
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150}).x


def _report(
    title: str, rows: Sequence[Row], passages: Sequence[Passage], score: Any, chosen: frozenset[str]
) -> None:
    """Print recall, precision and alarmed clean passages at some thresholds."""
    here = [n for n, r in enumerate(rows) if r.source in chosen]
    told = [n for n in here if rows[n].told]
    print(f"{title}: {_told(told, rows, passages, chosen)}")
    for low in (-0.5, 0.0, 0.5, 0.8, 1.1, 1.4, 1.8, 2.2):
        kept = [n for n in told if score[n] >= low]
        print(f"  kept from {low:+.2f}: {_told(kept, rows, passages, chosen)}")
    for high in (2.5, 2.2, 1.8, 1.4, 1.1, 0.8):
        taken: dict[int, set[tuple[int, int]]] = defaultdict(set)
        for n in told:
            taken[rows[n].passage] |= rows[n].numbers
        more = []
        for n in sorted((n for n in here if not rows[n].told), key=lambda n: -score[n]):
            if score[n] > high and not taken[rows[n].passage] & rows[n].numbers:
                taken[rows[n].passage] |= rows[n].numbers
                more.append(n)
        print(f"  told besides from {high:+.2f}: {_told(more, rows, passages, chosen)}")


def _told(
    told: Sequence[int], rows: Sequence[Row], passages: Sequence[Passage], chosen: frozenset[str]
) -> str:
    """Return what telling some misfits comes to."""
    errors = sum(p.errors for p in passages if p.source in chosen)
    clean = sum(not p.errors for p in passages if p.source in chosen)
    found = {(rows[n].passage, label) for n in told for label in rows[n].labels}
    wrong = [n for n in told if not rows[n].labels]
    alarmed = {rows[n].passage for n in wrong if not passages[rows[n].passage].errors}
    right = (len(told) - len(wrong)) / max(1, len(told))
    return (
        f"recall {len(found) / max(1, errors):.3f}, precision {right:.3f} "
        f"({len(wrong)} of {len(told)} wrong), clean alarmed {len(alarmed)} of {clean}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
