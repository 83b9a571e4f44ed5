"""p values: against scipy over a wide grid, and the laws of a p value."""

from __future__ import annotations

import math
import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from verify.judge.distributions import exact_p_value, p_value, z_of_p

DF = st.one_of(st.integers(1, 2000), st.floats(1, 500))
# As printed, to six decimals: nearer to zero than that the oracle itself is off (for t at
# 6.4e-10 with one degree of freedom it answers 1, where 1 - 4.07e-10 is right).
STATISTIC = st.floats(0, 40).map(lambda x: round(x, 6))


def oracle(test: str, x: float, df1: float, df2: float) -> float:
    if test == "t":
        return float(2 * stats.t.sf(abs(x), df1))
    if test == "z":
        return float(2 * stats.norm.sf(abs(x)))
    if test == "r":
        return float(2 * stats.t.sf(abs(x) * math.sqrt(df1 / ((1 - x) * (1 + x))), df1))
    if test == "F":
        return float(stats.f.sf(x, df1, df2))
    return float(stats.chi2.sf(x, df1))


@settings(max_examples=100, deadline=None)
@given(test=st.sampled_from(["t", "F", "chi2", "Q", "z"]), x=STATISTIC, df1=DF, df2=DF)
def test_p_agrees_with_scipy(test: str, x: float, df1: float, df2: float) -> None:
    expected = oracle(test, x, df1, df2)
    assert abs(p_value(test, x, df1, df2) - expected) <= 1e-10 * max(expected, 1e-280) + 1e-300


@settings(max_examples=50, deadline=None)
@given(r=st.floats(-0.999, 0.999).map(lambda x: round(x, 6)), df=DF)
def test_p_of_a_correlation_agrees_with_scipy(r: float, df: float) -> None:
    expected = oracle("r", r, df, 0)
    assert abs(p_value("r", r, df) - expected) <= 1e-10 * max(expected, 1e-280)


@settings(max_examples=40, deadline=None)
@given(
    test=st.sampled_from(["t", "F", "chi2", "z"]),
    x=st.decimals(0, 30, places=2),
    df1=st.integers(1, 400),
    df2=st.integers(1, 4000),
)
def test_floats_and_mpmath_agree(test: str, x: Decimal, df1: int, df2: int) -> None:
    exact = float(exact_p_value(test, x, Decimal(df1), Decimal(df2)))
    assert abs(p_value(test, float(x), df1, df2) - exact) <= 1e-10 * exact + 1e-280


@settings(max_examples=50, deadline=None)
@given(x=st.floats(-30, 30), df=st.integers(1, 500))
def test_a_squared_t_is_an_f(x: float, df: int) -> None:
    t, f = p_value("t", x, df), p_value("F", x * x, 1, df)
    assert math.isclose(t, f, rel_tol=1e-10)


@settings(max_examples=50, deadline=None)
@given(p=st.floats(1e-12, 0.999))
def test_z_of_p_is_the_inverse(p: float) -> None:
    assert math.isclose(p_value("z", z_of_p(p)), p, rel_tol=1e-8)


@pytest.mark.parametrize(
    ("test", "x", "df1", "df2"),
    [("r", 1.2, 10, 1), ("F", -1, 2, 3), ("chi2", -0.1, 2, 1), ("t", 1, 0, 1), ("u", 1, 1, 1)],
)
def test_the_impossible_is_refused(test: str, x: float, df1: float, df2: float) -> None:
    with pytest.raises(ValueError, match=r"."):
        p_value(test, x, df1, df2)


def test_mpmath_loads_only_when_asked_for() -> None:
    code = (
        "import sys\nfrom verify.judge.distributions import p_value\n"
        "p_value('t', 2.2, 28)\nprint('mpmath' in sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "False"
