"""Quantities in the unit that a reader asks for."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from verify.model.document import Document
from verify.model.errors import UnitError
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity
from verify.model.span import Span
from verify.units.normalise import normalise, si


def quantity(value: str, unit: str, kind: Kind = Kind.PHYSICAL) -> Quantity:
    number = Decimal(value)
    around = Interval.around(number, 0)
    return Quantity(
        Document("t", value, value), Span(0, len(value)), kind, number, unit, around, around
    )


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("mile/hour", "meter/second"),
        ("pound", "kilogram"),
        ("gigawatt*hour", "joule"),
        ("horsepower", "watt"),
        ("degF", "kelvin"),
        ("gallon", "meter**3"),
        ("percent", "percent"),
        ("", ""),
        ("USD", "USD"),
        ("data_center", "data_center"),
        ("gram/liter", "kilogram/meter**3"),
    ],
)
def test_si(unit: str, expected: str) -> None:
    assert si(unit) == expected


def test_units() -> None:
    assert normalise(quantity("10", "mile"), "SI").quantity.magnitude == Decimal("16093.44")
    assert normalise(quantity("36", "kilometer/hour"), "m/s").quantity.magnitude == 10
    assert normalise(quantity("32", "degF"), "degC").quantity.magnitude == 0
    assert "is not" in normalise(quantity("10", "mile"), "kilogram").why_not
    with pytest.raises(UnitError):
        normalise(quantity("10", "mile"), "furlonggs")


def test_money_needs_a_day_and_says_which() -> None:
    yuan = quantity("380000000000", "CNY", Kind.MONEY)
    found = normalise(yuan, "USD", dt.date(2025, 2, 24))
    assert found.quantity.magnitude is not None
    assert round(found.quantity.magnitude / 10**9, 2) == Decimal("52.41")
    assert "2025-02-24" in found.how
    assert normalise(yuan, "USD").why_not.startswith("no date")
    assert "TWD" in normalise(quantity("5", "TWD", Kind.MONEY), "USD", dt.date(2025, 1, 1)).why_not
    assert normalise(quantity("5", "mile"), "USD", dt.date(2025, 1, 1)).why_not == "not money"


def test_what_has_no_unit_stays() -> None:
    day = quantity("2024", "", Kind.DATE)
    assert normalise(day, "SI") == (day, "", "a date has no unit")
