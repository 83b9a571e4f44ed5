"""The law of margins: a sample of n cannot be surer than 1 / (2 sqrt n) lets it.

In: a claim with slots `margin` (in points) and `sample`, and the level in `extra`. Out: a
check. The margin of a share near one half is z / (2 sqrt n); a design effect makes it
larger, up to about twice, and only a share far from one half makes it smaller.

Source: Cochran 1977, Sampling Techniques, 3.3; Kish 1965 for design effects.
"""

from __future__ import annotations

import math
from decimal import Decimal

from verify.judge.distributions import z_of_p
from verify.judge.outcome import decimals, fit, misfit, places
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.rule import Severity
from verify.model.settings import Settings

LAW = "margin_of_error"
UNNAMED = 90.0  # a level that is not named may be as low as this
MOST = 2.2  # times the plain margin; a wider one is no design effect


def margin(n: int, level: float) -> float:
    """Return the margin of error in percentage points, for a share of one half."""
    return 100 * z_of_p(1 - level / 100) / (2 * math.sqrt(n))


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether a sample gives a margin of error."""
    stated, sample = claim.slots["margin"], claim.slots["sample"]
    assert isinstance(stated, Quantity)
    assert isinstance(sample, Quantity)
    assert sample.magnitude is not None
    n = int(sample.magnitude)
    level = claim.extra.get("level")
    assert level is None or isinstance(level, Decimal)
    usual = margin(n, float(level or 95))
    least = margin(n, float(level) if level else UNNAMED)
    shown = decimals(usual, max(1, places(stated)))
    line = f"a sample of {n:,} gives {shown} points at {level or 95}%"
    expected = Interval(Decimal(repr(least)), Decimal(repr(usual * MOST)))
    assert stated.magnitude is not None
    own = Interval.around(abs(stated.magnitude), stated.exponent or 0)
    low, high = float(own.low), float(own.high)
    if high >= least * 0.97 and low <= usual * MOST:
        return fit(claim, stated, line, expected=expected, text=f"{shown} points")
    surface = " ".join(stated.surface.split())
    small = high < least
    return misfit(
        claim,
        stated,
        f"a sample of {n:,} has a margin of error of about {shown} points, not {surface}",
        line,
        expected=expected,
        text=f"{shown} points",
        severity=Severity.ERROR if small else Severity.WARNING,
        assumption="" if small else "it is the margin of a subgroup",
    )
