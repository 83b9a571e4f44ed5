"""Direction: a value that is said to be up or down from an earlier one.

In: the sentences of one document. Out: claims with slots `new` and `old` and the
direction said. Behind "up from" and "down from" the new value is the nearest one of its
sort before the words; a verb's values are found by `_moves`. Values far apart are left
alone, since another number is then more likely meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verify import units
from verify.extract import Extraction
from verify.match import _moves
from verify.match.reading import Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import AMOUNTS, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings

KIND = "direction"
_SAID = re.compile(r"\b(up|down) from\b[^.;:()]{0,48}+$", re.IGNORECASE)
_MARKED = 4  # the same where a verb has both values, each marked
_FAR = 2  # factor beyond which the nearest number of the sort is more likely not the one meant


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims that one value is up or down from another."""
    for sentence in reading(extraction).sentences:
        for move in _moves.moves(sentence):
            if _near(move.new, move.old, _MARKED):
                slots = {"new": move.new, "old": move.old}
                yield from (Claim(rule, slots, extra={"direction": move.way}) for rule in rules)
        text, start = sentence.document.text, sentence.span.start
        for index, old in enumerate(sentence.quantities):
            if index == 0 or old.kind not in AMOUNTS:
                continue
            said = _SAID.search(text, max(start, old.span.start - 64), old.span.start)
            new = _new(sentence, index, said.start()) if said else None
            if said and new is not None:
                for rule in rules:
                    yield Claim(
                        rule, {"new": new, "old": old}, extra={"direction": said[1].lower()}
                    )


def _new(sentence: Sentence, index: int, before: int) -> Quantity | None:
    """Return the value that is said to be up or down, or None where it is not plain."""
    old = sentence.quantities[index]
    alike = [q for q in sentence.quantities[:index] if q.span.end <= before and _alike(q, old)]
    return alike[-1] if alike and _near(alike[-1], old) else None


def _alike(new: Quantity, old: Quantity) -> bool:
    """Return whether two quantities are of one sort."""
    if new.kind is not old.kind or new.magnitude is None or old.magnitude is None:
        return False
    counted = not (new.counted and old.counted) or new.counted == old.counted
    return counted and units.compatible(new.unit, old.unit)


def _near(new: Quantity, old: Quantity, far: int = _FAR) -> bool:
    """Return whether one is at most a small multiple of the other."""
    there = units.convert(new.interval, new.unit, old.unit)
    if there is None or old.magnitude is None or not there.finite:
        return False
    low, high = sorted((abs(there.middle), abs(old.magnitude)))
    return high <= far * low
