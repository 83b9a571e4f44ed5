"""Tallies: several like numbers and the one that they should come to.

In: rules whose anchor is a total or a remainder, and an extraction. Out:
claims with the slot `parts` and the anchor's slot, and `whole` where the rule has one.
The parts are the like numbers of the paragraph that stand between the whole and the
anchor, or that run up to the anchor, or follow it; each way to bound them is a rival.

    anchor: rest              the anchor's slot (rest or total)
    roles: [rest]             roles that make a number an anchor
    shape: remainder          remainder: whole, parts, anchor; run: parts and anchor
    reach: 3                  sentences of the paragraph looked over
    threshold: 20             weight from which a misfit is believed
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from verify.extract import Extraction
from verify.match import cues
from verify.match._evened import in_slots
from verify.match._runs import JOINT, and_before_last, between, ends_range, exact, joined
from verify.match._tallied import apart, listed, numbered, other_nouns, unlike
from verify.match.alike import alike
from verify.match.attachment import Tie, tie
from verify.match.evidence import Evidence, blocked
from verify.match.frame import Mention, mentions
from verify.match.reading import Reading, reading
from verify.model.claim import Claim
from verify.model.quantity import AMOUNTS, Bound, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span
from verify.named import NamedTuple

KIND = "tally"
OPTIONS = ("anchor", "roles", "shape", "reach", "threshold", "certain", "blockers", "kinds", "slip")
SLOTS = ("parts", "whole", "rest", "total")
MOST = 16  # parts of one tally
NEVER = 1000  # a threshold that no wording reaches
SUM = 20  # what a fit of a sum is worth: it is rarer by chance than a fit of two numbers
PLAIN = 9  # weight of a cue by which a number is surely the sum: "97 voices in all"
OPENS = 6  # a total whose cue is no more than the mark behind it
_OPENING = frozenset(
    ["counting", "comprising", "consisting", "split", "divided", "made", "being", "namely"]
)
_DETERMINERS = frozenset("a an the his her its their our my another".split())
_WHOLE = ("group", "total", "whole")
_FOLLOWS = frozenset(["thus", "therefore", "hence", "consequently"])
_ELLIPTIC = frozenset(
    "are were is was will would have had of in at by for from to on with who went go came come "
    "chose said took , ; . (".split()
)


class Tally(NamedTuple):
    """A rule's options, made ready."""

    rule: Rule
    anchor: str
    roles: tuple[str, ...]
    shape: str
    reach: int
    threshold: int
    certain: int
    blockers: tuple[str, ...]
    kinds: frozenset[str]


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    found = mentions(text)
    for rule in rules:
        tally = _tally(rule)
        for mention in found.values():
            weight = cues.best(mention.roles, tally.roles)
            if not weight or mention.quantity.kind not in tally.kinds:
                continue
            if weight <= OPENS and mention.quantity.bound is not Bound.NONE:
                continue  # "never less than 80: 84, 91 and 82"
            pool = _pool(mention, text, tally.reach, found)
            if tally.shape == "remainder":
                yield from _remainders(tally, mention, weight, pool)
            else:
                yield from _runs(tally, mention, weight, pool)


def _tally(rule: Rule) -> Tally:
    options = rule.match
    return Tally(
        rule,
        str(options["anchor"]),
        tuple(options["roles"]),
        str(options.get("shape", "run")),
        int(options.get("reach", 2)),
        int(options.get("threshold", 20)),
        int(options.get("certain", 1000)),
        tuple(options.get("blockers", ())),
        frozenset(options.get("kinds", AMOUNTS)),
    )


def _pool(anchor: Mention, text: Reading, reach: int, found: dict[Span, Mention]) -> list[Mention]:
    """Return the like numbers of the paragraph near an anchor, itself included, in order."""
    return [
        found[q.span]
        for q in text.around(anchor.sentence, anchor.quantity, reach, reach)
        if q.span == anchor.quantity.span
        or (_summable(q) and _like(q, anchor.quantity) and not ends_range(found[q.span]))
    ]


def _summable(quantity: Quantity) -> bool:
    return (
        quantity.kind in AMOUNTS
        and quantity.magnitude is not None
        and quantity.magnitude > 0
        and quantity.bound in (Bound.NONE, Bound.AT_LEAST, Bound.MORE_THAN)
    )


def _like(one: Quantity, other: Quantity) -> bool:
    """Return whether two numbers may be added: one unit; nouns may differ or be left out."""
    if one.kind != other.kind:
        return False
    if one.unit != other.unit:
        own, mean = one.unit, other.unit
        return bool(own and mean) and (
            own.rpartition("/")[0] == mean or mean.rpartition("/")[0] == own
        )
    return alike(one, other) or one.unit == ""


