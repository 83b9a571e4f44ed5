"""Products: so much for each, how many, and what they come to.

In: rules of this kind and an extraction. Out: claims `rate * number = total`, found by
unit algebra: a rate is a number per something (see `rates`); the number measures or
counts that something, and the total is in what is left. Counted nouns are units here:
pounds a lesson want lessons. Power by time is energy, and length by length area, by the
same algebra. Rivals included; the rule's options say from which weight a misfit is believed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from verify.extract import Extraction
from verify.match import _periods, _product_odds, cues
from verify.match._dimensions import Powers, powers, top_unit
from verify.match._mean_said import of_others
from verify.match._mean_said import said as said_mean
from verify.match._per_noun import ANY
from verify.match._product_numbers import (
    LENGTH,
    NAMED,
    an_end,
    at_sea,
    counts,
    is_side,
    lends_its_noun,
    number_of,
    of_things,
    of_two_things,
    priced,
    set_apart,
    swapped,
    total_of,
)
from verify.match._product_odds import BARRED, Gap
from verify.match._product_partners import TIME, Partners
from verify.match._product_setting import SAID, lasts, takes, weigh
from verify.match.evidence import Evidence, blocked
from verify.match.frame import Mention, mentions
from verify.match.rates import RATED, Rate, rates
from verify.match.reading import Reading, Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span
from verify.named import NamedTuple

KIND = "product"
OPTIONS = ("threshold", "certain", "odds", "reach", "blockers")
FIT = 20  # what a product that fits says for its wording
MEANT = 20  # weight of wording from which a fit is no chance
ANYWHERE = 1000
SLOTS = ("rate", "number", "total")
CLOSE = Decimal("0.005")  # part by which a count that fits may be off, for the rounding of a rate
FAR = 8  # sentences back in which the count of "a head" may stand
_STEP = 8  # weight of one unit of the odds
_OVER = 16  # weight over the threshold at most
_TOLD = 4  # traits that are named
_MOST = 10  # numbers tried on either side


class Proposal(NamedTuple):
    """A rate, a number and a total that may go together, and what speaks for it."""

    rule: Rule
    rate: Quantity
    number: Quantity
    total: Quantity
    judged: str
    evidence: Evidence
    gap: Gap | None
    sentences: tuple[Sentence, ...]

    @property
    def places(self) -> frozenset[Span]:
        """Where its numbers stand."""
        return frozenset((self.rate.span, self.number.span, self.total.span))


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    found = [p for p in proposals(rules, extraction) if p.gap is not None]
    fits = fitting(found)
    for proposal in found:
        fit = proposal.gap is None or proposal.gap.fits
        yield _claim(proposal, [] if fit else likeness(proposal, fits, extraction.quantities))


def proposals(rules: Sequence[Rule], extraction: Extraction) -> Iterator[Proposal]:
    """Yield every rate, number and total of a document that may go together."""
    text = reading(extraction)
    found = mentions(text)
    for sentence in text.sentences:
        own = [found[q.span] for q in sentence.quantities]
        for mention in (m for m in own if not an_end(m)):
            for rate in rates(mention, own):
                for rule in rules:
                    near = _near(rule, mention, text, found)
                    for proposal in _products(rule, rate, near, _times(rule, rate, text, found)):
                        if not _told_elsewhere(rate, proposal, text):
                            yield proposal
            if _measures(mention.quantity):
                for rule in rules:
                    yield from _by_dimension(rule, mention, _near(rule, mention, text, found))


def fitting(found: Iterable[Proposal]) -> list[frozenset[Span]]:
    """Return where the numbers of the proposals stand that fit, and whose wording means it."""
    return [p.places for p in found if p.gap and p.gap.fits and p.evidence.weight >= MEANT]


def likeness(
    proposal: Proposal, fits: Iterable[frozenset[Span]], numbers: Sequence[Quantity]
) -> list[str]:
    """Return what three numbers are like among those of their text, and how far they are off."""
    own, off = proposal.places, proposal.gap
    shared = max((len(own & other) for other in fits), default=0)
    beside = [BARRED] if shared > 1 else ["one of them fits"] if shared else []
    three = {"rate": proposal.rate, "number": proposal.number, "total": proposal.total}
    told = _product_odds.traits(
        proposal.evidence, three, proposal.judged, proposal.sentences, len(numbers)
    )
    if off is None or off.fits:
        return [*told, *beside]
    if _product_odds.told_elsewhere(off, three[proposal.judged], own, numbers):
        beside.append("what it should be stands elsewhere")
    return [*told, *beside, *_product_odds.missed(off)]


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
        if m.quantity.kind in RATED
        and not set_apart(m)
        and not an_end(m)
        and m.quantity.magnitude
        and m.quantity.span != mention.quantity.span
        and m.quantity.interval.finite
    ]


def _times(rule: Rule, rate: Rate, text: Reading, found: Mapping[Span, Mention]) -> list[Mention]:
    """Return the times that a rate by time may run for, where no number of hours tells them."""
    if rate.over != TIME:
        return []
    unit = rate.mention.quantity.unit.rpartition("/")[2]
    times = list(_periods.told(rate.mention, unit, text))
    if rate.top == LENGTH:
        reach = int(rule.match.get("reach", 2))
        around = text.around(rate.mention.sentence, rate.mention.quantity, reach, 1)
        times += _periods.clocked(rate.mention, [found[q.span] for q in around])
    return times


def _products(
    rule: Rule, rate: Rate, pool: Sequence[Mention], times: Sequence[Mention]
) -> Iterator[Proposal]:
    """Yield the products of one rate: each number of what it is per, with each total."""
    pool = [m for m in pool if m.quantity is not rate.per and not is_side(m)]
    numbers = [(m, fit) for m in pool if (fit := counts(rate, m))]
    numbers = [(_periods.timed(m, times), fit) for m, fit in numbers]
    numbers += [(m, NAMED) for m in times]
    totals = [(t, m) for m in pool if (t := total_of(rate, m)) is not None]
    mean = said_mean(rate.mention) if rate.averaged else None
    strange = mean is not None and of_others(rate.mention, mean)
    partners = Partners(rate, numbers, [t for t, _ in totals], pool)
    for total, said in totals:
        yearly = _yearly(rate, said)
        for number, fit in numbers if yearly is None else [(yearly, NAMED)]:
            if total.quantity.span == number.quantity.span and number is not yearly:
                continue
            if yearly is None and swapped(rate, number, total, numbers):
                continue
            if rate.averaged and not of_things(number, total.quantity):
                continue
            if strange or lends_its_noun(number, total):
                continue
            evidence = Evidence()
            evidence.add("per", fit)
            partners.weigh(evidence, number, fit, total, "/" in said.quantity.unit)
            yield from _weighed(rule, evidence, rate.mention, number_of(rate, number), total, pool)


def _told_elsewhere(rate: Rate, proposal: Proposal, text: Reading) -> bool:
    """Return whether a rate for each of nobody says what fits a count farther off: it is of those."""
    if rate.noun != ANY or rate.given is not None or rate.averaged:
        return False
    one, number, total = proposal.rate, proposal.number, proposal.total
    if not one.magnitude or not total.magnitude or one.unit != total.unit:
        return False
    wanted = total.magnitude / one.magnitude
    if number.magnitude is None or abs(number.magnitude - wanted) <= CLOSE * wanted:
        return False
    own = rate.mention.sentence
    first = max(0, own.index - FAR)
    return any(
        q.kind is Kind.NUMBER
        and not q.unit
        and q.magnitude is not None
        and abs(q.magnitude - wanted) <= CLOSE * wanted
        for s in text.sentences[first : own.index + 2]
        for q in s.quantities
        if q.span != number.span
    )


def _yearly(rate: Rate, total: Mention) -> Mention | None:
    """Return the year of a total "a year", where the rate goes by months; or None."""
    if rate.over != TIME:
        return None
    return _periods.between(rate.mention, rate.mention.quantity.unit.rpartition("/")[2], total)


def _weighed(
    rule: Rule,
    evidence: Evidence,
    rate: Mention,
    number: Mention,
    total: Mention,
    pool: Sequence[Mention],
) -> Iterator[Proposal]:
    weigh(evidence, rate, number, total, pool)
    rate = priced(rate, last=rate.order > max(number.order, total.order))
    sentences = {m.sentence.index: m.sentence for m in (rate, number, total)}
    blocked(evidence, rule.match.get("blockers", ()), sentences.values())
    if evidence.weight > 0:
        last = max((rate, number, total), key=lambda m: m.order)
        judged = "rate" if last is rate else "total"
        if last is number and (cues.best(last.roles, ("product", "total")) >= SAID or takes(last)):
            judged = "number"
        three = (rate.quantity, number.quantity, total.quantity)
        yield Proposal(
            rule,
            *three,
            judged,
            evidence,
            _product_odds.gap(*three, judged),
            tuple(sentences.values()),
        )


def _measures(quantity: Quantity) -> bool:
    """Return whether a quantity's unit may be multiplied into another: knots, watts, metres."""
    if quantity.kind is not Kind.PHYSICAL or "/" in quantity.unit or not quantity.magnitude:
        return False
    own = powers(quantity.unit)
    return own == LENGTH or any(power < 0 for _, power in own)


