"""Relations over intervals: an equation's solved form and the slots' values -> a value.

In: an `Expression` and, for each slot, the ends of its values in root units. Out: ends
that enclose every value the expression can take, and are exact where each slot stands
once or where its slope has one sign. Numbers are floats or exact fractions, the same
code for both; the caller asks for fractions where floats leave a doubt.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from verify.model.interval import Interval
from verify.model.rule import Expression
from verify.named import NamedTuple

Number = int | float | Fraction  # a sign is an int, which machine code must not make a float
INF = math.inf
_ONE = Fraction(1)
ROOT_ERROR = 1e-12  # roots and variable powers are taken in floats and widened by this share


class Ends(NamedTuple):
    """The lowest and highest value, each included unless open; an infinite end is open."""

    low: Number
    high: Number
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def at(cls, value: Number) -> Ends:
        """Return the ends of one value."""
        return cls(value, value)


Values = Mapping[str, Ends | Sequence[Ends]]
WHOLE_LINE = Ends(-INF, INF, True, True)


class Undefined(Exception):
    """A relation that has no value here, such as a share of nothing."""


def ends(interval: Interval, factor: Number, offset: Number, *, exact: bool) -> Ends:
    """Return an interval in root units, as fractions or as floats."""
    low, high, low_open, high_open = interval
    if exact:
        return Ends(
            Fraction(low) * factor + offset if low.is_finite() else -INF,
            Fraction(high) * factor + offset if high.is_finite() else INF,
            low_open,
            high_open,
        )
    scale, shift = float(factor), float(offset)
    return Ends(float(low) * scale + shift, float(high) * scale + shift, low_open, high_open)


def value(
    expression: Expression,
    values: Values,
    slopes: Mapping[str, Expression] | None = None,
    *,
    exact: bool = False,
) -> Ends:
    """Return the ends of an expression's values; `exact` where those are fractions.

    Raises: Undefined where it has none.
    """
    function = _function(expression, exact)
    natural = function(values)
    if not slopes or natural.low == -INF or natural.high == INF:
        return natural  # where a divisor may be zero, a slope of one sign proves nothing
    rising: dict[str, bool] = {}
    for slot, slope in slopes.items():
        try:
            steep = _function(slope, exact)(values)
        except Undefined:
            continue
        if steep.low >= 0 or steep.high <= 0:
            rising[slot] = steep.low >= 0
    if not rising:
        return natural
    low = function({**values, **_corner(values, rising, up=False)})
    high = function({**values, **_corner(values, rising, up=True)})
    return Ends(low.low, high.high, low.low_open, high.high_open)


def _corner(values: Values, rising: Mapping[str, bool], *, up: bool) -> dict[str, Ends]:
    """Return, for slots of known slope, the end at which the expression is lowest or highest."""
    corner = {}
    for slot, rises in rising.items():
        own = values.get(slot)
        if isinstance(own, Ends):
            if rises is up:
                corner[slot] = Ends(own.high, own.high, own.high_open, own.high_open)
            else:
                corner[slot] = Ends(own.low, own.low, own.low_open, own.low_open)
    return corner


_MADE: dict[tuple[int, bool], tuple[Expression, Callable[[Values], Ends]]] = {}
_MOST = 4096  # functions kept; a long run with ever new rules begins anew


def _function(expression: Expression, exact: bool) -> Callable[[Values], Ends]:
    """Return an expression as a function; made once, found by the object and not its parts."""
    key = (id(expression), exact)
    found = _MADE.get(key)
    if found is None:
        if len(_MADE) >= _MOST:
            _MADE.clear()
        found = _MADE[key] = (expression, _compiled(expression, exact))  # holds it: ids stay taken
    return found[1]


@lru_cache(maxsize=4096)
def _compiled(expression: Expression, exact: bool) -> Callable[[Values], Ends]:
    """Return an expression as a function of the slots' values, put together once."""
    if isinstance(expression, str):
        if expression[0].isdigit():
            whole = Fraction(expression)
            constant = Ends.at(whole if exact else float(whole))
            return lambda values: constant
        return _slot(expression)
    name = expression[0]
    if name in _OF_SEVERAL:
        slot = str(expression[1])
        return lambda values: _of_several(name, slot, values)
    if name == "sign":
        return _slot(f"sign({expression[1]})")
    first = _compiled(expression[1], exact)
    if name == "neg":
        return lambda values: _negative(first(values))
    second, action = _compiled(expression[2], exact), _BINARY[name]
    return lambda values: action(first(values), second(values))


def _slot(name: str) -> Callable[[Values], Ends]:
    """Return the function that looks one slot up."""

    def look_up(values: Values) -> Ends:
        own = values.get(name)
        if not isinstance(own, Ends):
            raise Undefined(f"{name} is not one number")
        return own

    return look_up


def _negative(a: Ends) -> Ends:
    """Return an interval with its sign turned."""
    return Ends(-a.high, -a.low, a.high_open, a.low_open)


