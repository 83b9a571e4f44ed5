"""Clocks: a length of time against the two times of day that bound it.

In: a claim with the times `start` and `end`, and the `length` between them. Out:
consistent where the hands of a clock move on by so much; past midnight, and past noon
where the text does not say which half of the day is meant.
"""

from __future__ import annotations

import re
from decimal import Decimal

from verify.judge import outcome
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "clock"
DAY, HALF = 1440, 720
_MINUTES = {"minute": Decimal(1), "hour": Decimal(60), "second": Decimal(1) / 60}
_HALF_SAID = re.compile(r"[ap]\.?\s?m|noon|midnight", re.IGNORECASE)


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether so long lies between two times of day."""
    start, end, length = (claim.slots[name] for name in ("start", "end", "length"))
    assert isinstance(start, Quantity)
    assert isinstance(end, Quantity)
    assert isinstance(length, Quantity)
    judged = claim.slots[str(claim.extra.get("judged", "length"))]
    assert isinstance(judged, Quantity)
    unit = _MINUTES.get(length.unit.removesuffix("/day"))
    one, other = start.period, end.period
    if unit is None or length.magnitude is None or one is None or other is None:
        return outcome.undecided(claim, judged, "the times are not known")
    if one.minutes is None or other.minutes is None:
        return outcome.undecided(claim, judged, "the times are not known")
    if (one.zone != other.zone and one.zone) or other.zone.lower() == "local time":
        return outcome.undecided(claim, judged, "the times are of two zones")
    gap = (other.minutes - one.minutes) % DAY
    if length.magnitude * unit > DAY:
        return outcome.undecided(claim, judged, "longer than a day")
    gaps = {gap, (gap + HALF) % DAY} if _unsaid(start, end) else {gap}
    if any(length.interval.meets(Interval.exactly(Decimal(g) / unit)) for g in gaps):
        return outcome.fit(claim, judged, _told(start, end, gap), power=0.95)
    return outcome.misfit(
        claim,
        judged,
        f"{start.surface} to {end.surface} is {_worded(min(gaps))}; the text says {length.surface}",
        _told(start, end, min(gaps)),
        expected=Interval.exactly(Decimal(min(gaps)) / unit) if judged is length else None,
        text=_worded(min(gaps)),
    )


def _unsaid(start: Quantity, end: Quantity) -> bool:
    """Return whether one time does not say its half of the day, and may mean either."""
    for time in (start, end):
        minutes = time.period.minutes if time.period else None
        early = minutes is not None and minutes < HALF + 60
        if early and not time.surface.startswith("0") and not _HALF_SAID.search(time.surface):
            return True
    return False


def _told(start: Quantity, end: Quantity, gap: int) -> str:
    return f"{start.surface} to {end.surface}: {gap} minutes"


def _worded(minutes: int) -> str:
    """Return "1 hour 25 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} hour{'s' * (hours != 1)}"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} minute{'s' * (rest != 1)}")
    return " ".join(parts)
