"""Astray: signs in the wording that a change or multiple is not of these values.

In: a candidate tuple. Out: reasons, each with how many times over it speaks against the
tuple: the values are two ends of a range, or of another "from # to #"; the change names
an end of its own; it is one step, one cause or one of several; it is denied, or an
earlier one. What speaks for a tuple is left to `changes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from verify.match import cues, lexicon
from verify.match._causes import done_to_another, is_cause
from verify.match._clauses import JOINING, MARKS, is_content, trimmed, verb_at
from verify.match._once import once
from verify.match.reading import NUMBER
from verify.model.quantity import Kind

if TYPE_CHECKING:
    from verify.match.candidate import Candidate
    from verify.match.frame import Mention

REFERRING = 9  # weight of a cue by which a change was told before: "that 35 per cent jump"
_MARKED = 7  # weight of a cue by which a value is the one a change starts from
NEAR = 12  # words behind a change in which it may name an end of its own
_STEPS = frozenset(["steps", "increments", "stages", "instalments", "installments", "jumps"])
_COMPARED = frozenset(["more", "fewer", "less", "higher", "lower", "better", "worse"])
_RANGED = frozenset(["at", "of", "between", "cost", "costs", "is", "are", "take", "takes"])
_OPENED = (["from", NUMBER, "to"], ["between", NUMBER, "and"])
_ENDS = frozenset(["to", "from", "than", "on"])
_BY_SO_MUCH = frozenset(
    "shorter longer taller higher lower heavier lighter dearer cheaper older younger faster slower wider deeper"
    " warmer colder later earlier smaller bigger larger fewer less better worse".split()
)
_LISTING = frozenset([NUMBER, ",", "and", "then"])
_EARLIER = frozenset(["earlier", "previous", "prior", "original", "former", "next", "initial"])
_AGO = frozenset(["ago", "earlier", "previously", "formerly"])
_DENIED = frozenset(
    "not never n't cannot neither nor hasn't haven't didn't wasn't isn't doesn't".split()
)
_THAT = frozenset(["the", "this", "that", "these", "those", "its", "their"])
_THEN = frozenset(
    ["then", "further", "another", "additional", "again", "subsequently", "thereafter"]
)
_NOUNS = 6  # words from one of two shares to the other
_ONLY = frozenset(["only", "just", "merely", "least", "far", "unlike"])
_STATISTICS = {
    "mean": "mean",
    "average": "mean",
    "averages": "mean",
    "averaged": "mean",
    "median": "median",
}
_PARTED = frozenset([";", ":", "—"])
_GENERAL = frozenset(
    "number numbers figure figures total amount size price cost value count tally rate level sum "
    "thing output volume weight length speed share lot".split()
)
_SUFFIXES = ("ing", "ed")
_NAME = re.compile(r"(?<=[ (])([A-Z][a-z]+[\w'’-]*),? $")
_NAMED = 24  # characters before a value in which its name stands
_CALENDAR = frozenset(
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun Spr Sum Aut Win Eas Chr Whi"
    " Las Thi Yea Que Sea Wee Day".split()
)


def _is_year(mention: Mention) -> bool:
    """Whether a bare number is written as a year is."""
    quantity = mention.quantity
    plain = quantity.kind is Kind.NUMBER and not quantity.unit and not quantity.counted
    return plain and len(quantity.surface) == 4 and quantity.surface[:2] in ("19", "20")


def signs(candidate: Candidate) -> Iterator[tuple[str, int]]:
    """Yield what speaks against a change of two values of one thing."""
    anchor, (first, second) = candidate.anchor, candidate.values
    if _is_range(first, second):
        yield ("a range", 1)
    if any(_is_change(m) or _is_difference(m) for m in (first, second)):
        yield ("itself a change", 1)
    if _is_year(first) != _is_year(second):
        yield ("a year for a value", 2)
    if any(_is_same(m, anchor) for m in (first, second)):
        yield ("the change in other terms", 2)
    if any(_coordinate(anchor, m) for m in candidate.members):
        yield ("one of two", 1)
    if _other_end(candidate):
        yield ("another end told", 2)
    if any(_wed(m, candidate) for m in candidate.members):
        yield ("of another pair", 1)
    if _itself_whole(anchor, (first, second)):
        yield ("itself shared out", 2)
    if _next_step(candidate):
        yield ("one of several", 2)
    if _EARLIER & set(anchor.sentence.words[max(0, anchor.place - 1) : anchor.place]):
        yield ("an earlier change", 2)
    if _is_step(anchor) or _among_steps(anchor):
        yield ("one of several", 2)
    if _denied(anchor):
        yield ("denied", 2)
    if done_to_another(anchor, second):
        yield ("done to another", 2)
    if anchor.roles.get("that_change", 0) >= REFERRING and second.order > anchor.order:
        yield ("told before", 1)
    if second.order < anchor.order and _of_earlier(anchor):
        yield ("of an earlier time", 2)
    if any(_is_listed(m) for m in candidate.members) or (
        _is_listed(anchor) and not _told_again(anchor, second)
    ):
        yield ("of several, respectively", 2)
    if all(m.sentence is not anchor.sentence for m in (first, second)) and is_cause(anchor):
        yield ("one cause of several", 2)
    if _is_rate(anchor, first) and _is_rate(anchor, second):
        yield ("a rate", 2)
    if {_statistic(first), _statistic(second)} == {"mean", "median"}:
        yield ("a mean and a median", 2)
    if _of_mean(first) != _of_mean(second):
        yield ("a mean and a single value", 1)
    if _of_two_names(first, second):
        yield ("of two that are named", 2)


def compared(candidate: Candidate) -> Iterator[tuple[str, int]]:
    """Yield what speaks against a comparison of two values."""
    anchor, (first, second) = candidate.anchor, candidate.values
    if _is_range(first, second):
        yield ("a range", 2)
    if second.order < anchor.order and _of_earlier(anchor):
        yield ("of an earlier time", 2)
    if any(_wed(m, candidate) for m in candidate.members):
        yield ("of another pair", 1)
    if any(_is_shortfall(m) for m in (first, second)):
        yield ("itself a difference", 2)
    if anchor.quantity.kind is not Kind.MULTIPLE:
        return
    if _is_step(anchor):
        yield ("one of several", 2)
    if _denied(anchor):
        yield ("denied", 2)
    if done_to_another(anchor, second):
        yield ("done to another", 2)
    if _of_object(anchor, candidate.members):
        yield ("of another thing", 1)


def _is_listed(mention: Mention) -> bool:
    """Return whether a number is one of those told with "respectively", behind or before the word."""
    if "respectively" not in mention.sentence.vocabulary:
        return False
    words, place = mention.sentence.words, mention.place
    at = words.index("respectively")
    between = words[min(at, place) + 1 : max(at, place)]
    return not (_PARTED & set(between) or _verbs_between(between))


def _verbs_between(words: Sequence[str]) -> bool:
    """Return whether a new clause begins among some words: "leaves it with", "which were"."""
    found = verb_at(words)
    return found is not None and NUMBER not in words[:found]


def _told_again(anchor: Mention, second: Mention) -> bool:
    """Return whether a change is one told before this sentence: "that loss of 5 per cent"."""
    return (
        anchor.roles.get("that_change", 0) >= REFERRING and second.sentence is not anchor.sentence
    )


def _itself_whole(anchor: Mention, values: Sequence[Mention]) -> bool:
    """Return whether a change is a whole that is shared out: "of the 8% rise, food made 3"."""
    words, place = anchor.sentence.words, anchor.place
    ahead = words[max(0, place - 2) : place]
    if ahead[:1] != ["of"] or ahead[-1] not in _THAT or values[1].order < anchor.order:
        return False
    return not any(m.roles.get("from", 0) >= _MARKED for m in values)


def _next_step(candidate: Candidate) -> bool:
    """Return whether a change follows another one: "20% off the set and then 10% off"."""
    anchor = candidate.anchor
    words, place = anchor.sentence.words, anchor.place
    return bool(_THEN & set(words[max(0, place - 4) : place])) and any(
        m.sentence is anchor.sentence
        and m.place < place
        and m.quantity.kind is anchor.quantity.kind
        and _is_change(m)
        for m in candidate.pool
    )


@once
def _of_earlier(anchor: Mention) -> bool:
    """Return whether a change's clause opens with a time gone by: "five years ago the gap was #"."""
    words, start = anchor.sentence.words, anchor.place
    while start and words[start - 1] not in (";", ".", ":", "(", "but", "and", ","):
        start -= 1
    return bool(_AGO & set(words[start : start + 4])) and anchor.place - start > 2


