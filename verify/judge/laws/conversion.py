"""Conversions: the same amount in two units must be the same amount.

In: a claim with the slots `first` and `second`; in `extra`, how strong the wording is
(`strength`), its `form`, and the `sense` of degrees. Out: a check that judges `second`.
A unit whose words have several meanings passes when one of them fits.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from verify.judge import slips, verdict, wording
from verify.judge.laws import _amounts, _mistakes, _variants
from verify.judge.relation import Ends, ends
from verify.judge.tolerance import BY_ROUNDING, EXACTLY
from verify.match.slip import last_place, significant
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.errors import UnitError
from verify.model.interval import Interval
from verify.model.quantity import Hedge, Kind, Quantity
from verify.model.rule import Rule, Severity
from verify.model.settings import Settings
from verify.named import NamedTuple
from verify.units import format as forms
from verify.units import tables
from verify.units.convert import convert

LAW = "conversion"
WEAK, LIKELY, SURE = 1, 2, 3
LEADING = Decimal(
    "0.95"
)  # of a power of ten: from there on a number of one digit is rounded up to it
CARRIED = Decimal("0.07")  # what a number of three digits and more, not round, may be off by
SLOPPY = Decimal("0.016")  # a rounded factor: 1.6 km to the mile, 2.2 lb to the kilogram
NOMINAL = Decimal("0.12")  # a 40-foot container, a 2-inch pipe
NEAR = Decimal("0.04")
TOO_MANY = 3  # digits that a conversion has and its origin had not
DEFINED = -2  # "1 lb = 0.45 kg" is about the unit itself: one of it exactly, or nearly
BESIDE = 150  # characters that may say which mile is meant
# What has smaller parts or other sides beside it: a bracket may give one of those.
EXTENSIVE = ("length", "length**2", "length**3", "mass", "time", "percentage_point", "")
HAIR = Decimal("1e-30")  # an end that has no finite decimal is rounded outwards
WITHIN = Decimal("0.6")  # unrelated numbers side by side are seldom this near each other
HEDGED = Decimal("0.2")  # two numbers that are both "about"
POINTS = {"percentage_point": Decimal(1), "percent": Decimal(1), "basis_point": Decimal("0.01")}


class Reading(NamedTuple):
    """One way to take the two units, and how a check names it."""

    first: str
    second: str
    difference: bool
    how: str = ""
    factor: Decimal = Decimal(1)


def judge(claim: Claim, settings: Settings) -> Check:
    """Return the check of a conversion."""
    first, second = claim.slots["first"], claim.slots["second"]
    assert isinstance(first, Quantity)
    assert isinstance(second, Quantity)
    try:
        return _judged(claim, first, second)
    except UnitError as error:
        return verdict.undecided(claim, error.message)


def _judged(claim: Claim, first: Quantity, second: Quantity) -> Check:
    """Try every reading; the first that fits makes the claim true."""
    if claim.extra.get("form") == "equals" and first.magnitude == 1 and first.exponent == 0:
        first = first._replace(exponent=DEFINED)
    for reading in _readings(claim, first, second):
        how = _fit(first, second, reading)
        if how:
            return _check(claim, first, second, reading, Verdict.CONSISTENT, how=how)
    return _misfit(claim, first, second)


def _readings(claim: Claim, first: Quantity, second: Quantity) -> Iterator[Reading]:
    """Yield the ways to take the units, the plainest first."""
    sense = claim.extra.get("sense", "")
    factor = claim.extra.get("factor")
    if isinstance(factor, Decimal):
        yield Reading(first.unit, second.unit, False, factor=factor)
        return
    if sense != "difference":
        yield Reading(first.unit, second.unit, False)
    if sense in ("difference", ""):
        yield Reading(first.unit, second.unit, True, "as a difference" if not sense else "")
    if claim.extra.get("strength") == WEAK:
        return  # a loose link is believed only in its plainest reading
    beside = first.document.text[max(0, first.span.start - BESIDE) : second.span.end + BESIDE]
    for unit in _variants.meanings(first.unit, beside):
        yield Reading(unit, second.unit, False, f"as {forms.name(unit, plural=True)}")
    for unit in _variants.meanings(second.unit, beside):
        yield Reading(first.unit, unit, False, f"as {forms.name(unit, plural=True)}")
    for own, other in ((first, second), (second, first)):
        for reading in own.readings:
            if tables.unit(reading.unit).powers == tables.unit(other.unit).powers:
                pair = (reading.unit, other.unit) if own is first else (other.unit, reading.unit)
                yield Reading(*pair, False, f"as {forms.name(reading.unit, plural=True)}")


def _fit(first: Quantity, second: Quantity, reading: Reading) -> str:
    """Return how a conversion holds by one reading, or ""."""
    exact = _converted(_amounts.plain(first), reading)
    if exact is None:
        return ""
    own = _amounts.plain(second)
    if exact == own:
        return reading.how or EXACTLY
    sides = _sides(first, second)
    if _carried(first, second, reading):
        return ""
    if all(_meet(one, other, reading) for one, other in sides):
        return reading.how or BY_ROUNDING
    return ""


def _meet(first: Quantity, second: Quantity, reading: Reading) -> bool:
    """Return whether two numbers agree as printed, or where one of them is rounded more."""
    printed = _converted(_amounts.printed(first), reading)
    rounder = _converted(_amounts.generous(first), reading)
    if printed is None or rounder is None:
        return False
    if _amounts.in_fives(first) and _amounts.in_fives(second):
        return rounder.meets(_amounts.generous(second))  # both rounded from a third number
    return (
        printed.meets(_amounts.generous(second))
        or rounder.meets(_amounts.printed(second))
        or printed.meets(_amounts.truncated(second))
    )


def _sides(first: Quantity, second: Quantity) -> list[tuple[Quantity, Quantity]]:
    """Return what is compared: the whole, or the ends of two ranges."""
    if first.magnitude is not None or second.magnitude is not None:
        return [(first, second)]
    return [
        (_end(first, first.low), _end(second, second.low)),
        (_end(first, first.high), _end(second, second.high)),
    ]


def _end(quantity: Quantity, value: Decimal | None) -> Quantity:
    """Return one end of a range as a quantity of its own."""
    return quantity._replace(magnitude=value, low=None, high=None)


def _converted(interval: Interval, reading: Reading) -> Interval | None:
    """Return an interval in the second unit; points and percent differ by their factor."""
    if reading.factor != 1:
        return Interval(interval.low * reading.factor, interval.high * reading.factor)
    one, other = POINTS.get(reading.first), POINTS.get(reading.second)
    if one is not None and other is not None:
        return Interval(interval.low * one / other, interval.high * one / other)
    return convert(
        interval, reading.first, reading.second, difference=reading.difference, reciprocal=True
    )


def _misfit(claim: Claim, first: Quantity, second: Quantity) -> Check:
    """Return the check of a conversion that no reading mends; loose wording needs a slip."""
    difference = claim.extra.get("sense") == "difference"
    factor = claim.extra.get("factor", Decimal(1))
    assert isinstance(factor, Decimal)
    reading = Reading(first.unit, second.unit, difference, factor=factor)
    expected = _converted(_amounts.plain(first), reading)
    if expected is None:
        return verdict.undecided(claim, "the units measure different things")
    off = _amounts.off_by(_amounts.plain(second), expected)
    slip = _mistakes.named(first, second, difference=difference) if factor == 1 else ""
    strength = claim.extra.get("strength", SURE)
    reason = _doubt(claim, first, second, off, slip)
    if reason:
        return verdict.undecided(claim, reason)
    severity = verdict.ceiling(claim, doubtful=_nearly(first, second, reading))
    if (off < SLOPPY and slip in ("", slips.ONE_DIGIT)) or _rounded_away(first, second, reading):
        severity = Severity.INFO
    elif strength == WEAK:
        severity = min(severity, Severity.WARNING, key=_loudness)
    return _check(claim, first, second, reading, Verdict.INCONSISTENT, severity=severity, slip=slip)


def _doubt(claim: Claim, first: Quantity, second: Quantity, off: Decimal, slip: str) -> str:
    """Return why a misfit is more likely no conversion at all, or ""."""
    strength, form = claim.extra.get("strength", SURE), claim.extra.get("form")
    telling = slip not in ("", slips.ONE_DIGIT)
    if off < NOMINAL and "-" in first.surface:
        return "a nominal size"
    if not telling and off < HEDGED and first.hedge and second.hedge:
        return "both numbers are approximate"
    mixed = _variants.customary(first.unit) != _variants.customary(second.unit)
    mixed = mixed or tables.defined(first.unit) != tables.defined(second.unit)
    close = mixed and form in ("comma", "dash") and off < WITHIN
    if strength == WEAK and not telling and not close:
        return "the wording does not say that these are one amount"
    if claim.extra.get("plain"):
        return ""  # one unit in two notations: nothing else can be meant
    if first.unit == second.unit and not telling:
        return "two amounts of one currency"
    within = tables.unit(first.unit).dimension in EXTENSIVE or strength != SURE
    told_or = form == "or" and strength == SURE and second.kind is Kind.PHYSICAL
    said = form == "equals" or (told_or and bool(second.hedge))
    if within and not mixed and not telling and not said and not claim.extra.get("sense"):
        return "two units of one system need not be one amount"
    if strength == LIKELY and off < NEAR and not telling:
        return "an approximate conversion"
    return ""


def _nearly(first: Quantity, second: Quantity, reading: Reading) -> bool:
    """Return whether two round numbers would agree if both were rounded generously."""
    there = _converted(_amounts.generous(first), reading)
    if there is None:
        return False
    slack = abs(there.middle) * _amounts.WIDEST
    return Interval(there.low - slack, there.high + slack).meets(_amounts.generous(second))


def _rounded_away(first: Quantity, second: Quantity, reading: Reading) -> bool:
    """Return whether the result was rounded to its one leading digit: 12.2 m as 10 m, but 80 m not as 100 m."""
    there = _converted(_amounts.printed(first), reading)
    size = second.magnitude
    if significant(second) != 1 or there is None or size is None:
        return False
    if (
        size > 0
        and size.normalize() == Decimal(10) ** size.adjusted()
        and there.high < LEADING * size
    ):
        return False
    return there.meets(_amounts.generous(second, Decimal(1)))


def _carried(first: Quantity, second: Quantity, reading: Reading) -> bool:
    """Return whether a number of one digit was converted to two and more, and these are not its own.

    Half a unit of "2 lb" is a quarter of it: too wide for what is told as 990 g.
    """
    exact = _converted(_amounts.plain(first), reading)
    if (
        exact is None
        or first.hedge
        or second.hedge
        or significant(first) != 1
        or significant(second) < 2
    ):
        return False
    written = sum(sign.isdigit() for sign in second.surface)
    return written > 2 and _amounts.off_by(_amounts.plain(second), exact) > CARRIED


def _loudness(severity: Severity) -> int:
    return (Severity.INFO, Severity.WARNING, Severity.ERROR).index(severity)


def _check(
    claim: Claim,
    first: Quantity,
    second: Quantity,
    reading: Reading,
    outcome: Verdict,
    *,
    how: str = "",
    slip: str = "",
    severity: Severity | None = None,
) -> Check:
    """Return the check with its arithmetic, in the unit of the second quantity."""
    expected = _converted(_amounts.printed(first), reading)
    plain = _converted(_amounts.plain(first), reading)
    assert expected is not None
    assert plain is not None
    text = _written(second, plain)
    wrong = outcome is Verdict.INCONSISTENT
    stated = _amounts.printed(second)
    return Check(
        claim,
        outcome,
        judged=second,
        stated=stated,
        expected=expected,
        expected_text=text,
        unit=second.unit,
        how=how,
        drift=_overprecise(first, second, text) if how else "",
        severity=severity or claim.rule.severity,
        message=_message(claim.rule, first, second, text, slip) if wrong else "",
        arithmetic=_arithmetic(first, second, reading, stated, expected, plain),
        assumption=slip,
        power=verdict.power(_ends(stated), _ends(expected)),
    )


def _message(rule: Rule, first: Quantity, second: Quantity, expected: str, slip: str) -> str:
    """Return what a rule says of a misfit, with the slip that explains it."""
    names = {
        "first": _told(first, wording.surface(first)),
        "second": _told(second, wording.surface(second)),
        "stated": wording.surface(second),
        "judged": wording.surface(second),
        "expected": _told(second, expected),
        "assumption": slip,
    }
    message = wording.filled(rule.message, names)
    return f"{message} ({slip})" if slip and "{assumption}" not in rule.message else message


def _told(quantity: Quantity, text: str) -> str:
    """Return a number with its unit, where a table's heading gives the unit."""
    if quantity.unit and not text.strip("0123456789.,-− "):
        return forms.joined(text, quantity.unit)
    return text


