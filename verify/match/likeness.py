"""Likeness: how surely two keys are of one fact, in words and in figures.

In: the keys of two texts, with what is confirmed between them. Out: for a pair its features,
by name, and their weighted sum. A word counts by how near both numbers it stands, divided by
the numbers of its sort that have it beside them: a word that stands beside one number alone
in both texts is nearly a name. Weights are fitted by `benchmarks/fit_likeness.py` and kept
in `likeness.txt`; what surely sets two facts apart is left to `verify.match.apart`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from math import log2

from verify.match.alignment import ANYBODY
from verify.match.facts import Fact, data_lines, stem
from verify.match.fields import fields_of
from verify.match.figures import figures
from verify.match.ground import Ground
from verify.match.keys import CLAUSE, PHRASE, SENTENCE
from verify.match.named_in import names, shared_names
from verify.match.qualifiers import qualifiers
from verify.match.roots import root
from verify.match.slip import significant
from verify.match.sorts import LASTING, compatible
from verify.match.standing import of_others, standing
from verify.model.quantity import CALENDAR, Bound, Hedge, Kind

Features = dict[str, float]
WORDING = (
    "phrase", "clause", "sentence", "head", "only_head", "coverage", "other_head", "strangers",
    "rivals", "plan", "compare", "extreme", "mean", "each", "one_period", "same_period",
    "no_words", "short", "short_head", "measure", "other_measure", "count", "percent", "money", "physical", "duration", "day", "year",
    "ordinal", "clock", "age", "field", "fields", "field_head",
    "change", "whole", "other_name", "one_hedge", "covered", "anchor", "position",
    "role", "role_field", "other_role", "same_person", "same_each",
    "other_each", "two_words",
)  # fmt: skip
FIGURES = ("slip", "one_digit", "date_slip", "swapped", "power", "ratio", "neighbours", "names")
DOUBTS = ("unworded", "other_event", "moved_on", "excepted")  # of `verify.match.apart`
_PER = re.compile(r"(?: per | an? | each |/| for each | for every )([a-z]{3,20}+)")
_MEASURED = frozenset({Kind.PERCENT, Kind.MONEY})
_SURELY = 1.9  # words that stand beside two numbers alone, from which the words are no chance
_MOST = 3.0  # shared words that count of each sort
_OF_SORT = {name: name for name in ("count", "percent", "day", "year", "ordinal", "clock", "age")}
_OF_KIND = {Kind.MONEY: "money", Kind.DURATION: "duration"}
_BESIDE = tuple((i, j) for i in range(-2, 3) for j in range(-2, 3))  # places that are near
_WEEK = 7
_KIN = 4  # words that only texts of one event share
_VALUES = 2  # values of both that make texts of one event, whatever their names are
_NAMED = 3  # names of both, from which texts without a common value are no strangers


class Likeness:
    """Weighs pairs of keys of two texts."""

    def __init__(self, first: Sequence[Fact], second: Sequence[Fact], known: Ground) -> None:
        self.first, self.second, self.known = first, second, known
        self._rarity = _rarity(first, second)
        self._beside = (_beside(first), _beside(second))
        self._in_field = (_in_field(first), _in_field(second))
        self._counting = (_counting(first), _counting(second))
        self._governed = (_governed(first), _governed(second))
        self._left = tuple(
            Counter(name for name, _ in {told(k) for k in side if id(k) not in known.taken})
            for side in (first, second)
        )
        one, other = (k[0].quantity.document.text if k else "" for k in (first, second))
        self.known_names = shared_names(one, other)
        self.shared_names = len(self.known_names)
        self._order = {id(k): n for side in (first, second) for n, k in enumerate(side)}
        self._anchors = {
            (self._order[id(a)], self._order[id(b)])
            for a, b in known.pairs
            if id(a) in self._order and id(b) in self._order
        }
        self.fellows = _fellows(first, second, known)
        named = min(len(names(one)[0]), len(names(other)[0])) >= _NAMED
        words = len(_words(first) & _words(second))
        alike = words >= _KIN or self.fellows
        sure = words > _KIN and self.fellows >= _VALUES
        self.related = bool(self.shared_names or sure or (alike and not named))
        self.strangers = not self.fellows and self.shared_names < _NAMED

    def weight(self, features: Features) -> float:
        """Return how surely a pair is one fact: above nothing it is believed."""
        return _sum(weights()[1], features)

    def wording_weight(self, features: Features) -> float:
        """Return how surely a pair is one fact by its words, whatever its values are."""
        return _sum(weights()[0], features)

    def features(self, a: Fact, b: Fact) -> Features:
        """Return what speaks for and against a pair."""
        return {**self.wording(a, b), **self.beside(a, b)}

    def beside(self, a: Fact, b: Fact) -> Features:
        """Return what figures, neighbours and names say of a pair."""
        found = figures(a, b)
        found["neighbours"] = float(min(2, self.known.neighbours[a.sentence, b.sentence]))
        found["names"] = log2(1 + min(_WEEK, self.shared_names))
        return found

    def wording(self, a: Fact, b: Fact) -> Features:
        """Return what the words beside a pair say."""
        near = [(word, min(c, b.near[word])) for word, c in a.near.items() if word in b.near]
        name = a.sort
        alone = [(word, c, self._alone(name, word)) for word, c in near]
        close = {word for word, c in near if c >= CLAUSE}
        heads = a.heads & b.heads
        counted = name == "count"
        short = counted and max(significant(k.quantity) for k in (a, b)) < 2
        kind = counted and not fields_of(a.heads).isdisjoint(fields_of(b.heads))
        found_alone = bool(heads) and self._only(heads)
        named = kind and any(c == PHRASE and word not in heads for word, c in near)
        found = {
            "phrase": min(_MOST, sum(u for _, c, u in alone if c == PHRASE)),
            "clause": min(_MOST, sum(u for _, c, u in alone if c == CLAUSE)),
            "sentence": min(
                _MOST, sum(u * self._rarity.get(w, 1.0) for w, c, u in alone if c == SENTENCE)
            ),
            "head": float(bool(heads)),
            "only_head": float(counted and found_alone),
            "coverage": _coverage(a, close) * _coverage(b, close),
            "other_head": float(
                counted
                and not heads
                and bool(a.heads and b.heads)
                and ANYBODY.isdisjoint(a.heads | b.heads)
                and not _named(a, b)
            ),
            "strangers": float(self.strangers),
            "rivals": log2(max(1, self._left[0][_sort_of(a)]) * max(1, self._left[1][_sort_of(b)])),
            "no_words": float(not close and not heads),
            "short": float(short and not (found_alone or named)),
            "short_head": float(short and (found_alone or named)),
            "measure": max(0.0, _one_measure(a, b)),
            "other_measure": float(a.quantity.kind in _MEASURED and _one_measure(a, b) < 0),
            _OF_SORT.get(name) or _OF_KIND.get(a.quantity.kind, "physical"): 1.0,
        }
        found.update(self._fields(a, b))
        found.update(self._standing(a, b))
        found.update(self._roles(a, b))
        one, other = qualifiers(a.clause), qualifiers(b.clause)
        for sort_of in ("plan", "compare", "extreme", "mean", "each"):
            found[sort_of] = float((sort_of in one) != (sort_of in other))
        each, every = _each_of(a), _each_of(b)
        found["same_each"] = float(bool(each) and each == every)
        found["other_each"] = float(bool(each and every) and each != every)
        found["two_words"] = float(found["phrase"] >= _SURELY)
        found["each"] *= 1 - found["same_each"]
        most = [
            "extreme" in own or k.quantity.bound is not Bound.NONE
            for own, k in ((one, a), (other, b))
        ]
        found["extreme"] = float(most[0] != most[1])  # "up to 25 kg" is a maximum
        return {**found, **_periods(a, b, name)}

    def _standing(self, a: Fact, b: Fact) -> Features:
        """Return what part the two numbers play, of whom, and where in their texts."""
        one, other = standing(a), standing(b)
        hedged = [k.quantity.hedge is not Hedge.NONE for k in (a, b)]
        here, there = self._order[id(a)], self._order[id(b)]
        return {
            "change": float((one == "change") != (other == "change")),
            "whole": float(one == other == "whole"),
            "other_name": float(of_others(a, b, self.known_names)),
            "one_hedge": float(hedged[0] != hedged[1]),
            "covered": _covered(a, b) * _covered(b, a),
            "anchor": float(any((here + i, there + j) in self._anchors for i, j in _BESIDE)),
            "position": abs(here / len(self.first) - there / len(self.second)),
        }

    def _roles(self, a: Fact, b: Fact) -> Features:
        """Return how surely the two are amounts of one thing, by the nouns that govern them."""
        shared = a.of & b.of
        role = sum(self._alone_of(a.sort, w) for w in shared)
        kinds = fields_of(a.of - shared) & fields_of(b.of - shared)
        field = max((self._alone_of(a.sort, "~" + f) for f in kinds), default=0.0)
        named = not a.of.isdisjoint(b.near) or not b.of.isdisjoint(a.near)
        apart = bool(a.of and b.of) and not shared and not kinds and not named
        names = (a.names | b.names) & self.known_names if a.sort == "age" else ()
        person = any(min(a.near.get(w, 0), b.near.get(w, 0)) >= CLAUSE for w in names)
        return {
            "role": min(2.0, role),
            "role_field": field,
            "other_role": float(apart),
            "same_person": float(person),
        }

    def _alone_of(self, name: str, word: str) -> float:
        one, other = (side.get((name, word), 1) for side in self._governed)
        return 1 / (one * other)

    def _fields(self, a: Fact, b: Fact) -> Features:
        """Return how surely the words beside both speak of one kind of thing."""
        shared = [
            (closeness, self._apart_by(a.sort, field))
            for field, nearness in a.fields.items()
            if (closeness := min(nearness, b.fields.get(field, 0))) >= CLAUSE
        ]
        return {
            "field": max((u for c, u in shared if c == PHRASE), default=0.0),
            "fields": log2(1 + sum(u for _, u in shared)),
            "field_head": float(
                a.sort == "count"
                and not a.heads & b.heads
                and not fields_of(a.heads).isdisjoint(fields_of(b.heads))
            ),
        }

    def _apart_by(self, name: str, field: str) -> float:
        """Return how nearly a field is that of one number of a sort alone, in both texts."""
        one, other = (side.get((name, field), 1) for side in self._in_field)
        return 1 / (one * other)

    def _alone(self, name: str, word: str) -> float:
        """Return how nearly a word stands beside one number of a sort alone, in both texts."""
        one, other = (len(side.get((name, word), ())) for side in self._beside)
        return 1 / (max(1, one) * max(1, other))

    def _only(self, heads: Collection[str]) -> bool:
        """Return whether both texts count a noun once."""
        return all(
            len(set().union(*(side[head] for head in heads))) == 1 for side in self._counting
        )


def _rarity(first: Sequence[Fact], second: Sequence[Fact]) -> dict[str, float]:
    """Return each shared word's weight: 1 where it stands in one sentence a side."""
    counts = []
    for side in (first, second):
        lines = {key.sentence: key.near for key in side}
        counts.append(Counter(word for near in lines.values() for word in near))
    return {word: 1 / max(n, counts[1][word]) for word, n in counts[0].items() if counts[1][word]}


