"""Own: signs that a change or a value is accounted for by words of its own.

In: a candidate tuple. Out: reasons, each with how many times over it speaks against the
tuple: a measure that belongs to a noun ("the 90-metre ramp"), a mean told beside the ends
of a range, a value whose change another noun tells, a fall "in" something not named
before. `_astray` has the signs in what stands round the values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from verify.match import lexicon
from verify.match._clauses import MARKS, is_content, trimmed
from verify.match._once import once
from verify.match.reading import NUMBER
from verify.model.quantity import Kind

if TYPE_CHECKING:
    from verify.match.candidate import Candidate
    from verify.match.frame import Mention

_ATTRIBUTIVE = re.compile(r"[0-9a-z][-\u2010\u2011](?!(?:point|fold|percent|per)\b)[a-z]+$")
_VARY = frozenset(
    "vary varies varied varying range ranges ranged ranging differ differs differed".split()
)
_MEANS = frozenset(["mean", "average", "median", "averaging", "averages", "averaged", "typically"])
_WHOSE = frozenset(["its", "their", "his", "her", "our", "the", "whose", "total", "overall"])
_RELATIVES = frozenset(["which", "who", "whose", "where"])
_MARKED = 5  # weight of a role that a word right beside the number gives
_SHARES = (Kind.PERCENT, Kind.RATIO, Kind.MULTIPLE)
_BACK = 6  # words before a number that are looked at
_SCALES = 20_000  # times that no value is another's, and no slip makes it
_HEAD = 7  # words that a subject may have


def signs(candidate: Candidate) -> Iterator[tuple[str, int]]:
    """Yield what speaks against a change of two values of one thing."""
    anchor, (first, second) = candidate.anchor, candidate.values
    if _attributive(anchor):
        yield ("belongs to a noun", 2)
    if _varies(first) or _varies(second):
        yield ("ends of a range", 2)
    if _is_mean(anchor):
        yield ("a mean", 2)
    if _of_another_change(anchor, candidate.slots.get("old")):
        yield ("its base has another change", 2)
    if _before_stop(anchor, (first, second)):
        yield ("said before they were", 2)
    if _in_another(anchor, (first, second)):
        yield ("a change in something else", 2)
    if _relative(anchor, (first, second)):
        yield ("in a relative clause", 2)
    if _based(anchor, candidate.slots.get("old")):
        yield ("a base of its own", 2)
    if _beside_own(candidate):
        yield ("of the value beside it", 1)
    if _netted(candidate):
        yield ("one of two flows", 3)
    if _unscaled(first, second):
        yield ("a scale left out", 3)


def compared(candidate: Candidate) -> Iterator[tuple[str, int]]:
    """Yield what speaks against a comparison of two values."""
    anchor, (first, second) = candidate.anchor, candidate.values
    if _varies(first) or _varies(second):
        yield ("ends of a range", 2)
    if _relative(anchor, (first, second)):
        yield ("in a relative clause", 2)
    one = any(m.quantity.magnitude == 1 and not m.quantity.unit for m in (first, second))
    if anchor.quantity.kind in (Kind.RATIO, Kind.NUMBER, Kind.MULTIPLE) and one:
        yield ("itself a ratio", 1)
    if _result_told(anchor, candidate.members):
        yield ("its result told", 2)
    if any(_to(*sorted((anchor, m), key=lambda each: each.order)) for m in (first, second)):
        yield ("one side of a ratio", 2)


@once
def _attributive(anchor: Mention) -> bool:
    """Return whether a measure is a noun's own: "the 90-metre ramp", but "a 90-metre drop"."""
    if not _ATTRIBUTIVE.search(anchor.quantity.surface.lower()):
        return False
    behind = anchor.sentence.words[anchor.place + 1 : anchor.place + 3]
    moving = lexicon.words("change_noun") | lexicon.words("more_word")
    return bool(behind) and is_content(behind[0]) and not moving & set(behind)


@once
def _varies(mention: Mention) -> bool:
    """Return whether a value is an end of what things vary between."""
    words = mention.sentence.words[max(0, mention.place - _BACK) : mention.place]
    return bool(_VARY & set(words)) and bool({"from", "between"} & set(words))


@once
def _is_mean(anchor: Mention) -> bool:
    """Return whether a plain amount is told to be a mean: "with a mean of £5", not "by"."""
    if anchor.quantity.kind in (Kind.PERCENT, Kind.MULTIPLE, Kind.RATIO):
        return False
    words = anchor.sentence.words[max(0, anchor.place - 3) : anchor.place]
    ahead = anchor.sentence.words[max(0, anchor.place - _BACK) : anchor.place]
    if "by" in ahead or lexicon.words("change_verb") & set(ahead):
        return False
    return bool(_MEANS & set(words)) and NUMBER not in words


def _of_another_change(anchor: Mention, old: Mention | None) -> bool:
    """Return whether another change starts at the old value: "taking its loss from # to"."""
    if old is None or old.sentence is not anchor.sentence or old.place < anchor.place:
        return False
    words, nouns = anchor.sentence.words, lexicon.words("change_noun")
    return any(
        words[at] in nouns and words[at + 1] in ("from", "since") and words[at - 1] in _WHOSE
        for at in range(anchor.place + 2, old.place - 1)
    )


