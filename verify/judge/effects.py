"""Effect sizes that follow from a test: what d, r, V and R squared its figures leave open.

In: a test result, the measure, what is known of the groups. Out: intervals, each with the
formula that gives it; an effect size that lies in one of them is possible. Programs and
authors differ in the formula, so there are often several. Judging is for the laws.

Sources: Lakens 2013, doi 10.3389/fpsyg.2013.00863 (d and r from t); Cohen 1988,
Statistical Power Analysis, 7.2 (phi, w) and 9.2 (R squared); Cramer 1946, 21.9 (V).
"""

from __future__ import annotations

import math

from verify.model.statistic import TestResult
from verify.named import NamedTuple

SMALL = 0.93  # Hedges' correction with twelve people; nearer one with more
LOPSIDED = 3.4  # times t / sqrt N: groups of one to nine
CORRELATED = 0.3  # times t / sqrt n: pairs that correlate at .95


class Reading(NamedTuple):
    """What a measure may be by one formula; `sure` says that nothing in it was assumed."""

    low: float
    high: float
    formula: str
    shown: float
    sure: bool = True


def size_of_statistic(result: TestResult) -> tuple[float, float, float]:
    """Return the least, the printed and the greatest absolute t, F, chi-squared or z."""
    around, value = result.statistic.interval, result.statistic.magnitude
    ends = sorted((abs(float(around.low)), abs(float(around.high))))
    low = 0.0 if around.low <= 0 <= around.high else ends[0]
    return low, abs(float(value or 0)), ends[1]


def differences(result: TestResult, sizes: tuple[int, ...], design: str) -> list[Reading]:
    """Return what d may be. `design` is "independent", "paired" or "" where it is not said."""
    assert result.df1 is not None
    df = float((result.df2 or result.df1).value)
    ends = size_of_statistic(result)
    low, t, high = ends if result.test == "t" else tuple(math.sqrt(end) for end in ends)
    if len(sizes) == 2 and sum(sizes) - 2 == df and design != "paired":
        unit = math.sqrt(1 / sizes[0] + 1 / sizes[1])
        most = max(unit, 2 / math.sqrt(df)) * high
        formula = f"t √(1/{sizes[0]} + 1/{sizes[1]})"
        return [Reading(low * unit * _small(df), most, formula, t * unit)]
    whole = math.sqrt(df + 2)
    if design == "independent":
        spare = 1.0 if df == int(df) else 1.5  # Welch: more people than degrees
        least = 2 * low / whole * _small(df) / spare
        return [Reading(least, LOPSIDED * high / whole, "2 t / √(df + 2)", 2 * t / whole, False)]
    pairs = math.sqrt(df + 1)
    formula, shown = (
        ("t / √n", t / pairs) if design == "paired" else ("2 t / √df", 2 * t / math.sqrt(df))
    )
    return [Reading(CORRELATED * low / pairs, LOPSIDED * high / whole, formula, shown, False)]


def correlations(result: TestResult, people: int | None) -> list[Reading]:
    """Return what r may be: by t, by an F with one degree, or by z and N."""
    low, value, high = size_of_statistic(result)
    if result.test == "z":
        if not people:
            return []
        return [
            Reading(low / math.sqrt(n), high / math.sqrt(n), "z / √N", value / math.sqrt(n), False)
            for n in (people, 2 * people)
        ]
    assert result.df1 is not None
    df = float((result.df2 or result.df1).value)
    square = 2 if result.test == "t" else 1
    least, shown, most = (math.sqrt(x**square / (x**square + df)) for x in (low, value, high))
    return [Reading(least, most, "√(t² / (t² + df))", shown)]


def associations(result: TestResult, name: str, people: int) -> list[Reading]:
    """Return what phi, w, V or the contingency coefficient may be."""
    assert result.df1 is not None
    low, value, high = size_of_statistic(result)
    df = int(result.df1.value)
    if name == "C":
        least, shown, most = (math.sqrt(x / (x + people)) for x in (low, value, high))
        return [Reading(least, most, "√(χ² / (χ² + N))", shown)]
    spare = 6 / people if df == 1 else 0.0  # chi-squared corrected for continuity, phi not
    sides = [k for k in range(1, df + 1) if df % k == 0 and k * k <= df] if name == "V" else [1]
    found = []
    for k in sides:
        least, shown, most = (math.sqrt(x / (people * k)) for x in (low, value, high))
        formula = "√(χ² / N)" if k == 1 else f"√(χ² / {k}N)"
        found.append(Reading(least, most + spare, formula, shown))
    return found


def explained(result: TestResult) -> list[Reading]:
    """Return what R squared may be by the F of its model, plain and adjusted."""
    assert result.df1 is not None
    assert result.df2 is not None
    df1, df2 = float(result.df1.value), float(result.df2.value)
    ends = size_of_statistic(result)
    least, shown, most = (x * df1 / (x * df1 + df2) for x in ends)
    adjusted = [1 - (1 - share) * (df1 + df2) / df2 for share in (least, shown, most)]
    return [
        Reading(least, most, "F df1 / (F df1 + df2)", shown),
        Reading(adjusted[0], adjusted[2], "the adjusted R²", adjusted[1]),
    ]


def _small(df: float) -> float:
    """Return Hedges' correction for small samples, 1 - 3 / (4 df - 1)."""
    return min(SMALL, 1 - 3 / (4 * df - 1)) if df > 2 else 0.6
