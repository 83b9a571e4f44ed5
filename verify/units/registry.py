"""The pint registry, and the plain tables made from it.

In: `definitions.txt`, and rows of the catalogue that define a unit of their own. Out: one exact (Fraction) pint registry, for compiling and for
tests, and `tables.json`, which is all that a check loads (see `verify.units.tables`).
Nothing that judges a document imports this module. Run it to write the tables again:

    python -m verify.units.registry
"""

from __future__ import annotations

import json
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from verify.model.errors import UnitError
from verify.units import catalogue

DEFINITIONS = Path(__file__).with_name("definitions.txt")
TABLES = Path(__file__).with_name("tables.json")
# pint's canonical names of the offset scales, and the names that a quantity carries.
TEMPERATURES = {
    "degree_Celsius": "degC",
    "degree_Fahrenheit": "degF",
    "degree_Rankine": "degR",
    "degree_Reaumur": "degRe",
}


@cache
def registry() -> Any:
    """Return the one pint registry of our own definitions, exact, without its defaults.

    Raises: UnitError if a definition is broken.
    """
    return built()


def built() -> Any:
    """Build a registry of its own: a used one also holds the prefixed units it was asked for.

    Raises: UnitError if a definition is broken.
    """
    import pint

    try:
        made: Any = pint.UnitRegistry(
            str(DEFINITIONS), non_int_type=Fraction, on_redefinition="raise", cache_folder=None
        )
        made.Unit("meter")  # building is lazy; a broken line is to show here
        for line in catalogue.definitions():
            if line.partition("=")[0].strip() not in made:
                made.define(line)
    except (pint.errors.PintError, ValueError) as error:
        raise UnitError(
            str(error), where=str(DEFINITIONS), hint="see pint's guide on defining units"
        ) from error
    return made


def tables() -> dict[str, dict[str, Any]]:
    """Return the plain tables: prefixes, units, symbols and aliases.

    A unit is [factor to its root units, dimension] or, where its zero is elsewhere,
    [factor, dimension, offset]; factors are exact ratios as text.
    """
    made = built()
    units: dict[str, list[str]] = {}
    symbols: dict[str, str] = {}
    aliases: dict[str, str] = {}
    for key, unit in made._units.items():
        if key.startswith(("delta_", "Δ")) or unit.name.startswith("delta_"):
            continue  # a difference is an argument of a conversion, not a unit of its own
        name = TEMPERATURES.get(unit.name, unit.name)
        if key == unit.name:
            units[name] = _row(made, unit)
        elif key != name:
            (symbols if key == unit.defined_symbol else aliases)[key] = name
    for name, ours in TEMPERATURES.items():
        aliases[name] = ours
    prefixes = {p.name: p for key, p in made._prefixes.items() if key}
    return {
        "prefixes": {n: str(Fraction(p.converter.scale)) for n, p in prefixes.items()},
        "prefix_symbols": {
            key: p.name for key, p in made._prefixes.items() if key and key != p.name
        },
        "units": dict(sorted(units.items())),
        "symbols": dict(sorted(symbols.items())),
        "aliases": dict(sorted(aliases.items())),
    }


def _row(made: Any, unit: Any) -> list[str]:
    """Return a unit's row: its factor, its dimension, and its offset if it has one."""
    delta = f"delta_{unit.name}"
    factor, _ = made.get_root_units(delta if delta in made._units else unit.name)
    powers = made.get_dimensionality(unit.name)
    dimension = "*".join(
        f"{name.strip('[]')}^{Fraction(power)}" for name, power in sorted(powers.items())
    )
    offset = Fraction(getattr(unit.converter, "offset", 0))
    row = [str(Fraction(factor)), dimension.replace("^1*", "*").removesuffix("^1")]
    return [*row, str(offset)] if offset else row


def rendered() -> str:
    """Return the text of `tables.json`: one unit a line, so that a diff is readable."""
    sections = []
    for section, rows in tables().items():
        lines = ",\n".join(
            f"  {json.dumps(k, ensure_ascii=False)}: {json.dumps(v, ensure_ascii=False)}"
            for k, v in rows.items()
        )
        sections.append(f'"{section}": {{\n{lines}\n}}')
    return "{\n" + ",\n".join(sections) + "\n}\n"


if __name__ == "__main__":
    TABLES.write_text(rendered(), encoding="utf-8")