def _is_rate(anchor: Mention, value: Mention) -> bool:
    """Return whether a change is so much a decade, and the value plain."""
    told = anchor.quantity
    return told.kind is Kind.PHYSICAL and "/" in told.unit and "/" not in value.quantity.unit


def _coordinate(anchor: Mention, value: Mention) -> bool:
    """Return whether a number and a value stand in one list: "1,300 killed and 2,500 wounded"."""
    if anchor.sentence is not value.sentence or anchor.quantity.kind is not value.quantity.kind:
        return False
    low, high = sorted((anchor.place, value.place))
    between = anchor.sentence.words[low + 1 : high]
    if 0 < len(between) <= 3 and between[-1] == "and":
        return True
    shares = anchor.quantity.kind is Kind.PERCENT and between[-1:] == ["of"]  # "# and a rate of #"
    return shares and "and" in between[:2] and len(between) <= _NOUNS and not MARKS & set(between)


@once
def _denied(anchor: Mention) -> bool:
    """Return whether a change is said not to be: "has not got 96% faster"."""
    words, place = anchor.sentence.words, anchor.place
    for at in range(place - 1, max(-1, place - 5), -1):
        if words[at] in MARKS or words[at] == NUMBER:
            return False
        if words[at] in _DENIED:
            return words[at + 1] not in _ONLY
    return False


