"""One value in two units: "90 minutes, or an hour and a half", "138 minutes (two hours 18)".

In: a claim with a `first` and a `second`. Out: what `agreement` says, where the units
written differ; two amounts in one unit are alternatives, not one value.
"""

from __future__ import annotations

import re

from verify.judge import outcome
from verify.judge.laws import agreement
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "retold"
_UNIT = re.compile(
    r"(?<![a-z])(h|m|s|d|w|y)(?:(?:ou)?rs?|in(?:ute)?s?|ec(?:ond)?s?|ays?|eeks?|ears?|onths?)?(?![a-z])"
)


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether two amounts in two units are one."""
    first, second = claim.slots["first"], claim.slots["second"]
    assert isinstance(first, Quantity)
    assert isinstance(second, Quantity)
    one, other = _units(first), _units(second)
    if first.unit == second.unit and (one == other or not one or not other):
        return outcome.undecided(claim, second, "both are in one unit")
    return agreement.judge(claim, settings)


def _units(quantity: Quantity) -> frozenset[str]:
    """Return the units that an amount is written with: an hour and 18 minutes are not 78 minutes."""
    return frozenset(match[0].rstrip("s") for match in _UNIT.finditer(quantity.surface.lower()))
