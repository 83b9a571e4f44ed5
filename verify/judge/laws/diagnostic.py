"""The law of accuracy: a sensitivity is the share found among those who have it.

In: a claim with slots `measure`, `part` and `whole`; so too for specificity and the
predictive values, each with its own base. Out: a check.

Source: Altman and Bland 1994, doi 10.1136/bmj.308.6943.1552.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from verify.judge.outcome import decimals, fit, misfit, places
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "diagnostic"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge a measure of accuracy by its counts."""
    measure, part, base = (claim.slots[name] for name in ("measure", "part", "whole"))
    assert isinstance(measure, Quantity)
    assert isinstance(part, Quantity)
    assert isinstance(base, Quantity)
    k, n = int(part.magnitude or 0), int(base.magnitude or 1)
    percent = measure.unit == "percent"
    value = Fraction(k, n) * (100 if percent else 1)
    shown = decimals(float(value), places(measure)) + ("%" if percent else "")
    line = f"{k} of {n} is {shown}"
    expected = Interval.exactly(Decimal(value.numerator) / Decimal(value.denominator))
    if Fraction(measure.interval.low) <= value <= Fraction(measure.interval.high):
        return fit(claim, measure, line, expected=expected, text=shown)
    message = f"{line}, so the {claim.extra['name']} is not {measure.surface}"
    return misfit(claim, measure, message, line, expected=expected, text=shown)