def _by_dimension(rule: Rule, rate: Mention, pool: Sequence[Mention]) -> Iterator[Proposal]:
    """Yield the products that a unit by another is a third: knots by hours are miles."""
    own = powers(rate.quantity.unit)
    for number in pool:
        there = powers(top_unit(number.quantity))
        if not there or (own == LENGTH and (there != own or number.order < rate.order)):
            continue
        if own == LENGTH and of_two_things(rate, number):
            continue
        if number.quantity.kind is Kind.DURATION and not lasts(number):
            continue
        wanted = _multiplied(own, there)
        for total in pool:
            if total is number or not wanted or powers(total.quantity.unit) != wanted:
                continue
            if own == LENGTH and (
                total.sentence is not rate.sentence or "each" in rate.sentence.words
            ):
                continue
            evidence = Evidence()
            evidence.add("per", NAMED)
            number = _periods.refined(number)
            whole = number._replace(
                quantity=number.quantity._replace(unit=top_unit(number.quantity))
            )
            for end in at_sea(rate, total) or (total,):
                yield from _weighed(rule, evidence, rate, whole, end, pool)


def _multiplied(one: Powers, other: Powers) -> Powers:
    """Return the powers of a product of units."""
    found = dict(one)
    for name, power in other:
        found[name] = found.get(name, 0) + power
    return tuple(sorted((name, power) for name, power in found.items() if power))


def _claim(proposal: Proposal, names: Sequence[str]) -> Claim:
    """Return a claim: a fit weighs as its wording does, a misfit as its traits do."""
    rule, evidence, weight = proposal.rule, proposal.evidence.reasons, proposal.evidence.weight
    threshold = int(rule.match.get("threshold", 20))
    if names:
        odds = _product_odds.odds(names)
        weight = threshold + round(_STEP * (odds - float(str(rule.match.get("odds", 1)))))
        weight = min(weight, threshold + _OVER)
        evidence = _product_odds.heaviest(names, _TOLD)
    return Claim(
        rule,
        {"rate": proposal.rate, "number": proposal.number, "total": proposal.total},
        certain=weight >= int(rule.match.get("certain", 1000)),
        evidence=evidence,
        weight=weight,
        extra={
            "threshold": threshold,
            "judged": proposal.judged,
            "fit": FIT,
            "weighed": True,
            "farthest": str(ANYWHERE),  # how far off it is has been weighed
        },
    )
