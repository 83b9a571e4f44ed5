"""Real times: a time of day that a clock shows.

In: a claim with the span of a time of day, and in `extra` its document. Out:
inconsistent where there is no such minute or hour.
"""

from __future__ import annotations

import re

from verify.judge import verdict
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.document import Document
from verify.model.settings import Settings

LAW = "real_time"
_PARTS = re.compile(r"(\d{1,2})[.:](\d{2})")
MINUTES, HOURS = 60, 24


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether a clock shows a time."""
    document = claim.extra.get("document")
    if not isinstance(document, Document):
        return verdict.undecided(claim, "the time has no document")
    said = document.text[claim.spans[0].start : claim.spans[0].end]
    parts = _PARTS.fullmatch(said)
    if parts is None:
        return verdict.undecided(claim, "no hour and minute")
    hour, minute = int(parts[1]), int(parts[2])
    midnight = hour == HOURS and minute == 0  # "24:00" ends a day
    if minute < MINUTES and (hour < HOURS or midnight):
        return Check(
            claim, Verdict.CONSISTENT, how="exactly", arithmetic=("hour and minute exist",)
        )
    why = f"there is no minute {minute}" if minute >= MINUTES else f"there is no hour {hour}"
    return Check(
        claim,
        Verdict.INCONSISTENT,
        severity=verdict.ceiling(claim),
        message=f"{said} is no time of day: {why}",
        arithmetic=(why,),
    )
