"""One number in words and in digits: "sixty (90) days".

In: a claim with the number in words as `first` and in digits as `second`. Out: inconsistent
where they share no value; the digits are blamed, since words count before figures.
Source: Uniform Commercial Code, section 3-114.
"""

from __future__ import annotations

from verify.judge.outcome import fit, misfit, undecided
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Severity
from verify.model.settings import Settings
from verify.units import format as forms

LAW = "in_words"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether words and digits are one number."""
    words, digits = claim.slots["first"], claim.slots["second"]
    assert isinstance(words, Quantity)
    assert isinstance(digits, Quantity)
    if words.magnitude is None or digits.magnitude is None:
        return undecided(claim, digits, "not one number each")
    expected = words.interval
    told = f"{words.surface} = {digits.surface}"
    if words.span == digits.span or words.magnitude == digits.magnitude:
        told = digits.surface if words.span == digits.span else told
        return fit(claim, digits, told, expected=expected, how="exactly")
    if expected.meets(digits.interval):
        return fit(claim, digits, told, expected=expected)
    return misfit(
        claim,
        digits,
        f"in words this is {words.surface}, in digits {digits.surface}",
        f"{told} does not hold",
        expected=expected,
        text=forms.like(digits, words.magnitude),
        severity=Severity.ERROR if claim.certain else Severity.WARNING,
    )
