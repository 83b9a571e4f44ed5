"""What a number is per, where a noun tells it.

In: a mention. Out: the noun of "£28 a lesson", of "for every car there are 7 bicycles", of "in
trays of 30"; ANY where it is for each of whatever: "14 kg each", "£5 a head". Units of measure
are for `_per`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from verify.match._nouns import TIMES, noun_root
from verify.match._per import PER
from verify.match.reading import NUMBER
from verify.model.quantity import Kind

if TYPE_CHECKING:
    from verify.match.frame import Mention

ANY = "*"  # for each of whatever: "apiece", "a head"
_HEADS = frozenset(
    ["head", "person", "capita", "piece", "time", "one", "go", "unit", "man", "individual"]
)
_SET = (
    ["with"],
    ["in"],
    ["on"],
    ["from"],
    ["under"],
    ["between"],
    ["of"],
)  # "with each" ends there
_HOLDERS = frozenset(
    "tray box pack packet crate carton case bag sack group team row batch class set bundle pallet rack stack"
    " lorr truck coach bus van table tin jar bottle sheet roll block bunch basket bin container rack party"
    " load squad pair cell".split()
)
_STOPS = (NUMBER, ".", ",", ";", "(", ")", ":")
_ENDS = (NUMBER, ".", ";", "(", ")", ":")
_LONG_NAME = 6  # words of "every low-income household" and the one behind them
_ENDS_A_NAME = frozenset("a an the its their of in on at to with for".split())
_FAR_BEFORE = 12  # words before a rate in which "for every car" may stand


def noun_behind(mention: Mention) -> str:
    """Return what a number is said to be for each of: "lesson", ANY, or "" if nothing."""
    words = mention.sentence.words
    behind = words[mention.place + 1 : mention.place + 7]
    for at, word in enumerate(behind):
        if word in _STOPS:
            break
        if word == "apiece":
            return ANY
        follow = behind[at + 1] if at + 1 < len(behind) else "."
        if word == "each" and (
            not follow.isalpha() or follow in ("in", "on", "at", "and", "for", "to", "is", "was")
        ):
            return ANY
        if word in ("each", "every", "one") and follow in ("of", NUMBER):
            return ANY
        if word == "to" and follow == "the" and at <= 1 and behind[at + 2 : at + 3]:
            return noun_root(behind[at + 2])
        if word in PER and at <= 3 and follow.isalpha() and behind[at - 1 : at] != ["of"]:
            if _per_time(behind[at + 2 :]):
                return ""  # "14 people to a tap each hour"
            told = behind[at - 1] in ("for", "to") or (at == 1 and mention.quantity.counted)
            if word in ("a", "an") and at and not told:
                return ""
            if behind[at - 1] == "to" and at and noun_root(follow) in TIMES:
                return ""  # "at twenty to each hour"
            return ANY if follow in _HEADS else noun_root(follow)
    return _each_before(mention)


def _each_before(mention: Mention) -> str:
    """Return ANY where a number is that of each one named before: "they each got 14", else ""."""
    words = mention.sentence.words
    before = words[max(0, mention.place - 4) : mention.place]
    for at in range(len(before) - 1, -1, -1):
        if before[at] in _ENDS:
            break
        if before[at] in ("apiece", "each"):
            return "" if before[max(0, at - 1) : at] in _SET else ANY
    return ""


def _per_time(words: Sequence[str]) -> bool:
    """Return whether a second "each hour" follows: then three numbers do not make a product."""
    return any(a in PER and noun_root(b) in TIMES for a, b in pairwise(words[:4]))


def noun_before(mention: Mention) -> str:
    """Return the noun of "for every car there are 7 bicycles", "every pupil brings it £450"."""
    words, place = mention.sentence.words, mention.place
    for at in range(place - 2, max(-1, place - _FAR_BEFORE), -1):
        if words[at] in _STOPS and words[at] != ",":
            break
        if words[at] in ("every", "each", "per") and _is_word(words[at + 1]):
            return (
                "" if words[at + 1] in ("of", "one", "other") else noun_root(_head(words, at + 1))
            )
    return ""


def _is_word(word: str) -> bool:
    """Return whether a word is made of letters, joined by a hyphen or not."""
    return word.replace("-", "").isalpha()


def _head(words: Sequence[str], at: int) -> str:
    """Return the noun of what stands behind "every": "low-income household" before "a payment"."""
    end = at
    while end < min(at + _LONG_NAME, len(words)) and _is_word(words[end]):
        if words[end] in _ENDS_A_NAME:
            return words[end - 1] if end > at else words[at]
        end += 1
    return words[at]


def holder(mention: Mention) -> str:
    """Return the noun of "in trays of 30": so many are in each of them."""
    words, place = mention.sentence.words, mention.place
    if (
        words[max(0, place - 1) : place] != ["of"]
        or place < 2
        or mention.quantity.kind is not Kind.NUMBER
    ):
        return ""
    noun = words[place - 2]
    if words[max(0, place - 3) : place - 2] == [NUMBER] or not noun.endswith("s"):
        return ""
    return noun_root(noun) if noun_root(noun) in _HOLDERS else ""
