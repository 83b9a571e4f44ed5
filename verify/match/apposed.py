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
from verify.match._runs import exact
from verify.match.frame import Mention, mentions
from verify.match.reading import NUMBER, Reading, Sentence, reading
from verify.match.tally import NEVER
from verify.model.claim import Claim
from verify.model.quantity import Bound, Direction, Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.named import NamedTuple

KIND = "apposed"
OPTIONS = ("threshold", "certain", "slip", "near")
SLOTS = ("share", "part", "whole")
BACK = 6  # sentences looked back over for the whole
FAR = 22  # words between a part and its share
NEAR = 8  # the same, where no word ties them
_MOST = 8  # wholes tried
_SHARES = frozenset({Kind.PERCENT, Kind.RATIO})
_COUNTS = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PHYSICAL})
_MARK = r"(?:[,(;:—–-] )"
_MADE_UP = (
    "supplied|provided|contributed|represented|made up|accounted for|brought in|generated|formed|covered|yielded"
    "|constituted|comprised|supply|provide|contribute|represent|make up|account for"
)
_STRONG = re.compile(
    rf" (?P<mark>{_MARK}?)(?:or|that is(?: to say)?|which is(?: to say)?|which (?:makes|means(?: that)?|gives)|that's|i\.e\."
    r"|so that|so|meaning(?: that)?|thus|hence|therefore|implying(?: that)?"
    rf"|(?:it |they |these |which |this |he |she )?(?:{_MADE_UP})"
    r"|equal to|equivalent to|equating to|amounting to|representing|accounting for|making up"
    r"|(?:for|giving|making|meaning) an? (?:[a-z-]+ ){0,3}(?:rate|share|proportion|percentage) of"
    r"|an? (?:[a-z-]+ ){0,3}(?:rate|share|proportion|percentage) of) (?:, )?(?:(?:a|an|or|just|only|some) )?$"
)
_THEREFORE = re.compile(
    r" (?:so that|so|which means(?: that)?|meaning(?: that)?|thus|hence|therefore) $"
)
_VERB = re.compile(rf" (?:{_MADE_UP}) $")
_BARE = re.compile(r" [,(—–] $")
_CLOSING = frozenset([",", ")", ".", ";", "—", "–", "of"])
_BEHIND = re.compile(
    r"^(?P<of>of (?:(?:the|these|those|its|our|their|all|his|her) (?:# )?(?:[a-z-]+ ){0,3}|(?:them|these|those|whom|which) ))?"
    r"(?:(?:[a-z'-]+ ){0,9}[;:,—–] (?:that is|or|i\.e\.) ,? ?|[,(—–:] (?:or |that is ,? ?|i\.e\. ,? ?)?)# "
    r"(?:(?:[a-z-]+ ){0,3}[,.;)—–]|in all|of them|in total|altogether|people)"
)
_NEXT_CLAUSE = re.compile(
    r"^(?:that's |(?:[^#]* )?that |(?:that|this|which|it) (?:is|was|makes|made|means|meant|represents|amounts to|gives) )(?:(?:a|an|just|only|some|about) )?$"
)
_RATE = re.compile(
    r"^(?:the|a|an|its|their|our|that|this) (?:overall )?(?P<stem>[a-z]{3,12}) (?:rate|share|proportion|percentage) (?:of|was|is|stood at|came to|,|at) $"
)
_THOSE = re.compile(
    r"^of (?:them|these|those|whom|which|the (?:total|lot|whole|group|sample|cohort|number|number of)|that total|all of them)\b"
)
_OF_IT = re.compile(r"^of (?:them|these|those|whom|which) ")
_PARTICIPLE = re.compile(
    r"^of (?:those|these|all those|the (?:# )?[a-z-]+) (?P<word>[a-z]{3,}(?:ed|ing|en|nt|st)|who|that|with|in|aged)\b"
)
_NOUN = re.compile(
    r"^of (?:the|its|our|their|all|those|these|all the) (?:# )?(?P<noun>[a-z-]+)(?: (?P<more>[a-z-]+))?"
)
_GENERIC = frozenset(
    "them these those whom which total lot whole group sample cohort number all set rest".split()
)
_OTHERS = frozenset(["other", "others", "remaining", "rest"])
_SAMPLED = frozenset(
    "pulled taken drawn collected picked selected checked opened reviewed read audited trawled caught ringed tagged"
    " trapped weighed measured scanned swabbed obtained gathered logged recorded listed issued posted mailed canvassed"
    " network district comprises numbers totals totalled enrolled recruited surveyed interviewed asked polled questioned randomised randomized included studied analysed"
    " analyzed examined tested screened invited sent visited inspected searched checked reviewed sampled counted"
    " numbered received drew attracted holds has have owns employs runs had".split()
)
_PEOPLE = frozenset(
    "person people adult participant patient man woman child volunteer respondent pupil student member subject"
    " worker employee resident teacher nurse trainee applicant candidate reader viewer user customer guest".split()
)
_TIMES = frozenset(
    "year month week day hour minute second time night season decade quarter term shift round game match".split()
)
_IF = frozenset(["could", "would", "should", "might", "if", "target"])
_OTHER = frozenset(
    "rose fell up down grew increase decrease rise fall more less than higher lower interest tax discount by".split()
)


