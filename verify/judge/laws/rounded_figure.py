"""Roundings without a step: a figure, and the same figure said to be rounded.

In: a claim with the `precise` and the `rounded` number. Out: consistent where the rounded
one lies half a unit of its last digit other than zero from the precise one, or a whole unit
where the rule says that it may be rounded `either` way.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from verify.judge.outcome import fit, misfit, undecided
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity
from verify.model.settings import Settings
from verify.units import format as forms
from verify.units.convert import converted

LAW = "rounded_figure"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether one number is a rounding of the other."""
    precise, rounded = claim.slots["precise"], claim.slots["rounded"]
    assert isinstance(precise, Quantity)
    assert isinstance(rounded, Quantity)
    same = converted(precise, rounded.unit) if precise.unit != rounded.unit else precise
    if rounded.kind is Kind.RATIO or same is None or not same.magnitude or not rounded.magnitude:
        return undecided(claim, rounded, "not one number each")
    digits = rounded.magnitude.normalize().as_tuple()
    place = int(digits.exponent)
    if rounded.exponent is not None and rounded.exponent < place <= 0:
        place = rounded.exponent
    step = Decimal(1).scaleb(place)
    nearest = (same.magnitude / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    told = f"{precise.surface} rounded is {forms.like(rounded, nearest)}"
    slack = step if claim.rule.match.get("either") else step / 2
    low, high = same.interval.low - slack, same.interval.high + slack
    expected = Interval(min(nearest, low), max(nearest, high))
    if low <= rounded.magnitude <= high:
        return fit(claim, rounded, told, expected=expected, how="by rounding")
    text = forms.like(rounded, nearest)
    return misfit(
        claim,
        rounded,
        f"{precise.surface} rounds to {text}, not {rounded.surface}",
        told,
        expected=Interval.exactly(nearest),
        text=text,
    )
