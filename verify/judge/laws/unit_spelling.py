"""The law of symbols: a unit's symbol has one spelling, and no plural.

In: a claim with a `figure`, the span of its `symbol` and the `right` spelling. Out: a
check. The mend changes the letters of the symbol alone.

Source: The International System of Units, 9th edition (BIPM 2019), 5.2 and 5.3.
"""

from __future__ import annotations

from verify.judge.outcome import fit, misfit
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Severity
from verify.model.settings import Settings
from verify.model.span import Span

LAW = "unit_spelling"


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge the spelling of one symbol."""
    figure, symbol = claim.slots["figure"], claim.extra["symbol"]
    assert isinstance(figure, Quantity)
    assert isinstance(symbol, Span)
    text, right = figure.document.text, str(claim.extra["right"])
    written = text[symbol.start : symbol.end]
    if written == right:
        return fit(claim, figure, "", how="exactly")
    mended = text[figure.span.start : symbol.start] + right
    return misfit(
        claim,
        figure,
        f"the symbol is {right}, not {written}",
        text=mended,
        severity=Severity.INFO,
    )