class Told(NamedTuple):
    """A share with the part that it is told of: how surely, and what points to the whole."""

    share: Mention
    part: Mention
    weight: int
    pointer: str = ""  # the words behind the share, from "of" on
    among: str = ""  # the words behind the part


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    found = mentions(text)
    for sentence in text.sentences:
        for quantity in sentence.quantities:
            if not (quantity.kind in _SHARES or _rough(quantity)) or not _share(quantity):
                continue
            share = found[quantity.span]
            told = _told(text, share)
            if told is None:
                continue
            for rule in rules:
                for whole, weight, why in _wholes(text, told):
                    yield _claim(rule, told, whole, weight, why)


def _share(quantity: Quantity) -> bool:
    """Return whether a number may be a share of a whole."""
    size = quantity.magnitude
    if size is None or size <= 0 or quantity.direction is not Direction.NONE:
        return False
    if quantity.kind is Kind.PERCENT:
        return quantity.unit == "percent" and size < 100
    return size < 1


def _told(text: Reading, share: Mention) -> Told | None:
    """Return the part that a share is told of, or None."""
    sentence, place = share.sentence, share.place
    words = sentence.words
    if _OTHER & {*words[max(0, place - 2) : place], *words[place + 1 : place + 2]}:
        return None
    return _before(text, share) or _behind(text, share) or _earlier(text, share)


def _rough(quantity: Quantity) -> bool:
    """Return whether a number is a fraction told in words: "two-thirds"."""
    size = quantity.magnitude or 0
    return quantity.kind is Kind.NUMBER and 0 < size < 1 and quantity.surface[:1].isalpha()


def _own(text: Reading, sentence: Sentence) -> list[Mention]:
    """Return the counts of a sentence that may be parts or wholes."""
    found = mentions(text)
    return [m for q in sentence.quantities if _counted(m := found[q.span])]


def _counted(mention: Mention) -> bool:
    quantity = mention.quantity
    if quantity.kind not in _COUNTS or quantity.magnitude is None or quantity.magnitude <= 1:
        return False
    if not quantity.interval.finite or "/" in quantity.unit or quantity.counted in _TIMES:
        return False
    words, place = mention.sentence.words, mention.place
    if _IF & set(words[max(0, place - 4) : place]) or words[place + 1 : place + 2] == ["-"]:
        return False
    follow = words[place + 1 : place + 2]
    return not (follow and follow[0].rstrip("s") in _TIMES)


