"""Beyond: how many of a list are said to pass a value, and lists that all should.

In: the sentences of a text. Out: what was found: "five of the seven exceeded 50: 61, 48,
..." with how many do, and the least of "every one scored at least 60: 71, 58, ...".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from verify.match._members import runs
from verify.match._wordline import BARE, sort_of
from verify.match.frame import Mention, mentions
from verify.match.reading import NUMBER, Reading, Sentence
from verify.model.quantity import AMOUNTS_AND_AGES, Bound, Kind
from verify.named import NamedTuple

_ABOVE = frozenset(
    "exceeded exceed exceeds exceeding topped tops passed pass above beyond over cleared beat surpassed".split()
)
_BELOW = frozenset("below beneath under short".split())
_MOST = 20
_EVERY = frozenset(["every", "all", "each"])


class Found(NamedTuple):
    """What a check found: the slots of its claim, why, and what its law needs."""

    slots: Mapping[str, Mention | tuple[Mention, ...]]
    why: str
    extra: Mapping[str, object] = {}


def plain_numbers(text: Reading, sentence: Sentence) -> list[Mention]:
    """Return the plain numbers of a sentence; looked at once."""
    own: list[Mention] | None = sentence.notes.get("plain numbers")
    if own is None:
        found = mentions(text)
        own = sentence.notes["plain numbers"] = [
            found[q.span]
            for q in sentence.quantities
            if q.kind in AMOUNTS_AND_AGES and q.magnitude is not None
        ]
    return own


def beyond(text: Reading) -> Iterator[Found]:
    """Yield how many of a list are said to go beyond a value."""
    for sentence in text.sentences:
        own = plain_numbers(text, sentence)
        for limit in own:
            side = _side(limit)
            if not side:
                continue
            told = _said_of(own, limit, sentence)
            if told is None:
                continue
            count, size = told
            values = _listed(text, sentence, limit, size)
            if not values:
                continue
            edge = limit.quantity.magnitude or Decimal(0)
            passing = sum(_passes(m.quantity.magnitude or Decimal(0), edge, side) for m in values)
            yield Found(
                {"announced": count},
                f"{passing} of {len(values)} go beyond",
                {
                    "least": passing,
                    "most": passing,
                    "document": sentence.document,
                    "what": f"{side} {limit.quantity.surface}",
                },
            )


def _side(limit: Mention) -> str:
    """Return what a limit asks: "more than", "at least", "less than", "at most", or ""."""
    bound, words = limit.quantity.bound, limit.sentence.words
    before = words[max(0, limit.place - 1) : limit.place]
    if bound in (Bound.MORE_THAN, Bound.LESS_THAN, Bound.AT_LEAST, Bound.AT_MOST):
        return str(bound)
    if bound is Bound.NONE and _ABOVE & set(before):
        return "more than"
    return "less than" if bound is Bound.NONE and _BELOW & set(before) else ""


def _passes(value: Decimal, edge: Decimal, side: str) -> bool:
    """Return whether a value goes beyond an edge."""
    above = {"more than": value > edge, "at least": value >= edge, "less than": value < edge}
    return above.get(side, value <= edge)


def _said_of(
    own: Sequence[Mention], limit: Mention, sentence: Sentence
) -> tuple[Mention, int] | None:
    """Return the two counts of "five of the seven wells exceeded 50"."""
    words = sentence.words
    before = [
        m
        for m in own
        if m.place < limit.place and m.quantity.kind is Kind.NUMBER and not m.quantity.unit
    ]
    if len(before) < 2:
        return None
    count, size = before[-2:]
    joint = words[count.place + 1 : size.place]
    whole = size.quantity.magnitude or Decimal(0)
    if joint[:1] != ["of"] or len(joint) > 3 or not 2 < whole <= _MOST or whole != int(whole):
        return None
    if limit.place - size.place > 9 or count.quantity.bound is not Bound.NONE:
        return None
    return count, int(whole)


def _listed(text: Reading, sentence: Sentence, limit: Mention, size: int) -> list[Mention]:
    """Return the one list of so many values near a limit, in its unit."""
    found: list[list[Mention]] = []
    for own in text.window(sentence, 1, 1):
        near = [
            m
            for m in plain_numbers(text, own)
            if m is not limit and (own is not sentence or m.place > limit.place)
        ]
        found += [run for run in runs(near) if len(run) == size]
    if len(found) != 1:
        return []
    sort = sort_of(limit.quantity)
    sorts = {sort_of(m.quantity) for m in found[0]}
    return found[0] if sorts <= {sort, BARE} or sort == BARE else []


def every(text: Reading) -> Iterator[Found]:
    """Yield the values of "every one of the seven scored at least 60: 71, 58, ..."."""
    for sentence in text.sentences:
        if not sentence.quantities or sentence.document.text.find(":", *sentence.span) < 0:
            continue
        if _EVERY.isdisjoint(sentence.vocabulary) or ":" not in sentence.vocabulary:
            continue
        words = sentence.words
        own = plain_numbers(text, sentence)
        colon = words.index(":")
        limits = [m for m in own if m.place < colon and _side(m) in ("at least", "more than")]
        told = _EVERY & set(words[:colon])
        lists = list(runs([m for m in own if m.place > colon]))
        if (
            len(limits) != 1
            or len(lists) != 1
            or not told
            or NUMBER in words[limits[0].place + 1 : colon]
        ):
            continue
        least = min(lists[0], key=lambda m: m.quantity.magnitude or Decimal(0))
        sort = sort_of(limits[0].quantity)
        if (
            sort_of(least.quantity) in (sort, BARE)
            and "and" in words[lists[0][-2].place : lists[0][-1].place]
        ):
            yield Found({"value": least, "low": limits[0]}, "every one")
