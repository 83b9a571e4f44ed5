"""Order: what begins first does not end before.

In: a claim with a `start` and an `end`. Out: inconsistent where every day that the end may
be lies before every day that the start may be; undecided where neither says its year, since
what is to follow ("delayed from May until 9 October") may be in the next.
"""

from __future__ import annotations

import re

from verify.judge import outcome
from verify.judge.laws._days import known
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "order"
_YEAR = re.compile(r"\d{4}|['’]\d\d\b")


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether an end lies behind its start."""
    start, end = claim.slots["start"], claim.slots["end"]
    assert isinstance(start, Quantity)
    assert isinstance(end, Quantity)
    judged = end if end.span > start.span else start
    one, other = known(start), known(end)
    if one is None or other is None:
        return outcome.undecided(claim, judged, "the dates are not known")
    told = f"{start.surface} ≤ {end.surface}"
    if other.last >= one.first:
        return outcome.fit(claim, judged, told, how="exactly", power=0.3)
    if not (_YEAR.search(start.surface) or _YEAR.search(end.surface)):
        return outcome.undecided(claim, judged, "neither date says its year")
    return outcome.misfit(
        claim, judged, f"{end.surface} is before {start.surface}", f"{told} does not hold"
    )
