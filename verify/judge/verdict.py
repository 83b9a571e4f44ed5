"""Verdicts: a claim whose rule has an equation -> a check, with its arithmetic.

In: a claim. Out: whether the judged number can be true beside the others, how or why
not, what it should be, and how loudly that may be said. What cannot be judged is
undecided and says why.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from verify.judge import dimensions, phrase, slips, tolerance, wording
from verify.judge.case import SAFE, Case
from verify.judge.relation import INF, Ends, Number, Undefined
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.errors import UnitError
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.rule import Equation, Severity
from verify.units import format as forms

Cases = dict[int, Case]


def judged(claim: Claim, equation: Equation, known: Cases | None = None) -> Check:
    """Return the check of a claim by its rule's equation; `known` holds cases tried before."""
    try:
        case = (known or {}).get(id(claim)) or Case(claim, equation)
        if clash := dimensions.clash(claim, case.form, case.slot):
            return undecided(claim, clash)
        if case.expected("printed", exact=False)[:2] == (-INF, INF):
            return undecided(claim, "the other numbers leave every value open")
        fit = tolerance.named(claim.rule.tolerance)(case)
        return _consistent(case, fit) if fit.holds else _inconsistent(case, fit)
    except Undefined as error:
        return undecided(claim, str(error))
    except (UnitError, OverflowError, InvalidOperation) as error:
        return undecided(claim, str(error) or "numbers too large")


def fits(claim: Claim, equation: Equation, known: Cases | None = None) -> tuple[Verdict, float]:
    """Return the verdict on a claim, and its power, without a word about either.

    Many rivals are tried for each one that is told, so this is the cheap way to ask. The
    case is put into `known`, by the claim's id, for the one that is told.
    """
    try:
        case = Case(claim, equation)
        if known is not None:
            known[id(claim)] = case
        if dimensions.clash(claim, case.form, case.slot):
            return Verdict.UNDECIDED, 0.0
        if case.roughly("printed")[:2] == (-INF, INF):
            return Verdict.UNDECIDED, 0.0
        if not tolerance.holds(claim.rule.tolerance, case):
            return Verdict.INCONSISTENT, 1.0
        found = power(case.stated("printed", exact=False), case.expected("printed", exact=False))
        return Verdict.CONSISTENT, 1.0 if found is None else found
    except (Undefined, UnitError, OverflowError, InvalidOperation):
        return Verdict.UNDECIDED, 0.0


def undecided(claim: Claim, reason: str, *, arithmetic: tuple[str, ...] = ()) -> Check:
    """Return a check that says why nothing was decided, and what was reckoned so far."""
    return Check(
        claim,
        Verdict.UNDECIDED,
        reason=reason,
        severity=claim.rule.severity,
        arithmetic=arithmetic,
    )


def left_open(claim: Claim) -> Check:
    """Return the check of a claim whose matcher says why it cannot be decided."""
    severity = claim.extra.get("severity", claim.rule.severity)
    return Check(
        claim,
        Verdict.UNDECIDED,
        reason=str(claim.extra["undecided"]),
        severity=Severity(str(severity)),
        drift=str(claim.extra.get("drift", "")),
    )


def _consistent(case: Case, fit: tolerance.Fit) -> Check:
    """Return the check of a claim that holds."""
    expected = case.expected("printed", exact=False)
    text = expected_text(case)
    return Check(
        case.claim,
        Verdict.CONSISTENT,
        judged=case.judged,
        stated=case.judged.interval,
        expected=case.printed(),
        expected_text=text,
        unit=case.judged.unit,
        how=fit.how or tolerance.how(case),
        severity=case.claim.rule.severity,
        arithmetic=(_reckoning(case, text, holding=True),),
        power=power(case.stated("printed", exact=False), expected),
    )


def _inconsistent(case: Case, fit: tolerance.Fit) -> Check:
    """Return the check of a claim that does not hold."""
    expected = case.expected("printed", exact=False)
    interval = case.printed()
    text = expected_text(case)
    assumed = slips.assumption(case)
    lines = [_reckoning(case, text)]
    if any(quantity.interval.width for quantity in case.claim.quantities):
        lines.append(wording.intervals(case, case.judged.interval, interval))
    if fit.doubtful:
        lines.append("it holds if the round numbers are themselves rounded")
    names = {slot: wording.worded(held) for slot, held in case.claim.slots.items()}
    return Check(
        case.claim,
        Verdict.INCONSISTENT,
        judged=case.judged,
        stated=case.judged.interval,
        expected=interval,
        expected_text=text,
        unit=case.judged.unit,
        severity=ceiling(case.claim, doubtful=fit.doubtful),
        message=_message(case, names, text, assumed),
        arithmetic=tuple(lines),
        assumption=assumed,
        power=power(case.stated("printed", exact=False), expected),
    )


