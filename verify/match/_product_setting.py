"""The setting of a product: where a rate, a number and a total stand, as evidence.

In: the three mentions and the numbers round them. Out: weights in an `Evidence`. What
belongs to what by its unit is for `product`; here the sentence speaks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.match import _periods, cues, lexicon
from verify.match._dimensions import powers
from verify.match._product_others import (
    added,
    and_more,
    at_another,
    beside_its_like,
    further,
    goes_on,
    of_several,
    partly,
    raises_one_before,
    reduced,
    rival_rate,
    set_off,
)
from verify.match.attachment import Tie, tie
from verify.match.evidence import Evidence
from verify.match.frame import Mention
from verify.match.reading import NUMBER
from verify.model.quantity import Kind

TIED = {Tie.FOREIGN: -3, Tie.LOOSE: -1, Tie.SAME: 1, Tie.TAIL: 2}
SO = 4  # "so Declan has to move 1.6 tonnes"
NUMBER_LAST = -6
UNCALLED = -3  # of three numbers that go together by their units alone: as many again do by chance
DENSE = 6  # of "population density was 80 people per square kilometre"
_DENSITY = frozenset(["density", "densities"])
SAID = 7  # weight of a cue that says a number is the result
TOLD = 6  # weight of a cue that makes a bare count a result
UNTOLD = -8
BRACKETED = -6
ADDED = -16
_CLOSE = 5  # words from a number of things to how long each was used
NEAR = 8  # words between two numbers that "and" adds
_TAKEN = frozenset(["less", "minus", "without", "excluding", "except", "besides", "plus"])
_WHOLLY = frozenset("total combined installed aggregate overall joint collective together".split())
_EXTREMES = frozenset(
    "largest biggest highest greatest smallest lowest least most cheapest dearest longest shortest heaviest lightest"
    " maximum minimum limit ceiling cap".split()
)
_LEFT = frozenset(["leaves", "leaving", "left", "leave"])
_SO = frozenset(["so", "thus", "therefore", "hence", "then"])
_RATES = [["rate", "of"], ["density", "of"], ["average", "of"], ["ratio", "of"], ["index", "of"]]
_STOREYS = frozenset("floors storeys stories levels".split())
SAVED = -12
UNLIKE = -22  # weight of "top", "record", "elsewhere" said of the result
MOVED = -20  # weight of a total that is a level, reached from another
OTHER_TIME = -8
PARTLY = (
    -12
)  # of a number of which some is said to be something else: "1 hour 50, of which 1:35 in the air"
_ADJECTIVE = re.compile(r"\d+[ -](?:second|minute|hour|day|week|month|year)")
_STRETCH = frozenset(
    "week shift month season journey run stay trip day term fortnight stint voyage flight drive walk ride"
    " crossing passage leg sail swim row paddle slog haul chase expedition excursion commute transit detour dash"
    " sprint race stage game show concert class lesson lecture outage blackout strike siege storm soak burn bake"
    " watch spin ascent hop tow trek hunt search round lap test trial course visit lease contract loan cycle morning afternoon evening day night session spell"
    " window working holiday break outing sail ferry climb descent march hike tour ordeal rally".split()
)
_THOSE = frozenset(["them", "these", "those", "whom", "which"])
_TAKES = frozenset("in takes take took taking lasts lasted lasting within needs needed".split())
_AGAINST = frozenset("short than against versus below above beyond exceeding under over".split())
_IN = frozenset("in from over across on during for".split())
SO_MANY = 18  # of a mean behind so much in so many things
_MARKS = frozenset(",;:().—–") | {NUMBER}


def lasts(mention: Mention) -> bool:
    """Return whether a duration is how long something went on: not "10-minute winds", "a year"."""
    surface = mention.quantity.surface
    if surface.startswith(("a ", "an ", "A ", "An ")):
        before = mention.sentence.words[max(0, mention.place - 1) : mention.place]
        return bool(_periods.OVER & set(before))
    if not _ADJECTIVE.fullmatch(surface) and not re.search(
        r"-(?:hour|day|week|month|minute)$", surface
    ):
        return True
    behind = mention.sentence.words[mention.place + 1 : mention.place + 2]
    return bool(_STRETCH & set(behind))


def weigh(
    evidence: Evidence, rate: Mention, number: Mention, total: Mention, pool: Sequence[Mention]
) -> bool:
    """Count where the three stand; return whether anything calls the last one the result."""
    members = sorted((rate, number, total), key=lambda m: m.order)
    taken = {m.quantity.span for m in members}
    inside = [
        m
        for m in pool
        if members[0].order < m.order < members[-1].order and m.quantity.span not in taken
    ]
    last = members[-1]
    _weigh_place(evidence, members, [m for m in inside if _rivals(m, number, total)])
    roles = ("mean", "product", "share") if last is rate else ("product", "total", "whole")
    result = cues.best(last.roles, roles)
    evidence.add("the result", 2 * result // 3)
    if _dense(rate):
        evidence.add("called a density", DENSE)
    found = tie(members[1], last, timed=True)
    evidence.add(f"{found.name.lower()} result", TIED[found])
    between = last.sentence.words[: last.place]
    if last.sentence is members[1].sentence:
        between = between[members[1].place :]
    so = not _SO.isdisjoint(between)
    if so:
        evidence.add("so", SO)
    _weigh_rest(evidence, rate, total, members, inside, pool)
    if partly(number) or partly(total):
        evidence.add("some of it apart", PARTLY)
    if of_several(number, pool, members):
        evidence.add("so long for each of several", OTHER_TIME)
    if _timed(rate, number, total, pool):
        evidence.add("another time beside it", OTHER_TIME)
    called = _weigh_call(evidence, number, total, last, result, so=so)
    bare = not any(m.quantity.unit for m in members)
    one_noun = rate.quantity.counted and rate.quantity.counted == total.quantity.counted
    unlike = bare and result < TOLD and not (one_noun and number.quantity.counted)
    _weigh_other(evidence, rate, number, total, bare=unlike)
    _weigh_total(evidence, members, total, result)
    if reduced(rate, total):
        evidence.add("a saving", SAVED)
    if any(added(m, other) for m in (rate, number) for other in pool if other not in members):
        evidence.add("one of a sum", ADDED)
    if (_unlike(last) and not _in_all(last)) or (total is not last and _extreme(total)):
        evidence.add("unlike", UNLIKE)
    return called


def _weigh_place(evidence: Evidence, members: Sequence[Mention], rivals: Sequence[Mention]) -> None:
    """Count what stands between the three, and over how many sentences they are told."""
    if not rivals:
        evidence.add("nothing between", 5)
    else:
        evidence.add("others between", -3 * len(rivals))
    apart = members[-1].sentence.index - members[0].sentence.index
    evidence.add("one sentence" if not apart else "sentences apart", 3 if not apart else -2 * apart)


def _weigh_other(
    evidence: Evidence, rate: Mention, number: Mention, total: Mention, *, bare: bool
) -> None:
    """Count what says that the three are only set beside each other, or counts of nothing told."""
    if any(_set_against(m) for m in (rate, total)) or _than(number):
        evidence.add("only set beside it", MOVED)
    if _of_them(number) and total.order < number.order and total.sentence is not number.sentence:
        evidence.add("some of them", -8)
    if bare:
        evidence.add("no result of bare counts", UNTOLD)


def _weigh_total(
    evidence: Evidence, members: Sequence[Mention], total: Mention, result: int
) -> None:
    """Count what the words about the total say against it as a result."""
    last = members[-1]
    if total.sentence.words[max(0, total.place - 2) : total.place] in _RATES:
        evidence.add("itself a rate", MOVED)
    if _TAKEN & set(total.sentence.words[max(0, total.place - 1) : total.place]):
        evidence.add("taken away", MOVED)  # "walls of 5 by 2.5 metres, less 5 square metres"
    coordinate = last.sentence.words[max(0, last.place - 1) : last.place] == ["and"]
    if total is last and coordinate and result < SAID:
        evidence.add("another item", UNLIKE)  # "34 shares at $41 and $1,010 of proceeds from debt"
    if total is members[0] and set_off(total, members[1]):
        evidence.add("told of something else", UNLIKE)
    if not _STOREYS.isdisjoint(total.sentence.words[total.place :]):
        evidence.add("on several floors", UNLIKE)


def _weigh_rest(
    evidence: Evidence,
    rate: Mention,
    total: Mention,
    members: Sequence[Mention],
    inside: Sequence[Mention],
    pool: Sequence[Mention],
) -> None:
    """Count what says that the three are not all there is to it."""
    last = members[-1]
    if any(further(m) for m in inside):
        evidence.add("more besides", MOVED)
    with_it = {"with", "plus"} & set(rate.sentence.words[max(0, rate.place - 4) : rate.place])
    near = [m for m in pool if with_it and m.sentence is rate.sentence and m not in members]
    if any(at_another(m, rate) for m in inside):
        evidence.add("at another rate, too", MOVED)
    if beside_its_like(rate, total):
        evidence.add("told beside its like", MOVED)
    if any(rival_rate(m, rate) for m in (*inside, *near)):
        evidence.add("another rate beside it", -8)
    if _moved_to(total, pool) or raises_one_before(total):
        evidence.add("the end of a move", MOVED)
    if total is members[0] and (goes_on(total, last, pool) or and_more(last)):
        evidence.add("a further part", MOVED)
    if last is rate and _LEFT & set(rate.sentence.words[max(0, rate.place - 3) : rate.place]):
        # "including £90,000 for stock, leaves £2,500 an acre"
        evidence.add("of what is left", MOVED)
    if _in_brackets(total) and total.sentence is not rate.sentence:
        evidence.add("set in brackets", BRACKETED)


def _weigh_call(
    evidence: Evidence, number: Mention, total: Mention, last: Mention, result: int, *, so: bool
) -> bool:
    """Count what calls the last one the result; return whether anything does."""
    apart = number.sentence is not total.sentence
    if last is number and takes(last) and not apart:
        evidence.add("so long", SO)
    elif last is number and (result < SAID or apart):
        evidence.add("the number last", NUMBER_LAST)
    elif not result and not so:
        evidence.add("nothing calls it the result", UNCALLED)
        return False
    return True


def _dense(rate: Mention) -> bool:
    """Return whether a rate is called a density: it is of the whole place, and reckoned."""
    words, place = rate.sentence.words, rate.place
    return not _DENSITY.isdisjoint(words[max(0, place - 5) : place])


def _rivals(mention: Mention, number: Mention, total: Mention) -> bool:
    """Return whether a number between may be meant instead: not "48 of them", nor other things."""
    own = mention.quantity
    if _of_them(mention) and not _of_them(number):
        return False
    for other in (number.quantity, total.quantity):
        strange = own.counted and other.counted and own.counted != other.counted
        if own.unit == other.unit and own.kind is other.kind and not strange:
            return True
    return False


def _of_them(mention: Mention) -> bool:
    """Return whether a number is some of those told before it: "48 of them engineers"."""
    words, place = mention.sentence.words, mention.place
    return words[place + 1 : place + 2] == ["of"] and bool(
        _THOSE & set(words[place + 2 : place + 3])
    )


def takes(last: Mention) -> bool:
    """Return whether a time is told as what something takes: "covers 90 km in two hours"."""
    words, place = last.sentence.words, last.place
    return last.quantity.kind is Kind.DURATION and bool(
        _TAKES & set(words[max(0, place - 1) : place])
    )


def _set_against(mention: Mention) -> bool:
    """Return whether a number is only what another is set beside: "short of the £200 that"."""
    words, place = mention.sentence.words, mention.place
    before = [w for w in words[max(0, place - 3) : place] if w not in ("the", "a", "of", "its")]
    return before[-1:] != [] and before[-1] in _AGAINST


def _in_brackets(mention: Mention) -> bool:
    """Return whether a number alone stands in brackets: it belongs to what is named before them."""
    text, span = mention.quantity.document.text, mention.quantity.span
    return text[max(0, span.start - 1) : span.start] == "(" and text[span.end : span.end + 1] == ")"


def _than(mention: Mention) -> bool:
    """Return whether a number is of what another is set against: "than in the previous five years"."""
    words, place = mention.sentence.words, mention.place
    return "than" in words[max(0, place - 4) : place] and words[max(0, place - 1) : place] != [
        "than"
    ]


def so_many_in(total: Mention, number: Mention) -> bool:
    """Return whether a total is said to be in so many things: "10 goals in those five games"."""
    if total.sentence is not number.sentence or not 0 < number.place - total.place <= NEAR:
        return False
    joint = total.sentence.words[total.place + 1 : number.place]
    if total.sentence.words[max(0, total.place - 1) : total.place] == ["to"]:
        return False  # "dropped to 10,000 feet in eight minutes"
    return bool(_IN & set(joint)) and not _MARKS & set(joint)


def _moved_to(total: Mention, pool: Sequence[Mention]) -> bool:
    """Return whether a value is where a move ended, not how far it went: "fell to 3.4 m"."""
    words, place = total.sentence.words, total.place
    if words[max(0, place - 2) : place] in (["down", "to"], ["up", "to"]):
        return True
    if words[max(0, place - 2) : place] in (["down", "from"], ["up", "from"]):
        return True
    if words[max(0, place - 1) : place] == ["from"] and (
        words[place + 1 : place + 2] == ["to"] or _reached(words[:place])
    ):
        return True
    if words[max(0, place - 1) : place] != ["to"]:
        return False
    if lexicon.words("change_verb") & set(words[max(0, place - 4) : place - 1]):
        return True
    before = [m for m in pool if m.sentence is total.sentence and m.order < total.order]
    return bool(before) and (
        words[before[-1].place - 1 : before[-1].place] == ["from"]
        and powers(before[-1].quantity.unit) == powers(total.quantity.unit)
    )


def _reached(words: Sequence[str]) -> bool:
    """Return whether a value is told right before that something came to: "to # a day from"."""
    near = list(words[-_CLOSE:])
    return NUMBER in near and near[near.index(NUMBER) - 1 : near.index(NUMBER)] == ["to"]


def _timed(rate: Mention, number: Mention, total: Mention, pool: Sequence[Mention]) -> bool:
    """Return whether a rate or total has a time of its own in its sentence, and not this one."""
    if number.quantity.kind is not Kind.DURATION:
        return False
    told = {id(m.sentence) for m in (rate, total)} - {id(number.sentence)}
    return any(
        id(m.sentence) in told and m.quantity.kind is Kind.DURATION and lasts(m) for m in pool
    )


def _in_all(mention: Mention) -> bool:
    """Return whether a number is said to be of all: "a total capacity of 300 MW"."""
    words, place = mention.sentence.words, mention.place
    return bool(_WHOLLY & set(words[max(0, place - 5) : place]))


def _extreme(mention: Mention) -> bool:
    """Return whether a number is only the greatest or least of several: "the largest £250,000"."""
    words, place = mention.sentence.words, mention.place
    return bool(_EXTREMES & set(words[max(0, place - 2) : place]))


def _unlike(last: Mention) -> bool:
    """Return whether the last number is said to be of another sort: "its top speed is 220"."""
    words, place = last.sentence.words, last.place
    start = place
    while start > 0 and words[start - 1] not in _MARKS:
        start -= 1
    end = place + 1
    while end < len(words) and words[end] not in _MARKS:
        end += 1
    return bool(lexicon.words("unlike") & set(words[start:end]))
