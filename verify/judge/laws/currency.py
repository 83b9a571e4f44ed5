"""Money in two currencies: the rate that two amounts imply against the rate of the day.

In: a claim with the slots `first` and `second`, two amounts in two currencies; in
`extra`, how strong the wording is, a rate that the text states (`rate`), other pairs of
the same currencies (`others`), and whether the text speaks of another time (`elsewhen`).
Out: a check that judges `second`. Without a day only a rate that never was is a misfit.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Context, Decimal
from itertools import chain

from verify.judge import verdict, wording
from verify.judge.laws import _amounts, _fixings
from verify.judge.laws._fixings import Quote
from verify.judge.relation import ends
from verify.judge.tolerance import share_of
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.errors import RateError
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.rule import Rule, Severity
from verify.model.settings import Settings
from verify.named import NamedTuple
from verify.units import format as forms
from verify.units import tables

LAW = "currency"
OWN_TOLERANCE = True
WEAK, LIKELY, SURE = 1, 2, 3
DEFAULT_SHARE = Decimal("0.02")
NEVER = Decimal("1.5")  # a rate this far from all of history is no rate
UNSEEN = Decimal("1.15")  # nor is one this far, if turned round it would be
CLEARLY = Decimal("0.15")  # off by more than markets move in a quiet month
FAR = Decimal(2)
LOOSE = Decimal("0.08")
_CONTEXT = Context(prec=28)


class Implied(NamedTuple):
    """How many of the second currency one of the first is, by two amounts."""

    low: Decimal
    high: Decimal

    def meets(self, quote: Quote, share: Decimal) -> bool:
        """Return whether the rate is that of a quotation, with a share of slack."""
        return self.low <= quote.high * (1 + share) and quote.low * (1 - share) <= self.high

    def off(self, quote: Quote) -> Decimal:
        """Return how far the rate is from a quotation, as a factor of at least one."""
        if self.high < quote.low:
            return quote.low / self.high
        return self.low / quote.high if self.low > quote.high else Decimal(1)


def judge(claim: Claim, settings: Settings) -> Check:
    """Return the check of an amount given in two currencies."""
    first, second = claim.slots["first"], claim.slots["second"]
    assert isinstance(first, Quantity)
    assert isinstance(second, Quantity)
    if not _positive(first) or not _positive(second):
        return verdict.undecided(claim, "an amount that is not above zero")
    day = first.document.date or settings.date
    try:
        quotes = _fixings.quotes(claim, first.unit, second.unit, day)
        return _judged(claim, first, second, quotes, day)
    except RateError as error:
        return verdict.undecided(claim, error.message)


def _positive(quantity: Quantity) -> bool:
    """Return whether an amount is above zero, so that a rate can be made of it."""
    return quantity.stated[0] > 0 and _amounts.generous(quantity).low > 0


def _judged(
    claim: Claim,
    first: Quantity,
    second: Quantity,
    quotes: Iterator[Quote],
    day: dt.date | None,
) -> Check:
    """Compare the implied rate with the quotations, the nearest in time first."""
    share = share_of(claim.rule.tolerance) or DEFAULT_SHARE
    implied = _implied(first, second)
    own = next(quotes)
    if claim.extra.get("elsewhen"):
        found = _of_another_time(claim, first, second, implied, own)
        if found is not None:
            return found
    for quote in chain((own,), quotes):  # those of the year before are looked up if need be
        if implied.meets(quote, share + quote.slack):
            if not quote.decides:
                return verdict.undecided(claim, f"it fits {quote.name}, not the day's rate")
            return _check(claim, first, second, quote, how=f"at {quote.name}")
    stated = "rate" in claim.extra  # the text says of which currencies
    how = "" if stated else _other_currency(claim, first, second, day, share)
    if how and not own.decides:
        return verdict.undecided(claim, f"no date for the exchange rate; {how} it is possible")
    if how:
        return _check(claim, first, second, own, how=how)
    return _misfit(claim, first, second, implied, own)


def _of_another_time(
    claim: Claim, first: Quantity, second: Quantity, implied: Implied, own: Quote
) -> Check | None:
    """Compare the implied rate with those of the year that the text names, if it names one.

    None where no year decides and the rate is so far off that no recent year can.
    """
    year = claim.extra.get("year")
    quote = _fixings.of_year(first.unit, second.unit, year) if isinstance(year, int) else None
    share = share_of(claim.rule.tolerance) or DEFAULT_SHARE
    if quote is not None and implied.meets(quote, share):
        return _check(claim, first, second, quote, how=f"at {quote.name}")
    if own.decides and quote is not None and implied.meets(own, share):
        return _check(claim, first, second, own, how=f"at {own.name}")
    if quote is None and implied.off(own) >= FAR:
        return None
    if quote is None or implied.off(quote) < 1 + CLEARLY or implied.off(own) < 1 + CLEARLY:
        return verdict.undecided(claim, "the amount may be of another time")
    if claim.extra.get("strength") != SURE:
        return verdict.undecided(claim, "the wording does not say that these are one amount")
    slip = _slip(first, second, quote)
    return _check(claim, first, second, quote, severity=Severity.WARNING, slip=slip)


def _implied(first: Quantity, second: Quantity, *, printed: bool = False) -> Implied:
    """Return the rate that two amounts imply, round numbers being rounded, or as printed."""
    read = _amounts.printed if printed else _amounts.generous
    if first.magnitude is None and second.magnitude is None:
        low = _implied(_end(first, first.low), _end(second, second.low), printed=printed)
        high = _implied(_end(first, first.high), _end(second, second.high), printed=printed)
        both = Implied(max(low.low, high.low), min(low.high, high.high))
        return both if both.low <= both.high else low
    one, other = read(first), read(second)
    return Implied(_CONTEXT.divide(other.low, one.high), _CONTEXT.divide(other.high, one.low))


def _end(quantity: Quantity, value: Decimal | None) -> Quantity:
    """Return one end of a range as an amount of its own."""
    return quantity._replace(magnitude=value or quantity.stated[0], low=None, high=None)


def _other_currency(
    claim: Claim, first: Quantity, second: Quantity, day: dt.date | None, share: Decimal
) -> str:
    """Return the other meaning of a sign that makes two amounts agree, or ""."""
    for one, other in _meanings(first, second):
        try:
            found = next(_fixings.quotes(claim, one.unit, other.unit, day), None)
        except RateError:
            continue
        if found and _implied(one, other).meets(found, share):
            unit = one.unit if one is not first else other.unit
            return f"as {unit}, at {found.name}"
    return ""


def _meanings(first: Quantity, second: Quantity) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the pair with each other currency that a sign may stand for."""
    for unit in _fixings.other_currencies(first):
        if unit != second.unit:
            yield first._replace(unit=unit), second
    for unit in _fixings.other_currencies(second):
        if unit != first.unit:
            yield first, second._replace(unit=unit)


