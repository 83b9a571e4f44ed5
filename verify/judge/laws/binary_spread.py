"""The law of zeros and ones: their mean fixes their SD (DEBIT).

SD = sqrt(n / (n - 1) m (1 - m)). Where no count is given, n may be anything from two.
"""

from __future__ import annotations

import math

from verify.judge import granularity
from verify.judge.outcome import decimals, fit, misfit, places
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "binary_spread"
GREATEST = 0.5  # the SD of as many zeros as ones
FEW, MANY = 10, 10**9  # people assumed where the text names none


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge the SD of a mean of zeros and ones."""
    mean, people = claim.slots["mean"], claim.slots["people"]
    sd = claim.extra["sd"]
    assert isinstance(mean, Quantity)
    assert isinstance(sd, Quantity)
    assert mean.magnitude is not None
    assert sd.magnitude is not None
    counts = [int(q.magnitude or 0) for q in people if isinstance(q, Quantity)] or [FEW, MANY]
    interval = Interval.around(mean.magnitude, -places(mean))
    spread = Interval.around(sd.magnitude, -places(sd))
    n = max(counts)
    low, high = granularity.binary_sd(interval, n)
    shown = decimals((math.sqrt(low) + math.sqrt(high)) / 2, places(sd)).removeprefix("0")
    width = math.sqrt(high) - math.sqrt(low) + float(spread.width)
    power = max(0.0, 1 - width / GREATEST)  # the SDs that would have passed
    line = f"zeros and ones with a mean of {mean.surface} have an SD of about {shown}"
    if any(granularity.binary_sd_is_possible(interval, spread, count) for count in counts):
        return fit(claim, mean, line, power=power)
    return misfit(claim, mean, f"{line}, not {sd.surface}", line, power=power)
