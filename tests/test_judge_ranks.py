"""Rank tests: exact distributions against scipy, and ranges that hold every program's z."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

import verify
from verify.judge import ranks
from verify.judge.distributions import z_of_p
from verify.model.check import Verdict
from verify.model.interval import Interval

SCORES = st.integers(1, 7)


def verdicts(text: str) -> list[Verdict]:
    report = verify.check(verify.Document.from_text(text))
    return [c.verdict for c in report.checks if c.rule == "statistics/p-value"]


@settings(max_examples=60, deadline=None)
@given(
    one=st.lists(st.floats(0, 1), min_size=3, max_size=14, unique=True),
    other=st.lists(st.floats(0.2, 1.2), min_size=3, max_size=14, unique=True),
)
def test_the_exact_p_agrees_with_scipy(one: list[float], other: list[float]) -> None:
    if len({*one, *other}) < len(one) + len(other):
        return
    result = stats.mannwhitneyu(one, other, method="exact")
    p = ranks.mann_whitney_p(float(result.statistic), len(one), len(other))
    assert p == pytest.approx(result.pvalue, rel=1e-9)


@settings(max_examples=60, deadline=None)
@given(
    one=st.lists(SCORES, min_size=6, max_size=40),
    other=st.lists(SCORES, min_size=6, max_size=40),
    corrected=st.booleans(),
)
def test_u_of_tied_scores_lies_in_its_range(
    one: list[int], other: list[int], corrected: bool
) -> None:
    if len({*one, *other}) < 4 or max(Counter(one + other).values()) > len(one + other) / 2:
        return
    result = stats.mannwhitneyu(one, other, method="asymptotic", use_continuity=corrected)
    if not 1e-12 < result.pvalue < 0.999:
        return
    u = Interval.exactly(Decimal(str(result.statistic)))
    low, high = ranks.z_range("U", u, len(one) + len(other), (len(one), len(other)))
    assert low - 1e-9 <= z_of_p(float(result.pvalue)) <= high + 1e-9


@pytest.mark.parametrize("n", [7, 8])
def test_every_exact_p_of_rho_lies_in_its_range(n: int) -> None:
    squares = Counter(
        sum((i - j) ** 2 for i, j in enumerate(order)) for order in itertools.permutations(range(n))
    )
    rhos = {d: 1 - 6 * d / (n * (n * n - 1)) for d in squares}
    for rho in rhos.values():
        if not 0.2 < abs(rho) < 1:
            continue
        extreme = sum(c for d, c in squares.items() if abs(rhos[d]) >= abs(rho) - 1e-12)
        printed = Decimal(f"{rho:.3f}")
        low, high = ranks.z_range("rs", Interval.around(printed, -3), n, ())
        assert low <= z_of_p(extreme / math.factorial(n)) <= high


@settings(max_examples=60, deadline=None)
@given(
    pairs=st.lists(st.tuples(SCORES, st.integers(-3, 3)), min_size=10, max_size=50),
)
def test_tau_of_tied_scores_lies_in_its_range(pairs: list[tuple[int, int]]) -> None:
    one = [a for a, _ in pairs]
    other = [a + b for a, b in pairs]
    if min(len(set(one)), len(set(other))) < 3:
        return
    if max(max(Counter(s).values()) for s in (one, other)) > len(pairs) / 2:
        return
    result = stats.kendalltau(one, other, method="asymptotic")
    if not 1e-12 < result.pvalue < 0.9 or abs(result.statistic) > 0.98:
        return
    printed = Decimal(f"{result.statistic:.2f}")
    low, high = ranks.z_range("tau", Interval.around(printed, -2), len(pairs), ())
    assert low <= z_of_p(float(result.pvalue)) <= high


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Medians differed (Mann-Whitney U = 41, n1 = 15, n2 = 13, p = .009).", "consistent"),
        ("Medians differed (Mann-Whitney U = 41, n1 = 15, n2 = 13, p = .09).", "inconsistent"),
        ("Medians differed (Mann-Whitney U = 205, n1 = 15, n2 = 13, p = .09).", "inconsistent"),
        ("Medians differed, U(15, 13) = 41, p = .009.", "consistent"),
        ("Medians differed, U = 41, p = .09.", "undecided"),
        ("Ranks agreed, Spearman's ρ(40) = .38, p = .013.", "consistent"),
        ("Ranks agreed, Spearman's ρ(40) = .38, p = .13.", "inconsistent"),
        ("Ranks agreed, Spearman's ρ(3) = .38, p = .53.", "undecided"),
        ("Ranks agreed, Spearman's ρ(40) = 3.8, p = .013.", "inconsistent"),
        ("It rose (Wilcoxon signed-rank test, V = 412, n = 20, p = .02).", "inconsistent"),
        ("It rose (Wilcoxon signed-rank test, V = 160, n = 20, p = .04).", "undecided"),
    ],
)
def test_a_rank_test_is_judged(text: str, verdict: str) -> None:
    assert verdicts(text) == [Verdict(verdict)]
