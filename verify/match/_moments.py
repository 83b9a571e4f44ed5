"""Moments: when a value is of, by the words of its own clause.

In: two mentions. Out: whether they are told of different times, and in which order. Years
say it surely, and so do months or weekdays that follow each other; "a year earlier" and
"now" say which is the older. What an order is worth is left to `changes`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from verify.match.reading import NUMBER
from verify.named import NamedTuple

if TYPE_CHECKING:
    from verify.match.frame import Mention

AHEAD, BACK = 10, 12  # words looked at behind a value and before it
_MONTHS = "january february march april may june july august september october november december"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_OLDER = frozenset(
    "earlier before ago previously originally initially once formerly last previous prior preceding "
    "yesterday".split()
)
_NEWER = frozenset(
    "now today later currently present nowadays this latest tomorrow tonight".split()
)
_UNITS = frozenset(
    "year month week day season summer winter spring autumn fall quarter decade time century "
    "term night morning evening weekend half".split()
)
_OF_UNIT = frozenset(["last", "previous", "prior", "preceding", "this", "latest", "present"])
_STOPS = (
    frozenset([NUMBER, ",", ";", ".", ":", "(", ")"]),
    frozenset([NUMBER, ";", ".", "(", ")"]),
)


class Moment(NamedTuple):
    """A time: a sort ("year", "month", "day", "relative" or "" for none) and its place in it."""

    sort: str
    place: int


NONE = Moment("", 0)


def order(old: Mention, new: Mention) -> tuple[str, int]:
    """Return the sort of times that order two values, and 1 in order, -1 reversed, 0 unknown."""
    before, after = moment(old), moment(new)
    if before.sort == after.sort != "relative":
        if before.place == after.place:
            return ("", 0)
        if before.sort == "year":
            return ("year", 1 if before.place < after.place else -1)
        return (before.sort, 1 if before.place < after.place else 0)
    if before == Moment("relative", -1) != after or after == Moment("relative", 1) != before:
        return ("relative", 1)
    if before == Moment("relative", 1):
        return ("relative", -1)
    return ("", 0)


def apart(one: Mention, other: Mention) -> bool:
    """Return whether two values are told of different times."""
    first, second = moment(one), moment(other)
    return (
        (first != second
        and "relative" in (first.sort, second.sort))
        or (first.sort == second.sort != "" and first.place != second.place)
    )


def moment(mention: Mention) -> Moment:
    """Return the time that stands beside a value, behind it before ahead of it."""
    words, place = mention.sentence.words, mention.place
    behind, before = words[place + 1 : place + AHEAD], words[max(0, place - BACK) : place]
    for stops in _STOPS:
        for stretch, ahead in ((behind, False), (before[::-1], True)):
            found = _first(stretch, stops, ahead=ahead)
            if found.sort:
                return found
    return NONE


def _first(stretch: list[str], stops: frozenset[str], *, ahead: bool) -> Moment:
    """Return the first time of some words; `ahead` if they are in reverse."""
    for at, word in enumerate(stretch):
        if word in stops:
            break
        if word in _OF_UNIT:
            follow = stretch[at - 1 : at] if ahead else stretch[at + 1 : at + 2]
            if not (follow and follow[0].removesuffix("'s") in _UNITS):
                continue
        if word == "before" and not _is_time(stretch, at, ahead=ahead):
            continue
        found = _named().get(word.removesuffix("'s"))
        if found is not None:
            return found
        if is_year(word):
            return Moment("year", int(word))
    return NONE


def _is_time(stretch: list[str], at: int, *, ahead: bool) -> bool:
    """Return whether "before" tells a time: "a week before", "before the refit"."""
    prior = stretch[at + 1 : at + 2] if ahead else stretch[max(0, at - 1) : at]
    follow = stretch[at - 1 : at] if ahead and at else stretch[at + 1 : at + 2]
    return bool(prior and (prior[0] == NUMBER or prior[0].removesuffix("s") in _UNITS)) or (
        follow[:1] == ["the"]
    )


def is_year(word: str) -> bool:
    """Return whether a word is a year."""
    return len(word) == 4 and word.isdigit() and word[:2] in ("17", "18", "19", "20", "21")


@cache
def _named() -> dict[str, Moment]:
    """Return the words that are times."""
    found = {word: Moment("month", at) for at, word in enumerate(_MONTHS.split())}
    found.update({word: Moment("day", at) for at, word in enumerate(_DAYS.split())})
    found.update(dict.fromkeys(_OLDER, Moment("relative", -1)))
    found.update(dict.fromkeys(_NEWER, Moment("relative", 1)))
    del found["may"]  # mostly the verb
    return found
