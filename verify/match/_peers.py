"""Peers: how surely two values of one sort are of one group, each of somebody else.

In: two members of one sort, and the lists among the values near. Out: points: for one list, for
a name each, for one noun and one setting; against those that are far apart or of nobody. Which
of them must be peers is left to `rank`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from verify.match._members import RUN, YEAR, Member, proper, runs
from verify.match._placing import Placing
from verify.match._scaled import BEGUN
from verify.match._superlatives import superlatives
from verify.match._wordline import BARE, elliptic
from verify.match.alike import alike
from verify.match.reading import NUMBER, Sentence
from verify.model.quantity import Kind

SURE = 3  # points from which two values are of one group, whatever says so
LISTED = 4
_ITS = frozenset("their his her its our my your".split())
_ELDERS = frozenset(
    "mother father parents grandmother grandfather aunt uncle wife husband coach trainer owner manager teacher".split()
)
_TURN = 15  # words from "second" to the value of the second
_NEXT = frozenset("next second then followed behind after third runner-up".split())
FAR = 4  # times one value that another of the group is, at most
NAMED = 2
_SCOPE = 9  # words behind a superlative that may name its time
_NOUN = 5  # letters of a noun that names what is ranked
_SPANS = frozenset(
    "year season month week summer winter spring autumn quarter decade century".split()
)
_A_YEAR = re.compile(r"(?:19|20)\d\d")
_EMPTY_NOUNS = frozenset(
    "figure figures number total price amount value single being known among share score mark result rate level".split()
)
_TOLD = 4  # words before a value that say what it is of
_TOGETHER = frozenset(
    "total totals totalling totalled totaling together altogether between among across shared share raised all both"
    " combined overall sum whole budget pot fund purse aggregate".split()
)


def like(one: Member, other: Member) -> bool:
    """Return whether two values measure the same sort of thing."""
    if one.sort != other.sort:
        return False
    if one.sort in (YEAR, RUN):
        return True
    own, its = one.mention.quantity, other.mention.quantity
    if own.kind is Kind.PHYSICAL:
        return alike(own, its)  # a speed is no length
    if own.unit != its.unit and own.unit.partition("/")[0] == its.unit.partition("/")[0]:
        return own.kind is its.kind and ("/" in own.unit) != ("/" in its.unit)
    return alike(own, its)


def of_a_relation(other: Member, one: Member) -> bool:
    """Return whether a value is of what belongs to those that are ranked: "Their mother lived to be 103"."""
    sentence = other.mention.sentence
    apart = sentence is not one.mention.sentence
    return apart and sentence.words[0] in _ITS and not _ELDERS.isdisjoint(sentence.words[1:2])


def of_others(other: Member, one: Member, placing: Placing, sentence: Sentence) -> bool:
    """Return whether a value is of another time than a place, or of no such thing as it names.

    "Last year's winner was 330 kg", "the dearest sold this year; one fetched £2m in 2021", "the
    river is 340 km long; the longest tributary 180".
    """
    if other is one:
        return False
    words, behind = sentence.words, sentence.words[placing.end : placing.end + _SCOPE]
    now = any(a == "this" and b in _SPANS for a, b in pairwise(behind))
    if now and any(_A_YEAR.fullmatch(name) for name in other.names):
        return True
    if _former(other) != _former(one):
        return True
    noun = behind[0] if behind and placing.scope == "" else ""
    opens = words[max(0, placing.at - 1) : placing.at] == ["the"] and (
        placing.at < 2 or words[placing.at - 2] in (";", ",", "while", "and")
    )
    if not opens or len(noun) < _NOUN or not noun.isalpha() or noun in _EMPTY_NOUNS:
        return False
    if not other.mention.order < one.mention.order or one.mention.place < placing.end:
        return False
    told = other.mention.sentence
    ahead = told.words if told is not sentence else words[: placing.at]
    root = noun.rstrip("s")
    return not any(word.startswith(root) for word in ahead) and "the" in _subject(other)


def _former(member: Member) -> bool:
    """Return whether words right before a value say that it is of an earlier time."""
    words, place = member.mention.sentence.words, member.mention.place
    start = max((n + 1 for n in range(place) if words[n] in (";", ",", ".", ":")), default=0)
    return any(
        a in ("last", "previous") and b.removesuffix("'s") in _SPANS
        for a, b in pairwise(words[max(start, place - _SCOPE) : place])
    )


def _subject(member: Member) -> list[str]:
    """Return the first words of the clause of a value."""
    words, place = member.mention.sentence.words, member.mention.place
    start = max((n + 1 for n in range(place) if words[n] in (";", ".")), default=0)
    return words[start : start + 1]


def points(
    one: Member, other: Member, lists: Sequence[Sequence[Member]], *, told: bool = False
) -> int:
    """Return how surely two values of one sort are of one group; `told`: the place names the one."""
    if any(one in run and other in run for run in lists):
        return LISTED + NAMED
    found = 0
    if proper(other):
        found += NAMED if told or proper(one) else 0
    elif not other.names or not (told or one.names):
        found -= NAMED
    own, its = one.mention.quantity, other.mention.quantity
    if own.counted and own.counted == its.counted:
        found += NAMED
    elif one.sort == BARE:
        found -= 0 if _bare(one) and _bare(other) else NAMED
    elif one.sort not in ("share", "duration"):
        found += 1
    apart = abs(one.mention.sentence.index - other.mention.sentence.index)
    found += 1 - min(apart, 2) + (apart == 2)
    words, place = other.mention.sentence.words, other.mention.place
    if not _NEXT.isdisjoint(words[:3]):
        found += 1 + (words[0] in _NEXT)  # "Next came Osby with 57"
    if one.sort == YEAR and _begun(one) and _begun(other):
        found += NAMED  # "dates from 1768", "was put up in 1754"
    if any(
        0 < place - other.mention.sentence.place(q) < _TURN
        for q in other.mention.sentence.quantities
        if q.kind is Kind.ORDINAL
    ):
        found += NAMED  # "second was Orme, whose entry weighed 66"
    if words[place - 1] == "to" or words[place + 1 : place + 2] == ["to"]:
        found -= NAMED  # "from 38 to 187": of several
    if other.value > FAR * one.value or one.value > FAR * other.value:
        found -= NAMED  # no mistake puts one that small before one that great
    return found + bool(_setting(one) & _setting(other))


def _begun(member: Member) -> bool:
    """Return whether a year is when something was made."""
    words, place = member.mention.sentence.words, member.mention.place
    return not BEGUN.isdisjoint(words[max(0, place - _TOLD) : place])


def _bare(member: Member) -> bool:
    """Return whether a number has no noun of its own, or one that others may leave out."""
    return bool(member.mention.quantity.counted) or elliptic(member.mention)


def lists_of(pool: Sequence[Member], sort: str) -> list[list[Member]]:
    """Return the values of one sort that stand as lists of three and more."""
    own = {m.mention.order: m for m in pool if m.sort == sort}
    return [[own[m.order] for m in run] for run in runs([m.mention for m in own.values()])]


def together(member: Member) -> bool:
    """Return whether words say that a value is that of several: "£142,000 among five groups"."""
    words, place = member.mention.sentence.words, member.mention.place
    if words[place - 1 : place] == ["of"] and words[place - 2] in (NUMBER, "out"):
        return True  # "58 of 168", "8 out of 10"
    if any(
        w == NUMBER and words[at - 1] in superlatives()
        for at, w in enumerate(words[:place])
        if at > place - _TOLD
    ):
        return True  # "the largest five took 58"
    near = (*words[max(0, place - _TOLD) : place], *words[place + 1 : place + 1 + _TOLD])
    return not _TOGETHER.isdisjoint(near)


def _setting(member: Member) -> set[tuple[int, str]]:
    """Return the words on either side of a value that tell what is done with it."""
    words, place = member.mention.sentence.words, member.mention.place
    before, behind = words[max(0, place - 2) : place], words[place + 1 : place + 3]
    sides = ((-1, before), (1, behind))
    return {(side, w) for side, near in sides for w in near if len(w) > 3 and w.isalpha()}