def _sort_of(key: Fact) -> str:
    """Return what a number is held against: amounts for each of something are a sort of their own."""
    return f"{key.sort}/{_each_of(key)}"


def _each_of(key: Fact) -> str:
    """Return what an amount of money is for each of: "27 cents a share"."""
    quantity = key.quantity
    if quantity.kind is not Kind.MONEY:
        return ""
    _, _, told_as = quantity.unit.partition("/")
    behind = None if told_as else _PER.match(quantity.document.text, quantity.span.end)
    return root(behind[1]) if behind else told_as


def told(key: Fact) -> tuple[str, object]:
    """Return a number's sort and value: what a title says again is no number of its own."""
    quantity = key.quantity
    if quantity.kind in CALENDAR:
        period = quantity.period
        return _sort_of(key), period and (period.year, period.month, period.day, period.minutes)
    return _sort_of(key), (quantity.unit, quantity.magnitude)


def _beside(keys: Sequence[Fact]) -> dict[tuple[str, str], set[object]]:
    """Return the values that have a word beside them, by their sort."""
    found: dict[tuple[str, str], set[object]] = defaultdict(set)
    for key in keys:
        name = key.sort
        for word, closeness in key.near.items():
            if closeness >= CLAUSE:
                found[name, word].add(told(key))
    return found


