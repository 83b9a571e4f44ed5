"""Scale words: a product that is right but for a scale word.

In: a claim with `first`, `second` and `result`, of which the first is a count or a
share, and the name of the `judged` slot. Out: consistent where first by second is the
result; inconsistent where the two are a thousand or a million apart (of lakh
and crore also their own steps), to within rounding, or a zero or two to the digit; otherwise undecided.
"""

from __future__ import annotations

from decimal import Decimal
from math import log10

from verify import units
from verify.judge import outcome
from verify.match.slip import significant
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Bound, Hedge, Kind, Quantity
from verify.model.settings import Settings
from verify.units import format as forms

LAW = "scale_word"
STEPS = (3, 6)
INDIAN = (5, 7)  # steps between lakh or crore and what they are mistaken for
MANY = 5  # times the whole from which a part has the wrong scale word, not a wrong digit
THOUSAND = 1000
LOOSE = 0.06  # what a hedge, a bound or a fraction in words leaves open, as a logarithm
WIDEST = 0.1  # a triple that is looser than this fits some power of ten too easily
ZEROS = (1, 2)  # steps of a zero or two, believed of digits that agree
EXACTLY = 0.004  # how well they must
NAMES = {
    1: "ten",
    2: "a hundred",
    3: "a thousand",
    5: "a hundred thousand",
    6: "a million",
    7: "ten million",
}


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether three numbers fit but for a scale word."""
    first, second, result = (claim.slots[name] for name in ("first", "second", "result"))
    judged = claim.slots[str(claim.extra["judged"])]
    assert isinstance(first, Quantity)
    assert isinstance(second, Quantity)
    assert isinstance(result, Quantity)
    assert isinstance(judged, Quantity)
    if first is second:
        return _of_it(claim, first, result)
    made = _value(first) * _value(second)
    whole = _in_unit(result, second)
    if made <= 0 or whole <= 0 or judged.magnitude is None:
        return outcome.undecided(claim, judged, "no number to compare")
    open_ = sum(_open(q) for q in (first, second, result)) + 0.006
    off = log10(whole / made)
    exactly = abs(off - round(off)) <= EXACTLY
    if open_ > WIDEST and not exactly:
        return outcome.undecided(claim, judged, "the numbers are too rough for this")
    reckoned = f"{first.surface} × {second.surface}"
    if abs(off) <= open_:
        return outcome.fit(claim, judged, f"{reckoned} = {result.surface}", power=0.5)
    share = first.kind in (Kind.PERCENT, Kind.RATIO)
    if share and abs(log10(_value(first) * whole / _in_unit(second, second))) <= open_:
        return outcome.undecided(claim, judged, "the share fits the other way round")
    power = round(off)
    indian = any("crore" in q.surface or "lakh" in q.surface for q in (first, second, result))
    steps = STEPS + INDIAN if indian else STEPS
    zeros = abs(power) in ZEROS and exactly and significant(judged) > 1
    if not zeros and (abs(power) not in steps or abs(off - power) > open_):
        return outcome.undecided(claim, judged, "no power of ten apart")
    right = judged.magnitude.scaleb(-power if judged is result else power)
    text = forms.amount(right, judged.unit)
    return outcome.misfit(
        claim,
        judged,
        f"{judged.surface} is {NAMES[abs(power)]} times too "
        f"{'large' if (power > 0) == (judged is result) else 'small'}: "
        f"{first.surface} by {second.surface} makes it about {text}",
        f"{reckoned} is 10^{-power} times {result.surface}",
        expected=Interval.exactly(right),
        text=text,
    )


def _of_it(claim: Claim, whole: Quantity, part: Quantity) -> Check:
    """Judge whether some of an amount is many times that amount."""
    times = _in_unit(part, whole) / float(whole.magnitude or 1)
    if times <= 1:
        return outcome.fit(claim, part, f"{part.surface} is part of {whole.surface}", power=0.5)
    if times < MANY or part.magnitude is None:
        return outcome.undecided(claim, part, "it may be part of something else")
    right = part.magnitude.scaleb(-3 if times <= THOUSAND else -6)
    text = forms.amount(right, part.unit)
    return outcome.misfit(
        claim,
        part,
        f"{part.surface} cannot be part of {whole.surface}; {text} could",
        f"{part.surface} is {times:,.0f} times {whole.surface}",
        expected=Interval.exactly(right),
        text=text,
    )


def _value(quantity: Quantity) -> float:
    value = float(quantity.magnitude or 0)
    return value / 100 if quantity.unit == "percent" else value


def _in_unit(result: Quantity, second: Quantity) -> float:
    """Return the result in the unit of the amount that it is a multiple of."""
    one, other = result.unit.split("/")[0], second.unit.split("/")[0]
    value = result.magnitude or Decimal(0)
    if one == other:
        return float(value)
    found = units.convert(Interval.exactly(value), one, other)
    return float(found.middle) if found is not None else 0.0


def _open(quantity: Quantity) -> float:
    """Return how far a number may be from its plain value, as a logarithm."""
    loose = quantity.bound is not Bound.NONE or quantity.hedge is not Hedge.NONE
    if quantity.kind is Kind.RATIO or (loose and quantity.kind is Kind.PERCENT):
        return LOOSE
    if quantity.exponent is None or not quantity.magnitude:
        return 0.0
    half = float(Decimal(5).scaleb(quantity.exponent - 1) / abs(quantity.magnitude))
    return log10(1 + half)
