"""Chains: so much for each of so many, so often or for so long, and what it all comes to.

In: rules of this kind and an extraction. Out: claims `rate * number * times = total`, where a
rate by time is said to be for each of a number of things ("three mowers, each burning 4 litres
an hour, ran for 15 hours") or a number is taken so often ("two tablets four times a day for
ten days"). Products of a rate and one number are left to `product`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from verify.extract import Extraction
from verify.match import _periods
from verify.match._nouns import TIMES, noun_root
from verify.match._per import PER
from verify.match._product_numbers import is_side, total_of
from verify.match._product_setting import lasts, weigh
from verify.match.evidence import Evidence, blocked
from verify.match.frame import Mention, mentions
from verify.match.rates import EACH_OF, Rate, counts_things, for_each, rates
from verify.match.reading import NUMBER, Reading, reading
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Bound, Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span

KIND = "chain"
OPTIONS = ("threshold", "certain", "blockers", "slip", "near")
FAR_OFF = 5  # what a product that is far off wants more
SLOTS = ("rate", "number", "times", "total")
EACH = 14  # weight of a rate that is for each of a number of things
OFTEN = 14  # of a number that is taken so often
_REACH = 1  # sentences on either side
_OFTEN = {"once": 1, "twice": 2, "thrice": 3, "daily": 1}
_FOR = frozenset(["for", "over", "in", "during", "of", "lasting", "throughout"])
_SPREAD = 5  # words between a number and how often it is taken
_TIME = (("time", 1),)


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    found: Mapping[Span, Mention] | None = None
    for sentence in text.sentences:
        if len(sentence.quantities) < 2 or sentence.vocabulary.isdisjoint(_CUES):
            continue
        found = found or mentions(text)
        own = [found[q.span] for q in sentence.quantities]
        for mention in own:
            for rule in rules:
                yield from _each(rule, mention, own, text, found)
                yield from _often(rule, mention, own, text, found)


def _each(
    rule: Rule,
    mention: Mention,
    own: Sequence[Mention],
    text: Reading,
    found: Mapping[Span, Mention],
) -> Iterator[Claim]:
    """Yield the claims of a rate by time that is for each of a number of things."""
    if not for_each(mention):
        return
    number = _many(mention, own)
    if number is None:
        return
    for rate in rates(mention, own):
        if rate.over != _TIME:
            continue
        pool = _pool(mention, text, found)
        for total, times in _ends(rate, pool, text):
            evidence = Evidence()
            evidence.add("for each", EACH)
            yield from _weighed(rule, evidence, rate.mention, number, times, total, pool)


def _many(mention: Mention, own: Sequence[Mention]) -> Mention | None:
    """Return the number of those of each of which a rate is said: the nearest before it."""
    before = [m for m in own if m.order < mention.order and counts_things(m)]
    return before[-1] if before else None


def _ends(rate: Rate, pool: Sequence[Mention], text: Reading) -> Iterator[tuple[Mention, Mention]]:
    """Yield each total of a rate with the time that it may run for."""
    unit = rate.mention.quantity.unit.rpartition("/")[2]
    lasting = [m for m in pool if m.quantity.kind is Kind.DURATION and lasts(m)]
    told = [*lasting, *_periods.told(rate.mention, unit, text)]
    for said in pool:
        total = total_of(rate, said)
        if total is None or said.order < rate.mention.order:
            continue
        yearly = _periods.between(rate.mention, unit, said)
        for times in told if yearly is None else [yearly]:
            if times.quantity.span != said.quantity.span or times is yearly:
                yield total, _periods.refined(times)


def _often(
    rule: Rule,
    mention: Mention,
    own: Sequence[Mention],
    text: Reading,
    found: Mapping[Span, Mention],
) -> Iterator[Claim]:
    """Yield the claims of a number that is taken so often, for so long."""
    rate = _frequency(mention, own) if mention.quantity.kind is Kind.NUMBER else None
    if rate is None or mention.quantity.unit or mention.quantity.magnitude is None:
        return
    pool = _pool(mention, text, found)
    noun = _noun(mention)
    for lasting in pool:
        if lasting.quantity.kind is not Kind.DURATION or lasting.order <= rate.order:
            continue
        if lasting.sentence.words[lasting.place - 1] not in _FOR:
            continue
        times = _periods.refined(lasting)
        for total in pool:
            if total.order < times.order or total.quantity.kind is not Kind.NUMBER:
                continue
            if total.quantity.unit or not noun or _noun(total) not in _same(total, noun):
                continue
            evidence = Evidence()
            evidence.add("so often", OFTEN)
            evidence.add("of one noun" if _noun(total) else "bare count", 8 if _noun(total) else 0)
            yield from _weighed(rule, evidence, rate, mention, times, total, pool)


def _frequency(mention: Mention, own: Sequence[Mention]) -> Mention | None:
    """Return how often a number is taken: "twice a day", "four times a day", "every six hours"."""
    words, place = mention.sentence.words, mention.place
    for at in range(place + 1, min(len(words) - 2, place + 1 + _SPREAD)):
        word = words[at]
        if word in _OFTEN and words[at + 1] in PER and noun_root(words[at + 2]) in TIMES:
            return _rate(mention, at, Decimal(_OFTEN[word]), TIMES[noun_root(words[at + 2])])
        if word == NUMBER and words[at + 1] == "times" and words[at + 2] in PER:
            many = next((m for m in own if m.place == at), None)
            noun = noun_root("".join(words[at + 3 : at + 4]))
            if many is not None and noun in TIMES and many.quantity.magnitude:
                return _rate(mention, at, many.quantity.magnitude, TIMES[noun])
        if word == "every" and words[at + 1] == NUMBER:
            gap = next((m.quantity for m in own if m.place == at + 1), None)
            if (
                gap is not None
                and gap.kind is Kind.DURATION
                and gap.unit == "hour"
                and gap.magnitude
            ):
                return _rate(mention, at + 1, 24 / gap.magnitude, "day")
        if word in (NUMBER, ",", ".", ";", ":"):
            return None
    return None


def _rate(mention: Mention, at: int, often: Decimal, unit: str) -> Mention:
    """Return so many times a day as a quantity, at the word that tells it."""
    start = mention.sentence.starts[at]
    span = Span(start, start + max(1, len(mention.sentence.words[at])))
    exact = Interval.exactly(often)
    own = Quantity(
        mention.quantity.document,
        span,
        Kind.PHYSICAL,
        often,
        f"1/{unit}",
        exact,
        exact,
        number=span,
    )
    return Mention(own, mention.sentence, at, {}, (mention.sentence.index, at))


def _noun(mention: Mention) -> str:
    """Return the noun that a number counts, without its plural ending."""
    if mention.quantity.counted:
        return noun_root(mention.quantity.counted)
    word = "".join(mention.sentence.words[mention.place + 1 : mention.place + 2])
    return noun_root(word) if word.isalpha() and word not in ("in", "altogether", "all") else ""


def _same(total: Mention, noun: str) -> tuple[str, ...]:
    """Return the nouns that a total may count: the number's own, or none where it closes a sum."""
    behind = total.sentence.words[total.place + 1 : total.place + 3]
    return (noun, "") if behind[:1] == ["altogether"] or behind[:1] == ["in"] else (noun,)


