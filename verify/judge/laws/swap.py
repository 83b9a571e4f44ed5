"""Swap: one figure on two measures, beside the same words.

In: a claim with slots `first` and `second`, and `also` the mentions of other documents that
give the second's figure for its measure. Out: a check: consistent where both give
the figure for one measure, else a misfit of at most info that names the two.
"""

from __future__ import annotations

from verify.judge.laws.drift import words
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Severity
from verify.model.settings import Settings

LAW = "swap"


def judge(claim: Claim, settings: Settings) -> Check:
    """Tell whether the two quantities are given for one measure."""
    first, second = claim.slots["first"], claim.slots["second"]
    assert isinstance(first, Quantity)
    assert isinstance(second, Quantity)
    same = first.measure.split()[-1:] == second.measure.split()[-1:]
    if same or first.magnitude != second.magnitude or first.bound is not second.bound:
        how = "for one measure" if same else "different figures"
        return Check(claim, Verdict.CONSISTENT, judged=second, how=how)
    others = [
        f"{q.document.name} “{words(q)}” for the {q.measure}"
        for q in claim.quantities
        if q not in (first, second)
    ]
    told = [f"{q.document.name} gives “{words(q)}” for the {q.measure}" for q in (first, second)]
    return Check(
        claim,
        Verdict.INCONSISTENT,
        judged=second,
        stated=second.interval,
        unit=second.unit,
        severity=Severity.INFO,
        message=", and ".join((" but ".join(told), *others)),
        assumption="one of the two has the wrong measure, or both moved alike",
    )