def _of_unit(quantity: Quantity, unit: str) -> Quantity:
    """Return a part in the unit of its mean: "a foot" need not be said again."""
    return quantity if quantity.unit == unit else quantity._replace(unit=unit)


def _remainders(tally: Tally, anchor: Mention, weight: int, pool: list[Mention]) -> Iterator[Claim]:
    """Return claims: a whole, its named parts, and the anchor that is said to be left."""
    at = pool.index(anchor)
    for first in range(max(0, at - MOST), at - 1):
        whole, parts = pool[first], _top(pool[first + 1 : at], pool[first])
        magnitude = whole.quantity.magnitude
        if not parts or magnitude is None:
            continue
        if any((p.quantity.magnitude or 0) >= magnitude for p in parts):
            continue
        if (anchor.quantity.magnitude or 0) >= magnitude:
            continue
        if sum(p.quantity.magnitude or 0 for p in parts) >= magnitude:
            continue
        evidence = Evidence()
        evidence.add("rest", weight)
        evidence.add("whole", cues.best(whole.roles, _WHOLE))
        larger = all(magnitude >= (m.quantity.magnitude or 0) for m in pool[:at] if m is not whole)
        evidence.add("the largest" if larger else "not the largest", 4 if larger else -4)
        apart(evidence, [whole, *parts, anchor])
        evidence.add(
            "one unit" if anchor.quantity.unit else "bare counts", 2 if anchor.quantity.unit else -2
        )
        if len(parts) == 1:
            evidence.add("one part", -6)
        if len(pool) == len(parts) + 2:
            evidence.add("no other numbers", 4)
        if len(parts) > 1 and whole.quantity.counted and not any(map(_named, [*parts, anchor])):
            evidence.add("parts without nouns of their own", 6)
        other_nouns(evidence, whole, [*parts, anchor])
        yield _claim(tally, evidence, anchor, parts, whole)
        yield from _without_one(tally, evidence, anchor, parts, whole)


def _named(mention: Mention) -> bool:
    """Return whether a number is followed by a noun: "60 are for sale" is some of the whole."""
    behind = mention.sentence.words[mention.place + 1 : mention.place + 2]
    return bool(mention.quantity.counted) or behind == ["more"] or not set(behind) & _ELLIPTIC


def _without_one(
    tally: Tally,
    evidence: Evidence,
    anchor: Mention,
    parts: Sequence[Mention],
    whole: Mention | None,
) -> Iterator[Claim]:
    """Return rivals in which one number is no part; they are to fit, not to blame."""
    if len(parts) < (3 if whole is None else 2):
        return
    for index in range(len(parts)):
        fewer = [*parts[:index], *parts[index + 1 :]]
        rival = Evidence()
        rival.add("as with every part", evidence.weight)
        rival.add("one left out", -4)
        yield _claim(tally, rival, anchor, fewer, whole, believable=False)


def _top(parts: Sequence[Mention], whole: Mention) -> list[Mention]:
    """Return the parts without those inside brackets or said of another part."""
    return [
        p
        for p in parts
        if p.roles.get("inside", 0) == 0
        and not (
            p.quantity.counted and whole.quantity.counted and not alike(p.quantity, whole.quantity)
        )
    ]


def _runs(tally: Tally, anchor: Mention, weight: int, pool: list[Mention]) -> Iterator[Claim]:
    """Return claims: the run of like numbers before the anchor, or behind it."""
    pool = [m for m in pool if m is anchor or not _is_change(m)]
    at = pool.index(anchor)
    before, behind = pool[max(0, at - MOST) : at], pool[at + 1 : at + 1 + MOST]
    if tally.anchor == "total":  # another total begins what is not this one's
        own = [n for n, m in enumerate(behind) if _is_told_total(m)]
        behind = behind[: own[0]] if own else behind
        own = [n for n, m in enumerate(before) if _is_told_total(m)]
        before = before[own[-1] + 1 :] if own else before
    if weight <= OPENS and tally.anchor == "total":  # "240 traps:", "£24m (": the parts follow
        before = []
    for first in range(len(before) - 1):
        yield from _run(tally, anchor, weight, before[first:], pool, first == 0)
    for last in range(2, len(behind) + 1):
        yield from _run(tally, anchor, weight, behind[:last], pool, last == len(behind))


def _equal(one: Mention, other: Mention) -> bool:
    return one.quantity.magnitude == other.quantity.magnitude


def _is_told_total(mention: Mention) -> bool:
    """Return whether the word right before a number says that it is a total."""
    words = mention.sentence.words[max(0, mention.place - 3) : mention.place]
    return bool(words) and [w for w in words if w not in ("-", "–", "—", ":", "of")][-1:] == [
        "total"
    ]


