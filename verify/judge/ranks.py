"""Rank tests: the z values that a printed rho, tau or U leaves open.

In: a statistic as an interval, and how many were ranked. Out: the least and the greatest
z that a program may have turned it into. Programs differ (normal or t approximation, with
or without a correction for continuity, exact tables for few), and ties raise z, so the
range is wider than rounding alone makes it. Judging is `verify.judge.significance`.

Sources: Siegel and Castellan 1988, Nonparametric Statistics, 6.4 (U), 9.3 (rho), 9.4
(tau); Mann and Whitney 1947, doi 10.1214/aoms/1177730491, for the exact distribution.
"""

from __future__ import annotations

import math
from decimal import Decimal
from functools import lru_cache

from verify.judge.distributions import p_value, z_of_p
from verify.model.interval import Interval

RANKED = ("rs", "tau", "U", "W", "V")
FEWEST = 7  # people in all, below which only exact tables speak
TIES = 1.25  # times the z of U without ties; scores from 1 to 3 reach 1.17
TIED_TAU = 0.67  # times the z of tau; yes against no comes down to 0.68
SLACK = 0.08  # of z: exact tables against approximations; see the tests
EXACT_SIZES = 400  # up to this product of group sizes the exact distribution is counted


def mann_whitney_z(u: float, n1: int, n2: int) -> float:
    """Return (U - n1 n2 / 2) / sqrt(n1 n2 (n1 + n2 + 1) / 12), without its sign."""
    return abs(u - n1 * n2 / 2) / math.sqrt(n1 * n2 * (n1 + n2 + 1) / 12)


def mann_whitney_p(u: float, n1: int, n2: int) -> float:
    """Return the exact two-sided p of U without ties: twice the share of smaller ones."""
    low = math.floor(min(u, n1 * n2 - u))
    ways = _arrangements(n1, n2)
    return min(1.0, 2 * sum(ways[: low + 1]) / math.comb(n1 + n2, n1))


def spearman_z(rho: float, n: int) -> float:
    """Return rho sqrt(n - 1), without its sign."""
    return abs(rho) * math.sqrt(n - 1)


def kendall_z(tau: float, n: int) -> float:
    """Return 3 tau sqrt(n (n - 1)) / sqrt(2 (2n + 5)), without its sign."""
    return 3 * abs(tau) * math.sqrt(n * (n - 1)) / math.sqrt(2 * (2 * n + 5))


def u_values(test: str, statistic: Decimal, sizes: tuple[int, ...]) -> list[Decimal]:
    """Return the U that a statistic may stand for: itself, or a sum of ranks less its least."""
    n1, n2 = sizes
    found = [statistic]
    if test != "U":
        found += [statistic - n * (n + 1) // 2 for n in (n1, n2)]
    return [u for u in found if 0 <= u <= n1 * n2]


def greatest(test: str, sizes: tuple[int, ...]) -> int | None:
    """Return the greatest value that a sum of ranks can have, None where that is not known."""
    if test in ("U", "W") and len(sizes) == 2:
        n1, n2 = sizes
        return n1 * n2 + (max(n1, n2) * (max(n1, n2) + 1) // 2 if test == "W" else 0)
    if test in ("W", "V") and len(sizes) == 1:
        return sizes[0] * (sizes[0] + 1) // 2
    return None


def nominal_z(test: str, statistic: Decimal, n: int, sizes: tuple[int, ...]) -> float:
    """Return z at the statistic as printed, by the plainest approximation."""
    value = float(abs(statistic))
    if test == "rs":
        return _z_of_correlation(value, n)
    if test == "tau":
        return kendall_z(value, n)
    us = u_values(test, statistic, sizes)
    if not us:
        raise ValueError("no such sum of ranks")
    return mann_whitney_z(float(us[0]), *sizes)


def z_range(test: str, around: Interval, n: int, sizes: tuple[int, ...]) -> tuple[float, float]:
    """Return the least and the greatest z that a printed statistic leaves open."""
    ends = [abs(end) for end in (around.low, around.high)]
    if test in ("rs", "tau"):
        low, high = (float(min(end, Decimal(1))) for end in sorted(ends))
        if test == "rs":
            least = min(_z_of_correlation(low, n), spearman_z(low, n))
            most = max(_z_of_correlation(high, n), spearman_z(high, n))
        else:
            step = 2 / (n * (n - 1))  # a correction for continuity
            least, most = kendall_z(max(0.0, low - step), n), kendall_z(high, n)
        return least * (TIED_TAU if test == "tau" else 1 - SLACK), most * (1 + SLACK)
    n1, n2 = sizes
    zs = []
    for end in (around.low, around.high):
        for u in u_values(test, end, sizes):
            away = max(0.0, abs(float(u) - n1 * n2 / 2) - 0.5)
            corrected = mann_whitney_z(n1 * n2 / 2 + away, n1, n2)
            zs += [mann_whitney_z(float(u), n1, n2) * TIES, corrected * (1 - SLACK / 2)]
            if n1 * n2 <= EXACT_SIZES:
                zs.append(z_of_p(mann_whitney_p(float(u), n1, n2)))
    if not zs:
        raise ValueError("no such sum of ranks")
    return min(zs), max(zs)


def _z_of_correlation(rho: float, n: int) -> float:
    """Return the z whose p is that of a correlation by Student's t."""
    p = p_value("r", min(rho, 1.0), n - 2)
    return z_of_p(p) if 0 < p < 1 else (0.0 if p >= 1 else 40.0)


@lru_cache(maxsize=64)
def _arrangements(n1: int, n2: int) -> tuple[int, ...]:
    """Return in how many ways each U from 0 to n1 n2 comes about.

    The generating function is that of the Gaussian binomial coefficient: the product of
    (1 - q^(n2 + i)) / (1 - q^i) for i from 1 to n1.
    """
    size = n1 * n2 + 1
    ways = [1] + [0] * (size - 1)
    for i in range(1, n1 + 1):
        for at in range(size - 1, n2 + i - 1, -1):
            ways[at] -= ways[at - n2 - i]
        for at in range(i, size):
            ways[at] += ways[at - i]
    return tuple(ways)
