"""Shares of a whole: percentages that come to 100, to within their rounding.

In: a claim with the `parts`, and the `last` of them. Out: consistent where the sum can
be 100: each part may be half a unit of its last digit off (three whole percentages that
come to 99 are as good as any).
"""

from __future__ import annotations

from decimal import Decimal

from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "hundred"
WHOLE = Decimal(100)


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether percentages make up a whole."""
    parts, last = claim.slots["parts"], claim.slots["last"]
    assert isinstance(last, Quantity)
    assert not isinstance(parts, Quantity)
    if any(not p.interval.finite or p.magnitude is None for p in parts):
        return Check(claim, Verdict.UNDECIDED, judged=last, reason="a share is open-ended")
    low = sum((p.interval.low for p in parts), Decimal(0))
    high = sum((p.interval.high for p in parts), Decimal(0))
    total = sum((p.magnitude or Decimal(0) for p in parts), Decimal(0))
    if Interval(low, high).holds(WHOLE):
        how = "exactly" if total == WHOLE else "by rounding"
        return Check(claim, Verdict.CONSISTENT, judged=last, how=how, power=0.9)
    rest = WHOLE - total + (last.magnitude or Decimal(0))
    sums = " + ".join(f"{p.magnitude:f}" for p in parts)
    return Check(
        claim,
        Verdict.INCONSISTENT,
        judged=last,
        stated=last.interval,
        expected=Interval.exactly(rest) if rest > 0 else None,
        expected_text=f"{rest:f}%" if rest > 0 else "",
        unit="percent",
        severity=claim.rule.severity,
        message=f"the shares come to {total:f}%, not 100%",
        arithmetic=(f"{sums} = {total:f}",),
    )
