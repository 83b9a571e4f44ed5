"""Averages: lines that are the mean of the lines before them.

In: `Lines`. Out: `Mean`s. A line is one where its label says so ("Mean", "Average") and
the mean of the lines before it, up to a total or the start, fits in two lanes or more.
"""

from __future__ import annotations

import re
from math import log10

from verify.match._grid import LaneKind
from verify.match._lines import TOTAL, Lines
from verify.named import NamedTuple

_LABEL = re.compile(r"^\W*(?:(?:simple|overall|column|row) )?(?:mean|average|avg\.?)\W*$", re.I)
_EVIDENCE = 2.2  # powers of ten against chance
_MOST = 60  # lines


class Mean(NamedTuple):
    """A line that is the mean of others, with the lanes that fit and those that do not."""

    made: int
    parts: tuple[int, ...]
    fits: tuple[int, ...]
    misfits: tuple[int, ...]


def means(lines: Lines) -> list[Mean]:
    """Return every line that is the mean of the lines before it."""
    found: list[Mean] = []
    for index, line in enumerate(lines.lines):
        if not _LABEL.match(line.label) or index > _MOST:
            continue
        before = [
            i
            for i in range(index)
            if not lines.lines[i].section
            and not TOTAL.search(lines.lines[i].label)
            and lines.lines[i].kind is not LaneKind.ORDER
        ]
        trials = [_tried(lines, index, tuple(before[start:])) for start in range(len(before) - 1)]
        best = max(
            trials, key=lambda t: (len(t[0].fits) - 2 * len(t[0].misfits), t[1]), default=None
        )
        if best is None or best[1] < _EVIDENCE:
            continue
        if len(best[0].fits) >= max(2, 2 * len(best[0].misfits)):
            found.append(best[0])
    return found


def _tried(lines: Lines, made: int, parts: tuple[int, ...]) -> tuple[Mean, float]:
    """Return in which lanes a line is the mean of some others, and how sure that is."""
    fits: list[int] = []
    misfits: list[int] = []
    evidence = 0.0
    for lane, number in enumerate(lines.lines[made].numbers):
        held = [lines.lines[p].numbers[lane] for p in parts]
        if number is None or any(n is None for n in held):
            continue
        values = [float(n.value.magnitude) for n in held if n is not None]
        slack = max(
            (10.0**n.value.exponent / 2 for n in held if n is not None and n.slack), default=0.0
        )
        own = float(number.value.magnitude)
        half = 10.0**number.value.exponent / 2
        gap = abs(sum(values) / len(values) - own)
        if gap > half + slack + 1e-9 * abs(own):
            misfits.append(lane)
        else:
            fits.append(lane)
            spread = (max(values) - min(values)) / 2 + half
            evidence += min(3.0, max(0.0, log10(spread / (half + slack))))
    return Mean(made, parts, tuple(fits), tuple(misfits)), evidence
