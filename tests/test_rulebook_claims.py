"""One-line claims: what is read, what is judged, and where a wrong one is wrong."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import verify
from verify.model.check import Verdict
from verify.model.errors import ClaimError
from verify.model.rule import Severity
from verify.rulebook import claims

FEBRUARY = dt.date(2025, 2, 24)
SEPTEMBER = dt.date(2025, 9, 24)


def test_an_amount_and_its_conversion_within_tolerance() -> None:
    found = verify.claim("380B CNY ≈ $53B", date=FEBRUARY)
    assert (found.verdict, found.how) == (Verdict.CONSISTENT, "within 2%")
    lines = "\n".join(found.arithmetic)
    assert "380B CNY is CNY 379.5 billion to CNY 380.5 billion" in lines
    assert "$53B is $52.5 billion to $53.5 billion" in lines
    assert "implied rate: 7.093 to 7.248 CNY per USD" in lines
    assert "380B CNY = $52.41 billion" in lines
    assert "1 USD = 7.25005 CNY (ECB" in lines
    assert "2025-02-24" in lines


def test_the_same_amounts_on_a_day_that_fits() -> None:
    found = verify.claim("380B CNY ≈ $53B", date=SEPTEMBER)
    assert (found.verdict, found.how) == (Verdict.CONSISTENT, "by rounding")
    assert found.expected_text == "$53.32 billion"


def test_equality_has_no_slack() -> None:
    found = verify.claim("380B CNY = $53B", date=FEBRUARY)
    assert (found.verdict, found.severity) == (Verdict.INCONSISTENT, Severity.WARNING)


def test_a_million_for_a_billion_fails_for_sure() -> None:
    found = verify.claim("380B CNY ≈ $53 million", date=FEBRUARY)
    assert (found.verdict, found.severity) == (Verdict.INCONSISTENT, Severity.ERROR)
    assert found.expected_text == "$52.41 billion"


def test_without_a_day_the_implied_rate_is_told() -> None:
    found = verify.claim("380B CNY ≈ $53B")
    assert (found.verdict, found.reason) == (
        Verdict.UNDECIDED,
        "no day is given for the exchange rate",
    )
    assert found.arithmetic[0] == "implied rate: 7.093 to 7.248 CNY per USD"
    assert found.arithmetic[1].startswith("days whose rate fits: ")


def test_two_readings_are_compared_and_not_condemned() -> None:
    found = verify.claim("YTD 107% vs 112%")
    assert found.verdict is Verdict.UNDECIDED
    assert found.severity is Severity.INFO
    assert found.drift == "YTD 107% and 112% differ as readings"
    assert "as plain values: cannot both be true" in "\n".join(found.arithmetic)
    assert 'as "more than" bounds: can both be true' in "\n".join(found.arithmetic)


def test_two_bounds_are_compatible_and_differ_as_readings() -> None:
    found = verify.claim("more than 107% vs more than 112%")
    assert (found.verdict, found.how) == (Verdict.CONSISTENT, "as a bound")
    assert found.drift


@pytest.mark.parametrize(
    ("text", "verdict", "expected"),
    [
        ("412 + 287 + 163 = 872", Verdict.INCONSISTENT, "862"),
        ("412 + 287 + 163 = 862", Verdict.CONSISTENT, "862"),
        ("25 of 80 = 31%", Verdict.CONSISTENT, "31.25%"),
        ("25 out of 80 = 41%", Verdict.INCONSISTENT, "31.25%"),
        ("26% of 80 = 21", Verdict.CONSISTENT, "20.8"),
        ("52 / 40 - 1 = 30%", Verdict.CONSISTENT, "30%"),
        ("(52 - 40) / 40 = 23%", Verdict.INCONSISTENT, "30%"),
        ("90 km/h × 45 minutes = 120 km", Verdict.INCONSISTENT, "67.5 km"),
        ("$4.2bn / 1.4 million = $300", Verdict.INCONSISTENT, "$3,000"),
        ("30 miles ≈ 48 km", Verdict.CONSISTENT, "48.28 km"),
        ("2025 - 2019 = 6", Verdict.CONSISTENT, "6"),
        ("5 km < 3 miles", Verdict.CONSISTENT, "more than 2.796 mi"),
        ("5 km > 4 miles", Verdict.INCONSISTENT, "less than 3.418 mi"),
        ("12 ≤ 12", Verdict.CONSISTENT, "at least 12"),
        ("12 < 12", Verdict.INCONSISTENT, "more than 12"),
        ("more than 90% = 95%", Verdict.CONSISTENT, "more than 90%"),
    ],
)
def test_sides_are_worked_out(text: str, verdict: Verdict, expected: str) -> None:
    found = verify.claim(text)
    assert (found.verdict, found.expected_text) == (verdict, expected)


@pytest.mark.parametrize(
    ("text", "what", "offset"),
    [
        ("", "no sign of comparison", 0),
        ("3 + 4", "no sign of comparison", 5),
        ("3 = 4 = 5", "a second sign of comparison", 6),
        ("foo = 3", "no quantity in 'foo'", 0),
        ("5 kg = ", "a quantity is missing", 7),
        ("3 4 = 7", "a second number in one place", 2),
        ("(3 + 4 = 7", "a bracket is not closed", 0),
        ("3) = 3", "unexpected ')'", 1),
        ("5 kg < 3 miles", "the sides measure different things: mass and length", 7),
        ("$5 = 5", "the sides measure different things: money and a plain number", 5),
        ("5 XQZ = $3", "unknown unit or currency 'XQZ'", 2),
        ("91 data centers = 29 regions", "the sides count different things", 18),
        ("5% + 3 kg = 8%", "different units are added or subtracted", 12),
    ],
)
def test_a_wrong_claim_is_shown_where(text: str, what: str, offset: int) -> None:
    with pytest.raises(ClaimError) as caught:
        verify.claim(text)
    assert what in caught.value.message
    assert caught.value.offset == offset
    if text:
        assert str(caught.value).splitlines()[2].index("^") == offset + 2


def test_an_unknown_tolerance_is_an_error() -> None:
    with pytest.raises(ClaimError, match="unknown tolerance"):
        verify.claim("3 = 4", tolerance="a bit")


@pytest.mark.parametrize("text", ["(" * 100 + "3 = 3", "1 + " * 60 + "1 = 61", "1 = " + "9" * 600])
def test_size_is_bounded(text: str) -> None:
    with pytest.raises(ClaimError):
        verify.claim(text)


@given(text=st.text(alphabet="0123456789 $€%=≈<>+-*/()vskgmof.,x", max_size=40))
@settings(max_examples=100, deadline=None)
def test_any_line_is_judged_or_refused(text: str) -> None:
    try:
        found = verify.claim(text)
    except ClaimError:
        return
    assert found.verdict in Verdict


@given(parts=st.lists(st.integers(1, 10**6), min_size=2, max_size=5))
@settings(max_examples=50, deadline=None)
def test_a_sum_written_out_is_read_back(parts: list[int]) -> None:
    text = " + ".join(f"{n:,}" for n in parts)
    found = claims.parsed(f"{text} = {sum(parts):,}")
    held = [quantity.magnitude for quantity in found.quantities]
    assert held == [Decimal(n) for n in [*parts, sum(parts)]]
    assert verify.claim(f"{text} = {sum(parts):,}").how == "exactly"
    assert verify.claim(f"{text} = {sum(parts) + 1:,}").verdict is Verdict.INCONSISTENT


def test_five_digits_before_a_currency_code_are_no_postcode() -> None:
    found = verify.claim("51000 EUR = 51000 euros")
    assert found.verdict == "consistent"
