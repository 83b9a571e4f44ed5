"""Apart: a share whose part and whole are told as such in another clause or sentence.

In: a share in its place. Out: pairs of counts near it that are told as part and whole ("Of the
340 seats, 210 are taken", "210 of the 340", "340 boats, 210 of them"), with how surely the
share is of them: it goes on about them ("That leaves us 62% full", "a success rate of 62%",
"so two thirds of the house"), is named again ("At 62% the result is") or announces them ("One
seat in three is empty. Of the 340, 113 were not sold").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verify.match._share_beside import SHARES, counted, out_of
from verify.match.frame import Mention, mentions
from verify.match.reading import NUMBER, Reading, Sentence
from verify.match.topics import stems
from verify.named import NamedTuple

SURE, LIKELY, ANNOUNCED, MAYBE = 24, 22, 22, 18
OPENING = 3  # words before a share that announces
CLOSE = 4  # words between a count and the "of them" of its part
_HEDGES = r"(?:(?:just|only|some|about|around|roughly|nearly|almost|barely|fully|exactly|a|an|over|under|more than|less than|as many as) )*"
_RATED = re.compile(
    rf"(?P<begin>^|[;:,—–(] )(?:and |but |giving |making |for )?(?:the|a|an|its|their|our|that|this) (?:[a-z-]+ ){{0,2}}(?:rate|ratio|proportion|share|percentage|record|turnout|response)"
    rf" (?:of|was|is|stood at|stands at|came to|comes to|works out at|,|at) {_HEDGES}$"
)
_NAMED_AGAIN = re.compile(
    r"^(?:,? ?(?:the|that|this|our|its|their) (?:[a-z-]+ )?(?:result|rate|figure|share|proportion|total|level|score|response|turnout|number)\b)"
)
_AT = re.compile(rf"^(?:and |but )?at {_HEDGES}$")
_GOES_ON = re.compile(
    rf"(?:^|[;:—–] )(?:and |but )?(?:that|this|it|which) (?:leaves|left|puts|put|makes|made|means|meant|is|was|gives|gave|represents|represented"
    rf"|amounts to|amounted to|equals|equalled|works out at|worked out at|comes to|came to|translates into|adds up to)"
    rf"(?: (?:us|them|it|him|her|you|that|the [a-z]+))? (?:now |still |already |exactly )?{_HEDGES}$"
)
_WE_ARE = re.compile(
    rf"(?:^|[;:,—–] )(?:and |so |but )?(?:we|they|he|she|it|you) (?:is|are|was|were|have|has|had) (?:thus |therefore |now |so |already |got |come |hence )*{_HEDGES}$"
)
_ON_THE_WAY = re.compile(
    r"^(?:of the way|funded|full|there\b|complete|of what|of the (?:target|goal|sum|total|money))"
)
_HENCE = re.compile(
    rf"(?:^|[;:,—–.] )(?:and )?(?:so|thus|hence|therefore|meaning|which means|this means|that means|in other words,?|that is,?)(?: that)?"
    rf"(?: ,)?(?: (?:the|this|that) (?:[a-z'-]+ ){{1,3}}(?:amounts to|represents|comes to|equals|is))? {_HEDGES}$"
)
_THUS = re.compile(
    rf"^(?:[a-z'-]+ ){{1,5}}(?:thus|therefore|hence|consequently|accordingly) (?:runs? at|ran at|stands? at|stood at|amounts? to|amounted to|comes? to"
    rf"|came to|reached|is|was|are|were|becomes?|equals?|equalled) {_HEDGES}$"
)
_THUS_BEHIND = re.compile(
    r"^(?:of )?(?:[a-z'-]+ ){1,5}(?:thus|therefore|hence|consequently|accordingly) "
)
_THAT = re.compile(rf"(?:^|[,—–] )that {_HEDGES}$")
_MEANT = frozenset(
    "target aim aims goal expected expects needed required hoped threshold could would should might if until".split()
)
_SUPPOSED = frozenset(["should"])  # "That three in four should have come back"
_CLAUSE = (";", ":", "—", "–", ".")
_OPENS = ("of", "among", "from", "out")
_REST = frozenset("other others remaining rest further another additional".split())
_ATTEMPTS = frozenset(
    "attempts attempt tries games matches starts outings shots tests trials cases visits appearances".split()
)
_THEM = frozenset(["them", "these", "those", "whom", "which"])
_AIM = frozenset(["target", "goal", "appeal"])


class Pair(NamedTuple):
    """A part and its whole, told as such."""

    part: Mention
    whole: Mention


class Apart(NamedTuple):
    """A pair that a share is of, how surely, and why."""

    pair: Pair
    weight: int
    why: str


def apart(text: Reading, share: Mention) -> Iterator[Apart]:
    """Yield the pairs that a share told apart from them is of."""
    sentence, place = share.sentence, share.place
    words = sentence.words
    if _MEANT & {*words[max(0, place - 5) : place], *words[place + 1 : place + 5]} - (
        _SUPPOSED if words[0] == "that" else frozenset()
    ):
        return
    left, right = " ".join(words[:place]) + " ", " ".join(words[place + 1 :]) + " "
    weight, why, opens = _back(left, right)
    if weight:
        before = [
            p for p in _pairs(text, sentence) if p.part.place < place and p.whole.place < place
        ]
        if not before and opens:
            before = _pairs(text, _neighbour(text, sentence, -1))
        for pair in before[-1:]:
            if not _shared(pair, share):
                yield Apart(pair, weight, why)
        return
    if place > OPENING or _own_counts(text, share):
        return
    after = _neighbour(text, sentence, 1)
    for pair in _pairs(text, after)[:1]:
        if not _shared(pair, share):
            said = " ".join(after.words) if after else ""
            known = " that is " in said or stems(right) & stems(said)
            yield Apart(pair, ANNOUNCED if known else MAYBE, "announces them")


def _back(left: str, right: str) -> tuple[int, str, bool]:
    """Return how surely a share's words go on about what was told before, and whether they open its sentence."""
    if rated := _RATED.search(left):
        return SURE, "a rate of them", not rated["begin"]
    if _AT.search(left) and _NAMED_AGAIN.match(right):
        return SURE, "named again", True
    if _GOES_ON.search(left):
        return SURE, "goes on about them", True
    if _WE_ARE.search(left) and _ON_THE_WAY.match(right):
        return SURE, "goes on about them", True
    if _HENCE.search(left) or _THUS.match(left):
        return LIKELY, "follows from them", True
    if len(left.split()) <= OPENING and _THUS_BEHIND.match(right):
        return LIKELY, "follows from them", True
    if _THAT.search(left):
        return LIKELY, "told as known", True
    return 0, "", False


