"""Moments: when a value is of, by the words of its own clause.

In: two mentions. Out: whether they are told of different times, and in which order. Years
say it surely, and so do months or weekdays that follow each other; "a year earlier" and
"now" say which is the older. What an order is worth is left to `changes`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from verify.extract.lexicon import DAY_NAMES, MONTH_NAMES
from verify.match._once import once
from verify.match.reading import NUMBER
from verify.named import NamedTuple

if TYPE_CHECKING:
    from verify.match.frame import Mention

AHEAD, BACK = 10, 12  # words looked at behind a value and before it
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
_STOPS = frozenset([NUMBER, ",", ";", ".", ":", "(", ")", "and", "but", "while", "whereas"])
_DATING = frozenset("in of by since until last from to early late mid end".split())
_DOES = frozenset(["do", "does", "did"])


class Moment(NamedTuple):
    """A time: a sort ("year", "month", "day", "relative" or "" for none) and its place in it."""

    sort: str
    place: int


NONE = Moment("", 0)
EARLIER, LAST, NOW = (Moment("relative", place) for place in (-1, 0, 1))


def order(old: Mention, new: Mention) -> tuple[str, int]:
    """Return the sort of times that order two values, and 1 in order, -1 reversed, 0 unknown."""
    before, after = moment(old), moment(new)
    if before.sort == after.sort:
        if before.sort in ("year", "relative") and before.place != after.place:
            return (before.sort, 1 if before.place < after.place else -1)
        return (before.sort, 1 if before.place < after.place else 0)
    if before == EARLIER or after == NOW:
        return ("relative", 1)
    if (before.sort == "year" and after == LAST) or (before == LAST and not after.sort):
        return ("relative", 1)
    return ("", 0)


def apart(one: Mention, other: Mention) -> bool:
    """Return whether two values are told of different times."""
    first, second = moment(one), moment(other)
    return (first != second and "relative" in (first.sort, second.sort)) or (
        first.sort == second.sort != "" and first.place != second.place
    )


@once
def moment(mention: Mention) -> Moment:
    """Return the time that stands beside a value, behind it before ahead of it."""
    words, place = mention.sentence.words, mention.place
    behind, before = words[place + 1 : place + AHEAD], words[max(0, place - BACK) : place]
    for stretch, ahead, stops in (
        (behind, False, _STOPS),
        (before[::-1], True, _STOPS),
        (before[::-1], True, _STOPS - {","}),
    ):
        found = _first(stretch, stops, ahead=ahead)
        if found.sort:
            return found
    return NONE


def _first(stretch: list[str], stops: frozenset[str], *, ahead: bool) -> Moment:
    """Return the first time of some words; `ahead` if they are in reverse."""
    for at, word in enumerate(stretch):
        if word in stops:
            break
        follow = stretch[at - 1 : at] if ahead else stretch[at + 1 : at + 2]
        prior = stretch[at + 1 : at + 2] if ahead else stretch[max(0, at - 1) : at]
        if word in _OF_UNIT:
            if not (follow and follow[0].removesuffix("'s") in _UNITS):
                continue
        elif (word == "before" and not _is_time(prior, follow)) or (
            word == "may" and not _DATING & set(prior)
        ):
            continue
        found = _named().get(word.removesuffix("'s"), NONE)
        if found == NOW and prior[:1] == ["until"]:
            return EARLIER
        aside = found == NOW and not ahead and word not in _OF_UNIT
        if aside and follow and follow[0] not in _STOPS | _DOES:
            continue  # "who had taken 80 mg now take 20 mg"
        if found.sort:
            return found
        if is_year(word):
            return Moment("year", int(word))
    return NONE


def _is_time(prior: list[str], follow: list[str]) -> bool:
    """Return whether "before" tells a time: "a week before", "before the refit"."""
    known = prior and (prior[0] == NUMBER or prior[0].removesuffix("s") in _UNITS)
    return bool(known) or follow[:1] == ["the"]


def is_year(word: str) -> bool:
    """Return whether a word is a year."""
    return len(word) == 4 and word.isdigit() and word[:2] in ("17", "18", "19", "20", "21")


def is_time(word: str) -> bool:
    """Return whether a word names or orders times: "march", "earlier", "year", "last"."""
    bare = word.removesuffix("'s")
    return bare in _named() or bare.removesuffix("s") in _UNITS or bare in _OF_UNIT


@cache
def _named() -> dict[str, Moment]:
    """Return the words that are times."""
    found = {word: Moment("month", at) for at, word in enumerate(MONTH_NAMES)}
    found.update({word: Moment("day", at) for at, word in enumerate(DAY_NAMES)})
    found.update(dict.fromkeys(_OLDER, EARLIER))
    found.update(dict.fromkeys(_NEWER, NOW))
    found["last"] = LAST
    return found
