"""Ranks: the one called the highest of several, and the values of all of them.

In: rules of this kind (`end: high` or `end: low`) and an extraction. Out: claims that
`value` is the greatest or the least beside the `others`. A superlative counts only with
its group ("the heaviest of the three", "fastest of all"); its value stands beside it, or
beside the name that it is said of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from verify.extract import Extraction
from verify.match import cues
from verify.match._runs import joined
from verify.match._series import content, names
from verify.match._wordline import BARE, elliptic, in_unit, is_group, sort_of
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
FAR = 50  # a value this many times another is of something else: a gap beside a time
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
_DERIVED = frozenset("thus therefore hence so making makes made".split())
_HINTS = ("est", "most", "least", "worst")  # letters of which a superlative has some
_THEM = frozenset(["all", "them", "these", "those"])
_COUNTED = frozenset(
    "of recent recently part likely important common it they we you he she i that any".split()
)
_TIMES = frozenset(
    "seconds minutes hours days weeks milliseconds ms time times wait waiting".split()
)
_WORST = frozenset(["affected", "hit"])
_CLAUSE = frozenset([",", ";", ":", ".", "—", "–", "(", ")", "and", "while", "but"])


class Superlative(NamedTuple):
    """A superlative with its group: how many there are, or None for all of them.

    `derived` says that no group is named, but that the words draw it from what was listed.
    """

    word: str
    place: int
    high: bool
    size: int | None
    derived: bool = False


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    found = mentions(text)
    for sentence in text.sentences:
        if not any(hint in sentence.text for hint in _HINTS):
            continue
        for superlative in _superlatives(sentence, found):
            pool = _pool(text, sentence, found)
            target, weight = _target(sentence, superlative, pool)
            if target is None:
                continue
            others = _others(target, superlative, pool)
            timed = not target.quantity.unit and _timed([target, *others])
            weight += _group(superlative, len(others) + 1)
            for rule in rules:
                if others and _applies(rule, superlative, target, timed):
                    yield _claim(rule, target, others, weight)


def _superlatives(sentence: Sentence, found: dict[Span, Mention]) -> Iterator[Superlative]:
    """Yield the superlatives of a sentence that name their group, or are drawn from a list."""
    words = sentence.words
    numbers = {sentence.place(q): q for q in sentence.quantities if q.kind is Kind.NUMBER}
    for at, word in enumerate(words):
        high = _direction(words, at)
        if high is None:
            continue
        if _NOT & set(words[max(0, at - 2) : at]) or _NOT & set(words[at + 1 : at + 4]):
            continue
        behind = words[at + 1 : at + 9]
        start = at + 2 + behind.index("of") if "of" in behind else 0
        group = words[start : start + 5] if start else []
        opening = _before(words[: min(at, 4)], numbers)
        if group[:1] and group[0] in _THEM:
            yield Superlative(word, at, high, None)
        elif group and (size := _size(start, group, numbers)):
            yield Superlative(word, at, high, size)
        elif opening is not None:
            yield Superlative(word, at, high, opening)
        elif _DERIVED & set(words[max(0, at - 4) : at]) and NUMBER not in behind[:1]:
            yield Superlative(word, at, high, None, derived=True)


def _size(start: int, group: Sequence[str], numbers: dict[int, Quantity]) -> int:
    """Return the number in "of the three", or 0."""
    for step, word in enumerate(group):
        if word == NUMBER and start + step in numbers:
            size, digits = numbers[start + step].magnitude, numbers[start + step].exponent
            few = size is not None and 2 < size <= 20 and not digits
            return int(size) if few and size is not None else 0
    return 0


def _direction(words: Sequence[str], at: int) -> bool | None:
    """Return whether the word at a place means the most (True), the least, or neither."""
    word, follow = words[at], words[at + 1 : at + 2]
    if word in _HIGH or word in _LOW:
        return word in _HIGH
    if words[max(0, at - 1) : at] != ["the"] or not follow or not follow[0].isalpha():
        return None
    if word == "worst" and follow[0] in _WORST:
        return True
    if word in ("most", "least") and follow[0] not in _COUNTED:
        return word == "most"
    return None


def _before(words: Sequence[str], numbers: dict[int, Quantity]) -> int | None:
    """Return how many a sentence opens with: "Of the three bids, ... was the highest"."""
    for at in (1, 2, 3):
        if words[:1] in (["of"], ["among"]) and at in numbers:
            size = numbers[at].magnitude
            return int(size) if size is not None and 2 < size <= 20 else None
    return None


def _pool(text: Reading, sentence: Sentence, found: dict[Span, Mention]) -> list[Mention]:
    """Return the values near a superlative; a unit left out is the one before."""
    pool: list[Mention] = []
    for mention in (found[q.span] for s in text.window(sentence, 2, 1) for q in s.quantities):
        quantity = mention.quantity
        if quantity.kind not in _KINDS or quantity.magnitude is None:
            continue
        if not quantity.interval.finite or cues.best(mention.roles, ("no_change",)):
            continue
        if sort_of(quantity) == BARE and elliptic(mention) and not is_group(mention):
            before = next((m for m in reversed(pool) if m.quantity.unit), None)
            if before is not None:
                mention = in_unit(mention, before)
        pool.append(mention)
    return pool


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
    size = _abs(target)
    return [m for m in like if m is not target and size / FAR <= _abs(m) <= size * FAR]


def _abs(mention: Mention) -> Decimal:
    """Return the size of a value."""
    return abs(mention.quantity.magnitude or Decimal(0))


def _measured(mention: Mention, pool: Sequence[Mention]) -> bool:
    """Return whether other numbers near measure the same thing."""
    return sum(alike(mention.quantity, m.quantity) for m in pool) >= 3


def _named(superlative: Superlative, sentence: Sentence, pool: Sequence[Mention]) -> Mention | None:
    """Return the value beside the name that a superlative is said of."""
    words, at = sentence.words, superlative.place
    start = at
    while start > max(0, at - 6) and words[start - 1] not in _CLAUSE:
        start -= 1
    subject = content(words[start:at])
    if not subject:  # "Thompsons, with more than any other, was the wettest"
        head = start
        while head and words[head - 1] not in (";", ":", "."):
            head -= 1
        opening = words[head:start]
        subject = content(opening[: opening.index(",")] if "," in opening else ())
    behind = words[at + 1 : at + 12]
    for verb in ("is", "was", "are", "were", "being"):
        if verb in behind:
            follow = behind[behind.index(verb) + 1 :]
            subject |= content(follow[:3])
            break
    named = names(pool)
    found = [
        m
        for m in pool
        if subject & named[m.order]
        and _measured(m, pool)
        and (m.sentence is not sentence or m.place < at)
    ]
    return found[0] if len(found) == 1 else None


def _group(superlative: Superlative, count: int) -> int:
    """Return what the number of values says of the group."""
    if superlative.derived:
        return 9 if count >= 3 else -10
    if superlative.size == count:
        return 14
    few = superlative.size is None or count < superlative.size
    return 10 if few and count >= 3 else -10  # some of the group will do


def _applies(rule: Rule, superlative: Superlative, target: Mention, timed: bool) -> bool:
    """Return whether a superlative means the rule's end of the scale."""
    high, word = superlative.high, superlative.word
    timed = timed or target.quantity.kind is Kind.DURATION
    if word in _LESS_TIME | _MORE_TIME:
        high = timed == (word in _MORE_TIME)
    return (rule.match.get("end") == "high") == high


def _timed(pool: Sequence[Mention]) -> bool:
    """Return whether the bare numbers of some sentences are times: "in milliseconds: 12, 14"."""
    return any(_TIMES & set(s.words) for s in {m.sentence.index: m.sentence for m in pool}.values())


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
