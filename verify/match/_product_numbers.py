"""The numbers of a product: which of them a rate may go with, and as so many of what.

In: a `Rate` and mentions. Out: how well a number measures or counts what the rate is per; a
mention as what the rate comes to; a number in units of what the rate is per. How well the
three stand together is for `_product_setting`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

from verify import units
from verify.match import _lent as _lent_unit
from verify.match import _periods, facts
from verify.match._dimensions import Powers, powers, top_unit
from verify.match._nouns import noun_root
from verify.match._per_noun import ANY
from verify.match._product_setting import lasts
from verify.match.frame import Mention
from verify.match.rates import EACH_OF, Rate, said_average
from verify.match.reading import NUMBER
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity

NAMED = 14  # weight of a number that counts the very thing that the rate is per
COUNTED = 12  # of one that counts some things, where the rate is for each of any
UNNAMED = 3  # of one that counts nobody says what
TIME: Powers = (("time", 1),)
LENGTH: Powers = (("length", 1),)
_SMALL = 100  # a count below this before a hyphen and a noun tells the size of one thing
_HYPHEN = re.compile(r"[-‐‑][a-z]")
_PRICED = 1000  # a price below this is told to the last coin
_WEIGHED = frozenset(["kilogram", "pound", "gram", "stone"])
_GIVEN = frozenset(["milligram", "microgram", "gram", "milliliter", "liter"])
_DIFFERENT = frozenset(
    "more less fewer worse better higher lower longer shorter faster slower quicker cheaper dearer heavier lighter"
    " above below short taller wider deeper shallower older younger warmer colder bigger smaller"
    " larger greater farther further".split()
)
_ROUNDED = frozenset(["nearest", "closest"])
_ACROSS = frozenset(
    "by x × long wide high deep tall thick across broad length width breadth height depth in of".split()
)
_BESIDE = (["against"], ["than"], ["versus"], ["exceeding"])
_A_HEAD = frozenset(["head", "person", "piece", "go", "pair"])
_RANGES = frozenset(["to", "–", "-", "—"])
_LENT = 8  # words over which a count lends what it counts
_AND_SO = (["and"], ["against"], ["with"], ["to"], ["but"])
_WHEN = (["in"], ["by"], ["on"], ["at"], ["a"], ["last"], ["this"], ["the"])
_ANYBODY = noun_root("people")
_PERSONS = frozenset(
    map(
        noun_root,
        "person people inhabitant resident citizen villager islander townspeople local adult child children man men"
        " woman women pupil student worker employee staff guest visitor passenger patient member customer player"
        " participant volunteer tenant household soul taxpayer voter viewer spectator reader subscriber user client"
        " delegate diner walker runner rider traveller tourist pilgrim swimmer skier camper fan supporter attender"
        " attendee colleague teacher nurse doctor officer soldier sailor crew mourner refugee migrant prisoner inmate"
        " pensioner parent teenager boy girl cyclist commuter driver subject donor holder shareholder investor".split(),
    )
)


def is_side(mention: Mention) -> bool:
    """Return whether a number is one side of a size: "12 × 8 m"."""
    text, span = mention.quantity.document.text, mention.quantity.span
    return text[span.end : span.end + 3].strip()[:1] == "×" or (
        text[max(0, span.start - 3) : span.start].strip()[-1:] == "×"
    )


def an_end(mention: Mention) -> bool:
    """Return whether a number is an end of a range, or two that stand for a pair of people."""
    words, place = mention.sentence.words, mention.place
    if mention.quantity.surface.lower().endswith("couple"):
        return words[place + 1 : place + 2] != ["of"]
    if words[place + 2 : place + 3] == [NUMBER] and words[place + 1] in _RANGES:
        return words[max(0, place - 1) : place] != ["from"]
    before = words[max(0, place - 3) : place]
    return before[-2:-1] == [NUMBER] and before[-1] in _RANGES and before[:1] != ["from"]


def at_sea(rate: Mention, total: Mention) -> tuple[Mention, ...]:
    """Return miles as nautical ones, too, where a speed is in knots."""
    if rate.quantity.unit != "knot" or total.quantity.unit != "mile":
        return ()
    return (total._replace(quantity=total.quantity._replace(unit="nautical_mile")),)


def of_two_things(one: Mention, other: Mention) -> bool:
    """Return whether two lengths are each told of a noun of their own: "a 12ft hall and a garden of 40ft"."""
    words = one.sentence.words
    if one.sentence is not other.sentence:
        return True
    joint = words[one.place + 1 : other.place]
    if not joint or not joint[0].isalpha() or joint[0] in _ACROSS or _ACROSS & set(joint[:4]):
        return False
    return bool({",", "and", "with"} & set(joint)) and not _ACROSS & set(
        words[other.place + 1 : other.place + 3]
    )


def lends_its_noun(number: Mention, total: Mention) -> bool:
    """Return whether a total leaves out what the number before it counts: "40 homes in 2011 and 45 in 2021"."""
    if number.sentence is not total.sentence or not 0 < total.place - number.place <= _LENT:
        return False
    if not number.quantity.counted or total.quantity.counted or total.quantity.unit:
        return False
    words = total.sentence.words
    joint = words[number.place + 1 : total.place]
    return joint[-1:] in _AND_SO and words[total.place + 1 : total.place + 2] in _WHEN


def set_apart(mention: Mention) -> bool:
    """Return whether a number tells only a difference or a rounding: "half a litre worse", "the nearest 10 mg"."""
    words, place = mention.sentence.words, mention.place
    return bool(
        _DIFFERENT & set(words[place + 1 : place + 2]) or _ROUNDED & set(words[place - 1 : place])
    )


def of_things(mention: Mention, total: Quantity) -> bool:
    """Return whether a total is so much in so many things: 630 runs in 14 innings."""
    number, place = mention.quantity, mention.place
    such = mention.sentence.words[place + 1 : place + 2] in (["such"], ["of"], ["more"])
    if not (number.counted or such) or (total.magnitude or 0) <= (number.magnitude or 0):
        return False
    return bool(total.unit) or (bool(total.counted) and total.counted != number.counted)


def by_time(rate: Rate, number: Mention) -> bool:
    """Return whether money by the hour is to be multiplied by weeks: the hours are not told."""
    one, other = rate.mention.quantity, number.quantity
    if rate.over != (("time", 1),) or one.kind is not Kind.MONEY or other.kind is not Kind.DURATION:
        return False
    return one.unit.rpartition("/")[2] != other.unit and other.surface not in _periods.PERIODS


def counts(rate: Rate, mention: Mention) -> int:
    """Return how well a number measures what the rate is per; 0 if it does not."""
    if rate.given is not None:
        return NAMED if mention is rate.given else 0
    quantity = mention.quantity
    if quantity.kind is Kind.DURATION and not lasts(mention):
        return 0
    if rate.per is not None and rate.per.unit:
        return NAMED if powers(quantity.unit) == powers(rate.per.unit) else 0
    if (rate.over and not rate.noun) or (rate.over and powers(top_unit(quantity)) == rate.over):
        if rate.over == LENGTH and powers(quantity.unit) == (("length", 2),):
            return COUNTED  # "£45 a foot" of floor
        if powers(top_unit(quantity)) == rate.over:
            alike = rate.over == rate.top  # "5 mg per kilogram": the number is in kilograms
            over = rate.mention.quantity.unit.rpartition("/")[2]
            return NAMED if not alike or quantity.unit == over else 0
        if rate.over[0][0].startswith("count_") and len(rate.over) == 1:
            return counts(rate._replace(over=(), noun=noun_root(rate.over[0][0][6:])), mention)
        return 0
    if quantity.kind is Kind.PHYSICAL and rate.noun == ANY:
        return COUNTED if _billed(rate, quantity) else 0
    if quantity.kind is not Kind.NUMBER or quantity.unit or (quantity.magnitude or 0) < 2:
        return 0
    before = mention.sentence.words[max(0, mention.place - 1) : mention.place]
    if before in _BESIDE and not quantity.counted:
        return 0  # "a loss of 22 per cent against 14 nationally"
    return _named(rate, mention)


def _billed(rate: Rate, quantity: Quantity) -> bool:
    """Return whether a number of kilowatt-hours is charged "at 15p a unit"."""
    words, place = rate.mention.sentence.words, rate.mention.place
    energy = dict(powers(quantity.unit)) == dict(powers("kilowatt*hour"))
    return energy and "unit" in words[place + 1 : place + 4]


def _named(rate: Rate, mention: Mention) -> int:
    """Return how well a number counts the noun that a rate is per."""
    counted = mention.quantity.counted
    if rate.per is not None:
        wanted = rate.per.counted
        if not wanted or not counted or noun_root(counted) == noun_root(wanted):
            return NAMED
        return COUNTED if akin(noun_root(counted), noun_root(wanted)) else 0
    if rate.noun == ANY:
        return COUNTED
    words = mention.sentence.words[mention.place + 1 : mention.place + 4]
    stems = [noun_root(w) for w in words if w.isalpha()]
    if rate.noun in stems or (counted and noun_root(counted) == rate.noun):
        return NAMED
    words = mention.sentence.words
    before = words[max(0, mention.place - 2) : mention.place]
    if before[-1:] in (["aged"], ["age"]) or (
        before[1:] == ["of"] and noun_root(before[0]) in _PERSONS
    ):
        return 0  # "a girl of five"
    if words[mention.place + 1 : mention.place + 2] == ["of"] and set(
        words[mention.place + 2 : mention.place + 3]
    ) & {"them", "these", "those"}:
        return 0 if rate.over else COUNTED
    if any(akin(one, rate.noun) for one in ([noun_root(counted)] if counted else stems[:2])):
        return COUNTED
    return UNNAMED if not counted and not rate.over else 0


@cache
def _groups() -> Mapping[str, str]:
    """Return the first word of the group of synonyms that a noun's stem is in."""
    table: dict[str, str] = {}
    for line in facts.data_lines("synonyms.txt"):
        group = line.split()
        for word in group:
            table.setdefault(noun_root(word), group[0])
    return table