def _overprecise(first: Quantity, second: Quantity, text: str) -> str:
    """Return a sentence where a rough number was converted to many digits, or ""."""
    if first.hedge is Hedge.NONE or first.magnitude is None or second.magnitude is None:
        return ""
    if second.exponent is None or second.exponent >= 0:
        return ""
    own = len(str(abs(first.magnitude).normalize().scaleb(-_last(first)).to_integral_value()))
    digits = len(str(abs(second.magnitude).scaleb(-second.exponent).to_integral_value()))
    if digits - own < TOO_MANY:
        return ""
    return (
        f"{wording.surface(second)} gives more digits than {first.hedge} "
        f"{wording.surface(first)} has"
    )


def _last(quantity: Quantity) -> int:
    """Return the power of ten of the last digit that is not zero."""
    assert quantity.magnitude is not None
    return last_place(quantity.magnitude)


def _written(second: Quantity, value: Interval) -> str:
    """Return the right value in the form of the second quantity."""
    if value.width <= abs(value.high) * HAIR:
        return forms.like(second, value.middle)
    return forms.interval(value, second.unit)


def _arithmetic(
    first: Quantity,
    second: Quantity,
    reading: Reading,
    stated: Interval,
    expected: Interval,
    plain: Interval,
) -> tuple[str, ...]:
    """Return the conversion as a person would write it."""
    sort = " as a difference" if reading.difference and forms.name(first.unit) else ""
    own, given = wording.surface(second), wording.surface(first)
    there = forms.interval(expected, second.unit)
    return (
        f"{given}{sort} = {forms.interval(plain, second.unit)}",
        f"{own} stands for {forms.interval(stated, second.unit)}; {given} is {there}",
    )


def _ends(interval: Interval) -> Ends:
    return ends(interval, tables.ONE.factor, tables.ONE.offset, exact=False)
