"""The law of words: what is called significant has a small p, what is not a large one.

In: a claim with a `p` and whether words call it significant. Out: a check. Papers choose
their own alpha, so only a p clearly on the wrong side is blamed: above twice alpha, or
below a fifth of it.
"""

from __future__ import annotations

from decimal import Decimal

from verify.judge import probability
from verify.judge.outcome import fit, misfit
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "p_words"
ABOVE, BELOW = 2, 5


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge a p value by the words before it."""
    p = claim.slots["p"]
    assert isinstance(p, Quantity)
    given = {**claim.rule.options, **settings.options.get(claim.rule.id, {})}
    alpha = Decimal(str(given.get("alpha", "0.05")))
    significant = bool(claim.extra["significant"])
    surface = " ".join(p.surface.split())
    line = f"{surface} is {'above' if p.interval.low >= alpha else 'at or below'} {probability.plain(alpha)}"
    wrong = p.interval.low > alpha * ABOVE if significant else p.interval.high < alpha / BELOW
    if not wrong:
        return fit(claim, p, line, how="as a bound")
    words = " ".join(str(claim.extra["words"]).split())
    return misfit(claim, p, f"the text says {words}, but {line}", line)
