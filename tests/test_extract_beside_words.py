"""Numbers whose sort the words beside them tell: ages by decade, pressures, sizes, years, labels."""

from __future__ import annotations

from decimal import Decimal

import pytest

import verify
from verify.model.quantity import Direction, Kind


def read(text: str) -> list[tuple[str, Kind, str]]:
    return [(q.text, q.kind, q.unit) for q in verify.quantities(text)]


def test_a_decade_of_life_is_an_age() -> None:
    age = verify.quantities("She is in her late 40s.")[0]
    assert (age.kind, age.unit, age.low, age.high) == (Kind.AGE, "year", 40, 49)
    assert verify.quantities("Lows will be in the 40s.")[0].kind is Kind.NUMBER
    assert verify.quantities("It took 40s.")[0].unit == "second"


@pytest.mark.parametrize("text", ["He had 140/90 mmHg.", "Her blood pressure was 140/90."])
def test_blood_pressure_is_two_readings(text: str) -> None:
    found = verify.quantities(text)[0]
    assert (found.low, found.high, found.unit) == (90, 140, "millimeter_Hg")


def test_a_size_shares_its_unit_and_a_relay_does_not() -> None:
    assert [q.unit for q in verify.quantities("Use an 8x12-inch tin.")] == ["inch", "inch"]
    assert [q.unit for q in verify.quantities("They won the 4 x 400 m relay.")] == ["", "meter"]
    assert [q.unit for q in verify.quantities("Take 2 x 250 mg.")] == ["", "milligram"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rent is €21/m² here.", [("€21/m²", Kind.MONEY, "EUR/meter**2")]),
        ("By 1412 the town had a wall.", [("1412", Kind.DATE, "")]),
        ("It beats the 1961-1990 mean.", [("1961-1990", Kind.DATE, "day")]),
        ("It does 0-60mph.", [("0-60mph", Kind.PHYSICAL, "mile/hour")]),
        ("It threw 61.5 metres, 8 cm short.", [("61.5 metres", Kind.PHYSICAL, "meter"), ("8 cm", Kind.PHYSICAL, "centimeter")]),
        ("One in six GPs left.", [("One in six", Kind.RATIO, "")]),
        ("It holds 16 GBs of it.", [("16 GBs", Kind.PHYSICAL, "gigabyte")]),
        ("Costs have doubled in a year.", [("doubled", Kind.MULTIPLE, ""), ("a year", Kind.DURATION, "year")]),
        ("Stocks are 90 bcm.", [("90 bcm", Kind.PHYSICAL, "kilometer**3")]),
    ],
)  # fmt: skip
def test_what_is_read(text: str, found: list[tuple[str, Kind, str]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "He denied Count 3 of it.",
        "It left from Runway 09R.",
        "Watch the p95 latency.",
        "See Kant (p. 31) there.",
        "They live at 14C Elm Street.",
        "Write to LS2 9JT or EC1A 1BB.",
        "See RFC 7231, ISO 8601 and 12 U.S.C. § 4511.",
        "It is on Channel 9.",
        "She has a 4x4.",
    ],
)
def test_what_is_none(text: str) -> None:
    assert read(text) == []


def test_a_journal_is_cited() -> None:
    assert [q.kind for q in verify.quantities("See Science 310, 112–118 (2005).")] == [Kind.DATE]


def test_the_object_of_a_cut_is_what_is_measured() -> None:
    found = verify.quantities("The rule cuts waiting times by 40%.")[0]
    assert (found.direction, found.measure) == (Direction.DOWN, "waiting time")
    share = verify.quantities("Oil rose 80 cents, or 1%, at noon.")[1]
    assert share.direction is Direction.UP


@pytest.mark.parametrize(
    ("text", "magnitude", "unit"),
    [
        ("Cash flow was minus $31 million.", "-31000000", "USD"),
        ("It was negative €3m.", "-3000000", "EUR"),
        ("It is off by plus or minus $31.", "31", "USD"),
        ("The index fell 81.2 points or 0.4 per cent.", "81.2", ""),
        ("Its mass is 91.19 GeV/c2 there.", "91.19", "gigaelectron_volt/speed_of_light**2"),
        ("Gas is $3.10 per mmBtu.", "3.10", "USD/megabritish_thermal_unit"),
        ("Rice is Rs 2,100 per quintal.", "2100", "INR/quintal"),
        ("The yield was 68 decitonnes per hectare.", "68", "quintal/hectare"),
        ("The host star of the exoplanet lies 41.3 pc away.", "41.3", "parsec"),
        ("Sales of the film star rose 4.3 pc.", "4.3", "percent"),
        ("RR 0.81, 95% CI 0.7 to 0.9.", "0.81", ""),
    ],
)
def test_the_first_number_of_a_text(text: str, magnitude: str, unit: str) -> None:
    found = verify.quantities(text)[0]
    assert (found.magnitude, found.unit) == (Decimal(magnitude), unit)


def test_the_scale_of_an_ordinal_counts_what_stands_right_before_it() -> None:
    assert verify.quantities("The one thousand, eight hundredth ship.")[0].magnitude == 1800
    assert verify.quantities("The two hundred thousandth ship.")[0].magnitude == 200_000


def test_an_era_before_its_year_is_a_date() -> None:
    assert verify.quantities("In AD 61 it burned.")[0].kind is Kind.DATE
    assert read("See build #5120 of the straight-six on JDK 17.") == []


@pytest.mark.parametrize(
    ("text", "kind", "magnitude", "unit"),
    [
        ("They hold 7.1 × 10^9/L of it.", Kind.PHYSICAL, "7.1E+9", "1/liter"),
        ("Counts were 250/mm3.", Kind.PHYSICAL, "250", "1/millimeter**3"),
        ("It was diluted 1:20.", Kind.RATIO, "0.05", ""),
        ("Odds of 5:2 were had.", Kind.RATIO, "2.5", ""),
        ("She ran at 4:12 per kilometre.", Kind.DURATION, "252", "second"),
        ("They meet at 4:12 there.", Kind.TIME, "252", "minute"),
        ("Give it every 8 h for a while.", Kind.DURATION, "8", "hour"),
        ("It holds 2.4 Moz.", Kind.PHYSICAL, "2.4", "megatroy_ounce"),
        ("They release 180 MeV each.", Kind.PHYSICAL, "180", "megaelectron_volt"),
    ],
)
def test_the_kind_of_a_number(text: str, kind: Kind, magnitude: str, unit: str) -> None:
    found = verify.quantities(text)[0]
    assert (found.kind, found.magnitude, found.unit) == (kind, Decimal(magnitude), unit)


def test_coins_are_of_the_money_before_them() -> None:
    assert verify.quantities("It paid €2m, or 40 cents a share.")[1].unit == "EUR"
    assert verify.quantities("It paid 40 cents a share.")[0].unit == "USD"


@pytest.mark.parametrize(
    "text",
    [
        "See Regulation (EU) 2019/1020 there.",
        "It is No. 21-cv-00417 there.",
        "Asteroid 2023 DW came near.",
        "Open port 8080 and ports 80 and 443.",
        "Her shoes are size 7.",
        "He fell at km 151.",
    ],
)
def test_designations_are_no_quantities(text: str) -> None:
    assert read(text) == []


def test_to_make_up_is_no_change() -> None:
    share = verify.quantities("They make up 15 to 20 per cent of it.")[0]
    assert (share.low, share.high) == (15, 20)