def _before_stop(anchor: Mention, values: Sequence[Mention]) -> bool:
    """Return whether a semicolon ends a change's clause before values that no word marks as its."""
    if any(m.sentence is not anchor.sentence or m.place < anchor.place for m in values):
        return False
    start = min(m.place for m in values)
    marked = all(max(m.roles.get("from", 0), m.roles.get("new", 0)) >= _MARKED for m in values)
    return ";" in anchor.sentence.words[anchor.place + 1 : start] and not marked


def _in_another(anchor: Mention, values: Sequence[Mention]) -> bool:
    """Return whether a change is "the fall in X", and X was not named with the values."""
    if any(m.sentence is anchor.sentence for m in values):
        return False
    words, nouns = anchor.sentence.words, lexicon.words("change_noun")
    for at in range(1, min(anchor.place, _HEAD)):
        if words[at] in nouns and words[at + 1] in ("in", "of") and words[at - 1] == "the":
            head: list[str] = []
            for word in words[at + 2 : anchor.place]:
                if word in MARKS or word == NUMBER:
                    break
                head.append(word)
            own = {trimmed(w) for w in head if is_content(w)} - lexicon.words("generic")
            known = {trimmed(w) for m in values for w in m.sentence.words}
            return bool(own) and not own & known
    return False


def _relative(anchor: Mention, values: Sequence[Mention]) -> bool:
    """Return whether a number is told in a relative clause that ends before both values."""
    same = [m for m in values if m.sentence is anchor.sentence]
    if any(m.place < anchor.place for m in same):
        return False
    words, place = anchor.sentence.words, anchor.place
    start = place
    while start and words[start - 1] not in MARKS:
        start -= 1
    opened = words[start] in _RELATIVES and words[start - 1 : start] == [","]
    end = min((m.place for m in same), default=len(words))
    return opened and "," in words[place + 1 : end]


def _based(anchor: Mention, old: Mention | None) -> bool:
    """Return whether a change has a base, and the old value another: "down from #, and # lower than"."""
    if old is None or old.sentence is not anchor.sentence or old.place > anchor.place:
        return False
    words, place = anchor.sentence.words, anchor.place
    behind = words[place + 1 : place + 4]
    joint = words[old.place + 1 : place]
    if "than" not in behind or not {"and", "but", ";"} & set(joint):
        return False
    return words[old.place - 1] == "from" and NUMBER not in behind


def _beside_own(candidate: Candidate) -> bool:
    """Return whether a multiple's sentence tells what it is of: "Arrears, £90, are twice what"."""
    anchor, members = candidate.anchor, candidate.members
    if anchor.quantity.kind is not Kind.MULTIPLE:
        return False
    if any(m.sentence is anchor.sentence for m in members):
        return False
    return any(
        m.sentence is anchor.sentence and candidate.alike(m.quantity, members[0].quantity)
        for m in candidate.pool
    )


def _unscaled(first: Mention, second: Mention) -> bool:
    """Return whether one value leaves out the other's scale: "to 12 million from 11"."""
    one, other = (abs(m.quantity.magnitude or Decimal(0)) for m in (first, second))
    return bool(one and other) and max(one, other) > _SCALES * min(one, other)


def _netted(candidate: Candidate) -> bool:
    """Return whether a change and another number make the difference: "added 27, closed five"."""
    anchor, (first, second) = candidate.anchor, candidate.values
    told, one, other = (m.quantity.magnitude for m in (anchor, first, second))
    if anchor.quantity.kind in _SHARES or told is None or one is None or other is None:
        return False
    gap = abs(one - other)
    near = [m for m in candidate.pool if m.sentence is anchor.sentence]
    return gap != abs(told) and any(
        gap in (abs(told - value), abs(told + value))
        for m in near
        if m not in candidate.members
        and m.quantity.kind is anchor.quantity.kind
        and m.quantity.unit == anchor.quantity.unit
        and (value := m.quantity.magnitude)
    )


def _result_told(anchor: Mention, values: Sequence[Mention]) -> bool:
    """Return whether what a fraction comes to stands right behind it: "half of that, 12.5"."""
    words, place = anchor.sentence.words, anchor.place
    behind = words[place + 1 : place + 5]
    told = behind[:1] == ["of"] and behind[2:] == [",", NUMBER]
    return told and not any(m.sentence is anchor.sentence and m.place == place + 4 for m in values)


def _to(first: Mention, second: Mention) -> bool:
    """Return whether two numbers are the sides of "five to three"."""
    if first.sentence is not second.sentence:
        return False
    words, plain = first.sentence.words, Kind.NUMBER
    joint = words[first.place + 1 : second.place]
    kinds = first.quantity.kind is plain and second.quantity.kind is plain
    opened = words[max(0, first.place - 3) : first.place]
    return kinds and joint == ["to"] and "ratio" in opened
