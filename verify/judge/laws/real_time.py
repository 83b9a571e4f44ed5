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
_PARTS = re.compile(r"(\d{1,3})[.:]?(\d{2})")
_REST = re.compile(r"(\d{2,3}) ?[ms]")  # "71 seconds", told behind whole minutes
MINUTES, HOURS = 60, 24


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether a clock shows a time."""
    document = claim.extra.get("document")
    if not isinstance(document, Document):
        return verdict.undecided(claim, "the time has no document")
    said = document.text[claim.spans[0].start : claim.spans[0].end]
    rest = _REST.match(said)
    if rest is not None:
        return _rest(claim, int(rest[1]), said)
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


def _rest(claim: Claim, count: int, said: str) -> Check:
    """Judge the minutes told behind hours, or the seconds behind minutes."""
    if count < MINUTES:
        return Check(claim, Verdict.CONSISTENT, how="exactly", arithmetic=("less than a whole",))
    return Check(
        claim,
        Verdict.INCONSISTENT,
        severity=verdict.ceiling(claim),
        message=f"{said} are more than a whole one of what they are told behind",
        arithmetic=(f"{count} is not below {MINUTES}",),
    )
