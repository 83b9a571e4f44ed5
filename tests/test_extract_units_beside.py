"""Letters, primes and powers whose meaning the words and units beside them tell."""

from __future__ import annotations

from decimal import Decimal

import pytest

import verify
from verify.model.quantity import Kind, Quantity


def first(text: str) -> Quantity:
    return verify.quantities(text)[0]


@pytest.mark.parametrize(
    ("text", "magnitude", "unit"),
    [
        ("The lender has 2.6m savers.", "2600000", ""),
        ("It drew 38m monthly listeners.", "38000000", ""),
        ("Some 1.4m Danish voters stayed away.", "1400000", ""),
        ("Stocks fell by 2.4m m3 of gas.", "2400000", "meter**3"),
        ("They crossed 6m waves.", "6", "meter"),
        ("She won as 400m hurdlers fell.", "400", "meter"),
        ("The pit is 4m deep.", "4", "meter"),
        ("The plan costs 300亿元.", "3E+10", "CNY"),
        ("They moved 200万 people.", "2000000", ""),
    ],
)
def test_a_letter_is_a_scale_where_things_are_counted(text: str, magnitude: str, unit: str) -> None:
    found = first(text)
    assert (found.magnitude, found.unit) == (Decimal(magnitude), unit)


def test_a_million_is_shared_with_the_number_it_is_compared_with() -> None:
    values = [
        q.magnitude for q in verify.quantities("It has 2.6m savers, down from the 3.1m it had.")
    ]
    assert values == [Decimal("2.6E+6"), Decimal("3.1E+6")]
    apart = verify.quantities("It has 2.6m savers. The wall is 3.1m high.")
    assert [q.unit for q in apart] == ["", "meter"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Highs of 33C are forecast.", "degC"),
        ("It rose to 29C by noon.", "degC"),
        ("Roast it at 375F.", "degF"),
        ("A charge of 3.2 × 10^-19 C moved.", "coulomb"),
        ("A force of 40 N acts on the cart.", "newton"),
        ("Some 40 N Korean ships left.", ""),
        ("Add 2 M sulphuric acid.", "molar"),
        ("Light at 6 ft is 2.5 W/m 2 at most.", "foot"),
        ("Rice costs 20 cents per kWh.", "USD/(kilowatt*hour)"),
        ("The mean is 3.1 g/cm 3 at rest.", "gram/centimeter**3"),
        ("It needs 12 cm 3 times.", "centimeter"),
        ("A flux of 2 erg cm −2 s −1 was seen.", "erg/centimeter**2/second"),
        ("A value of 8.3 J mol-1 K-1 was used.", "joule/mole/kelvin"),
        ("The oil has 1.4 Pa s at rest.", "pascal*second"),
    ],
)
def test_a_unit_is_told_by_what_stands_near(text: str, unit: str) -> None:
    assert first(text).unit == unit


@pytest.mark.parametrize(
    ("text", "magnitude", "unit"),
    [
        ("The flight took 14h 25m.", 865, "minute"),
        ("It took 12m 30s.", 750, "second"),
        ("She ran for 3h15m20s.", 11720, "second"),
        ("He was out for 1h30 or so.", 90, "minute"),
        ("Her aunt is 5' 7\" tall.", 67, "inch"),
        ("Her uncle is 5’ 11” tall.", 71, "inch"),
        ("It lies at 40°26′46″ north.", 145606, "arcsecond"),
    ],
)
def test_two_parts_are_one_measure(text: str, magnitude: int, unit: str) -> None:
    found = first(text)
    assert (found.magnitude, found.unit) == (magnitude, unit)


def test_an_age_lasts_until_the_next_birthday() -> None:
    age = first("A 34-year-old man left.").interval
    assert (age.low, age.high, age.low_open, age.high_open) == (34, 35, False, True)
    assert first("Children aged 7 to 11 came.").interval[:2] == (7, 12)
    assert first("Those aged 65 and over came.").interval.low == 65


def test_from_to_is_a_range_where_something_ranges() -> None:
    ranged = first("Output ranges from 40 to 60 MW.")
    assert (ranged.low, ranged.high) == (40, 60)
    assert first("Output rose from 40 to 60 MW.").magnitude == 40


def test_below_zero_is_negative() -> None:
    found = first("It was 14 degrees below zero at dawn.")
    assert (found.magnitude, found.unit, found.text) == (-14, "degree", "14 degrees below zero")
    assert first("It fell to 6 degrees Celsius below zero.").magnitude == -6
    assert first("It lies 14 metres below zero.").magnitude == 14


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He was 79 when he died.", Kind.AGE),
        ("She was only 19 at the time.", Kind.AGE),
        ("There were 40 when they closed.", Kind.NUMBER),
    ],
)
def test_an_age_at_an_event(text: str, kind: Kind) -> None:
    assert verify.quantities(text)[0].kind is kind
