"""Least and most: whether a number is said to be the least or the greatest of something.

In: a number in its sentence. Out: "low" or "high", by its bound, by "no younger than" and "capped
at" before it, or by the "minimum" or "maximum" that its clause sets at it; and whether two such
numbers are of one thing.
"""

from __future__ import annotations

from collections.abc import Sequence

from verify.match.frame import Mention
from verify.match.reading import NUMBER
from verify.model.quantity import Bound

_NO_LESS = (
    ["no", "younger", "than"],
    ["no", "shorter", "than"],
    ["no", "lower", "than"],
    ["no", "smaller", "than"],
)
_NO_MORE = (
    ["no", "older", "than"],
    ["no", "longer", "than"],
    ["no", "higher", "than"],
    ["no", "larger", "than"],
)
_STARTS = frozenset(
    "start starts started starting begin begins beginning run runs rise rises go goes extend extends".split()
)
_CAPPED = (
    ["capped", "at"],
    ["limited", "to"],
    ["topping", "at"],
    ["tops", "at"],
    ["peaking", "at"],
)
_CLAUSE = 18  # words of a clause before a number
_CUTS = frozenset([".", ";", ":", ",", "(", "but", NUMBER])
_SET = frozenset("is was are were to at of be being has set remains stays stood stands".split())


def of_one(one: Mention, between: Sequence[str]) -> bool:
    """Return whether no "maximum fine" stands behind a "minimum age"."""
    words = one.sentence.words[max(0, one.place - _CLAUSE) : one.place]
    nouns = {_noun_of(words), _noun_of(between)} - {""}
    return len(nouns) < 2


def _noun_of(words: Sequence[str]) -> str:
    """Return the noun behind the last "minimum" or "maximum", or ""."""
    at = max((i for i, w in enumerate(words) if w in ("minimum", "maximum")), default=len(words))
    noun = "".join(words[at + 1 : at + 2])
    return "" if noun in _SET or noun == NUMBER else noun


def end_of(mention: Mention) -> str:
    """Return "low" or "high" where a number is said to be a least or a greatest value."""
    quantity, words = mention.quantity, mention.sentence.words
    before = words[max(0, mention.place - 3) : mention.place]
    if before[-1:] in (["at"], ["from"]) and before[-2:-1] and before[-2] in _STARTS:
        return "low"
    if before[-2:] in _CAPPED:
        return "high"
    if "minimum" in before or before in _NO_LESS or quantity.bound is Bound.AT_LEAST:
        return "low"
    if "maximum" in before or before in _NO_MORE or quantity.bound in (Bound.AT_MOST, Bound.UP_TO):
        return "high"
    told = told_lead(mention)
    named = {"minimum", "maximum"} & ({*told.split()} or {*_subject(mention)})
    return "" if len(named) != 1 else "low" if "minimum" in named else "high"


def told_lead(mention: Mention) -> str:
    """Return the words that a number took for its hedge or bound."""
    lead = mention.quantity.lead
    return mention.quantity.document.text[lead.start : lead.end].lower() if lead else ""


def _subject(mention: Mention) -> Sequence[str]:
    """Return the words of a clause before a number that it is set at: "the minimum size ... is raised to"."""
    words, place = mention.sentence.words, mention.place
    if words[place - 1] not in ("to", "at", "is", "was", "be"):
        return ()
    start = max(
        (at for at in range(max(0, place - _CLAUSE), place) if words[at] in _CUTS), default=-1
    )
    return words[max(start + 1, place - _CLAUSE) : place]
