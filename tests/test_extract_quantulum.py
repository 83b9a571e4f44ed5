"""quantulum3's units, read in ours: every row is there, and measures what it says."""

from __future__ import annotations

from collections import defaultdict

import pytest

from verify import units
from verify.extract import quantulum
from verify.units import catalogue

# Spellings that mean one thing to quantulum3 and another to most writers.
DISPUTED = {
    "gal", "gals", "rad", "kiloton", "kilotons", "megaton", "megatons", "gigaton", "gigatons",
    "mill", "mills", "mil", "ton", "tons", "barrel", "pound", "pounds", "penny", "pence", "cent",
    "gigatonne", "kilotonne", "megatonne", "minute", "second", "cents", "dime", "quarter", "revolution", "turn", "cycle",
}  # fmt: skip


def test_every_unit_of_quantulum3_was_reviewed() -> None:
    assert set(quantulum.raw("units.json")) == set(quantulum.reviewed())


def test_every_reviewed_unit_is_one_of_ours() -> None:
    wrong = [
        row.name for row in quantulum.reviewed().values() if row.unit and not units.known(row.unit)
    ]
    assert wrong == []


def test_units_of_one_entity_measure_one_thing() -> None:
    dimensions: dict[str, set[str]] = defaultdict(set)
    for row in quantulum.reviewed().values():
        if row.unit is not None and row.entity != "currency" and "(" not in row.entity:
            dimensions[row.entity].add(units.dimension(row.unit))
    assert {entity: found for entity, found in dimensions.items() if len(found) > 1} == {}


def test_a_spelling_that_both_know_is_the_same_unit() -> None:
    names = catalogue.tables().names
    differing = {}
    for surface, unit in quantulum.surfaces():
        entry = names.get(surface.lower())
        if entry is None or surface.lower() in DISPUTED or entry.kind == "money":
            continue
        if units.unit(entry.canonical)[:3] != units.unit(unit)[:3]:
            differing[surface] = (entry.canonical, unit)
    assert differing == {}


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("The parcel weighs 12.5 kilograms.", 12.5, "kilogram"), ("It is 40 °C.", 40, "degC")],
)
def test_a_second_opinion(text: str, value: float, unit: str) -> None:
    (found,) = quantulum.second_opinion(text)
    assert found.value == value
    assert found.unit == unit
    assert text[found.span.start : found.span.end].startswith(str(value))
