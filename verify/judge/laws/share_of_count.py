"""The law of shares: a percentage of n people is one of the n + 1 that exist.

In: a claim with slots `share` and `count`. Out: a check; `power` is the chance that a
random percentage would have been caught. A figure that fits only when cut off instead of
rounded passes, and says so.

Source: Brown and Heathers 2017 (GRIM), doi 10.1177/1948550616673876, for percentages.
"""

from __future__ import annotations

from decimal import Decimal

from verify.judge import granularity
from verify.judge.outcome import decimals, fit, misfit, places
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.rule import Severity
from verify.model.settings import Settings

LAW = "share_of_count"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether a count of n gives a percentage."""
    share, count = claim.slots["share"], claim.slots["count"]
    assert isinstance(share, Quantity)
    assert isinstance(count, Quantity)
    assert share.magnitude is not None
    assert count.magnitude is not None
    n, shown = int(count.magnitude), places(share)
    surface = " ".join(share.surface.split())
    power = granularity.chance_of_failing(n, shown + 2)
    counts = granularity.shares_of(n, share.charitable)
    if counts:
        return fit(claim, share, f"{counts[0]} of {n} is {surface}", power=power)
    cut = Interval(share.magnitude, share.magnitude + Decimal(1).scaleb(-shown))
    if counts := granularity.shares_of(n, Interval(cut.low, cut.high)):
        line = f"{counts[0]} of {n} is {decimals(100 * counts[0] / n, shown + 1)}%"
        return fit(claim, share, line, how="only if truncated", power=power)
    below = int(share.magnitude * n / 100)
    near = [(k, f"{decimals(100 * k / n, shown)}%") for k in (below, below + 1) if k <= n]
    told = " and ".join(f"{k} of {n} is {percent}" for k, percent in near)
    k, percent = min(near, key=lambda one: abs(Decimal(100 * one[0]) / n - (share.magnitude or 0)))
    return misfit(
        claim,
        share,
        f"no count of {n} gives {surface}: {told}",
        told,
        expected=Interval.exactly(Decimal(100 * k) / n),
        text=percent,
        severity=Severity.ERROR if claim.certain else Severity.WARNING,
        power=power,
    )
