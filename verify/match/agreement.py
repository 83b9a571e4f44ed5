"""Agreement: the same fact said twice, in one document or in several.

In: facts (`verify.match.facts`). Out: claims that two quantities state one thing.
Facts are aligned by the rare words they share, values first: a value that stands in
both texts beside the same words is confirmed and takes no further part; only what is
left over can be in conflict. So a text that repeats last year's figure beside this
year's is never blamed for it.

Says nothing of which value is right, and nothing at all where either text speaks of
revisions, forecasts or another time (`blockers` in the rule).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from verify import units
from verify.extract import Extraction
from verify.match.facts import Fact, facts, stem
from verify.model.claim import Claim
from verify.model.document import BlockKind
from verify.model.interval import Interval
from verify.model.quantity import Bound, Hedge, Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings

KIND = "agreement"
_TWIN = 0.6  # score from which equal values count as one fact
_LONG_SLIP = 0.5  # the same with digits swapped or a power of ten off, three digits or more
_SHORT_SLIP = 1.1  # the same with two digits
_ONE_DIGIT = 1.6  # the same but for one digit
_SAME_MOVE = 3.0  # moves of a price where no market is named
_FREE = 2.5  # values that are not alike, but in one unit and of one order
_TOP = frozenset({BlockKind.HEADLINE, BlockKind.SUMMARY, BlockKind.CAPTION})
_STEPS = (1, 2, 3, 6)  # powers of ten that a slip is off by: a zero or two, a thousand, a million


class Pair(NamedTuple):
    """Two facts that seem to be one, and why."""

    score: float
    first: Fact
    second: Fact
    slip: str

    @property
    def agrees(self) -> bool:
        """Whether the two are one value, told with or without a bound."""
        a, b = self.first.quantity, self.second.quantity
        return agree(a, b) and alike(a, b)

    @property
    def compatible(self) -> bool:
        """Whether the two values can both be true."""
        return agree(self.first.quantity, self.second.quantity)


def across(
    rules: Sequence[Rule], extractions: Sequence[Extraction], settings: Settings
) -> Iterator[Claim]:
    """Return the claims that facts of different documents are one."""
    listed = [facts(e, i) for i, e in enumerate(extractions)]
    for rule in rules:
        reader = _Reader(rule)
        pairs = [
            pair
            for i, first in enumerate(listed)
            for second in listed[i + 1 :]
            for pair in reader.pairs(first, second)
        ]
        match rule.match.get("finds"):
            case "drift":
                told = clusters(p for p in pairs if p.agrees and not reader.momentary(p))
            case "swap":
                yield from (_claim(rule, p) for p in pairs)
                continue
            case "snapshot":
                told = clusters(p for p in pairs if reader.momentary(p))
            case _:
                yield from (_claim(rule, p) for p in pairs if not reader.momentary(p))
                continue
        yield from (_mentions(rule, cluster) for cluster in told)


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims that a headline or summary repeats a fact of the body."""
    summary = facts(extraction, 0, _TOP)
    if not summary:
        return
    body = facts(extraction, 1, frozenset(BlockKind) - _TOP)
    for rule in rules:
        if rule.match.get("finds") is None:
            yield from (_claim(rule, pair) for pair in _Reader(rule).pairs(summary, body))


def clusters(pairs: Iterable[Pair]) -> list[list[Fact]]:
    """Group the facts that pairs join, each group in the order of the documents."""
    root: dict[int, int] = {}
    found: dict[int, Fact] = {}

    def top(key: int) -> int:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for pair in pairs:
        for fact in (pair.first, pair.second):
            found.setdefault(id(fact), fact)
            root.setdefault(id(fact), id(fact))
        root[top(id(pair.second))] = top(id(pair.first))
    groups: dict[int, list[Fact]] = defaultdict(list)
    for key, fact in found.items():
        groups[top(key)].append(fact)
    return [sorted(g, key=lambda f: (f.document, f.quantity.span)) for g in groups.values()]


def _mentions(rule: Rule, cluster: Sequence[Fact]) -> Claim:
    """Return the claim that several mentions are one fact, worded alike."""
    return Claim(rule, {"mentions": tuple(f.quantity for f in cluster)}, certain=False)


