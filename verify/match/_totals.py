"""Totals: which lines of a table are sums of which others, from labels and arithmetic.

In: `Lines`. Out: `Sum`s. Lines are read in order and kept in hand; when one is the sum
(or the first less the rest) of the last few in hand, these are put down and it is kept
in their place, so that subtotals, and totals of subtotals, come out by themselves. A
structure is believed by its arithmetic in several lanes, by less of it where a label
says "total", and by the label alone only where one digit, two swapped digits or a
factor of ten would mend the sum.
"""

from __future__ import annotations

import re
from math import log10

from verify.match._grid import LaneKind
from verify.match._lines import (
    COST,
    LEADING,
    MEANS,
    MEMO,
    NOT_ADDED,
    RATE,
    RESULT,
    TOTAL,
    Line,
    Lines,
    Number,
)
from verify.named import NamedTuple

WINDOW = 40  # lines in hand that an unlabelled sum may reach back over
BIG = 1500  # lines from which only labelled totals are looked for
_UNLABELLED, _HINTED, _LABELLED = 6.0, 3.2, 1.2  # powers of ten against chance
_WHOLE = 1.2
FEW, FEW_PEOPLE = 100, 20  # smaller totals are no totals by their label and a slip alone
_PEOPLE = re.compile(
    r"n|no\.?|(?:number of )?(?:participants|patients|people|respondents|subjects|women|men)", re.I
)
_FAR = 0.5  # share of a total by which a sum that no slip explains may be off


class Sum(NamedTuple):
    """A line that is the sum of others; `signs` is -1 where a line is taken away.

    `fits` and `misfits` are lanes. `labelled` says that words alone make it a total.
    """

    total: int
    parts: tuple[int, ...]
    signs: tuple[int, ...]
    fits: tuple[int, ...]
    misfits: tuple[int, ...]
    labelled: bool
    evidence: float


class _Trial(NamedTuple):
    """One way to reckon a line: how well it does in each lane.

    `against` counts every lane that does not fit; `misfits` are those that look like a
    wrong number, not like another structure.
    """

    parts: tuple[int, ...]
    signs: tuple[int, ...]
    fits: tuple[int, ...]
    misfits: tuple[int, ...]
    evidence: float
    against: int = 0


def sums(lines: Lines) -> list[Sum]:
    """Return every line that is a total, a subtotal or a difference, with its parts."""
    found: list[Sum] = []
    hand: list[int] = []
    sections: list[int] = []
    big = len(lines.lines) > BIG
    for index, line in enumerate(lines.lines):
        if line.section:
            sections.append(len(hand))
            continue
        if MEMO.search(line.label) or (
            _unadded(line) if lines.across else MEANS.search(line.label)
        ):
            continue
        labelled = _is_total(lines, line)
        if not big or labelled:
            made = _made(lines, index, hand, labelled, sections)
            if made is not None:
                found.append(made)
                hand = [i for i in hand if i not in made.parts]
                sections = [s for s in sections if s <= len(hand)]
        hand.append(index)
    found += _leading(lines, {s.total for s in found})
    return found


def _is_total(lines: Lines, line: Line) -> bool:
    """Whether a label says that its line is a total; a row may be a total of changes."""
    unfit = NOT_ADDED if lines.across else RATE
    return bool(TOTAL.search(line.label)) and not unfit.search(line.label)


def _unadded(line: Line) -> bool:
    """Whether a column holds what nobody adds: changes, rates, percentages."""
    return line.kind is not LaneKind.VALUE or bool(NOT_ADDED.search(line.label))


def _made(
    lines: Lines, index: int, hand: list[int], labelled: bool, sections: list[int]
) -> Sum | None:
    """Return how a line comes from the lines in hand, if it does."""
    line = lines.lines[index]
    last = index == max(i for i, other in enumerate(lines.lines) if not other.section)
    hinted = labelled or last or not line.label.strip() or bool(RESULT.search(line.label))
    trials = [*_plus(lines, index, hand), *_minus(lines, index, hand)]
    best = max(trials, key=lambda t: (len(t.fits) - 2 * t.against, t.evidence), default=None)
    if best is not None:
        need = _LABELLED if labelled else _HINTED if hinted else _UNLABELLED
        plain, less = all(sign > 0 for sign in best.signs), False
        if not plain:
            need = _HINTED if hinted and not labelled and not last else _UNLABELLED
            if less := _less_costs(lines, index, best.parts):
                need = _LABELLED
        elif hinted and len(best.parts) == len(hand):
            need -= _WHOLE  # nothing before it is left out
        if best.evidence >= need and _trusted(best, labelled=labelled or less, hinted=hinted):
            return Sum(index, *best[:4], labelled and plain, best.evidence)
    if labelled and hand:
        return _by_label(lines, index, hand, sections)
    return None


