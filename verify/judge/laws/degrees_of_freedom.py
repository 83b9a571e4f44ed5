"""The law of degrees of freedom: people or cells fix them, or bound them.

t: two independent groups have n + m - 2, pairs n - 1, and Welch's test fewer; none has
more. r: N - 2. One-way F: df1 + df2 + 1 is at most the people. chi-squared of a table:
(rows - 1)(columns - 1). Missing answers lower them all, so fewer than expected is blamed
only where the text names the design. Out: a check, a warning at most for fewer.
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
from verify.model.statistic import TestResult

LAW = "degrees_of_freedom"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge the degrees of freedom of one test."""
    result = claim.extra["result"]
    assert isinstance(result, TestResult)
    assert result.df1 is not None
    judged = claim.slots["df"]
    assert isinstance(judged, Quantity)
    if result.test == "t":
        return _t(claim, result, judged)
    if result.test == "r":
        sample = _size(claim, "sample")
        return _at_most(claim, judged, result.df1.value, sample - 2, f"{sample} - 2")
    if result.test == "F":
        assert result.df2 is not None
        sample = _size(claim, "sample")
        most = sample - 1 - int(result.df1.value)
        return _at_most(claim, judged, result.df2.value, most, f"{sample} - {result.df1.value} - 1")
    return _table(claim, result, judged)


def _t(claim: Claim, result: TestResult, judged: Quantity) -> Check:
    """Judge a t of two groups."""
    assert result.df1 is not None
    one, other = _size(claim, "group1"), _size(claim, "group2")
    most = one + other - 2
    df = result.df1.value
    line = f"{one} + {other} - 2 = {most}"
    whole = df == df.to_integral_value()
    pairs = one == other and df == one - 1
    if df == most or (df < most and (not whole or pairs or not claim.extra.get("independent"))):
        return fit(claim, judged, line, how="exactly" if df == most else "as a bound")
    if df < most:
        return _wrong(claim, judged, df, most, line, Severity.WARNING)
    return _wrong(claim, judged, df, most, line, Severity.ERROR)


def _table(claim: Claim, result: TestResult, judged: Quantity) -> Check:
    """Judge a chi-squared by the shape of its table."""
    assert result.df1 is not None
    rows, columns = claim.extra["rows"], claim.extra["columns"]
    assert isinstance(rows, int)
    assert isinstance(columns, int)
    expected = (rows - 1) * (columns - 1)
    line = f"({rows} - 1)({columns} - 1) = {expected}"
    if expected < 1:
        return undecided(claim, judged, "a table of one row has no test")
    if result.df1.value == expected:
        return fit(claim, judged, line, how="exactly")
    return _wrong(claim, judged, result.df1.value, expected, line, Severity.ERROR)


def _at_most(claim: Claim, judged: Quantity, df: Decimal, most: int, line: str) -> Check:
    """Judge degrees of freedom that people put a ceiling on."""
    arithmetic = f"{line} = {most}"
    if df <= most:
        how = "exactly" if df == most else "as a bound"
        return fit(claim, judged, arithmetic, how=how)
    return _wrong(claim, judged, df, most, arithmetic, Severity.ERROR)


def _wrong(
    claim: Claim, judged: Quantity, df: Decimal, expected: int, line: str, severity: Severity
) -> Check:
    """Return the check of degrees of freedom that the people or the table exclude."""
    return misfit(
        claim,
        judged,
        f"{df} degrees of freedom do not follow: {line}",
        line,
        expected=Interval.exactly(Decimal(expected)),
        text=str(expected),
        severity=severity,
    )


def _size(claim: Claim, slot: str) -> int:
    """Return the size of a group."""
    quantity = claim.slots[slot]
    assert isinstance(quantity, Quantity)
    return int(quantity.magnitude or 0)
