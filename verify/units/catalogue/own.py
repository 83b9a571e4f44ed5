"""Rows of a person's own: what is wrong with one, and the unit that it defines.

In: a row as a configuration has it, and the file of the catalogue that it adds to. Out:
the fault and what would do, or nothing; and the name and the meaning of a defined unit.
"""

from __future__ import annotations

import re

from verify.model.errors import UnitError
from verify.units import tables
from verify.units.catalogue import _rows

EXAMPLES = {
    "units": "smoot | si | smoot | sm | define:smoot = 1.7018 meter",
    "nouns": "longship | drakkar, snekkja",
    "currencies": "QTL | quatloo | Qd | minim",
}
_CODE = re.compile(r"[A-Z]{3}")
_OPTIONS = ("kind:", "also:", "near:", "article", "article?", "prefixed")
_PREFIXES = ("", "si", "si+", "binary")


def fault(stem: str, row: str) -> tuple[str, str]:
    """Return what is wrong with a row and what would do; two empty texts where nothing is."""
    check = {"units": _unit_fault, "nouns": _noun_fault, "currencies": _money_fault}[stem]
    wrong = check(row)
    return (f"{row!r}: {wrong}", f"for example {EXAMPLES[stem]!r}") if wrong else ("", "")


def definition(row: str) -> tuple[str, str]:
    """Return the name and the meaning of the unit that a row defines; empty where none."""
    line = _rows.unit_row(row).definition
    name, _, meaning = line.partition("=")
    return name.strip(), meaning.partition("=")[0].strip()


def _unit_fault(row: str) -> str:
    """Return what is wrong with a row of units."""
    if row.count("|") > 4:
        return "a unit has five fields: name | prefixes | names | signs | options"
    canonical, prefixes, names, signs, options = _rows.fields(row, 5)
    if not canonical:
        return "the unit has no name"
    if not names and not signs:
        return "no spelling: write how texts name the unit in the third or fourth field"
    if prefixes not in _PREFIXES and not prefixes.startswith("="):
        return f"unknown prefixes {prefixes!r}: si, si+, binary, or = and their signs"
    for option in options.partition("define:")[0].split():
        if not option.startswith(_OPTIONS):
            return f"unknown option {option!r}"
    name, meaning = definition(row)
    if not name:
        return ""
    try:
        tables.meant(name, meaning)
    except UnitError as error:
        return error.message
    return ""


def _noun_fault(row: str) -> str:
    """Return what is wrong with a row of counted nouns."""
    if row.count("|") > 1:
        return "a counted noun has two fields: name | other spellings"
    return "" if _rows.fields(row, 2)[0] else "the noun has no name"


def _money_fault(row: str) -> str:
    """Return what is wrong with a row of currencies."""
    if row.startswith(("=", "~")):
        return "" if row.count("|") == 1 else "a shared name has two fields: = name | codes"
    if row.count("|") > 3:
        return "a currency has four fields: code | names | signs | names of its hundredth"
    code, names, signs, _ = _rows.fields(row, 4)
    if not _CODE.fullmatch(code):
        return f"{code!r} is no code of three capital letters"
    return "" if names or signs else "no spelling: write its names or signs"
