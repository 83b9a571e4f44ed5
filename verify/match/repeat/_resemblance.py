"""Resemblance: how surely two numbers are of one thing, by how both are told.

In: two numbers of one sort with how each is told, and how their values stand to each other. Out:
their features, named numbers, and how surely they are of one thing: the sum of the features
by the weights of `reference.txt`. What bars two numbers from being of one thing at all is said
by `_reference`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from verify import units
from verify.match import facts
from verify.match.facts import data_lines, stem
from verify.match.fields import fields_of
from verify.match.reading import Reading
from verify.match.repeat import _reference
from verify.match.repeat._powers import powers
from verify.match.repeat._reference import kin, named, shared
from verify.match.repeat._telling import Telling
from verify.match.repeat._twice import (
    TOP,
    made_of,
    parted,
    told_as_part,
)
from verify.match.slip import DIGIT, HEARD, SWAPPED, one_digit, significant, slip
from verify.model.quantity import Hedge, Kind, Quantity
from verify.named import NamedTuple

_FEW, _MANY = 4, 6  # words shared, and other values, from which more say no more
_CLOSE = 1.3
_TELLING = 3  # digits that are seldom alike by chance
_LEAD = 2  # sentences beneath a title that tell its news
_SMALL = 12  # counts that stand in most texts
_UNKNOWN = 99.0
_MOVES = frozenset(["to", "from", "than", "against"])
_THIRD = 3  # powers of ten between scale words


class Values(NamedTuple):
    """How two values stand to each other: what a slip of the pen would make of them."""

    power: int
    slip: str
    digits: int
    ratio: float

    @property
    def strong(self) -> bool:
        """Whether two unrelated values would seldom stand so."""
        if self.power:
            return self.digits > 1
        return self.slip == HEARD or (self.slip == SWAPPED and self.digits >= _TELLING)

    @property
    def slipped(self) -> bool:
        """Whether a slip of the pen makes one value of the other, though chance may as well."""
        return bool(self.power) or (self.slip == SWAPPED and self.digits > 1)

    @property
    def name(self) -> str:
        """The feature that says it."""
        if self.power:
            scale = "scale" if self.power % _THIRD == 0 else "power"
            return f"{scale}_{min(self.digits, _TELLING)}"
        if self.slip in (SWAPPED, DIGIT):
            kind = "swapped" if self.slip == SWAPPED else "digit"
            return f"{kind}_{min(max(self.digits, 1 + (self.slip == SWAPPED)), 4)}"
        if self.slip == HEARD:
            return "heard"
        return "close" if self.ratio <= _CLOSE else "apart"


class Others(NamedTuple):
    """What else is told of a sort: other values, the first again, the second before and after."""

    values: int
    first_again: bool
    second_before: bool
    second_after: bool


class Likeness(NamedTuple):
    """What the features of two numbers are taken from beside the numbers themselves."""

    text: Reading
    common: Counter[str]
    sort: str
    values: Values
    others: Others
    pointed: bool = True  # whether something ties the later number to the earlier
    crowded: bool = False  # whether the text has many numbers
    reckoned: bool = False  # whether it tells what lies between the two
    numbers: int = 0  # how many it has


def values(one: Quantity, other: Quantity, farthest: Decimal) -> Values | None:
    """Return how two values stand to each other; None if too far apart for one to be the other.

    Beyond the factor `farthest` only a power of ten is a slip.
    """
    power = powers(one, other)
    low, high = sorted((abs(float(one.magnitude or 0)), _like(other, one)))
    ratio = high / low if low else _UNKNOWN
    if not power and ratio > farthest:
        return None
    name = "" if power else slip(one, other)
    if not power and not name and one_digit(one, other):
        name = DIGIT
    digits = max(significant(one), significant(other))
    return Values(power, name, digits, ratio)


def _like(quantity: Quantity, model: Quantity) -> float:
    """Return the size of a value in the unit of another."""
    found = None
    if quantity.unit != model.unit:
        found = units.convert(quantity.interval, quantity.unit, model.unit)
    value = found.middle if found is not None else quantity.magnitude
    return abs(float(value or 0))


def common(text: Reading) -> Counter[str]:
    """Return in how many sentences of a text each stem stands."""
    found: Counter[str] = Counter()
    for sentence in text.sentences:
        found.update(facts.words(sentence).every)
    return found


def features(like: Likeness, first: Telling, second: Telling) -> dict[str, float]:
    """Return what speaks for and against two numbers being of one thing."""
    found = {
        **_of_values(like, first.quantity, second.quantity),
        **dict.fromkeys(_pointing(first, second), 1.0),
        **dict.fromkeys(_nouns(like.sort, first, second), 1.0),
        **_words(like.common, first, second),
        **dict.fromkeys(_apart(like, first, second), 1.0),
        **dict.fromkeys(_fields(first, second), 1.0),
        **_place(like, first, second),
    }
    found["unpointed"] = not like.pointed
    found["reckoned"] = like.reckoned
    found["few"] = max(0, _FEW - like.numbers + 2) / 2
    found["headed"] = any(kin(a, b) for a in first.heads for b in second.heads)
    if found["headed"]:
        found["headed_" + second.points] = True
        found["headed_closed"] = second.closed and second.points not in ("a", "bare")
        found["headed_new"] = first.points == "a" and second.definite
    if found["both"]:
        found["both_" + second.points] = True
    if not like.values.strong:
        found["weak_both"] = found["both"]
        found["weak_near"] = found["near"]
        found["weak_headed"] = found["headed"]
    return {name: float(value) for name, value in found.items() if value}


def _of_values(like: Likeness, one: Quantity, other: Quantity) -> dict[str, float]:
    """Return how two values stand to each other and how they are written."""
    stand = like.values
    kind = like.sort.split()[0]
    size = max(abs(q.magnitude or Decimal(0)) for q in (one, other))
    round_ = [(q.magnitude or 0) % 10 == 0 for q in (one, other)]
    count = like.others.values
    return {
        stand.name: 1.0,
        "strong" if stand.strong else "weak": 1.0,
        "slipped": stand.slipped and not stand.strong,
        "kind_" + kind: 1.0,
        "other_unit": one.unit != other.unit,
        "other_rate": ("/" in one.unit) != ("/" in other.unit),
        "round": not stand.power and round_[0] != round_[1],
        "written": one.surface[:1].isdigit() != other.surface[:1].isdigit(),
        "small": size <= _SMALL and kind in ("count", "duration"),
        "hedged": Hedge.NONE is not one.hedge or Hedge.NONE is not other.hedge,
        "only": count == 1,
        "only_weak": count == 1 and not stand.strong and not stand.power,
        "two": count == 2,
        "many": min(max(count - 2, 0), _MANY),
        "first_again": like.others.first_again,
        "second_after": like.others.second_after,
    }


def _pointing(first: Telling, second: Telling) -> Iterator[str]:
    """Yield how the later number points back, and how both are led up to."""
    yield f"points_{second.points}"
    if not _reference.form(second.placed):
        yield "formless"
    if second.adjectives:
        yield "adjective"
    yield f"{'closed' if second.closed else 'open'}_{second.points}"
    if second.modified:
        yield "modified"
    if first.closed:
        yield "first_closed"
    if second.of_the:
        yield "of_the"
    if second.attribute:
        yield "attribute" + (
            "_a" if second.attribute_new else "_the" if second.attribute_of else "_bare"
        )
        own = stem(second.attribute)
        if any(kin(own, word) for word in first.line):
            yield "attribute_said"
        if own in first.heads:
            yield "attribute_same"
    if _reference.opens(second.placed):
        yield "opening"
    if second.last in _reference.BE:
        yield "told"
    for name, telling in (("", second), ("first_", first)):
        if telling.last == "by":
            yield name + "moved_by"
        elif telling.last in _MOVES:
            yield name + "moved"
    if first.points == "a":
        yield "first_a"
    elif first.definite:
        yield "first_the"
    if second.quoted:
        yield "quoted"


def _nouns(sort: str, first: Telling, second: Telling) -> Iterator[str]:
    """Yield how what two numbers count, or are an amount of, stands to each other."""
    if sort == "count":
        one, other = first.noun, second.noun
        if one and other:
            yield "noun" if one == other else "noun_kin" if kin(one, other) else "other_noun"
        elif other:
            yield "noun_said" if named(other, first.placed) else "noun_new"
        else:
            yield "noun_left" if one else "no_noun"
        return
    if second.quantity.kind in (Kind.DATE, Kind.AGE):
        return
    if second.named_by:
        said = named(second.named_by, first.placed)
        yield f"named_by_{'said' if said else 'new'}{'_the' if second.definite else ''}"
    mine, own = first.measure, second.measure
    if mine and own:
        same = any(kin(a, b) for a in mine for b in own)
        yield "measure" if mine & own else "measure_kin" if same else "other_measure"
    elif own:
        yield "measure_said" if any(named(w, first.placed) for w in own) else "measure_new"
    elif mine:
        yield "measure_said" if any(named(w, second.placed) for w in mine) else "measure_left"


def _words(common: Counter[str], first: Telling, second: Telling) -> dict[str, float]:
    """Return how many words two numbers share, how rare those are, and which are new."""
    both = first.own & second.own
    fresh = [w for w in second.narrowed if not named(w, first.placed)]
    participles = second.participles
    again = any(named(w, first.placed) for w in participles)
    return {
        "near": min(shared(second.own, first.own), _FEW),
        "both": min(shared(second.clause, first.clause), _FEW),
        "line": min(shared(second.line, first.line), _FEW),
        "unshared": second.points in ("a", "bare") and not shared(second.line, first.line),
        "rare": min(sum(1 / max(1, common[w] - 1) for w in both), _TELLING),
        "narrowed": min(len(fresh), _TELLING),
        "done_again": again,
        "done_else": bool(participles) and not again,
        "names_shared": bool(first.names & second.names),
        "names_apart": bool(first.names and second.names and not first.names & second.names),
        **dict.fromkeys(_reference.behind(first.placed, second.placed), 1.0),
    }


def _fields(first: Telling, second: Telling) -> Iterator[str]:
    """Yield whether two numbers are told with words of one field: miners and men, hold and seats."""
    heads, own = fields_of(first.heads), fields_of(second.heads)
    if heads & own:
        yield "one_field"
        yield f"one_field_{second.points}"
    elif fields_of(first.own) & own or heads & fields_of(second.own):
        yield "field_near"
    if len(fields_of(first.own - second.own) & fields_of(second.own - first.own)) > 1:
        yield "fields_shared"


def _apart(like: Likeness, first: Telling, second: Telling) -> Iterator[str]:
    """Yield what sets two numbers apart."""
    one, other = first.placed, second.placed
    for name, telling in (("", second), ("first_", first)):
        yield from (f"{name}{group}" for group in telling.groups)
        if parted(telling.placed):
            yield name + "parted"
        if telling.share:
            yield name + "share"
    checks = {
        "sum": made_of(like.text, one, other),
        "part": told_as_part(one, other),
        "crowded": like.crowded,
    }
    yield from (name for name, holds in checks.items() if holds)
    yield from _reference.against(one, other)


def _place(like: Likeness, first: Telling, second: Telling) -> dict[str, float]:
    """Return where two numbers stand to each other."""
    gap = second.sentence.index - first.sentence.index
    title = first.sentence.kind in TOP and second.sentence.kind not in TOP
    dates, more = first.dates, second.dates
    return {
        "same_sentence": gap == 0,
        "next": gap == 1,
        "gap": min(gap, _MANY) / 2,
        "title": title,
        "title_words": min(shared(second.line, first.line), _TELLING) if title else 0,
        "title_lead": title and gap <= _LEAD,
        "first_list": min(_alike(like, first), _FEW),
        "list": min(_alike(like, second), _FEW),
        "same_date": bool(dates & more),
        "dated": bool(more),
    }


def _alike(like: Likeness, telling: Telling) -> int:
    """Return how many other numbers of its kind and unit stand in a number's sentence."""
    own = telling.quantity
    return (
        sum(
            q.kind is own.kind and (q.unit == own.unit or like.sort == "count")
            for q in telling.sentence.quantities
        )
        - 1
    )


@cache
def weights() -> Mapping[str, float]:
    """Read the weights of the features."""
    rows = (line.split() for line in data_lines("reference.txt"))
    return {name: float(value) for name, value in rows}


def likeness(found: Mapping[str, float]) -> float:
    """Return how surely two numbers with these features are of one thing."""
    table = weights()
    return table.get("bias", 0.0) + sum(table.get(name, 0.0) * v for name, v in found.items())
