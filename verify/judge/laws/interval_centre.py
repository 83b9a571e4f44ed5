"""The law of symmetry: an interval is centred on its estimate, on the log scale for ratios.

In: a claim with a `Mention`. Out: a check, never louder than info: bootstrap, profile and
exact intervals are lopsided, and only the usual ones are not.
"""

from __future__ import annotations

import math

from verify.judge.outcome import fit, misfit, undecided
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.rule import Severity
from verify.model.settings import Settings
from verify.model.statistic import Mention

LAW = "interval_centre"
OFF = 0.1  # of half the width: nearer the middle than this, t, df or rounding explain it


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether an estimate stands in the middle of its interval."""
    mention = claim.extra["mention"]
    assert isinstance(mention, Mention)
    estimate = mention.estimate
    assert estimate is not None
    low, high = mention.low, mention.high
    if mention.null is None or claim.extra.get("lopsided"):
        return undecided(claim, estimate, "such intervals need not be symmetric")
    inside = low.value < (estimate.magnitude or 0) < high.value
    if not inside or (mention.ratio and low.value <= 0):
        return undecided(claim, estimate, "the estimate does not lie inside the interval")
    lows = Interval.around(low.value, low.exponent)
    highs = Interval.around(high.value, high.exponent)
    if mention.ratio:
        least = math.sqrt(max(0.0, float(lows.low)) * float(highs.low))
        most = math.sqrt(float(lows.high) * float(highs.high))
    else:
        least, most = float(lows.low + highs.low) / 2, float(lows.high + highs.high) / 2
    scale = "geometric middle" if mention.ratio else "middle"
    line = f"the {scale} of {low.value} to {high.value} is {(least + most) / 2:.3g}"
    spare = OFF * (float(high.value) - float(low.value)) / 2
    if mention.ratio:
        spare *= (least + most) / (float(low.value) + float(high.value))
    least, most = least - spare, most + spare
    if least <= float(estimate.interval.high) and float(estimate.interval.low) <= most:
        return fit(claim, estimate, line)
    return misfit(
        claim,
        estimate,
        f"{' '.join(estimate.surface.split())} is not the {scale} of its interval",
        line,
        severity=Severity.INFO,
    )
