"""The law of eta squared: F and its degrees of freedom fix the partial one.

partial eta^2 = F df1 / (F df1 + df2). A plain eta squared is that in one-way designs and
smaller in others, so only one above it is blamed.

Source: Cohen 1973, doi 10.1177/001316447303300111.
"""

from __future__ import annotations

from decimal import Decimal

from verify.judge.outcome import decimals, fit, misfit, places
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings
from verify.model.statistic import TestResult

LAW = "eta_squared"


def partial_eta_squared(f: Decimal, df1: Decimal, df2: Decimal) -> Decimal:
    """Return partial eta squared."""
    return f * df1 / (f * df1 + df2)


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge an eta squared by its F."""
    result = claim.extra["result"]
    assert isinstance(result, TestResult)
    assert result.df1 is not None
    assert result.df2 is not None
    effect = claim.slots["effect"]
    assert isinstance(effect, Quantity)
    f = result.statistic.interval
    df1, df2 = result.df1.value, result.df2.value
    low = partial_eta_squared(max(f.low, Decimal(0)), df1, df2)
    expected = Interval(low, partial_eta_squared(f.high, df1, df2))
    assert result.statistic.magnitude is not None
    value = partial_eta_squared(result.statistic.magnitude, df1, df2)
    shown = decimals(value, max(2, places(effect))).removeprefix("0")
    line = f"{result.statistic.magnitude} × {df1} / ({result.statistic.magnitude} × {df1} + {df2}) = {shown}"
    if expected.meets(effect.interval):
        return fit(claim, effect, line, expected=expected, text=shown)
    if not claim.extra["partial"] and effect.interval.high < expected.low:
        return fit(
            claim, effect, line, expected=Interval(Decimal(0), expected.high), how="as a bound"
        )
    name = "partial eta squared" if claim.extra["partial"] else "eta squared"
    message = f"F({df1}, {df2}) = {result.statistic.magnitude} gives a {name} of {shown}, not {effect.surface}"
    return misfit(claim, effect, message, line, expected=expected, text=shown)
