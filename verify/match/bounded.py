"""Bounded: the bounds told of all of a group, and the number of one of them near it.

In: rules of this kind and an extraction. Out: claims that `value` lies between the bounds
(`_bands`), where it is surely that of one of the group (`_ingroup`): behind the bounds in the same
sentence or soon after, or before them where it is said to be within. By the rule's `check`:

    between    both ends are told
    above      only an upper end
    below      only a lower end
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from verify.extract import Extraction
from verify.match._bands import Band, bands
from verify.match._ingroup import FARTHER, SURE, points
from verify.match.alike import plain
from verify.match.frame import Mention, mentions
from verify.match.reading import Reading, Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import AMOUNTS_AND_AGES, Bound, Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span

KIND = "bounded"
OPTIONS = ("check",)
SLOTS = ("value", "low", "high")
SAID = 4  # points over what is needed where words put a number inside
AHEAD = 2  # sentences behind the bounds in which one of the group is told


def validate(options: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Return what is wrong with a rule's options."""
    if options.get("check") not in ("between", "above", "below"):
        yield ("check", "must name a check", "checks are between, above, below")


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    found = mentions(text)
    by_check = {str(rule.match["check"]): rule for rule in rules}
    for sentence in text.sentences:
        if not sentence.quantities:
            continue
        for band in bands(sentence, _plain_ones(sentence, found)):
            check = "between" if band.low and band.high else "above" if band.high else "below"
            if check in by_check:
                for value, over in _members(text, band, found):
                    yield _claim(by_check[check], band, value, over)


def _plain_ones(sentence: Sentence, found: Mapping[Span, Mention]) -> list[Mention]:
    return [
        found[q.span]
        for q in sentence.quantities
        if q.kind in AMOUNTS_AND_AGES and q.magnitude is not None
    ]


def _members(
    text: Reading, band: Band, found: Mapping[Span, Mention]
) -> Iterator[tuple[Quantity, int]]:
    """Yield the numbers of those of a group that are surely of it, and how surely."""
    for sentence in text.window(band.sentence, 0, AHEAD):
        own = _plain_ones(sentence, found)
        first = sentence is band.sentence
        if not first and any(True for _ in bands(sentence, own)):
            return
        like = [
            m for m in own if _like(band, m) and not (first and band.first <= m.place <= band.last)
        ]
        before = [m for m in like if first and m.place < band.first]
        if band.inside and before:
            yield before[-1].quantity, SAID
        for value in like:
            if first and value.place < band.first:
                continue
            over = points(band, value, like) - (SURE if first else FARTHER)
            if over >= 0:
                yield value.quantity, over


def _like(band: Band, value: Mention) -> bool:
    """Return whether a number is told in the measure of the bounds, as one plain number."""
    model, own = band.model, value.quantity
    if own.bound is not Bound.NONE:
        return False
    if own.counted and model.counted and own.counted != model.counted:
        return False
    if own.unit == model.unit and own.kind is model.kind:
        return True
    if own.kind is Kind.AGE:
        return model.kind in (Kind.NUMBER, Kind.DURATION) and model.unit in ("", "year")
    bare = own.kind is Kind.NUMBER and not own.unit and not own.counted
    if band.inside and value.place < band.first and value.sentence is band.sentence:
        bare = bare or (model.kind is Kind.NUMBER and not model.unit and not model.counted)
    return bare


def _claim(rule: Rule, band: Band, value: Quantity, over: int) -> Claim:
    """Return the claim that one of a group keeps the bounds told of all."""
    model = value if not band.model.unit else band.model
    slots: dict[str, Quantity | tuple[Quantity, ...]] = {"value": _plain(value, model)}
    for name, end in (("low", band.low), ("high", band.high)):
        if end is not None:
            slots[name] = _plain(end, model)
    return Claim(
        rule,
        slots,
        evidence=(f"one of those whose bounds are told +{17 + over}",),
        weight=17,  # rules that know the very wording go first
        spans=(value.span,),
        extra={
            "threshold": 16,
            "judged": "value",
            "apart": "limit",
            "farthest": "1000",
            "loose_units": True,
            "shared": True,
            "fit": 2,
        },
    )


def _plain(quantity: Quantity, model: Quantity) -> Quantity:
    """Return a number as written, in the kind and unit of the bounds."""
    return plain(quantity)._replace(kind=model.kind, unit=model.unit, counted="", bound=Bound.NONE)
