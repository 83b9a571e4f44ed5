"""Laws of conversion: exact, monotone, and there and back again."""

from __future__ import annotations

import json
import threading
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.model.document import Document
from verify.model.interval import INFINITY, Interval
from verify.model.quantity import Kind, Quantity
from verify.model.span import Span
from verify.units import compatible, convert, converted, exactly, unit
from verify.units.registry import TABLES, TEMPERATURES, registry

NAMES = sorted(json.loads(TABLES.read_text(encoding="utf-8"))["units"])
GROUPS: dict[object, list[str]] = {}
for _name in NAMES:
    GROUPS.setdefault(unit(_name).powers, []).append(_name)
FAMILIES = [names for names in GROUPS.values() if len(names) > 1]
pairs = st.sampled_from(FAMILIES).flatmap(
    lambda names: st.tuples(st.sampled_from(names), st.sampled_from(names))
)
values = st.decimals(-(10**9), 10**9, places=4)


@given(pair=pairs, value=st.fractions(-(10**9), 10**9, max_denominator=10**6), change=st.booleans())
def test_there_and_back_is_exact(pair: tuple[str, str], value: Fraction, change: bool) -> None:
    there = exactly(value, *pair, difference=change)
    assert there is not None
    assert exactly(there, pair[1], pair[0], difference=change) == value


@given(pair=pairs, low=values, width=st.decimals(0, 10**6, places=4), change=st.booleans())
def test_an_interval_loses_no_true_value(
    pair: tuple[str, str], low: Decimal, width: Decimal, change: bool
) -> None:
    found = convert(Interval(low, low + width), *pair, difference=change)
    assert found is not None
    for end, true in ((found.low, low), (found.high, low + width)):
        exact = exactly(Fraction(true), *pair, difference=change)
        assert exact is not None
        slack = abs(exact) / 10**50 + Fraction(1, 10**90)
        assert abs(Fraction(end) - exact) <= slack
    assert Fraction(found.low) <= exactly(Fraction(low), *pair, difference=change)  # type: ignore[operator]
    assert Fraction(found.high) >= exactly(Fraction(low + width), *pair, difference=change)  # type: ignore[operator]


@given(pair=pairs, ends=st.lists(values, min_size=3, max_size=3).map(sorted))
def test_order_is_kept(pair: tuple[str, str], ends: list[Decimal]) -> None:
    inner = convert(Interval(ends[1], ends[1]), *pair)
    outer = convert(Interval(ends[0], ends[2]), *pair)
    assert inner is not None
    assert outer is not None
    assert outer.low <= inner.low
    assert inner.high <= outer.high


@settings(max_examples=60)
@given(pair=pairs, value=st.integers(-1000, 1000))
def test_pint_says_the_same(pair: tuple[str, str], value: int) -> None:
    made = registry()
    names = [{v: k for k, v in TEMPERATURES.items()}.get(n, n) for n in pair]
    theirs = made.Quantity(Fraction(value), names[0]).to(names[1]).magnitude
    assert exactly(Fraction(value), *pair) == theirs


def test_a_reading_and_a_difference_of_temperature() -> None:
    two = Interval.exactly(Decimal(2))
    assert convert(two, "degC", "degF") == Interval.exactly(Decimal("35.6"))
    assert convert(two, "degC", "degF", difference=True) == Interval.exactly(Decimal("3.6"))
    assert convert(two, "delta_degC", "delta_degF") == Interval.exactly(Decimal("3.6"))


def test_open_and_infinite_ends_stay() -> None:
    more = Interval(Decimal(5), INFINITY, low_open=True)
    assert convert(more, "mile", "yard") == Interval(Decimal(8800), INFINITY, low_open=True)


def test_what_measures_different_things_does_not_convert() -> None:
    one = Interval.exactly(Decimal(1))
    assert convert(one, "gigawatt", "gigawatt*hour") is None
    assert convert(one, "USD", "EUR") is None
    assert convert(one, "barge", "crane") is None
    assert not compatible("percent", "percentage_point")


def test_reciprocals_only_when_asked() -> None:
    economy = Interval(Decimal(30), Decimal(40))
    assert convert(economy, "mile/gallon", "liter/(100*kilometer)") is None
    found = convert(economy, "mile/gallon", "liter/(100*kilometer)", reciprocal=True)
    assert found is not None
    assert round(found.low, 2) == Decimal("5.88")
    assert round(found.high, 2) == Decimal("7.84")
    below = Interval(Decimal(-1), Decimal(40))
    assert convert(below, "mile/gallon", "liter/kilometer", reciprocal=True) is None


def quantity(value: str, name: str) -> Quantity:
    document = Document("t", value, value)
    number = Decimal(value)
    around = Interval.around(number, 0)
    span = Span(0, len(value))
    return Quantity(document, span, Kind.PHYSICAL, number, name, around, around, exponent=0)


def test_a_quantity_converts_whole() -> None:
    found = converted(quantity("12", "inch"), "centimeter")
    assert found is not None
    assert found.magnitude == Decimal("30.48")
    assert found.interval == Interval(Decimal("29.21"), Decimal("31.75"))
    assert found.exponent is None
    assert converted(quantity("12", "inch"), "gram") is None


@pytest.mark.parametrize("names", [("mile", "kilometer"), ("degC", "degF")])
def test_threads_agree(names: tuple[str, str]) -> None:
    expected = [convert(Interval.around(Decimal(n), 0), *names) for n in range(300)]
    results: list[list[Interval | None]] = []

    def work() -> None:
        results.append([convert(Interval.around(Decimal(n), 0), *names) for n in range(300)])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 4
