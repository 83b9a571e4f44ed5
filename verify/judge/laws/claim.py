"""The law of one-line claims: two sides, and the sign between them.

In: a claim whose `extra` holds `left`, `right` and `operator`; see
`verify.rulebook.claims`. Out: a check that shows both sides as intervals, the exchange
rate with its day and source, the rate that the two amounts imply, and the days that fit
it. `≈` allows 2% for money at a day's rate, or what the claim says; `vs` compares two
readings of one measure and decides nothing unless a severity or a limit is set.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from verify.judge import tolerance
from verify.judge.case import SHARES, decimal, exact_meet, widened
from verify.judge.implied import implied
from verify.judge.relation import INF, Ends, Number, Undefined
from verify.judge.sides import (
    Money,
    Side,
    agree_in_dimension,
    currencies,
    ends,
    form,
    lone,
    money_of,
    names,
    side_of,
    slots,
)
from verify.judge.verdict import power, undecided
from verify.judge.wording import surface
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.errors import ClaimError
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.rule import Severity
from verify.model.settings import Settings
from verify.units import format as forms
from verify.units import tables

LAW = "claim"
OWN_TOLERANCE = True
DEFAULT_MONEY = Decimal("0.02")
_HOLDS = {"=": "is", "≈": "is about", "<": "is below", "≤": "is at most",
          ">": "is above", "≥": "is at least"}  # fmt: skip
_FAILS = {sign: f"{words.split(' ')[0]} not {words[3:]}".rstrip() for sign, words in _HOLDS.items()}


def judge(claim: Claim, settings: Settings) -> Check:
    """Return the check of a one-line claim. Raises: ClaimError if its units clash."""
    left, right = form(claim, "left"), form(claim, "right")
    money = money_of(claim, settings)
    agree_in_dimension(claim)
    if money.missing:
        lines = tuple(implied(claim, left, right))
        return undecided(claim, money.missing, arithmetic=lines)
    try:
        sides = side_of(claim, left, money), side_of(claim, right, money)
    except (Undefined, OverflowError) as error:
        return undecided(claim, str(error) or "numbers too large")
    if claim.extra["operator"] == "vs":
        return _compared(claim, *sides, money)
    return _related(claim, *sides, money)


def _related(claim: Claim, left: Side, right: Side, money: Money) -> Check:
    """Return the check of a claim with = ≈ < ≤ > or ≥."""
    operator = str(claim.extra["operator"])
    share = _share(claim, operator, money)
    wanted = _allowed(left.printed, operator)
    met = exact_meet(wanted, right.printed)
    close = met or exact_meet(widened(wanted, Fraction(share)), right.printed)
    kind = exact_meet(_allowed(left.charitable, operator), right.charitable)
    how = (
        _how(left, right, operator) if met else f"within {forms.fixed(share * 100, 6, trim=True)}%"
    )
    judged, expected = _judged(claim, left, right, operator)
    text = _written(judged, expected, right if judged is not lone(claim, right) else left)
    lines = [*_normalised(claim, left, right, money), *implied(claim, left.form, right.form)]
    if not met:
        lines.append(_gap(wanted, left, right, close, share))
    says = (_HOLDS if close else _FAILS)[operator]
    return Check(
        claim,
        Verdict.CONSISTENT if close else Verdict.INCONSISTENT,
        judged=judged,
        stated=judged.interval if judged else None,
        expected=expected,
        expected_text=text,
        unit=judged.unit if judged else money.target,
        how=how if close else "",
        severity=_severity(claim, Severity.WARNING if kind else Severity.ERROR),
        message=f"{left.text} {says} {right.text}"
        + (f": it is {text}" if text and not close else ""),
        arithmetic=tuple(lines),
        power=power(right.printed, widened(left.printed, Fraction(share))),
    )


def _share(claim: Claim, operator: str, money: Money) -> Decimal:
    """Return the slack of a claim: what it says, else 2% for money at a day's rate."""
    given = claim.extra.get("tolerance")
    if isinstance(given, str) and given:
        share = tolerance.share_of(given)
        if share is None:
            raise ClaimError(
                f"unknown tolerance '{given}'", text=given, hint="write a share, such as 2%"
            )
        return share
    return DEFAULT_MONEY if operator == "≈" and money.used else Decimal(0)


