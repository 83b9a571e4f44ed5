"""The law of scales: a mean lies between the lowest and the highest possible score.

The SD beside it is at most √(n/(n-1) (high - mean)(mean - low)).
Source: Bhatia and Davis 2000, doi 10.1080/00029890.2000.12005203.
"""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

from verify.judge import granularity
from verify.judge.outcome import decimals, fit, misfit, places
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.rule import Severity
from verify.model.settings import Settings

LAW = "score_range"
FEW = 6  # people assumed where the text names none: few people spread most


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
        return _spread(claim, mean, expected, line)
    return misfit(
        claim,
        mean,
        f"a mean of {mean.surface} is impossible where {line}",
        line,
        expected=expected,
        severity=Severity.ERROR if claim.certain else Severity.WARNING,
    )


def _spread(claim: Claim, mean: Quantity, scale: Interval, line: str) -> Check:
    """Judge the SD beside a mean: half the scores at either end is the most there is."""
    sd = claim.slots.get("sd")
    if not isinstance(sd, Quantity) or sd.magnitude is None:
        return fit(claim, mean, line, expected=scale, how="as a bound")
    n = FEW
    around = Interval(max(mean.interval.low, scale.low), min(mean.interval.high, scale.high))
    most = granularity.sd_bounds_in_range(around, scale.low, scale.high, n)
    least = max(Decimal(0), sd.interval.low)
    if Fraction(least) ** 2 <= most:
        return fit(claim, mean, line, expected=scale, how="as a bound")
    shown = decimals(math.sqrt(most), places(sd))
    return misfit(
        claim,
        sd,
        f"where {line}, a mean of {mean.surface} has an SD of {shown} at most, not {sd.surface}",
        f"√({n}/{n - 1} ({scale.high} - {mean.surface})({mean.surface} - {scale.low})) = {shown}",
        severity=Severity.ERROR if claim.certain else Severity.WARNING,
    )
