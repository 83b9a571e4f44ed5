"""The tables are pint's, and expressions are read as pint reads them."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.model.errors import UnitError
from verify.units import catalogue, dimension, factor, known, tables, unit
from verify.units.registry import TABLES, TEMPERATURES, registry, rendered

ROWS = json.loads(TABLES.read_text(encoding="utf-8"))
LINEAR = sorted(set(ROWS["units"]) - set(TEMPERATURES.values()))


def pint_factor(expression: str) -> Fraction:
    return Fraction(registry().get_root_units(registry().parse_units(expression))[0])


def test_the_committed_tables_are_what_the_definitions_make() -> None:
    assert TABLES.read_text(encoding="utf-8") == rendered()


def test_every_unit_has_the_factor_that_pint_gives() -> None:
    wrong = {n: factor(n) for n in LINEAR if factor(n) != pint_factor(n)}
    assert wrong == {}


def test_every_alias_and_symbol_names_the_unit_that_pint_names() -> None:
    for name, ours in {**ROWS["aliases"], **ROWS["symbols"]}.items():
        if ours in TEMPERATURES.values():
            continue
        assert unit(name) == unit(ours)
        assert factor(name) == pint_factor(name)


@settings(max_examples=100)
@given(
    prefix=st.sampled_from(sorted(ROWS["prefixes"])),
    name=st.sampled_from([n for n in LINEAR if not n.startswith("_")]),
)
def test_a_prefix_multiplies(prefix: str, name: str) -> None:
    joined = prefix + name
    if joined in ROWS["units"] or ROWS["units"][name][1].startswith(("count_", "money_")):
        return
    assert factor(joined) == factor(name) * Fraction(ROWS["prefixes"][prefix])


@settings(max_examples=60)
@given(
    over=st.sampled_from(LINEAR),
    under=st.sampled_from(LINEAR),
    power=st.integers(-4, 4).filter(bool),
)
def test_a_compound_is_what_pint_makes_of_it(over: str, under: str, power: int) -> None:
    expression = f"{over}/{under}**{power}"
    assert factor(expression) == pint_factor(expression)
    pints = {
        n.strip("[]"): Fraction(p)
        for n, p in registry().get_dimensionality(registry().parse_units(expression)).items()
    }
    assert {n: Fraction(p) for n, p in unit(expression).powers} == pints


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("", ""),
        ("percent", ""),
        ("percentage_point", "percentage_point"),
        ("basis_point", "percentage_point"),
        ("kilometer/hour", "length/time"),
        ("gram/meter**3", "mass/length**3"),
        ("(kilogram)**1*(millimeter)**-2", "mass/length**2"),
        ("1/second", "1/time"),
        ("USD/gallon", "money_USD/length**3"),
        ("degC", "temperature"),
        ("byte/second", "information/time"),
        ("km/h", "length/time"),
    ],
)
def test_dimensions(expression: str, expected: str) -> None:
    assert dimension(expression) == expected


def test_things_people_mix_up_are_apart() -> None:
    apart = [
        ("watt", "watt_hour"),
        ("USD", "EUR"),
        ("percent", "percentage_point"),
        ("data_center", "region"),
        ("barge", "crane"),
        ("bit", "radian"),
        ("megabyte", "megacity"),
        ("pound", "GBP"),
        ("ounce", "fluid_ounce"),
    ]
    assert [p for p in apart if dimension(p[0]) == dimension(p[1])] == []


def test_an_unknown_name_is_a_counted_noun() -> None:
    assert dimension("USD/barge") == "money_USD/count_barge"
    assert not known("barge")
    assert known("kilometer/hour")
    assert tables.canonical("km") == "kilometer"
    assert tables.canonical("barge") == "barge"


@pytest.mark.parametrize(
    "bad",
    [
        "meter/",
        "meter second",
        "(meter",
        "meter**",
        "meter**99",
        "meter**second",
        "!",
        "0*meter",
        "(" * 300,
        "a*" * 300 + "a",
        "meter)",
        "*meter",
    ],
)
def test_what_is_no_unit_is_refused(bad: str) -> None:
    with pytest.raises(UnitError):
        unit(bad)
    assert not known(bad)


def test_every_unit_that_a_text_can_be_read_in_is_known() -> None:

    assert sorted(u for u in catalogue.canonical_units() if not known(u)) == []