def _reckoning(case: Case, text: str, *, holding: bool = False) -> str:
    """Return the calculation with its result; of a declared fact, what was declared."""
    declared = case.claim.extra.get("declared")
    if declared:
        return f"declared: {declared}"
    if case.equation.operator != "=":
        fails = {
            "<": "is not below",
            ">": "is not above",
            "<=": "is more than",
            ">=": "is less than",
        }
        holds = {"<": "is below", ">": "is above", "<=": "is at most", ">=": "is at least"}
        words = (holds if holding else fails)[case.equation.operator]
        return f"{wording.surface(case.judged)} {words} {wording.calculation(case)}"
    return f"{wording.calculation(case)} = {text}"


def ceiling(claim: Claim, *, doubtful: bool = False) -> Severity:
    """Return the most that a misfit may be reported as.

    An error needs a certain relation and disjoint charitable intervals.
    """
    own = claim.rule.severity
    if own is Severity.ERROR and (doubtful or not claim.certain):
        return Severity.WARNING
    return own


def expected_text(case: Case) -> str:
    """Return what the others imply, written the way the judged number is."""
    nearest = _nearest(case, exact=False)
    if not -SAFE <= nearest <= SAFE:
        nearest = _nearest(case, exact=True)
    value = case.in_unit(Ends.at(nearest)).low
    text = phrase.written(case.judged, value, least=_digits(case))
    prefix = {"<": "at most ", ">": "at least "}.get(case.equation.operator[0], "")
    return prefix + text


def _nearest(case: Case, *, exact: bool) -> Number:
    """Return the plain expected value; of a range, the end nearest to the stated one."""
    found = case.expected("plain", exact=exact)
    if found.low == -INF:
        return found.high
    stated = case.stated("plain", exact=exact).low
    return found.high if found.high != INF and stated > found.high else found.low


def _digits(case: Case) -> int:
    """Return how many digits to show at least: a declared value keeps its own, to six."""
    value = case.claim.slots.get("value")
    if not case.claim.extra.get("declared") or not isinstance(value, Quantity):
        return 1
    own = (value.magnitude or Decimal(0)).normalize().as_tuple().digits
    return min(len(own), 6)


def power(stated: Ends, expected: Ends) -> float | None:
    """Return the chance that a random wrong value would have been caught.

    The wrong value is drawn evenly between half and twice the expected one, and is
    written as roughly as the stated one.
    """
    middle = expected.low if expected.high == INF else expected.high
    if expected.low != -INF and expected.high != INF:
        middle = (expected.low + expected.high) / 2
    if middle in (0, INF, -INF):
        return None
    size = abs(float(middle))
    half = 0.0 if INF in (stated.high, -stated.low) else float(stated.high - stated.low) / 2
    low = max(float(expected.low) - half, float(min(middle / 2, middle * 2)))
    high = min(float(expected.high) + half, float(max(middle / 2, middle * 2)))
    return round(1 - max(0.0, high - low) / (1.5 * size), 3)


def _message(case: Case, names: dict[str, str], text: str, assumed: str) -> str:
    """Return the rule's message, filled in, with the assumption behind it."""
    known = names | {
        "expected": text,
        "stated": wording.worded(case.judged),
        "judged": wording.worded(case.judged),
        "difference": _difference(case),
        "assumption": assumed,
        "arithmetic": wording.calculation(case),
        "unit": forms.name(case.judged.unit),
    }
    message = wording.filled(case.claim.rule.message, known)
    if not assumed or "{assumption}" in case.claim.rule.message:
        return message
    return f"{message}; {assumed}"


def _difference(case: Case) -> str:
    """Return how far the stated value is from the expected one."""
    expected = case.in_unit(case.expected("plain", exact=False))
    low, high = case.judged.stated
    middle = Interval(low, high).middle
    if not expected.finite or not middle.is_finite():
        return ""
    return forms.amount(abs(Decimal(middle) - expected.middle), case.judged.unit)
