"""Peers: how surely two values of one sort are of one group, each of somebody else.

In: two members of one sort, and the lists among the values near. Out: points: for one list, for
a name each, for one noun and one setting; against those that are far apart or of nobody. Which
of them must be peers is left to `rank`.
"""

from __future__ import annotations

from collections.abc import Sequence

from verify.match._members import Member, proper, runs
from verify.match._wordline import BARE
from verify.match.reading import Sentence

SURE = 4  # points from which two values are of one group, whatever says so
LISTED = 4
NAMED = 2
_TOLD = 4  # words before a value that say what it is of
_TOGETHER = frozenset(
    "total totals totalling totalled totaling together altogether between among across shared share raised all both"
    " combined overall sum whole budget pot fund purse aggregate".split()
)


def points(one: Member, other: Member, lists: Sequence[Sequence[Member]]) -> int:
    """Return how surely two values of one sort are of one group."""
    if any(one in run and other in run for run in lists):
        return LISTED + NAMED
    found = 0
    if proper(one) and proper(other):
        found += NAMED
    elif not one.names or not other.names:
        found -= NAMED
    own, its = one.mention.quantity, other.mention.quantity
    if own.counted or its.counted:
        found += NAMED if own.counted == its.counted else -NAMED
    elif one.sort == BARE:
        found -= NAMED
    elif one.sort not in ("share", "duration"):
        found += 1
    apart = abs(one.mention.sentence.index - other.mention.sentence.index)
    found += 1 - min(apart, 2)
    return found + bool(_setting(one) & _setting(other))


def lists_of(pool: Sequence[Member], sort: str) -> list[list[Member]]:
    """Return the values of one sort that stand as lists of three and more."""
    own = {m.mention.order: m for m in pool if m.sort == sort}
    return [[own[m.order] for m in run] for run in runs([m.mention for m in own.values()])]


def together(member: Member) -> bool:
    """Return whether words say that a value is that of several: "£142,000 among five groups"."""
    words, place = member.mention.sentence.words, member.mention.place
    near = (*words[max(0, place - _TOLD) : place], *words[place + 1 : place + 1 + _TOLD])
    return not _TOGETHER.isdisjoint(near)


def _setting(member: Member) -> set[str]:
    """Return the words next to a value that tell what is done with it."""
    words, place = member.mention.sentence.words, member.mention.place
    return {w for w in (*words[max(0, place - 2) : place], *words[place + 1 : place + 3]) if _told(w)}


def _told(word: str) -> bool:
    return len(word) > 3 and word.isalpha()


def sentences_of(members: Sequence[Member]) -> list[Sentence]:
    """Return the sentences in which some values stand, each once."""
    return list({m.mention.sentence.index: m.mention.sentence for m in members}.values())
