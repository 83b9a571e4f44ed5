"""What else is told beside a product: further parts, other rates, and times of something else.

In: the mentions of a product and the numbers round them. Out: whether the text says that something
is added to what a rate and a number come to, goes by another rate, or is only some of it. The
weights are `_product_setting`'s.
"""

from __future__ import annotations

from collections.abc import Sequence

from verify.match._dimensions import powers, top_unit
from verify.match.frame import Mention
from verify.match.reading import NUMBER
from verify.model.quantity import Kind

_FURTHER = frozenset(["another", "further", "plus", "additional", "extra"])
_MORE = frozenset(["a", "an", "some", "another", "other"])
_SPEEDS = frozenset(["knot"])
_BILLED = frozenset(
    "total bill invoice came comes paid pay pays spent cost costs sum fees sales".split()
)
_SAVES = frozenset(
    "save saves saved saving savings discount discounted singly individually".split()
)
_RAISES = frozenset("bringing brings brought taking takes took raising raises raised".split())
_PER = frozenset(["per", "a", "an", "each", "every"])
_CLOSE = 5  # words from a number of things to how long each was used
NEAR = 8  # words between two numbers that "and" adds
_MARKS = frozenset(",;:().—–") | {NUMBER}


def goes_on(total: Mention, last: Mention, pool: Sequence[Mention]) -> bool:
    """Return whether a total has a further part: "22 wagons of 14 m, and a locomotive of 20 m"."""
    behind = [m for m in pool if m.sentence is last.sentence and m.order > last.order]
    if not behind or powers(behind[0].quantity.unit) != powers(total.quantity.unit):
        return False
    between = last.sentence.words[last.place + 1 : behind[0].place]
    return bool({"and", "plus"} & set(between)) and not {".", ";", ":"} & set(between)


def further(mention: Mention) -> bool:
    """Return whether a number is added to what a product comes to: "another 60 are in store"."""
    words, place = mention.sentence.words, mention.place
    return bool(_FURTHER & set(words[max(0, place - 2) : place]))


def rival_rate(mention: Mention, rate: Mention) -> bool:
    """Return whether a number is another rate of the same sort: "£9,250 a year ... £130 a week"."""
    own, unit = mention.quantity.unit, rate.quantity.unit
    if "/" in own:
        return own.partition("/")[0] == unit.partition("/")[0]
    words, place = mention.sentence.words, mention.place
    priced = mention.quantity.kind is Kind.MONEY and words[place - 1 : place] == ["at"]
    return own == unit.partition("/")[0] and (priced or ("/" not in unit and own in _SPEEDS))


def at_another(mention: Mention, rate: Mention) -> bool:
    """Return whether a number leaves out the unit of a rate before it: "at 900 km/h ... and at 700"."""
    if mention.quantity.kind is not Kind.NUMBER or mention.quantity.counted:
        return False
    at = ["at"]
    ahead = rate.sentence.words[max(0, rate.place - 1) : rate.place]
    return ahead == at == mention.sentence.words[max(0, mention.place - 1) : mention.place]


def beside_its_like(rate: Mention, total: Mention) -> bool:
    """Return whether a price and a total are two of a list, or of a charge: "10p and 34p per unit"."""
    one, other = sorted((rate, total), key=lambda m: m.order)
    if one.sentence is not other.sentence or rate is one:
        return False
    joint = one.sentence.words[one.place + 1 : other.place]
    if joint[-1:] == ["or"] and joint[0] in _PER and len(joint) <= _CLOSE:
        return True  # "£260 per annum, or £5 weekly"
    added = joint[-1:] in (["and"], ["plus"]) and {",", ";"}.isdisjoint(joint)
    return (added and len(joint) <= _CLOSE) or joint in (["or"], [","], ["to"])


def raises_one_before(total: Mention) -> bool:
    """Return whether a total is what an amount told before comes to: "£55 each, bringing it to £9,200"."""
    ahead = total.sentence.words[max(0, total.place - 3) : total.place]
    return ahead[1:] == ["it", "to"] and ahead[0] in _RAISES


def and_more(last: Mention) -> bool:
    """Return whether things without a number follow: "two boats at £9,500 each and a trailer"."""
    behind = last.sentence.words[last.place + 1 : last.place + 6]
    at = next((n for n, word in enumerate(behind) if word in ("and", "plus")), -1)
    return at >= 0 and behind[at + 1 : at + 2] != [] and behind[at + 1] in _MORE


def added(mention: Mention, other: Mention) -> bool:
    """Return whether another number of the sort is added: "three hours and half an hour"."""
    one, two = mention.quantity, other.quantity
    bare = not one.unit or one.unit.startswith("1/")
    lent = one.kind is Kind.NUMBER and bare and two.kind is Kind.MONEY
    if not lent and (
        one.kind is not two.kind or not one.unit or powers(top_unit(one)) != powers(top_unit(two))
    ):
        return False
    if mention.sentence is not other.sentence or not 0 < abs(mention.place - other.place) <= NEAR:
        return False
    low, high = sorted((mention.place, other.place))
    joint = mention.sentence.words[low + 1 : high]
    return bool({"and", "plus"} & set(joint)) and NUMBER not in joint


def set_off(total: Mention, other: Mention) -> bool:
    """Return whether a price stands before a semicolon, and what is priced next behind it."""
    if total.sentence is not other.sentence or total.quantity.kind is not Kind.MONEY:
        return False
    words = total.sentence.words
    return ";" in words[total.place : other.place] and _BILLED.isdisjoint(words[: total.place])


def reduced(rate: Mention, total: Mention) -> bool:
    """Return whether a price by the piece and one of many are set beside each other: "you save £9"."""
    if rate.quantity.kind is not Kind.MONEY or rate.sentence is not total.sentence:
        return False
    return not _SAVES.isdisjoint(rate.sentence.vocabulary)


def partly(mention: Mention) -> bool:
    """Return whether some of a number is said to be something else: "1 hour 50, of which 1:35 in the air"."""
    behind = mention.sentence.words[mention.place + 1 : mention.place + 5]
    at = behind.index("of") if "of" in behind else -1
    if at < 1 or (at > 1 and behind[at - 1] not in (",", "(", NUMBER)):
        return False  # "all of which"
    return behind[at + 1 : at + 2] in (["which"], ["whom"])


def of_several(number: Mention, pool: Sequence[Mention], members: Sequence[Mention]) -> bool:
    """Return whether a time is that of a number of things: "two aircraft for 100 days"."""
    if number.quantity.kind is not Kind.DURATION:
        return False
    words, place = number.sentence.words, number.place
    return any(
        m.sentence is number.sentence
        and m not in members
        and m.quantity.kind is Kind.NUMBER
        and m.quantity.counted
        and 0 < place - m.place <= _CLOSE
        and not _MARKS & set(words[m.place + 1 : place])
        for m in pool
    )
