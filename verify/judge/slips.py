"""Slips: the one plain assumption that would make a misfit right.

In: a case that does not hold. Out: one sentence part ("about 983 times too large: million for
billion"), or "". Each slip is a function here; the first that fits is told, the most
telling ones stand first. A slip explains a misfit and proves nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import combinations
from math import log10

from verify.judge import relation
from verify.judge.case import SHARES, Case
from verify.judge.relation import Ends, Undefined
from verify.judge.wording import surface
from verify.model.check import Check
from verify.model.quantity import Quantity
from verify.model.rule import Expression

Slip = Callable[[Case], str]
SLIPS: list[Slip] = []
REREADING = "fits as the share of the rest"  # no slip: the text may well mean that
AS_POINTS, AS_PERCENT = " in percentage points", ", in percent"
POINT = "a misplaced decimal point"
TRANSPOSED, ONE_DIGIT = "two digits are transposed", "one digit is off"
_SCALES = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}
_POINTS = {"percentage_point": "percent"}  # as a difference of two shares is told
NEAR = 0.8  # how near the plain values must be to a power of ten, beside meeting it


def assumption(case: Case) -> str:
    """Return the one plain assumption that would mend a misfit, or "".

    Of a limit nearly anything would fit, so there only a scale is worth telling.
    """
    for slip in SLIPS if case.equation.operator == "=" else (factor_of_ten,):
        try:
            if found := slip(case):
                return found
        except (Undefined, OverflowError, ZeroDivisionError):
            continue
    return ""


def misprinted(assumption: str) -> bool:
    """Return whether a slip is one of a digit or of two."""
    return assumption.endswith((TRANSPOSED, ONE_DIGIT))


def telling(assumption: str) -> bool:
    """Return whether a slip explains more than chance does: a wrong digit is seldom far to seek."""
    return bool(assumption) and not assumption.endswith(POINT) and not misprinted(assumption)


def in_other_terms(assumption: str) -> bool:
    """Return whether points were told for percent, or percent for points."""
    return assumption.endswith((AS_POINTS, AS_PERCENT))


def slip(function: Slip) -> Slip:
    """Register a slip; the order in this module is the order of trying."""
    SLIPS.append(function)
    return function


@slip
def points_for_percent(case: Case) -> str:
    """Return whether a difference of two percentages was called percent, or the reverse."""
    if case.judged.unit not in SHARES:
        return ""
    for (_, a), (_, b) in combinations(_shares(case), 2):
        one, other = float(a.magnitude or 0) / 100, float(b.magnitude or 0) / 100
        gap, base = abs(one - other), min(abs(one), abs(other))
        if case.judged.unit == "percent" and _meets(case, gap):
            return f"{surface(case.judged)} fits as the difference{AS_POINTS}"
        if case.judged.unit != "percent" and base and _meets(case, gap / base):
            return f"{surface(case.judged)} fits as a relative change{AS_PERCENT}"
    return ""


@slip
def swapped(case: Case) -> str:
    """Return whether the figure was reckoned from the wrong one of two numbers."""
    below = set(_divisors(case.form))
    for a, b in _pairs(case):
        values = dict(case.values("printed", exact=False))
        values[a], values[b] = values[b], values[a]
        found = relation.value(case.form, {**values, **case.sign}, case.slopes)
        same = _overlap(case, found)
        if not same and not _overlap(case, Ends(-found.high, -found.low)):
            continue
        one, other = surface(case.claim.slots[a]), surface(case.claim.slots[b])
        if a in below and b not in below:
            one, other = other, one
        if (a in below) != (b in below):
            return f"it fits when reckoned from {one} instead of {other}"
        if same:
            return f"it fits with {one} and {other} the other way round"
    return ""


@slip
def factor_of_ten(case: Case) -> str:
    """Return whether a decimal point or a scale word is off."""
    found = case.expected("printed", exact=False)
    plain, stated = case.plain(), float(case.stated("plain", exact=False).low)
    if not plain or not stated:
        return ""
    ratio = abs(stated / plain)
    for power in (3, -3, 6, -6, 9, -9, 1, -1, 2, -2):
        scaled = 10.0**power
        if not (NEAR < ratio / scaled < 1 / NEAR and _overlap(case, _times(found, scaled))):
            continue
        times = ratio if power > 0 else 1 / ratio
        way = f"about {times:,.0f} times too {'large' if power > 0 else 'small'}"
        if power % 3:
            return f"it is {way}: {POINT}"
        return f"it is {way}{_scale_words(case, plain, stated)}"
    return ""


def _scale_words(case: Case, plain: float, stated: float) -> str:
    """Return ": billion for million", where both have such a name."""
    factor = float(case.scale(case.slot, case.judged).factor)
    names = [_SCALES.get(int(log10(abs(v / factor)) // 3) * 3) for v in (stated, plain)]
    return f": {names[0]} for {names[1]}" if all(names) else ""


@slip
def complement(case: Case) -> str:
    """Return whether the share of the rest was given."""
    found = case.expected("printed", exact=False)
    if case.judged.unit != "percent" or not (found.low > 0 and found.high < 1):
        return ""
    if _overlap(case, Ends(1 - found.high, 1 - found.low)):
        return f"{surface(case.judged)} {REREADING}"
    return ""


@slip
def opposite(case: Case) -> str:
    """Return whether the direction is turned round."""
    found = case.expected("printed", exact=False)
    if found.low <= 0 <= found.high:
        return ""
    fits = _overlap(case, Ends(-found.high, -found.low))
    return "it fits in the opposite direction" if fits else ""


@slip
def digits(case: Case) -> str:
    """Return whether two digits are transposed, or one is wrong."""
    stated = case.judged.magnitude
    if stated is None or not case.judged.number:
        return ""
    expected = case.in_unit(case.expected("plain", exact=False)).low
    if not expected.is_finite() or (case.judged.exponent is None and expected != round(expected)):
        return ""
    return misprint(stated, expected, case.judged.exponent or 0)


def misprint(written: Decimal, meant: Decimal, exponent: int) -> str:
    """Return how the digits of two numbers differ, where it is by little, or ""."""
    own = str(abs(round(written.scaleb(-exponent))))
    other = str(abs(round(meant.scaleb(-exponent))))
    if len(own) != len(other) or len(own) < 2:
        return ""
    wrong = [i for i, (x, y) in enumerate(zip(own, other, strict=True)) if x != y]
    if len(wrong) == 2 and wrong[1] == wrong[0] + 1 and sorted(own) == sorted(other):
        return TRANSPOSED
    return ONE_DIGIT if len(wrong) == 1 and len(own) > 2 else ""


def one_digit(check: Check) -> bool:
    """Return whether one digit, or two transposed, of any number of a sum would mend it.

    Of a number with less than three digits that says nothing: every fifth one is so near.
    """
    if check.stated is None or check.expected is None or not check.expected.finite:
        return False
    gap = check.expected.middle - check.stated.middle
    unit = _POINTS.get(check.unit, check.unit)
    for quantity in check.claim.quantities:
        written = quantity.magnitude
        if written is None or _POINTS.get(quantity.unit, quantity.unit) != unit:
            continue
        exponent = quantity.exponent if quantity.exponent is not None else 0
        if abs(written.scaleb(-exponent)) >= 100 and any(
            misprint(written, written + sign * gap, exponent)
            for sign in (1, -1)
            if written + sign * gap > 0
        ):
            return True
    return False


def _divisors(form: Expression) -> Iterator[str]:
    """Yield the slots that a form divides by: its bases."""
    if isinstance(form, str):
        return
    if form[0] == "div":
        yield from _slots(form[2])
    for part in form[1:]:
        yield from _divisors(part)


def _slots(form: Expression) -> Iterator[str]:
    """Yield the slots of a form."""
    if isinstance(form, str):
        yield form
        return
    for part in form[1:]:
        yield from _slots(part)


def _shares(case: Case) -> Iterator[tuple[str, Quantity]]:
    """Yield the other slots that hold one percentage."""
    for slot, held in case.claim.slots.items():
        if slot != case.slot and isinstance(held, Quantity) and held.unit == "percent":
            yield slot, held


def _pairs(case: Case) -> Iterator[tuple[str, str]]:
    """Yield pairs of other slots that could have been mistaken for each other."""
    single = [
        (slot, held)
        for slot, held in case.claim.slots.items()
        if slot != case.slot and slot in case.equation.slots and isinstance(held, Quantity)
    ]
    for (a, one), (b, other) in combinations(single, 2):
        if (one.unit, one.counted) == (other.unit, other.counted):
            yield a, b


def _meets(case: Case, value: float) -> bool:
    """Return whether a root value lies in the stated interval."""
    return _overlap(case, Ends(value, value))


def _overlap(case: Case, found: Ends) -> bool:
    """Return whether root values meet the stated interval, a hair's breadth allowed."""
    own = case.stated("printed", exact=False)
    hair = 1e-9 * max(abs(float(own.low)), abs(float(own.high)))
    return found.low <= own.high + hair and own.low - hair <= found.high


def _times(found: Ends, share: float) -> Ends:
    """Return values multiplied by a positive number."""
    return Ends(found.low * share, found.high * share, found.low_open, found.high_open)
