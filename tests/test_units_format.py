"""Amounts are written as a person writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from verify.model.document import Document
from verify.model.interval import INFINITY, Interval
from verify.model.quantity import Kind, Quantity
from verify.model.span import Span
from verify.units import format as write


def written(surface: str, magnitude: str, unit: str, exponent: int) -> Quantity:
    number = Decimal(magnitude)
    around = Interval.around(number, exponent)
    kind = Kind.MONEY if write.is_money(unit) else Kind.PHYSICAL
    span = Span(0, len(surface))
    document = Document("t", surface, surface)
    return Quantity(document, span, kind, number, unit, around, around, exponent=exponent)


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("52413447725.98", "USD", "$52.41 billion"),
        ("380e9", "CNY", "CNY 380 billion"),
        ("1200000", "GBP", "£1.2 million"),
        ("-71500000", "USD", "−$71.5 million"),
        ("48.28032", "kilometer", "48.28 km"),
        ("35.6", "degF", "35.6 °F"),
        ("12.5", "percent", "12.5%"),
        ("3", "imperial_gallon", "3 imperial gallons"),
        ("1", "foot", "1 ft"),
        ("62.5", "gram/meter**3", "62.5 grams per meter cubed"),
        ("1609344", "meter", "1,609,344 m"),
        ("0", "kilometer", "0 km"),
        ("Infinity", "kilometer", "∞ km"),
    ],
)
def test_amounts(value: str, unit: str, expected: str) -> None:
    assert write.amount(Decimal(value), unit) == expected


@pytest.mark.parametrize(
    ("surface", "magnitude", "unit", "exponent", "value", "expected"),
    [
        ("19 km", "19", "kilometer", 0, "48.28", "48 km"),
        ("35.6 °F", "35.6", "degF", -1, "3.6", "3.6 °F"),
        ("$53 billion", "53e9", "USD", 9, "52413447725", "$52 billion"),
        ("$9m", "9e6", "USD", 6, "11700000", "$12m"),
        ("$9 million", "9e6", "USD", 6, "9100000000", "$9.1 billion"),
        ("1,550 km²", "1550", "kilometer**2", 1, "598.4", "598 km²"),
        ("963 sq miles", "963", "mile**2", 0, "12598.4", "12,598 sq miles"),
        ("$8.18M", "8180000", "USD", 4, "16280000", "$16.28M"),
        ("12 m", "12", "meter", 0, "3.66", "4 m"),
        ("minus 72F", "-72", "degF", 0, "-40", "minus 40F"),
        ("minus 5C", "-5", "degC", 0, "5", "5C"),
        ("-40 °C", "-40", "degC", 0, "-12.2", "-12 °C"),
        ("3,5 m", "3.5", "meter", -1, "2.74", "2,7 m"),
        ("1.250,5 kg", "1250.5", "kilogram", -1, "12345.67", "12.345,7 kg"),
    ],
)
def test_in_the_form_of_the_text(
    surface: str, magnitude: str, unit: str, exponent: int, value: str, expected: str
) -> None:
    least = 2 if "." in expected else 1
    assert (
        write.like(written(surface, magnitude, unit, exponent), Decimal(value), least=least)
        == expected
    )


def test_intervals() -> None:
    assert write.interval(Interval(Decimal("47.475648"), Decimal("49.084992")), "kilometer") == (
        "47.48 to 49.08 km"
    )
    assert write.interval(Interval(Decimal(107), INFINITY, True), "percent") == "more than 107%"
    assert write.interval(Interval(-INFINITY, Decimal(5)), "meter") == "at most 5 m"
    assert write.interval(Interval.exactly(Decimal(5)), "meter") == "5 m"


def test_brackets_are_a_minus() -> None:
    loss = written("(25.0)", "-25.0", "", -1)
    assert write.like(loss, Decimal("-20")) == "(20.0)"
    assert write.like(loss, Decimal("20")) == "20.0"


@pytest.mark.parametrize(
    ("surface", "magnitude", "unit", "value", "expected"),
    [
        ("6 ft 11 in", "83", "inch", "70.866", "5 ft 11 in"),
        ("6′11″", "83", "inch", "59.9", "5′0″"),
        ("6 feet, 11.5 inches", "83.5", "inch", "70.866", "5 feet, 10.9 inches"),
        ("22 lb 1 oz", "353", "ounce", "176.4", "11 lb 0 oz"),
        ("4 h 20 min", "260", "minute", "200", "3 h 20 min"),
        ("9 1/2 miles", "9.5", "mile", "6.2137", "6.214 mi"),
        ("9½ miles", "9.5", "mile", "6.2137", "6.214 mi"),
        ("5.0e4 g", "5e4", "gram", "5000", "5,000 g"),
        ("1 h 5 min 30 s", "3930", "second", "5400", "5,400 s"),
        ("25 lakh km", "2500000", "kilometer", "3000000", "3,000,000 km"),
    ],
)
def test_a_number_of_several_parts_is_never_mended_in_one_of_them(
    surface: str, magnitude: str, unit: str, value: str, expected: str
) -> None:
    assert write.like(written(surface, magnitude, unit, 0), Decimal(value)) == expected
