"""Elsewhere: whether a number follows from others of its text than those it is held against.

In: a number and those that stand near it. Out: how many bits speak against chance, and the
reckoning as a person would write it. "8.4 per cent, of which 3.6, 2.5, 1.4 and 0.9 points"
tells where 8.4 comes from; that it is no change from 2.5 to 1.4 is then no mistake. Each
reckoning that could have come near the number makes it likelier that one fits by chance,
so a rough number ("half") is never explained, a sharp one by a short reckoning is.

Everything is reckoned in floats: it is weighed, not judged.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

from verify import units
from verify.model.quantity import Kind, Quantity
from verify.named import NamedTuple

_KINDS = frozenset(
    {
        Kind.NUMBER,
        Kind.MONEY,
        Kind.PERCENT,
        Kind.PHYSICAL,
        Kind.DURATION,
        Kind.AGE,
        Kind.RATIO,
        Kind.MULTIPLE,
        Kind.STATISTIC,
    }
)
MOST = 14  # numbers near the judged one that are tried
_FARTHEST = 400  # characters from it
_LONGEST = 7  # numbers of a sum
_ROOM = 3.0  # outcomes within this factor could have been the number by chance
_SLACK = 0.02  # how wide an outcome may be whatever the number, as a share of it
_SURE = 1e-6  # no fit is surer than this against chance
_HUNDRED = 100.0
CONVERTED = " in another unit"
_PLUS = [" + ".join(["{}"] * n) for n in range(_LONGEST + 1)]


class _Number(NamedTuple):
    """A number near by: its ends in the base unit of its sort."""

    low: float
    high: float
    sort: str
    unit: str
    text: str
    start: int


# The ends of what a reckoning comes to, and how it is told: a form and the texts in it.
_Told = tuple[str, ...]
_Outcome = tuple[float, float, _Told]


def follows(judged: Quantity, others: Sequence[Quantity]) -> tuple[float, str]:
    """Return the bits against chance that `judged` follows from others, and how."""
    own = _number(judged)
    if own is None or judged.kind not in _KINDS:
        return 0.0, ""
    near = sorted(
        (q for q in others if q.kind in _KINDS and q.span != judged.span),
        key=lambda q: abs(q.span.start - judged.span.start),
    )[:MOST]
    numbers = [n for q in near if (n := _number(q)) and abs(n.start - own.start) <= _FARTHEST]
    numbers.sort(key=lambda n: n.start)
    exact = judged.exponent is None or own.high == own.low
    width = max(own.high - own.low, 1.0 if exact and not judged.unit else 0.0)
    best, told, chances = 0.0, "", 0.0
    for outcomes in _tiers(judged, own.sort, numbers):
        close = [o for o in outcomes if o[1] * _ROOM > own.low and o[0] < own.high * _ROOM]
        spread = own.high * math.log(_ROOM * _ROOM)
        chances += sum(width + high - low for low, high, _ in close) / spread
        bits = against(chances)
        fit = next((t for low, high, t in close if _is(own, low, high)), None)
        if fit is not None and bits > best:
            best, told = bits, fit[0].format(*fit[1:])
    return best, told


def against(chances: float) -> float:
    """Return the bits against chance of a fit, where so many were to be had by chance."""
    return -math.log2(1 - math.exp(-max(chances, _SURE)))


def _number(quantity: Quantity) -> _Number | None:
    """Return a positive number as floats, or None."""
    low, high = (float(end) for end in quantity.interval[:2])
    if not (math.isfinite(low) and math.isfinite(high)):
        low, high = (float(end) for end in quantity.stated)
    if not 0 < low <= high < math.inf:
        return None
    factor, sort = 1.0, quantity.unit
    if quantity.kind not in (Kind.PERCENT, Kind.MONEY) and quantity.unit:
        factor, sort = float(units.factor(quantity.unit)), units.dimension(quantity.unit)
    span = quantity.span
    return _Number(low * factor, high * factor, sort, quantity.unit, quantity.surface, span.start)


def _is(own: _Number, low: float, high: float) -> bool:
    """Return whether an outcome, about as sharp as the number, can be it."""
    edge = own.high * 1e-9
    sharp = max(2 * (own.high - own.low), _SLACK * own.high)
    return high >= own.low - edge and low <= own.high + edge and high - low <= sharp


def _tiers(judged: Quantity, sort: str, numbers: Sequence[_Number]) -> Iterator[Sequence[_Outcome]]:
    """Yield what short reckonings come to, then what longer ones do."""
    if judged.kind is Kind.PERCENT and sort != "percent":
        points = [n for n in numbers if n.sort in (sort, "percent")]
        yield [*_joined(points)]
        yield [*_sums(points)]
        return
    if judged.kind is Kind.PERCENT:
        percents = [n for n in numbers if n.sort == sort]
        yield [
            *_shares(numbers),
            *_joined(percents),
            *((_HUNDRED - n.high, _HUNDRED - n.low, ("100 - {}", n.text)) for n in percents),
        ]
        yield [*_of_both(numbers), *_compounded(percents), *_sums(percents)]
        return
    if judged.kind in (Kind.MULTIPLE, Kind.RATIO):
        yield [(low / _HUNDRED, high / _HUNDRED, told) for low, high, told in _quotients(numbers)]
        shares = [*_of_both(numbers), *_lost(numbers)]
        yield [(low / _HUNDRED, high / _HUNDRED, told) for low, high, told in shares]
        return
    like = [n for n in numbers if n.sort == sort]
    yield [(n.low, n.high, ("{}" + CONVERTED, n.text)) for n in like if n.unit != judged.unit]
    yield [*_joined(like), *_scaled(like, numbers)]
    yield [*_three(like), *_sums(like), *_spread(like, numbers)]


def _quotients(numbers: Sequence[_Number]) -> Iterator[_Outcome]:
    """Yield one number in per cent of another of its sort."""
    for a, b in permutations(numbers, 2):
        if a.sort == b.sort and b.low != 1:
            yield _HUNDRED * a.low / b.high, _HUNDRED * a.high / b.low, ("{} / {}", a.text, b.text)


def _shares(numbers: Sequence[_Number]) -> Iterator[_Outcome]:
    """Yield shares and changes in per cent."""
    for low, high, told in _quotients([n for n in numbers if n.sort != "percent"]):
        yield low, high, told
        yield low - _HUNDRED, high - _HUNDRED, ("{} / {} - 1", *told[1:])
        yield _HUNDRED - high, _HUNDRED - low, ("1 - {} / {}", *told[1:])


def _of_both(numbers: Sequence[_Number]) -> Iterator[_Outcome]:
    """Yield a number in per cent of itself and another."""
    for a, b in permutations(numbers, 2):
        if a.sort == b.sort:
            told = ("{} / ({} + {})", a.text, a.text, b.text)
            yield _HUNDRED * a.low / (a.low + b.high), _HUNDRED * a.high / (a.high + b.low), told


def _lost(numbers: Sequence[_Number]) -> Iterator[_Outcome]:
    """Yield by what share of itself a number is greater than another."""
    for a, b in permutations(numbers, 2):
        if a.sort == b.sort and a.low > b.high:
            told = ("1 - {} / {}", b.text, a.text)
            yield _HUNDRED - _HUNDRED * b.high / a.low, _HUNDRED - _HUNDRED * b.low / a.high, told


def _compounded(percents: Sequence[_Number]) -> Iterator[_Outcome]:
    """Yield what two percentages come to, one after the other or one of the other."""
    for a, b in combinations(percents, 2):
        yield a.low * b.low / _HUNDRED, a.high * b.high / _HUNDRED, ("{} of {}", a.text, b.text)
        for sign in (1, -1):
            ends = [
                sign * ((1 + sign * x / _HUNDRED) * (1 + sign * y / _HUNDRED) - 1) * _HUNDRED
                for x, y in ((a.low, b.low), (a.high, b.high))
            ]
            yield min(ends), max(ends), ("{} and then {}", a.text, b.text)


def _joined(like: Sequence[_Number]) -> Iterator[_Outcome]:
    """Yield sums and differences of two."""
    for a, b in combinations(like, 2):
        yield a.low + b.low, a.high + b.high, ("{} + {}", a.text, b.text)
        more, less = (a, b) if a.low >= b.low else (b, a)
        yield more.low - less.high, more.high - less.low, ("{} - {}", more.text, less.text)


def _scaled(like: Sequence[_Number], numbers: Sequence[_Number]) -> Iterator[_Outcome]:
    """Yield a number times or by a count, and the percentages of it."""
    for a in like:
        for k in numbers:
            if k is a:
                continue
            if k.sort == "percent":
                low, high = k.low / _HUNDRED, k.high / _HUNDRED
                yield a.low * low, a.high * high, ("{} of {}", k.text, a.text)
            elif k.sort in ("", "times") and k.low != 1:
                yield a.low * k.low, a.high * k.high, ("{} x {}", a.text, k.text)
                yield a.low / k.high, a.high / k.low, ("{} / {}", a.text, k.text)


def _three(like: Sequence[_Number]) -> Iterator[_Outcome]:
    """Yield two numbers less a third."""
    for trio in combinations(like, 3):
        for at in range(3):
            less = trio[at]
            a, b = trio[:at] + trio[at + 1 :]
            low, high = a.low + b.low - less.high, a.high + b.high - less.low
            yield low, high, ("{} + {} - {}", a.text, b.text, less.text)
            yield -high, -low, ("{} - {} - {}", less.text, a.text, b.text)


def _sums(like: Sequence[_Number]) -> Iterator[_Outcome]:
    """Yield the sums of three and more that follow one another."""
    for first in range(len(like)):
        for last in range(first + 3, min(first + _LONGEST, len(like)) + 1):
            run = like[first:last]
            told = (_PLUS[len(run)], *[n.text for n in run])
            yield sum(n.low for n in run), sum(n.high for n in run), told


def _spread(like: Sequence[_Number], numbers: Sequence[_Number]) -> Iterator[_Outcome]:
    """Yield the difference of two, shared among a count."""
    for a, b in combinations(like, 2):
        more, less = (a, b) if a.low >= b.low else (b, a)
        for k in numbers:
            if k is not a and k is not b and k.sort in ("", "times") and k.low != 1:
                low, high = (more.low - less.high) / k.high, (more.high - less.low) / k.low
                yield low, high, ("({} - {}) / {}", more.text, less.text, k.text)
