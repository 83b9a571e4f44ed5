"""Extremes: a least and a greatest value of one thing, told by name.

In: a text. Out: what was found: the `low` and the `high` of "swung between a low of 30 and
a high of 24", "a minimum of 12 C at dawn to a maximum of 9 C", in either order.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from verify.match._beyond import Found, plain_numbers
from verify.match.frame import Mention
from verify.match.reading import NUMBER, Reading
from verify.model.quantity import Kind, Quantity

_LOW = frozenset(
    "low lows minimum minima min lowest trough nadir floor least smallest cheapest".split()
)
_HIGH = frozenset(
    "high highs maximum maxima max highest peak ceiling most greatest dearest".split()
)
_NAMES = _LOW | _HIGH
_BEFORE = frozenset("of at , was is being : reached about just only".split())
_RUNNING = frozenset(
    "between from range ranges ranged ranging varied varies vary varying swung swing swings fluctuated fluctuates ran"
    " runs oscillated spanned swinging fluctuating running spanning".split()
)
_STOPS = frozenset([";", ".", ":", "(", ")", "while", "whereas", "but", "than", NUMBER])
_ANOTHER = frozenset(
    "last previous earlier year-ago then later record all-time since respectively".split()
)
_IMUM = frozenset("minimum maximum min max".split())
_SAYING = frozenset(
    "is was are were of at , be being set fixed as must cannot the stands remains stays".split()
)
_JOINT = 12  # words between the two
_CLOSE = 5  # the same, where no word says that both are of one thing


def turned(text: Reading) -> Iterator[Found]:
    """Yield the least and the greatest value of one thing."""
    for sentence in text.sentences:
        if len(sentence.quantities) < 2 or not (
            _NAMES & sentence.vocabulary or "imum" in sentence.text
        ):
            continue
        for one, two in pairwise(plain_numbers(text, sentence)):
            named = _named(one), _named(two)
            if named[1] and not named[0]:
                named = _loosely_named(one), named[1]
            ends = set(named) == {"low", "high"} and _together(one, two)
            if not ends:
                named = _bound(one), _bound(two)
                ends = {"low", "high"} == {n[:4].rstrip() for n in named} and _one_bound(one, two)
            if ends:
                low, high = (one, two) if named[0].startswith("low") else (two, one)
                yield Found({"high": high, "low": low}, "a least and a greatest value")


def _lead(quantity: Quantity) -> str:
    """Return "low" or "high" where the bound of a number is told as a minimum or maximum, or ""."""
    if quantity.lead is None:
        return ""
    told = quantity.document.text[quantity.lead.start : quantity.lead.end].lower()
    return "low" if "minimum" in told else "high" if "maximum" in told else ""


def _named(mention: Mention) -> str:
    """Return "low" or "high" where the words right before a number call it so, or ""."""
    words = mention.sentence.words
    if bound := _lead(mention.quantity):
        return bound
    at = mention.place - 1
    while at >= 0 and words[at] in _BEFORE and mention.place - at < 3:
        at -= 1
    if at < 0:
        return ""
    return "low" if words[at] in _LOW else "high" if words[at] in _HIGH else ""


def _bound(mention: Mention) -> str:
    """Return "low" or "high" and the noun of "the minimum stay is 5 nights", or ""."""
    quantity, words = mention.quantity, mention.sentence.words
    if bound := _lead(quantity):
        return f"{bound:4}"
    for at in range(mention.place - 1, max(-1, mention.place - 6), -1):
        if words[at] in _IMUM:
            nouns = [w for w in words[at + 1 : mention.place] if w not in _SAYING]
            if len(nouns) > 2 or not all(w.isalpha() for w in nouns):
                return ""
            return f"{'low ' if words[at] in _LOW else 'high'}{' '.join(nouns)} {quantity.counted}"
        if words[at] == NUMBER or words[at] in (";", "."):
            return ""
    return ""


def _one_bound(one: Mention, two: Mention) -> bool:
    """Return whether a minimum and a maximum, in either order, are those of one thing."""
    joint = one.sentence.words[one.place + 1 : two.place]
    if len(joint) > _JOINT or NUMBER in joint or not _alike(one.quantity, two.quantity):
        return False
    if _ANOTHER & set(joint) or not _IMUM & set(joint) or {"(", "for", "from"} & set(joint):
        return False
    nouns = [_bound(m)[4:].strip() for m in (one, two)]
    return nouns[0] == nouns[1] or "" in nouns


def _loosely_named(mention: Mention) -> str:
    """Return the same where a noun and "was" stand between: "the highest level that day was"."""
    words, place = mention.sentence.words, mention.place
    if words[max(0, place - 1) : place] not in (["was"], ["is"], ["of"], ["at"], ["reached"]):
        return ""
    for at in range(place - 2, max(-1, place - 8), -1):
        if words[at] in _STOPS or words[at] == ",":
            return ""
        if words[at] in _NAMES and words[max(0, at - 1) : at] in (
            ["the"],
            ["a"],
            ["its"],
            ["their"],
        ):
            return "low" if words[at] in _LOW else "high"
    return ""


def _together(one: Mention, two: Mention) -> bool:
    """Return whether two numbers are surely the two ends of one thing."""
    words = one.sentence.words
    joint = words[one.place + 1 : two.place]
    if len(joint) > _JOINT or _STOPS & set(joint) or _ANOTHER & set(joint):
        return False
    if not {"to", "and", ",", "or", "/"} & set(joint) or not _alike(one.quantity, two.quantity):
        return False
    running = _RUNNING & set(words[max(0, one.place - 7) : one.place])
    return bool(running) or len(joint) <= _CLOSE


def _alike(one: Quantity, two: Quantity) -> bool:
    """Return whether two numbers may be of one thing; one may leave its unit out."""
    if one.counted and two.counted and one.counted != two.counted:
        return False
    if one.kind is two.kind and one.unit == two.unit:
        return True
    return any(q.kind is Kind.NUMBER and not q.unit and not q.counted for q in (one, two))
