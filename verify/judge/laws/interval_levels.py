"""The law of levels: of two intervals of one estimate, the surer holds the other.

In: a claim with two `Mention`s, `wide` of the higher level and `narrow` of the lower.
Out: a check.
"""

from __future__ import annotations

from verify.judge.outcome import fit, misfit
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings
from verify.model.statistic import Mention

LAW = "interval_levels"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether the interval of the higher level holds the other."""
    wide, narrow = claim.extra["wide"], claim.extra["narrow"]
    assert isinstance(wide, Mention)
    assert isinstance(narrow, Mention)
    judged = claim.slots["interval"]
    first = judged[0] if isinstance(judged, tuple) else judged
    assert isinstance(first, Quantity)
    outer = Interval(
        Interval.around(wide.low.value, wide.low.exponent).low,
        Interval.around(wide.high.value, wide.high.exponent).high,
    )
    inner = Interval(
        Interval.around(narrow.low.value, narrow.low.exponent).high,
        Interval.around(narrow.high.value, narrow.high.exponent).low,
    )
    texts = [f"{m.level}% {m.low.value} to {m.high.value}" for m in (wide, narrow)]
    line = " against ".join(texts)
    if outer.low <= inner.low and inner.high <= outer.high:
        return fit(claim, first, line, how="as a bound")
    message = f"the {wide.level}% interval does not hold the {narrow.level}% one: {line}"
    return misfit(claim, first, message, line)
