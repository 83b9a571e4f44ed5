"""Eras: a change told of one thing at two times, wherever the three numbers stand.

In: rules of this kind and an extraction. Out: claims of an older value, a newer one and the
change told of them: "they ran 21,400, having had 18,900 a year before. The additional 2,300
stand along railways". `_eras` finds the pairs of values by when they were, `_told_change` the
numbers told as a change, `_change_ties` how those go on about a pair; here the three are joined.

    slots: {change: [kinds], old: [kinds], new: [kinds]}
    stated: change       the slot of the number told as a change
    units: [percent]     units that the change may have; of an amount, those of its values
    threshold: 24        weight from which a misfit is believed
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from verify.extract import Extraction
from verify.match import _astray, _change_ties, _eras, _own, _told_change
from verify.match._eras import Pair
from verify.match._told_change import Told
from verify.match.alike import bare_unit, comparable, size
from verify.match.attachment import qualified
from verify.match.candidate import Candidate
from verify.match.evidence import Evidence, blocked
from verify.match.frame import Mention, mentions
from verify.match.reading import Reading, Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings

KIND = "eras"
OPTIONS = ("slots", "stated", "units", "threshold", "certain", "near", "far", "blockers")
_SLOTS = ("old", "new", "change")
SURE = 32  # from which a pair is told so plainly that its change may be off by anything
ANYWHERE, FARTHEST = 1000, 6
BACK, AHEAD = 3, 1  # sentences looked back over and ahead
LONGEST = 4  # sentences of the paragraph before
AGAINST = -14
NEIGHBOURS, BETWEEN, ONLY = 3, -4, 4
WRONG_WAY = -20


def validate(options: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Return what is wrong with a rule's options: path, message, hint of each."""
    slots, stated = options.get("slots"), options.get("stated")
    if not isinstance(slots, dict) or {"old", "new", stated} != set(slots):
        yield ("slots", "must be old, new and the stated one", "stated: change")


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    found = mentions(text)
    for sentence in text.sentences:
        if not sentence.quantities:
            continue
        told = [t for q in sentence.quantities if (t := _told_change.told(found[q.span]))]
        if not told:
            continue
        window = _window(text, sentence)
        near = [found[q.span] for s in window for q in s.quantities]
        if len(near) < len(told) + 2:
            continue
        for change in told:
            fitting = [rule for rule in rules if _fits(rule, change.mention.quantity)]
            if fitting:
                yield from _of_change(fitting, change, near)


def _window(text: Reading, sentence: Sentence) -> list[Sentence]:
    """Return the sentences near one: of its paragraph, and of the one before."""
    first = max(0, sentence.index - BACK - LONGEST)
    found: list[Sentence] = []
    for other in text.sentences[first : sentence.index + AHEAD + 1]:
        if other.kind is not sentence.kind:
            continue
        own = other.block == sentence.block
        if own and sentence.index - other.index > BACK:
            continue
        if own or sentence.block - other.block == 1:
            found.append(other)
    return found


def _fits(rule: Rule, change: Quantity) -> bool:
    """Return whether a number may be the change of a rule."""
    options = rule.match
    kinds, units = options["slots"][options["stated"]], options.get("units", ())
    return change.kind in kinds and (not units or change.unit in units)


def _of_change(rules: Sequence[Rule], change: Told, near: Sequence[Mention]) -> Iterator[Claim]:
    """Yield the claims of one number told as a change."""
    values = [m for m in near if m is not change.mention and not _told_change.told(m)]
    values = [m for m in values if not _compared(change.mention, m)]
    every = list(_eras.pairs(values))
    for pair in every:
        alone = len(every) == 1
        evidence: Evidence | None = None
        for rule in rules:
            if not _of_sort(rule, change.mention.quantity, pair):
                continue
            if evidence is None:
                evidence = _evidence(change, pair, near, alone=alone)
            if evidence.weight > 0:
                yield _claim(rule, change.mention, pair, evidence)


def _compared(change: Mention, value: Mention) -> bool:
    """Return whether a bare number is what a change was before: "by 21 points, compared with 17"."""
    joint = change.sentence.words[change.place + 1 : value.place]
    bare = value.sentence is change.sentence and value.quantity.surface.isdecimal()
    return bare and joint in (
        [",", "compared", "with"],
        ["compared", "with"],
        ["against"],
        [",", "against"],
    )


def _of_sort(rule: Rule, change: Quantity, pair: Pair) -> bool:
    """Return whether a change of a sort may be told of a pair of values."""
    options = rule.match
    old, new = _eras.lent(pair.old.quantity, pair.new.quantity)
    if old.kind not in options["slots"]["old"] or new.kind not in options["slots"]["new"]:
        return False
    if options.get("units") or str(change.kind) not in options["slots"]["old"]:
        return True
    return bare_unit(change.unit) == bare_unit(old.unit)


def _evidence(change: Told, pair: Pair, near: Sequence[Mention], *, alone: bool) -> Evidence:
    """Count what says that a change is of a pair of values."""
    evidence = Evidence()
    evidence.add("of two times", pair.weight)
    evidence.add(
        "others between" if pair.between else "neighbours", BETWEEN * pair.between or NEIGHBOURS
    )
    if alone:
        evidence.add("the only pair", ONLY)
    evidence.add("one thing", _change_ties.one_thing(pair))
    evidence.add("told as a change", change.weight)
    evidence.add("points back", _change_ties.tied(change, pair))
    way = _told_change.way(change.mention)
    if way:
        old, new = _eras.lent(pair.old.quantity, pair.new.quantity)
        up = size(new, old.unit) > size(old, old.unit)
        if up != (way > 0):
            evidence.add("against the direction", WRONG_WAY)
    candidate = Candidate(_SLOTS, change.mention, (pair.old, pair.new), near, comparable, size)
    for reason, weight in (*_astray.signs(candidate), *_own.signs(candidate)):
        evidence.add(reason, weight * AGAINST)
    if qualified(change.mention):
        evidence.add("said of something else", 2 * AGAINST)
    return evidence


def _claim(rule: Rule, change: Mention, pair: Pair, evidence: Evidence) -> Claim:
    """Return the claim of a change of two values."""
    own = evidence.copy()
    sentences = {m.sentence.index: m.sentence for m in (change, pair.old, pair.new)}.values()
    blocked(own, rule.match.get("blockers", ()), sentences)
    old, new = _one_unit(*_eras.lent(pair.old.quantity, pair.new.quantity))
    stated = str(rule.match["stated"])
    if (
        not rule.match.get("units")
        and "/" in old.unit
        and bare_unit(old.unit) == change.quantity.unit
    ):
        old, new = (
            q._replace(unit=change.quantity.unit, kind=change.quantity.kind) for q in (old, new)
        )
    return Claim(
        rule,
        {"old": old, "new": new, stated: change.quantity},
        certain=own.weight >= int(rule.match.get("certain", 1000)),
        evidence=own.reasons,
        weight=own.weight,
        extra={
            "threshold": int(rule.match.get("threshold", 24)),
            "judged": stated,
            "near": int(rule.match.get("near", 0)),
            "far": int(rule.match.get("far", 0)),
            "farthest": ANYWHERE if own.weight > SURE else FARTHEST,
        },
    )


def _one_unit(old: Quantity, new: Quantity) -> tuple[Quantity, Quantity]:
    """Return two values with the "a tonne" that is said of one."""
    if old.unit == new.unit or bare_unit(old.unit) != bare_unit(new.unit):
        return old, new
    unit = min(old.unit, new.unit, key=len)
    return old._replace(unit=unit), new._replace(unit=unit)
