"""Outcomes: checks of laws, made the same way by all of them.

In: a claim, the quantity on trial, the interval that the others imply. Out: a check that
fits or does not, with its arithmetic. Which it is, the laws decide.
"""

from __future__ import annotations

from decimal import Decimal

from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.rule import Severity


def fit(
    claim: Claim,
    judged: Quantity | None,
    arithmetic: str,
    *,
    expected: Interval | None = None,
    text: str = "",
    how: str = "by rounding",
    power: float | None = None,
) -> Check:
    """Return the check of a claim that holds."""
    return Check(
        claim,
        Verdict.CONSISTENT,
        judged=judged,
        stated=judged.interval if judged is not None else None,
        expected=expected,
        expected_text=text,
        unit=judged.unit if judged is not None else "",
        how=how,
        severity=claim.rule.severity,
        arithmetic=(arithmetic,) if arithmetic else (),
        power=power,
    )


def misfit(
    claim: Claim,
    judged: Quantity,
    message: str,
    arithmetic: str = "",
    *,
    expected: Interval | None = None,
    text: str = "",
    severity: Severity | None = None,
    assumption: str = "",
    power: float | None = None,
) -> Check:
    """Return the check of a claim that cannot hold; at most as loud as its rule."""
    loudness = severity or claim.rule.severity
    if claim.rule.severity is not Severity.ERROR and loudness is Severity.ERROR:
        loudness = claim.rule.severity
    return Check(
        claim,
        Verdict.INCONSISTENT,
        judged=judged,
        stated=judged.interval,
        expected=expected,
        expected_text=text,
        unit=judged.unit,
        severity=loudness,
        message=message,
        arithmetic=(arithmetic,) if arithmetic else (),
        assumption=assumption,
        power=power,
    )


def undecided(claim: Claim, judged: Quantity | None, reason: str) -> Check:
    """Return the check of a claim that cannot be judged, and why."""
    return Check(
        claim, Verdict.UNDECIDED, judged=judged, reason=reason, severity=claim.rule.severity
    )


def decimals(value: Decimal | float, places: int) -> str:
    """Return a number with so many decimals, as a text would print it."""
    return f"{value:.{max(0, places)}f}"


def places(quantity: Quantity) -> int:
    """Return how many decimals a quantity is printed with."""
    exponent = quantity.exponent
    return max(0, -exponent) if exponent is not None else 0