def _in_field(keys: Sequence[Fact]) -> Counter[tuple[str, str]]:
    """Return how many values of each sort have a field beside them."""
    held = {(k.sort, f, told(k)) for k in keys for f, c in k.fields.items() if c >= CLAUSE}
    return Counter((sort, field) for sort, field, _ in held)


def _governed(keys: Sequence[Fact]) -> Counter[tuple[str, str]]:
    """Return how many values of each sort a noun governs, or a noun of a field (`~`)."""
    held: set[tuple[str, str, object]] = set()
    for key in keys:
        value = told(key)
        held.update((key.sort, word, value) for word in key.of)
        held.update((key.sort, "~" + field, value) for field in fields_of(key.of))
    return Counter((sort, word) for sort, word, _ in held)


def _counting(keys: Sequence[Fact]) -> dict[str, set[object]]:
    """Return the values that are counts of each noun."""
    found: dict[str, set[object]] = defaultdict(set)
    for key in keys:
        if key.sort == "count":
            for head in key.heads:
                found[head].add(told(key))
    return found


def _words(keys: Sequence[Fact]) -> frozenset[str]:
    return frozenset().union(*(key.near for key in keys)) if keys else frozenset()


def _fellows(first: Sequence[Fact], second: Sequence[Fact], known: Ground) -> int:
    """Return how many values and days stand in both texts."""
    values = [
        {k.quantity.magnitude for k in side if k.quantity.kind is not Kind.DATE and _long(k)}
        for side in (first, second)
    ]
    days = [
        {(p.month, p.day) for k in side if k.sort == "day" and (p := k.quantity.period) and p.day}
        for side in (first, second)
    ]
    exact = max(known.fellows, len(values[0] & values[1])) + len(days[0] & days[1])
    return exact or sum(any(_rounded(a, b) for b in second) for a in first if _long(a) or _near(a))