def _less_costs(lines: Lines, index: int, parts: tuple[int, ...]) -> bool:
    """Whether labels say that a result is what is left of something after its costs."""
    labels = [lines.lines[part].label for part in parts]
    left = bool(RESULT.search(lines.lines[index].label)) and not COST.search(labels[0])
    return left and all(map(COST.search, labels[1:]))


def _trusted(trial: _Trial, *, labelled: bool, hinted: bool) -> bool:
    """Whether enough lanes fit for the others to be called wrong."""
    fits, misfits = len(trial.fits), trial.against
    if misfits == 0:
        return fits >= 1 and (hinted or fits >= 2)
    if labelled:
        return fits >= misfits
    if hinted and fits == 1 and misfits == 1:
        plain = all(sign > 0 for sign in trial.signs)
        return trial.evidence >= (_HINTED - _WHOLE if plain else _HINTED)
    return fits >= 2 * misfits


def _plus(lines: Lines, index: int, hand: list[int]) -> list[_Trial]:
    """Return the trials in which the last two or more lines in hand are added."""
    return _trials(lines, index, hand, first=1, rest=1)


def _minus(lines: Lines, index: int, hand: list[int]) -> list[_Trial]:
    """Return the trials in which the first line is diminished by the others."""
    return _trials(lines, index, hand, first=1, rest=-1)


def _trials(lines: Lines, index: int, hand: list[int], *, first: int, rest: int) -> list[_Trial]:
    """Return the trials over every number of lines in hand, from two on, that fit a lane."""
    total = lines.lines[index].numbers
    lanes = _lanes(lines, total)
    sums = [0] * len(total)
    slacks = [0] * len(total)
    counts = [0] * len(total)
    unknown: set[int] = set()
    found: list[_Trial] = []
    for depth, part in enumerate(reversed(hand[-WINDOW:]), start=1):
        line = lines.lines[part]
        fits: list[int] = []
        misfits: list[int] = []
        evidence = 0.0
        for lane in lanes:
            number, whole = line.numbers[lane], total[lane]
            if number is None and (part, lane) not in lines.blank:
                unknown.add(lane)
            if whole is None or lane in unknown:
                continue
            own, slack = (number.units, number.slack) if number else (0, 0)
            reckoned = rest * sums[lane] + first * own
            weight = _weight(reckoned, slacks[lane] + slack, whole)
            several = counts[lane] + (number is not None and own != 0) >= 2
            if weight is not None and several:
                fits.append(lane)
                evidence += weight
            elif weight is None and counts[lane] + (number is not None) >= 2:
                misfits.append(lane)
            elif weight is None and lines.across and is_slip(reckoned, whole.units):
                misfits.append(lane)  # nothing was added: a dash beside one number
            sums[lane] += own
            slacks[lane] += slack
            counts[lane] += own != 0
        if depth >= 2 and fits:
            parts = tuple(hand[len(hand) - depth :])
            alike = _alike(lines, fits, misfits)
            kept = tuple(
                lane
                for lane in alike
                if _likely(lines, index, parts, (first,) + (rest,) * (depth - 1), lane, len(fits))
            )
            signs = (first,) + (rest,) * (depth - 1)
            found.append(_Trial(parts, signs, tuple(fits), kept, evidence, len(alike)))
    return found


def _lanes(lines: Lines, total: tuple[Number | None, ...]) -> list[int]:
    """Return the lanes that say something of a total.

    Percentages are added only where the total is a hundred, or where nothing but
    percentages stands in the table; a lane that repeats another says nothing new.
    """
    mixed = LaneKind.VALUE in lines.kinds
    hundred = {
        lane
        for lane, number in enumerate(total)
        if number is not None and number.value.magnitude == 100
    }
    return [
        lane
        for lane in range(len(lines.lanes))
        if lane not in lines.repeated
        and (
            lines.kinds[lane] is not LaneKind.PERCENT
            or lane in hundred
            or not mixed
            or any(lines.kinds[h] is LaneKind.PERCENT for h in hundred)
        )
    ]


def _likely(
    lines: Lines, index: int, parts: tuple[int, ...], signs: tuple[int, ...], lane: int, fits: int
) -> bool:
    """Whether a misfit looks like a wrong number: one slip, or not far off beside many fits."""
    whole = lines.lines[index].numbers[lane]
    numbers = [
        (sign, number)
        for part, sign in zip(parts, signs, strict=True)
        if (number := lines.lines[part].numbers[lane]) is not None
    ]
    if whole is None:
        return False
    gap = whole.units - sum(sign * n.units for sign, n in numbers)
    if is_slip(whole.units, whole.units - gap):
        return True
    if any(is_slip(n.units, n.units + sign * gap) for sign, n in numbers):
        return True
    return fits >= 3 and abs(gap) <= _FAR * abs(whole.units)


