"""Zones: one moment by two clocks.

In: a claim with the times `first` and `second`, each with its zone, or with the place named
right behind it. Out: inconsistent where no time of year puts the clocks so far apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from verify.judge import outcome
from verify.judge.laws._offsets import behind, offsets
from verify.judge.laws.clock import DAY, HALF
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "zones"
_SOUTH = 600  # zones from here on have their summer when others have winter
Offsets = tuple[int, ...]


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether two clocks show one moment."""
    first, second = claim.slots["first"], claim.slots["second"]
    assert isinstance(first, Quantity)
    assert isinstance(second, Quantity)
    one, other = _clock(first), _clock(second)
    if one is None or other is None or one[1] == other[1]:
        return outcome.undecided(claim, second, "the zones are not known")
    gaps = {(b - a) % DAY for a, b in _pairs(one[1], other[1])}
    gap = (other[0] - one[0]) % DAY
    halves = not all("m" in q.surface.lower() for q in (first, second))
    may = {gap, (gap + HALF) % DAY} if halves and max(one[0], other[0]) < HALF + 60 else {gap}
    told = f"{first.surface} to {second.surface}: {_signed(gap)} minutes"
    if may & gaps:
        return outcome.fit(claim, second, told, how="exactly", power=0.95)
    right = min(gaps, key=lambda g: min((g - gap) % DAY, (gap - g) % DAY))
    hour, minute = divmod((one[0] + right) % DAY, 60)
    twelve = "m" in second.surface.lower().split()[-1:] or "m" in second.surface.lower()
    text = f"{hour:02}:{minute:02}"
    if twelve:
        text = (
            f"{hour % 12 or 12}{f':{minute:02}' if minute else ''} {'p' if hour >= 12 else 'a'}.m."
        )
    return outcome.misfit(
        claim,
        second,
        f"{first.surface} is {text} there, not {second.surface}",
        told,
        text=text,
    )


def _pairs(one: Offsets, other: Offsets) -> Iterator[tuple[int, int]]:
    """Yield the offsets that two zones have at one time of year."""
    north = max(*one, *other) < _SOUTH
    if len(one) == len(other) == 2 and north:  # both put their clocks forward in spring
        yield from zip(one, other, strict=True)
    else:
        yield from product(one, other)


def _clock(time: Quantity) -> tuple[int, tuple[int, ...]] | None:
    """Return a time's minutes and the offsets of its zone."""
    period = time.period
    if period is None or period.minutes is None:
        return None
    zone = period.zone or behind(time.document.text, time.span.end)
    found = offsets(zone)
    return (period.minutes, found) if found else None


def _signed(gap: int) -> int:
    return gap if gap <= HALF else gap - DAY
