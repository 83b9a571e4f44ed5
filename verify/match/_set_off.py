"""Set off: whether one of two numbers of a sentence is set off beside the other, and how.

In: two placed numbers. Out: whether the loose one is appended to the exact one ("611, or around
900"), the exact one opens a bracket behind it, or a number stands without a noun.
"""

from __future__ import annotations

from verify.match.repeat._twice import Placed
from verify.model.quantity import Bound

CLOSE = 10  # words from a loose figure to the exact one set off behind it
MARKS = frozenset(["(", ",", "—", "–", ":", ";"])
_TERMS = frozenset(
    "or say so that is i.e. which makes make call it just only in round figures numbers terms a an very then thus "
    "to put another way other words be precise you might could well rounded off".split()
)  # words between a figure and the same told loosely
_PASSING = frozenset(
    "we they it he she i you and has have had having been now just already at last finally easily comfortably only even well "
    "passed past crossed broken beaten topped breached cleared surpassed through beyond over above the its our their".split()
)
_CUTTING = frozenset("and but while whereas against from than compared versus".split())


def stands_alone(mention: Placed) -> bool:
    """Return whether a number has no noun behind it."""
    behind = mention.behind(1)
    return not behind or behind[0] in MARKS or behind[0] in (".", ")", "and", "but", "in")


def appended(loose: Placed, exact: Placed) -> bool:
    """Return whether only words that put a figure in other terms lead to a loose one."""
    between = exact.sentence.words[exact.place + 1 : loose.place]
    at = next((i for i in range(len(between) - 1, -1, -1) if between[i] in MARKS), -1)
    terms = set(between[at + 1 :])
    if loose.quantity.bound is Bound.AT_LEAST and len(terms) <= CLOSE:
        terms = terms - _PASSING
    if at < 0 or at > CLOSE or not terms <= _TERMS:
        return False
    joint = between[:at]
    return not (_CUTTING | MARKS | {".", ")"}) & set(joint)


def in_bracket(loose: Placed, exact: Placed) -> bool:
    """Return whether an exact figure opens the bracket behind a loose one and its noun."""
    if exact.sentence is not loose.sentence:
        return False
    between = exact.sentence.words[loose.place + 1 : exact.place]
    return between[-1:] == ["("] and len(between) <= CLOSE and not MARKS & set(between[:-1])
