"""Moored: which values the words of a change name as its own ends.

In: a change and the two values it may be of. Out: which of the two stand so that only words of
change, comparison and time part them from it: "915 last year, 183 more than the 732 of 2022",
"by a third last year to 48", "it is 64 names shorter, at 358". A clause whose change is moored
to a value goes on about that value, whatever subject it names. What this is worth is left to
`changes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from verify.match import _moments, cues, lexicon
from verify.match._clauses import MARKS, verb_at
from verify.match._moments import is_time, is_year
from verify.match.attachment import Tie, tie
from verify.match.reading import NUMBER

if TYPE_CHECKING:
    from verify.match.candidate import Candidate
    from verify.match.frame import Mention

_AHEAD = 7  # words from a change to the end it names
_BEHIND = 12  # words from a value to the change appended to it
_NOUNS = 4  # words of the phrase that a value stands in
_ENDS = frozenset("to at from on than above below over under".split())
_JOINING = frozenset(
    "a an the to at from on than above below over under up down of in its their his her our by and or "
    "just only exactly some about nearly almost roughly around still now then this that it which who "
    "is was are were been being has have had so thus thereby for with s 's i.e. namely year-on-year "
    "peak high low record figure level total mark net full further".split()
)
_BASES = frozenset("than on from above below over under".split())
ANOTHER_TIME = re.compile(
    r" (?:as|than) (?:in|last|a (?:year|decade|month|week)|the (?:year|month|week)) (?!#)"
)
OLDER = 5  # weight of a cue by which a value is the older one
_RANGED = (["to"], ["and"], ["-"], ["–"], ["against"], ["from"])


def moored(anchor: Mention, values: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the values that a change's own words name as its ends."""
    own = [m for m in values if m.sentence is anchor.sentence]
    found = [m for m in own if _moored(anchor, m)]
    if len(found) == 1 and len(own) > 1:
        first, second = sorted(own, key=lambda m: m.place)
        joint = first.sentence.words[first.place + 1 : second.place]
        if joint in _RANGED:  # "by a fifth, from # to #"
            return tuple(own)
    return tuple(found)


def tied(one: Mention, other: Mention, anchor: Mention, named: Sequence[Mention]) -> Tie:
    """Return how a change is tied to the value beside it; through the end it names, if any."""
    value = other if one is anchor else one
    if value in named:
        return Tie.TAIL
    if named:
        return max(tie(named[0], value), Tie.LOOSE)
    return tie(one, other, timed=other is anchor)


def signs(candidate: Candidate, named: Sequence[Mention]) -> Iterator[tuple[str, int]]:
    """Yield what speaks against a change of two values by where its ends stand."""
    anchor, (first, second) = candidate.anchor, candidate.values
    later = second.sentence.index > anchor.sentence.index
    if later and not (first in named and _is_older(second, first)):
        yield ("told before its values", 2)
    slots = candidate.slots
    if "old" not in slots or "new" not in slots:
        return
    if slots["new"] in named and _is_base(anchor, slots["new"]):
        yield ("another base told", 2)
    if _of_another_time(anchor, slots["old"], slots["new"]):
        yield ("of another time", 1)


def _is_older(old: Mention, new: Mention) -> bool:
    """Return whether a value told after another is what that was before."""
    if _moments.order(old, new)[1] > 0:
        return True
    return cues.best(old.roles, ("from", "old")) >= OLDER and tie(new, old) is not Tie.FOREIGN


def _is_base(anchor: Mention, value: Mention) -> bool:
    """Return whether a value is what a change is reckoned from: "62% above the #"."""
    joint = anchor.sentence.words[anchor.place + 1 : value.place]
    return value.place > anchor.place and bool(_BASES & set(joint)) and "to" not in joint


def _of_another_time(anchor: Mention, old: Mention, new: Mention) -> bool:
    """Return whether a change is on a time that no value is told of: "half more than in 2015"."""
    if old.order > anchor.order:
        return False
    behind = anchor.sentence.words[anchor.place + 1 : anchor.place + 9]
    if not ANOTHER_TIME.search(f" {' '.join(behind)} "):
        return False
    told = cues.best(old.roles, ("from", "old")) >= OLDER
    return not told and _moments.order(old, new)[1] <= 0


def _moored(anchor: Mention, value: Mention) -> bool:
    """Return whether nothing but words of change stands between a change and a value."""
    words = anchor.sentence.words
    if value.place > anchor.place:
        joint = words[anchor.place + 1 : value.place]
        if not joint or len(joint) > _AHEAD or NUMBER in joint:
            return False
        if joint[0] == anchor.quantity.counted or _is_noun(anchor, joint[0]):
            joint = joint[1:]  # "64 names shorter, at 358"
        return bool(_ENDS & set(joint)) and all(_is_known(w) for w in joint)
    joint = words[value.place + 1 : anchor.place]
    if not joint or len(joint) > _BEHIND or NUMBER in joint:
        return False
    mark = next((at for at, w in enumerate(joint) if w in MARKS), -1)
    if mark < 0 or mark > _NOUNS or verb_at(joint[:mark]) is not None:
        return False
    rest = joint[mark:]
    unknown = [at for at, w in enumerate(rest) if not _is_known(w)]
    if not unknown:
        return True
    return (
        len(unknown) == 1
        and bool(  # "a net loss", "a modest rise"
            rest[unknown[0] + 1 : unknown[0] + 2]
            and rest[unknown[0] + 1] in lexicon.words("change_noun")
            and rest[unknown[0] - 1] in ("a", "an", "the")
        )
    )


def _is_noun(anchor: Mention, word: str) -> bool:
    """Return whether a word behind a number is what it counts."""
    counted = anchor.quantity.counted
    return bool(counted) and word.startswith(counted[: max(3, len(counted) - 2)])


def _is_known(word: str) -> bool:
    """Return whether a word speaks of change, comparison or time alone."""
    return word in _known() or word in MARKS or is_year(word) or is_time(word)


@cache
def _known() -> frozenset[str]:
    """Return the words that part no change from its value."""
    classes = ("change_noun", "change_verb", "more_word", "flat_verb")
    single = {w for name in classes for phrase in lexicon.words(name) for w in phrase.split()}
    return _JOINING | single
