"""The law of intervals: a confidence interval holds its own estimate.

In: a claim with a `Mention`. Out: a check. An estimate that the text turns round ("fell
by 0.9" with an interval below zero, "26% lower" with a ratio) is tried in those forms
too, and so are the figures just before it: only where none fits is there a finding.
"""

from __future__ import annotations

from decimal import Decimal

from verify.judge.outcome import fit, misfit, undecided
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.rule import Severity
from verify.model.settings import Settings
from verify.model.statistic import Mention

LAW = "interval_estimate"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether an estimate lies in its interval."""
    mention = claim.extra["mention"]
    assert isinstance(mention, Mention)
    estimate = mention.estimate
    assert estimate is not None
    low, high = mention.low, mention.high
    if low.value > high.value:
        low, high = high, low
    ends = Interval(
        Interval.around(low.value, low.exponent).low,
        Interval.around(high.value, high.exponent).high,
    )
    surface = " ".join(estimate.surface.split())
    between = f"{low.value} to {high.value}"
    if _fits(estimate, ends, forms=False):
        return fit(claim, estimate, f"{surface} lies in {between}", expected=ends, how="as a bound")
    turned = _fits(estimate, ends, forms=True)
    if turned or any(_fits(q, ends, forms=True) for q in mention.others):
        return undecided(
            claim, estimate, f"{between} may be the interval of another form of the figure"
        )
    return misfit(
        claim,
        estimate,
        f"{surface} lies outside its own interval, {between}",
        f"{surface} is not between {between}",
        expected=ends,
        severity=Severity.ERROR if mention.ratio or mention.null is not None else Severity.WARNING,
    )


def _fits(quantity: Quantity, ends: Interval, *, forms: bool) -> bool:
    """Return whether a figure, or a form of it, can lie in an interval."""
    if ends.meets(quantity.interval):
        return True
    if not forms or quantity.magnitude is None:
        return False
    value, hundred = quantity.magnitude, Decimal(100)
    others = (-value, value / hundred, value * hundred, 1 - value / hundred, 1 + value / hundred)
    return any(ends.holds(other) for other in (*others, -value / hundred, value - hundred))
