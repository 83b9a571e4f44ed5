"""Reconciling: two sizes of one cumulative gain, by the move of the day between them.

In: a claim with slots `first` (a cumulative gain), `move` (the day's move beside it),
`second` (a larger cumulative gain elsewhere) and `others` (the day's moves that other
documents give). Out: a check. With gains as spoken ("more than 107%" is 107 to 108):

    value before the day = (1 + first) / (1 + move)
    move implied by second = (1 + second) / (value before the day) - 1

Source: compounding of returns. Consistent where a reported move lies in the implied
interval, undecided where none is reported, else a misfit of at most info.
"""

from __future__ import annotations

from decimal import Decimal

from verify.judge.laws.drift import words
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Bound, Quantity
from verify.model.rule import Severity
from verify.model.settings import Settings
from verify.units import format as forms

LAW = "reconcile"
_PERCENT = Decimal(100)


def judge(claim: Claim, settings: Settings) -> Check:
    """Tell which move of the day would make both readings right, and who reports it."""
    first, move, second = (_one(claim, name) for name in ("first", "move", "second"))
    held = claim.slots.get("others", ())
    others = held if isinstance(held, tuple) and not isinstance(held, Quantity) else ()
    implied, base = _implied(spoken(first), spoken(move), spoken(second))
    witnesses = [q for q in others if q.interval.meets(implied)]
    gain = f"{implied.low:.1f}% to {implied.high:.1f}%"
    said = (
        f"“{words(first)}” ({first.document.name}) and “{words(second)}” ({second.document.name})"
    )
    before = f"{base.low:.3f} to {base.high:.3f}"
    working = (
        f"before the day: (1 + {_shown(first)}) / (1 + {_shown(move)}) = {before}",
        f"move implied: (1 + {_shown(second)}) / ({before}) - 1 = {gain}",
        *(f"{words(q)} in {q.document.name}" for q in witnesses),
    )
    told = f"{said} are readings of one gain at different hours"
    if witnesses:
        names = ", ".join(dict.fromkeys(q.document.name for q in witnesses))
        verdict, how = Verdict.CONSISTENT, "reconciled by the day's move"
        drift = f"{told}: they reconcile with a day's move of {gain}, which {names} report"
    else:
        verdict, how = (Verdict.INCONSISTENT if others else Verdict.UNDECIDED), ""
        drift = f"{told} only with a day's move of {gain}, which nobody reports"
    return Check(
        claim,
        verdict,
        judged=second,
        stated=second.interval,
        unit=second.unit,
        how=how,
        reason="no other document gives the day's move" if not others else "",
        severity=Severity.INFO,
        message=drift,
        drift=drift,
        arithmetic=working,
    )


def spoken(quantity: Quantity) -> Interval:
    """Return what a speaker means: "more than 107%" is from 107 to 108, 9.7% is itself."""
    if quantity.magnitude is None or quantity.bound not in (Bound.MORE_THAN, Bound.AT_LEAST):
        return quantity.interval
    step = Decimal(1).scaleb(quantity.exponent or 0)
    return Interval(quantity.magnitude, quantity.magnitude + step)


def _implied(first: Interval, move: Interval, second: Interval) -> tuple[Interval, Interval]:
    """Return the day's move that `second` implies, in percent, and the value before the day."""
    base = Interval(
        _grown(first.low) / _grown(move.high),
        _grown(first.high) / _grown(move.low),
    )
    implied = Interval(
        (_grown(second.low) / base.high - 1) * _PERCENT,
        (_grown(second.high) / base.low - 1) * _PERCENT,
    )
    return implied, base


def _grown(percent: Decimal) -> Decimal:
    """Return the factor that a gain in percent grows a value by."""
    return 1 + percent / _PERCENT


def _shown(quantity: Quantity) -> str:
    """Write the spoken values of a quantity."""
    return forms.interval(spoken(quantity), quantity.unit)


def _one(claim: Claim, name: str) -> Quantity:
    """Return the quantity of a slot that holds one."""
    held = claim.slots[name]
    assert isinstance(held, Quantity)
    return held
