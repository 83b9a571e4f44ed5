"""The two sides of a one-line claim, brought to common units.

In: a claim whose `extra` holds `left`, `right` and `operator` over numbered slots. Out:
each side's values by each reading, in root units and in one currency at a day's rate.
Nothing is compared here; see the law `claim`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from verify.judge import relation
from verify.judge.case import SHARES
from verify.judge.dimensions import forms_clash
from verify.judge.relation import Ends
from verify.judge.wording import infix
from verify.model.claim import Claim
from verify.model.errors import ClaimError, RateError
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.rule import Expression
from verify.model.settings import Settings
from verify.named import NamedTuple
from verify.units import rates, tables


class Side(NamedTuple):
    """One side of a claim: its expression, and its values in the common unit."""

    form: Expression
    text: str
    printed: Ends
    charitable: Ends
    plain: Ends
    bounded: bool


class Money(NamedTuple):
    """How a claim's money is brought to one currency: the target, and a rate for each."""

    target: str = ""
    used: tuple[rates.Rate, ...] = ()
    missing: str = ""

    @property
    def lines(self) -> Iterator[str]:
        """The rates used, each the way round that is above one, with day and source."""
        for rate in self.used:
            if rate.value >= 1:
                yield str(rate)
            else:
                yield str(rates.rate(rate.quote, rate.base, rate.asked))

    def factor(self, code: str) -> Fraction:
        """Return how many of the target one unit of a currency is."""
        found = [r for r in self.used if r.base == code]
        return Fraction(found[0].value) if found else Fraction(1)


def form(claim: Claim, side: str) -> Expression:
    """Return the expression of one side."""
    form = claim.extra[side]
    assert isinstance(form, (str, tuple))
    return form


def agree_in_dimension(claim: Claim) -> None:
    """Raise a ClaimError when the two sides measure different things."""
    left, right = form(claim, "left"), form(claim, "right")
    known = {slot: dict(powers(quantity)) for slot, quantity in slots(claim)}
    clash = forms_clash(left, right, known) or _nouns_clash(claim, left, right)
    if clash:
        quantity = dict(slots(claim))[next(names(right))]
        raise ClaimError(
            clash,
            text=quantity.document.text,
            offset=quantity.span.start,
            hint="both sides of a claim measure the same thing",
        )


def _nouns_clash(claim: Claim, left: Expression, right: Expression) -> str:
    """Return how the counted nouns of two lone counts differ, or ""."""
    held = dict(slots(claim))
    if not (isinstance(left, str) and isinstance(right, str)):
        return ""
    one, other = held[left].counted, held[right].counted
    if not one or not other or one == other:
        return ""
    return f"the sides count different things: {_noun(one)} and {_noun(other)}"


def _noun(name: str) -> str:
    """Return a counted noun as a word."""
    return name.replace("_", " ")


def powers(quantity: Quantity) -> Iterator[tuple[str, int]]:
    """Yield the dimension of a quantity, every currency being money."""
    if quantity.unit in SHARES:
        return
    for name, power in tables.unit(quantity.unit).powers:
        yield "money" if name.startswith("money_") else name, power


def slots(claim: Claim) -> Iterator[tuple[str, Quantity]]:
    """Yield the quantities of a claim by slot."""
    for slot, held in claim.slots.items():
        if isinstance(held, Quantity):
            yield slot, held


def names(form: Expression) -> Iterator[str]:
    """Yield the slots of an expression."""
    if isinstance(form, str):
        yield form
        return
    for part in form[1:]:
        yield from names(part)


def currencies(claim: Claim, form: Expression) -> list[str]:
    """Return the currencies of an expression, in order."""
    found = []
    for slot in names(form):
        quantity = claim.slots[slot]
        assert isinstance(quantity, Quantity)
        if quantity.unit not in SHARES:
            powers = tables.unit(quantity.unit).powers
            found += [n.removeprefix("money_") for n, _ in powers if n.startswith("money_")]
    return list(dict.fromkeys(found))


def money_of(claim: Claim, settings: Settings) -> Money:
    """Return the rates that a claim needs; the right side's currency is the target."""
    codes = currencies(claim, form(claim, "right")) + currencies(claim, form(claim, "left"))
    codes = list(dict.fromkeys(codes))
    if len(codes) < 2:
        return Money(codes[0] if codes else "")
    day = claim.extra.get("date") or settings.date
    if not isinstance(day, dt.date):
        return Money(codes[0], missing="no day is given for the exchange rate")
    try:
        return Money(codes[0], tuple(rates.rate(code, codes[0], day) for code in codes[1:]))
    except RateError as error:
        return Money(codes[0], missing=error.message)


def side_of(claim: Claim, form: Expression, money: Money) -> Side:
    """Return one side with its values. Raises: Undefined."""
    own = dict(slots(claim))
    values = {}
    for reading in ("printed", "charitable", "plain"):
        found = {slot: ends(quantity, reading, money) for slot, quantity in own.items()}
        values[reading] = relation.value(form, found, exact=True)
    bounded = any(not own[slot].interval.finite for slot in names(form))
    return Side(form, infix(form, own), **values, bounded=bounded)


def ends(quantity: Quantity, reading: str, money: Money) -> Ends:
    """Return a quantity's values in root units and in the target currency."""
    if quantity.unit in SHARES:
        factor, offset = SHARES[quantity.unit], Fraction(0)
    else:
        unit = tables.unit(quantity.unit)
        factor, offset = unit.factor, unit.offset
        for name, times in unit.powers:
            if name.startswith("money_"):
                factor *= money.factor(name.removeprefix("money_")) ** times
    low, high = quantity.stated
    plain = Interval(low, high) if low.is_finite() and high.is_finite() else quantity.interval
    interval = {
        "printed": quantity.interval,
        "charitable": quantity.charitable,
        "plain": plain,
    }[reading]
    return relation.ends(interval, factor, offset, exact=True)


def lone(claim: Claim, side: Side) -> Quantity | None:
    """Return the quantity that makes up a side alone."""
    held = claim.slots[side.form] if isinstance(side.form, str) else None
    return held if isinstance(held, Quantity) else None
