"""Direction: a value that is said to be up or down from an earlier one.

In: the sentences of one document. Out: claims with slots `new` and `old` and the
direction said. Behind "up from" and "down from" the new value is the nearest one of its
sort before the words; a verb's values are found by `_moves`. Values far apart are left
alone, since another number is then more likely meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from verify import units
from verify.extract import Extraction
from verify.match import _moves
from verify.match.alike import one_sort
from verify.match.frame import Mention, mentions
from verify.match.reading import Reading, Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import AMOUNTS, CALENDAR, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span

KIND = "direction"
_SAID = re.compile(r"\b(up|down) from\b[^.;:()]{0,48}+$", re.IGNORECASE)
_MARKED = 4  # the same where a verb has both values, each marked
_SURE = 7  # weight of a cue of a new value
_SAID_SO = 6  # of a word of change, and of an older value
_CLOSE = 8  # words from a change to what it came to
_TIMES = Decimal(3)  # factor by which the change that the values imply may differ from the one told
_COMPARED = frozenset(["compared", "against", "from", "versus"])
_PARTED = frozenset([".", ";", "and", "but", "while", "(", ")", "target", "forecast", "expected"])
_FAR = 2  # factor beyond which the nearest number of the sort is more likely not the one meant


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims that one value is up or down from another."""
    text = reading(extraction)
    for new, old, way in _shared(text):
        for rule in rules:
            yield Claim(rule, {"new": new, "old": old}, extra={"direction": way})
    for sentence in text.sentences:
        for move in _moves.moves(sentence):
            if _near(move.new, move.old, _MARKED):
                slots = {"new": move.new, "old": move.old}
                yield from (Claim(rule, slots, extra={"direction": move.way}) for rule in rules)
        whole, start = sentence.document.text, sentence.span.start
        for index, old in enumerate(sentence.quantities):
            if index == 0 or old.kind not in AMOUNTS:
                continue
            said = _SAID.search(whole, max(start, old.span.start - 64), old.span.start)
            moved = _new(sentence, index, said.start()) if said else None
            if said and moved is not None:
                for rule in rules:
                    yield Claim(
                        rule, {"new": moved, "old": old}, extra={"direction": said[1].lower()}
                    )


def _shared(text: Reading) -> Iterator[tuple[Quantity, Quantity, str]]:
    """Yield values of which "lost 6% to #" says the way, and that differ by about as much."""
    found: Mapping[Span, Mention] | None = None
    for sentence in text.sentences:
        if not any(q.unit == "percent" for q in sentence.quantities):
            continue
        found = found or mentions(text)
        own = [found[q.span] for q in sentence.quantities]
        for at, share in enumerate(own[:-1]):
            up, down = (share.roles.get(f"change.{way}", 0) for way in ("up", "down"))
            new = own[at + 1]
            told = new.roles.get("new", 0) >= _SURE and new.place - share.place <= _CLOSE
            if (
                share.quantity.unit != "percent"
                or max(up, down) < _SAID_SO
                or up == down
                or not told
            ):
                continue
            behind = [m for m in own[at + 2 :] if m.quantity.kind not in CALENDAR]
            old = _older(new, behind, text, found)
            if old is not None and _as_much(share.quantity, new.quantity, old):
                yield (
                    new.quantity,
                    old._replace(unit=new.quantity.unit),
                    "up" if up > down else "down",
                )


def _older(
    new: Mention, behind: Sequence[Mention], text: Reading, found: Mapping[Span, Mention]
) -> Quantity | None:
    """Return what a new value is compared with behind it, or an earlier one that the next sentence opens with."""
    if behind:
        joint = new.sentence.words[new.place + 1 : behind[0].place]
        compared = not _COMPARED.isdisjoint(joint) and _PARTED.isdisjoint(joint)
        return behind[0].quantity if compared and _alike(new.quantity, behind[0].quantity) else None
    for sentence in text.window(new.sentence, 0, 1)[1:]:
        amounts = [q for q in sentence.quantities if q.kind in AMOUNTS]
        if len(amounts) == 1 and found[amounts[0].span].roles.get("old", 0) >= _SAID_SO:
            return amounts[0] if _alike(new.quantity, amounts[0]) else None
    return None


def _as_much(share: Quantity, new: Quantity, old: Quantity) -> bool:
    """Return whether two values differ about as a percentage says, whichever way."""
    if not share.magnitude or not new.magnitude or not old.magnitude or not one_sort(new, old):
        return False
    moved = 100 * (new.magnitude - old.magnitude) / old.magnitude
    return 1 / _TIMES <= abs(moved) / abs(share.magnitude) <= _TIMES


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
    return counted and (units.compatible(new.unit, old.unit) or one_sort(new, old))


def _near(new: Quantity, old: Quantity, far: int = _FAR) -> bool:
    """Return whether one is at most a small multiple of the other."""
    there = units.convert(new.interval, new.unit, old.unit)
    if there is None or old.magnitude is None or not there.finite:
        return False
    low, high = sorted((abs(there.middle), abs(old.magnitude)))
    return high <= far * low
