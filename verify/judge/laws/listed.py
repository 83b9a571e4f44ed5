"""The length of a list: an announced number against the items that follow.

In: a claim with the `announced` number and, in `extra`, the `least` and `most` items
that the list may be read to have. Out: consistent where the number lies between them.
"""

from __future__ import annotations

from decimal import Decimal

from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "listed"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether a list is as long as announced."""
    announced = claim.slots["announced"]
    assert isinstance(announced, Quantity)
    least, most = claim.extra["least"], claim.extra["most"]
    assert isinstance(least, int)
    assert isinstance(most, int)
    expected = Interval(Decimal(least), Decimal(most))
    stated = announced.interval
    if stated.meets(expected):
        return Check(claim, Verdict.CONSISTENT, announced, stated, expected, how="exactly")
    count = str(least) if least == most else f"{least} to {most}"
    what = claim.extra.get("what")
    listed = f"{'item is' if count == '1' else 'items are'} listed"
    said = (
        f"{announced.surface} are said to be {what}" if what else f"{announced.surface} announced"
    )
    return Check(
        claim,
        Verdict.INCONSISTENT,
        judged=announced,
        stated=stated,
        expected=expected,
        expected_text=count,
        message=f"{said}, but {count} {'is' if count == '1' else 'are'}"
        if what
        else f"{said}, but {count} {listed}",
        arithmetic=(f"items counted in the list: {count}",),
    )
