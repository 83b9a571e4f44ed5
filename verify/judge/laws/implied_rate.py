"""Implied rates: several amounts in the same two currencies imply one exchange rate.

In: a claim with the slots `first` and `second`, and `others`: the other such pairs of the
document, one after another. Out: a check that judges `second` where the others agree
with each other and not with it. Where the day's rate is known, that decides instead.
"""

from __future__ import annotations

from decimal import Context, Decimal

from verify.judge import verdict, wording
from verify.judge.laws import _amounts, _fixings
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.errors import RateError
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings
from verify.units import format as forms
from verify.units import rates

LAW = "implied_rate"
SLACK = Decimal("0.03")  # rates move within a day, and amounts are rounded twice
_CONTEXT = Context(prec=28)


def judge(claim: Claim, settings: Settings) -> Check:
    """Return the check of the rate that two amounts imply, beside what others imply."""
    first, second, others = (claim.slots[name] for name in ("first", "second", "others"))
    assert isinstance(first, Quantity)
    assert isinstance(second, Quantity)
    assert not isinstance(others, Quantity)
    day = first.document.date or settings.date
    if day is not None and _known(first.unit, second.unit):
        return verdict.undecided(claim, "the day's rate decides")
    if any(_doubtful(q) for q in (first, second, *others)):
        return verdict.undecided(claim, "a sign that stands for several currencies")
    own = _rate(first, second)
    fellows = [
        _rate(one, other) if one.unit == first.unit else _rate(other, one)
        for one, other in zip(others[::2], others[1::2], strict=True)
    ]
    found = [rate for rate in fellows if rate is not None]
    if own is None or not found:
        return verdict.undecided(claim, "an amount that is not above zero")
    common = _common(found)
    if common is None:
        return verdict.undecided(claim, "the other amounts imply several rates")
    return _check(claim, first, second, own, common)


def _doubtful(quantity: Quantity) -> bool:
    """Return whether an amount's sign may mean another currency elsewhere in the text."""
    return quantity.unit not in ("USD", "GBP") and bool(_fixings.other_currencies(quantity))


def _known(one: str, other: str) -> bool:
    """Return whether the table has rates of two currencies."""
    try:
        rates.roughly(one, other)
    except RateError:
        return False
    return True


def _rate(first: Quantity, second: Quantity) -> Interval | None:
    """Return the rates that two amounts imply, or None."""
    one, other = _amounts.generous(first), _amounts.generous(second)
    if one.low <= 0 or other.low <= 0:
        return None
    return Interval(_CONTEXT.divide(other.low, one.high), _CONTEXT.divide(other.high, one.low))


def _common(found: list[Interval]) -> Interval | None:
    """Return the rates that all of several pairs allow, with some slack, or None."""
    low = max(rate.low for rate in found) * (1 - SLACK)
    high = min(rate.high for rate in found) * (1 + SLACK)
    return Interval(low, high) if low <= high else None


def _check(
    claim: Claim, first: Quantity, second: Quantity, own: Interval, common: Interval
) -> Check:
    """Return the check of one pair against the rate of the others."""
    low, high = first.stated
    expected = Interval(_CONTEXT.multiply(low, common.low), _CONTEXT.multiply(high, common.high))
    text = forms.like(second, _CONTEXT.plus(expected.middle))
    holds = own.meets(common)
    names = {
        "first": wording.surface(first),
        "second": wording.surface(second),
        "expected": text,
    }
    one, other = first.unit, second.unit
    return Check(
        claim,
        Verdict.CONSISTENT if holds else Verdict.INCONSISTENT,
        judged=second,
        stated=_amounts.printed(second),
        expected=expected,
        expected_text=text,
        unit=second.unit,
        how="at the rate that the other amounts imply" if holds else "",
        severity=verdict.ceiling(claim),
        message="" if holds else wording.filled(claim.rule.message, names),
        arithmetic=(
            f"these amounts imply 1 {one} = {forms.interval(own, other)}",
            f"the others imply 1 {one} = {forms.interval(common, other)}",
        ),
    )