def _allowed(left: Ends, operator: str) -> Ends:
    """Return the values that the right side may take for the claim to be possible."""
    if operator in ("<", "≤"):
        return Ends(left.low, INF, left.low_open or operator == "<", True)
    if operator in (">", "≥"):
        return Ends(-INF, left.high, True, left.high_open or operator == ">")
    return left


def _how(left: Side, right: Side, operator: str) -> str:
    """Return how a claim holds."""
    if operator in ("=", "≈"):
        if left.plain == right.plain and left.plain.low == left.plain.high:
            return tolerance.EXACTLY
        return tolerance.AS_A_BOUND if left.bounded or right.bounded else tolerance.BY_ROUNDING
    sure = {
        "<": left.printed.high < right.printed.low,
        "≤": left.printed.high <= right.printed.low,
        ">": left.printed.low > right.printed.high,
        "≥": left.printed.low >= right.printed.high,
    }[operator]
    return tolerance.EXACTLY if sure else tolerance.BY_ROUNDING


def _judged(
    claim: Claim, left: Side, right: Side, operator: str
) -> tuple[Quantity | None, Interval | None]:
    """Return the quantity that stands alone on a side, and what the other side makes it."""
    for own, other in ((right, left), (left, right)):
        if isinstance(own.form, str):
            quantity = claim.slots[own.form]
            assert isinstance(quantity, Quantity)
            allowed = other.printed if operator in ("=", "≈") else _allowed(other.printed, operator)
            if own is left:
                allowed = _allowed(other.printed, _turned(operator))
            return quantity, _in_unit(allowed, quantity)
    return None, None


def _turned(operator: str) -> str:
    """Return the sign as seen from the other side."""
    return {"<": ">", "≤": "≥", ">": "<", "≥": "≤"}.get(operator, operator)


def _in_unit(found: Ends, quantity: Quantity) -> Interval:
    """Return values in the unit of a quantity; its currency is the claim's target."""
    if quantity.unit in SHARES:
        factor, offset = SHARES[quantity.unit], Fraction(0)
    else:
        unit = tables.unit(quantity.unit)
        factor, offset = unit.factor, unit.offset
    return Interval(
        decimal(found.low, factor, offset),
        decimal(found.high, factor, offset),
        found.low_open,
        found.high_open,
    )


def _written(judged: Quantity | None, expected: Interval | None, other: Side) -> str:
    """Return what the judged quantity should be, in four digits."""
    if judged is None or expected is None:
        return ""
    if not expected.finite:
        return forms.interval(expected, judged.unit)
    plain = _in_unit(other.plain, judged)
    return forms.amount(plain.middle if plain.finite else expected.middle, judged.unit)


def _normalised(claim: Claim, left: Side, right: Side, money: Money) -> Iterator[str]:
    """Yield each rounded quantity with its interval, the rates, and each side as worked out."""
    for slot, quantity in dict(slots(claim)).items():
        if quantity.interval.finite and quantity.interval.low != quantity.interval.high:
            interval = forms.interval(quantity.interval, quantity.unit, digits=6)
            yield f"{_operand(claim, slot)} is {interval}"
    yield from money.lines
    for side in (left, right):
        foreign = money.used and set(currencies(claim, side.form)) != {money.target}
        if foreign or not isinstance(side.form, str):
            yield f"{side.text} = {_shown(side, claim, money)}"


def _operand(claim: Claim, slot: str) -> str:
    """Return a quantity with the words that stand round it in the claim."""
    operands = claim.extra.get("operands")
    found = operands.get(slot) if isinstance(operands, dict) else None
    return str(found or surface(claim.slots[slot]))


def _shown(side: Side, claim: Claim, money: Money) -> str:
    """Return a side's value with its interval, in a unit that the claim uses."""
    if money.target and currencies(claim, side.form):
        unit, factor, offset = money.target, Fraction(1), Fraction(0)
    else:
        own = _like(side, claim)
        unit = own.unit
        factor = SHARES[unit] if unit in SHARES else tables.unit(unit).factor
        offset = Fraction(0) if unit in SHARES else tables.unit(unit).offset
    low, high = (decimal(end, factor, offset) for end in (side.printed.low, side.printed.high))
    plain = forms.amount(decimal(side.plain.low, factor, offset), unit)
    return plain if low == high else f"{plain} ({forms.interval(Interval(low, high), unit)})"


