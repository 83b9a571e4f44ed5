"""Peers: how surely two values of one sort are of one group, each of somebody else.

In: two members of one sort, and the lists among the values near. Out: points: for one list, for
a name each, for one noun and one setting; against those that are far apart or of nobody. Which
of them must be peers is left to `rank`.
"""

from __future__ import annotations

from collections.abc import Sequence

from verify.match._members import RUN, YEAR, Member, proper, runs
from verify.match._superlatives import superlatives
from verify.match._wordline import BARE, elliptic
from verify.match.alike import alike
from verify.match.reading import NUMBER
from verify.model.quantity import Kind

SURE = 3  # points from which two values are of one group, whatever says so
LISTED = 4
FAR = 4  # times one value that another of the group is, at most
NAMED = 2
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
    if own.unit != its.unit and own.unit.partition("/")[0] == its.unit.partition("/")[0]:
        return own.kind is its.kind and ("/" in own.unit) != ("/" in its.unit)
    return alike(own, its)


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
    if any(
        other.mention.sentence.place(q) < place
        for q in other.mention.sentence.quantities
        if q.kind is Kind.ORDINAL
    ):
        found += 1  # "second was Orme, whose entry weighed 66"
    if words[place - 1] == "to" or words[place + 1 : place + 2] == ["to"]:
