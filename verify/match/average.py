"""Averages: a mean or a median, and the list of numbers that it is said to be of.

In: rules of this kind and an extraction. Out: claims with the slots `parts` and `mean`. The
parts are a list of like numbers in one sentence, or the like numbers of several sentences,
before the mean or behind it; each way to bound them is a rival.

    measure: mean             mean or median
    threshold: 17             weight from which a misfit is believed
    reach: 4                  sentences of the paragraph looked over
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from verify.extract import Extraction
from verify.match._averaged import OF_ALL, weigh_link, weigh_number
from verify.match._mean_said import (
    Said,
    counts,
    may_say,
    moves,
    named_right_before,
    said,
    scored,
    unit_before,
)
from verify.match._runs import and_before_last, exact, loosely_joined
from verify.match._wordline import elliptic
from verify.match.evidence import Evidence, blocked
from verify.match.frame import Mention, mentions
from verify.match.reading import NUMBER, Reading, reading
from verify.model.claim import Claim
from verify.model.quantity import AMOUNTS_AND_AGES, Bound, Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span

KIND = "average"
OPTIONS = ("measure", "reach", "threshold", "certain", "blockers", "slip")
SLOTS = ("parts", "mean", "median")
MOST = 16  # parts of one list
_SURE_LIST = 25  # weight from which three parts are no chance
ALL = 4  # what it is worth that no like number is left out
_NAMED = 3  # numbers behind names that may be a list
_WHOSE = 7  # words from a word of means to whose mean it is
_OF = frozenset(["of", "for", "in", "among", "across"])
_THE = frozenset("the our its all their this that".split())
LISTED = 6  # that they stand as one list
FACTOR = 200  # by which the greatest may be more than the least
BESIDE = 6  # words from a list to a mean whose unit is left out
_ASIDE = frozenset("above below over under than by from against off up down plus around".split())
_BEHIND = frozenset("above below higher lower up down off ahead short".split())
_ALIKE = ({Kind.NUMBER, Kind.AGE}, {Kind.DURATION, Kind.AGE})


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    found: Mapping[Span, Mention] | None = None
    for sentence in text.sentences:
        if not sentence.quantities or not may_say(sentence):
            continue
        found = found or mentions(text)
        for quantity in sentence.quantities:
            if quantity.kind not in AMOUNTS_AND_AGES or quantity.magnitude is None:
                continue
            mention = found[quantity.span]
            if (mean := said(mention)) is None or _compounds(mention):
                continue
            if quantity.bound is not Bound.NONE or moves(mention):
                continue  # "a mean of at least 36 is asked for"
            for rule in rules:
                if (rule.match.get("measure", "mean") == "median") == mean.median:
                    yield from _claims(rule, mention, mean, text, found)


def _claims(
    rule: Rule, anchor: Mention, mean: Said, text: Reading, found: Mapping[Span, Mention]
) -> Iterator[Claim]:
    """Yield the claims that a mean is that of each list near it."""
    near = [scored(found[q.span]) for q in _around(rule, anchor, text)]
    anchor = scored(anchor)
    pool = [m for m in near if m.order != anchor.order and _like(m, anchor) and not _aside(m)]
    pool = [m for m in pool if not named_right_before(m)]
    before = [m for m in pool if m.order < anchor.order][-MOST:]
    behind = [m for m in pool if m.order > anchor.order][:MOST]
    for parts, own in _lists(before, behind):
        if not _measured_alike(anchor, parts):
            continue
        if _in_brackets(parts) and _of_others(anchor, mean, parts):
            continue
        evidence = Evidence()
        evidence.add("mean", mean.weight)
        _weigh_list(evidence, parts, own)
        weigh_number(evidence, anchor, mean, parts, near)
        weigh_link(evidence, anchor, mean, parts)
        sentences = {m.sentence.index: m.sentence for m in (anchor, *parts)}
        blocked(evidence, rule.match.get("blockers", ()), sentences.values())
        if evidence.weight > 0:
            yield _claim(rule, anchor, parts, evidence)


def _compounds(mention: Mention) -> bool:
    """Return whether a number is a yearly rate of growth or return, which is no plain mean."""
    if mention.quantity.kind is not Kind.PERCENT:
        return False
    behind = mention.sentence.words[mention.place + 1 : mention.place + 3]
    return "/year" in mention.quantity.unit or behind in (
        ["a", "year"],
        ["per", "year"],
        ["per", "annum"],
    )


def _around(rule: Rule, anchor: Mention, text: Reading) -> list[Quantity]:
    """Return the numbers near a mean: of its paragraph, and of the one before where it opens one."""
    reach = int(rule.match.get("reach", 4))
    near = text.around(anchor.sentence, anchor.quantity, reach, 1)
    first = anchor.sentence.index
    if first == 0 or text.sentences[first - 1].block == anchor.sentence.block:
        return near
    last = text.sentences[first - 1]
    return [*(q for s in text.window(last, reach) for q in s.quantities), *near]


def _like(mention: Mention, anchor: Mention) -> bool:
    """Return whether a number may be one of those that a mean is of."""
    one, mean = mention.quantity, anchor.quantity
    if one.magnitude is None or one.bound is not Bound.NONE or one.kind not in AMOUNTS_AND_AGES:
        return False
    if one.kind is Kind.DURATION and not mean.unit and one.surface[:1].isalpha():
        return False  # "in the three days, 104, 117 and 111 came"
    if (counts(one) and _counting(mention)) or (one.exponent is None and one.magnitude < 1):
        return False
    if one.unit == mean.unit:
        return one.kind is mean.kind or {one.kind, mean.kind} in _ALIKE
    if not one.unit:
        return one.kind is Kind.NUMBER and elliptic(mention)
    if not mean.unit:
        strange = one.kind in (Kind.AGE, Kind.PERCENT)
        return mean.kind is Kind.NUMBER and not mean.counted and not strange
    return one.unit.rpartition("/")[0] == mean.unit or mean.unit.rpartition("/")[0] == one.unit


def _measured_alike(anchor: Mention, parts: Sequence[Mention]) -> bool:
    """Return whether a unit is said of both sides, or left out of a mean right behind its list."""
    if anchor.quantity.kind is Kind.AGE:
        return all(not m.quantity.unit or m.quantity.kind is Kind.AGE for m in parts)
    if anchor.quantity.unit:
        own = abs(anchor.quantity.magnitude or Decimal(0))
        sizes = [abs(m.quantity.magnitude or Decimal(0)) for m in parts]
        timed = "/" in anchor.quantity.unit and any("/" not in m.quantity.unit for m in parts)
        if timed and not min(sizes) / 2 <= own <= max(sizes) * 2:
            return False  # "212 miles and 198, at an average of 51 miles an hour"
        if any(m.quantity.unit for m in parts):
            return True
        listed = len(parts) > 3 and min(sizes) < own < max(sizes) and not anchor.quantity.counted
        return listed and unit_before(parts[0], anchor.quantity.unit)
    if not any(m.quantity.unit for m in parts):
        return True
    beside = anchor.sentence is parts[-1].sentence and 0 < anchor.place - parts[-1].place <= BESIDE
    by_each = anchor.sentence.words[anchor.place + 1 : anchor.place + 2] in (
        ["a"],
        ["per"],
        ["each"],
    )
    return beside and (by_each or elliptic(anchor))


def _counting(mention: Mention) -> bool:
    """Return whether a number is said of things named before: "the three"."""
    return bool(OF_ALL & set(mention.sentence.words[max(0, mention.place - 1) : mention.place]))


def _aside(mention: Mention) -> bool:
    """Return whether a number is set beside another: "£350 above its valuation", "up by 4"."""
    words, place = mention.sentence.words, mention.place
    behind = words[place + 1 : place + 3]
    return (
        bool(set(words[max(0, place - 1) : place]) & _ASIDE)
        or bool(set(behind[:1]) & _BEHIND)
        or behind in (["more", "than"], ["less", "than"], ["fewer", "than"])
    )


def _lists(
    before: Sequence[Mention], behind: Sequence[Mention]
) -> Iterator[tuple[list[Mention], Sequence[Mention]]]:
    """Yield the lists before a mean and behind it, each with the numbers on its side."""
    seen: set[tuple[tuple[int, int], ...]] = set()
    for side in (before, behind):
        choices = [run for run in _runs(side) if len(run) > 1]
        spread = [side[first:] for first in range(len(side))]
        if side is behind:
            spread = [side[: last + 1] for last in range(len(side))]
        choices += [list(own) for own in spread if len(own) > 1 and _spreads(own)]
        for parts in choices:
            key = tuple(m.order for m in parts)
            if key not in seen and _of_one_sort(parts):
                seen.add(key)
                yield parts, side


def _runs(side: Sequence[Mention]) -> list[list[Mention]]:
    """Return numbers grouped by the lists in which they stand."""
    runs: list[list[Mention]] = []
    for mention in side:
        if runs and loosely_joined(runs[-1][-1], mention):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return runs


def _of_one_sort(parts: Sequence[Mention]) -> bool:
    """Return whether numbers are in one unit and of one size: "14.1 and 14.9 million years" are not."""
    if len({m.quantity.unit.partition("/")[0] for m in parts} - {""}) > 1:
        return False
    sizes = [abs(m.quantity.magnitude or Decimal(0)) for m in parts]
    if len(sizes) > 3 and max(sizes) >= Decimal("0.8") * (sum(sizes) - max(sizes)):
        return False  # their total stands among them
    return max(sizes) <= FACTOR * max(min(sizes), Decimal(1))


def _spreads(parts: Sequence[Mention]) -> bool:
    """Return whether numbers that stand as no one list may still be one: with their unit."""
    return (
        all(m.quantity.unit or m.quantity.counted for m in parts)
        or (
            (parts[0].quantity.unit != "" or parts[0].quantity.counted != "")
            and all(m.quantity.unit or elliptic(m) for m in parts[1:])
        )
        or _in_brackets(parts)
    )


def _of_others(anchor: Mention, mean: Said, parts: Sequence[Mention]) -> bool:
    """Return whether a mean is said to be of what the list does not name: "the average age of the club"."""
    words = anchor.sentence.words
    near = words[mean.at : mean.at + _WHOSE]
    for place, word in enumerate(near[:-2]):
        if word in _OF and near[place + 1] in _THE:
            named = parts[0].sentence.words[: parts[-1].place]
            return near[place + 2] not in named and near[place + 2] != NUMBER
    return False


def _in_brackets(parts: Sequence[Mention]) -> bool:
    """Return whether numbers stand behind names: "Vera (79), Joan (84) and Queenie, who is 97"."""
    if len(parts) < _NAMED or any(m.quantity.unit or not elliptic(m) for m in parts):
        return False
    outside = [m for m in parts if m.sentence.words[max(0, m.place - 1) : m.place] != ["("]]
    return len(outside) < 2 and len({m.sentence.index for m in parts}) == 1


def _weigh_list(evidence: Evidence, parts: Sequence[Mention], side: Sequence[Mention]) -> None:
    """Count whether the parts are one whole list."""
    if all(loosely_joined(a, b) for a, b in pairwise(parts)):
        evidence.add("a list", LISTED + (2 if and_before_last(parts) else 0))
        own = next(run for run in _runs(side) if parts[0] in run)
        if len(own) > len(parts):
            evidence.add("part of a list", -12)
    if len(parts) == len(side):
        evidence.add("every like number", ALL)
    if len(parts) == 2:
        evidence.add("two parts", -10)
    nouns = {m.quantity.counted for m in parts} - {""}
    if len(nouns) > 1 or _unlike(parts):
        evidence.add("unlike nouns", -8)


def _unlike(parts: Sequence[Mention]) -> bool:
    """Return whether numbers are followed by different plural nouns."""
    nouns = set()
    for part in parts:
        word = "".join(part.sentence.words[part.place + 1 : part.place + 2])
        if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
            nouns.add(word)
    return len(nouns) > 1


def _claim(rule: Rule, anchor: Mention, parts: Sequence[Mention], evidence: Evidence) -> Claim:
    name = str(rule.match.get("measure", "mean"))
    unit = anchor.quantity.unit or next((m.quantity.unit for m in parts if m.quantity.unit), "")
    return Claim(
        rule,
        {
            "parts": tuple(_of_unit(m.quantity, unit) for m in parts),
            name: _of_unit(anchor.quantity, unit),
        },
        certain=evidence.weight >= int(rule.match.get("certain", 1000)),
        evidence=evidence.reasons,
        weight=evidence.weight,
        extra={
            "threshold": int(rule.match.get("threshold", 17)),
            "judged": name,
            "fit": 20,
            "sum": True,
            **({"row": True} if len(parts) > (2 if evidence.weight >= _SURE_LIST else 3) else {}),
            "slip": int(rule.match.get("slip", 0)),
        },
    )


def _of_unit(quantity: Quantity, unit: str) -> Quantity:
    """Return a number in the unit of its mean, which may be left out, as an exact count."""
    own = exact(quantity)
    return own if own.unit == unit else own._replace(unit=unit)
