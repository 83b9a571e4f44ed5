"""Test results as papers and their PDFs print them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import verify
from verify.extract import statistic
from verify.model.document import Document
from verify.model.quantity import Kind
from verify.model.statistic import TestResult as Result


def read(text: str) -> tuple[Result, ...]:
    return statistic.results(Document.from_text(text))


def only(text: str) -> Result:
    found = read(text)
    assert len(found) == 1, [r.surface for r in found]
    return found[0]


def freedom(result: Result) -> list[str]:
    return [str(df.value) for df in (result.df1, result.df2) if df is not None]


@pytest.mark.parametrize(
    ("text", "test", "df", "value", "relation", "p"),
    [
        ("t(31) = 1.84, p = .08", "t", ["31"], "1.84", "=", "0.08"),
        ("t (31.6) = -1.84 , P < 0.1", "t", ["31.6"], "-1.84", "<", "0.1"),
        ("t[31] = −1.84; p ≤ .08", "t", ["31"], "-1.84", "<=", "0.08"),
        ("*t*(31) = 1.84, *p* = .08", "t", ["31"], "1.84", "=", "0.08"),
        ("$t_{31} = 1.84$, $p = .08$", "t", ["31"], "1.84", "=", "0.08"),
        ("t₃₁ = 1.84, p = .08", "t", ["31"], "1.84", "=", "0.08"),
        ("t31 = 1.84, p = .08", "t", ["31"], "1.84", "=", "0.08"),
        ("t = 1.84, df = 31, p = .08", "t", ["31"], "1.84", "=", "0.08"),
        ("t = 1.84 (31 df; p = .08)", "t", ["31"], "1.84", "=", "0.08"),
        ("t(31) ⫽ 1.84, p ⬎ .05", "t", ["31"], "1.84", ">", "0.05"),
        ("t(31) ϭ Ϫ1.84, p Ͼ .05", "t", ["31"], "-1.84", ">", "0.05"),
        ("t(31) ¼ 1.84, p ¼ .08", "t", ["31"], "1.84", "=", "0.08"),
        ("t(31) 5 1.84, p 5 .08", "t", ["31"], "1.84", "=", "0.08"),
        ("F(2, 57) = 9.31, MSE = 4.1, p < .001", "F", ["2", "57"], "9.31", "<", "0.001"),
        ("F2,57 = 9.31; p<.001", "F", ["2", "57"], "9.31", "<", "0.001"),
        ("F(l, 57) = 9.31, pb.01", "F", ["1", "57"], "9.31", "<", "0.01"),
        ("F(1, 2,408) = 9.31, p = 2.3 × 10−3", "F", ["1", "2408"], "9.31", "=", "0.0023"),
        ("χ²(3, N = 190) = 8.40, p = .038", "chi2", ["3"], "8.40", "=", "0.038"),
        ("chi-square (3) = 8.40, p = .038", "chi2", ["3"], "8.40", "=", "0.038"),
        ("X2(3, 190) = 8.40, p = .038", "chi2", ["3"], "8.40", "=", "0.038"),
        ("chi-square 8.40, 3 df, p = 0.04", "chi2", ["3"], "8.40", "=", "0.04"),
        ("r(44) = −.31, p = .036", "r", ["44"], "-0.31", "=", "0.036"),
        ("r = .31, N = 46, p = .036", "r", ["44"], "0.31", "=", "0.036"),
        ("z = 1.71, p = .09", "z", [], "1.71", "=", "0.09"),
        ("Qwithin(7) = 12.1, p = .10", "Q", ["7"], "12.1", "=", "0.10"),
        (
            "the F-statistic is 9.31, the degrees of freedom are 2 and 57, and the p-value is .0003",
            "F",
            ["2", "57"],
            "9.31",
            "=",
            "0.0003",
        ),
        ("Q-between(7) = 12.1, p = .10", "Q", ["7"], "12.1", "=", "0.10"),
        ("H(2) = 8.20, p = .017", "chi2", ["2"], "8.20", "=", "0.017"),
        ("χ2 = 8.40, p = .038, df = 3", "chi2", ["3"], "8.40", "=", "0.038"),
        ("z-value of 1.71, p = .09", "z", [], "1.71", "=", "0.09"),
        ("(p = .08, t(31) = 1.84)", "t", ["31"], "1.84", "=", "0.08"),
        ("t(31) = 1,84, p = 0,08", "t", ["31"], "1.84", "=", "0.08"),
        ("t(31) = 1.84, which was significant at the 10% level", "t", ["31"], "1.84", "<", "0.1"),
    ],
)
def test_a_result_is_read(
    text: str, test: str, df: list[str], value: str, relation: str, p: str
) -> None:
    result = only(f"As expected, {text} in the first study.")
    assert (result.test, freedom(result), result.fault) == (test, df, "")
    assert result.statistic.magnitude == Decimal(value)
    assert result.p is not None
    assert (result.p_relation, result.p.magnitude) == (relation, Decimal(p))


@pytest.mark.parametrize("word", ["ns", "n.s.", "NS", "not significant", "p = n.s."])
def test_a_p_may_be_left_out_as_not_significant(word: str) -> None:
    result = only(f"The groups did not differ, t(31) = 0.84, {word}")
    assert result.p_relation == "ns"


def test_one_p_may_speak_for_several_results() -> None:
    found = read("Both slopes rose, t(31) = 2.84 and t(30) = 2.51, ps < .05.")
    assert [str(r.statistic.magnitude) for r in found] == ["2.84", "2.51"]
    assert all(r.p is not None and r.p.magnitude == Decimal("0.05") for r in found)


def test_values_and_ps_of_one_bracket_go_in_pairs() -> None:
    found = read("Both rose, F(1, 22) = 14.2 and 5.21, p < .01 and p = .03.")
    assert [(str(r.statistic.magnitude), str(r.p and r.p.magnitude)) for r in found] == [
        ("14.2", "0.01"),
        ("5.21", "0.03"),
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("F = 6.74, p = .013", "no degrees of freedom"),
        ("Z(28) = 2.20, p = .03", "no degrees of freedom"),
        ("F(28) = 2.20, p = .03", "could not be read"),
        ("t(two, three) = 2.20, p = .03", "could not be read"),
        ("t(28) = 2.20, p-.03", "p value could not be read"),
        ("t(28) = 2.20, p = .03-.05", "p value could not be read"),
        ("t(28) = 2.20, p <.0.05", "p value could not be read"),
    ],
)
def test_a_near_miss_is_kept_with_its_fault(text: str, fault: str) -> None:
    assert fault in only(text).fault


@pytest.mark.parametrize(
    "text",
    [
        "The train left at t = 5 s and reached r = 3 km.",
        "if f(2) = 3 then g(4) = 9",
        "Set p = 5 and q = 1 in the model.",
        "The $22 (2) plan, t (3).",
        "Hotelling's T2 = 12.1, as before.",
    ],
)
def test_other_formulas_are_no_results(text: str) -> None:
    assert read(text) == ()


def test_what_stands_between_is_left_to_others() -> None:
    found = verify.quantities("It rose, t(31) = 2.84, d = 0.51, p = .008, in 33 people.")
    kinds = [(q.text, q.kind is Kind.STATISTIC) for q in found]
    assert kinds == [("2.84", True), ("0.51", False), ("p = .008", True), ("33", False)]


@settings(max_examples=60, deadline=None)
@given(
    df=st.integers(1, 5000),
    value=st.decimals("-99", "99", places=2),
    p=st.decimals("0.001", "0.999", places=3),
    equals=st.sampled_from(["=", " = ", " ⫽ ", " ϭ ", "\u2009=\u2009"]),
    minus=st.sampled_from("-−–⫺"),
)
def test_every_style_reads_back(
    df: int, value: Decimal, p: Decimal, equals: str, minus: str
) -> None:
    written = str(value).replace("-", minus)
    result = only(f"It changed, t({df}){equals}{written}, p{equals}{str(p).lstrip('0')}.")
    assert result.statistic.magnitude == value
    assert result.p is not None
    assert result.p.magnitude == p
    assert freedom(result) == [str(df)]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="tFrzpQ(),.=<>-− 0123456789nsχ²N[]{}_$\n\x01", max_size=200))
def test_spans_quote_the_text(text: str) -> None:
    document = Document("t", text, text)
    for result in statistic.results(document):
        assert 0 <= result.span.start < result.span.end <= len(text)
        for quantity in result.quantities:
            assert result.span.covers(quantity.span)


@pytest.mark.parametrize(
    ("text", "test", "df", "value"),
    [
        ("X-squared = 8.40, df = 3, p-value = 0.03843", "chi2", ["3"], "8.40"),
        ("F-statistic: 9.31 on 2 and 57 DF,  p-value: 0.00032", "F", ["2", "57"], "9.31"),
        ("F1(2, 57) = 9.31, p < .001", "F", ["2", "57"], "9.31"),
        ("F2,57  = 9.31, p < .001", "F", ["2", "57"], "9.31"),
        ("t2(31) = 1.84, p = .08", "t", ["31"], "1.84"),
        ("χ²F(3) = 8.40, p = .038", "chi2", ["3"], "8.40"),
        ("ρ(38) = .41, p = .009", "rs", ["38"], "0.41"),
        ("r_s(38) = .41, p = .009", "rs", ["38"], "0.41"),
        ("Spearman's rho = .41, N = 40, p = .009", "rs", ["38"], "0.41"),
        ("Kendall's τb(38) = .31, p = .005", "tau", ["38"], "0.31"),
        ("t(31) = 1.84, p = 7.5 × 10⁻²", "t", ["31"], "1.84"),
    ],
)
def test_other_styles_and_tests_are_read(text: str, test: str, df: list[str], value: str) -> None:
    result = only(f"As expected, {text} in the first study.")
    assert (result.test, freedom(result), result.fault) == (test, df, "")
    assert result.statistic.magnitude == Decimal(value)
    assert result.p is not None


def test_a_raised_power_of_ten_is_part_of_p() -> None:
    result = only("t(31) = 1.84, p = 7.5 × 10⁻²")
    assert result.p is not None
    assert result.p.magnitude == Decimal("0.075")


@pytest.mark.parametrize("value", ["2.2.0", "abc", ""])
def test_a_value_that_cannot_be_read_is_listed(value: str) -> None:
    result = only(f"It rose, t(28) = {value}, p = .036.")
    assert result.fault == "its value could not be read"


def test_the_tail_that_stands_behind_a_result_is_its_own() -> None:
    first, second = read(
        "We found t(28) = 2.20, p = .036 (two-tailed). And z = 1.75, p = .04 (one-tailed)."
    )
    assert (first.tail, second.tail) == ("two", "one")


def test_a_rank_test_says_its_sizes() -> None:
    assert only("The groups differed, U(14, 12) = 48, p = .07.").sizes == (14, 12)
    assert "sizes" in only("The groups differed, U = 48, p = .07.").fault
    assert read("The Shapiro-Wilk test was passed, W = 0.97, p = .34.") == ()


def test_a_name_right_behind_a_p_is_read_whole() -> None:
    found = read("Qwithin(10) = 18.31, p = .050; Q_between (1) = 3.84, p = .05.")
    assert [r.name for r in found] == ["Qw", "Qb"]
