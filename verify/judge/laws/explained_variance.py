"""The law of explained variance: it is the square of the correlation."""

from __future__ import annotations

from decimal import Decimal

from verify.judge.outcome import decimals, fit, misfit, places
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "explained_variance"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge a share of variance by its correlation."""
    share, correlation = claim.slots["share"], claim.slots["correlation"]
    assert isinstance(share, Quantity)
    assert isinstance(correlation, Quantity)
    r = abs(correlation.magnitude or Decimal(0))
    half = correlation.interval.width / 2
    low, high = max(r - half, Decimal(0)), r + half
    expected = Interval(100 * low * low, 100 * high * high)
    shown = f"{decimals(100 * r * r, places(share))}%"
    line = f"{correlation.surface}² = {shown}"
    if expected.meets(share.interval):
        return fit(claim, share, line, expected=expected, text=shown)
    same = share.interval.holds(100 * r)
    return misfit(
        claim,
        share,
        f"a correlation of {correlation.surface} explains {shown} of the variance, not {share.surface}",
        line,
        expected=expected,
        text=shown,
        assumption="the share is R itself, not its square" if same else "",
    )
