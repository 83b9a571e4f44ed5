"""The law of ratios: an odds ratio or a relative risk is that of its two-by-two table.

odds ratio = (a / (n - a)) / (b / (m - b)); relative risk = (a / n) / (b / m); either may
be told the other way round.

Source: Bland and Altman 2000, The odds ratio, doi 10.1136/bmj.320.7247.1468.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from verify.judge.outcome import decimals, fit, misfit, places, undecided
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "ratio_of_counts"


def odds_ratio(a: int, n: int, b: int, m: int) -> Fraction:
    """Return the odds of `a` in `n` over those of `b` in `m`."""
    return Fraction(a * (m - b), (n - a) * b)


def relative_risk(a: int, n: int, b: int, m: int) -> Fraction:
    """Return the share of `a` in `n` over that of `b` in `m`."""
    return Fraction(a * m, n * b)


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge a ratio by the counts before it."""
    ratio = claim.slots["ratio"]
    assert isinstance(ratio, Quantity)
    counts = [claim.slots[name] for name in ("part1", "whole1", "part2", "whole2")]
    a, n, b, m = (int(q.magnitude or 0) for q in counts if isinstance(q, Quantity))
    if 0 in (a, b, n - a, m - b):
        return undecided(claim, ratio, "an empty cell has no ratio")
    odds = bool(claim.extra["odds"])
    own = odds_ratio(a, n, b, m) if odds else relative_risk(a, n, b, m)
    other = relative_risk(a, n, b, m) if odds else odds_ratio(a, n, b, m)
    turned = abs(1 / own - Fraction(ratio.magnitude or 0)) < abs(
        own - Fraction(ratio.magnitude or 0)
    )
    value = 1 / own if turned else own
    shown = decimals(float(value), max(1, places(ratio)))
    name = "odds ratio" if odds else "relative risk"
    line = f"{a} of {n} against {b} of {m}: {name} {shown}"
    expected = Interval.exactly(Decimal(value.numerator) / Decimal(value.denominator))
    if any(_holds(ratio, candidate) for candidate in (own, 1 / own)):
        return fit(claim, ratio, line, expected=expected, text=shown)
    mixed = any(_holds(ratio, candidate) for candidate in (other, 1 / other))
    swapped = f"it is the {'relative risk' if odds else 'odds ratio'} of these counts"
    return misfit(
        claim,
        ratio,
        f"{a} of {n} against {b} of {m} is {'an' if odds else 'a'} {name} of {shown}, not {ratio.surface}",
        line,
        expected=expected,
        text=shown,
        assumption=swapped if mixed else "",
    )


def _holds(ratio: Quantity, value: Fraction) -> bool:
    """Return whether a printed ratio may be `value`."""
    return Fraction(ratio.interval.low) <= value <= Fraction(ratio.interval.high)
