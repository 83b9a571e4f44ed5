"""Derived lines: columns (or rows) that are reckoned from two others, cell by cell.

In: `Lines`. Out: `Derived`: a difference, a percent change, a share, a quotient, or a
share of a total, with the lanes in which it fits and those in which it does not. It is
believed when it fits in enough lanes to be no chance; a label ("change", "%", "average")
lowers what is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, permutations
from math import log10

from verify.choices import StrEnum
from verify.match._grid import CHANGE, LaneKind, is_year
from verify.match._lines import NOT_ADDED, TOTAL, Line, Lines, Number
from verify.match._totals import Sum
from verify.named import NamedTuple

NEAR = 7  # lines on each side that a wide table's column may be reckoned from
MOST = 400  # lanes in which a structure is looked for; one that is found is tried in all
WHOLES = 12  # rows that may be the whole of a column of shares
_SHARE = re.compile(r"%|percent|share|margin|portion|proportion|ratio|rate|pct", re.IGNORECASE)
_POINTS = re.compile(r"%|percent|\b(?:margin|rate|ratio)\b", re.IGNORECASE)
_QUOTIENT = re.compile(r"\b(?:average|avg|mean|per|ratio|rate|percentage|pct|price|density|economy|strike|ppg|"
                       r"each|unit|multiple|cost)\b|/", re.IGNORECASE)  # fmt: skip


_DIFFERENCE = re.compile(
    CHANGE.pattern
    + r"|\b(?:margin|majority|gap|lead|deficit|surplus|shortfall|excess|spread|gd|diff|net|balance)\b|\+\/[-−–]",
    re.I,
)


class Way(StrEnum):
    """How a line is reckoned from two others."""

    DIFFERENCE = "difference"
    CHANGE = "percent change"
    SHARE = "share"
    QUOTIENT = "quotient"


class Derived(NamedTuple):
    """Line `made` is reckoned from lines `a` and `b`; `whole` is a lane for shares of a total."""

    way: Way
    made: int
    a: int
    b: int
    fits: tuple[int, ...]
    misfits: tuple[int, ...]
    labelled: bool
    evidence: float
    whole: int | None = None


class _Ends(NamedTuple):
    low: float
    high: float


def derived(lines: Lines, sums: list[Sum]) -> list[Derived]:
    """Return every line that is reckoned from two others, or from one and its total."""
    families = [{s.total, *s.parts} for s in sums]
    found: list[Derived] = []
    for index in range(len(lines.lines)):
        best = _best(lines, index, families)
        if best is not None:
            found.append(best)
    return found


def _best(lines: Lines, index: int, families: list[set[int]]) -> Derived | None:
    """Return the likeliest way in which one line is reckoned."""
    line = lines.lines[index]
    trials = []
    for way in _ways(lines, line):
        labelled = _is_labelled(way, line)
        if not lines.across and not labelled:
            continue
        for a, b in _pairs(lines, index):
            if way is Way.DIFFERENCE and any({index, a, b} <= family for family in families):
                continue  # a total, said the other way round
            trial = _tried(lines, way, index, a, b, labelled)
            if trial is not None:
                trials.append(trial)
    best = max(trials, key=_rank, default=None)
    if best is None or not _believed(best):
        return None
    if len(lines.lanes) <= MOST:
        return best
    whole = _tried(lines, best.way, index, best.a, best.b, best.labelled, most=len(lines.lanes))
    return whole if whole is not None and _believed(whole) else None


def _rank(trial: Derived) -> tuple[int, float, int]:
    """Return how good a trial is: lanes, evidence, nearness."""
    near = abs(trial.made - trial.a) + abs(trial.made - trial.b)
    return (len(trial.fits) - 2 * len(trial.misfits), round(trial.evidence, 1), -near)


def _believed(trial: Derived) -> bool:
    """Whether a relation fits too well to be chance."""
    fits, misfits = len(trial.fits), len(trial.misfits)
    if trial.labelled:
        if fits >= 2:
            return trial.evidence >= 1.8 and fits >= 2 * misfits
        return fits == 1 and misfits <= 1 and trial.evidence >= 2.4 and _adjacent(trial)
    return fits >= 3 and trial.evidence >= 7.0 and fits >= 4 * misfits


def _adjacent(trial: Derived) -> bool:
    """Whether the three lines stand side by side."""
    return max(trial.made, trial.a, trial.b) - min(trial.made, trial.a, trial.b) == 2


def _ways(lines: Lines, line: Line) -> Iterator[Way]:
    """Yield the ways in which a line with such numbers may be reckoned."""
    yield Way.DIFFERENCE
    percent = (
        line.kind is LaneKind.PERCENT
        or "%" in line.label
        or any(n is not None and n.value.percent for n in line.numbers)
    )
    if percent or CHANGE.search(line.label):
        yield Way.CHANGE
    if percent or _SHARE.search(line.label):
        yield Way.SHARE
    if _QUOTIENT.search(line.label) or any(
        n is not None and n.value.exponent < 0 for n in line.numbers
    ):
        yield Way.QUOTIENT


def _is_labelled(way: Way, line: Line) -> bool:
    """Whether a line's label says that it is reckoned in that way."""
    if way is Way.DIFFERENCE:
        return bool(_DIFFERENCE.search(line.label))
    if way is Way.CHANGE:
        return bool(CHANGE.search(line.label))
    return bool((_SHARE if way is Way.SHARE else _QUOTIENT).search(line.label))


