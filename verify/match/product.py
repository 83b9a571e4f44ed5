"""Products: so much for each, how many, and what they come to.

In: rules of this kind and an extraction. Out: claims `rate * number = total`, found by
unit algebra: a rate is a number per something (see `rates`); the number measures or
counts that something, and the total is in what is left. Counted nouns are units here:
pounds a lesson want lessons. Power by time is energy, and length by length area, by the
same algebra. Rivals included; the rule's options say from which weight a misfit is believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from verify import units
from verify.extract import Extraction
from verify.match._product_setting import TOLD, lasts, weigh
from verify.match.evidence import Evidence, blocked
from verify.match.frame import Mention, mentions
from verify.match.rates import ANY, MEASURED, Powers, Rate, powers, rates, stem, top_unit
from verify.match.reading import Reading, reading
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span

KIND = "product"
OPTIONS = ("threshold", "certain", "reach", "blockers")
SLOTS = ("rate", "number", "total")
NAMED = 14  # weight of a number that counts the very thing that the rate is per
COUNTED = 12  # of one that counts some things, where the rate is for each of any
UNNAMED = 3  # of one that counts nobody says what
_MOST = 10  # numbers tried on either side
_PERIODS = frozenset(["day", "week", "month", "year"])
_WHOLE = frozenset(["full", "whole", "entire", "single"])
_OVER = frozenset(["over", "in", "for", "during"])
_LENGTH: Powers = (("length", 1),)


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    found = mentions(text)
    for sentence in text.sentences:
        own = [found[q.span] for q in sentence.quantities]
        for mention in own:
            for rate in rates(mention, own):
                for rule in rules:
                    yield from _products(rule, rate, _near(rule, mention, text, found))
            if _measures(mention.quantity):
                for rule in rules:
                    yield from _by_dimension(rule, mention, _near(rule, mention, text, found))


def _near(
    rule: Rule, mention: Mention, text: Reading, found: Mapping[Span, Mention]
) -> list[Mention]:
    reach = int(rule.match.get("reach", 2))
    around = text.around(mention.sentence, mention.quantity, reach, reach)
    pool = [found[q.span] for q in around]
    at = next(i for i, m in enumerate(pool) if m.quantity.span == mention.quantity.span)
    near = pool[max(0, at - _MOST) : at + _MOST + 1]
    return [
        m
        for m in near
        if m.quantity.kind in MEASURED
        and m.quantity.magnitude
        and m.quantity.span != mention.quantity.span
        and m.quantity.interval.finite
    ]


def _products(rule: Rule, rate: Rate, pool: Sequence[Mention]) -> Iterator[Claim]:
    """Yield the claims of one rate: each number of what it is per, with each total."""
    pool = [m for m in pool if m.quantity is not rate.per and not _is_side(m)]
    numbers = [(m, fit) for m in pool if (fit := _counts(rate, m))]
    numbers += _periods(rate)
    totals = [t for m in pool if (t := _total(rate, m)) is not None]
    for number, fit in numbers:
        for total in totals:
            if total.quantity.span == number.quantity.span:
                continue
            if rate.averaged and not _of_things(number.quantity, total.quantity):
                continue
            evidence = Evidence()
            evidence.add("per", fit)
            if rate.mention.quantity.kind is Kind.NUMBER and rate.plain:
                evidence.add("a bare number", -7 if fit < NAMED else -3)
            if not rate.top and not rate.over and (rate.plain or rate.given):
                one, other = rate.mention.quantity.counted, total.quantity.counted
                evidence.add(
                    "of one noun" if one and one == other else "bare counts",
                    3 if one and one == other else -3,
                )
            if _by_time(rate, number):
                evidence.add("money by another time", -6)
            if rate.told and fit == NAMED:
                evidence.add("told for each", TOLD)
            yield from _weighed(rule, evidence, rate.mention, _number(rate, number), total, pool)


def _is_side(mention: Mention) -> bool:
    """Return whether a number is one side of a size: "12 × 8 m"."""
    text, span = mention.quantity.document.text, mention.quantity.span
    return text[span.end : span.end + 3].strip()[:1] == "×" or (
        text[max(0, span.start - 3) : span.start].strip()[-1:] == "×"
    )


def _weighed(
    rule: Rule,
    evidence: Evidence,
    rate: Mention,
    number: Mention,
    total: Mention,
    pool: Sequence[Mention],
) -> Iterator[Claim]:
    weigh(evidence, rate, number, total, pool)
    sentences = {m.sentence.index: m.sentence for m in (rate, number, total)}
    blocked(evidence, rule.match.get("blockers", ()), sentences.values())
    if evidence.weight > 0:
        yield _claim(rule, rate, number, total, evidence)


def _of_things(number: Quantity, total: Quantity) -> bool:
    """Return whether a total is so much in so many things: 630 runs in 14 innings."""
    if not number.counted or (total.magnitude or 0) <= (number.magnitude or 0):
        return False
    return bool(total.unit) or (bool(total.counted) and total.counted != number.counted)


def _by_time(rate: Rate, number: Mention) -> bool:
    """Return whether money by the hour is to be multiplied by weeks: the hours are not told."""
    one, other = rate.mention.quantity, number.quantity
    if rate.over != (("time", 1),) or one.kind is not Kind.MONEY or other.kind is not Kind.DURATION:
        return False
    return one.unit.rpartition("/")[2] != other.unit and other.surface not in _PERIODS


def _counts(rate: Rate, mention: Mention) -> int:
    """Return how well a number measures what the rate is per; 0 if it does not."""
    if rate.given is not None:
        return NAMED if mention is rate.given else 0
    quantity = mention.quantity
    if quantity.kind is Kind.DURATION and not lasts(mention):
        return 0
    if rate.per is not None and rate.per.unit:
        return NAMED if powers(quantity.unit) == powers(rate.per.unit) else 0
    if (rate.over and not rate.noun) or (rate.over and powers(top_unit(quantity)) == rate.over):
        if rate.over == _LENGTH and powers(quantity.unit) == (("length", 2),):
            return COUNTED  # "£45 a foot" of floor
        if powers(top_unit(quantity)) == rate.over:
            alike = rate.over == rate.top  # "5 mg per kilogram": the number is in kilograms
            over = rate.mention.quantity.unit.rpartition("/")[2]
            return NAMED if not alike or quantity.unit == over else 0
        if rate.over[0][0].startswith("count_") and len(rate.over) == 1:
            return _counts(rate._replace(over=(), noun=stem(rate.over[0][0][6:])), mention)
        return 0
    if quantity.kind is Kind.PHYSICAL and rate.noun and rate.noun != ANY and not rate.top:
        return NAMED if _spelled(rate, quantity) else 0
    if quantity.kind is not Kind.NUMBER or quantity.unit or (quantity.magnitude or 0) < 2:
        return 0
    return _named(rate, mention)


def _spelled(rate: Rate, quantity: Quantity) -> bool:
    """Return whether a unit is the noun that a rate is per: "per square mile", "30 square miles"."""
    place = rate.mention.place
    behind = [stem(w) for w in rate.mention.sentence.words[place + 1 : place + 7] if w.isalpha()]
    if rate.noun not in behind:
        return False
    at = behind.index(rate.noun)
    own = [stem(w) for w in re.findall("[a-z]+", quantity.surface.lower())]
    return bool(own) and behind[at : at + len(own)] == own


def _named(rate: Rate, mention: Mention) -> int:
    """Return how well a number counts the noun that a rate is per."""
    counted = mention.quantity.counted
    if rate.per is not None:
        wanted = rate.per.counted
        if not wanted or not counted or stem(counted) == stem(wanted):
            return NAMED
        return 0
    if rate.noun == ANY:
        return COUNTED
    words = mention.sentence.words[mention.place + 1 : mention.place + 4]
    stems = [stem(w) for w in words if w.isalpha()]
    if rate.noun in stems or (counted and stem(counted) == rate.noun):
        return NAMED
    return UNNAMED if not counted and not rate.over else 0


def _periods(rate: Rate) -> list[tuple[Mention, int]]:
    """Return the year of "over a full year, that is", where a rate is by the day."""
    if rate.over != (("time", 1),):
        return []
    mention = rate.mention
    words, starts = mention.sentence.words, mention.sentence.starts
    found: list[tuple[Mention, int]] = []
    for at in range(mention.place + 2, min(len(words), mention.place + 14)):
        unit = words[at]
        own = mention.quantity.unit.rpartition("/")[2]
        whole = words[at - 1] in _WHOLE or (
            words[at - 1] in ("a", "the") and words[at - 2] in _OVER
        )
        if unit not in _PERIODS or unit == own or not whole:
            continue
        span = Span(starts[at], starts[at] + len(unit))
        one = Interval.exactly(Decimal(1))
        year = Quantity(
            mention.quantity.document, span, Kind.DURATION, Decimal(1), unit, one, one, number=span
        )
        found.append((Mention(year, mention.sentence, at, {}), NAMED))
    return found


def _total(rate: Rate, mention: Mention) -> Mention | None:
    """Return a mention as what a rate comes to, without "a week" where it goes by weeks; or None."""
    one, other = rate.mention.quantity, mention.quantity
    if powers(other.unit) == rate.top:
        if not rate.top and one.kind is Kind.NUMBER:
            known = one.counted and other.counted
            if other.kind is not Kind.NUMBER or (
                known and stem(one.counted) != stem(other.counted)
            ):
                return None
        return mention if "/" not in other.unit else None
    top, _, over = other.unit.rpartition("/")
    if top and over in _PERIODS and powers(top) == rate.top:
        return mention._replace(quantity=other._replace(unit=top))
    return None


def _number(rate: Rate, mention: Mention) -> Mention:
    """Return a number as so many of what the rate is per: 12,000 people are 12 thousand."""
    quantity = mention.quantity
    if rate.per is not None:
        return mention._replace(quantity=_scaled(quantity, rate.per))
    if "/" in quantity.unit:
        return mention._replace(quantity=quantity._replace(unit=top_unit(quantity)))
    if rate.over == _LENGTH and powers(quantity.unit) == (("length", 2),):
        return mention._replace(quantity=quantity._replace(unit=quantity.unit.removesuffix("**2")))
    if rate.over and rate.noun and quantity.kind is Kind.NUMBER:  # "30 nights", at "$90 a night"
        unit = rate.mention.quantity.unit.rpartition("/")[2]
        return mention._replace(quantity=quantity._replace(unit=unit))
    if not rate.over and quantity.kind is Kind.PHYSICAL:
        return mention._replace(quantity=quantity._replace(unit=""))
    return mention


def _scaled(quantity: Quantity, per: Quantity) -> Quantity:
    """Return a quantity in units of another: 340 g by 100 g is 3.4."""
    size = per.magnitude or Decimal(1)

    def scaled(interval: Interval) -> Interval:
        own = units.convert(interval, quantity.unit, per.unit) if quantity.unit else interval
        own = own or interval
        return own._replace(low=own.low / size, high=own.high / size)

    plain = scaled(Interval.exactly(quantity.magnitude or size)).low
    return quantity._replace(
        magnitude=plain,
        unit="",
        interval=scaled(quantity.interval),
        charitable=scaled(quantity.charitable),
    )


def _measures(quantity: Quantity) -> bool:
    """Return whether a quantity's unit may be multiplied into another: knots, watts, metres."""
    if quantity.kind is not Kind.PHYSICAL or "/" in quantity.unit or not quantity.magnitude:
        return False
    own = powers(quantity.unit)
    return own == _LENGTH or any(power < 0 for _, power in own)