def _near(key: Fact) -> bool:
    return key.quantity.hedge is not Hedge.NONE and significant(key.quantity) > 1


def _rounded(a: Fact, b: Fact) -> bool:
    """Return whether one number is the other told less exactly: "about 1,250" of 1,248."""
    if a.sort != b.sort or a.sort in LASTING or not (a.sort and (_long(a) or _long(b))):
        return False
    long = all(k.quantity.charitable.finite and significant(k.quantity) > 1 for k in (a, b))
    return long and compatible(a, b)


def _long(key: Fact) -> bool:
    return significant(key.quantity) > 2


def _one_measure(a: Fact, b: Fact) -> float:
    """Return 1 where both measure one thing, less where things of one kind, -1 where others."""
    one, other = ({stem(w) for w in k.quantity.measure.split()} for k in (a, b))
    if not one or not other:
        return 0.0
    if one & other:
        return 1.0
    return 0.5 if fields_of(one) & fields_of(other) else -1.0


def _coverage(key: Fact, close: Collection[str]) -> float:
    """Return how much of a number's phrase the other text has beside its number."""
    own = [word for word, closeness in key.near.items() if closeness == PHRASE]
    return sum(word in close for word in own) / len(own) if own else 0.0


def _covered(a: Fact, b: Fact) -> float:
    """Return how much of a number's phrase the other clause speaks of, in words or in kind."""
    own = [word for word, closeness in a.near.items() if closeness == PHRASE]
    kinds = {f for f, c in b.fields.items() if c >= CLAUSE}
    met = sum(b.near.get(w, 0) >= CLAUSE or not kinds.isdisjoint(fields_of((w,))) for w in own)
    return met / len(own) if own else 0.0


def _named(a: Fact, b: Fact) -> bool:
    """Return whether what one counts is named beside the other."""
    return not (a.heads.isdisjoint(b.near) and b.heads.isdisjoint(a.near))


def _periods(a: Fact, b: Fact, name: str) -> Features:
    """Return whether one alone has a time, and whether both have one time."""
    here, there = a.quantity.period, b.quantity.period
    if name in _OF_SORT and name in ("day", "year", "clock"):
        return {}
    return {
        "one_period": float((here is None) != (there is None)),
        "same_period": float(same_period(a, b)),
    }


def same_period(a: Fact, b: Fact) -> bool:
    """Return whether both numbers are of times that meet, no longer than a year."""
    here, there = a.quantity.period, b.quantity.period
    if not (here and there and here.first and there.first and here.last and there.last):
        return False
    short = all((p.last - p.first).days < 370 for p in (here, there) if p.first and p.last)
    return short and here.first <= there.last and there.first <= here.last


def _sum(table: Mapping[str, float], features: Features) -> float:
    return table["bias"] + sum(table.get(name, 0.0) * value for name, value in features.items())


@cache
def weights() -> tuple[dict[str, float], dict[str, float]]:
    """Read the weights of the features: of wording alone, and of all that is known of a pair."""
    wording, every = {}, {}
    for line in data_lines("likeness.txt"):
        name, one, other = line.rsplit(maxsplit=2)
        wording[name], every[name] = float(one), float(other)
    return wording, every