def _is_change(mention: Mention) -> bool:
    """Return whether a number is the size of a change, which is part of no sum."""
    roles = mention.roles
    return cues.best(roles, cues.MOVED) >= 8 and not cues.best(roles, ("from", "new", "no_change"))


def _run(
    tally: Tally,
    anchor: Mention,
    weight: int,
    parts: list[Mention],
    pool: list[Mention],
    whole_pool: bool,
) -> Iterator[Claim]:
    if tally.anchor == "total" and any(_equal(p, anchor) for p in parts):
        return
    if tally.anchor == "total" and anchor.quantity.magnitude == len(parts):
        return  # "four rooms: 14, 11, 12 and five square metres"
    if {"less", "minus"} & set(
        parts[0].sentence.words[max(0, parts[0].place - 1) : parts[0].place]
    ):
        return
    evidence = Evidence()
    evidence.add(tally.anchor, weight)
    ordered = sorted([anchor, *parts], key=lambda m: m.order)
    apart(evidence, ordered)
    if whole_pool:
        evidence.add("every like number", 3)
    if len(parts) == 2:
        evidence.add("two parts", -4)
    if len(parts) > 2 and numbered(anchor, parts):
        evidence.add("as many as said", 8 if len(parts) > 3 else 5)
    if unlike(parts) and weight < PLAIN:
        evidence.add("unlike nouns", -8)
    listed(evidence, parts, [m for m in pool if m is not anchor])
    if anchor.sentence is parts[0].sentence is parts[-1].sentence:
        first = anchor if anchor.order < parts[0].order else parts[-1]
        second = parts[0] if first is anchor else anchor
        joint = between(anchor.sentence, first, second)
        if ":" in joint and len(joint) <= JOINT:
            evidence.add("a colon", 4)
        if _OPENING & set(joint):
            evidence.add("said to be its parts", 6)
        if {";", "."} & set(joint):
            evidence.add("another clause", -6)
    if tally.anchor == "total":
        _closing(evidence, anchor, parts, whole_pool)
    other_nouns(evidence, anchor, parts)
    yield _claim(tally, evidence, anchor, parts, None)
    if tally.anchor == "total":
        yield from _without_one(tally, evidence, anchor, parts, None)


def _closing(
    evidence: Evidence, anchor: Mention, parts: Sequence[Mention], whole_pool: bool
) -> None:
    """Count a total that is said to follow or closes two amounts, and a list behind a colon."""
    if len(parts) < 3:
        closed = whole_pool and anchor.quantity.unit and parts[-1].order < anchor.order
        if closed and joined(*parts) and anchor.sentence is parts[0].sentence:
            joint = between(anchor.sentence, parts[-1], anchor)
            strange = tie(parts[-1], anchor) is Tie.FOREIGN or "own" in joint
            if and_before_last(parts) and not strange:
                evidence.add("two amounts and their total", 4)
        return
    words, place = anchor.sentence.words, anchor.place
    before = set(words[max(0, place - 4) : place])
    if whole_pool and parts[-1].order < anchor.order and _FOLLOWS & before:
        evidence.add("said to follow", 13)
    joint = between(anchor.sentence, anchor, parts[0])
    if parts[0].sentence is anchor.sentence and ":" in joint[:3] and len(joint) <= 3:
        last = max(anchor.sentence.place(q) for q in anchor.sentence.quantities)
        if last == parts[-1].place and and_before_last(parts):
            evidence.add("the list ends the sentence", 4)
    behind = parts[-1].sentence.words[parts[-1].place + 1 :]
    if any(a == "and" and b in _DETERMINERS for a, b in pairwise(behind)):
        evidence.add("the list goes on without numbers", -8)


def _claim(
    tally: Tally,
    evidence: Evidence,
    anchor: Mention,
    parts: Sequence[Mention],
    whole: Mention | None,
    *,
    believable: bool = True,
) -> Claim:
    sentences = {m.sentence.index: m.sentence for m in (anchor, *parts)}
    blocked(evidence, tally.blockers, sentences.values())
    slots: dict[str, Quantity | tuple[Quantity, ...]] = {
        "parts": tuple(exact(_of_unit(p.quantity, anchor.quantity.unit)) for p in parts)
    }
    if whole is not None:
        slots["whole"] = exact(whole.quantity)
    slots[tally.anchor] = exact(anchor.quantity)
    return Claim(
        tally.rule,
        in_slots(slots),
        certain=evidence.weight >= tally.certain,
        evidence=evidence.reasons,
        weight=evidence.weight,
        extra={
            "threshold": tally.threshold if believable else NEVER,
            "judged": tally.anchor,
            "fit": SUM,
            "sum": True,
            "slip": int(tally.rule.match.get("slip", 0)),
        },
    )
