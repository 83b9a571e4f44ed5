"""Cases: a claim, its equation, and the values of its slots, ready to be compared.

In: a claim whose rule has an equation. Out: what the judged slot must be, by the printed
and by the charitable reading, in the judged quantity's own unit. Values are compared as
floats; where the margin is too small for floats to decide, as exact fractions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import product

from verify.judge import relation, spoken
from verify.judge.relation import INF, Ends, Number, Undefined
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Direction, Quantity
from verify.model.rule import Equation, Expression, Rule
from verify.named import NamedTuple
from verify.units import tables

SAFE = 1e13  # beyond it a float has no digit to spare for what is printed
CLEAR = 1e-9  # a margin below this share is left to exact fractions
_POINT = Fraction(1, 100)
SHARES = {
    "percent": _POINT,
    "percentage_point": _POINT,
    "basis_point": _POINT / 100,
}  # pure numbers inside an equation, whatever they are outside
_CONTEXT = Context(prec=30)


class Scale(NamedTuple):
    """How a unit's numbers become root numbers: value × factor + offset."""

    factor: Fraction
    offset: Fraction = Fraction(0)


@lru_cache(maxsize=4096)
def _scale(unit: str, difference: bool) -> tuple[Scale, tuple[float, float]]:
    """Return a unit's scale, exactly and in floats. Raises: UnitError."""
    if unit in SHARES:
        found = Scale(SHARES[unit])
    else:
        own = tables.unit(unit)
        found = Scale(own.factor, Fraction(0) if difference else own.offset)
    return found, (float(found.factor), float(found.offset))


class _Plan(NamedTuple):
    """What a rule's equation gives for one judged slot: its form, slopes, signs and options."""

    rule: Rule
    form: Expression
    slopes: Mapping[str, Expression] | None
    signs: Sequence[str]
    options: Mapping[str, Mapping[str, object]]


_PLANS: dict[tuple[int, str], _Plan] = {}  # by the rule's id; a plan holds its rule
_KEPT = 4096  # plans kept; a long run with ever new rules begins anew


def _plan(rule: Rule, equation: Equation, slot: str) -> _Plan:
    """Return what is the same for every claim of a rule. Raises: Undefined."""
    found = _PLANS.get((id(rule), slot))
    if found is not None and rule.equation is equation:
        return found
    if slot not in equation.solved:
        raise Undefined(f"the relation cannot be solved for '{slot}'")
    form: Expression = equation.solved[slot]
    slots = rule.match.get("slots")
    options = {
        name: own
        for name, own in (slots.items() if isinstance(slots, dict) else ())
        if isinstance(own, dict) and ("signed" in own or "difference" in own)
    }
    made = _Plan(rule, form, equation.slopes.get(slot), sorted(set(_signs(form))), options)
    if rule.equation is equation:
        if len(_PLANS) >= _KEPT:
            _PLANS.clear()
        _PLANS[id(rule), slot] = made
    return made


