"""Apposed: a share told of a part just named, and the whole named before.

In: rules of this kind and an extraction. Out: claims that `share` is `part` of `whole`,
rivals included. The share stands beside its part ("93 pupils (42%)", "528; that is a
quarter", "two thirds of them, 9,100,"), or in the next sentence ("The pass rate of 72%");
the whole is any greater count of the paragraph, the surer the plainer words point to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verify.extract import Extraction
from verify.match import _lent
from verify.match._runs import exact
from verify.match._share_apart import apart
from verify.match._share_beside import SAMPLED, SHARES, THOSE, Told, out_of, own
from verify.match._share_beside import told as told_of
from verify.match.frame import Mention, mentions
from verify.match.reading import Reading, reading
from verify.match.tally import NEVER
from verify.model.claim import Claim
from verify.model.quantity import Bound, Direction, Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings

KIND = "apposed"
OPTIONS = ("threshold", "certain", "slip", "near")
SLOTS = ("share", "part", "whole")
BACK = 6  # sentences looked back over for the whole
_MOST = 8  # wholes tried
SIBLING = 8  # what a whole loses that is rather another part
SHARE_BEHIND = 5  # words behind a count in which its own share stands
_MADE_UP = re.compile(r"\b(?:make|makes|made|making) up (?:[a-z]+ ){0,2}$")
_PARTICIPLE = re.compile(
    r"^of (?:those|these|all those|the (?:# )?[a-z-]+) (?P<word>[a-z]{3,}(?:ed|ing|en|nt|st)|who|that|with|in|aged)\b"
)
_NOUN = re.compile(
    r"^of (?:the|its|our|their|all|those|these|all the) (?:# )?(?P<noun>[a-z-]+)(?: (?P<more>[a-z-]+))?"
)
_GENERIC = frozenset(
    "them these those whom which total lot whole group sample cohort number all set rest".split()
)
_COLLECTIVE = frozenset(  # what a group, an area or a sum is called when it is spoken of again
    "room house audience class crew field roll staff workforce membership electorate intake squad team fleet stock panel pool"
    " register land ground area site estate farm farmland territory surface acreage turnover revenue revenues income sales"
    " budget bill sum proceeds money spending outlay takings expenditure output".split()
)
_SIBLING = frozenset("another further other remaining additional".split())
_SUMMED = (["in", "all"], ["in", "total"])
_THEM = frozenset(["them", "these", "those"])
_PEOPLE = frozenset(
    "person people adult participant patient man woman child volunteer respondent pupil student member subject"
    " worker employee resident teacher nurse trainee applicant candidate reader viewer user customer guest".split()
)


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    found = mentions(text)
    for sentence in text.sentences:
        for quantity in sentence.quantities:
            if not (quantity.kind in SHARES or _rough(quantity)) or not _share(quantity):
                continue
            share = found[quantity.span]
            told = told_of(text, share)
            if told is not None:
                for whole, weight, why in _wholes(text, told):
                    yield from (_claim(r, told, whole, weight, why) for r in rules)
            for (part, whole), weight, why in apart(text, share):
                if told is None or told.part is not part:
                    own = Told(share, part, weight)
                    yield from (_claim(r, own, whole, weight, why) for r in rules)


def _share(quantity: Quantity) -> bool:
    """Return whether a number may be a share of a whole."""
    size = quantity.magnitude
    if size is None or size <= 0:
        return False
    if quantity.direction is not Direction.NONE and not _made_up(quantity):
        return False
    if quantity.kind is Kind.PERCENT:
        return quantity.unit == "percent" and size < 100
    return size < 1


def _made_up(quantity: Quantity) -> bool:
    """Return whether a number is what some "make up": no rise."""
    return (
        _MADE_UP.search(
            quantity.document.text, max(0, quantity.span.start - 24), quantity.span.start
        )
        is not None
    )


def _rough(quantity: Quantity) -> bool:
    """Return whether a number is a fraction told in words: "two-thirds"."""
    size = quantity.magnitude or 0
    return quantity.kind is Kind.NUMBER and 0 < size < 1 and quantity.surface[:1].isalpha()


def _wholes(text: Reading, told: Told) -> Iterator[tuple[Mention, int, str]]:
    """Yield the counts that a part may be of, each with its weight and reason."""
    part = told.part
    size = part.quantity.magnitude or 0
    window = text.window(part.sentence, BACK)
    pool = [
        m
        for s in window
        for m in own(text, s)
        if m is not part
        and m.quantity.span != part.quantity.span
        and (m.quantity.magnitude or 0) > size
        and _alike(told, m)
        and (m.order < part.order or _out_of_part(told, m))
        and m.quantity.bound is Bound.NONE
    ]
    nearest = [m for m in reversed(pool) if m.order < part.order and not _beside_it(told, m)]
    if _twice(nearest):
        nearest[:2] = nearest[1::-1]  # "1,150 of the 1,200, and 276 of those": of the 1,150
    if not pool:
        yield from _told_later(text, told)
    for mention in pool[-_MOST:]:
        rank = nearest.index(mention) if mention in nearest else 0
        weight, why = _points_to(told, mention, rank, max(len(nearest), 1))
        weight -= SIBLING if mention.order < part.order and mention not in nearest else 0
        yield mention, max(told.weight + weight, 3), why


def _told_later(text: Reading, told: Told) -> Iterator[tuple[Mention, int, str]]:
    """Yield the whole that the next sentence tells: "two-fifths of the staff, 60. It employs 200"."""
    window = text.window(told.part.sentence, 0, 1)
    wholes = [m for m in own(text, window[1]) if _alike(told, m)] if len(window) == 2 else []
    if len(wholes) != 1 or (wholes[0].quantity.magnitude or 0) <= (
        told.part.quantity.magnitude or 0
    ):
        return
    again = _COLLECTIVE & set(told.pointer.split()[1:5])
    if again and _sampled(wholes[0].sentence.words, wholes[0].place):
        yield wholes[0], told.weight + 10, "the whole is told behind"


def _alike(told: Told, whole: Mention) -> bool:
    """Return whether a part may be of a whole: of its unit, or of its own where one leaves it out."""
    one, other = told.part.quantity, whole.quantity
    if one.kind is other.kind and one.unit == other.unit:
        return True
    bare = other if one.unit else one
    return bare.kind is Kind.NUMBER and not bare.unit and _out_of_part(told, whole)


def _beside_it(told: Told, other: Mention) -> bool:
    """Return whether a count before a part is another part of the same whole: it has a share of its own, or is one of "those"."""
    if THOSE.match(told.pointer) or THOSE.match(told.among):
        return False  # "90 of those": the part may be of a part
    words, place = other.sentence.words, other.place
    behind = words[place + 1 : place + SHARE_BEHIND]
    if behind[:1] == ["("] or "or" in behind[:2]:
        shares = (q for q in other.sentence.quantities if q.kind in SHARES)
        if any(other.sentence.place(q) - place in range(2, SHARE_BEHIND) for q in shares):
            return True
    part = told.part
    if other.sentence is part.sentence and behind[:1] == ["of"] and _THEM & set(behind[1:2]):
        return True  # "cooking started 245 of these; smoking, which began 70, one in six"
    before = words[max(0, place - 3) : place]
    own = part.sentence.words[max(0, part.place - 2) : part.place]
    return bool(_SIBLING & set(own)) and before[:1] == ["of"] and bool(_THEM & set(before))


def _twice(nearest: Sequence[Mention]) -> bool:
    """Return whether the nearest count is the whole of the one before it."""
    if len(nearest) < 2 or nearest[0].sentence is not nearest[1].sentence:
        return False
    return out_of(nearest[0].sentence.words, nearest[1], nearest[0])


def _out_of_part(told: Told, whole: Mention) -> bool:
    """Return whether a count behind a part, or behind the share, is its whole: "31 of the 41"."""
    if whole.sentence is not told.part.sentence:
        return False
    words = whole.sentence.words
    if told.part.place < whole.place and out_of(words, told.part, whole):
        return True
    return told.share.sentence is whole.sentence and out_of(words, told.share, whole)


def _points_to(told: Told, whole: Mention, rank: int, count: int) -> tuple[int, str]:
    """Return how surely words point to a whole, and how."""
    words, place = whole.sentence.words, whole.place
    if _out_of_part(told, whole):
        return 14, "the part of it"
    those = _PARTICIPLE.match(told.pointer)
    if those is not None and told.pointer.split()[1] in ("those", "these"):
        near = words[max(0, place - 6) : place + 9]
        if those["word"] in SAMPLED and _sampled(words, place):
            return 9 - 2 * min(rank, 2), "the whole is told again"
        if len(those["word"]) > 4 and any(w[:4] == those["word"][:4] for w in near if len(w) > 3):
            return 9 - 2 * min(rank, 2), "the whole is told again"
        if _same(told.part.quantity, whole.quantity):
            return 2 - rank, "a share of some of them"
        return (0 if rank == 0 and len(those["word"]) > 4 else -10), "a share of some of them"
    noun = _NOUN.match(told.pointer)
    named = noun is not None and _named(noun, whole)
    again = _COLLECTIVE & set(told.pointer.split()[1:5])
    if noun is not None and not (named or again or _GENERIC & set(told.pointer.split()[1:4])):
        return -10, "a share of something else"
    back = told.part.sentence.index - whole.sentence.index
    lead = words[max(0, place - 2) : place]
    opening = place <= 3 and words[:1] in (["of"], ["among"], ["out"])
    here = back == 0 and (lead[-1:] == ["of"] or lead == ["of", "the"])
    if (here or (opening and back <= 1)) and rank == 0:
        return 12, "of the whole"
    if named:
        return 10 - 2 * min(rank, 2), "the whole is named"
    weight = 0
    if THOSE.match(told.pointer) or THOSE.match(told.among):
        weight += 10 if rank == 0 else 0
    elif again and rank == 0:
        weight += 6
    if _sampled(words, place):
        weight += 5
    if _same(told.part.quantity, whole.quantity):
        weight += 4
    elif not told.part.quantity.counted and rank == 0:
        weight += 3
    if count == 1:
        weight += 5
    return weight - 2 * back - 3 * rank, "a greater count before"


def _named(noun: re.Match[str], whole: Mention) -> bool:
    """Return whether "of the maps" names what a whole counts."""
    words, place = whole.sentence.words, whole.place
    near = {w.rstrip("s") for w in words[max(0, place - 4) : place + 5] if w.isalpha()}
    return any(w and w.rstrip("s") in near for w in (noun["noun"], noun["more"]))


def _sampled(words: Sequence[str], place: int) -> bool:
    """Return whether a count is one of what was looked at: "we enrolled 248 adults"."""
    start = place + 1
    if words[start + 1 : start + 2] == ["("] and ")" in words[start:]:
        start = words.index(")", start)  # "180 patients (median age 63 years) were enrolled"
    behind = words[start : start + 4]
    if (
        words[place - 3 : place] == ["a", "total", "of"]
        or behind[:2] in _SUMMED
        or behind[1:3] in _SUMMED
    ):
        return True
    return not SAMPLED.isdisjoint([*words[max(0, place - 3) : place], *behind])


def _same(one: Quantity, other: Quantity) -> bool:
    """Return whether two counts are of the same things, or both of people."""
    if not one.counted or not other.counted:
        return False
    return one.counted == other.counted or {one.counted, other.counted} <= _PEOPLE


def _claim(rule: Rule, told: Told, whole: Mention, weight: int, why: str) -> Claim:
    part, total = _lent.either(told.part.quantity, whole.quantity, _lent.in_unit)
    return Claim(
        rule,
        {"share": told.share.quantity, "part": exact(part), "whole": exact(total)},
        certain=weight >= int(rule.match.get("certain", 22)),
        evidence=(f"a share beside its part, {why} {weight:+d}",),
        weight=weight,
        extra={
            "threshold": int(rule.match.get("threshold", 20)) if weight > 3 else NEVER,
            "judged": "share",
            "farthest": "6",
            "slip": int(rule.match.get("slip", 0)),
            "near": int(rule.match.get("near", 0)),
        },
    )