class _Reader:
    """Aligns two lists of facts by what one rule says of blockers and revisions."""

    def __init__(self, rule: Rule) -> None:
        self.blockers = frozenset(stem(str(word)) for word in rule.match.get("blockers", ()))
        self.revisions = frozenset(map(str, rule.match.get("revisions", ())))
        self.moments = frozenset(map(str, rule.match.get("moments", ())))
        self.finds = rule.match.get("finds")

    def momentary(self, pair: Pair) -> bool:
        """Return whether both are moves of a price, which differ from hour to hour."""
        facts = (pair.first, pair.second)
        percents = all(f.quantity.kind is Kind.PERCENT for f in facts)
        return percents and all(f.measure in self.moments for f in facts)

    def pairs(self, first: Sequence[Fact], second: Sequence[Fact]) -> Iterator[Pair]:
        """Return the agreeing pairs, then the conflicts among what is left over."""
        pairs = sorted(_pairs(first, second), key=lambda p: -p.score)
        if self.finds in ("snapshot", "swap"):
            chosen = _one_moment if self.finds == "snapshot" else _swappable
            yield from (p for p in pairs if p.score >= _TWIN and chosen(p))
            return
        pairs = [p for p in pairs if not measures_differ(p.first, p.second)]
        taken: set[int] = set()
        for pair in pairs:
            if pair.score >= _TWIN and pair.agrees:
                taken |= {id(pair.first), id(pair.second)}
                yield pair
        moved = _moved_on(first, second, self.revisions)
        for alike in (True,) if moved else (True, False):  # slips first: they say more than words
            rest = [
                p
                for p in pairs
                if bool(p.slip) is alike and id(p.first) not in taken and id(p.second) not in taken
            ]
            best = _best(rest)
            for pair in rest:
                mutual = best[id(pair.first)] is pair and best[id(pair.second)] is pair
                if pair.compatible:
                    continue
                if mutual and pair.score >= _needed(pair) and not _blocked(pair, self.blockers):
                    taken |= {id(pair.first), id(pair.second)}
                    yield pair


def _swappable(pair: Pair) -> bool:
    """Return whether two percentages beside the same words name known measures."""
    a, b = pair.first, pair.second
    return bool(a.measure and b.measure) and a.quantity.kind is Kind.PERCENT


def measures_differ(a: Fact, b: Fact) -> bool:
    """Return whether two percentages plainly measure different things.

    The nouns beside an amount of money change too freely from text to text to tell.
    """
    if not a.measure or not b.measure or a.quantity.kind is not Kind.PERCENT:
        return False
    return {stem(w) for w in a.measure.split()}.isdisjoint(stem(w) for w in b.measure.split())


def _one_moment(pair: Pair) -> bool:
    """Return whether both name the same place, or neither one, and no differing period."""
    a, b = pair.first, pair.second
    one, two = a.quantity.period, b.quantity.period
    here = a.places == b.places and (a.places or pair.score >= _SAME_MOVE)
    return bool(here) and (one is None) == (two is None)


def _moved_on(first: Sequence[Fact], second: Sequence[Fact], revisions: frozenset[str]) -> bool:
    """Return whether one text is later than the other, or says that figures were revised."""
    if not first or not second:
        return False
    one, two = first[0].quantity.document, second[0].quantity.document
    if one.date != two.date:
        return True
    return any(word in d.text.lower() for d in {one, two} for word in revisions)


def _claim(rule: Rule, pair: Pair) -> Claim:
    """Return the claim that two facts are one."""
    evidence = tuple(sorted(set(pair.first.near) & set(pair.second.near)))
    return Claim(
        rule,
        {"first": pair.first.quantity, "second": pair.second.quantity},
        certain=pair.slip != "",
        evidence=evidence,
        weight=round(pair.score * 10),
        extra={"slip": pair.slip},
    )


def _best(pairs: Iterable[Pair]) -> dict[int, Pair]:
    """Return each fact's best pair; `pairs` come best first."""
    best: dict[int, Pair] = {}
    for pair in pairs:
        best.setdefault(id(pair.first), pair)
        best.setdefault(id(pair.second), pair)
    return best


def _pairs(first: Sequence[Fact], second: Sequence[Fact]) -> Iterator[Pair]:
    """Return the pairs of one kind that share a word, scored by how rare the words are."""
    weight = _rarity(first, second)
    index: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in second:
        for word in fact.near:
            index[bucket(fact.quantity), word].append(fact)
    for a in first:
        kind = bucket(a.quantity)
        scores: dict[int, float] = defaultdict(float)
        found: dict[int, Fact] = {}
        for word, closeness in a.near.items():
            for b in index.get((kind, word), ()):
                scores[id(b)] += weight[word] * min(closeness, b.near[word])
                found[id(b)] = b
        for key, score in scores.items():
            b = found[key]
            if heads_differ(a, b) or (a.places and b.places and a.places.isdisjoint(b.places)):
                continue
            bonus = 0.5 if a.heads & b.heads else 0.0
            yield Pair(score + bonus, a, b, slip(a.quantity, b.quantity))


def _rarity(first: Sequence[Fact], second: Sequence[Fact]) -> dict[str, float]:
    """Return each word's weight: 1 where it stands in one sentence a side, less where common."""
    counts = []
    for side in (first, second):
        seen = {fact.sentence: fact.near for fact in side}
        counts.append(Counter(word for near in seen.values() for word in near))
    return {word: 1 / max(n, counts[1][word]) for word, n in counts[0].items() if counts[1][word]}


def bucket(quantity: Quantity) -> str:
    """Return what a quantity may be compared with: its currency, dimension or sort of count."""
    if quantity.kind in (Kind.NUMBER, Kind.RATIO, Kind.MULTIPLE) and not quantity.unit:
        return "count"
    if quantity.kind is Kind.MONEY or quantity.kind is Kind.PERCENT:
        return quantity.unit
    return units.dimension(quantity.unit)


