"""Traits of sums: how a whole is told, and how it and its parts point at each other.

In: a whole and its parts. Out: traits, each a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from verify.match import cues, lexicon
from verify.match._sumwords import words_before
from verify.match.frame import Mention
from verify.match.reading import Sentence
from verify.model.quantity import Kind
from verify.model.span import Span

_CHANGES = (*cues.MOVED, "from", "old", "no_change")
_SURE = 7  # weight of a cue that is believed
_SO = frozenset("so thus therefore hence altogether accordingly consequently".split())
_DISTRIBUTIVE = frozenset("each apiece per every respectively either".split())
_OPENERS = frozenset(
    "comprising comprised comprises consisting consists consist made split divided divides shared broken namely"
    " falls fall between breakdown follows".split()
)
_THEM = frozenset("them these those whom which the that".split())
_DEFINITE = frozenset("the these those all this".split())
_NO_ADJECTIVE = frozenset(
    "of in at to for on by from and or first second last with is was were are than".split()
)
_LEFT = frozenset("leaving leaves left remain remains balance net surplus deficit sink".split())
_TO_SO = 9  # words before a number that may say that it follows
_FEW = frozenset(map(Decimal, range(2, 11)))  # parts that are counted in words
_PLACING = frozenset("in at on from to for by with are were is was went".split())
_COUNTED = 14  # words from a whole to the count of its parts
_NOWHERE = Span(-1, 0)
_NORMS = frozenset(
    "record limit target capacity maximum minimum previous last ceiling cap threshold benchmark"
    " forecast estimate usual average mean".split()
)
_ROLES = (("total", ("total",)), ("whole", ("whole", "group")))
_WIDE = 8  # words on either side of a whole that tell of it


def of_whole(whole: Mention, parts: Sequence[Mention]) -> Iterator[str]:
    """Yield how the whole is told."""
    for name, roles in _ROLES:
        weight = cues.best(whole.roles, roles)
        if weight:
            yield f"{name} {'strong' if weight >= 9 else 'plain' if weight >= 7 else 'weak'}"
    words, place = whole.sentence.words, whole.place
    near = set(words[max(0, place - _WIDE) : place + _WIDE - 1])
    before = set(words[max(0, place - _WIDE) : place])
    if lexicon.words("whole_noun") & near:
        yield "a noun of wholes"
    if _SO & before:
        yield "so"
    line = (
        f" {' '.join(words[max(0, place - 4) : place])} | {' '.join(words[place + 1 : place + 6])} "
    )
    if any(f" {' '.join(p)} " in line for p in lexicon.classes()["in_all"]):
        yield "together"
    if {"all", "every", "whole", "entire"} & set(words[max(0, place - 2) : place]):
        yield "all of them"
    if _DISTRIBUTIVE & set(words[place + 1 : place + 3]):
        yield "for each"
    if cues.best(whole.roles, ("mean",)) >= _SURE:
        yield "a mean"
    if cues.best(whole.roles, _CHANGES) >= _SURE:
        yield "whole a change of counts" if whole.quantity.kind is Kind.NUMBER else "whole a change"
    if cues.best(whole.roles, ("rest",)) >= _SURE:
        yield "whole a rest"
    if _NORMS & set(words[max(0, place - 4) : place]):
        yield "whole a norm"
    yield from _joined_to(whole, parts)
    yield from _referring(whole, parts)
    if whole.quantity.lead is not None:
        yield "hedged"


def _joined_to(whole: Mention, parts: Sequence[Mention]) -> Iterator[str]:
    """Yield what stands between a whole and its parts."""
    words, place = whole.sentence.words, whole.place
    behind = [m for m in parts if m.order > whole.order]
    if behind and behind[0] is parts[0] and parts[0].sentence is whole.sentence:
        joint = words[place + 1 : parts[0].place]
        if ":" in joint and not _clock(joint):
            yield "a colon"
        elif {"(", "—", "–"} & set(joint):
            yield "a dash"
        if _OPENERS & set(joint):
            yield "said to be its parts"
        if "of" in joint and {"which", "whom"} & set(joint):
            yield "of which"
        if joint.count(",") == 0 and len(joint) < 3:
            yield "beside"
    elif behind and behind[0] is parts[0] and parts[0].sentence.index - whole.sentence.index == 1:
        joint = [*words[place + 1 :], *parts[0].sentence.words[: parts[0].place]]
        if _OPENERS & set(joint):
            yield "said to be its parts"
    if whole.order > parts[-1].order and whole.sentence is parts[-1].sentence:
        joint = words[parts[-1].place + 1 : place]
        if joint[-1:] and joint[-1] in (",", "or", "=", "—", "–", "("):
            yield "in apposition"


def _clock(words: Sequence[str]) -> bool:
    """Return whether a colon among words is that of a time of day."""
    at = words.index(":")
    return (
        at > 0
        and words[at - 1].isdigit()
        and words[at + 1 : at + 2] != []
        and words[at + 1].isdigit()
    )


def _told_as_part(whole: Mention, first: Mention) -> bool:
    """Return whether a first number is told as those behind it are: "Of the posts 38 are in Oban, 17 in Tobermory"."""
    words, place = whole.sentence.words, whole.place
    if words[max(0, place - 3) : place - 1] == ["of", "the"]:
        return True
    own = first.sentence.words[first.place + 1 : first.place + 2]
    return own != [] and own[0] in _PLACING and own[0] in words[place + 1 : place + 4]


def _referring(whole: Mention, parts: Sequence[Mention]) -> Iterator[str]:
    """Yield how a whole and its parts point at each other."""
    if whole.order > parts[-1].order and _definite(whole):
        yield "definite whole"
    first, last = parts[0], parts[-1]
    if whole.order < first.order:
        if whole.sentence is first.sentence and _told_as_part(whole, first):
            yield "told as a part"
        words, place = first.sentence.words, first.place
        if (
            words[place + 1 : place + 2] == ["of"] and _THEM & set(words[place + 2 : place + 4])
        ) or any(a == "of" and b in _THEM for a, b in pairwise(words[max(0, place - 5) : place])):
            yield "of them"
        if _definite(last) and not any(map(_definite, parts[:-1])):
            yield "definite last"
        joint = words_before(last, _TO_SO)
        if _SO & set(joint) or _LEFT & set(joint):
            yield "so the last"
    if len(parts) in _told_counts(whole, parts):
        yield "as many as told"


def _definite(mention: Mention) -> bool:
    """Return whether a number is of those that a reader knows: "the 388 who lived", "all 304 places"."""
    before = mention.sentence.words[max(0, mention.place - 2) : mention.place]
    return before[-1:] != [] and (
        before[-1] in _DEFINITE or (before[0] in _DEFINITE and before[-1] not in _NO_ADJECTIVE)
    )


def _told_counts(whole: Mention, parts: Sequence[Mention]) -> set[int]:
    """Return the small counts that are told beside a whole or ahead of its parts: "at the three sites"."""
    found: set[int] = set()
    spans = {m.quantity.span for m in (whole, *parts)}
    low = min(whole.order, parts[0].order)
    for sentence in {m.sentence.index: m.sentence for m in (whole, parts[0])}.values():
        for place, size, span in _counts(sentence):
            order = (sentence.index, place)
            within = parts[0].order < order < parts[-1].order
            near = (
                low[0] < sentence.index
                or abs(place - whole.place) <= _COUNTED
                or order < parts[0].order
            )
            if span not in spans and not within and near:
                found.add(size)
    return found


def _counts(sentence: Sentence) -> Sequence[tuple[int, int, Span]]:
    """Return the small counts of a sentence with their places; read once."""
    notes = sentence.notes
    found: Sequence[tuple[int, int, Span]] | None = notes.get("small counts")
    if found is None:
        found = notes["small counts"] = [
            (sentence.place(q), int(q.magnitude), q.span)
            for q in sentence.quantities
            if q.magnitude in _FEW and (q.counted or q.kind is Kind.DURATION)
        ]
        if "both" in sentence.vocabulary:
            place = sentence.words.index("both")
            found.append((place, 2, _NOWHERE))
    return found
