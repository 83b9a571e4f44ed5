"""Scale words of two amounts that are told side by side.

In: a claim with an `old` and a `new` amount of one thing, or with a `whole` and a `part`.
Out: inconsistent where one is a thousand or a million times the other though their digits
are alike, or where a part is many times its whole; otherwise it says nothing.
"""

from __future__ import annotations

import re
from decimal import Decimal
from math import log10

from verify import units
from verify.judge import outcome
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity
from verify.model.settings import Settings
from verify.units import format as forms

LAW = "scale_pair"
NEAR = 0.35  # how unlike the digits may be, as a logarithm: a little more than twice
MANY = 5  # times the whole from which a part has the wrong scale word
_SCALED = re.compile(r"(?:thousand|million|billion|trillion|crore|lakh)\b|[0-9] ?(?:[mbkK]n?|tn)\b")


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether two amounts are of one scale."""
    part = claim.slots.get("part")
    given, judged = (
        (claim.slots["whole"], part)
        if part is not None
        else (claim.slots["old"], claim.slots["new"])
    )
    assert isinstance(given, Quantity)
    assert isinstance(judged, Quantity)
    value = _in_unit(judged, given)
    if not value or not given.magnitude or value * given.magnitude < 0:
        return outcome.undecided(claim, judged, "the amounts cannot be compared")
    if not (_scaled(given) and _scaled(judged)):
        return outcome.undecided(claim, judged, "not both have a scale")
    off = log10(abs(value / given.magnitude))
    told = f"{judged.surface} is {10**off:,.3g} times {given.surface}"
    power = 3 * round(off / 3)
    if part is not None:
        power = max(3, -3 * int(-off // 3))
        wrong = 10**off >= MANY
    else:
        wrong = bool(power) and abs(off - power) <= NEAR
    if not wrong:
        return outcome.fit(claim, judged, told, how="as a bound", power=0.2)
    assert judged.magnitude is not None
    right = judged.magnitude.scaleb(-power)
    text = forms.amount(right, judged.unit)
    why = "cannot be part of" if part is not None else "is another scale than"
    return outcome.misfit(
        claim,
        judged,
        f"{judged.surface} {why} {given.surface}; {text} could be meant",
        told,
        expected=Interval.exactly(right),
        text=text,
    )


def _scaled(quantity: Quantity) -> bool:
    """Return whether an amount names a scale, or a unit that has others."""
    return quantity.kind is Kind.PHYSICAL or bool(_SCALED.search(quantity.surface))


def _in_unit(quantity: Quantity, like: Quantity) -> Decimal:
    """Return a value in the unit of another, or 0."""
    value = quantity.magnitude or Decimal(0)
    if quantity.unit == like.unit:
        return value
    if quantity.kind is not like.kind or quantity.kind is not Kind.PHYSICAL:
        return Decimal(0)
    found = units.convert(Interval.exactly(value), quantity.unit, like.unit)
    return found.middle if found is not None else Decimal(0)