def _before(text: Reading, share: Mention) -> Told | None:
    """Return "93 pupils (42%)", "95 passed, or 52%", "312 hectares — 40% of the farm"."""
    sentence, place = share.sentence, share.place
    words = sentence.words
    left = f" {' '.join(words[max(0, place - 9) : place])} "
    behind = words[place + 1 : place + 2]
    pointer = _from_of(words, place)
    therefore = _THEREFORE.search(left)
    if therefore is None and _OF_IT.match(pointer) and pointer.split()[2:3][0] not in _SAMPLED:
        return None  # "300 joined, 12% of them from college": a share of the 300
    strong = _STRONG.search(left)
    if therefore is not None and not (pointer or share.quantity.kind is Kind.RATIO):
        strong = None  # "so 12% was lost" is of anything
    if _VERB.search(left) and not _THOSE.match(pointer):
        strong = None
    if strong is None and not (_BARE.search(left) and behind and behind[0] in _CLOSING):
        return None
    opening = left[: strong.start()] if strong is not None else left[:-2]
    start = place - (len(left.split()) - len(opening.split()))
    parts = [m for m in _own(text, sentence) if m.place < start]
    if not parts or start - parts[-1].place > FAR:
        return None
    part = parts[-1]
    between = words[part.place + 1 : start]
    if len(parts) > 1 and _out_of(words, parts[-2], part):
        part = parts[-2]  # "31 of the 41 votes cast, or 57%"
    elif (strong is None and (NUMBER in between or len(between) > NEAR)) or any(
        part.place < sentence.place(q) < start
        for q in sentence.quantities
        if q.kind in _SHARES | _COUNTS
    ):
        return None
    weight = 12 if strong is not None or left.endswith(" ( ") else 10
    return Told(share, part, weight, pointer, _from_of(words, part.place))


def _out_of(words: Sequence[str], one: Mention, other: Mention) -> bool:
    """Return whether one number is said to be of another: "31 of the 41"."""
    between = words[one.place + 1 : other.place]
    return len(between) <= 4 and "of" in between[:2]


def _behind(text: Reading, share: Mention) -> Told | None:
    """Return "two thirds of them, 9,100,", "two in five of the 85 cases were lost; that is, 34"."""
    sentence, place = share.sentence, share.place
    words = sentence.words
    behind = words[place + 1 : place + 26]
    match = _BEHIND.match(f"{' '.join(behind)} ") if NUMBER in behind else None
    if match is None:
        return None
    told = range(place + 1, place + 1 + len(match.group().split()))
    at = [i for i in told if words[i] == NUMBER][-1]
    part = next((m for m in _own(text, sentence) if m.place == at), None)
    if part is None:
        return None
    return Told(share, part, 12 if match["of"] else 8, _from_of(words, place), _from_of(words, at))


def _earlier(text: Reading, share: Mention) -> Told | None:
    """Return "528 are slow; that is a quarter", "312 passed. The pass rate of 72%"."""
    sentence, place = share.sentence, share.place
    words = sentence.words
    begin = max((i + 1 for i in range(place) if words[i] in (";", ":", "—", "–")), default=0)
    left = f"{' '.join(words[begin:place])} "
    rate = _RATE.match(left)
    if rate is None and not _NEXT_CLAUSE.match(left):
        return None
    if begin:
        parts = [m for m in _own(text, sentence) if m.place < begin - 1]
    else:
        window = text.window(sentence, 1)
        parts = _own(text, window[0]) if len(window) == 2 else []
    if rate is not None:
        parts = [m for m in parts if _stem(m.sentence, rate["stem"], m.place)]
    if not parts:
        return None
    part = parts[-1]
    if len(parts) > 1 and _out_of(part.sentence.words, parts[-2], part):
        if _OTHERS & set(part.sentence.words[parts[-2].place : part.place]):
            return None  # "88 passed, and three of the other four": the share is of all
        part = parts[-2]
    return Told(share, part, 10, _from_of(words, place), _from_of(part.sentence.words, part.place))


def _stem(sentence: Sentence, stem: str, place: int) -> bool:
    """Return whether a word behind a number has the stem of a rate: "312 passed", "pass rate"."""
    follow = sentence.words[place + 1 : place + 7]
    return any(w[:4] == stem[:4] for w in follow if len(w) > 3)


