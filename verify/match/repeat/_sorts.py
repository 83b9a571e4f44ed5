"""Sorts: which numbers of a text may be compared with each other, as references compare them.

In: a reading. Out: its numbers by their currency, their dimension, or that they count; and which
of them are one number each, told without a bound.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from verify import units
from verify.match.reading import Reading, Sentence
from verify.match.repeat._twice import point
from verify.model.quantity import AMOUNTS_AND_AGES, Kind, Quantity

_LOOSE = frozenset(["one", "1", "a", "an", "hundred", "thousand", "million", "dozen", "score"])
_UNIT = re.compile(r"[^\d.,\s]")
_SCALED = re.compile(r"(?:thousand|million|billion|trillion|lakh|crore|bn)$")
_COUNTED = frozenset(["people", "of", "who", "homes", "users", "customers"])
Found = Sequence[tuple[Sentence, Quantity]]


def by_sort(text: Reading) -> dict[str, list[tuple[Sentence, Quantity]]]:
    """Return the numbers of a document by what they may be compared with; sorted once."""
    known: dict[str, list[tuple[Sentence, Quantity]]] | None = text.pools.get("by sort")
    if known is not None:
        return known
    among: dict[str, list[tuple[Sentence, Quantity]]] = defaultdict(list)
    text.pools["by sort"] = among
    for sentence in text.sentences:
        for quantity in sentence.quantities:
            if sort := _sort(quantity):
                among[sort].append((sentence, quantity))
                if lent := _lent(among, sentence, quantity):
                    among[_sort(lent)].append((sentence, lent))
    return among


def _lent(among: Mapping[str, Found], sentence: Sentence, quantity: Quantity) -> Quantity | None:
    """Return a bare number with the only currency told before: "the 3.8 million" of 38 million kroner."""
    if quantity.kind is not Kind.NUMBER or quantity.counted or not _SCALED.search(quantity.surface):
        return None
    place = sentence.place(quantity)
    if sentence.words[max(0, place - 1) : place] not in (["the"], ["that"], ["those"]):
        return None
    if sentence.words[place + 1 : place + 2] and sentence.words[place + 1] in _COUNTED:
        return None
    held = [found for sort, found in among.items() if sort.startswith(Kind.MONEY)]
    if len(held) != 1:
        return None
    return quantity._replace(kind=Kind.MONEY, unit=held[0][-1][1].unit.partition("/")[0])


def _sort(quantity: Quantity) -> str:
    """Return what a number may be compared with: its currency, its dimension, or that it counts."""
    if not quantity.magnitude:
        return ""
    if quantity.kind is Kind.DATE:
        return f"date {quantity.period.grain}" if quantity.period is not None else ""
    if quantity.kind not in AMOUNTS_AND_AGES:
        return ""
    if quantity.kind is Kind.NUMBER:
        return "count"
    if quantity.kind is not Kind.AGE and not _UNIT.search(quantity.surface):
        return ""  # no unit of its own
    unit = quantity.unit.partition("/")[0]
    if quantity.kind in (Kind.MONEY, Kind.PERCENT, Kind.AGE):
        return f"{quantity.kind} {unit}"
    return f"{quantity.kind} {units.dimension(unit)}"


def singles(text: Reading, sort: str) -> list[bool]:
    """Return which numbers of a sort are one number each; looked at once."""
    found: list[bool] | None = text.pools.get(("single", sort))
    if found is None:
        found = text.pools["single", sort] = [_single(q) for _, q in by_sort(text)[sort]]
    return found


def _single(quantity: Quantity) -> bool:
    """Return whether a number is one, told without a bound, and no "hundred"."""
    return point(quantity) and quantity.surface.lower() not in _LOOSE
