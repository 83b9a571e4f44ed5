"""Ranks: the one called the highest of several, and the values of all of them.

In: rules of this kind (`end: high` or `end: low`) and an extraction. Out: claims that
`value` is the greatest or the least beside the `others`. A superlative counts only with
its group ("the heaviest of the three", "fastest of all"); its value stands beside it, or
beside the name that it is said of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.extract import Extraction
from verify.match import cues
from verify.match._runs import joined
from verify.match.frame import Mention, alike, mentions, plain
from verify.match.reading import NUMBER, Reading, Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span
from verify.named import NamedTuple

KIND = "rank"
OPTIONS = ("end", "threshold", "certain")
SLOTS = ("value", "others")
NEAR = 16  # words between a superlative and its value
_HIGH = frozenset(
    "highest largest biggest greatest tallest longest heaviest hottest warmest wettest dearest costliest"
    " steepest deepest widest busiest strongest loudest thickest slowest fastest quickest richest".split()
)
_LOW = frozenset(
    "lowest smallest fewest shortest lightest coolest coldest driest cheapest weakest shallowest narrowest"
    " quietest leanest thinnest slowest fastest quickest poorest".split()
)
_LESS_TIME = frozenset(["fastest", "quickest"])
_MORE_TIME = frozenset(["slowest"])
_NOT = frozenset(
    "second third fourth fifth sixth seventh next since ever record joint equal among one".split()
)
_KINDS = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.PHYSICAL, Kind.DURATION})
_ITEM_ENDS = frozenset([",", ";", ":", ".", "(", ")", NUMBER, "and", "while"])
_EMPTY = frozenset(
    "the was were are thus therefore makes which that and now its our with their this for than had has have been"
    " from into onto over under came went took made only also most least all both each".split()
)


class Superlative(NamedTuple):
    """A superlative with its group: how many there are, or None for all of them."""

    word: str
    place: int
    size: int | None


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    found = mentions(text)
    for sentence in text.sentences:
        if "est" not in sentence.text:
            continue
        for superlative in _superlatives(sentence, found):
            pool = _pool(text, sentence, found)
            target, weight = _target(sentence, superlative, pool)
            if target is None:
                continue
            others = _others(target, superlative, pool)
            weight += _group(superlative, len(others) + 1)
            for rule in rules:
                if others and _applies(rule, superlative.word, target):
                    yield _claim(rule, target, others, weight)


def _superlatives(sentence: Sentence, found: dict[Span, Mention]) -> Iterator[Superlative]:
    """Yield the superlatives of a sentence that name their group."""
    words = sentence.words
    numbers = {sentence.place(q): q for q in sentence.quantities if q.kind is Kind.NUMBER}
    for at, word in enumerate(words):
        if word not in _HIGH and word not in _LOW:
            continue
        if _NOT & set(words[max(0, at - 2) : at]) or _NOT & set(words[at + 1 : at + 4]):
            continue
        behind = words[at + 1 : at + 8]
        if "of" not in behind:
            opening = _before(words[: min(at, 1)], numbers)
            if opening is not None:
                yield Superlative(word, at, opening)
            continue
        group = behind[behind.index("of") + 1 :]
        start = at + 2 + behind.index("of")
        if group[:1] and group[0] in ("all", "them", "these", "those"):
            yield Superlative(word, at, None)
            continue
        for step, follow in enumerate(group[:5]):
            if follow == NUMBER and start + step in numbers:
                size = numbers[start + step].magnitude
                if size is not None and 2 < size <= 20:
                    yield Superlative(word, at, int(size))
                break


def _before(words: Sequence[str], numbers: dict[int, Quantity]) -> int | None:
    """Return how many a sentence opens with: "Of the three bids, ... was the highest"."""
    for at in (1, 2, 3):
        if words[:1] == ["of"] and at in numbers:
            size = numbers[at].magnitude
            return int(size) if size is not None and 2 < size <= 20 else None
    return None


def _pool(text: Reading, sentence: Sentence, found: dict[Span, Mention]) -> list[Mention]:
    return [
        found[q.span]
        for s in text.window(sentence, 2, 1)
        for q in s.quantities
        if q.kind in _KINDS
        and q.magnitude is not None
        and q.interval.finite
        and not cues.best(found[q.span].roles, ("no_change",))
    ]


def _target(
    sentence: Sentence, superlative: Superlative, pool: Sequence[Mention]
) -> tuple[Mention | None, int]:
    """Return the value that the superlative is said of, and how surely."""
    group = set(range(superlative.place, superlative.place + 9))
    near = [
        m
        for m in pool
        if m.sentence is sentence
        and abs(m.place - superlative.place) <= NEAR
        and not (m.place in group and m.quantity.magnitude == superlative.size)
        and _measured(m, pool)
    ]
    before = [m for m in near if m.place < superlative.place]
    behind = [m for m in near if m.place > superlative.place]
    if before and superlative.place - before[-1].place <= 3:
        return before[-1], 8
    name = _named(superlative, sentence, pool)
    if name is not None:
        return name, 8
    if behind and (not before):
        return behind[0], 6
    return None, 0


def _others(target: Mention, superlative: Superlative, pool: Sequence[Mention]) -> list[Mention]:
    """Return the values that a value is ranked among: its list, where that has the right length."""
    like = [m for m in pool if alike(m.quantity, target.quantity)]
    at = like.index(target)
    first = last = at
    while first and joined(like[first - 1], like[first]):
        first -= 1
    while last + 1 < len(like) and joined(like[last], like[last + 1]):
        last += 1
    listed = like[first : last + 1]
    if len(listed) == superlative.size or not target.quantity.unit:
        like = listed
    return [m for m in like if m is not target]


def _measured(mention: Mention, pool: Sequence[Mention]) -> bool:
    """Return whether other numbers near measure the same thing."""
    return sum(alike(mention.quantity, m.quantity) for m in pool) >= 3


def _named(superlative: Superlative, sentence: Sentence, pool: Sequence[Mention]) -> Mention | None:
    """Return the value beside the name that a superlative is said of."""
    words, at = sentence.words, superlative.place
    subject = _content(words[max(0, at - 5) : at])
    behind = words[at + 1 : at + 10]
    for verb in ("is", "was", "are", "were"):
        if verb in behind:
            subject |= _content(behind[behind.index(verb) + 1 :][:3])
            break
    found = [
        m
        for m in pool
        if subject & _beside(m)
        and _measured(m, pool)
        and (m.sentence is not sentence or m.place < at)
    ]
    return found[0] if len(found) == 1 else None


def _content(words: Sequence[str]) -> set[str]:
    """Return the words that may be a name."""
    return {w.removesuffix("'s") for w in words if len(w) > 2 and w.isalpha() and w not in _EMPTY}


def _beside(mention: Mention) -> set[str]:
    """Return the words next to a value, within its item of a list."""
    words, place = mention.sentence.words, mention.place
    found: set[str] = set()
    for step in (-1, 1):
        at, taken = place + step, 0
        if 0 <= at < len(words) and words[at] in ("(", ")"):
            at += step
        while 0 <= at < len(words) and taken < 3 and words[at] not in _ITEM_ENDS:
            found |= _content([words[at]])
            at, taken = at + step, taken + 1
    return found


def _group(superlative: Superlative, count: int) -> int:
    """Return what the number of values says of the group."""
    if superlative.size == count:
        return 14
    return 10 if superlative.size is None and count >= 3 else -10


def _applies(rule: Rule, word: str, target: Mention) -> bool:
    """Return whether a superlative means the rule's end of the scale."""
    high = word in _HIGH
    if target.quantity.kind is Kind.DURATION and word in _LESS_TIME | _MORE_TIME:
        high = word in _MORE_TIME
    elif word in _LESS_TIME:
        high = True
    elif word in _MORE_TIME:
        high = False
    return (rule.match.get("end") == "high") == high


def _claim(rule: Rule, target: Mention, others: Sequence[Mention], weight: int) -> Claim:
    return Claim(
        rule,
        {"value": plain(target.quantity), "others": tuple(plain(m.quantity) for m in others)},
        certain=weight >= int(rule.match.get("certain", 22)),
        evidence=(f"a superlative with its group {weight:+d}",),
        weight=weight,
        extra={
            "threshold": int(rule.match.get("threshold", 16)),
            "judged": "value",
            "farthest": "1000",
        },
    )