def heads_differ(a: Fact, b: Fact) -> bool:
    """Return whether the two plainly count different things."""
    if bucket(a.quantity) != "count":
        return False
    if not a.heads or not b.heads or a.heads & b.heads:
        return False
    return not _heads_shared(a, b)


def _heads_shared(a: Fact, b: Fact) -> bool:
    """Return whether what one counts is named beside the other."""
    return not (a.heads.isdisjoint(b.near) and b.heads.isdisjoint(a.near))


def agree(a: Quantity, b: Quantity) -> bool:
    """Return whether two quantities can be one value, under their most charitable readings."""
    other = units.convert(b.charitable, b.unit, a.unit)
    return other is not None and a.charitable.meets(other)


def alike(a: Quantity, b: Quantity) -> bool:
    """Return whether two quantities that can both be true also say the same.

    "More than 6%" and "9.3%" do not, nor do "three years" and "almost four", whose
    intervals only touch.
    """
    if a.magnitude is None or b.magnitude is None:
        return a.bound is Bound.NONE and b.bound is Bound.NONE
    bounded = Bound.NONE not in (a.bound, b.bound) or a.bound is not b.bound
    if bounded or (a.hedge is Hedge.NONE and b.hedge is Hedge.NONE):
        if a.unit == b.unit and a.exponent == b.exponent:
            return a.magnitude == b.magnitude
        one, two = _plain(a), _plain(b)
    else:
        one, two = a.interval, b.interval
    other = units.convert(two, b.unit, a.unit)
    if other is None or not one.meets(other):
        return False
    touching = one.high == other.low or other.high == one.low
    return not touching or Decimal(0) in (one.width, other.width)


def _plain(quantity: Quantity) -> Interval:
    """Return the values that round to a quantity's magnitude, without its bound."""
    assert quantity.magnitude is not None
    if quantity.exponent is None:
        return Interval.exactly(quantity.magnitude)
    return Interval.around(quantity.magnitude, quantity.exponent)


def slip(a: Quantity, b: Quantity) -> str:
    """Name the slip of the pen that would turn one value into the other, or ''."""
    if a.magnitude is None or b.magnitude is None or not a.magnitude or not b.magnitude:
        return ""
    if a.magnitude == b.magnitude and a.unit != b.unit:
        return "the same number in another unit"
    converted = units.convert(Interval.exactly(b.magnitude), b.unit, a.unit)
    if a.unit != b.unit or converted is None:
        return ""
    return _digit_slip(abs(a.magnitude), abs(b.magnitude))


def _digit_slip(a: Decimal, b: Decimal) -> str:
    """Compare two positive values digit by digit."""
    if a == b:
        return ""
    one, two = _digits(a), _digits(b)
    if one == two:
        steps = abs(a.adjusted() - b.adjusted())
        return "a power of ten" if steps in _STEPS and (steps > 2 or len(one) > 1) else ""
    if a.adjusted() != b.adjusted():
        return ""
    width = max(len(one), len(two))
    one, two = one.ljust(width, "0"), two.ljust(width, "0")
    if width >= 2 and sorted(one) == sorted(two):
        return "digits swapped"
    if width >= 3 and sum(x != y for x, y in zip(one, two, strict=True)) == 1:
        return "one digit"
    return ""


def _comparable(a: Quantity, b: Quantity) -> bool:
    """Return whether two values are given alike: one unit, and within a factor of three."""
    if a.magnitude is None or b.magnitude is None or a.unit != b.unit:
        return False
    low, high = sorted((abs(a.magnitude), abs(b.magnitude)))
    return high <= 3 * low


def _length(quantity: Quantity) -> int:
    """Return how many digits a quantity was written with, trailing zeros of counts included."""
    if quantity.magnitude is None:
        return 0
    exponent = quantity.exponent if quantity.exponent is not None else 0
    return quantity.magnitude.adjusted() - exponent + 1


def _digits(value: Decimal) -> str:
    """Return the significant digits of a value, without trailing zeros."""
    return "".join(map(str, value.as_tuple().digits)).strip("0")


def _needed(pair: Pair) -> float:
    """Return the score that a pair needs to be believed, by what sets its values apart."""
    a, b = pair.first, pair.second
    if bucket(a.quantity) == "count" and not _heads_shared(a, b) and _length(a.quantity) < 3:
        return float("inf")  # small bare numbers near like words prove nothing
    if not pair.slip:
        apart = a.quantity.document is not b.quantity.document and not a.heads & b.heads
        named = bucket(a.quantity) != "count" or (_heads_shared(a, b) and not apart)
        return _FREE if named and _comparable(a.quantity, b.quantity) else float("inf")
    if pair.slip == "one digit":
        return _ONE_DIGIT
    return _LONG_SLIP if _length(a.quantity) >= 3 else _SHORT_SLIP


def _blocked(pair: Pair, blockers: frozenset[str]) -> bool:
    """Return whether the words speak of another time, source, forecast or subset."""
    a, b = pair.first, pair.second
    if blockers & (set(a.near) | set(b.near)):
        return True
    one, two = a.quantity.period, b.quantity.period
    if one and two and one.first and two.first and one.last and two.last:
        return one.last < two.first or two.last < one.first
    return False
