"""The law of granularity: the mean of n whole numbers is a whole number over n.

In: a claim with a `mean`, every count of `people` before it, and `extra["sd"]` where an
SD stands behind it. Out: a check. The mean must be possible for one of the counts (GRIM),
and the SD beside it (GRIMMER). `power` is the chance that a random mean would fail.
"""

from __future__ import annotations

from verify.judge import granularity
from verify.judge.outcome import decimals, fit, misfit, places, undecided
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "granularity"
WEAK = 0.2  # a mean that would pass by chance four times in five proves nothing


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether whole numbers can have a mean, and its SD."""
    mean, people = claim.slots["mean"], claim.slots["people"]
    assert isinstance(mean, Quantity)
    assert mean.magnitude is not None
    counts = sorted({int(q.magnitude or 0) for q in people if isinstance(q, Quantity)})
    shown = places(mean)
    interval = Interval.around(mean.magnitude, -shown)
    power = min(granularity.chance_of_failing(n, shown) for n in counts)
    possible = [n for n in counts if granularity.mean_is_possible(interval, n)]
    if possible:
        return _spread(claim, mean, interval, possible, power)
    if power < WEAK:
        return undecided(claim, mean, "so many people can have nearly any mean")
    n = counts[-1]
    below, above = granularity.nearest_means(interval, n)
    near = f"{decimals(float(below), shown)} and {decimals(float(above), shown)}"
    line = f"{below.numerator * (n // below.denominator)}/{n} is {near.replace(' and ', f', {above.numerator * (n // above.denominator)}/{n} is ')}"
    closer = (
        below
        if abs(float(below) - float(mean.magnitude)) < abs(float(above) - float(mean.magnitude))
        else above
    )
    return misfit(
        claim,
        mean,
        f"{n} whole numbers cannot have a mean of {mean.surface}: the nearest are {near}",
        f"{line}; {_chance(power)}",
        text=decimals(float(closer), shown),
        power=power,
    )


def _chance(power: float) -> str:
    """Return how likely a random figure would have been caught, for a reader."""
    return f"{round(100 * power)} of 100 random means would fail"


def _spread(
    claim: Claim, mean: Quantity, interval: Interval, people: list[int], power: float
) -> Check:
    """Judge the SD beside a possible mean."""
    sd = claim.extra.get("sd")
    line = f"{people[0]} whole numbers can have a mean of {mean.surface}"
    if not isinstance(sd, Quantity) or sd.magnitude is None:
        return fit(claim, mean, line, power=power)
    spread = Interval.around(sd.magnitude, -places(sd))
    if any(granularity.sd_is_possible(interval, spread, n) for n in people):
        return fit(claim, mean, f"{line} and an SD of {sd.surface}", power=power)
    n = people[0]
    return misfit(
        claim,
        mean,
        f"{n} whole numbers with a mean of {mean.surface} cannot have an SD of {sd.surface}",
        line,
        power=power,
    )