def _misfit(
    claim: Claim, first: Quantity, second: Quantity, implied: Implied, quote: Quote
) -> Check:
    """Return the check of amounts that no rate explains."""
    off = implied.off(quote)
    slip = _slip(first, second, quote)
    strength = claim.extra.get("strength", SURE)
    turned = bool(slip) and off > UNSEEN and strength == SURE
    if not quote.decides and off < NEVER and not turned:
        return verdict.undecided(claim, "no date for the exchange rate")
    if strength == WEAK and not slip:
        return verdict.undecided(claim, "the wording does not say that these are one amount")
    if strength == LIKELY and off < 1 + LOOSE and not slip:
        return verdict.undecided(claim, "an approximate conversion")
    severity = verdict.ceiling(claim, doubtful=off < 1 + CLEARLY or not quote.decides)
    return _check(claim, first, second, quote, severity=severity, slip=slip)


def _slip(first: Quantity, second: Quantity, quote: Quote) -> str:
    """Return the one plain assumption that would mend the amounts, or ""."""
    implied = _implied(first, second)
    near = Decimal("0.06")
    if quote.high > quote.low * 4:
        return ""  # a span of years: anything fits somewhere
    if first.stated == second.stated and implied.off(quote) > NEVER:
        return "the number is the same in both currencies"
    if implied.meets(Quote(1 / quote.high, 1 / quote.low, ""), near):
        return "the rate was applied the wrong way round"
    for power in (3, -3, 6, -6, 1, -1, 2, -2):
        factor = Decimal(1).scaleb(power)
        if implied.meets(Quote(quote.low * factor, quote.high * factor, ""), near):
            way = "large" if power > 0 else "small"
            return f"it is too {way} by a factor of {10 ** abs(power):,}"
    return ""


def _check(
    claim: Claim,
    first: Quantity,
    second: Quantity,
    quote: Quote,
    *,
    how: str = "",
    slip: str = "",
    severity: Severity | None = None,
) -> Check:
    """Return the check, consistent where `how` says so, with the rate in its arithmetic."""
    own = _amounts.printed(first)
    expected = Interval(
        _CONTEXT.multiply(own.low, quote.low), _CONTEXT.multiply(own.high, quote.high)
    )
    middle = sum(first.stated, Decimal(0)) / 2 * (quote.low + quote.high) / 2
    text = forms.like(second, _CONTEXT.plus(middle))
    if not quote.decides:
        text = forms.interval(expected, second.unit, digits=2)
    stated = _amounts.printed(second)
    return Check(
        claim,
        Verdict.CONSISTENT if how else Verdict.INCONSISTENT,
        judged=second,
        stated=stated,
        expected=expected,
        expected_text=text,
        unit=second.unit,
        how=how,
        severity=severity or claim.rule.severity,
        message="" if how else _message(claim.rule, first, second, text, quote, slip),
        arithmetic=_arithmetic(first, second, quote, expected, misfit=not how),
        assumption=slip,
        power=verdict.power(
            *(
                ends(i, tables.ONE.factor, tables.ONE.offset, exact=False)
                for i in (stated, expected)
            )
        ),
    )


def _message(
    rule: Rule, first: Quantity, second: Quantity, expected: str, quote: Quote, slip: str
) -> str:
    """Return what a rule says of a misfit, with the slip that explains it."""
    names = {
        "first": wording.surface(first),
        "second": wording.surface(second),
        "stated": wording.surface(second),
        "judged": wording.surface(second),
        "expected": expected,
        "rate": quote.name,
        "assumption": slip,
    }
    message = wording.filled(rule.message, names)
    return f"{message} ({slip})" if slip else message


def _arithmetic(
    first: Quantity, second: Quantity, quote: Quote, expected: Interval, *, misfit: bool
) -> tuple[str, ...]:
    """Return the rate, the conversion, and the rate that the text implies."""
    implied = _implied(first, second, printed=True)
    one, other = first.unit, second.unit
    low, high = implied
    if high < 1:
        one, other, low, high = other, one, 1 / high, 1 / low
    lines = [
        quote.detail,
        f"{wording.surface(first)} = {forms.interval(expected, second.unit)}",
        f"the text implies 1 {one} = {forms.interval(Interval(low, high), other, digits=5)}",
    ]
    if misfit and quote.decides:
        lines.append(_fixings.days_of(one, other, low, high))
    return tuple(line for line in lines if line)