def _by_dimension(rule: Rule, rate: Mention, pool: Sequence[Mention]) -> Iterator[Claim]:
    """Yield the claims that a unit by another is a third: knots by hours are miles."""
    own = powers(rate.quantity.unit)
    for number in pool:
        there = powers(top_unit(number.quantity))
        if not there or (own == _LENGTH and (there != own or number.order < rate.order)):
            continue
        if number.quantity.kind is Kind.DURATION and not lasts(number):
            continue
        wanted = _multiplied(own, there)
        for total in pool:
            if total is number or not wanted or powers(total.quantity.unit) != wanted:
                continue
            if own == _LENGTH and (
                total.sentence is not rate.sentence or "each" in rate.sentence.words
            ):
                continue
            evidence = Evidence()
            evidence.add("per", NAMED)
            whole = number._replace(
                quantity=number.quantity._replace(unit=top_unit(number.quantity))
            )
            yield from _weighed(rule, evidence, rate, whole, total, pool)


def _multiplied(one: Powers, other: Powers) -> Powers:
    """Return the powers of a product of units."""
    found = dict(one)
    for name, power in other:
        found[name] = found.get(name, 0) + power
    return tuple(sorted((name, power) for name, power in found.items() if power))


def _claim(rule: Rule, rate: Mention, number: Mention, total: Mention, evidence: Evidence) -> Claim:
    slots: dict[str, Quantity | tuple[Quantity, ...]] = {
        "rate": rate.quantity,
        "number": number.quantity,
        "total": total.quantity,
    }
    last = max((rate, number, total), key=lambda m: m.order)
    judged = "rate" if last is rate else "total"
    return Claim(
        rule,
        slots,
        certain=evidence.weight >= int(rule.match.get("certain", 1000)),
        evidence=evidence.reasons,
        weight=evidence.weight,
        extra={"threshold": int(rule.match.get("threshold", 20)), "judged": judged},
    )
