"""The law of a test's accuracy: four counts fix all of its measures.

With TP, FP, FN, TN: sensitivity TP / (TP + FN), specificity TN / (TN + FP), predictive
values TP / (TP + FP) and TN / (TN + FN), accuracy (TP + TN) / N, prevalence
(TP + FN) / N, likelihood ratios sensitivity / (1 - specificity) and
(1 - sensitivity) / specificity, Youden's J their sum less one.

Sources: Altman and Bland 1994, doi 10.1136/bmj.308.6943.1552 and 10.1136/bmj.309.6947.102;
Deeks and Altman 2004, doi 10.1136/bmj.329.7458.168; Youden 1950.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from verify.judge.outcome import decimals, fit, misfit, places, undecided
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.settings import Settings

LAW = "accuracy"


def measures(
    tp: int, fp: int, fn: int, tn: int
) -> dict[str, tuple[int | Fraction, int | Fraction]]:
    """Return each measure as a share: what is counted, and of what."""
    ill, well = tp + fn, tn + fp
    everybody = ill + well
    sensitivity = Fraction(tp, ill) if ill else Fraction(0)
    specificity = Fraction(tn, well) if well else Fraction(0)
    return {
        "sensitivity": (tp, ill),
        "specificity": (tn, well),
        "positive predictive value": (tp, tp + fp),
        "negative predictive value": (tn, tn + fn),
        "accuracy": (tp + tn, everybody),
        "prevalence": (ill, everybody),
        "positive likelihood ratio": (sensitivity, 1 - specificity),
        "negative likelihood ratio": (1 - sensitivity, specificity),
        "youden": (sensitivity + specificity - 1, 1),
    }


def full_name(name: str) -> str:
    """Return the measure that a name stands for: "PPV" -> "positive predictive value"."""
    plain = name.lower().replace("−", "-").replace(" ", "")
    short = {
        "ppv": "positive predictive value",
        "npv": "negative predictive value",
        "lr+": "positive likelihood ratio",
        "lr-": "negative likelihood ratio",
    }
    return short.get(plain, "youden" if plain.startswith("youden") else name.lower())


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge a measure of accuracy by the four counts."""
    measure, counts = claim.slots["measure"], claim.slots["counts"]
    assert isinstance(measure, Quantity)
    tp, fp, fn, tn = (int(q.magnitude or 0) for q in counts if isinstance(q, Quantity))
    name = full_name(str(claim.extra["name"]))
    part, base = measures(tp, fp, fn, tn)[name]
    if not base:
        return undecided(claim, measure, "nobody is in its base")
    percent = measure.unit == "percent"
    value = Fraction(part) / Fraction(base) * (100 if percent else 1)
    shown = decimals(float(value), places(measure)) + ("%" if percent else "")
    over = f"{part} of {base}" if isinstance(part, int) and isinstance(base, int) else "their ratio"
    line = f"TP {tp}, FP {fp}, FN {fn}, TN {tn}: {over} is {shown}"
    expected = Interval.exactly(Decimal(value.numerator) / Decimal(value.denominator))
    slack = Fraction(0) if isinstance(part, int) else abs(value) / 50  # from rounded shares
    low, high = Fraction(measure.interval.low), Fraction(measure.interval.high)
    if low - slack <= value <= high + slack:
        return fit(claim, measure, line, expected=expected, text=shown)
    title = "Youden's J" if name == "youden" else name
    article = "an" if title == "accuracy" else "a"
    return misfit(
        claim,
        measure,
        f"the four counts give {article} {title} of {shown}, not {measure.surface}",
        line,
        expected=expected,
        text=shown,
        assumption=_mixed(measure, name, (tp, fp, fn, tn)),
    )


def _mixed(measure: Quantity, name: str, counts: tuple[int, int, int, int]) -> str:
    """Return the measure that the figure is right for, or ""."""
    for other, (part, base) in measures(*counts).items():
        if other == name or not base or not isinstance(part, int) or measure.unit != "percent":
            continue
        value = Fraction(100 * part, int(base))
        if Fraction(measure.interval.low) <= value <= Fraction(measure.interval.high):
            return f"it is the {other} of these counts"
    return ""