def _from_of(words: Sequence[str], place: int) -> str:
    """Return the words behind a number where they begin with "of", else ""."""
    behind = words[place + 1 : place + 8]
    return f"{' '.join(behind)} " if behind[:1] == ["of"] else ""


def _wholes(text: Reading, told: Told) -> Iterator[tuple[Mention, int, str]]:
    """Yield the counts that a part may be of, each with its weight and reason."""
    part = told.part
    size = part.quantity.magnitude or 0
    window = text.window(part.sentence, BACK)
    pool = [
        m
        for s in window
        for m in _own(text, s)
        if m is not part
        and m.quantity.span != part.quantity.span
        and (m.quantity.magnitude or 0) > size
        and m.quantity.kind is part.quantity.kind
        and m.quantity.unit == part.quantity.unit
        and (m.order < part.order or _out_of_part(told, m))
        and m.quantity.bound is Bound.NONE
    ]
    nearest = [m for m in reversed(pool) if m.order < part.order]
    if _twice(nearest):
        nearest[:2] = nearest[1::-1]  # "1,150 of the 1,200, and 276 of those": of the 1,150
    for mention in pool[-_MOST:]:
        rank = nearest.index(mention) if mention in nearest else 0
        weight, why = _points_to(told, mention, rank, len(pool))
        yield mention, max(told.weight + weight, 3), why


def _twice(nearest: Sequence[Mention]) -> bool:
    """Return whether the nearest count is the whole of the one before it."""
    if len(nearest) < 2 or nearest[0].sentence is not nearest[1].sentence:
        return False
    return _out_of(nearest[0].sentence.words, nearest[1], nearest[0])


def _out_of_part(told: Told, whole: Mention) -> bool:
    """Return whether a count behind a part, or behind the share, is its whole: "31 of the 41"."""
    if whole.sentence is not told.part.sentence:
        return False
    words = whole.sentence.words
    if told.part.place < whole.place and _out_of(words, told.part, whole):
        return True
    return told.share.sentence is whole.sentence and _out_of(words, told.share, whole)


def _points_to(told: Told, whole: Mention, rank: int, count: int) -> tuple[int, str]:
    """Return how surely words point to a whole, and how."""
    words, place = whole.sentence.words, whole.place
    if _out_of_part(told, whole):
        return 14, "the part of it"
    those = _PARTICIPLE.match(told.pointer)
    if those is not None and told.pointer.split()[1] in ("those", "these"):
        near = words[max(0, place - 6) : place + 9]
        if those["word"] in _SAMPLED and _sampled(words, place):
            return 9 - 2 * min(rank, 2), "the whole is told again"
        if len(those["word"]) > 4 and any(w[:4] == those["word"][:4] for w in near if len(w) > 3):
            return 9 - 2 * min(rank, 2), "the whole is told again"
        if _same(told.part.quantity, whole.quantity):
            return 2 - rank, "a share of some of them"
        return (0 if rank == 0 and len(those["word"]) > 4 else -10), "a share of some of them"
    noun = _NOUN.match(told.pointer)
    named = noun is not None and _named(noun, whole)
    if noun is not None and not named and not _GENERIC & set(told.pointer.split()[1:4]):
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
    if _THOSE.match(told.pointer) or _THOSE.match(told.among):
        weight += 10 if rank == 0 else 0
    if _sampled(words, place):
        weight += 5
    if _same(told.part.quantity, whole.quantity):
        weight += 4
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
    near = [*words[max(0, place - 3) : place], *words[place + 1 : place + 5]]
    return not _SAMPLED.isdisjoint(near)


def _same(one: Quantity, other: Quantity) -> bool:
    """Return whether two counts are of the same things, or both of people."""
    if not one.counted or not other.counted:
        return False
    return one.counted == other.counted or {one.counted, other.counted} <= _PEOPLE


def _claim(rule: Rule, told: Told, whole: Mention, weight: int, why: str) -> Claim:
    return Claim(
        rule,
        {
            "share": told.share.quantity,
            "part": exact(told.part.quantity),
            "whole": exact(whole.quantity),
        },
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
