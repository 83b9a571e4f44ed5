"""Products: so much for each, how many, and what they come to.

In: rules of this kind and an extraction. Out: claims `rate * number = total`, found by
unit algebra: a rate is a number per something (82 miles an hour, £28 a lesson, 14 kg
each); the number measures or counts that something, and the total is in what is left.
Counted nouns are units here: pounds a lesson want lessons. Rivals included; the rule's
options say from which weight a misfit is believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from verify.extract import Extraction
from verify.match import cues
from verify.match.evidence import Evidence, blocked
from verify.match.frame import Mention, mentions
from verify.match.reading import NUMBER, Reading, reading
from verify.model.claim import Claim
from verify.model.errors import UnitError
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span
from verify.named import NamedTuple
from verify.units import tables

KIND = "product"
OPTIONS = ("threshold", "certain", "reach", "blockers")
SLOTS = ("rate", "number", "total")
NAMED = 14  # weight of a number that counts the very thing that the rate is per
ANY = "*"  # for each of whatever: "apiece", "a head"
_HEADS = frozenset(
    ["head", "person", "capita", "piece", "time", "one", "go", "unit", "man", "individual"]
)
_PER = frozenset(["a", "an", "per", "each", "every"])
_MEASURED = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PHYSICAL, Kind.DURATION})
_ADJECTIVE = re.compile(r"\d+[ -](?:second|minute|hour|day|week|month|year)")
_TIMES = {
    "second": "second", "minut": "minute", "hour": "hour", "day": "day", "week": "week",
    "month": "month", "year": "year", "night": "day", "annum": "year",
}  # fmt: skip
_MOST = 10  # numbers tried on either side

Powers = tuple[tuple[str, int], ...]


class Rate(NamedTuple):
    """A number per something: what it is per, as powers of units or as a noun."""

    mention: Mention
    over: Powers
    noun: str
    top: Powers


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    found = mentions(text)
    for mention in found.values():
        rate = _rate(mention)
        if rate is None:
            continue
        for rule in rules:
            yield from _products(rule, rate, _near(rule, rate, text, found))


def _near(rule: Rule, rate: Rate, text: Reading, found: Mapping[Span, Mention]) -> list[Mention]:
    reach = int(rule.match.get("reach", 2))
    around = text.around(rate.mention.sentence, rate.mention.quantity, reach, reach)
    pool = [found[q.span] for q in around]
    at = next(
        i
        for i, m in enumerate(pool)
        if m.place == rate.mention.place and m.sentence is rate.mention.sentence
    )
    near = pool[max(0, at - _MOST) : at + _MOST + 1]
    return [
        m
        for m in near
        if m.quantity.kind in _MEASURED
        and m.quantity.magnitude
        and m.quantity.span != rate.mention.quantity.span
        and m.quantity.interval.finite
    ]


def _rate(mention: Mention) -> Rate | None:
    """Return what a number is per, or None if it is no rate."""
    quantity = mention.quantity
    if quantity.kind not in _MEASURED or not quantity.magnitude:
        return None
    if quantity.kind is Kind.NUMBER and quantity.magnitude == 1:
        return None
    if "/" in quantity.unit:
        powers = _powers(quantity.unit)
        over = tuple((name, -power) for name, power in powers if power < 0)
        top = tuple((name, power) for name, power in powers if power > 0)
        return Rate(mention, over, "", top) if over else None
    noun = _noun_behind(mention)
    if not noun or quantity.kind is Kind.DURATION:
        return None
    if noun in _TIMES:
        timed = quantity._replace(unit=f"{quantity.unit or 1}/{_TIMES[noun]}")
        return Rate(mention._replace(quantity=timed), (("time", 1),), "", _powers(quantity.unit))
    return Rate(mention, (), noun, _powers(quantity.unit))


def _noun_behind(mention: Mention) -> str:
    """Return what a number is said to be for each of: "lesson", ANY, or "" if nothing."""
    words = mention.sentence.words
    behind = words[mention.place + 1 : mention.place + 7]
    for at, word in enumerate(behind):
        if word in (NUMBER, ".", ",", ";", "(", ")", ":"):
            break
        if word == "apiece":
            return ANY
        follow = behind[at + 1] if at + 1 < len(behind) else "."
        if word == "each" and (
            not follow.isalpha() or follow in ("in", "on", "at", "and", "for", "to")
        ):
            return ANY
        if word in ("each", "every", "one") and follow in ("of", NUMBER):
            return ANY
        if word in _PER and at <= 2 and follow.isalpha():
            if word in ("a", "an") and at:
                return ""
            return ANY if follow in _HEADS else _stem(follow)
    before = words[max(0, mention.place - 4) : mention.place]
    if {"apiece", "each"} & set(before):
        return ANY
    return ""


def _stem(word: str) -> str:
    """Return a noun without its plural ending, roughly."""
    for ending in ("ies", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)]
    return word[:-1] if word.endswith(("y", "e")) else word


def _powers(unit: str) -> Powers:
    try:
        return tables.unit(unit).powers if unit else ()
    except UnitError:
        return ((unit, 1),)


def _products(rule: Rule, rate: Rate, pool: Sequence[Mention]) -> Iterator[Claim]:
    numbers = [(m, fit) for m in pool if (fit := _counts(rate, m))]
    totals = [m for m in pool if _powers(m.quantity.unit) == rate.top and _same(rate, m)]
    for number, fit in numbers:
        for total in totals:
            if total is number:
                continue
            evidence = Evidence()
            evidence.add("per", fit)
            if rate.mention.quantity.kind is Kind.NUMBER:
                evidence.add("a bare number", -7 if fit < NAMED else -3)
            if rate.over == (("time", 1),) and rate.mention.quantity.kind is Kind.MONEY:
                evidence.add("money by time", -3)
            _structure(evidence, rate.mention, number, total, pool)
            sentences = {m.sentence.index: m.sentence for m in (rate.mention, number, total)}
            blocked(evidence, rule.match.get("blockers", ()), sentences.values())
            if evidence.weight > 0:
                yield _claim(rule, rate, number, total, evidence)


def _counts(rate: Rate, mention: Mention) -> int:
    """Return how well a number measures what the rate is per; 0 if it does not."""
    quantity = mention.quantity
    if quantity.kind is Kind.DURATION and _ADJECTIVE.fullmatch(quantity.surface):
        return 0  # "10-minute winds"
    if quantity.kind is Kind.DURATION and quantity.surface.startswith(("a ", "an ", "A ", "An ")):
        return 0  # "£3.80 an hour ... a year": per year, not for one
    if rate.over:
        own = _powers(quantity.unit)
        if own == rate.over:
            return NAMED if "/" not in quantity.unit else 0
        if rate.over[0][0].startswith("count_") and len(rate.over) == 1:
            return _counts(rate._replace(over=(), noun=_stem(rate.over[0][0][6:])), mention)
        return 0
    if quantity.kind is not Kind.NUMBER or quantity.unit or (quantity.magnitude or 0) < 2:
        return 0
    if rate.noun == ANY:
        return 12
    words = mention.sentence.words[mention.place + 1 : mention.place + 4]
    stems = [_stem(w) for w in words if w.isalpha()]
    if rate.noun in stems or (quantity.counted and _stem(quantity.counted) == rate.noun):
        return NAMED
    return 3 if not quantity.counted else 0


def _same(rate: Rate, mention: Mention) -> bool:
    """Return whether a number can be the total of a rate."""
    one, other = rate.mention.quantity, mention.quantity
    if not rate.over and one.kind is Kind.NUMBER:
        return other.kind is Kind.NUMBER and (
            not one.counted or not other.counted or one.counted == other.counted
        )
    return "/" not in other.unit


def _structure(
    evidence: Evidence, rate: Mention, number: Mention, total: Mention, pool: Sequence[Mention]
) -> None:
    """Count where the three stand."""
    members = sorted((rate, number, total), key=lambda m: m.order)
    inside = [
        m for m in pool if members[0].order < m.order < members[-1].order and m not in members
    ]
    rivals = [m for m in inside if m.quantity.unit in (number.quantity.unit, total.quantity.unit)]
    if not rivals:
        evidence.add("nothing between", 5)
    else:
        evidence.add("others between", -3 * len(rivals))
    apart = members[-1].sentence.index - members[0].sentence.index
    evidence.add("one sentence" if not apart else "sentences apart", 3 if not apart else -2 * apart)
    last = members[-1]
    roles = ("mean", "product", "share") if last is rate else ("product", "total", "whole")
    evidence.add("the result", cues.best(last.roles, roles) // 2)


def _claim(rule: Rule, rate: Rate, number: Mention, total: Mention, evidence: Evidence) -> Claim:
    slots: dict[str, Quantity | tuple[Quantity, ...]] = {
        "rate": rate.mention.quantity,
        "number": number.quantity,
        "total": total.quantity,
    }
    last = max((rate.mention, number, total), key=lambda m: m.order)
    judged = "total" if last is not rate.mention else "rate"
    return Claim(
        rule,
        slots,
        certain=evidence.weight >= int(rule.match.get("certain", 1000)),
        evidence=evidence.reasons,
        weight=evidence.weight,
        extra={"threshold": int(rule.match.get("threshold", 20)), "judged": judged},
    )
