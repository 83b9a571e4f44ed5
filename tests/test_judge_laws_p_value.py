"""The law of p: statcheck's rule, its options, and what rounding may never do."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import verify
from verify.judge import significance
from verify.judge.distributions import exact_p_value
from verify.model.check import Check, Verdict
from verify.model.rule import Severity
from verify.model.settings import Settings

RULE = "statistics/p-value"


def check(text: str, **options: object) -> Check:
    settings = Settings(select=("statistics",), options={RULE: options})
    report = verify.check(verify.Document.from_text(text), settings=settings)
    found = [c for c in report.checks if c.rule == RULE]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "consistent"),
    [
        ("t(37) = 2.10, p = .04", True),
        ("t(37) = 2.10, p = .05", False),
        ("t(37) = 2.1, p = .05", True),  # 2.05 gives .0475
        ("t(37) = 2.10, p < .05", True),
        ("t(37) = 2.10, p < .04", False),
        ("t(37) = 2.10, p > .04", True),
        ("t(37) = 2.10, p > .05", False),
        ("t(37) = 2.10, p ≥ .04", True),
        ("t(37) = 2.10, ns", False),
        ("t(37) = 1.10, ns", True),
        ("t(37) < 2.10, p = .05", True),
        ("t(37) < 2.10, p = .02", False),
        ("t(37) < 2.10, p < .02", False),
        ("t(37) < 2.10, p > .02", True),
        ("t(37) > 2.10, p = .02", True),
        ("t(37) > 2.10, p = .06", False),
        ("t(37) > 2.10, p > .06", False),
        ("t(37) > 2.10, p < .06", True),
    ],
)
def test_every_pair_of_signs_is_judged(text: str, consistent: bool) -> None:
    expected = Verdict.CONSISTENT if consistent else Verdict.INCONSISTENT
    assert check(f"It differed, {text}.").verdict is expected


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("t(37) = 2.10, p = .03", Severity.WARNING),
        ("t(37) = 2.10, p = .07", Severity.ERROR),
        ("t(37) = 1.10, p = .02", Severity.ERROR),
        ("t(37) = 1.10, p < .05", Severity.ERROR),
        ("t(37) = 2.10, ns", Severity.ERROR),
    ],
)
def test_an_error_is_what_moves_the_result_across_alpha(text: str, severity: Severity) -> None:
    assert check(f"It differed, {text}.").severity is severity


def test_alpha_is_an_option() -> None:
    text = "It differed, t(37) = 2.10, p = .07."
    assert check(text).severity is Severity.ERROR
    assert check(text, alpha="0.10").severity is Severity.WARNING


def test_a_one_tailed_p_needs_the_papers_word_for_it() -> None:
    plain = "It rose, t(37) = 2.10, p = .021."
    assert check(plain).verdict is Verdict.INCONSISTENT
    assert "one-tailed" in check(plain).assumption
    said = check(plain + " All tests are one-tailed.")
    assert (said.verdict, said.how) == (Verdict.CONSISTENT, "as a one-tailed test")
    never = check(plain + " All tests are one-tailed.", one_tailed="never")
    assert never.verdict is Verdict.INCONSISTENT
    assert check(plain, one_tailed="always").verdict is Verdict.CONSISTENT


def test_a_tail_that_is_named_elsewhere_is_told_to_the_reader() -> None:
    plain = "It rose, t(37) = 2.10, p = .021."
    assert check(plain + " All tests are one-tailed.").drift == ""
    far = check("All tests are one-tailed.\n\n" + plain)
    assert far.verdict is Verdict.CONSISTENT
    assert "only as a one-tailed test" in far.drift


def test_only_a_test_with_a_direction_is_ever_halved() -> None:
    text = "It differed, F(2, 60) = 4.00, p = .023."
    assert check(text, one_tailed="always").verdict is Verdict.CONSISTENT
    half = "It differed, F(2, 60) = 4.00, p = .012."
    assert check(half, one_tailed="always").verdict is Verdict.INCONSISTENT


def test_a_two_tailed_word_beside_the_result_outweighs_the_papers() -> None:
    text = "It rose, t(37) = 2.10, p = .021 (two-tailed). Other tests are one-tailed."
    assert check(text).verdict is Verdict.INCONSISTENT


def test_a_corrected_p_may_be_larger_but_not_smaller() -> None:
    larger = "With a Bonferroni correction it was weak, t(37) = 2.10, p = .126."
    smaller = "With a Bonferroni correction it was strong, t(37) = 2.10, p = .01."
    assert check(larger).verdict is Verdict.UNDECIDED
    assert check(smaller).verdict is Verdict.INCONSISTENT


def test_a_p_of_zero_is_blamed_unless_told_otherwise() -> None:
    text = "It differed, t(37) = 9.10, p = .000."
    assert check(text).verdict is Verdict.INCONSISTENT
    assert check(text).expected_text == "p < .001"
    assert check(text, p_zero=False).verdict is Verdict.CONSISTENT


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("r(28) = 1.2, p = .01", "1.2"),
        ("F(2, 28) = -3.1, p = .01", "-3.1"),
        ("t(28) = 2.1, p = 1.4", "p = 1.4"),
        ("t(28) = 2.1, p = -.04", "p = -.04"),
        ("t(0) = 2.1, p = .04", "2.1"),
    ],
)
def test_impossible_figures_are_errors(text: str, blamed: str) -> None:
    found = check(f"It differed, {text}.")
    assert (found.verdict, found.severity) == (Verdict.INCONSISTENT, Severity.ERROR)
    assert found.locations[0].text == blamed


def test_a_result_without_degrees_of_freedom_is_listed_as_unread() -> None:
    found = check("It differed, F = 6.74, p = .013.")
    assert found.verdict is Verdict.UNDECIDED
    assert "degrees of freedom" in found.reason
    assert found.locations


def test_a_boundary_is_decided_exactly() -> None:
    """p at t(31) = 2.35 is 0.02531804608746301..., one unit in the last place below."""
    assert check("It fell, t(31) = 2.4, p > 0.0253180460874631.").verdict is Verdict.INCONSISTENT
    assert check("It fell, t(31) = 2.4, p > 0.0253180460.").verdict is Verdict.CONSISTENT


def rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN)


@settings(max_examples=60, deadline=None)
@given(
    test=st.sampled_from(["t", "F", "χ²", "z", "r"]),
    value=st.decimals("0.001", "0.95", places=9),
    df1=st.integers(1, 60),
    df2=st.integers(3, 900),
    places=st.integers(1, 4),
    p_places=st.integers(2, 4),
)
def test_rounding_a_true_result_never_makes_it_inconsistent(
    test: str, value: Decimal, df1: int, df2: int, places: int, p_places: int
) -> None:
    scale = {"t": 5, "F": 6, "χ²": 90, "z": 5, "r": 1}[test]
    statistic = value * scale
    name = {"χ²": "chi2"}.get(test, test)
    freedom = {"F": (df1, df2), "z": (None, None)}.get(test, (df2, None))
    df = tuple(Decimal(d) if d is not None else None for d in freedom)
    p = rounded(exact_p_value(name, statistic, *df), p_places)
    if p == 0:
        return
    inside = {"F": f"({df1}, {df2})", "z": ""}.get(test, f"({df2})")
    text = f"It differed, {test}{inside} = {rounded(statistic, places)}, p = {p}."
    assert check(text).verdict is Verdict.CONSISTENT


@settings(max_examples=40, deadline=None)
@given(df=st.integers(1, 300), hundredths=st.integers(0, 900), mills=st.integers(1, 999))
def test_a_verdict_is_that_of_the_interval(df: int, hundredths: int, mills: int) -> None:
    statistic, p = Decimal(hundredths) / 100, Decimal(mills) / 1000
    found = check(f"It differed, t({df}) = {statistic:.2f}, p = {p:.3f}.")
    half, tiny = Decimal("0.005"), Decimal("0.0005")
    high = exact_p_value("t", max(statistic - half, Decimal(0)), Decimal(df))
    low = exact_p_value("t", statistic + half, Decimal(df))
    holds = low <= p + tiny and p - tiny <= high
    assert found.verdict is (Verdict.CONSISTENT if holds else Verdict.INCONSISTENT)


def test_a_range_of_p_shrinks_with_the_digits() -> None:
    def width(written: str) -> float:
        result = check(f"It differed, t(20) = {written}, p = .03.").claim.extra["result"]
        low, high = significance.p_range(result).ends  # type: ignore[arg-type]
        return high - low

    assert width("2.3") > width("2.30") > width("2.300")
