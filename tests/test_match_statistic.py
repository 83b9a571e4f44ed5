"""Figures of papers in prose and tables: what is related, what is blamed, what is let be."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import verify
from verify.judge.laws.accuracy import full_name, measures
from verify.model.check import Verdict
from verify.model.settings import Settings


def verdicts(text: str, rule: str, format: str = "markdown") -> list[str]:
    own = Settings(select=("statistics",))
    report = verify.check(verify.Document.from_text(text, format=format), settings=own)
    return [str(c.verdict) for c in report.checks if c.rule == f"statistics/{rule}"]


SQUARE = """
| Test | {head} present | {head} absent | Total |
|---|---|---|---|
| Positive | 63 | 14 | 77 |
| Negative | 7 | 126 | 133 |
| Total | 70 | 140 | 210 |

"""


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("The sensitivity was 90%.", "consistent"),
        ("The sensitivity was 81%.", "inconsistent"),
        ("The specificity was 0.90.", "consistent"),
        ("The PPV was 81.8%.", "consistent"),
        ("The negative predictive value was 90%.", "inconsistent"),
        ("The accuracy was 90.0%.", "consistent"),
        ("The prevalence was 50%.", "inconsistent"),
        ("The positive likelihood ratio was 9.0.", "consistent"),
        ("The negative likelihood ratio (LR-) was 0.51.", "inconsistent"),
        ("Youden's J was 0.80.", "consistent"),
    ],
)
def test_a_two_by_two_table_fixes_every_measure(said: str, verdict: str) -> None:
    text = SQUARE.format(head="Rust") + said
    assert verdicts(text, "accuracy-contradicts-counts") == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "We counted 63 true positives, 14 false positives, 7 false negatives and 126 true negatives, a PPV of {}.",
        "The counts (TP = 63, FP = 14, FN = 7, TN = 126) give a PPV of {}.",
        "Of the 70 trees with rust 63 tested positive, and of the 140 without it 14 did, so the PPV was {}.",
        "Among the 140 healthy trees 126 tested negative; of the 70 with rust, 63 tested positive. The PPV was {}.",
    ],
)
def test_four_counts_are_read_however_they_are_told(text: str) -> None:
    rule = "accuracy-contradicts-counts"
    assert verdicts(text.format("82%"), rule) == ["consistent"]
    assert verdicts(text.format("90%"), rule) == ["inconsistent"]


@settings(max_examples=40, deadline=None)
@given(cells=st.lists(st.integers(1, 300), min_size=4, max_size=4))
def test_measures_agree_with_their_definitions(cells: list[int]) -> None:
    tp, fp, fn, tn = cells
    found = measures(tp, fp, fn, tn)
    part, base = found[full_name("PPV")]
    assert math.isclose(float(part) / float(base), tp / (tp + fp))
    odds = found["positive likelihood ratio"], found["negative likelihood ratio"]
    ratio = (odds[0][0] * odds[1][1], odds[0][1] * odds[1][0])
    assert math.isclose(float(ratio[0]) * fp * fn, float(ratio[1]) * tp * tn, rel_tol=1e-9)


def test_two_tables_are_not_mixed_up() -> None:
    text = SQUARE.format(head="Rust") + SQUARE.format(head="Blight") + "The sensitivity was 12%."
    assert verdicts(text, "accuracy-contradicts-counts") == []


RATINGS = """
Each panel gave single-item ratings in whole points.

