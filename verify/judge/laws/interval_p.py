"""The law of intervals and p: both fall on the same side of no effect.

In: a claim with a `Mention` and a p value behind it. Out: a check. A level-C interval
excludes the null exactly when p is below 1 - C, but for differences of method near the
boundary: so only a clear contradiction is a finding. The p that the interval implies is
that of its middle over its standard error, on the log scale for ratios.

Source: Altman and Bland 2011, How to obtain the P value from a confidence interval,
doi 10.1136/bmj.d2304.
"""

from __future__ import annotations

import math
from decimal import Decimal

from verify.extract._signs import number, relation
from verify.judge import probability
from verify.judge.distributions import p_value, z_of_p
from verify.judge.outcome import fit, misfit, undecided
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings
from verify.model.statistic import Mention

LAW = "interval_p"
MARGIN = 1.5  # p values nearer than this factor may differ by method alone


def implied_p(low: float, high: float, null: float, level: float, *, ratio: bool) -> float:
    """Return the two-sided p that an interval implies, by the normal approximation."""
    if ratio:
        low, high, null = math.log(low), math.log(high), math.log(null)
    standard_error = (high - low) / (2 * z_of_p(1 - level))
    return p_value("z", ((low + high) / 2 - null) / standard_error)


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether an interval and its p value agree."""
    mention = claim.extra["mention"]
    assert isinstance(mention, Mention)
    p = claim.slots["p"]
    assert isinstance(p, Quantity)
    low, high = mention.low.value, mention.high.value
    null = mention.null
    assert null is not None
    level = float(mention.level or 95) / 100
    if low >= high or (mention.ratio and low <= 0):
        return undecided(claim, p, "the interval cannot be read")
    written = number(str(claim.extra["written"]))
    sign = relation(str(claim.extra["relation"]))
    implied = implied_p(float(low), float(high), null, level, ratio=mention.ratio)
    alpha = 1 - level
    excludes = low > null or high < null
    touches = null in (low, high)
    shown = probability.p_text(implied, zero="0." in str(claim.extra["written"]))
    between = f"{low} to {high}"
    line = f"the interval {between} implies p of about {shown.lstrip('= ')}"
    if touches or not _contradicts(float(written.value), sign, alpha, implied, excludes):
        return fit(claim, p, line, how="by rounding")
    side = "excludes" if excludes else "includes"
    letter = "P" if p.surface.lstrip().startswith("P") else "p"
    return misfit(
        claim,
        p,
        f"the interval {between} {side} {null}, which means p {'<' if excludes else '>'} "
        f"{probability.plain(Decimal(str(round(alpha, 4))))}, not {' '.join(p.surface.split())}",
        line,
        expected=Interval(Decimal(0), Decimal(str(alpha)))
        if excludes
        else Interval(Decimal(str(alpha)), Decimal(1)),
        text=f"{letter} {shown}",
    )


def _contradicts(stated: float, sign: str, alpha: float, implied: float, excludes: bool) -> bool:
    """Return whether a stated p stands clearly on the other side of alpha."""
    if excludes:  # so p should be below alpha
        return sign in ("=", ">", ">=") and stated > alpha and stated > implied * MARGIN
    return sign in ("=", "<", "<=") and stated < alpha and stated * MARGIN < implied
