"""Snapshots: several readings of a measure that moves from hour to hour.

In: a claim whose slot `mentions` holds the readings. Out: a check: consistent where
they can all be one value, else a misfit of at most info that lists them by size.
"""

from __future__ import annotations

from verify.judge.laws.drift import reading, words
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.rule import Severity
from verify.model.settings import Settings

LAW = "snapshot"


def judge(claim: Claim, settings: Settings) -> Check:
    """Tell whether the readings can be one value, and list them if not."""
    mentions = claim.quantities
    low = max(q.interval.low for q in mentions)
    high = min(q.interval.high for q in mentions)
    if low <= high:
        return Check(claim, Verdict.CONSISTENT, judged=mentions[0], how="as one value")
    ordered = sorted(mentions, key=lambda q: q.interval.middle)
    listed = ", ".join(f"“{words(q)}” ({q.document.name})" for q in ordered)
    first, last = ordered[0], ordered[-1]
    return Check(
        claim,
        Verdict.INCONSISTENT,
        judged=last,
        stated=last.interval,
        expected=first.interval,
        unit=last.unit,
        severity=Severity.INFO,
        message=f"one move, read at different moments: {listed}",
        arithmetic=tuple(reading(q) for q in ordered),
        assumption="each was right at its hour",
    )
