"""Hedges of a house: how wide "about" reaches, and words that a configuration adds.

In: the table `hedges` of the settings: a hedge with the shares of a number that it lets it
reach ("about" = "5% to 10%"), or a phrase with what it means ("give or take" = "about").
Out: widths for `verify.extract.policy`, and the phrases that stand before a number. The
defaults are `policy.WIDTHS` and `data/leads.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from verify.extract import policy
from verify.extract.item import Item
from verify.extract.policy import Width
from verify.model.quantity import Bound, Hedge
from verify.named import NamedTuple

SPOKEN = "spoken"  # words such as "half" and "a third"
_SHARES = re.compile(r"(\d{1,2}(?:\.\d{1,3})?)\s?%(?:\s(?:to|-|–)\s(\d{1,2}(?:\.\d{1,3})?)\s?%)?")
_NAMED = {str(hedge.value): hedge for hedge in Hedge if hedge is not Hedge.NONE}
_MEANINGS: dict[str, Bound | Hedge] = {
    **_NAMED,
    **{str(bound.value): bound for bound in Bound if bound is not Bound.NONE},
}


class Hedges(NamedTuple):
    """Widths by hedge, the share of spoken fractions, and phrases with what they mean."""

    widths: Mapping[Hedge, Width] = policy.WIDTHS
    spoken: Decimal = policy.SPOKEN
    words: Mapping[str, Bound | Hedge] = {}


USUAL = Hedges()


def of(given: Mapping[str, str]) -> Hedges:
    """Return the hedges of a configuration."""
    return _of(tuple(given.items())) if given else USUAL


def fault(name: str, says: str) -> tuple[str, str] | None:
    """Return what is wrong with a row of the table and what would do, or None."""
    if name in _NAMED or name == SPOKEN:
        if _SHARES.fullmatch(says):
            return None
        return f"{says!r} is no width", 'for example "10%", or "5% to 10%"'
    if says in _MEANINGS:
        return None
    widths = ", ".join((*_NAMED, SPOKEN))
    return f"{says!r} is no meaning", f"one of {', '.join(_MEANINGS)}; {widths} take a width"


def hedged(text: str, items: Iterable[Item], words: Mapping[str, Bound | Hedge]) -> Iterator[Item]:
    """Yield the items of a text, with what words of the house before them mean."""
    floor = 0
    for item in items:
        _apply(text, item, floor, words)
        floor = item.end
        yield item


def _apply(text: str, item: Item, floor: int, words: Mapping[str, Bound | Hedge]) -> None:
    """Give an item what one of `words` right before it means, whatever it meant before."""
    end = len(text[floor : item.start].rstrip()) + floor
    for phrase, meaning in words.items():
        start = end - len(phrase)
        if start < floor or text[start:end].lower() != phrase:
            continue
        if start > floor and text[start - 1].isalnum():
            continue
        item.bound = meaning if isinstance(meaning, Bound) else Bound.NONE
        item.hedge = meaning if isinstance(meaning, Hedge) else Hedge.NONE
        item.lead = start
        return


@lru_cache(maxsize=16)
def _of(rows: tuple[tuple[str, str], ...]) -> Hedges:
    """Return the hedges of a table's rows, longer phrases first."""
    widths, spoken = dict(policy.WIDTHS), policy.SPOKEN
    words: dict[str, Bound | Hedge] = {}
    for name, says in sorted(rows, key=lambda row: -len(row[0])):
        shares = _SHARES.fullmatch(says)
        if name == SPOKEN and shares:
            spoken = Decimal(shares[2] or shares[1]) / 100
        elif name in _NAMED and shares:
            least = Decimal(shares[1]) / 100
            most = Decimal(shares[2] or shares[1]) / 100
            widths[_NAMED[name]] = widths[_NAMED[name]]._replace(least=least, most=most)
        elif says in _MEANINGS:
            words[name.lower()] = _MEANINGS[says]
    return Hedges(widths, spoken, words)
