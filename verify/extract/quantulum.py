"""quantulum3: its units as reviewed data, its parser as a second opinion.

In: the `quantulum3` package, where it is installed, and `quantulum_units.txt`, which says
for each of its units what it is in ours. Out: that map, the surfaces it knows, and what
its parser reads in a text, in our units. The only module that knows quantulum3; nothing
that judges a document imports it, since its parser is slow and keeps global state.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from verify.model.errors import UnitError
from verify.model.span import Span
from verify.named import NamedTuple

REVIEWED = Path(__file__).with_name("quantulum_units.txt")
LEFT_OUT = "-"


class Row(NamedTuple):
    """One of quantulum3's units: our unit ("" for a pure number), and what it measures.

    `unit` is None where the unit is left out; `entity` then says why.
    """

    name: str
    unit: str | None
    entity: str


class Opinion(NamedTuple):
    """A quantity as quantulum3 reads it; `unit` is None where its unit is none of ours."""

    span: Span
    value: float
    unit: str | None


@cache
def reviewed() -> dict[str, Row]:
    """Return our reading of each of quantulum3's units, by its name there."""
    rows = {}
    for line in REVIEWED.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, unit, entity = line.split(" | ", 2)
            rows[name] = Row(name, None if unit == LEFT_OUT else unit, entity)
    return rows


def surfaces() -> Iterator[tuple[str, str]]:
    """Yield each spelling in quantulum3's table with our unit for it.

    Raises: UnitError if quantulum3 is not installed.
    """
    known = reviewed()
    for name, unit in raw("units.json").items():
        row = known.get(name)
        if row is not None and row.unit is not None:
            for surface in unit["surfaces"]:
                yield surface, row.unit


@cache
def raw(file: str) -> dict[str, dict[str, list[str]]]:
    """Return a table of quantulum3 as it is, without importing its parser.

    Raises: UnitError if quantulum3 is not installed.
    """
    spec = find_spec("quantulum3")
    if spec is None or spec.origin is None:
        raise UnitError("quantulum3 is not installed", hint="pip install quantulum3")
    text = Path(spec.origin).with_name(file).read_text(encoding="utf-8")
    table = json.loads(text)
    assert isinstance(table, dict)
    return table


def second_opinion(text: str) -> tuple[Opinion, ...]:
    """Return what quantulum3's parser, without its classifier, reads in a text.

    Slow (some 40 KB a second) and not for several threads.
    """
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of a classifier that is not wanted
        from quantulum3 import classifier, parser

        classifier.USE_CLF = False
        found = parser.parse(text)
    known = reviewed()
    return tuple(
        Opinion(
            Span(*quantity.span),
            float(quantity.value),
            known[quantity.unit.name].unit if quantity.unit.name in known else None,
        )
        for quantity in found
    )
