"""Conflicts: which pairs of facts are one fact told with two values.

In: the aligned pairs of two lists of facts, and the facts that are already confirmed.
Out: the pairs to be believed, each with its weight. A pair is weighed in bits, as in a
wager that it is one fact: rare words that both clauses share, one counted noun, one
measure, confirmed neighbours in the same sentences, and a slip of the pen that would be
a great chance; against it speak the other numbers that it might as well be paired with.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from math import log2

from verify.match.alignment import Pair, best_pairs, bucket, heads_differ, heads_shared, likened
from verify.match.facts import Fact, contrasts, stem
from verify.match.ground import Ground
from verify.match.slip import bits, one_digit, signature, slip
from verify.model.document import BlockKind
from verify.model.quantity import Kind, Quantity

# Bits, near to what a logistic fit gives on labelled sets of documents; see tests/blind.
_SLIP, _PLAIN = 3.7, 4.5  # from which a slip is believed, and two values that none explains
_RETOLD = 2.0  # the same of a headline and its story
_TWO_OF_A_KIND = 1.0  # one other number that the figure of a headline might be
_CLAUSE, _SENTENCE = 1.4, 0.8  # for each rare word shared, at best so many:
_MOST_WORDS = 9.0
_HEAD, _MEASURE, _NEIGHBOUR, _FELLOWS = 3.0, 0.5, 1.0, 1.2
_ONE_DIGIT = 2.5  # two short values of which one digit differs: no slip, but as it were
_COUNT = 1.4  # against bare counts, which are small and many
_RIVAL = 1.4  # times the bits that the choice among other numbers costs
_HOUR = re.compile(
    r"\bby (?:[\w']+ ){0,2}(?:\d|morning|afternoon|evening|night|noon|midnight|dawn|[A-Z][a-z]+day)"
    r"|\b(?:as of|so far|still|already|currently|latest|(?:fall|ris|climb|increas)\w+ (?:to|from))\b",
    re.IGNORECASE,
)
_STRANGERS = 3.0  # against texts that share no other value


def conflicts(
    first: Sequence[Fact],
    second: Sequence[Fact],
    pairs: Sequence[Pair],
    known: Ground,
    *,
    moved: bool,
    blockers: frozenset[str],
) -> Iterator[Pair]:
    """Return the pairs that are believed to be one fact, their `score` in bits, the best first.

    Of texts that `moved` on (a later day, a revision) only slips of the pen are believed.
    """
    left = [f for f in first if id(f) not in known.taken]
    right = [f for f in second if id(f) not in known.taken]
    rivals = _Rivals(left, right)
    found = []
    for pair in _candidates(left, right, pairs, known.taken):
        if moved and not pair.slip:
            continue
        if pair.compatible or pair.elsewhere or _blocked(pair, blockers) or _contrast(pair):
            continue
        weight = _weight(pair, known, rivals)
        if weight >= _needed(pair, rivals):
            found.append(pair._replace(score=weight))
    found.sort(key=lambda p: -p.score)
    yield from best_pairs(found)


def _needed(pair: Pair, rivals: _Rivals) -> float:
    """Return the bits from which a pair is believed."""
    if pair.slip:
        return _SLIP
    if (
        pair.first.quantity.document is pair.second.quantity.document
        and rivals.bits(pair) <= _TWO_OF_A_KIND
    ):
        return _RETOLD
    return _PLAIN


def _candidates(
    left: Sequence[Fact], right: Sequence[Fact], pairs: Iterable[Pair], taken: Collection[int]
) -> Iterator[Pair]:
    """Yield the pairs of facts left over that share words, then those whose digits are alike."""
    seen = set()
    for pair in pairs:
        if id(pair.first) in taken or id(pair.second) in taken:
            continue
        seen.add((id(pair.first), id(pair.second)))
        if pair.slip or _comparable(pair):
            yield pair
    by_digits: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in right:
        by_digits[bucket(fact.quantity), signature(fact.quantity)].append(fact)
    for fact in left:
        mark = signature(fact.quantity)
        for other in by_digits.get((bucket(fact.quantity), mark), ()) if mark else ():
            if (id(fact), id(other)) in seen or heads_differ(fact, other):
                continue
            name = slip(*likened(fact.quantity, other.quantity))
            if name:
                yield Pair(0.0, fact, other, name)


class _Rivals:
    """How many facts left over on each side a number might be paired with."""

    def __init__(self, left: Sequence[Fact], right: Sequence[Fact]) -> None:
        self._left, self._right = _sorted(left), _sorted(right)
        self._counted: dict[int, int] = {}

    def bits(self, pair: Pair) -> float:
        """Return what the choice among them costs."""
        sort = bucket(pair.first.quantity)
        return log2(
            self._like(pair.first, self._right[sort]) * self._like(pair.second, self._left[sort])
        )

    def _like(self, fact: Fact, others: Sequence[Fact]) -> int:
        """Return how many facts do not plainly count something else than one does."""
        if id(fact) not in self._counted:
            like = sum(not heads_differ(fact, other) for other in others)
            self._counted[id(fact)] = max(1, like)
        return self._counted[id(fact)]


def _sorted(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Return facts by what they may be compared with."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[bucket(fact.quantity)].append(fact)
    return found


def _weight(pair: Pair, known: Ground, rivals: _Rivals) -> float:
    """Return how surely a pair is one fact, in bits."""
    a, b = pair.first, pair.second
    clause = pair.clause / 2
    rest = max(0.0, pair.score - pair.clause - (0.5 if a.heads & b.heads else 0.0))
    weight = min(_MOST_WORDS, _CLAUSE * clause + _SENTENCE * rest)
    weight += _HEAD if a.heads & b.heads else 0.0
    weight += _MEASURE if a.measure and a.measure == b.measure else 0.0
    weight += _NEIGHBOUR * min(2, known.neighbours[a.sentence, b.sentence])
    weight += _kinship(pair, known)
    if pair.slip:
        weight += bits(pair.slip, *pair.values)
    else:
        weight += _ONE_DIGIT * one_digit(*pair.values) - _COUNT * (bucket(a.quantity) == "count")
    return weight - _RIVAL * rivals.bits(pair)


def _kinship(pair: Pair, known: Ground) -> float:
    """Return how surely the two texts are of one event: by the values that they share."""
    if known.fellows > 1 or pair.first.quantity.document is pair.second.quantity.document:
        return _FELLOWS
    return 0.0 if known.fellows else -_STRANGERS


def _comparable(pair: Pair) -> bool:
    """Return whether two values that no slip explains may be given of one thing.

    They are of one unit, within a factor of three, and count one noun.
    """
    a, b = pair.values
    if BlockKind.TABLE in (pair.first.block, pair.second.block):
        return False  # a cell's words are few: it takes a slip
    if a.magnitude is None or b.magnitude is None or a.unit != b.unit or a.kind is not b.kind:
        return False
    low, high = sorted((abs(a.magnitude), abs(b.magnitude)))
    if high > 3 * low:
        return False
    if a.document is b.document:  # a headline leaves nouns out, and gives one figure of many
        like = bucket(a) == "count" or (a.measure and _named(a) == _named(b))
        return bool(like and pair.clause) and (
            bool(a.unit) or heads_shared(pair.first, pair.second)
        )
    if bool(a.unit) or bool(pair.first.heads & pair.second.heads):
        return True
    return one_digit(a, b) and heads_shared(pair.first, pair.second)


def _named(quantity: Quantity) -> frozenset[str]:
    """Return the stems of a quantity's measure."""
    return frozenset(map(stem, quantity.measure.split()))