def _weight(reckoned: int, slack: int, whole: Number) -> float | None:
    """Return how unlikely a fit is by chance, in powers of ten; None for a misfit."""
    gap = 2 * abs(reckoned - whole.units)
    if gap > slack + whole.slack:
        return None
    if whole.units == 0:
        return 0.0
    return min(4.0, max(0.0, log10((2 * abs(whole.units) + 1) / (2 * gap + 1))))


def _alike(lines: Lines, fits: list[int], misfits: list[int]) -> tuple[int, ...]:
    """Return the misfits in lanes of a kind with one that fits; others prove nothing."""
    if lines.across:
        return tuple(lane for lane in misfits if not RATE.search(lines.lanes[lane]))
    kinds = {lines.kinds[lane] for lane in fits}
    return tuple(
        lane
        for lane in misfits
        if lines.kinds[lane] in kinds
        and (lines.kinds[lane] is LaneKind.PERCENT or not RATE.search(lines.lanes[lane]))
    )


def _by_label(lines: Lines, index: int, hand: list[int], sections: list[int]) -> Sum | None:
    """Return a total that its label alone makes one, where a plain slip would mend it."""
    starts = [0, *([sections[-1]] if sections else [])]
    for start in dict.fromkeys(reversed(starts)):
        parts = tuple(hand[start:])
        if len(parts) < 2:
            continue
        total = lines.lines[index].numbers
        misfits = [lane for lane in range(len(total)) if _slipped(lines, index, parts, lane)]
        known = [lane for lane in range(len(total)) if total[lane] is not None]
        if misfits and len(misfits) == len(known) == 1:
            return Sum(index, parts, (1,) * len(parts), (), tuple(misfits), True, 0.0)
    return None


def _slipped(lines: Lines, index: int, parts: tuple[int, ...], lane: int) -> bool:
    """Whether one number's slip explains why a lane does not add up."""
    whole = lines.lines[index].numbers[lane]
    numbers = [lines.lines[p].numbers[lane] for p in parts]
    if whole is None or any(
        n is None and (p, lane) not in lines.blank for n, p in zip(numbers, parts, strict=True)
    ):
        return False
    if RATE.search(lines.lanes[lane]) and lines.kinds[lane] is not LaneKind.PERCENT:
        return False
    known = [n for n in numbers if n is not None]
    few = FEW_PEOPLE if _PEOPLE.fullmatch(lines.lanes[lane].strip()) else FEW
    if len(known) < 2 or abs(whole.units) < few:
        return False
    room = sum(n.slack for n in known) + whole.slack
    gap = whole.units - sum(n.units for n in known)
    if 2 * abs(gap) <= room:
        return False
    return is_slip(whole.units, whole.units - gap) or any(
        is_slip(n.units, n.units + gap) for n in known
    )


def is_slip(written: int, meant: int) -> bool:
    """Whether one digit, two neighbours swapped, or a factor of ten makes the one the other."""
    if (written < 0) != (meant < 0) and written and meant:
        return written == -meant
    a, b = str(abs(written)), str(abs(meant))
    if a + "0" == b or b + "0" == a or a == b:
        return True
    if len(a) != len(b):
        return False
    unlike = [i for i in range(len(a)) if a[i] != b[i]]
    if len(unlike) == 1:
        return True
    return (
        len(unlike) == 2
        and unlike[1] == unlike[0] + 1
        and a[unlike[0]] == b[unlike[1]]
        and a[unlike[1]] == b[unlike[0]]
    )


def _leading(lines: Lines, known: set[int]) -> list[Sum]:
    """Return totals that stand before their parts: "Total", then what it is made of."""
    found: list[Sum] = []
    for index, line in enumerate(lines.lines):
        if index in known or not (_is_total(lines, line) or LEADING.search(line.label)):
            continue
        rest = [
            i
            for i in range(index + 1, min(len(lines.lines), index + 1 + WINDOW))
            if not lines.lines[i].section
            and not (lines.across and _unadded(lines.lines[i]))
            and not MEMO.search(lines.lines[i].label)
        ]
        trials = _plus(lines, index, rest[::-1])
        best = max(trials, key=lambda t: (len(t.fits) - 2 * t.against, t.evidence), default=None)
        if best is None or best.evidence < _HINTED or len(best.fits) < 2:
            continue
        if len(best.fits) >= 2 * best.against:
            found.append(
                Sum(
                    index,
                    best.parts[::-1],
                    best.signs,
                    best.fits,
                    best.misfits,
                    True,
                    best.evidence,
                )
            )
    return found