def _like(side: Side, claim: Claim) -> Quantity:
    """Return the quantity in whose unit a side is shown: one that stands alone, or the last."""
    held = dict(slots(claim))
    for name in ("left", "right"):
        other = form(claim, name)
        if isinstance(other, str) and other != side.form:
            return held[other]
    return held[list(names(side.form))[-1]]


def _gap(wanted: Ends, left: Side, right: Side, close: bool, share: Decimal) -> str:
    """Return how far apart the sides are: their plain values, and their nearest ends."""
    one, other = left.plain, right.plain
    ends_apart = (wanted.high, right.printed.low)
    if wanted.low > right.printed.high:
        ends_apart = (wanted.low, right.printed.high)
    if 0 in (one.low, ends_apart[0]) or INF in map(abs, (one.high, other.high, *ends_apart)):
        return "the printed values do not meet"
    slack = f", within {forms.fixed(share * 100, 6, trim=True)}%" if close else ""
    plain, nearest = _apart(one.low, other.low), _apart(*ends_apart)
    return f"they differ by {plain}, their nearest printed values by {nearest}{slack}"


def _apart(one: Number, other: Number) -> str:
    """Return by what share two values differ, as a percentage."""
    gap = abs(Fraction(other) / Fraction(one) - 1) * 100
    return f"{forms.significant(decimal(gap, Fraction(1), Fraction(0)), 2)}%"


def _severity(claim: Claim, own: Severity) -> Severity:
    """Return the severity that the entry sets, else the one that the readings allow."""
    given = claim.extra.get("severity")
    return Severity(given) if isinstance(given, str) and given else own


def _compared(claim: Claim, left: Side, right: Side, money: Money) -> Check:
    """Return the check of two readings of one measure."""
    plain = exact_meet(_rounded(claim, left), _rounded(claim, right))
    stated = exact_meet(left.printed, right.printed)
    limit = tolerance.share_of(str(claim.extra.get("within") or ""))
    near = limit is not None and exact_meet(widened(left.printed, Fraction(limit)), right.printed)
    strict = limit is not None or bool(claim.extra.get("severity"))
    lines = (*_normalised(claim, left, right, money), *_both_true(claim, left, right, plain))
    how, reason, drift = "", "", ""
    if plain or near:
        verdict, how = Verdict.CONSISTENT, _how(left, right, "=")
        how = how if plain else f"within {claim.extra['within']}"
    else:
        drift = f"{_labelled(claim, left)} and {_labelled(claim, right)} differ as readings"
        verdict, reason = Verdict.UNDECIDED, "different as readings"
        if stated:
            verdict, how, reason = Verdict.CONSISTENT, tolerance.AS_A_BOUND, ""
            drift += "; as the bounds they are, both can be true"
        elif strict:
            verdict, reason = Verdict.INCONSISTENT, ""
    return Check(
        claim,
        verdict,
        judged=lone(claim, right),
        how=how,
        reason=reason,
        severity=_severity(claim, Severity.WARNING if strict else Severity.INFO),
        message=drift,
        drift="" if verdict is Verdict.INCONSISTENT else drift,
        arithmetic=lines,
    )


def _rounded(claim: Claim, side: Side) -> Ends:
    """Return a side's values as if it were no bound: what its number rounds from."""
    if not side.bounded or not isinstance(side.form, str):
        return side.printed
    quantity = claim.slots[side.form]
    assert isinstance(quantity, Quantity)
    value = quantity.magnitude
    if value is None:
        return side.printed
    near = Interval.exactly(value)
    if quantity.exponent is not None:
        near = Interval.around(value, quantity.exponent)
    return ends(quantity._replace(interval=near), "printed", Money())


def _both_true(claim: Claim, left: Side, right: Side, plain: bool) -> Iterator[str]:
    """Yield whether two readings can both be true, as plain values and as bounds."""
    can = "can" if plain else "cannot"
    yield f"as plain values: {can} both be true of one measure at one time"
    higher = left if left.plain.low >= right.plain.low else right
    yield f'as "more than" bounds: can both be true, of anything above {higher.text}'


def _labelled(claim: Claim, side: Side) -> str:
    """Return a side as the claim words it."""
    return _operand(claim, side.form) if isinstance(side.form, str) else side.text