def _contrast(pair: Pair) -> bool:
    """Return whether the two clauses hold different words of one group: men, women."""
    a, b = pair.first.near, pair.second.near
    here = {contrasts()[w] for w, n in a.items() if n > 1 and w in contrasts()}
    there = {w: contrasts()[w] for w, n in b.items() if n > 1 and w in contrasts()}
    return any(
        group in here
        and word not in a
        and not any(w in b for w in a if contrasts().get(w) == group)
        for word, group in there.items()
    )


def _blocked(pair: Pair, blockers: frozenset[str]) -> bool:
    """Return whether the words of one alone speak of another time, source or forecast.

    Beside a slip of the pen only those in the number's own clause count.
    """
    a, b = pair.first, pair.second
    close = 2 if pair.slip else 1
    one, two = ({word for word in blockers if fact.near.get(word, 0) >= close} for fact in (a, b))
    if one != two or (not pair.slip and (_passing(a) or _passing(b))):
        return True
    here, there = a.quantity.period, b.quantity.period
    if a.quantity.kind is Kind.PHYSICAL:
        return False  # what a thing measures does not change with the year that stands beside it
    if here and there and here.first and there.first and here.last and there.last:
        return here.last < there.first or there.last < here.first
    return False


def _passing(fact: Fact) -> bool:
    """Return whether a sentence gives a figure as it stood at some hour."""
    document = fact.quantity.document
    return _HOUR.search(document.text[fact.sentence.start : fact.sentence.end]) is not None
