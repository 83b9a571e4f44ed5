"""The law of widths: an interval is as wide as its standard error and level make it.

In: a claim with a `Mention` and a standard error before it. Out: a check. Half the width
over the standard error is z of the level, more with few degrees of freedom; for ratios
the widths are compared on the log scale where the standard error is of the logarithm.
"""

from __future__ import annotations

from decimal import Decimal

from verify.judge.distributions import z_of_p
from verify.judge.outcome import fit, misfit, undecided
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings
from verify.model.statistic import Mention

LAW = "interval_width"
SPARE = Decimal("1.25")  # an interval from a bootstrap may be narrower than its error makes it
MOST = Decimal("1.4")  # t over z with four degrees of freedom at 95%


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge a standard error by the interval behind it."""
    mention, error = claim.extra["mention"], claim.slots["error"]
    assert isinstance(mention, Mention)
    assert isinstance(error, Quantity)
    if mention.ratio or mention.low.value >= mention.high.value:
        return undecided(claim, error, "the interval has another scale than the standard error")
    z = Decimal(repr(z_of_p(1 - float(mention.level or 95) / 100)))
    lows = Interval.around(mention.low.value, mention.low.exponent)
    highs = Interval.around(mention.high.value, mention.high.exponent)
    narrow, wide = highs.low - lows.high, highs.high - lows.low
    expected = Interval(max(narrow, Decimal(0)) / (2 * z * MOST), SPARE * wide / (2 * z))
    middle = (mention.high.value - mention.low.value) / (2 * z)
    between = f"{mention.low.value} to {mention.high.value}"
    line = f"the interval {between} has a standard error of about {middle:.3g}"
    if expected.meets(error.interval):
        return fit(claim, error, line, expected=expected)
    return misfit(claim, error, f"{line}, not {error.surface}", line, expected=expected)
