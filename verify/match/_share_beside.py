"""Beside: the part that a share is told of, where the two stand next to each other.

In: a share in its place. Out: the part that its words tie it to: before it ("93 pupils (42%)",
"528, or a quarter"), behind it ("two thirds of them, 9,100,", "15% of that is 60") or in the
clause or sentence before ("That is a quarter"). Which count is the whole is left to `apposed`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.match.frame import Mention, mentions
from verify.match.reading import NUMBER, Reading, Sentence
from verify.model.quantity import Kind
from verify.named import NamedTuple

FAR = 22  # words between a part and its share
NEAR = 8  # the same, where no word ties them
SHARES = frozenset({Kind.PERCENT, Kind.RATIO})
_COUNTS = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PHYSICAL})
_MARK = r"(?:[,(;:—–-] )"
_MADE_UP = (
    "supplied|provided|contributed|represented|made up|accounted for|brought in|generated|formed|covered|yielded"
    "|constituted|comprised|supply|provide|contribute|represent|make up|account for|amounts? to|amounted to|equals?|equalled"
)
_STRONG = re.compile(
    rf" (?P<mark>{_MARK}?)(?:or|that is(?: to say)?|which is(?: to say)?|which (?:makes|means(?: that)?|gives)|that's|i\.e\."
    r"|so that|so|meaning(?: that)?|thus|hence|therefore|implying(?: that)?"
    rf"|(?:it |they |these |which |this |he |she )?(?:{_MADE_UP})"
    r"|equal to|equivalent to|equating to|amounting to|representing|accounting for|making up"
    r"|(?:for|giving|making|meaning) an? (?:[a-z-]+ ){0,3}(?:rate|share|proportion|percentage) of"
    r"|an? (?:[a-z-]+ ){0,3}(?:rate|share|proportion|percentage) of) (?:, )?(?:(?:a|an|or|just|only|some) )?$"
)
_OF_TOTAL = re.compile(  # "66 million in 2015, of total revenues of 528 million"
    r"(?:^|[,—–] )(?:out )?(?:of|from) (?:a |an |the |its |our |their )?(?:total|overall|combined|entire|annual) (?:[a-z]+ ){0,2}of$"
)
_THEREFORE = re.compile(
    r" (?:so that|so|which means(?: that)?|meaning(?: that)?|thus|hence|therefore) $"
)
_VERB = re.compile(rf" (?:{_MADE_UP}) $")
_BARE = re.compile(r" [,(—–:] $")
_CLOSING = frozenset([",", ")", ".", ";", "—", "–", "of"])
_BEHIND = re.compile(
    r"^(?P<of>of (?:(?:the|these|those|its|our|their|all|his|her) (?:# )?(?:[a-z-]+ ){0,3}|(?:them|these|those|whom|which) ))?"
    r"(?:(?:[a-z'-]+ ){0,9}[;:,—–] (?:that is|or|i\.e\.) ,? ?|[,(—–:] (?:or |that is ,? ?|i\.e\. ,? ?)?)# "
    r"(?:(?:[a-z-]+ ){0,3}[,.;)—–]|in all|of them|in total|altogether|people)"
)
_EQUAL = re.compile(  # "62% have found an owner; that is 289 households", "15% of that is 60"
    r"^(?:(?P<of>of) (?:that|it|this|which) (?:is|was|makes|comes to|came to|would be|means|equals|amounts to)|(?:[a-z'-]+ ){0,9}[;:,—–]"
    r" (?:and )?(?:that|this|which) (?:is|was|means|makes|comes to)) (?:just |only |about |exactly )?# "
)
_PAIRED = re.compile(  # "40% full, holding 60 million of its 120 million", "a third, 300 of 1,200"
    r"^(?P<of>of [^#,]{1,40})?(?:[a-z'-]+ ){0,5}[,(—–:] (?:or |that is ,? ?|with |holding |having |some |just |only )*# "
    r"of (?:(?:the|its|their|our|all|his|her|a total of) )?(?:[a-z-]+ )?# "
)
_MEANS = re.compile(
    r"^(?:that|this|it|which) (?:is|means|meant|makes|made|comes to|came to|amounts to|amounted to|equals|gives) (?:just |only |about )?# "
)
_NEXT_CLAUSE = re.compile(
    r"^(?:that's |(?:[^#]* )?that |(?:that|this|which|it) (?:is|was|makes|made|means|meant|represents|amounts to|gives) )(?:(?:a|an|just|only|some|about) )?$"
)
_RATE = re.compile(
    r"^(?:the|a|an|its|their|our|that|this) (?:overall )?(?P<stem>[a-z]{3,12}) (?:rate|share|proportion|percentage) (?:of|was|is|stood at|came to|,|at) $"
)
THOSE = re.compile(
    r"^of (?:them|these|those|whom|which|(?:that|it|this) (?:is|was|makes|comes|came|would|means|equals|amounts)|the (?:total|lot|whole|group|sample|cohort|number|number of)|that total|all of them)\b"
)
_OF_IT = re.compile(r"^of (?:them|these|those|whom|which) ")
_OTHERS = frozenset(["other", "others", "remaining", "rest"])
SAMPLED = frozenset(
    "pulled taken drawn collected picked selected checked opened reviewed read audited trawled caught ringed tagged"
    " trapped weighed measured scanned swabbed obtained gathered logged recorded listed issued posted mailed canvassed"
    " network district comprises numbers totals totalled enrolled recruited surveyed interviewed asked polled questioned randomised randomized included studied analysed"
    " analyzed examined tested screened invited sent visited inspected searched checked reviewed sampled counted"
    " treated served handled assessed processed registered carried judged heard owed numbered received drew attracted holds has have owns employs runs had".split()
)
_TIMES = frozenset(
    "year month week day hour minute second time night season decade quarter term shift round game match".split()
)
_IF = frozenset(["could", "would", "should", "might", "if", "target"])
_OTHER = frozenset(
    "rose fell up down grew increase decrease rise fall more less fewer than higher lower greater smaller above below interest tax discount by".split()
)


class Told(NamedTuple):
    """A share with the part that it is told of: how surely, and what points to the whole."""

    share: Mention
    part: Mention
    weight: int
    pointer: str = ""  # the words behind the share, from "of" on
    among: str = ""  # the words behind the part


def told(text: Reading, share: Mention) -> Told | None:
    """Return the part that a share is told of, or None."""
    sentence, place = share.sentence, share.place
    words = sentence.words
    behind = place + 2 if words[place + 1 : place + 2] == [")"] else place + 1  # "(4.4%) lower"
    if _OTHER & {*words[max(0, place - 2) : place], *words[behind : behind + 1]}:
        return None
    return (
        _before(text, share) or _behind(text, share) or _earlier(text, share) or _next(text, share)
    )


def own(text: Reading, sentence: Sentence) -> list[Mention]:
    """Return the counts of a sentence that may be parts or wholes."""
    found = mentions(text)
    return [m for q in sentence.quantities if counted(m := found[q.span])]


def counted(mention: Mention) -> bool:
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
    pointer = from_of(words, place)
    therefore = _THEREFORE.search(left)
    if therefore is None and _OF_IT.match(pointer) and pointer.split()[2:3][0] not in SAMPLED:
        return None  # "300 joined, 12% of them from college": a share of the 300
    strong = _STRONG.search(left)
    if therefore is not None and not (pointer or share.quantity.kind is Kind.RATIO):
        strong = None  # "so 12% was lost" is of anything
    if (
        _VERB.search(left)
        and not pointer
        and share.quantity.kind is not Kind.RATIO
        and "," not in left
    ):
        strong = None
    if strong is None and not (_BARE.search(left) and behind and behind[0] in _CLOSING):
        return None
    opening = left[: strong.start()] if strong is not None else left[:-2]
    start = place - (len(left.split()) - len(opening.split()))
    parts = [m for m in own(text, sentence) if m.place < start]
    if not parts or start - parts[-1].place > FAR:
        return None
    part = parts[-1]
    between = words[part.place + 1 : start]
    if len(parts) > 1 and out_of(words, parts[-2], part):
        part = parts[-2]  # "31 of the 41 votes cast, or 57%"
    elif (strong is None and (NUMBER in between or len(between) > NEAR)) or any(
        part.place < sentence.place(q) < start
        for q in sentence.quantities
        if q.kind in SHARES | _COUNTS
    ):
        return None
    weight = 12 if strong is not None or left.endswith(" ( ") else 10
    return Told(share, part, weight, pointer, from_of(words, part.place))


def out_of(words: Sequence[str], one: Mention, other: Mention) -> bool:
    """Return whether one number is said to be of another: "31 of the 41"."""
    between = words[one.place + 1 : other.place]
    if len(between) <= 4 and "of" in between[:2]:
        return True
    return len(between) <= FAR // 2 and _OF_TOTAL.search(" ".join(between)) is not None


def _behind(text: Reading, share: Mention) -> Told | None:
    """Return "two thirds of them, 9,100,", "two in five of the 85 cases were lost; that is, 34"."""
    sentence, place = share.sentence, share.place
    words = sentence.words
    behind = words[place + 1 : place + 26]
    if NUMBER not in behind:
        return None
    line = f"{' '.join(behind)} "
    match = _BEHIND.match(line) or _EQUAL.match(line)
    paired = _PAIRED.match(line) if match is None else None
    match = match or paired
    if match is None:
        return None
    told = range(place + 1, place + 1 + len(match.group().split()))
    at = [i for i in told if words[i] == NUMBER][-1 if paired is None else -2]
    part = next((m for m in own(text, sentence) if m.place == at), None)
    if part is None:
        return None
    return Told(share, part, 12 if match["of"] else 8, from_of(words, place), from_of(words, at))


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
        parts = [m for m in own(text, sentence) if m.place < begin - 1]
    else:
        window = text.window(sentence, 1)
        parts = own(text, window[0]) if len(window) == 2 else []
    if rate is not None:
        parts = [m for m in parts if _stem(m.sentence, rate["stem"], m.place)]
    if not parts:
        return None
    part = parts[-1]
    if len(parts) > 1 and out_of(part.sentence.words, parts[-2], part):
        if _OTHERS & set(part.sentence.words[parts[-2].place : part.place]):
            return None  # "88 passed, and three of the other four": the share is of all
        part = parts[-2]
    return Told(share, part, 10, from_of(words, place), from_of(part.sentence.words, part.place))


def _next(text: Reading, share: Mention) -> Told | None:
    """Return "they get back 12 cents in the euro. That means 450,000 euros"."""
    window = text.window(share.sentence, 0, 1)
    if len(window) < 2 or not _MEANS.match(f"{' '.join(window[1].words[:8])} "):
        return None
    parts = own(text, window[1])[:1]
    if not parts or NUMBER in share.sentence.words[share.place + 1 :]:
        return None
    return Told(share, parts[0], 10, from_of(share.sentence.words, share.place))


def _stem(sentence: Sentence, stem: str, place: int) -> bool:
    """Return whether a word behind a number has the stem of a rate: "312 passed", "pass rate"."""
    follow = sentence.words[place + 1 : place + 7]
    return any(w[:4] == stem[:4] for w in follow if len(w) > 3)


def from_of(words: Sequence[str], place: int) -> str:
    """Return the words behind a number where they begin with "of", else ""."""
    behind = words[place + 1 : place + 8]
    return f"{' '.join(behind)} " if behind[:1] == ["of"] else ""