@once
def _statistic(mention: Mention) -> str:
    """Return which middle a value is said to be: a mean, a median, or neither."""
    words, place = mention.sentence.words, mention.place
    near = [w for w in words[max(0, place - 6) : place] if w in _STATISTICS]
    return _STATISTICS[near[-1]] if near else ""


def _of_mean(mention: Mention) -> bool:
    """Return whether a value is "the average of #"."""
    words, place = mention.sentence.words, mention.place
    return words[place - 1 : place] == ["of"] and words[place - 2] in ("average", "mean")


def _of_object(anchor: Mention, values: Sequence[Mention]) -> bool:
    """Return whether a verb has another thing for its object: "each step doubling the storage"."""
    if not anchor.quantity.surface.lower().endswith(_SUFFIXES):
        return False
    words, place = anchor.sentence.words, anchor.place
    behind = words[place + 1 : place + 4]
    if len(behind) < 2 or behind[0] not in ("the", "its", "their", "our", "his", "her"):
        return False
    if any(m.order > anchor.order for m in values):
        return False
    noun = behind[1]
    if not is_content(noun) or noun in _GENERAL:
        return False
    known = {
        trimmed(w) for m in values for w in m.sentence.words if m.sentence is not anchor.sentence
    }
    known |= {trimmed(w) for w in words[:place]}
    return trimmed(noun) not in known


def _of_two_names(first: Mention, second: Mention) -> bool:
    """Return whether each of two values stands right behind a name of its own: "Lorca 14 and Murcia 9"."""
    if first.sentence is not second.sentence:
        return False
    one, other = (_name_before(m) for m in (first, second))
    return bool(one and other and one != other)


def _name_before(mention: Mention) -> str:
    """Return the name that a number stands right behind, inside its sentence; times are no names."""
    text, start = mention.quantity.document.text, mention.quantity.span.start
    found = _NAME.search(text, max(mention.sentence.span.start + 1, start - _NAMED), start)
    return "" if found is None or found[1][:3] in _CALENDAR else found[1]


def _is_range(first: Mention, second: Mention) -> bool:
    """Return whether two values are the ends of a range: "between 10 and 15", "at £1 to £2 million"."""
    words = first.sentence.words
    joint = words[first.place + 1 : second.place]
    if first.sentence is not second.sentence or len(joint) != 1:
        return False
    before = words[max(0, first.place - 1) : first.place]
    return (joint == ["and"] and before == ["between"]) or (
        joint == ["to"] and bool(_RANGED & set(before))
    )


