"""Fact sheets: relations between lines of "label: value".

    match:
      kind: sheet
      find: total            # total, hundred, share, ratio, growth

In: the entries of a document. Out: a claim for each total, share, ratio or rate that other
lines give the numbers for; the fits as well as the misfits. Which lines belong together is
found by `_sheetsums` and `_sheetratios`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from verify.extract import Extraction
from verify.match import _sheet
from verify.match._sheet import Group
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings

KIND = "sheet"
OPTIONS = ("find", "slots")
FINDS = {
    "total": ("total", "parts"),
    "hundred": ("parts", "last"),
    "share": ("share", "part", "whole"),
    "ratio": ("ratio", "above", "below"),
    "growth": ("growth", "new", "old"),
}
SLOTS = tuple(dict.fromkeys(slot for slots in FINDS.values() for slot in slots))
MANY = True
Slots = Mapping[str, Quantity | tuple[Quantity, ...]]


def validate(options: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Return what is wrong with a rule's options: path, message, hint."""
    find = options.get("find")
    if find in FINDS:
        return []
    return [("find", f"unknown relation '{find}'", "one of " + ", ".join(FINDS))]


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Yield every claim that the fact sheets of a document make."""
    if not _sheet.has_entries(extraction.document.source):
        return
    by_find: dict[str, list[Rule]] = {}
    for rule in rules:
        by_find.setdefault(str(rule.match.get("find")), []).append(rule)
    groups = _sheet.groups(extraction)
    seen: set[tuple[str, tuple[int, ...]]] = set()
    for find, slots, certain, why in _found(groups):
        key = (find, tuple(q.span.start for q in _flat(slots)))
        if key in seen:
            continue
        seen.add(key)
        for rule in by_find.get(find, ()):
            yield Claim(rule, slots, certain=certain, evidence=(why,), extra={"loose_units": True})


def _found(groups: Sequence[Group]) -> Iterator[tuple[str, Slots, bool, str]]:
    """Yield each relation: which, its numbers by slot, whether it is sure, and why."""
    from verify.match import _sheetratios, _sheetsums  # few documents are fact sheets

    for group in groups:
        for total in _sheetsums.sums(group):
            if total.total is None:
                slots: Slots = {"parts": total.parts, "last": total.parts[-1]}
                yield "hundred", slots, total.certain, total.why
            else:
                yield (
                    "total",
                    {"total": total.total, "parts": total.parts},
                    total.certain,
                    total.why,
                )
        for share in _sheetratios.shares(group):
            slots = {"share": share.share, "part": share.part, "whole": share.whole}
            yield "share", slots, True, "the line gives the counts"
    for ratio in _sheetratios.ratios(groups):
        slots = {"ratio": ratio.ratio, "above": ratio.above, "below": ratio.below}
        yield "ratio", slots, True, "lines with these labels give the counts"
    for growth in _sheetratios.growths(groups):
        level = {"new": _wide(growth.new), "old": _wide(growth.old)}
        yield "growth", {"growth": growth.growth, **level}, True, "lines give the level by year"


def _flat(slots: Slots) -> Iterator[Quantity]:
    for held in slots.values():
        yield from (held,) if isinstance(held, Quantity) else held


def _wide(quantity: Quantity) -> Quantity:
    """Return a level that was rounded, or adjusted a little since its rate was reckoned."""
    low, high = quantity.interval.low, quantity.interval.high
    slack = abs(low) / 5000
    wide = Interval(low - slack, high + slack)
    return quantity._replace(interval=wide, charitable=wide)
