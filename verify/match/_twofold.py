"""Twofold: a change told in two ways, "a drop of $24, or 27%", of which one fits a pair of values.

In: a candidate tuple with an old and a new value. Out: whether the change that stands beside
its anchor in other terms is exactly that of the two values: then they are the ones meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.match.slip import significant

if TYPE_CHECKING:
    from verify.match.candidate import Candidate

TOLD_TWICE = 5  # words between two tellings of one change


def fits(candidate: Candidate) -> bool:
    """Return whether the change is told twice, and the other telling fits: "a drop of $24, or 27%"."""
    anchor, slots = candidate.anchor, candidate.slots
    if "old" not in slots or "new" not in slots:
        return False
    unit = slots["old"].quantity.unit
    old, new = (candidate.size(slots[name].quantity, unit) for name in ("old", "new"))
    share = anchor.quantity.unit == "percent" != unit
    for twin in candidate.pool:
        apart = anchor.place - twin.place
        if twin.sentence is not anchor.sentence or twin in candidate.members:
            continue
        if (
            share
            and 0 < apart <= TOLD_TWICE
            and candidate.alike(twin.quantity, slots["old"].quantity)
        ):
            told = candidate.size(twin.quantity, unit)
            return abs(new - old) == told and significant(twin.quantity) > 1
        if (
            not share
            and 0 < -apart <= TOLD_TWICE
            and twin.quantity.unit == "percent"
            and candidate.alike(anchor.quantity, slots["old"].quantity)
            and old
        ):
            return twin.quantity.interval.holds(100 * abs(new - old) / old)
    return False
