"""The catalogue: rows of spellings -> plain tables that the extractor looks surfaces up in.

In: the row files of this folder (each opens with its format) and rows that a caller
adds. Out: `Tables`, built without any library and kept between runs as plain data. What
a unit is worth is not here: see `verify.units`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from verify import kept
from verify.named import NamedTuple
from verify.units.catalogue import _rows
from verify.units.catalogue._rows import Entry, Tag
from verify.units.tables import define

__all__ = ["Entry", "Tables", "Tag", "canonical_units", "currency_codes", "definitions", "tables"]

_FOLDER = Path(__file__).parent
_STEMS = ("prefixes", "units", "currencies", "scales", "nouns")
_LONGEST_MARK = 12  # characters of a surface that begins with no letter
_Packed = tuple[list[tuple[Any, ...]], list[dict[str, int]], tuple[Any, ...]]


class Tables(NamedTuple):
    """Every surface, ready for lookup.

    `signs` is keyed by the exact surface, `names` by the lower-case one, `scales` by either. `sign_phrases`
    and `name_phrases` list the surfaces of more than one word (or with a point or a sign
    inside) by the letters they begin with, longest first. `leads` holds the words, in
    small letters, that a currency before an amount may end with, `ends` the marks. `marks`
    has the lengths of the surfaces that begin with each character that is no letter,
    longest first. `seen` is empty at first: a reader keeps there what it found of a word.
    """

    signs: dict[str, Entry]
    names: dict[str, Entry]
    scales: dict[str, Entry]
    sign_phrases: dict[str, tuple[str, ...]]
    name_phrases: dict[str, tuple[str, ...]]
    leads: frozenset[str]
    ends: frozenset[str]
    marks: dict[str, tuple[int, ...]]
    seen: dict[str, Entry | int]


def tables(extra: tuple[tuple[str, str], ...] = ()) -> Tables:
    """Return the lookup tables; `extra` holds added rows as (file stem, row) pairs."""
    return _tables(extra)


@cache
def _tables(extra: tuple[tuple[str, str], ...]) -> Tables:
    """Return the tables, from an earlier run where they hold no rows but the files'."""
    if extra:
        return _built(extra)
    stems = (_FOLDER / f"{stem}.txt" for stem in (*_STEMS, "miswritten"))
    sources = [__file__, _rows.__file__, *map(str, stems)]
    return _unpacked(*kept.table("catalogue", sources, lambda: _packed(_built(()))))


def _defined(rows: list[str]) -> None:
    """Let the units that added rows define be known to every conversion."""
    for row in rows:
        definition = _rows.unit_row(row).definition
        name, _, meaning = definition.partition("=")
        if definition:
            define(name.strip(), meaning.partition("=")[0].strip())


def _built(extra: tuple[tuple[str, str], ...]) -> Tables:
    """Return the tables of the files' rows and of the added ones."""
    signs: dict[str, Entry] = {}
    names: dict[str, Entry] = {}
    added = {stem: [row for s, row in extra if s == stem] for stem in _STEMS}
    _defined(added["units"])
    prefixes = _rows.prefixes(_read("prefixes") + added["prefixes"])
    _rows.add_nouns(_read("nouns") + added["nouns"], names)
    _rows.add_units(_read("units") + added["units"], prefixes, names, signs)
    _rows.add_currencies(_read("currencies") + added["currencies"], names, signs)
    _rows.add_percent(names, signs)
    _rows.add_miswritten(_read("miswritten"), signs)
    scales = _rows.scales(_read("scales") + added["scales"], signs)
    beside = _leads(signs, names), _ends(signs), _marks((*signs, *names))
    return Tables(signs, names, scales, _phrases(signs), _phrases(names), *beside, {})


def _packed(tables: Tables) -> _Packed:
    """Return tables as plain data: every entry once, and its number for each surface."""
    numbers: dict[Entry, int] = {}
    keyed = [
        {surface: numbers.setdefault(entry, len(numbers)) for surface, entry in table.items()}
        for table in (tables.signs, tables.names, tables.scales)
    ]
    return list(map(_rows.plain, numbers)), keyed, tuple(tables[3:-1])


def _unpacked(rows: list[tuple[Any, ...]], keyed: list[dict[str, int]], rest: Any) -> Tables:
    """Return tables from plain data."""
    entries = _rows.from_plain(rows)
    found = [{surface: entries[n] for surface, n in table.items()} for table in keyed]
    return Tables._make([*found, *rest, {}])


@cache
def definitions() -> tuple[str, ...]:
    """Return the pint definitions of units that pint does not know, in order of need."""
    rows = (_rows.unit_row(row) for row in _read("units"))
    return tuple(row.definition for row in rows if row.definition)


def canonical_units() -> tuple[str, ...]:
    """Return every unit that a surface of the catalogue stands for, sorted."""
    found = tables()
    entries = [*found.signs.values(), *found.names.values()]
    return tuple(sorted({e.canonical for e in entries if e.tag is Tag.UNIT}))


def currency_codes() -> tuple[str, ...]:
    """Return every ISO 4217 code of the catalogue, sorted."""
    entries = tables().signs.items()
    return tuple(sorted(s for s, e in entries if e.tag is Tag.MONEY and s == e.canonical))


@cache
def places() -> dict[str, str]:
    """Return the words that speak for a currency of a shared name: "sydney" -> AUD."""
    return _rows.places(_read("currencies"))


@cache
def articled() -> tuple[str, ...]:
    """Return the surfaces that "a" may stand before as a number: "hour", "kg", "mile"."""
    found = tables()
    words = [name for name, entry in found.names.items() if entry.article and name.isalpha()]
    signs = [sign for sign in ("kg", "lb", "km", "cm", "ml") if sign in found.signs]
    return tuple(sorted({word for word in (*words, *signs) if word.isascii()}))


def _read(stem: str) -> list[str]:
    """Return the rows of one file, comments and blank lines gone."""
    lines = (_FOLDER / f"{stem}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _leads(signs: dict[str, Entry], names: dict[str, Entry]) -> frozenset[str]:
    """Return the last words of the currencies that may stand before an amount."""
    surfaces = [s for s, e in (*names.items(), *signs.items()) if e.tag is Tag.MONEY]
    return frozenset(s.rpartition(" ")[2].lower() for s in surfaces)


def _ends(signs: dict[str, Entry]) -> frozenset[str]:
    """Return the marks that the sign of a currency before an amount may end with."""
    money = (s for s, e in signs.items() if any(x.tag is Tag.MONEY for x in (e, *e.rivals)))
    return frozenset(s[-1] for s in money if not s[-1].isalpha()) | {"$"}


def _marks(surfaces: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return the lengths of the surfaces that begin with no letter, by their first character."""
    found: dict[str, set[int]] = {}
    for surface in surfaces:
        if surface and not surface[0].isalpha() and len(surface) <= _LONGEST_MARK:
            found.setdefault(surface[0], set()).add(len(surface))
    return {mark: tuple(sorted(sizes, reverse=True)) for mark, sizes in found.items()}


def _phrases(surfaces: dict[str, Entry]) -> dict[str, tuple[str, ...]]:
    """Group the surfaces that a run of letters alone does not spell by their first letters."""
    found: dict[str, list[str]] = {}
    for surface in surfaces:
        if not surface.isalpha():
            head = _rows.first_letters(surface)
            if head:
                found.setdefault(head, []).append(surface)
    return {head: tuple(sorted(group, key=len, reverse=True)) for head, group in found.items()}
