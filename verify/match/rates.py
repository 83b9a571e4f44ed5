"""Rates: numbers that are so much for each of something, and how their words say so.

In: a mention and those near it. Out: `Rate`s: what the number is per (a unit, a noun, so
many of it), and the number of those where the words themselves give it:

    82 miles an hour, £28 a lesson, 14 kg each      a unit or noun behind
    each of the 32 schools gets £15,000             a subject of which each is said
    120 chairs at £3, 40 rows of 25 trees           a number of them before
    seven offences per 1,000 people, 85p per 100 g  per so many
    for every car there are 7 bicycles              a noun before

Which numbers go with a rate, and what they come to, is for `product`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from verify.match import cues
from verify.match._dimensions import Powers, powers
from verify.match._nouns import TIMES, noun_root
from verify.match._per import PER, adds_up, unit_behind
from verify.match._per_noun import ANY, holder, noun_before, noun_behind
from verify.match._unit_price import thing_before, time_before
from verify.match.reading import NUMBER
from verify.model.quantity import CONVERTIBLE, Kind, Quantity
from verify.named import NamedTuple

if TYPE_CHECKING:
    from verify.match.frame import Mention

RATED = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PHYSICAL, Kind.DURATION})  # may be so much each
_EACH_ONE = frozenset(["per", "each", "every"])
_DAILY = {
    "hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "fortnightly": "fortnight",
    "monthly": "month", "yearly": "year", "annually": "year",
}  # fmt: skip
_PRICES = frozenset("price cost rate value charge fee tariff".split())
_PAID = frozenset(
    "instalment installment payment grant prize share bond unit lot tranche award scholarship fine ticket loan"
    " gift donation bonus deposit premium subscription voucher annuity cheque check transfer contribution"
    " bursar repayment charge fee note coin bill".split()
)
AVERAGED = 8  # weight of a cue by which a number is an average
EACH_OF = frozenset(["each", "apiece"])
_BACK = 12  # words before a rate in which "each" may stand
_FAR = 8  # words between "each of the 32 schools" and what each of them gets


class Rate(NamedTuple):
    """A number per something: what it is per, as powers of units or as a noun."""

    mention: Mention
    over: Powers
    noun: str
    top: Powers
    given: Mention | None = None  # the number of those that it is for each of, where told
    per: Quantity | None = None  # "1,000" of "per 1,000 people"
    told: bool = False  # in so many words: "per teacher", "for every woman"
    averaged: bool = False  # said to be an average, of things that are named elsewhere

    @property
    def nightly(self) -> bool:
        """Whether a number of things at so much is so much a night, too: "60 rooms at £80 a night"."""
        behind = self.mention.sentence.words[self.mention.place + 1 : self.mention.place + 3]
        return len(behind) == 2 and behind[0] in PER and noun_root(behind[1]) in TIMES

    @property
    def plain(self) -> bool:
        """Whether nothing but a noun says what the number is per."""
        return not (self.over or self.given or self.per or self.averaged or self.told)


def rates(mention: Mention, near: Sequence[Mention]) -> Iterator[Rate]:
    """Yield what a number may be per; `near` are the mentions of its sentence, in order."""
    quantity = mention.quantity
    if quantity.kind not in RATED or not quantity.magnitude:
        return
    if quantity.magnitude == 1 and quantity.hedge and quantity.kind is Kind.NUMBER:
        return  # "nearly one for every mile"
    if measured := list(_per_unit(mention)):
        yield from measured
        return
    at = next((i for i, m in enumerate(near) if m.place == mention.place), -1)
    following = near[at + 1] if 0 <= at < len(near) - 1 else None
    preceding = near[at - 1] if at > 0 else None
    told = list(_given(mention, preceding, following))
    yield from told
    if quantity.kind is Kind.DURATION and (told or noun_behind(mention) != ANY):
        return
    if quantity.kind is Kind.NUMBER and quantity.magnitude == 1:
        return
    many = _many(mention, following)
    if many is not None:
        yield Rate(mention, (), ANY, powers(quantity.unit), per=many)
    elif not told and not _twice_over(mention):
        yield from _per_noun(mention)


def _per_unit(mention: Mention) -> Iterator[Rate]:
    """Yield what a number is per by a unit: its own, or a unit of measure behind its noun."""
    quantity = mention.quantity
    if "/" in quantity.unit:
        top, _, over = quantity.unit.rpartition("/")
        yield Rate(mention, powers(over), "", powers(top))
        if mention.sentence.words[mention.place + 1 : mention.place + 2] in (["each"], ["apiece"]):
            daily = mention._replace(quantity=quantity._replace(unit=top))
            yield Rate(daily, (), ANY, powers(top))
    elif over := unit_behind(mention):  # "250 per square kilometre", "4 minutes 50 a mile"
        measured = quantity._replace(unit=f"{quantity.unit or 1}/{over}")
        yield Rate(mention._replace(quantity=measured), powers(over), "", powers(quantity.unit))


def _per_noun(mention: Mention) -> Iterator[Rate]:
    """Yield what a number is per by a noun, or that it is an average of what is named elsewhere."""
    quantity = mention.quantity
    noun = (
        noun_behind(mention)
        or noun_before(mention)
        or holder(mention)
        or _daily(mention)
        or _unit_price(mention)
        or noun_root(thing_before(mention))
        or noun_root(time_before(mention))
    )
    if noun and quantity.counted and noun_root(quantity.counted) == noun:
        quantity = quantity._replace(counted="")  # "four and a half a game" are no games
        mention = mention._replace(quantity=quantity)
    if noun in TIMES:
        timed = quantity._replace(unit=f"{quantity.unit or 1}/{TIMES[noun]}")
        yield Rate(mention._replace(quantity=timed), (("time", 1),), noun, powers(quantity.unit))
    elif noun:
        yield Rate(mention, (), noun, powers(quantity.unit), told=_in_words(mention))
    elif cues.best(mention.roles, ("mean",)) >= AVERAGED and adds_up(mention):
        yield Rate(mention, (), ANY, powers(quantity.unit), averaged=True)


def _daily(mention: Mention) -> str:
    """Return the time of "17 daily", "£40 monthly"; "12 monthly instalments" are no rate."""
    words = mention.sentence.words[mention.place + 1 : mention.place + 3]
    time = _DAILY.get(words[0], "") if words else ""
    ends = len(words) < 2 or not words[1][0].isalpha()
    return noun_root(time) if time and ends else ""


def _unit_price(mention: Mention) -> str:
    """Return ANY for "at a unit price of £45", else ""."""
    words = mention.sentence.words[max(0, mention.place - 5) : mention.place]
    at = words.index("unit") if "unit" in words else -1
    priced = at >= 0 and words[at + 1 : at + 2] != [] and words[at + 1] in _PRICES
    return ANY if priced and mention.quantity.kind is Kind.MONEY else ""


def said_average(mention: Mention) -> bool:
    """Return whether words beside a number call it an average."""
    near = mention.sentence.words[max(0, mention.place - 4) : mention.place + 3]
    return bool({"average", "averages", "averaged", "averaging", "mean"} & set(near))


def _twice_over(mention: Mention) -> bool:
    """Return whether a number is so much for two things at once: "14 to a tap each hour"."""
    behind = mention.sentence.words[mention.place + 1 : mention.place + 8]
    at = next((i for i, word in enumerate(behind) if word in PER), len(behind))
    words = behind[at : at + 4]
    if len(words) < 4 or words[2] not in PER or not words[1].isalpha():
        return False
    return words[2] in _EACH_ONE or noun_root(words[3]) in TIMES


def _given(mention: Mention, before: Mention | None, behind: Mention | None) -> Iterator[Rate]:
    """Yield the rate whose number of things the words give."""
    words, place = mention.sentence.words, mention.place
    top = powers(mention.quantity.unit)
    if before is not None and counts_things(before):
        joint = words[before.place + 1 : place]
        told = (
            (len(joint) <= 4 and joint[-1:] == ["at"] and mention.quantity.kind is Kind.MONEY)
            or (
                len(joint) in (2, 3)
                and joint[-1] == "of"
                and before.quantity.counted
                and (mention.quantity.counted or mention.quantity.kind in CONVERTIBLE)
                and words[place + 1 : place + 3] not in (["and", NUMBER], [",", NUMBER])
            )
            or (
                len(joint) in (2, 3)
                and joint[-1] == "of"
                and mention.quantity.kind is Kind.MONEY
                and noun_root(joint[-2]) in _PAID
            )
            or (
                len(joint) <= _FAR
                and not {",", ";", "."} & set(joint)
                and (
                    _each(joint)
                    or words[max(0, before.place - 3) : before.place][:2] == ["each", "of"]
                )
            )
        )
        if told:
            yield Rate(mention, (), ANY, top, given=before)
    yield from _measured(mention, before)
    if behind is None:
        return
    joint = words[place + 1 : behind.place]
    if len(joint) <= 6 and joint[-3:-1] == ["each", "of"]:
        if counts_things(behind):
            yield Rate(mention, (), ANY, top, given=behind)
        elif behind.quantity.kind is Kind.PHYSICAL and "/" not in behind.quantity.unit:
            own = mention.quantity  # "3:10 for each of the 10 kilometres"
            timed = own._replace(unit=f"{own.unit or 1}/{behind.quantity.unit}")
            yield Rate(mention._replace(quantity=timed), powers(behind.quantity.unit), "", top)


def _measured(mention: Mention, before: Mention | None) -> Iterator[Rate]:
    """Yield the price of "two litres at £1.40": so much for each litre; a "3 kg bag at £6" is one thing."""
    if before is None or before.quantity.kind is not Kind.PHYSICAL or "/" in before.quantity.unit:
        return
    words, unit = mention.sentence.words, before.quantity.unit
    joint = words[before.place + 1 : mention.place]
    single = words[max(0, before.place - 1) : before.place] in (["a"], ["an"], ["the"], ["each"])
    plain = len(joint) <= 3 and joint[-1:] == ["at"] and joint[:1] in (["at"], ["of"])
    if mention.quantity.kind is Kind.MONEY and plain and not single:
        own = mention.quantity._replace(unit=f"{mention.quantity.unit}/{unit}")
        rate = mention._replace(quantity=own)
        yield Rate(rate, powers(unit), "", powers(mention.quantity.unit), given=before)


def _each(joint: Sequence[str]) -> bool:
    """Return whether something is said of each one, and not "of each kind"."""
    return "each" in joint and joint[joint.index("each") - 1 : joint.index("each")] != ["of"]


def counts_things(mention: Mention) -> bool:
    """Return whether a number is a whole number of things."""
    value = mention.quantity.magnitude
    return (
        mention.quantity.kind is Kind.NUMBER
        and not mention.quantity.unit
        and value is not None
        and value >= 2
        and value == value.to_integral_value()
    )


def _many(mention: Mention, following: Mention | None) -> Quantity | None:
    """Return of how many things at once a number is told: "7 per 1,000", "65.8 per thousand"."""
    if following is not None and _per_many(mention, following):
        return following.quantity
    many = _MANY.get(_third_behind(mention))
    if many is None:
        return None
    return mention.quantity._replace(magnitude=Decimal(many), unit="", counted="", kind=Kind.NUMBER)


def _per_many(mention: Mention, other: Mention) -> bool:
    """Return whether a number is per so many of the next: "7 per 1,000", "85p per 100 g"."""
    quantity = other.quantity
    if quantity.kind not in (Kind.NUMBER, Kind.PHYSICAL) or quantity.magnitude is None:
        return False
    joint = mention.sentence.words[mention.place + 1 : other.place]
    near = joint[-1:] == ["per"] or joint[-2:] in (
        ["for", "every"],
        ["in", "every"],
        ["for", "each"],
    )
    return near and len(joint) <= 4 and _round(quantity.magnitude)


def for_each(mention: Mention) -> bool:
    """Return whether a rate is said to be that of each one: "£15 an hour each"."""
    words, place = mention.sentence.words, mention.place
    if words[place + 1 : place + 2] and words[place + 1] in EACH_OF:
        return True
    for word in reversed(words[max(0, place - _BACK) : place]):
        if word in (".", ";", ":"):
            return False
        if word in EACH_OF:
            return True
    return False


def _third_behind(mention: Mention) -> str:
    """Return "thousand" of "65.8 for every thousand" and "7 per thousand", or ""."""
    words = mention.sentence.words[mention.place + 1 : mention.place + 4]
    if words[:1] == ["per"]:
        return words[1] if len(words) > 1 else ""
    near = words[:2] in (["for", "every"], ["in", "every"], ["for", "each"])
    return words[2] if near and len(words) > 2 else ""


_MANY = {"hundred": 100, "thousand": 1000, "million": 1_000_000}


def _in_words(mention: Mention) -> bool:
    """Return whether a rate is told in so many words: "per teacher", "to each teacher"."""
    behind = mention.sentence.words[mention.place + 1 : mention.place + 5]
    return any(
        word in ("per", "every") or (word == "each" and at) for at, word in enumerate(behind)
    )


def _round(value: Decimal) -> bool:
    """Return whether a number is a power of ten from a hundred on."""
    digits = value.normalize()
    return value >= 100 and digits == Decimal(10) ** digits.adjusted()
