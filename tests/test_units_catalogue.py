"""The catalogue's rows: every unit is one that pint knows, every currency is there."""

from __future__ import annotations

import pytest
from babel.core import get_global

from verify.units import catalogue
from verify.units.catalogue import Tag, _rows

FUNDS = {
    "XBA",
    "XBB",
    "XBC",
    "XBD",
    "XTS",
    "XSU",
    "XUA",
    "USS",
    "USN",
    "BOV",
    "CHE",
    "CHW",
    "COU",
    "CLF",
    "MXV",
    "UYI",
    "UYW",
}


@pytest.fixture(scope="module")
def registry() -> object:
    from verify.units.registry import registry

    return registry()


def test_every_unit_is_one_that_pint_parses(registry) -> None:
    unknown = []
    for unit in catalogue.canonical_units():
        try:
            registry.parse_expression(unit)
        except Exception as error:
            unknown.append((unit, type(error).__name__))
    assert unknown == []


def test_every_currency_in_use_is_known() -> None:
    tender = {
        row[0]
        for rows in get_global("territory_currencies").values()
        for row in rows
        if row[2] is None
    }
    assert tender - FUNDS - set(catalogue.currency_codes()) == set()


def test_every_currency_has_a_name() -> None:
    named = {e.canonical for e in catalogue.tables().names.values() if e.tag is Tag.MONEY}
    assert set(catalogue.currency_codes()) - named == set()


@pytest.mark.parametrize("name", ["metre", "meters", "kilometre", "data centres", "datacenters"])
def test_a_name_is_found_in_any_spelling(name: str) -> None:
    assert name in catalogue.tables().names


def test_names_are_keyed_in_small_letters() -> None:
    names = catalogue.tables().names
    assert [name for name in names if name != name.lower()] == []


def test_added_rows_are_read_beside_the_catalogue() -> None:
    added = catalogue.tables(
        (("units", "smoot | | smoot | smt | define:smoot = 1.7018 meter"), ("nouns", "widget"))
    )
    assert added.names["smoots"].canonical == "smoot"
    assert added.signs["smt"].tag is Tag.UNIT
    assert added.names["widgets"].canonical == "widget"
    assert "smoot" not in catalogue.tables().names


@pytest.mark.parametrize(
    ("noun", "plural"), [("bus", "buses"), ("city", "cities"), ("day", "days"), ("box", "boxes")]
)
def test_regular_plurals(noun: str, plural: str) -> None:
    assert _rows.plural(noun) == plural


def test_a_prefixed_sign_never_hides_a_plain_one() -> None:
    signs = catalogue.tables().signs
    assert signs["min"].canonical == "minute"
    assert signs["cd"].canonical == "candela"
    assert signs["ft"].canonical == "foot"
