"""Rounding: a number and the same number to the nearest so much.

In: a claim with the `precise` and the `rounded` number, and the `step` in `extra`. Out:
consistent where rounding gives the stated number; a half may go either way.
"""

from __future__ import annotations

from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal

from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings
from verify.units import format as forms

LAW = "rounded"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether one number is the other rounded to a step."""
    precise, rounded = claim.slots["precise"], claim.slots["rounded"]
    assert isinstance(precise, Quantity)
    assert isinstance(rounded, Quantity)
    step = Decimal(str(claim.extra["step"]))
    if precise.magnitude is None or rounded.magnitude is None or step <= 0:
        return Check(claim, Verdict.UNDECIDED, judged=rounded, reason="not one number each")
    steps = precise.magnitude / step
    up = steps.quantize(Decimal(1), ROUND_HALF_UP) * step
    down = steps.quantize(Decimal(1), ROUND_HALF_DOWN) * step
    expected = Interval(min(up, down), max(up, down))
    stated = Interval.exactly(rounded.magnitude)
    if rounded.magnitude in (up, down):
        return Check(
            claim, Verdict.CONSISTENT, rounded, stated, expected, unit=rounded.unit, how="exactly"
        )
    text = forms.like(rounded, up)
    return Check(
        claim,
        Verdict.INCONSISTENT,
        judged=rounded,
        stated=stated,
        expected=expected,
        expected_text=text,
        unit=rounded.unit,
        severity=claim.rule.severity,
        message=f"{precise.surface} to the nearest {step:,f} is {text}, not {rounded.surface}",
        arithmetic=(f"{precise.surface} / {step:,f}, rounded, × {step:,f} = {text}",),
    )
