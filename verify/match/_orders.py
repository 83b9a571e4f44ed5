"""Orders: what places say of two values, or of one and those of other years.

In: the places that a paragraph gives, each with the value it is said of, and the values near.
Out: an `Order` for each value that must go before others: the second before the third ("Lind
was second with 64.79; Hale took third on 65.12"), one before those who follow it ("the second
largest, followed by Osby (66)"), the one that another comes behind ("second only to Vell"), and a
record before all years since ("the lowest since 2010; in 2013 it was 9%").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verify.match._members import RUN, YEAR, Member, proper
from verify.match._peers import like
from verify.match._placing import Placing
from verify.match.reading import NUMBER, Sentence
from verify.named import NamedTuple

APART = 1  # sentences between two places of one contest
_FAR = 2  # times one value that another of the contest is, at most
_RUN_FAR = 1.25  # the same of times
_REACH = 8  # words from "followed by" to the first value, or the name
_PLACES = frozenset(["place", "lead"])
_ANOTHER = frozenset(
    "last previous earlier ago former old handicap par birdie stroke strokes golf round rounds heat heats half"
    " respectively joint equal tied although though despite average points-per-game".split()
)
_BETWEEN = 8  # words from the one end to the other
_SAID = frozenset(
    ", was is were are being at of on with only just took costs cost weighs weighed measures measured lasted lasts ran runs".split()
)
_FOLLOWERS = (["followed", "by"], ["ahead", "of"], ["then", "came"], ["with", "then"])
_LEADERS = (["behind"], ["only", "to"], ["to"])
_STOPS = frozenset([".", ";", ":", "but", "while", "whereas", "though", "although", "than"])
_NAME = r"(?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
_ONLY = re.compile(
    rf"\b[Oo]nly (?P<one>{_NAME})(?: [a-z]+){{1,3}} (?P<more>more|fewer|less|higher|lower|greater)(?: [a-z]+)? than (?P<other>{_NAME})"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


class Placed(NamedTuple):
    """A place with the value that it is said of, and whether places count from the greatest."""

    placing: Placing
    member: Member
    sentence: Sentence
    high: bool


class Order(NamedTuple):
    """A value that must go before some others, and what says so."""

    member: Member
    others: tuple[Member, ...]
    high: bool
    weight: int
    place: int = 1


def pairs(placed: Sequence[Placed]) -> Iterator[Order]:
    """Yield the order of two values that have places of one contest."""
    for index, one in enumerate(placed):
        for other in placed[index + 1 :]:
            if _ends_of_one(one, other):
                high, low = (one, other) if one.high else (other, one)
                yield Order(high.member, (low.member,), True, 18)
            first, second = sorted((one, other), key=lambda p: p.placing.place)
            if first.placing.place < second.placing.place and _one_contest(first, second):
                yield Order(first.member, (second.member,), first.high, 18)


def _one_contest(one: Placed, other: Placed) -> bool:
    """Return whether two places are told of one contest, by one measure."""
    if other.sentence.index - one.sentence.index not in range(-APART, APART + 1):
        return False
    if one.sentence.block != other.sentence.block or one.high != other.high:
        return False
    scopes = {one.placing.scope in _PLACES, other.placing.scope in _PLACES}
    if scopes == {False} or other.placing.scope not in _PLACES:
        return False  # two superlatives may be of two things
    if one.member.sort == YEAR or one.member is other.member or not like(one.member, other.member):
        return False
    if not _ANOTHER.isdisjoint(one.sentence.vocabulary | other.sentence.vocabulary):
        return False
    if _by_what(one) or _by_what(other):
        return False
    sizes = sorted(abs(m.value) for m in (one.member, other.member))
    return bool(sizes[0]) and sizes[1] / sizes[0] <= (
        _RUN_FAR if one.member.sort in (RUN, "duration") else _FAR
    )


def _ends_of_one(one: Placed, other: Placed) -> bool:
    """Return whether two superlatives are the two ends of one thing: "the dearest costs £30, the cheapest £45"."""
    placings = one.placing, other.placing
    if one.sentence is not other.sentence or one.high == other.high or one.member is other.member:
        return False
    if any(p.place != 1 or p.scope not in ("", "of", "all") for p in placings):
        return False
    if placings[0].measure != placings[1].measure or not like(one.member, other.member):
        return False
    words = one.sentence.words
    if not _ANOTHER.isdisjoint(words) or not placings[0].end <= one.member.mention.place:
        return False
    if not one.member.mention.place < placings[1].at < other.member.mention.place:
        return False
    between = words[one.member.mention.place + 1 : placings[1].at]
    if len(between) > _BETWEEN or _STOPS - {";"} & set(between) or NUMBER in between:
        return False
    follow = [w for w in words[placings[1].end : other.member.mention.place] if w not in _SAID]
    return (
        not follow
        or follow
        == [w for w in words[placings[0].end : one.member.mention.place] if w not in _SAID][
            : len(follow)
        ]
    )


def _by_what(placed: Placed) -> bool:
    """Return whether a place is one by something told: "second in sales", "third for tries"."""
    behind = placed.sentence.words[placed.placing.end : placed.placing.end + 2]
    return behind[:1] in (["in"], ["for"], ["by"]) and behind[1:] not in ([NUMBER], ["the"], ["a"])


def beside(placed: Placed, pool: Sequence[Member]) -> Iterator[Order]:
    """Yield the order of a value and those told to follow it, or to be ahead of it."""
    words, at = placed.sentence.words, max(placed.placing.end, placed.placing.at + 1)
    if not _ANOTHER.isdisjoint(placed.sentence.vocabulary) or placed.member.sort == YEAR:
        return
    here = [m for m in pool if m.mention.sentence is placed.sentence and like(m, placed.member)]
    for place in range(at, len(words) - 2):
        if words[place] in _STOPS:
            return
        if words[place : place + 2] in _FOLLOWERS:
            behind = _listed(placed, here, place + 2)
            if behind:
                yield Order(placed.member, tuple(behind), placed.high, 18)
            return
        leads = next((w for w in _LEADERS if words[place : place + len(w)] == w), None)
        if leads and (told := _told_ahead(placed, here, place + len(leads))):
            yield from _behind(placed, told)
            return
        if leads and place - placed.placing.end < 3 and placed.placing.place == 2:
            leader = _leader(placed, pool, place + len(leads))
            if leader is not None:
                yield Order(leader, (placed.member,), placed.high, 18)
            return


def _behind(placed: Placed, told: Sequence[Member]) -> Iterator[Order]:
    """Yield the order of a value and those that it is told to be behind: all of them, or some."""
    place = placed.placing.place
    if len(told) == place - 1:
        yield Order(placed.member, tuple(told), placed.high, 18, place)
    else:
        yield from (Order(m, (placed.member,), placed.high, 18) for m in told)


def _told_ahead(placed: Placed, here: Sequence[Member], at: int) -> list[Member]:
    """Return the named values behind "behind": no more than there are places ahead."""
    told = _listed(placed, here, at, ends=_STOPS | {"from"})
    return told if len(told) < placed.placing.place else []


def _listed(
    placed: Placed, here: Sequence[Member], at: int, ends: frozenset[str] | None = None
) -> list[Member]:
    """Return the named values behind a word, up to the end of the clause."""
    words = placed.sentence.words
    ends = ends or _STOPS | {"behind", "after", "against", "compared", "from", "in"}
    stop = next((n for n in range(at, len(words)) if words[n] in ends), len(words))
    own = [m for m in here if at <= m.mention.place < stop and m is not placed.member]
    if not own or own[0].mention.place - at > _REACH or placed.member.mention.place >= at:
        return []
    return own if all(proper(m) for m in own) else []


def _leader(placed: Placed, pool: Sequence[Member], at: int) -> Member | None:
    """Return the value of the one named right behind a word: "second only to Vell"."""
    words = placed.sentence.words
    own = [m for m in pool if m is not placed.member and like(m, placed.member)]
    for place in range(at, min(len(words), at + 4)):
        if words[place] in _STOPS or words[place] == ",":
            return None
        word = words[place].removesuffix("'s")
        found = [m for m in own if word in m.names]
        if len(found) == 1 and proper(found[0]):
            return found[0]
    return None


def only(sentence: Sentence, pool: Sequence[Member]) -> Iterator[Order]:
    """Yield the orders of "only Italy sent more than Spain": the one, the other, and the rest."""
    match = _ONLY.search(sentence.text)
    if match is None:
        return
    named = [
        [m for m in pool if match[name].split()[-1].lower() in m.names and proper(m)]
        for name in ("one", "other")
    ]
    if [len(found) for found in named] != [1, 1] or not like(named[0][0], named[1][0]):
        return
    (first,), (second,) = named
    high = match["more"] not in ("fewer", "less", "lower")
    rest = [
        m
        for m in pool
        if m not in (first, second)
        and like(m, second)
        and proper(m)
        and m.mention.sentence is second.mention.sentence
    ]
    yield Order(first, (second,), high, 18)
    if rest:
        yield Order(second, tuple(rest), high, 18)


def since(placed: Placed, pool: Sequence[Member]) -> Order | None:
    """Return the order of a record and the values of the years since the last such one."""
    first = placed.placing.since
    if first is None:
        return None
    later = [
        m
        for m in pool
        if m is not placed.member
        and like(m, placed.member)
        and len(years := [n for n in m.names if _YEAR.fullmatch(n)]) == 1
        and int(years[0]) > first
    ]
    return Order(placed.member, tuple(later), placed.high, 18) if later else None
