"""Significance: the p values that a printed statistic leaves open, held against a printed p.

In: a test, its statistic as an interval with its relation, its degrees of freedom. Out:
the range of p with open and closed ends, whether a printed p can lie in it, and on which
side of alpha either stands. Computing p is `verify.judge.distributions`.

The rule is statcheck's: the statistic may be anything that rounds to what is printed,
and p what that gives, rounded as p is printed; "<" and ">" open the range to one side.
Source: Nuijten, Hartgerink, van Assen, Epskamp and Wicherts 2016,
doi 10.3758/s13428-015-0664-2.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from itertools import product

from verify.judge import ranks
from verify.judge.distributions import exact_p_value, p_value
from verify.model.interval import INFINITY, Interval
from verify.model.statistic import Freedom, TestResult
from verify.named import NamedTuple

CLOSE = 1e-8  # nearer than this share, floats do not decide and mpmath does
EQUAL = Decimal("1e-12")  # nearer than this share, two values are the same one
ZERO, ONE = Decimal(0), Decimal(1)


class Corner(NamedTuple):
    """One set of values that p is computed at, and p there in floats."""

    test: str
    statistic: Decimal
    df1: Decimal | None
    df2: Decimal | None
    halved: bool
    p: float

    def exact(self) -> Decimal:
        """Return p to thirty digits."""
        p = exact_p_value(self.test, self.statistic, self.df1, self.df2)
        return p / 2 if self.halved else p


class PRange(NamedTuple):
    """Every p that a printed statistic leaves open; a missing corner is 0 or 1."""

    low: Corner | None
    high: Corner | None
    low_open: bool = False
    high_open: bool = False

    @property
    def ends(self) -> tuple[float, float]:
        """The range in floats."""
        return (self.low.p if self.low else 0.0, self.high.p if self.high else 1.0)

    @property
    def interval(self) -> Interval:
        """The range as decimals of the floats, for reports."""
        low, high = self.ends
        return Interval(Decimal(repr(low)), Decimal(repr(high)), self.low_open, self.high_open)

    def meets(self, stated: Interval) -> bool:
        """Return whether some p lies in this range and in what is stated."""
        below = _order(self.low, ZERO, stated.high)
        above = _order(self.high, ONE, stated.low)
        if below > 0 or above < 0:
            return False
        if below == 0 and (self.low_open or stated.high_open):
            return False
        return not (above == 0 and (self.high_open or stated.low_open))


def nominal(result: TestResult, *, one_tailed: bool = False) -> Corner:
    """Return p at the statistic as printed. Raises: ValueError where it has none."""
    assert result.statistic.magnitude is not None
    if result.test in ranks.RANKED:
        z = ranks.nominal_z(result.test, result.statistic.magnitude, ranked(result), result.sizes)
        return _corner("z", Decimal(repr(z)), None, None, one_tailed)
    return _corner(
        result.test,
        abs(result.statistic.magnitude),
        result.df1.value if result.df1 else None,
        result.df2.value if result.df2 else None,
        one_tailed,
    )


def p_range(result: TestResult, *, one_tailed: bool = False) -> PRange:
    """Return every p that a result's statistic leaves open.

    The statistic is taken without its sign: tests that have one are two-sided.
    """
    if result.test in ranks.RANKED:
        return _ranked_range(result, one_tailed)
    magnitude, exponent = result.statistic.magnitude, result.statistic.exponent
    assert magnitude is not None
    assert exponent is not None
    half = Decimal(5).scaleb(exponent - 1)
    low = max(abs(magnitude) - half, ZERO)
    high = abs(magnitude) + half
    if result.test == "r":
        high = min(high, ONE)
        low = min(low, high)
    most = max(_corners(result, low, one_tailed), key=lambda corner: corner.p)
    least = min(_corners(result, high, one_tailed), key=lambda corner: corner.p)
    if result.relation in ("<", "<="):  # a smaller statistic means a larger p
        return PRange(least, None, low_open=result.relation == "<")
    if result.relation in (">", ">="):
        return PRange(None, most, high_open=result.relation == ">")
    return PRange(least, most)


def ranked(result: TestResult) -> int:
    """Return how many were ranked, 0 where that is not said."""
    if result.sizes:
        return sum(result.sizes)
    return int(result.df1.value) + 2 if result.df1 is not None else 0


def computable(result: TestResult) -> bool:
    """Return whether a result has all that its p follows from."""
    if result.statistic.magnitude is None:
        return False
    if result.test in ("U", "W"):
        return len(result.sizes) == 2
    if result.test in ("rs", "tau"):
        return ranked(result) >= ranks.FEWEST
    if result.test == "V" or (result.test != "z" and result.df1 is None):
        return False
    return result.test != "F" or result.df2 is not None


def _ranked_range(result: TestResult, one_tailed: bool) -> PRange:
    """Return every p that the statistic of a rank test leaves open."""
    low, high = ranks.z_range(result.test, result.statistic.interval, ranked(result), result.sizes)
    most, least = (_corner("z", Decimal(repr(z)), None, None, one_tailed) for z in (low, high))
    return PRange(least, most)


def stated_range(result: TestResult, alpha: Decimal) -> Interval:
    """Return the p values that a result states; "ns" is anything above alpha."""
    assert result.p is not None
    if result.p_relation == "ns":
        return Interval(alpha, INFINITY, low_open=True)
    return result.p.interval


def within_bounds(stated: Interval) -> Interval:
    """Return what is stated as far as a probability can be it, for reports."""
    low = stated.low if stated.low.is_finite() else min(ZERO, stated.high)
    high = stated.high if stated.high.is_finite() else max(ONE, stated.low)
    return Interval(low, high, stated.low_open, stated.high_open)


def says_significant(result: TestResult, alpha: Decimal) -> bool | None:
    """Return which side of alpha the printed p claims, or None where it does not say.

    "p = alpha" counts as significant, as statcheck has it.
    """
    assert result.p is not None
    value, sign = result.p.magnitude, result.p_relation
    if sign == "ns":
        return False
    assert value is not None
    if sign == "=":
        return value <= alpha
    if sign in ("<", "<="):
        return True if value <= alpha else None
    return False if value >= alpha else None


def is_significant(computed: PRange, alpha: Decimal) -> bool | None:
    """Return which side of alpha every possible p stands, or None where they straddle it."""
    low, high = computed.ends
    if high <= float(alpha):
        return True
    return False if low > float(alpha) else None


def _corners(result: TestResult, statistic: Decimal, one_tailed: bool) -> list[Corner]:
    """Return p at a statistic with every end of the degrees of freedom."""
    return [
        _corner(result.test, statistic, df1, df2, one_tailed)
        for df1, df2 in product(_ends(result.df1), _ends(result.df2))
    ]


def _ends(df: Freedom | None) -> Sequence[Decimal | None]:
    """Return the ends of printed degrees of freedom, which are one number when whole."""
    if df is None:
        return (None,)
    low, high = df.interval.low, df.interval.high
    return (low,) if low == high else (max(low, Decimal("1e-6")), high)


def _corner(
    test: str, statistic: Decimal, df1: Decimal | None, df2: Decimal | None, halved: bool
) -> Corner:
    """Return p at one point."""
    first = float(df1) if df1 is not None else math.inf
    second = float(df2) if df2 is not None else math.inf
    p = p_value(test, float(statistic), first, second)
    return Corner(test, statistic, df1, df2, halved, p / 2 if halved else p)


def _order(corner: Corner | None, missing: Decimal, bound: Decimal) -> int:
    """Return -1, 0 or 1 as p at a corner is below, at or above a bound."""
    if corner is None:
        return (missing > bound) - (missing < bound)
    if not bound.is_finite():
        return -1 if bound > 0 else 1
    gap = corner.p - float(bound)
    if abs(gap) > CLOSE * max(corner.p, abs(float(bound))):
        return 1 if gap > 0 else -1
    exact = corner.exact()
    if abs(exact - bound) <= EQUAL * abs(bound):
        return 0
    return 1 if exact > bound else -1
