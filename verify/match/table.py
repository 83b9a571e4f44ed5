"""Tables: relations between the cells of one table.

    match:
      kind: table
      find: total            # total, difference, change, percent-change, share, quotient,
                             # average, running, rank, order, scale

In: the tables of a document. Out: one claim for each cell that the table itself makes
the outcome of others; the fits as well as the misfits. What belongs to what is found by
`_totals` and `_derived`; this module turns it into claims, for the rules to judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from verify.extract import Extraction
from verify.match import _averages, _derived, _grid, _lines, _sequences, _shares, _totals
from verify.match._averages import Mean
from verify.match._derived import Derived, Way
from verify.match._grid import Grid, Value
from verify.match._lines import Lines, Number
from verify.match._totals import Sum
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.named import NamedTuple

KIND = "table"
TABLES = True
OPTIONS = ("find", "slots")
MANY = True
FINDS = {
    "total": ("total", "parts"),
    "difference": ("result", "first", "rest"),
    "change": ("change", "new", "old"),
    "percent-change": ("change", "new", "old"),
    "share": ("share", "part", "whole"),
    "quotient": ("quotient", "dividend", "divisor"),
    "average": ("average", "parts"),
    "running": ("running", "before", "added"),
    "rank": ("rank", "before"),
    "order": ("values",),
    "scale": ("cell", "others"),
}
SLOTS = tuple(dict.fromkeys(slot for slots in FINDS.values() for slot in slots))
_WAYS = {
    Way.DIFFERENCE: "change",
    Way.CHANGE: "percent-change",
    Way.SHARE: "share",
    Way.QUOTIENT: "quotient",
}
_SURE = 3.0  # evidence, in powers of ten, from which a structure is certain


def validate(options: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Return what is wrong with a rule's options: path, message, hint."""
    find = options.get("find")
    if find in FINDS:
        return []
    return [("find", f"unknown relation '{find}'", "one of " + ", ".join(FINDS))]


Cells = Mapping[str, Value | tuple[tuple[int, Value], ...]]


