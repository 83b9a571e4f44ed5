"""Instead: whether a misfit holds with one of its other numbers exchanged for another of its text.

In: the check of a misfit with an equation, and the numbers near it. Out: how many bits speak
against chance, and the exchange as a person would tell it. "It covered 171 miles in 1:50, of
which 1:35 in the air, so 108 knots": the speed is that of the other time. A total of so many
at so much may also be of several at once ("two ships for 100 days at $26,000 a day").

Each number that could have been tried makes it likelier that one fits by chance; see `elsewhere`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from verify.judge import elsewhere
from verify.judge.case import Case
from verify.judge.relation import Ends, Undefined
from verify.model.check import Check, Verdict
from verify.model.errors import UnitError
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity
from verify.units.format import SCALES

_ROOM = 3.0  # outcomes within this factor could have been the number by chance
_SIZE = 20  # a factor between numbers of one size
_HAIR = 1e-9
_FARTHEST = 400  # characters from the judged number
_SEVERAL = range(2, 61)  # counts that a product may have for a third factor
_RATE, _TOTAL = "rate", "total"

_LARGEST = 1000  # what leaves out its scale word is below it
_POWERS = {word: power for power, word in SCALES}
_SCALE = re.compile(rf"\b(?:{'|'.join(_POWERS)})\b", re.IGNORECASE)

_Outcome = tuple[float, float, str]


def fits(check: Check, others: Sequence[Quantity]) -> tuple[float, str]:
    """Return the bits against chance that another number was meant, and which; 0 where none fits."""
    equation = check.claim.rule.equation
    if equation is None or equation.operator != "=":
        return 0.0, ""
    try:
        case = Case(check.claim, equation)
        own = case.stated("printed", exact=False)
    except (Undefined, UnitError, OverflowError):
        return 0.0, ""
    low, high = float(own.low), float(own.high)
    if not 0 < low <= high < math.inf:
        return 0.0, ""
    near = list(_near(check, case.judged, others))
    close = [
        o
        for o in (*_exchanged(case, near), *_several(case, near))
        if o[0] > 0 and o[1] * _ROOM > low and o[0] < high * _ROOM
    ]
    hair = _HAIR * high
    told = next((t for a, b, t in close if low - hair <= (a + b) / 2 <= high + hair), "")
    if not told:
        return 0.0, ""
    width = max(high - low, 0.0 if case.judged.unit else 1.0)
    chances = len(close) * width / (high * math.log(_ROOM * _ROOM))
    return elsewhere.against(chances), told


def elliptic(check: Check) -> bool:
    """Return whether a misfit holds with a scale word that a bare number leaves out.

    "It cost 420 million, double the estimate of 210."
    """
    equation, claim = check.claim.rule.equation, check.claim
    if equation is None or equation.operator != "=" or check.verdict is not Verdict.INCONSISTENT:
        return False
    scales = {m[0].lower() for q in claim.quantities if (m := _SCALE.search(q.surface))}
    if len(scales) != 1:
        return False
    power = _POWERS[scales.pop()]
    for slot, held in claim.slots.items():
        if not isinstance(held, Quantity) or not _bare(held):
            continue
        raised = held._replace(
            magnitude=(held.magnitude or Decimal(0)).scaleb(power),
            interval=_raised(held.interval, power),
            charitable=_raised(held.charitable, power),
        )
        try:
            case = Case(claim._replace(slots={**claim.slots, slot: raised}), equation)
            if case.meet("charitable"):
                return True
        except (Undefined, UnitError, OverflowError):
            continue
    return False


def _bare(quantity: Quantity) -> bool:
    """Return whether a number is told alone: without a unit, a noun or a scale."""
    value = quantity.magnitude
    plain = quantity.kind is Kind.NUMBER and not quantity.unit and not quantity.counted
    return plain and value is not None and 0 < abs(value) < _LARGEST


def _raised(interval: Interval, power: int) -> Interval:
    return interval._replace(low=interval.low.scaleb(power), high=interval.high.scaleb(power))


def _near(check: Check, judged: Quantity, others: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the numbers near a judged one that its claim leaves out; none told again."""
    own = check.claim.quantities
    places, values = {q.span for q in own}, {abs(q.magnitude) for q in own if q.magnitude}
    for other in others:
        if other.span in places or not other.magnitude or not other.interval.finite:
            continue
        if abs(other.span.start - judged.span.start) > _FARTHEST:
            continue
        if abs(other.magnitude) not in values:
            yield other


def _exchanged(case: Case, near: Sequence[Quantity]) -> Iterator[_Outcome]:
    """Yield what the judged number would be with each of the others exchanged."""
    slots: Mapping[str, Quantity | tuple[Quantity, ...]] = case.claim.slots
    for slot, held in slots.items():
        if slot == case.slot:
            continue
        row = (held,) if isinstance(held, Quantity) else held
        for at, one in enumerate(row):
            for other in near:
                if (lent := _alike(other, one)) is None:
                    continue
                new = lent if isinstance(held, Quantity) else (*row[:at], lent, *row[at + 1 :])
                found = _reckoned(case, {**slots, slot: new})
                if found is not None:
                    yield float(found.low), float(found.high), f"{other.surface} for {one.surface}"


def _alike(other: Quantity, one: Quantity) -> Quantity | None:
    """Return a number that could stand for another; a bare one of its size may leave out the unit."""
    if (other.unit, other.kind) == (one.unit, one.kind):
        return other
    value, own = other.magnitude, one.magnitude
    if other.unit or other.counted or other.kind is not Kind.NUMBER or not value or not own:
        return None
    return other._replace(unit=one.unit, kind=one.kind) if 1 / _SIZE < value / own < _SIZE else None


def _reckoned(case: Case, slots: Mapping[str, Quantity | tuple[Quantity, ...]]) -> Ends | None:
    """Return what the judged number would be, or None where nothing can be said."""
    try:
        return Case(case.claim._replace(slots=slots), case.equation).expected(
            "printed", exact=False
        )
    except (Undefined, UnitError, OverflowError, ZeroDivisionError):
        return None


def _several(case: Case, near: Sequence[Quantity]) -> Iterator[_Outcome]:
    """Yield what a product comes to for several at once."""
    if not {_RATE, _TOTAL} <= case.claim.slots.keys():
        return
    found = _reckoned(case, case.claim.slots)
    if found is None:
        return
    for other in near:
        count = other.magnitude
        if other.kind is Kind.NUMBER and not other.unit and count in _SEVERAL:
            many = float(count or 1)
            if case.slot == _TOTAL:
                yield float(found.low) * many, float(found.high) * many, f"x {other.surface}"
            else:
                yield float(found.low) / many, float(found.high) / many, f"/ {other.surface}"
