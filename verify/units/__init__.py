"""Units: factors, dimensions, conversions, dated rates, and how amounts are written.

`definitions.txt` is the source, `registry` makes pint's registry and `tables.json`
from it, and everything else here needs the tables alone. Spellings ("sq mi", "€") are
the catalogue's.
"""

from __future__ import annotations

from verify.units.convert import (
    compatible,
    convert,
    converted,
    dimension,
    exactly,
    factor,
)
from verify.units.tables import Unit, canonical, known, unit

__all__ = [
    "Unit",
    "canonical",
    "compatible",
    "convert",
    "converted",
    "dimension",
    "exactly",
    "factor",
    "known",
    "unit",
]
