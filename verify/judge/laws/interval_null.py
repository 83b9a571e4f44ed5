"""The law of intervals and words: what is said of zero or one is so.

In: a claim with a `Mention`, the null value that the words name, and whether they say it
is excluded. Out: a check. An end that rounds to the null leaves it undecided.
"""

from __future__ import annotations

from decimal import Decimal

from verify.judge.outcome import fit, misfit, undecided
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.settings import Settings
from verify.model.statistic import Mention

LAW = "interval_null"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge what a text says of an interval and the value of no effect."""
    mention = claim.extra["mention"]
    assert isinstance(mention, Mention)
    null = Decimal(str(claim.extra["null"]))
    low, high = mention.low, mention.high
    judged = mention.ends[0]
    if low.value > high.value:
        return undecided(claim, judged, "the interval's ends are reversed")
    ends = (Interval.around(low.value, low.exponent), Interval.around(high.value, high.exponent))
    if any(end.holds(null) for end in ends):
        return undecided(claim, judged, f"an end of the interval rounds to {null}")
    excludes = null < low.value or null > high.value
    between = f"{low.value} to {high.value}"
    line = f"{between} {'excludes' if excludes else 'includes'} {null}"
    if excludes == claim.extra["excludes"]:
        return fit(claim, judged, line, how="as a bound")
    words = claim.extra["words"]
    return misfit(claim, judged, f"the interval {line}, but the text says: {words}", line)
