"""The law of scales: a mean lies between the lowest and the highest possible score."""

from __future__ import annotations

from decimal import Decimal

from verify.judge.outcome import fit, misfit
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.rule import Severity
from verify.model.settings import Settings

LAW = "score_range"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether a mean can be one of a scale."""
    mean = claim.slots["mean"]
    assert isinstance(mean, Quantity)
    low, high = claim.extra["low"], claim.extra["high"]
    assert isinstance(low, int)
    assert isinstance(high, int)
    expected = Interval(Decimal(low), Decimal(high))
    line = f"scores run from {low} to {high}"
    if expected.meets(mean.interval):
        return fit(claim, mean, line, expected=expected, how="as a bound")
    return misfit(
        claim,
        mean,
        f"a mean of {mean.surface} is impossible where {line}",
        line,
        expected=expected,
        severity=Severity.ERROR if claim.certain else Severity.WARNING,
    )