| Loaf | n | Mean | SD |
|---|---|---|---|
| Plain | 18 | {mean} | {sd} |
| Rye | 22 | 4.05 | 1.09 |
"""


@pytest.mark.parametrize(
    ("mean", "sd", "verdict"),
    [
        ("3.61", "1.20", "consistent"),
        ("3.63", "1.20", "inconsistent"),  # 65/18 is 3.61, 66/18 is 3.67
        ("3.44", "2.47", "inconsistent"),  # the mean exists, its SD does not
    ],
)
def test_grim_and_grimmer_reach_tables(mean: str, sd: str, verdict: str) -> None:
    found = verdicts(RATINGS.format(mean=mean, sd=sd), "impossible-mean")
    assert found == [verdict, "consistent"]


def test_a_table_without_a_word_of_whole_numbers_is_let_be() -> None:
    text = RATINGS.format(mean="3.63", sd="1.20").replace(
        "single-item ratings in whole points", "marks"
    )
    assert verdicts(text, "impossible-mean") == []


def test_the_chance_that_a_random_mean_would_fail_is_told() -> None:
    text = RATINGS.format(mean="3.63", sd="1.20")
    report = verify.check(verify.Document.from_text(text, format="markdown"))
    (finding,) = [f for f in report.findings if f.rule == "statistics/impossible-mean"]
    assert finding.check.power == pytest.approx(0.82)
    assert "82 of 100 random means would fail" in finding.check.arithmetic[0]


def test_people_in_a_header_serve_the_means_below() -> None:
    text = (
        "Scores are whole numbers; cells hold M (SD).\n\n"
        "| | Cue (n = 18) | None (n = 22) |\n|---|---|---|\n| Recall | 3.63 (1.20) | 4.05 (1.09) |\n"
    )
    assert verdicts(text, "impossible-mean") == ["inconsistent", "consistent"]


def test_debit_reaches_tables() -> None:
    text = (
        "Answers were coded 0 or 1 (binary).\n\n"
        "| Item | n | M | SD |\n|---|---|---|---|\n| A | 40 | 0.35 | 0.48 |\n| B | 40 | 0.35 | 0.24 |\n"
    )
    assert verdicts(text, "impossible-binary-sd") == ["consistent", "inconsistent"]


RATIOS = """
| Predictor | OR (95% CI) | p |
|---|---|---|
| Age | 1.20 (1.05 to 1.37) | .008 |
| Sex | 1.80 (1.90 to 2.60) | .01 |
| Pay | 1.10 (0.90–1.34) | .002 |
| None | 0.94 [0.71, 1.25] | .67 |
"""


def test_intervals_in_tables_are_held_against_estimate_and_p() -> None:
    estimates = verdicts(RATIOS, "interval-misses-estimate")
    assert sorted(estimates) == ["consistent"] * 3 + ["inconsistent"]
    ps = verdicts(RATIOS, "interval-contradicts-p")
    assert ps == ["consistent", "consistent", "inconsistent", "consistent"]


SLOPES = """
| Predictor | B | SE | t(96) | p | 95% CI |
|---|---|---|---|---|---|
| Light | 0.42 | 0.15 | 2.80 | .006 | [0.12, 0.72] |
| Water | 1.10 | 0.50 | 3.20 | .002 | [0.11, 2.09] |
| Soil | 0.30 | 0.10 | 3.00 | .003 | [0.50, 0.90] |
"""


def test_a_regression_table_is_checked_row_by_row() -> None:
    assert verdicts(SLOPES, "coefficient-contradicts-test") == [
        "consistent",
        "inconsistent",
        "consistent",
    ]
    assert verdicts(SLOPES, "interval-misses-estimate").count("inconsistent") == 1
    assert verdicts(SLOPES, "p-value") == ["consistent"] * 3


def test_results_written_out_in_cells_take_the_p_of_their_row() -> None:
    text = "| Outcome | Test | p |\n|---|---|---|\n| Height | t(28) = 2.20 | .036 |\n| Mass | F(2, 54) = 4.10 | .22 |\n"
    assert verdicts(text, "p-value") == ["consistent", "inconsistent"]


def test_correlations_in_a_table_take_their_degrees_from_n() -> None:
    text = (
        "| | r | n | p |\n|---|---|---|---|\n| Age | .34 | 73 | .003 |\n| Mass | .10 | 73 | .04 |\n"
    )
    assert verdicts(text, "p-value") == ["consistent", "inconsistent"]


@pytest.mark.parametrize(
    ("text", "rule", "verdict"),
    [
        ("Sixty pairs enrolled; 12 dropped out, leaving 47.", "attrition", "inconsistent"),
        ("Sixty pairs enrolled; 12 dropped out, leaving 48.", "attrition", "consistent"),
        ("Of the 37 bakers, 46% owned an oven and 52% a mill.", "impossible-percentage", "inconsistent"),
        ("In a sample of 64 bakers, zeal predicted sales, r(71) = .34, p = .003.", "degrees-of-freedom", "inconsistent"),
        ("Ratings ran from 1 to 5, with a mean rating of 4.80 (SD = 1.90).", "mean-outside-scale", "inconsistent"),
        ("Ratings ran from 1 to 5, with a mean rating of 3.10 (SD = 1.90).", "mean-outside-scale", "consistent"),
    ],
)  # fmt: skip
def test_people_and_scales_in_prose(text: str, rule: str, verdict: str) -> None:
    assert Verdict(verdict) in verdicts(text, rule)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Among the 20 mills in the audit, losses ran from 14% to 31%.", "impossible-percentage"),
        ("Of the 37 bakers, most liked rye, and sales rose 52% in a year.", "impossible-percentage"),
        ("The gap could not be told from zero (CI −5.0 to 8.1).", "interval-off-centre"),
        ("The share was 0.12 (bootstrap 95% CI 0.02 to 0.41).", "interval-off-centre"),
        ("Light predicted growth, β = .36, SE = 1.50, t(95) = 2.40, p = .018.", "coefficient-contradicts-test"),
    ],
)  # fmt: skip
def test_what_only_looks_related_is_let_be(text: str, rule: str) -> None:
    assert Verdict.INCONSISTENT not in verdicts(text, rule)


@pytest.mark.parametrize(("total", "findings"), [(93, 0), (96, 1)])
def test_groups_of_a_table_add_up_to_everybody(total: int, findings: int) -> None:
    text = (
        "| Group | n |\n|---|---|\n| Rye | 32 |\n| Oats | 31 |\n| Barley | 30 |\n"
        f"| Total | {total} |\n"
    )
    report = verify.check(verify.Document.from_text(text, format="markdown"))
    assert [f.rule for f in report.findings] == ["table/total-mismatch"] * findings


def test_a_spread_is_not_compared_with_a_mean() -> None:
    text = "Tutored pupils (M = 71.2, SD = 9.8) outscored the others (M = 66.0, SD = 10.4)."
    assert verify.check(verify.Document.from_text(text)).findings == ()
