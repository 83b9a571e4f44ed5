"""GRIM, GRIMMER and DEBIT: published worked examples, and the laws they rest on."""

from __future__ import annotations

import statistics
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.judge import granularity
from verify.model.interval import Interval


def rounded(written: str) -> Interval:
    value = Decimal(written)
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return Interval.around(value, exponent)


def to_places(value: float | Decimal, places: int) -> str:
    step = Decimal(1).scaleb(-places)
    return str(Decimal(value).quantize(step, rounding=ROUND_HALF_UP))


# Brown and Heathers 2017: with 28 people 145/28 is 5.18 and 146/28 is 5.21, so 5.19 is
# impossible. The other rows are those of the vignettes of the R package scrutiny 0.6.1
# (lhdjung/scrutiny, `test-grim.R`).
@pytest.mark.parametrize(
    ("mean", "n", "items", "possible"),
    [
        ("5.19", 28, 1, False),
        ("5.18", 28, 1, True),
        ("5.21", 28, 1, True),
        ("5.19", 40, 1, False),
        ("0.150", 120, 3, True),
        ("0.151", 120, 3, False),
        ("0.80", 28, 2, True),
        ("0.81", 28, 2, False),
    ],
)
def test_grim_agrees_with_published_examples(mean: str, n: int, items: int, possible: bool) -> None:
    assert granularity.mean_is_possible(rounded(mean), n, items) is possible


# Allard 2018 works the first two by hand; the others are the examples and tests of
# scrutiny's grimmer(), which agrees on them with rsprite2.
@pytest.mark.parametrize(
    ("mean", "sd", "n", "possible"),
    [
        ("5.21", "1.60", 28, True),
        ("3.44", "2.47", 18, False),
        ("5.23", "2.55", 35, False),
        ("5.23", "2.55", 31, True),
        ("2.57", "2.57", 30, True),
    ],
)
def test_grimmer_agrees_with_published_examples(mean: str, sd: str, n: int, possible: bool) -> None:
    assert granularity.sd_is_possible(rounded(mean), rounded(sd), n) is possible


# Heathers and Brown 2019; the table is scrutiny's data set `pigs3`, all with n = 1,683.
@pytest.mark.parametrize(
    ("mean", "sd", "possible"),
    [
        ("0.53", "0.50", True),
        ("0.44", "0.50", True),
        ("0.77", "0.42", True),
        ("0.19", "0.35", False),
        ("0.34", "0.47", True),
        ("0.93", "0.25", True),
        ("0.12", "0.33", True),
    ],
)
def test_debit_agrees_with_published_examples(mean: str, sd: str, possible: bool) -> None:
    assert granularity.binary_sd_is_possible(rounded(mean), rounded(sd), 1683) is possible


@settings(max_examples=60, deadline=None)
@given(scores=st.lists(st.integers(-20, 60), min_size=2, max_size=60), places=st.integers(0, 4))
def test_figures_of_whole_numbers_are_always_possible(scores: list[int], places: int) -> None:
    mean = rounded(to_places(Decimal(sum(scores)) / len(scores), places))
    sd = rounded(to_places(statistics.stdev(scores), places))
    assert granularity.mean_is_possible(mean, len(scores))
    assert granularity.sd_is_possible(mean, sd, len(scores))


@settings(max_examples=60, deadline=None)
@given(
    answers=st.lists(st.lists(st.integers(1, 7), min_size=3, max_size=3), min_size=2, max_size=40)
)
def test_averages_of_items_are_always_possible(answers: list[list[int]]) -> None:
    scores = [Decimal(sum(row)) / 3 for row in answers]
    mean = rounded(to_places(sum(scores) / len(scores), 2))
    sd = rounded(to_places(statistics.stdev(scores), 2))
    assert granularity.mean_is_possible(mean, len(scores), 3)
    assert granularity.sd_is_possible(mean, sd, len(scores), 3)


@settings(max_examples=60, deadline=None)
@given(ones=st.integers(0, 80), zeros=st.integers(0, 80), places=st.integers(1, 4))
def test_figures_of_zeros_and_ones_are_always_possible(ones: int, zeros: int, places: int) -> None:
    scores = [1] * ones + [0] * zeros
    if len(scores) < 2:
        return
    mean = rounded(to_places(Decimal(ones) / len(scores), places))
    sd = rounded(to_places(statistics.stdev(scores), places))
    assert granularity.binary_sd_is_possible(mean, sd, len(scores))


@settings(max_examples=60, deadline=None)
@given(scores=st.lists(st.integers(1, 7), min_size=2, max_size=50))
def test_no_scores_of_a_scale_spread_wider_than_its_bound(scores: list[int]) -> None:
    mean = rounded(to_places(Decimal(sum(scores)) / len(scores), 2))
    bound = granularity.sd_bounds_in_range(mean, Decimal(1), Decimal(7), len(scores))
    assert statistics.variance(scores) <= float(bound) + 1e-9


@pytest.mark.parametrize("n", [7, 20, 28, 43, 99, 100, 150])
def test_the_chance_of_failing_is_the_share_of_means_that_fail(n: int) -> None:
    failing = sum(not granularity.mean_is_possible(rounded(f"3.{d:02}"), n) for d in range(100))
    assert abs(failing / 100 - granularity.chance_of_failing(n, 2)) <= 0.02


def test_the_nearest_means_stand_on_either_side() -> None:
    below, above = granularity.nearest_means(rounded("5.19"), 28)
    assert (to_places(float(below), 2), to_places(float(above), 2)) == ("5.18", "5.21")


@pytest.mark.parametrize(
    ("n", "share", "counts"), [(16, "58", []), (16, "69", [11]), (3, "33", [1])]
)
def test_a_percentage_names_its_counts(n: int, share: str, counts: list[int]) -> None:
    assert list(granularity.shares_of(n, rounded(share))) == counts