def _of_several(name: str, slot: str, values: Values) -> Ends:
    """Return a function of a slot that holds several quantities."""
    own = values.get(slot)
    parts: Sequence[Ends] = (own,) if isinstance(own, Ends) else (own or ())
    if not parts:
        raise Undefined(f"{slot} is empty")
    if name == "count":
        return Ends.at(len(parts))
    if name in ("min", "max"):
        pick = min if name == "min" else max
        return Ends(pick(p.low for p in parts), pick(p.high for p in parts))
    if name == "median":
        return Ends(_middle([p.low for p in parts]), _middle([p.high for p in parts]))
    total = parts[0]
    for part in parts[1:]:
        total = added(total, part)
    return divided(total, Ends.at(len(parts))) if name == "mean" else total


def _middle(values: Sequence[Number]) -> Number:
    """Return the median of some numbers."""
    ordered = sorted(values)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    return (ordered[half - 1] + ordered[half]) / 2


def added(a: Ends, b: Ends) -> Ends:
    """Return the sum of two intervals."""
    return Ends(
        a.low + b.low, a.high + b.high, a.low_open or b.low_open, a.high_open or b.high_open
    )


def subtracted(a: Ends, b: Ends) -> Ends:
    """Return the difference of two intervals."""
    return added(a, Ends(-b.high, -b.low, b.high_open, b.low_open))


def multiplied(a: Ends, b: Ends) -> Ends:
    """Return the product of two intervals."""
    if a.low > 0 and b.low > 0:
        return Ends(
            a.low * b.low, a.high * b.high, a.low_open or b.low_open, a.high_open or b.high_open
        )
    corners = [
        _times(x, x_open, y, y_open)
        for x, x_open in ((a.low, a.low_open), (a.high, a.high_open))
        for y, y_open in ((b.low, b.low_open), (b.high, b.high_open))
    ]
    low = min(corners)  # of equal corners one that is included wins: False sorts first
    high = max(corners, key=lambda corner: (corner[0], not corner[1]))
    return Ends(low[0], high[0], low[1], high[1])


def _times(x: Number, x_open: bool, y: Number, y_open: bool) -> tuple[Number, bool]:
    """Return one corner of a product, and whether it is left out."""
    if x == 0 or y == 0:  # nothing times anything, however large, is nothing
        reached = (x == 0 and not x_open) or (y == 0 and not y_open)
        return Fraction(0), not reached
    return x * y, x_open or y_open


def divided(a: Ends, b: Ends) -> Ends:
    """Return the quotient of two intervals. Raises: Undefined for a division by zero alone."""
    if a.low > 0 and b.low > 0:
        return Ends(
            a.low / b.high, a.high / b.low, a.low_open or b.high_open, a.high_open or b.low_open
        )
    if b.low == 0 == b.high:
        raise Undefined("a division by zero")
    if b.low < 0 < b.high:
        return WHOLE_LINE
    high = Ends.at(INF) if b.low == 0 else Ends.at(_inverse(b.low))
    low = Ends.at(-INF) if b.high == 0 else Ends.at(_inverse(b.high))
    reciprocal = Ends(low.low, high.high, b.high == 0 or b.high_open, b.low == 0 or b.low_open)
    return multiplied(a, reciprocal)


def _inverse(x: Number) -> Number:
    """Return one over a number; over an infinite one, zero."""
    if isinstance(x, float):
        return Fraction(0) if x in (INF, -INF) else 1.0 / x
    return _ONE / x  # of a count as well: 1 / 3 would be a float, whatever is asked for


def raised(a: Ends, b: Ends) -> Ends:
    """Return a power: whole exponents exactly, others in floats, widened. Raises: Undefined."""
    if b.low == b.high and float(b.low).is_integer():
        return _whole_power(a, int(b.low))
    if a.low < 0:
        raise Undefined("a root of a negative number")
    corners = [_float_power(x, y) for x in (a.low, a.high) for y in (b.low, b.high)]
    low, high = min(corners), max(corners)
    return Ends(
        low - abs(low) * ROOT_ERROR if low < INF else low,
        high + abs(high) * ROOT_ERROR if high < INF else high,
        a.low_open or b.low_open or b.high_open,
        a.high_open or b.low_open or b.high_open,
    )


def _whole_power(a: Ends, n: int) -> Ends:
    """Return a whole power."""
    if n < 0:
        return divided(Ends.at(Fraction(1)), _whole_power(a, -n))
    if n == 0:
        return Ends.at(Fraction(1))
    if n % 2 or a.low >= 0:
        return Ends(a.low**n, a.high**n, a.low_open, a.high_open)
    if a.high <= 0:
        return Ends(a.high**n, a.low**n, a.high_open, a.low_open)
    highest = max(-a.low, a.high)
    return Ends(Fraction(0), highest**n, False, a.low_open if -a.low > a.high else a.high_open)


def _float_power(x: Number, y: Number) -> float:
    """Return x to the power y as a float."""
    try:
        return float(math.pow(x, y))
    except (OverflowError, ZeroDivisionError, ValueError):
        return INF  # beyond floats, or a negative power of nothing


_OF_SEVERAL = ("sum", "count", "mean", "median", "min", "max")
_BINARY = {
    "add": added,
    "sub": subtracted,
    "mul": multiplied,
    "div": divided,
    "pow": raised,
}
