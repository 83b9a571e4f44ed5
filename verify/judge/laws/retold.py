"""One value in two units: "90 minutes, or an hour and a half".

In: a claim with a `first` and a `second`. Out: what `agreement` says, where the units
differ; two amounts in one unit are alternatives, not one value.
"""

from __future__ import annotations

from verify.judge import outcome
from verify.judge.laws import agreement
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "retold"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether two amounts in two units are one."""
    first, second = claim.slots["first"], claim.slots["second"]
    assert isinstance(first, Quantity)
    assert isinstance(second, Quantity)
    if first.unit == second.unit:
        return outcome.undecided(claim, second, "both are in one unit")
    return agreement.judge(claim, settings)