def _own_counts(text: Reading, share: Mention) -> bool:
    """Return whether a share's own sentence tells counts that it may be of."""
    return any(m.quantity.span != share.quantity.span for m in _counts(text, share.sentence))


def _neighbour(text: Reading, sentence: Sentence, step: int) -> Sentence | None:
    """Return the sentence before or after one, in prose as it is."""
    at = sentence.index + step
    if not 0 <= at < len(text.sentences):
        return None
    other = text.sentences[at]
    return other if other.kind is sentence.kind and abs(other.block - sentence.block) <= 1 else None


def _shared(pair: Pair, share: Mention) -> bool:
    """Return whether another share of a pair stands beside it."""
    part = pair.part
    return any(
        q.kind in SHARES
        and q.span != share.quantity.span
        and part.sentence.place(q) - part.place in range(1, 12)
        for q in part.sentence.quantities
    )


def _pairs(text: Reading, sentence: Sentence | None) -> list[Pair]:
    """Return the counts of a sentence that are told as a part and its whole."""
    if sentence is None:
        return []
    counts = _counts(text, sentence)
    pairs = [
        pair
        for at, first in enumerate(counts)
        for second in counts[at + 1 : at + 3]
        if _like(first, second) and (pair := _pair(sentence.words, first, second))
    ]
    if not pairs and len(counts) == 1 and _of_them(counts[0]):  # "60 cases. It upheld 24 of them"
        wholes = _counts(text, _neighbour(text, sentence, -1))
        if len(wholes) == 1 and _like(counts[0], wholes[0]) and _over(wholes[0], counts[0]):
            return [Pair(counts[0], wholes[0])]
    return pairs


def _counts(text: Reading, sentence: Sentence | None) -> list[Mention]:
    """Return the counts of a sentence."""
    found = mentions(text)
    own = sentence.quantities if sentence is not None else ()
    return [m for q in own if counted(m := found[q.span])]


def _over(one: Mention, other: Mention) -> bool:
    return (one.quantity.magnitude or 0) > (other.quantity.magnitude or 0)


def _of_them(mention: Mention) -> bool:
    """Return whether a number is said to be of those just named."""
    behind = mention.sentence.words[mention.place + 1 : mention.place + 3]
    return behind[:1] == ["of"] and bool(_THEM & set(behind))


def _like(one: Mention, other: Mention) -> bool:
    a, b = one.quantity, other.quantity
    return a.kind is b.kind and a.unit == b.unit and a.magnitude != b.magnitude


def _pair(words: Sequence[str], first: Mention, second: Mention) -> Pair | None:
    """Return two counts in their order as a part and its whole, if they are told so."""
    one, other = first.quantity.magnitude or 0, second.quantity.magnitude or 0
    between = words[first.place + 1 : second.place]
    if any(_REST & set(words[max(0, m.place - 2) : m.place]) for m in (first, second)):
        return None  # "three of the other four"
    if one < other:
        told = out_of(words, first, second) or _of_attempts(words, first, second)
        if _AIM & set(words[second.place + 1 : second.place + 4]):
            told = True
        return Pair(first, second) if told else None
    begin = max((i + 1 for i in range(first.place) if words[i] in _CLAUSE), default=0)
    opening = words[begin : first.place]
    if opening[:1] and opening[0] in _OPENS and len(opening) <= CLOSE and "," in between:
        return Pair(second, first)
    if _of_them(second):
        return Pair(second, first)
    if {"whom", "which"} & set(between) and "of" in between and NUMBER not in between:
        return Pair(second, first)
    if _AIM & set(opening) and NUMBER not in between:
        return Pair(second, first)
    return None


def _of_attempts(words: Sequence[str], part: Mention, whole: Mention) -> bool:
    """Return whether one number is what came of so many tries: "21 in 24 attempts"."""
    behind = words[whole.place + 1 : whole.place + 2]
    return words[whole.place - 1] in ("in", "from") and bool(behind) and behind[0] in _ATTEMPTS