def akin(one: str, other: str) -> bool:
    """Return whether two nouns, as stems, may name the same things: guests and people."""
    if one == other:
        return True
    if _ANYBODY in (one, other):
        return one in _PERSONS and other in _PERSONS
    first, second = _groups().get(one, one), _groups().get(other, other)
    return first == second


def priced(rate: Mention, last: bool) -> Mention:
    """Return a price or a dose as exact as it is meant: "£3 a jar" is neither 2.60 nor 3.40.

    What stands last of three was reckoned from the others, and rounded.
    """
    own = rate.quantity
    value, top = own.magnitude, own.unit.partition("/")[0]
    if last and own.kind is Kind.NUMBER and own.interval.width == 0 and value is not None:
        half = Interval(value - Decimal("0.5"), value + Decimal("0.5"))
        return rate._replace(quantity=own._replace(interval=half, charitable=half))
    if last or value is None or own.hedge or own.bound or said_average(rate):
        return rate
    dose = "/" in own.unit and own.unit.partition("/")[2] in _WEIGHED and top in _GIVEN
    if own.kind is not Kind.MONEY and not dose:
        return rate
    if own.kind is Kind.MONEY and ((own.exponent or 0) > 0 or value >= _PRICED):
        return rate
    exact = Interval.exactly(value)
    return rate._replace(quantity=own._replace(interval=exact, charitable=exact))


