"""The law of effects: an effect size follows from its own test.

In: a claim with slots `effect` and `statistic`; `extra` holds the test's `result`, the
`measure` ("d", "r", "phi", "w", "V", "C", "R2", "eta2"), and what the text says of its
people: `sizes`, `people`, `design`. Out: a check. Where the text leaves the design open,
every design is allowed and a misfit is a warning. Formulas: `verify.judge.effects`.
"""

from __future__ import annotations

from verify.judge import effects, probability
from verify.judge.effects import Reading
from verify.judge.outcome import decimals, fit, misfit, places, undecided
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Severity
from verify.model.settings import Settings
from verify.model.statistic import TestResult

LAW = "test_effect"
NAMES = {"phi": "φ", "R2": "R²", "eta2": "η²"}


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge an effect size by its test."""
    effect, result = claim.slots["effect"], claim.extra["result"]
    assert isinstance(effect, Quantity)
    assert isinstance(result, TestResult)
    measure = str(claim.extra["measure"])
    readings = _readings(claim, result, measure)
    if not readings:
        return undecided(claim, effect, "the text does not say of how many people")
    low, high = (abs(float(end)) for end in (effect.interval.low, effect.interval.high))
    low, high = (0.0 if effect.interval.low <= 0 else min(low, high)), max(low, high)
    if effect.interval.high <= 0:
        low = abs(float(effect.interval.high))
    plain = readings[0]
    for reading in readings:
        if reading.low <= high + 1e-9 and low <= reading.high + 1e-9:
            return fit(claim, effect, _line(result, reading, effect), text=_shown(reading, effect))
    name = NAMES.get(measure, measure)
    about = "" if plain.sure else "about "
    article = "an" if name in ("r", "R²") else "a"
    message = (
        f"{probability.head(result)} gives {article} {name} of {about}{_shown(plain, effect)}, "
        f"not {effect.surface}"
    )
    return misfit(
        claim,
        effect,
        message,
        _line(result, plain, effect),
        text=_shown(plain, effect),
        severity=Severity.ERROR if claim.certain and plain.sure else Severity.WARNING,
    )


def _readings(claim: Claim, result: TestResult, measure: str) -> list[Reading]:
    """Return what the measure may be."""
    people = claim.extra.get("people")
    count = people if isinstance(people, int) else None
    if measure in ("d", "g"):
        sizes = claim.extra.get("sizes")
        design = str(claim.extra.get("design") or "")
        return effects.differences(result, sizes if isinstance(sizes, tuple) else (), design)
    if measure == "r":
        return effects.correlations(result, count)
    if measure == "eta2":
        return [r._replace(low=r.low**2, high=r.high**2, shown=r.shown**2, formula="t² / (t² + df)")
                for r in effects.correlations(result, count)]  # fmt: skip
    if measure == "R2":
        return effects.explained(result)
    return effects.associations(result, measure, count) if count else []


def _shown(reading: Reading, effect: Quantity) -> str:
    """Return the effect that should stand there, written as the text writes its own."""
    text = decimals(reading.shown, max(2, places(effect)))
    return text if effect.surface.lstrip("-−–").startswith("0") else text.removeprefix("0")


def _line(result: TestResult, reading: Reading, effect: Quantity) -> str:
    """Return the arithmetic."""
    return f"{reading.formula} = {_shown(reading, effect)} for {probability.head(result)}"
