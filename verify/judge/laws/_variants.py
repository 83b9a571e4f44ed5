"""Words for several units: a gallon is one thing in the United States, another in Britain.

In: a unit expression. Out: the other units that the same words may mean. A conversion
that is right for one of them is right, and the check says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

SAME_WORD = {
    "gallon": ("imperial_gallon",),
    "quart": ("imperial_quart",),
    "pint": ("imperial_pint",),
    "gill": ("imperial_gill",),
    "fluid_ounce": ("imperial_fluid_ounce",),
    "cup": ("metric_cup", "imperial_cup", "japanese_cup"),
    "tablespoon": ("metric_tablespoon", "australian_tablespoon", "imperial_tablespoon"),
    "teaspoon": ("metric_teaspoon", "imperial_teaspoon"),
    "bushel": ("imperial_bushel",),
    "oil_barrel": ("beer_barrel", "barrel", "imperial_barrel"),
    "ton": ("metric_ton", "long_ton"),
    "hundredweight": ("long_hundredweight",),
    "ounce": ("troy_ounce",),
    "mile": ("nautical_mile",),
    "horsepower": ("metric_horsepower", "electrical_horsepower"),
    "calorie": ("kilocalorie", "international_calorie"),
    "foot": ("survey_foot",),
    "kilobyte": ("kibibyte",),
    "megabyte": ("mebibyte",),
    "gigabyte": ("gibibyte",),
    "terabyte": ("tebibyte",),
    "year": ("common_year", "leap_year"),
    "light_year": ("year*speed_of_light",),
}
# Units of one measure that writers put in place of each other.
MIXED_UP = (
    ("kilometer", "mile", "nautical_mile"),
    ("meter", "yard", "foot"),
    ("centimeter", "inch"),
    ("kilometer/hour", "mile/hour", "knot", "meter/second"),
    ("kilogram", "pound", "stone"),
    ("gram", "ounce", "troy_ounce"),
    ("metric_ton", "ton", "long_ton"),
    ("liter", "gallon", "imperial_gallon", "quart", "pint", "imperial_pint"),
    ("hectare", "acre"),
    ("kilometer**2", "mile**2", "hectare", "acre"),
    ("meter**2", "foot**2", "yard**2"),
    ("meter**3", "foot**3", "liter"),
    ("kilowatt", "horsepower"),
    ("joule", "calorie"),
    ("bar", "standard_atmosphere", "pound_force_per_square_inch", "kilopascal"),
    ("bit", "byte"),
)
_AT_SEA = re.compile(
    r"\b(?:nautical|knots?|ships?|vessels?|boats?|sail\w*|seas?|offshore|coast\w*|islands?|"
    r"yachts?|ferry|ferries|harbou?r|aircraft|pilots?)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Za-z_]+")
_CUSTOMARY = frozenset(
    (
        "inch", "foot", "yard", "mile", "acre", "pound", "ounce", "stone", "ton", "long_ton",
        "gallon", "quart", "pint", "cup", "gill", "fluid_ounce", "imperial_gallon",
        "imperial_quart", "imperial_pint", "imperial_fluid_ounce", "tablespoon", "teaspoon",
        "degF", "pound_force", "force_pound", "pound_force_per_square_inch",
        "kilopound_force_per_square_inch", "horsepower", "hundredweight", "long_hundredweight",
        "nautical_mile", "knot", "furlong", "fathom", "rod", "chain", "league", "hand", "thou",
        "british_thermal_unit", "oil_barrel", "bushel", "grain", "troy_ounce", "acre_foot",
        "inch_Hg", "cubic_foot", "cubic_inch", "cubic_yard",
    )
)  # fmt: skip


def meanings(unit: str, beside: str) -> Iterator[str]:
    """Yield the units that the words of `unit` may mean besides it, in the text `beside` it."""
    for name in _NAME.findall(unit):
        if name == "mile" and not _AT_SEA.search(beside):
            continue
        for other in SAME_WORD.get(name, ()):
            yield re.sub(rf"\b{name}\b", other, unit)


def customary(unit: str) -> bool:
    """Return whether a unit is of the American and British systems, not a metric one."""
    return any(name in _CUSTOMARY for name in _NAME.findall(unit))


def confusable(unit: str) -> Iterator[str]:
    """Yield the units that are often put in place of `unit`."""
    for group in MIXED_UP:
        if unit in group:
            yield from (other for other in group if other != unit)
