"""The laws beside p: what a true figure may never be blamed for, and the traps they know."""

from __future__ import annotations

import math
import statistics
from decimal import ROUND_HALF_EVEN, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import verify
from verify.judge.laws.interval_p import implied_p
from verify.judge.laws.margin_of_error import margin
from verify.model.check import Check, Verdict
from verify.model.settings import Settings


def checks(text: str, rule: str) -> list[Check]:
    own = Settings(select=("statistics",))
    report = verify.check(verify.Document.from_text(text), settings=own)
    return [c for c in report.checks if c.rule == f"statistics/{rule}"]


def verdicts(text: str, rule: str) -> list[Verdict]:
    return [c.verdict for c in checks(text, rule)]


def rounded(value: float | Decimal, places: int) -> str:
    step = Decimal(1).scaleb(-places)
    return str(Decimal(value).quantize(step, rounding=ROUND_HALF_EVEN))


@settings(max_examples=40, deadline=None)
@given(n=st.integers(3, 95), share=st.floats(0, 1), places=st.integers(0, 1))
def test_a_true_share_of_few_people_is_never_blamed(n: int, share: float, places: int) -> None:
    percent = rounded(Decimal(100 * round(share * n)) / n, places)
    found = verdicts(f"Then {percent}% of the {n} boats were late.", "impossible-percentage")
    assert Verdict.INCONSISTENT not in found


@settings(max_examples=40, deadline=None)
@given(f=st.integers(1, 4000), df1=st.integers(1, 9), df2=st.integers(4, 400))
def test_a_true_eta_squared_is_never_blamed(f: int, df1: int, df2: int) -> None:
    statistic = Decimal(f) / 100
    eta = rounded(statistic * df1 / (statistic * df1 + df2), 2)
    text = f"It grew, F({df1}, {df2}) = {statistic:.2f}, p = .04, partial η² = {eta}."
    assert verdicts(text, "eta-squared") == [Verdict.CONSISTENT]


@settings(max_examples=40, deadline=None)
@given(
    one=st.lists(st.integers(0, 40), min_size=4, max_size=12),
    other=st.lists(st.integers(0, 40), min_size=4, max_size=12),
)
def test_a_true_difference_is_never_blamed(one: list[int], other: list[int]) -> None:
    sds = [statistics.stdev(group) for group in (one, other)]
    if min(sds) < 0.5:
        return
    n, m = len(one), len(other)
    pooled = math.sqrt(((n - 1) * sds[0] ** 2 + (m - 1) * sds[1] ** 2) / (n + m - 2))
    d = abs(statistics.mean(one) - statistics.mean(other)) / pooled
    text = (
        f"Sleepers recalled more (M = {rounded(statistics.mean(one), 2)}, SD = {rounded(sds[0], 2)}) "
        f"than wakers (M = {rounded(statistics.mean(other), 2)}, SD = {rounded(sds[1], 2)}), "
        f"d = {rounded(d, 2)}."
    )
    assert verdicts(text, "standardized-difference") == [Verdict.CONSISTENT]


@settings(max_examples=40, deadline=None)
@given(a=st.integers(1, 60), n=st.integers(61, 120), b=st.integers(1, 60), m=st.integers(61, 120))
def test_a_true_odds_ratio_is_never_blamed(a: int, n: int, b: int, m: int) -> None:
    ratio = rounded(Decimal(a * (m - b)) / ((n - a) * b), 2)
    text = (
        f"Fever occurred in {a} of {n} on the drug and {b} of {m} on placebo (odds ratio {ratio})."
    )
    assert verdicts(text, "ratio-of-counts") == [Verdict.CONSISTENT]


@settings(max_examples=40, deadline=None)
@given(n=st.integers(50, 20_000), places=st.integers(0, 1))
def test_the_plain_margin_of_a_sample_is_never_blamed(n: int, places: int) -> None:
    told = rounded(margin(n, 95), places)
    if Decimal(told) == 0:
        return
    text = f"The survey of {n:,} adults has a margin of error of {told} percentage points."
    assert verdicts(text, "margin-of-error") == [Verdict.CONSISTENT]