def total_of(rate: Rate, mention: Mention) -> Mention | None:
    """Return a mention as what a rate comes to, without "a week" where it goes by weeks; or None."""
    one, other = rate.mention.quantity, mention.quantity
    behind = mention.sentence.words[mention.place + 1 : mention.place + 2]
    own = rate.mention.sentence.words[rate.mention.place + 1 : rate.mention.place + 2]
    if other.magnitude == 1 and not other.unit:
        return None  # "14 units a week ... to deal with one unit"
    if behind and behind[0] in EACH_OF and not EACH_OF & set(own):
        return None  # "four at £190,000 apiece" is no total
    if behind in (["a"], ["per"]) and _A_HEAD & set(
        mention.sentence.words[mention.place + 2 : mention.place + 3]
    ):
        return None
    if (
        other.kind is Kind.NUMBER
        and (other.magnitude or 0) < _SMALL
        and _HYPHEN.match(other.document.text, other.span.end)
    ):
        return None  # "an 8-core node"
    before = mention.sentence.words[max(0, mention.place - 2) : mention.place]
    if other.kind is Kind.NUMBER and before == ["at", "the"]:
        return None  # "but at the 18 common then it takes longer"
    if rate.over == TIME and _periods.by(mention) == one.unit.rpartition("/")[2]:
        return None  # "1,200 an hour" is a rate of its own beside another by the hour
    if _lent(rate, mention):
        full = one._replace(unit=top_unit(one))
        return mention._replace(quantity=_lent_unit.rounded(other, full))
    if powers(other.unit) == rate.top:
        if not rate.top and one.kind is Kind.NUMBER:
            known = one.counted and other.counted
            if other.kind is not Kind.NUMBER or (
                known and noun_root(one.counted) != noun_root(other.counted)
            ):
                return None
        return mention if "/" not in other.unit else None
    top, _, over = other.unit.rpartition("/")
    if top and over in _periods.PERIODS and powers(top) == rate.top:
        return mention._replace(quantity=other._replace(unit=top))
    return None