def _pool(mention: Mention, text: Reading, found: Mapping[Span, Mention]) -> list[Mention]:
    """Return the numbers near a rate that a product may hold."""
    near = text.around(mention.sentence, mention.quantity, _REACH, _REACH)
    return [
        found[q.span]
        for q in near
        if q.magnitude
        and q.span != mention.quantity.span
        and q.bound in (Bound.NONE, Bound.MORE_THAN)
        and not is_side(found[q.span])
    ]


def _weighed(
    rule: Rule,
    evidence: Evidence,
    rate: Mention,
    number: Mention,
    times: Mention,
    total: Mention,
    pool: Sequence[Mention],
) -> Iterator[Claim]:
    """Yield a claim, weighed as the product of a rate and a time."""
    if number.order in (total.order, times.order) or number.order == rate.order:
        return
    weigh(evidence, rate, times, total, [m for m in pool if m is not number])
    if "each" in total.sentence.words[total.place + 1 : total.place + 4]:
        evidence.add("for each one", -20)
    sentences = {m.sentence.index: m.sentence for m in (rate, number, times, total)}
    blocked(evidence, rule.match.get("blockers", ()), sentences.values())
    if evidence.weight <= 0:
        return
    options = rule.match
    yield Claim(
        rule,
        {
            "rate": rate.quantity,
            "number": number.quantity._replace(counted=""),
            "times": times.quantity,
            "total": total.quantity,
        },
        certain=evidence.weight >= int(options.get("certain", 1000)),
        evidence=evidence.reasons,
        weight=evidence.weight,
        extra={
            "threshold": int(options.get("threshold", 24)),
            "judged": "total",
            "fit": 16,
            "slip": int(options.get("slip", 0)),
            "far": FAR_OFF,
            "near": int(options.get("near", 0)),
        },
    )


_CUES = EACH_OF | _OFTEN.keys() | {"times", "every"}