def _other_end(candidate: Candidate) -> bool:
    """Return whether a change names an end of its own: "160, to 1,290", "310 more than the 1,560"."""
    anchor, members = candidate.anchor, candidate.members
    words, place = anchor.sentence.words, anchor.place
    end = place + 1
    while end < len(words) and end - place < NEAR and words[end] not in (NUMBER, ";", "."):
        end += 1
    if words[end : end + 1] != [NUMBER] or not _ENDS & set(words[place + 1 : place + 4]):
        return False
    if JOINING & set(words[place + 1 : end]):
        return False  # "a fall of 2.7, and from 6.7 to 5.2 in the second group"
    return any(
        m.sentence is anchor.sentence
        and m.place == end
        and m not in members
        and candidate.alike(m.quantity, members[0].quantity)
        for m in candidate.pool
    )


def _wed(mention: Mention, candidate: Candidate) -> bool:
    """Return whether a value is an end of "from # to #" whose other end is no value here."""
    words, place = mention.sentence.words, mention.place
    before, behind = words[max(0, place - 3) : place], words[place + 1 : place + 3]
    if before in _OPENED:
        other = place - 2
    elif [*before[-1:], NUMBER, *behind[:1]] in _OPENED and behind[1:] == [NUMBER]:
        other = place + 2
    else:
        other = _far_end(words, place)
    if other < 0:
        return False
    own = [m for m in candidate.pool if m.sentence is mention.sentence and m.place == other]
    return bool(own) and own[0] not in candidate.members


def _far_end(words: Sequence[str], place: int) -> int:
    """Return where the other end of "from # weekly sailings to #" stands, -1 if there is none."""
    if words[place - 1 : place] == ["from"]:
        for at in range(place + 2, min(place + 5, len(words) - 1)):
            if words[at] == "to" and words[at + 1] == NUMBER:
                return at + 1
            if words[at] in MARKS or words[at] == NUMBER:
                return -1
    return -1


_COLLECTED = (["raised"], ["raises"], ["raise"], ["raising"])


def _is_change(mention: Mention) -> bool:
    """Return whether a number is the size of another change."""
    roles = mention.roles
    before = mention.sentence.words[max(0, mention.place - 1) : mention.place]
    if mention.quantity.kind is Kind.MONEY and before in _COLLECTED:
        return False  # "raised £42,000"
    return cues.best(roles, cues.MOVED) >= 7 and cues.best(roles, ("from", "new", "old")) < 5


def _is_step(anchor: Mention) -> bool:
    """Return whether a change is one of several that made the whole: "in steps of $100"."""
    words, place = anchor.sentence.words, anchor.place
    if words[place - 1 : place] == ["of"]:
        return words[place - 2] in _STEPS
    each = [w for w in words[max(0, place - 3) : place] if w in ("each", "every")]
    return bool(each) and anchor.quantity.kind is Kind.MULTIPLE


@once
def _among_steps(anchor: Mention) -> bool:
    """Return whether a change is one of a list of them: "by 25, 50 and 25 basis points"."""
    words, first, last = anchor.sentence.words, anchor.place, anchor.place
    while first > 0 and words[first - 1] in _LISTING:
        first -= 1
    while last + 1 < len(words) and words[last + 1] in _LISTING:
        last += 1
    several = words[first : last + 1].count(NUMBER) > 2
    return several and words[max(0, first - 1) : first] == ["by"]


def _is_same(mention: Mention, anchor: Mention) -> bool:
    """Return whether a number is the change in other terms: "29mm or 3% more"."""
    if mention.sentence is not anchor.sentence:
        return False
    words = anchor.sentence.words
    if mention.quantity.unit == anchor.quantity.unit and (
        not lexicon.words("more_word").isdisjoint(words[anchor.place + 1 : anchor.place + 3])
    ):
        return False  # "down to 8,610, or 1,320 fewer"
    return words[mention.place + 1 : anchor.place] in (["or"], [",", "or"])


def _is_shortfall(mention: Mention) -> bool:
    """Return whether a number says by how much something is shorter or dearer: "40 pages shorter"."""
    behind = mention.sentence.words[mention.place + 1 : mention.place + 3]
    at = 0 if mention.quantity.unit or not behind[1:] else 1
    return any(word in _BY_SO_MUCH for word in behind[: at + 1])


@once
def _is_difference(mention: Mention) -> bool:
    """Return whether a number says how much more or less: "695 more than last year's"."""
    behind = mention.sentence.words[mention.place + 1 : mention.place + 5]
    return any(word in _COMPARED and then == "than" for word, then in pairwise(behind))
