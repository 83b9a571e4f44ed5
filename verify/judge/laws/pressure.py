"""Blood pressure: the systolic value, which is told first, is the higher.

In: a claim with the span of a reading, and in `extra` its document. Out: inconsistent
where the first number is the lower by more than a slip of measuring.
"""

from __future__ import annotations

import re

from verify.judge import verdict
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.document import Document
from verify.model.settings import Settings

LAW = "pressure"
_NUMBERS = re.compile(r"\d+")


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether a reading has its higher number first."""
    document = claim.extra.get("document")
    if not isinstance(document, Document):
        return verdict.undecided(claim, "the reading has no document")
    said = document.text[claim.spans[0].start : claim.spans[0].end]
    upper, lower = (int(n) for n in _NUMBERS.findall(said))
    told = f"{upper} > {lower}"
    if upper > lower:
        return Check(claim, Verdict.CONSISTENT, how="exactly", arithmetic=(told,))
    return Check(
        claim,
        Verdict.INCONSISTENT,
        severity=verdict.ceiling(claim),
        expected_text=said.replace(str(upper), "#")
        .replace(str(lower), str(upper))
        .replace("#", str(lower)),
        message=f"{said}: the systolic pressure, told first, is the higher",
        arithmetic=(f"{told} does not hold",),
    )