def _lent(rate: Rate, mention: Mention) -> bool:
    """Return whether a number leaves out the unit of the rate before it: "five litres an hour, or 200 a day"."""
    own, other = rate.mention, mention.quantity
    if rate.over != TIME or not rate.top or other.kind is not Kind.NUMBER or other.unit:
        return False
    if own.sentence is not mention.sentence or not 0 < mention.place - own.place <= _LENT:
        return False
    joint = own.sentence.words[own.place + 1 : mention.place]
    return "or" in joint and NUMBER not in joint and bool(_periods.by(mention))


def number_of(rate: Rate, mention: Mention) -> Mention:
    """Return a number as so many of what the rate is per: 12,000 people are 12 thousand."""
    mention = _periods.refined(mention)
    quantity = mention.quantity
    if rate.per is not None:
        return mention._replace(quantity=_scaled(quantity, rate.per))
    if "/" in quantity.unit:
        return mention._replace(quantity=quantity._replace(unit=top_unit(quantity)))
    if rate.over == LENGTH and powers(quantity.unit) == (("length", 2),):
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


def swapped(
    rate: Rate, number: Mention, total: Mention, numbers: Sequence[tuple[Mention, int]]
) -> bool:
    """Return whether two bare counts make more sense the other way round: 45 births, 3,600 people."""
    if total.quantity.unit or all(m.order != total.order for m, _ in numbers):
        return False
    own = rate.mention.quantity.magnitude or Decimal(1)
    own /= (rate.per.magnitude if rate.per else None) or Decimal(1)
    one, other = number.quantity.magnitude or Decimal(1), total.quantity.magnitude or Decimal(1)
    return _off(own * one / other) > _off(own * other / one)


def _off(ratio: Decimal) -> Decimal:
    """Return by what factor a ratio is not one."""
    return max(ratio, 1 / ratio) if ratio > 0 else Decimal("Infinity")


def only_count(number: Mention, total: Mention, pool: Sequence[Mention]) -> bool:
    """Return whether a number is the only one of its sentence that counts anything."""
    counts = [m for m in pool if m.sentence is number.sentence and m.quantity.kind is Kind.NUMBER]
    return number.sentence is total.sentence and len(counts) == 1 and total.quantity.unit != ""
