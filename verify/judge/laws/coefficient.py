"""The law of coefficients: t, or z, is the estimate over its standard error.

In: a claim with slots `estimate`, `error` and `statistic`. Out: a check; all three are
rounded, and signs are compared only where both are written.

Source: Wald 1943, doi 10.1090/S0002-9947-1943-0012401-3; any textbook of regression.
"""

from __future__ import annotations

from verify.judge.outcome import decimals, fit, misfit, places, undecided
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "coefficient"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge a statistic by its coefficient and standard error."""
    estimate, error, statistic = (claim.slots[n] for n in ("estimate", "error", "statistic"))
    assert isinstance(estimate, Quantity)
    assert isinstance(error, Quantity)
    assert isinstance(statistic, Quantity)
    if error.interval.low <= 0 or not error.magnitude or estimate.magnitude is None:
        return undecided(claim, statistic, "the standard error is too small to divide by")
    ends = sorted(abs(end) for end in estimate.interval[:2])
    least = ends[0] if estimate.interval.low * estimate.interval.high > 0 else type(ends[0])(0)
    low, high = least / error.interval.high, ends[1] / error.interval.low
    value = abs(estimate.magnitude) / error.magnitude
    shown = decimals(value, max(1, places(statistic)))
    line = f"{estimate.surface} / {error.surface} = {shown}"
    own = sorted(abs(end) for end in statistic.interval[:2])
    if low <= own[1] and own[0] <= high:
        return fit(claim, statistic, line, text=shown)
    message = f"{line}, not {statistic.surface}"
    return misfit(claim, statistic, message, line, text=shown)