@settings(max_examples=40, deadline=None)
@given(effect=st.integers(-60, 60), error=st.integers(2, 30))
def test_a_true_interval_is_never_blamed(effect: int, error: int) -> None:
    low, high = effect / 10 - 0.196 * error, effect / 10 + 0.196 * error
    p = math.erfc(abs(effect / error) / math.sqrt(2))
    text = (
        f"The mean difference was {effect / 10:.1f} points (95% CI {low:.2f} to {high:.2f}, "
        f"p = {p:.3f})."
    )
    for rule in ("interval-misses-estimate", "interval-contradicts-p"):
        assert Verdict.INCONSISTENT not in verdicts(text, rule), rule


def test_an_interval_implies_its_p() -> None:
    """The worked example of Altman and Bland 2011: 0.81 (0.70 to 0.94) gives p = 0.005."""
    assert round(implied_p(0.70, 0.94, 1, 0.95, ratio=True), 3) == 0.005
    assert round(implied_p(-0.5, 0.5, 0, 0.95, ratio=False), 3) == 1.0


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Weight fell by 1.8 kg (95% CI -2.9 to -0.7).", "interval-misses-estimate"),
        ("Falls were 19% fewer (95% CI 0.70 to 0.94).", "interval-misses-estimate"),
        (
            "The mean was 5.1 (SD 1.4; 95% CI 4.9 to 5.3) in both groups.",
            "interval-misses-estimate",
        ),
        ("Of the class, 72% of our Year 6 pupils passed.", "impossible-percentage"),
        ("Weighted for age, 41% of the 23 farms replied.", "impossible-percentage"),
        ("They hold 41% of the 23 firms' shares.", "impossible-percentage"),
        ("Some 7 of 10 drove, against 22% of those who walked.", "impossible-percentage"),
        ("Ratings ran from 1 to 5. On average 312 people answered.", "mean-outside-scale"),
        ("The mean age was 41.3 on a scale of 1 to 7.", "mean-outside-scale"),
        ("Fever struck 9 of 90 and 3 of 90 (adjusted odds ratio 9.1).", "ratio-of-counts"),
        (
            "We asked 122 people (58 women, 62 men, 2 who did not say; mean age 40).",
            "groups-against-total",
        ),
        (
            "We screened 90, excluded 26 and randomised the other 64 to tea (n = 31) or milk (n = 33).",
            "groups-against-total",
        ),
        ("A gap that was nowhere near significant (p = .66).", "significance-words"),
        ("He was paid for a margin of error of 40 people.", "margin-of-error"),
        ("The light grew, F(1, 58) = 9.40, p = .003, ω² = .41.", "eta-squared"),
        ("Pairs (n = 20) and others (n = 20): t(19) = 2.5, p = .02.", "degrees-of-freedom"),
        (
            "The repeated-measures trial (n = 12, n = 12) gave t(45) = 2.5, p = .02.",
            "degrees-of-freedom",
        ),
    ],
)
def test_a_trap_is_no_finding(text: str, rule: str) -> None:
    assert Verdict.INCONSISTENT not in verdicts(text, rule)


@pytest.mark.parametrize(
    ("text", "assumption"),
    [
        ("It grew, t(37) = 2.10, p = .42.", "the decimal point slipped by one place"),
        ("It grew, t(37) = 2.10, p = .02.", "the test was one-tailed"),
        ("It grew, t(37) = 2.17, p = .03.", ""),
        ("It grew, t(28) = 2.20, p = .03.", "p was cut off instead of rounded"),
        ("It grew, t(37) = 3.10, p = .05.", "p < .05"),
    ],
)
def test_the_plain_assumption_that_would_mend_it_is_named(text: str, assumption: str) -> None:
    found = checks(text, "p-value")
    assert len(found) == 1
    assert assumption in found[0].assumption


def test_the_power_of_a_percentage_check_is_told() -> None:
    found = checks("Forty percent of the 15 boats were late.", "impossible-percentage")
    assert found[0].power is not None
    assert abs(found[0].power - 0.85) < 0.001


def test_a_paragraph_without_end_makes_few_claims() -> None:
    """One cue may not pair every mean of a long text with every count in it."""
    text = "whole number mean 5.23 of 20 people " * 400
    assert len(checks(text, "impossible-mean")) < 200