class Found(NamedTuple):
    """One relation between cells: which, its cells by slot, and how sure it is."""

    find: str
    cells: Cells
    certain: bool
    evidence: tuple[str, ...]


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Yield every claim that the tables of a document make."""
    by_find: dict[str, list[Rule]] = {}
    for rule in rules:
        by_find.setdefault(str(rule.match.get("find")), []).append(rule)
    if not extraction.document.tables:
        return
    known = {q.span.start: q for q in extraction.quantities}
    for grid in _grid.grids(extraction.document, extraction.quantities):
        for found in relations(grid):
            for rule in by_find.get(found.find, ()):
                yield _claim(rule, grid, found, known)


def relations(grid: Grid) -> Iterator[Found]:
    """Yield every relation between the cells of one table."""
    down, across = _lines.down(grid), _lines.across(grid)
    sums_down, sums_across = _totals.sums(down), _totals.sums(across)
    for lines, sums in ((down, sums_down), (across, sums_across)):
        for found in sums:
            yield from _of_sum(lines, found)
        for mean in _averages.means(lines):
            yield from _of_mean(lines, mean)
    for share in _shares.shares(grid):
        cells: Cells = {
            "share": share.share._replace(exact=False),
            "part": share.part,
            "whole": share.whole,
        }
        yield Found("share", cells, True, ("the column's header states n",))
    yield from _of_sequences(grid)
    shares = _derived.shares_of_total(across, sums_down)
    done = {d.made for d in shares}
    for made in shares:
        yield from _of_share(across, made)
    for lines, sums in ((across, sums_across), (down, sums_down)):
        for made in _derived.derived(lines, sums):
            if lines is down or made.made not in done:
                yield from _of_derived(lines, made)


def _of_sum(lines: Lines, found: Sum) -> Iterator[Found]:
    """Yield a total, or a difference, for each lane that it was tried in."""
    plain = all(sign > 0 for sign in found.signs)
    label = lines.lines[found.total].label or "an unnamed line"
    for lane in (*found.fits, *found.misfits):
        total = _value(lines, found.total, lane)
        parts = tuple(
            (sign, value)
            for part, sign in zip(found.parts, found.signs, strict=True)
            if (value := _value(lines, part, lane)) is not None
        )
        least = 1 if plain and lane in found.misfits else 2  # a dash adds nothing
        if total is None or len(parts) < least:
            continue
        cells: dict[str, Value | tuple[tuple[int, Value], ...]]
        why = (f"'{label}' adds up in {len(found.fits)} of {len(found.fits) + len(found.misfits)}",)
        certain = bool(found.fits) and found.evidence >= _SURE
        if plain:
            yield Found("total", {"total": total, "parts": parts}, certain, why)
        else:
            rest = tuple((1, value) for _, value in parts[1:])
            cells = {"result": total, "first": parts[0][1], "rest": rest}
            yield Found("difference", cells, certain, why)


def _of_sequences(grid: Grid) -> Iterator[Found]:
    """Yield running totals, ranks, and amounts of another scale than their row."""
    for step in _sequences.running(grid):
        cells: Cells = {"running": step.running, "before": step.before, "added": step.added}
        yield Found("running", cells, True, ("the column adds up row by row",))
    for place in _sequences.ranks(grid):
        yield Found("rank", {"rank": place.rank, "before": place.before}, True, ())
    for row in _sequences.ordered(grid):
        held = tuple((1, value) for value in row.values)
        yield Found("order", {"values": held}, True, (row.way,))
    for odd in _sequences.scaled(grid):
        others = tuple((1, value) for value in odd.others)
        yield Found("scale", {"cell": odd.cell, "others": others}, False, ())


def _of_mean(lines: Lines, mean: Mean) -> Iterator[Found]:
    """Yield an average for each lane that it was tried in."""
    label = lines.lines[mean.made].label
    why = (f"'{label}' is the mean in {len(mean.fits)} of {len(mean.fits) + len(mean.misfits)}",)
    for lane in (*mean.fits, *mean.misfits):
        average = _value(lines, mean.made, lane)
        parts = tuple(
            (1, value) for part in mean.parts if (value := _value(lines, part, lane)) is not None
        )
        if average is not None and len(parts) > 1:
            yield Found("average", {"average": average, "parts": parts}, True, why)


def _of_derived(lines: Lines, made: Derived) -> Iterator[Found]:
    """Yield a line reckoned from two others, lane by lane."""
    find = _WAYS[made.way]
    names = FINDS[find]
    label = lines.lines[made.made].label
    why = (f"'{label}' follows in {len(made.fits)} of {len(made.fits) + len(made.misfits)}",)
    for lane in (*made.fits, *made.misfits):
        values = [_value(lines, line, lane) for line in (made.made, made.a, made.b)]
        if all(v is not None for v in values):
            cells = {name: v for name, v in zip(names, values, strict=True) if v is not None}
            yield Found(find, cells, made.evidence >= _SURE, why)


def _of_share(lines: Lines, made: Derived) -> Iterator[Found]:
    """Yield the shares of a total, row by row."""
    assert made.whole is not None, "a share has a whole"
    whole = _value(lines, made.a, made.whole)
    for lane in (*made.fits, *made.misfits):
        share, part = _value(lines, made.made, lane), _value(lines, made.a, lane)
        if share is not None and part is not None and whole is not None:
            cells = {"share": share, "part": part, "whole": whole}
            yield Found("share", cells, made.evidence >= _SURE, ())


def _value(lines: Lines, line: int, lane: int) -> Value | None:
    """Return the cell where a line and a lane cross."""
    number: Number | None = lines.lines[line].numbers[lane]
    return number.value if number is not None else None


def _claim(rule: Rule, grid: Grid, found: Found, known: Mapping[int, Quantity]) -> Claim:
    """Return a relation as a claim of a rule."""
    percent = ("change",) if found.find == "percent-change" else ()
    if found.find == "share":
        percent = ("share",)
    slots: dict[str, Quantity | tuple[Quantity, ...]] = {}
    for name, held in found.cells.items():
        if isinstance(held, Value):
            slots[name] = _quantity(grid, held, known, percent=name in percent)
        else:
            slots[name] = tuple(_quantity(grid, v, known, sign=sign) for sign, v in held)
    return Claim(
        rule,
        slots,
        certain=found.certain,
        evidence=found.evidence,
        extra={"loose_units": True, "way": (*found.evidence, "")[0]},
    )


def _quantity(
    grid: Grid, value: Value, known: Mapping[int, Quantity], *, sign: int = 1, percent: bool = False
) -> Quantity:
    """Return a cell's number as a quantity: as printed, without its column's scale."""
    magnitude = value.magnitude * sign
    interval = (
        Interval.exactly(magnitude) if value.exact else Interval.around(magnitude, value.exponent)
    )
    own = known.get(value.span.start)
    span = own.span if own is not None else value.span
    return Quantity(
        grid.document,
        span,
        Kind.PERCENT if percent else Kind.NUMBER,
        magnitude,
        "percent" if percent else "",
        interval,
        interval,
        exponent=value.exponent,
        number=value.span,
    )
