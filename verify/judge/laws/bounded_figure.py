"""The law of bounds: a probability lies between 0 and 1, a correlation between -1 and 1."""

from __future__ import annotations

from decimal import Decimal

from verify.judge.outcome import fit, misfit
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import INFINITY, Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "bounded_figure"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether a figure keeps its bounds."""
    figure = claim.slots["figure"]
    assert isinstance(figure, Quantity)
    assert figure.magnitude is not None
    name, low, high = (claim.extra[key] for key in ("name", "low", "high"))
    ends = Interval(
        Decimal(str(low)) if low is not None else -INFINITY,
        Decimal(str(high)) if high is not None else INFINITY,
    )
    tenths = claim.extra.get("tenths")
    if isinstance(tenths, int):
        digit = int(figure.magnitude * 10) % 10
        told = f"{name}: no {digit} stands behind the point"
        if digit > tenths and figure.exponent == -1:
            return misfit(claim, figure, f"{figure.surface} is out of {name}", told)
        return fit(claim, figure, told, how="as a bound")
    told = _told(name, low, high)
    if ends.holds(figure.magnitude):
        return fit(claim, figure, told, expected=ends, how="as a bound")
    surface = " ".join(figure.surface.split())
    return misfit(claim, figure, f"{surface}: {told}", told, expected=ends)


def _told(name: object, low: object, high: object) -> str:
    """Return the bounds of a figure in words."""
    if low is None or high is None:
        return f"{name} is at most {high}" if low is None else f"{name} is at least {low}"
    return f"{name} lies between {low} and {high}"