class Case:
    """One claim under judgement; see the module's docstring."""

    def __init__(self, claim: Claim, equation: Equation) -> None:
        self.claim = claim
        self.equation = equation
        self.slot = str(claim.extra.get("judged", equation.judged))
        judged = claim.slots.get(self.slot)
        if not isinstance(judged, Quantity):
            raise Undefined(f"'{self.slot}' is not one number")
        self.judged: Quantity = judged
        _, self.form, self.slopes, self.signs, self.options = _plan(claim.rule, equation, self.slot)
        self.sign: dict[str, Ends] = {}
        self._values: dict[tuple[str, bool], dict[str, Ends | Sequence[Ends]]] = {}
        self._expected: dict[tuple[object, ...], Ends] = {}
        self._roughly: dict[str, Ends] = {}

    @property
    def bounded(self) -> bool:
        """Whether some number of the claim is a bound."""
        return any(not q.interval.finite for q in self.claim.quantities)

    def equal(self) -> bool:
        """Return whether the plain values agree to the last digit."""
        try:
            if (
                _meet(self.stated("plain", exact=False), self.expected("plain", exact=False))
                is False
            ):
                return False
            stated, expected = self.stated("plain", exact=True), self.expected("plain", exact=True)
        except Undefined:
            return False
        return stated == expected

    def misnamed(self) -> bool:
        """Return whether another word for a share or a multiple is nearer than the stated one."""
        own = spoken.reach(self.judged)
        if own is None:
            return False
        low, high, *_ = self.expected("printed", exact=False)
        return high < own[0] * (1 - CLEAR) or low > own[1] * (1 + CLEAR)

    def meet(self, reading: str, share: Decimal = Decimal(0)) -> bool:
        """Return whether the stated and the expected values meet; see `tolerance`."""
        if not self.signs:
            return not self._far_apart(reading, share) and self._meets(reading, share)
        for sign in self.each_sign():
            self.sign = sign
            if self._meets(reading, share):
                return True
        self.sign = self.nearest_sign()
        return False

    def _meets(self, reading: str, share: Decimal) -> bool:
        """Return whether the values meet for the signs that are chosen."""
        met = _meet(
            self.stated(reading, exact=False),
            widened(self.expected(reading, exact=False), float(share)),
        )
        if met is None:
            met = exact_meet(
                self.stated(reading, exact=True),
                widened(self.expected(reading, exact=True), Fraction(share)),
            )
        return met

    def _far_apart(self, reading: str, share: Decimal) -> bool:
        """Return whether the values cannot meet, even by bounds wider than they need be."""
        if not self.slopes:
            return False
        wide = widened(self.roughly(reading), float(share))
        return _meet(self.stated(reading, exact=False), wide) is False

    def roughly(self, reading: str) -> Ends:
        """Return bounds of the expected values, reckoned without slopes. Raises: Undefined."""
        if not self.slopes or self.signs:
            return self.expected(reading, exact=False)
        if reading not in self._roughly:
            try:
                found = relation.value(self.form, self.values(reading, exact=False))
            except OverflowError:
                raise Undefined("numbers too large") from None
            self._roughly[reading] = _on_the_side(found, self.equation.operator)
        return self._roughly[reading]

    def stated(self, reading: str, *, exact: bool) -> Ends:
        """Return the values that the judged quantity stands for, in root units."""
        own = self.values(reading, exact=exact)[self.slot]
        assert isinstance(own, Ends)
        return own

    def expected(self, reading: str, *, exact: bool) -> Ends:
        """Return the values that the other slots imply, in root units. Raises: Undefined."""
        if self.signs and not self.sign:
            self.sign = next(iter(self.each_sign()))
        key: tuple[object, ...] = (reading, exact)
        if self.sign:
            key += tuple([end.low for end in self.sign.values()])
        if key not in self._expected:
            values = self.values(reading, exact=exact)
            if self.sign:
                values = {**values, **self.sign}
            try:
                found = relation.value(self.form, values, self.slopes, exact=exact)
            except OverflowError:
                raise Undefined("numbers too large") from None
            self._expected[key] = _on_the_side(found, self.equation.operator)
        return self._expected[key]

    def values(self, reading: str, *, exact: bool) -> dict[str, Ends | Sequence[Ends]]:
        """Return every slot's values in root units, by one reading."""
        key = (reading, exact)
        if key not in self._values:
            self._values[key] = {
                slot: self.ends(slot, held, reading, exact)
                if isinstance(held, Quantity)
                else tuple(self.ends(slot, q, reading, exact) for q in held)
                for slot, held in self.claim.slots.items()
            }
        return self._values[key]

    def ends(self, slot: str, quantity: Quantity, reading: str, exact: bool) -> Ends:
        """Return one quantity's values in root units, by one reading."""
        options = self.options.get(slot) if self.options else None
        own, rough = _scale(quantity.unit, bool(options and options.get("difference")))
        factor, offset = own if exact else rough
        found = relation.ends(_reading(quantity, reading), factor, offset, exact=exact)
        if (
            options
            and options.get("signed")
            and quantity.direction is Direction.DOWN
            and found.low >= 0
        ):
            return Ends(-found.high, -found.low, found.high_open, found.low_open)
        return found

    def scale(self, slot: str, quantity: Quantity) -> Scale:
        """Return how a quantity's numbers become root numbers."""
        return _scale(quantity.unit, self.option(slot, "difference"))[0]

    def option(self, slot: str, name: str) -> bool:
        """Return whether the rule sets an option on a slot."""
        return bool(self.options) and bool(self.options.get(slot, {}).get(name))

    def each_sign(self) -> Iterator[dict[str, Ends]]:
        """Yield each choice of plus or minus for the relation's absolute values."""
        if not self.signs:
            yield {}
            return
        for choice in product((1, -1), repeat=len(self.signs)):
            yield {name: Ends.at(sign) for name, sign in zip(self.signs, choice, strict=True)}

    def nearest_sign(self) -> dict[str, Ends]:
        """Return the choice of signs whose plain value lies nearest to the stated one."""
        if not self.signs:
            return {}

        def gap(sign: dict[str, Ends]) -> Number:
            self.sign = sign
            try:
                return abs(self.plain() - float(self.stated("plain", exact=False).low))
            except Undefined:
                return INF

        return min(self.each_sign(), key=gap)

    def printed(self) -> Interval:
        """Return the values that the others imply, in the judged quantity's unit."""
        found = self.expected("printed", exact=False)
        if any(SAFE < abs(end) < INF for end in map(float, found[:2])):
            found = self.expected("printed", exact=True)
        return self.in_unit(found)

    def plain(self) -> float:
        """Return the value implied by the plain numbers, in root units."""
        found = self.expected("plain", exact=False)
        return float(found.low if found.low != -INF else found.high)

    def in_unit(self, found: Ends) -> Interval:
        """Return root values as an interval in the judged quantity's unit."""
        factor, offset = self.scale(self.slot, self.judged)
        low, high = (decimal(end, factor, offset) for end in found[:2])
        return Interval(low, high, found.low_open, found.high_open)


