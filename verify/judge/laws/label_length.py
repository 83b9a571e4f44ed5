"""Labels: a quarter has three months and a half six, wherever a year begins.

In: a claim with a `label` (a quarter or a half) and the `span` of dates it is said to be.
Out: inconsistent where the span is half a month or more too long or too short.
"""

from __future__ import annotations

from verify.judge import outcome
from verify.judge.laws._days import known
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "label_length"
MONTHS = {"quarter": 3, "half": 6}
_MONTH, _SLACK = 30.4, 15


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether a span is as long as its label says."""
    label, span = claim.slots["label"], claim.slots["span"]
    assert isinstance(label, Quantity)
    assert isinstance(span, Quantity)
    months = MONTHS.get(label.period.grain if label.period else "")
    days = known(span)
    if months is None or days is None:
        return outcome.undecided(claim, span, "the days are not known")
    length = (days.last - days.first).days + 1
    told = f"{span.surface}: {length} days"
    if abs(length - months * _MONTH) < _SLACK:
        return outcome.fit(claim, span, told, power=0.9)
    shown = max(1, round(length / _MONTH))
    return outcome.misfit(
        claim,
        span,
        f"{span.surface} is {shown} month{'s' * (shown != 1)}; {label.surface} has {months}",
        told,
    )