def _pairs(lines: Lines, index: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs of other lines that a line may be reckoned from."""
    near = [
        i
        for i in range(max(0, index - NEAR), min(len(lines.lines), index + NEAR + 1))
        if i != index and not lines.lines[i].section
    ]
    yield from permutations(near, 2)


def _tried(
    lines: Lines, way: Way, made: int, a: int, b: int, labelled: bool, *, most: int = MOST
) -> Derived | None:
    """Return how a way of reckoning does in each lane; None as soon as it is hopeless."""
    fits: list[int] = []
    misfits: list[int] = []
    evidence = 0.0
    rows = zip(
        lines.lines[made].numbers, lines.lines[a].numbers, lines.lines[b].numbers, strict=True
    )
    for lane, (x, y, z) in enumerate(islice(rows, most)):
        if x is None or y is None or z is None or _unfit(lines, way, lane):
            continue
        if is_year(y.value) or is_year(z.value):
            continue
        expected = _expected(way, y, z)
        if expected is None:
            continue
        weight = _weight(x, expected)
        if weight is None:
            if way is Way.SHARE and _nudged(x, expected):
                continue
            misfits.append(lane)
            if len(misfits) > 1 and len(misfits) > len(fits):
                return None
        else:
            fits.append(lane)
            evidence += weight
    if not fits:
        return None
    return Derived(way, made, a, b, tuple(fits), tuple(misfits), labelled, evidence)


def _unfit(lines: Lines, way: Way, lane: int) -> bool:
    """Whether a lane is of another nature: a change of percentages is said in points."""
    if lines.across:
        return way is Way.CHANGE and bool(_POINTS.search(lines.lanes[lane]))
    return lines.kinds[lane] is LaneKind.PERCENT or bool(NOT_ADDED.search(lines.lanes[lane]))


def _expected(way: Way, a: Number, b: Number) -> _Ends | None:
    """Return what a way makes of two cells; None where it has no meaning."""
    if way is Way.DIFFERENCE:
        p, q = _ends(a), _ends(b)
        return _Ends(p.low - q.high, p.high - q.low)
    if b.value.magnitude <= 0 or (way is not Way.QUOTIENT and a.value.magnitude < 0):
        return None
    p, q = _ends(a), _ends(b)
    if q.low <= 0:
        return None
    corners = [x / y for x in p for y in q]
    low, high = min(corners), max(corners)
    if way is Way.QUOTIENT:
        return _Ends(low, high)
    if way is Way.CHANGE:
        low, high = low - 1, high - 1
    return _Ends(100 * low, 100 * high)


def _ends(number: Number) -> _Ends:
    """Return the values that a cell stands for."""
    value = float(number.value.magnitude)
    half = 0.5 * 10.0**number.value.exponent if number.slack else 0.0
    return _Ends(value - half, value + half)


def _weight(number: Number, expected: _Ends) -> float | None:
    """Return how unlikely a fit is by chance, in powers of ten; None for a misfit."""
    value = float(number.value.magnitude)
    half = 0.5 * 10.0**number.value.exponent
    room = half + (expected.high - expected.low) / 2
    slack = 1e-9 * max(abs(value), 1.0)
    if value + half + slack < expected.low or expected.high < value - half - slack:
        return None
    size = max(abs(value), half)
    return min(3.0, max(0.0, log10((size + room) / (2 * room))))


def shares_of_total(lines: Lines, sums: list[Sum]) -> list[Derived]:
    """Return the columns that give each row's share of a total row.

    The total is the row in which the share itself is 100, or a row that adds the others.
    """
    found: list[Derived] = []
    if not lines.across:
        return found
    totals = {i for i, label in enumerate(lines.lanes) if TOTAL.search(label)} | {
        s.total for s in sums
    }
    for made, line in enumerate(lines.lines):
        if line.kind is not LaneKind.PERCENT and not _SHARE.search(line.label):
            continue
        hundred = {
            i for i, n in enumerate(line.numbers) if n is not None and n.value.magnitude == 100
        }
        trials = [
            _share(lines, made, a, whole)
            for a in range(max(0, made - NEAR), min(len(lines.lines), made + NEAR + 1))
            if a != made
            for whole in sorted(hundred | totals)[:WHOLES]
        ]
        known = [t for t in trials if t is not None]
        best = max(known, key=_rank, default=None)
        if (
            best is not None
            and best.evidence >= 2.5
            and len(best.fits) >= max(2, 2 * len(best.misfits))
        ):
            found.append(best)
    return found


def _share(lines: Lines, made: int, a: int, whole: int) -> Derived | None:
    """Return how well a column gives the shares of one of its rows."""
    numbers = lines.lines[a].numbers
    total = numbers[whole] if whole < len(numbers) else None
    if total is None:
        return None
    fits, misfits, evidence = [], [], 0.0
    for lane, (x, y) in enumerate(zip(lines.lines[made].numbers, numbers, strict=True)):
        if lane == whole or x is None or y is None:
            continue
        expected = _expected(Way.SHARE, y, total)
        if expected is None:
            continue
        weight = _weight(x, expected)
        if weight is not None:
            fits.append(lane)
            evidence += weight
        elif not _nudged(x, expected):
            misfits.append(lane)
    return Derived(Way.SHARE, made, a, a, tuple(fits), tuple(misfits), True, evidence, whole)


def _nudged(number: Number, expected: _Ends) -> bool:
    """Whether a share is one last digit off, as when shares are made to add up to 100."""
    value, unit = float(number.value.magnitude), 10.0**number.value.exponent
    return expected.low - 1.5001 * unit <= value <= expected.high + 1.5001 * unit