def _signs(expression: Expression) -> Iterator[str]:
    """Yield the signs that an expression leaves open."""
    if isinstance(expression, str):
        return
    if expression[0] == "sign":
        yield f"sign({expression[1]})"
    for part in expression[1:]:
        yield from _signs(part)


def _reading(quantity: Quantity, reading: str) -> Interval:
    """Return a quantity's interval by one reading."""
    if reading == "printed":
        return quantity.interval
    if reading == "charitable":
        return quantity.charitable
    low, high = quantity.stated
    if low.is_finite() and high.is_finite():
        return Interval(low, high)
    return Interval.exactly(quantity.interval.middle)


def _on_the_side(found: Ends, operator: str) -> Ends:
    """Return the values on the allowed side of a bound; all of it for an equation."""
    if operator[0] == "<":
        return Ends(-INF, found.high, True, found.high_open or operator == "<")
    if operator[0] == ">":
        return Ends(found.low, INF, found.low_open or operator == ">", True)
    return found


def widened(found: Ends, share: Number) -> Ends:
    """Return values with each finite end moved outwards by a share of itself."""
    if not share:
        return found
    low = found.low if found.low == -INF else found.low - _size_of(found.low) * share
    high = found.high if found.high == INF else found.high + _size_of(found.high) * share
    return Ends(low, high, found.low_open, found.high_open)


def _size_of(value: Number) -> Number:
    """Return a number without its sign."""
    return -value if value < 0 else value


def _meet(a: Ends, b: Ends) -> bool | None:
    """Return whether two float intervals meet; None where floats cannot tell."""
    low, high, from_, to = float(a.low), float(a.high), float(b.low), float(b.high)
    overlap = min(to - low, high - from_)
    margin = 0.0
    if overlap != INF:
        margin = CLEAR * max(
            [abs(end) for end in (low, high, from_, to) if -INF < end < INF], default=0.0
        )
    if -margin <= overlap <= margin:
        return None
    return overlap > 0


def exact_meet(a: Ends, b: Ends) -> bool:
    """Return whether two intervals of fractions meet."""
    if a.high < b.low or b.high < a.low:
        return False
    if a.high == b.low:
        return not (a.high_open or b.low_open)
    if b.high == a.low:
        return not (b.high_open or a.low_open)
    return True


def decimal(value: Number, factor: Fraction, offset: Fraction) -> Decimal:
    """Return a root value as a decimal in a unit."""
    if isinstance(value, float):
        if value in (INF, -INF):
            return Decimal(value)
        return Decimal(f"{(value - float(offset)) / float(factor):.15g}")
    own = (value - offset) / factor
    return _CONTEXT.divide(Decimal(own.numerator), Decimal(own.denominator))
