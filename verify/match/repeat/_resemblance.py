"""Resemblance: how surely a number that points back is of the thing that an earlier one is of.

In: two numbers of one sort in their sentences. Out: their features, named numbers, and how
surely they are of one thing: the sum of the features by the weights of `reference.txt`. What
bars two numbers from being of one thing at all is said by `_reference`.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from verify.match.facts import data_lines
from verify.match.reading import Reading
from verify.match.repeat._reference import attribute, counted, form, named, own, shared
from verify.match.repeat._twice import (
    TOP,
    Placed,
    contrasted,
    corrected,
    made_of,
    parted,
)
from verify.match.slip import DIGIT, SWAPPED, one_digit, slip
from verify.model.quantity import Quantity

_POOLED = frozenset("together combined altogether overall jointly total totals".split())
_EACH = frozenset("each apiece every per average averages averaged averaging mean typical".split())
_POINTING = frozenset(["the", "of_the", "all", "those"])
_FEW, _MANY = 4, 5  # words shared, and other values, from which more say no more
_CLOSE, _APART = 1.3, 2.0
_TWO_DIGITS = 10


def features(
    text: Reading, first: Placed, second: Placed, sort: str, values: int
) -> dict[str, float]:
    """Return what speaks for and against two numbers being of one thing.

    `values` are the other values of their sort in the text.
    """
    found = {
        "kind_" + sort.split()[0]: 1.0,
        "form_" + form(second): 1.0,
        "only": float(values == 1),
        "only_told": float(values == 1 and form(second) in _POINTING),
        "many": float(min(max(values - 2, 0), _MANY)),
        "title": float(first.sentence.kind in TOP),
        "parted": float(parted(second)),
        "contrast": float(contrasted(first, second)),
        "mistake": float(corrected(first) or corrected(second)),
        "sum": float(made_of(text, first, second)),
        **_nouns(first, second),
        **_words(first, second),
        **_values(first.quantity, second.quantity),
    }
    return {name: value for name, value in found.items() if value}


def _nouns(first: Placed, second: Placed) -> dict[str, float]:
    """Return how what two numbers count, or are an amount of, stands to each other."""
    one, other = counted(first), counted(second)
    found = {}
    if one and other:
        found["noun" if one == other else "other_noun"] = 1.0
    elif other:
        found["noun_said" if named(other, first) else "noun_new"] = 1.0
    elif one:
        found["noun_left"] = 1.0
    names = attribute(second)
    if names:
        behind = second.before(1) != ["of"]
        fresh = "head_new" if behind else "attribute_new"
        found["attribute" if shared(names, first.line) else fresh] = 1.0
    return found


def _words(first: Placed, second: Placed) -> dict[str, float]:
    """Return how many words two numbers share, and which set them apart."""
    near = float(min(shared(own(second), own(first)), _FEW))
    both = float(min(shared(second.clause, first.clause), _FEW))
    one = {*first.before(5), *first.behind(5)}
    other = {*second.before(5), *second.behind(5)}
    return {
        "near": near,
        "both": both,
        "dated_near": near if form(second) == "dated" else 0.0,
        "each": float(_EACH.isdisjoint(one) != _EACH.isdisjoint(other)),
        "pooled": float(not _POOLED.isdisjoint(other)),
    }


def _values(one: Quantity, other: Quantity) -> dict[str, float]:
    """Return how far two values are apart, and how they are written."""
    low, high = sorted((abs(one.magnitude or Decimal(0)), abs(other.magnitude or Decimal(0))))
    ratio = float(high / low) if low else _APART * 2
    slipped = slip(one, other)
    digit = (slipped == DIGIT or one_digit(one, other)) and high >= _TWO_DIGITS
    return {
        "close": float(ratio <= _CLOSE),
        "apart": float(ratio > _APART),
        "swapped": float(slipped == SWAPPED),
        "digit": float(digit),
        "written": float(one.surface[:1].isdigit() != other.surface[:1].isdigit()),
        "round": float(_round(one) != _round(other)),
    }


def _round(quantity: Quantity) -> bool:
    """Return whether a value is told in tens."""
    return bool(quantity.magnitude) and (quantity.magnitude or Decimal(0)) % 10 == 0


@cache
def weights() -> Mapping[str, float]:
    """Read the weights of the features."""
    rows = (line.split() for line in data_lines("reference.txt"))
    return {name: float(value) for name, value in rows}


def likeness(found: Mapping[str, float]) -> float:
    """Return how surely two numbers with these features are of one thing."""
    table = weights()
    return table.get("bias", 0.0) + sum(table.get(name, 0.0) * v for name, v in found.items())
