"""Doubt: what speaks against a misfit being a mistake, whatever rule it breaks.

In: the check of a misfit and the numbers of its documents. Out: how much surer its wording
must be, with the reasons. People err by little (a digit, a rounding, the wrong base) or by
a named slip; numbers that were never related are off by anything. And a number that follows from
others of the text was reckoned from those.

The weights are in the unit of `Claim.weight`. On 900 passages by strangers, half of them without
an error, they spared half of the wrong alarms and cost one true one in thirty.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from verify.judge import elsewhere, instead, slips
from verify.model.check import Check
from verify.model.document import BlockKind
from verify.model.interval import Interval
from verify.model.quantity import Quantity

FAR = 16  # off by more than people err, and by no power of ten
SOME = 4  # off by more than most err
EXPLAINED = 10  # the number follows from others
LEFT_OUT = 50  # it fits with the scale word of another number
MEANT = 30  # it fits with another number in the place of one

ANYWHERE = 1000  # claims whose numbers may differ by this may be off by anything
_FAR = 0.35  # powers of ten
_SOME = 0.2
_POWER = 0.02  # how near a factor is to a power of ten, as a logarithm
_POWERS = frozenset(sign * power for power in (1, 2, 3, 6, 9, 12) for sign in (1, -1))
_BITS = 1.0  # against chance
_OWN_BITS = 3.0  # of some numbers of a claim that give another of them
_EXCHANGED = 3.5  # of another number in the place of one
_SURELY = 6.0  # of that, where a slip of the pen explains the misfit too
_BESIDE = 80  # characters from a row, within which its sum is told
_RECKONED = 3  # numbers of a claim in which one is reckoned from others

Numbers = Mapping[int, Sequence[Quantity]]
Reason = tuple[str, int]
Doubts = Callable[[Check], Sequence[Reason]]


def by_document(quantities: Iterable[Sequence[Quantity]]) -> Numbers:
    """Return the numbers of each document, in the order of its text, by its identity."""
    return {id(found[0].document): found for found in quantities if found}


def doubts(check: Check, numbers: Numbers) -> list[Reason]:
    """Return what speaks against the misfit of a check, each with its weight."""
    if instead.elliptic(check):
        return [("follows elsewhere (a scale word is left out)", LEFT_OUT)]
    if slips.telling(check.assumption):  # it says how the mistake came about
        return []
    against = [] if slips.misprinted(check.assumption) else list(_distance(check))
    return [*against, *_explained(check, numbers)]


def off_by(check: Check) -> float | None:
    """Return how far a misfit is off, in powers of ten; None where no factor tells it."""
    if check.stated is None or check.expected is None:
        return None
    stated, expected = abs(float(check.stated.middle)), abs(float(check.expected.middle))
    if not stated or not expected or math.inf in (stated, expected):
        return None
    plain, of_rough = math.log10(stated / expected), math.log10(stated / _centre(check.expected))
    return of_rough if _of_ten(of_rough) and not _of_ten(plain) else plain


def _centre(interval: Interval) -> float:
    """Return the middle of a quotient of rough numbers, of which half the ends says too much."""
    if interval.low > 0 and interval.high.is_finite():
        return math.sqrt(float(interval.low) * float(interval.high))
    return abs(float(interval.middle))


def _of_ten(power: float) -> bool:
    """Return whether it is a power of ten by which one errs, to within rounding."""
    return round(power) in _POWERS and abs(power - round(power)) < _POWER


def _distance(check: Check) -> Iterator[Reason]:
    """Yield whether the number is farther off than people err."""
    power = off_by(check)
    if float(str(check.claim.extra.get("farthest", 0))) >= ANYWHERE:
        return
    if power is None or _of_ten(power):
        return
    if abs(power) > _FAR and slips.one_digit(check):
        yield "far off", SOME  # a difference is far off where one of its numbers is a digit off
    elif abs(power) > _FAR:
        own = int(str(check.claim.extra.get("far", 0)))  # what the claim itself wants for that
        yield "farther off than people err", max(FAR - own, 0)
    elif abs(power) > _SOME:
        yield "far off", SOME


def _explained(check: Check, numbers: Numbers) -> Iterator[Reason]:
    """Yield whether the judged number follows from others."""
    if check.judged is None or check.claim.rule.equation is None:
        return
    if not {"row", "sum"}.isdisjoint(check.claim.extra) and _told_beside(
        check, numbers.get(id(check.judged.document), ())
    ):
        yield "follows elsewhere (what they come to is told beside them)", MEANT
        return
    if "row" in check.claim.extra:
        return  # a row of three parts or more is no chance
    if len(check.claim.quantities) < _RECKONED:
        return  # one number told twice: what bears one out speaks against the other
    others = _others(check, numbers.get(id(check.judged.document), ()))
    bits, told = elsewhere.follows(check.judged, others)
    of_own, own = elsewhere.follows(check.judged, check.claim.quantities)
    fewer = of_own >= _OWN_BITS and len(check.claim.quantities) > _RECKONED
    if bits >= _BITS and (told != own or told.endswith(elsewhere.CONVERTED)):
        yield f"follows elsewhere ({told})", EXPLAINED
    elif fewer:
        yield f"follows elsewhere ({own})", EXPLAINED  # some of its own numbers give it
    else:
        bits, told = instead.fits(check, others)
        if bits >= (_SURELY if slips.misprinted(check.assumption) else _EXCHANGED):
            yield f"follows elsewhere (with {told})", MEANT


def _told_beside(check: Check, numbers: Sequence[Quantity]) -> bool:
    """Return whether what a row comes to stands right before it, or behind it, as a number of its own."""
    judged, expected = check.judged, check.expected
    if judged is None or expected is None or expected.low != expected.high:
        return False
    spans = [q.span for q in check.claim.quantities]
    start, end = min(s.start for s in spans) - _BESIDE, max(s.end for s in spans) + _BESIDE
    own = set(spans)
    return any(
        q.magnitude == expected.low and q.unit == judged.unit and q.span not in own
        for q in numbers
        if start <= q.span.start <= end
    )


def _others(check: Check, numbers: Sequence[Quantity]) -> list[Quantity]:
    """Return the numbers near the judged one in text of its sort, but none of the claim's told again.

    What follows from those bears the claim out: one of its other numbers is wrong.
    """
    judged = check.judged
    assert judged is not None
    document, own = judged.document, check.claim.quantities
    kind = _kind(judged)
    again = {abs(q.magnitude) for q in own if q is not judged and q.magnitude}
    places = {q.span for q in own}
    at = bisect_left(numbers, judged.span, key=lambda q: q.span)
    near = numbers[max(0, at - elsewhere.MOST) : at + elsewhere.MOST + 1]
    return [
        q
        for q in near
        if q.document is document
        and _kind(q) is kind
        and (q.span in places or q.magnitude is None or abs(q.magnitude) not in again)
    ]


def _kind(quantity: Quantity) -> BlockKind | None:
    """Return in what sort of text a number stands."""
    block = quantity.document.block_at(quantity.span.start)
    return block.kind if block else None
