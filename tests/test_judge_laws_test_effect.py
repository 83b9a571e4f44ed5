"""Effect sizes against their tests: what is true is never blamed, what is impossible is."""

from __future__ import annotations

import math
import statistics

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import verify
from verify.model.check import Check, Verdict
from verify.model.settings import Settings

SCORES = st.lists(st.integers(0, 30), min_size=4, max_size=20)


def checks(text: str) -> list[Check]:
    own = Settings(select=("statistics/effect-contradicts-test",))
    report = verify.check(verify.Document.from_text(text), settings=own)
    return [c for c in report.checks if c.rule == "statistics/effect-contradicts-test"]


@settings(max_examples=60, deadline=None)
@given(one=SCORES, other=SCORES, hedges=st.booleans(), named=st.booleans())
def test_a_true_d_of_two_groups_is_never_blamed(
    one: list[int], other: list[int], hedges: bool, named: bool
) -> None:
    n, m = len(one), len(other)
    if n + m < 12 or max(n, m) > 4 * min(n, m):
        return
    squares = statistics.variance(one) * (n - 1) + statistics.variance(other) * (m - 1)
    pooled = math.sqrt(squares / (n + m - 2))
    if pooled < 0.5:
        return
    d = abs(statistics.fmean(one) - statistics.fmean(other)) / pooled
    t = d / math.sqrt(1 / n + 1 / m)
    if t < 0.2:
        return
    shown = d * (1 - 3 / (4 * (n + m) - 9)) if hedges else d
    sizes = f" (n = {n} and n = {m})" if named else ""
    text = f"The groups{sizes} differed, t({n + m - 2}) = {t:.2f}, d = {shown:.2f}, p = .5."
    assert [c.verdict for c in checks(text)] == [Verdict.CONSISTENT]


@settings(max_examples=60, deadline=None)
@given(pairs=st.lists(st.tuples(st.integers(0, 30), st.integers(-4, 6)), min_size=8, max_size=40))
def test_a_true_d_of_pairs_is_never_blamed(pairs: list[tuple[int, int]]) -> None:
    changes = [change for _, change in pairs]
    if statistics.stdev(changes) < 0.5 or abs(sum(changes)) < 4:
        return
    dz = abs(statistics.fmean(changes)) / statistics.stdev(changes)
    t = dz * math.sqrt(len(pairs))
    text = f"A paired test showed a change, t({len(pairs) - 1}) = {t:.2f}, d = {dz:.2f}, p = .5."
    assert [c.verdict for c in checks(text)] == [Verdict.CONSISTENT]


@settings(max_examples=60, deadline=None)
@given(cells=st.lists(st.integers(3, 40), min_size=6, max_size=6))
def test_a_true_v_is_never_blamed(cells: list[int]) -> None:
    rows = [cells[:3], cells[3:]]
    n = sum(cells)
    columns = [a + b for a, b in zip(*rows, strict=True)]
    chi2 = sum(
        (count - sum(row) * column / n) ** 2 / (sum(row) * column / n)
        for row in rows
        for count, column in zip(row, columns, strict=True)
    )
    text = f"It mattered, χ²(2, N = {n}) = {chi2:.2f}, p = .5, V = {math.sqrt(chi2 / n):.2f}."
    assert Verdict.INCONSISTENT not in [c.verdict for c in checks(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The gap held, t(38) = 3.00, p = .005, r = .84.",
        "The gap held, F(1, 38) = 9.00, p = .005, r = .84.",
        "The gap held, t(38) = 3.00, p = .005, d = 4.10.",
        "An independent-samples test found a gap, t(38) = 3.00, p = .005, d = 0.09.",
        "The gap held, t(38) = 3.00, p = .005, η² = .91.",
        "Ranks rose, z = 2.10, p = .036, r = .72, n = 40.",
        "It mattered, χ²(1, N = 200) = 8.00, p = .005, φ = .70.",
        "It mattered, χ²(4, N = 200) = 12.00, p = .017, V = .40.",
        "The model fitted, F(2, 57) = 6.20, p = .004, R² = .81.",
    ],
)
def test_what_its_test_excludes_is_a_finding(text: str) -> None:
    assert [c.verdict for c in checks(text)] == [Verdict.INCONSISTENT]


@pytest.mark.parametrize(
    "text",
    [
        "The gap held, t(38) = 3.00, p = .005; the scales correlated, r = .84.",
        "The step added to the model, ΔR² = .81, F(2, 57) = 6.20, p = .004.",
        "The model fitted, F(2, 57) = 6.20, p = .004, Nagelkerke R² = .81.",
        "Ranks rose, z = 2.10, p = .036, r = .33, n = 20.",
        "It mattered, χ²(4, N = 200) = 12.00, p = .017, V = .17.",
        "Pairs changed a little, t(38) = 3.00, p = .005, d_av = 0.21.",
        "The groups differed, t(21.4) = 3.00, p = .007, g = 1.19.",
    ],
)
def test_another_measure_or_design_is_no_finding(text: str) -> None:
    assert Verdict.INCONSISTENT not in [c.verdict for c in checks(text)]
