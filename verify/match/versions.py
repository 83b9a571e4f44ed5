"""Versions: two texts that are one report, and the numbers that the newer one forgot.

In: the documents of a run. Out: claims that a number of the newer version, which still
says what the older one said, is the twin of a number that was changed elsewhere. Two
texts are versions of each other when many of their sentences are the same but for their
numbers, or when the run says so (`revision`); the newer is the later dated, else the
later named.

A sentence that speaks of the change itself ("revised from 41%") is left alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from verify.extract import Extraction
from verify.match.alignment import agree, alike, bucket
from verify.match.facts import Fact, facts
from verify.match.partners import partners
from verify.match.reading import NUMBER, Sentence, reading
from verify.match.slip import significant
from verify.match.tablefacts import same_cells, table_facts
from verify.model.claim import Claim
from verify.model.document import BlockKind
from verify.model.quantity import Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span
from verify.named import NamedTuple

KIND = "versions"
_SENTENCES = 3  # sentences that two versions share at least, and how large a part of the shorter:
_PART = 0.4
_WORDS = 3  # words that a sentence holds, to be known again
_TWO = 2  # sentences that a telling word stands in: the two alone
_TELLING = 3  # digits in which no other number is equal by chance
_EARLIER = re.compile(
    r"\b(?:previously|originally|initially|revised|corrected|instead|recalculated|formerly"
    r"|(?<!year )(?<!month )(?<!week )(?<!day )(?:earlier|before)"
    r"|(?:from|against|not) (?:[^\W\d_]+ )?[^\w\s]?\d)",
    re.IGNORECASE,
)


class Change(NamedTuple):
    """A number of the older version, and what the newer one has in its place."""

    old: Quantity
    new: Quantity

    @property
    def made(self) -> bool:
        """Whether the two are different figures."""
        return not _same(self.old, self.new)


def across(
    rules: Sequence[Rule], extractions: Sequence[Extraction], settings: Settings
) -> Iterator[Claim]:
    """Return the claims that numbers of a newer version are what others there became."""
    listed = [facts(e, i) for i, e in enumerate(extractions)]
    for i, j in partners(listed):
        older, newer = _by_age(extractions[i], extractions[j])
        places = aligned(older, newer, surely=settings.revision)
        if not places:
            continue
        was, now = (table_facts(e, i) for e in (older, newer))
        places += [Change(a.quantity, b.quantity) for a, b in same_cells(was, now)]
        if any(change.made for change in places):
            own = listed[j] if newer is extractions[j] else listed[i]
            for rule in rules:
                yield from _twins(rule, places, [*own, *now])


def aligned(older: Extraction, newer: Extraction, *, surely: bool = False) -> list[Change]:
    """Return the numbers of two versions place by place; none of texts that are no versions."""
    before, after = _by_skeleton(older), _by_skeleton(newer)
    shared = [key for key in before if key in after]
    few = min(len(before), len(after))
    if not surely and (len(shared) < _SENTENCES or len(shared) < _PART * few):
        return []
    return [
        Change(old, new)
        for key in shared
        for old, new in zip(before[key].quantities, after[key].quantities, strict=False)
        if bucket(old) == bucket(new)
    ]


def _same(one: Quantity, other: Quantity) -> bool:
    """Return whether two numbers are one figure."""
    return bucket(one) == bucket(other) and agree(one, other) and alike(one, other)


def _by_skeleton(extraction: Extraction) -> dict[tuple[str, ...], Sentence]:
    """Return the sentences of a document by their words; those that stand twice are left out."""
    found: dict[tuple[str, ...], list[Sentence]] = defaultdict(list)
    for sentence in reading(extraction).sentences:
        words = tuple(w for w in sentence.words if w == NUMBER or w[0].isalnum())
        if len(words) >= _WORDS:
            found[words].append(sentence)
    return {key: held[0] for key, held in found.items() if len(held) == 1}


def _by_age(one: Extraction, other: Extraction) -> tuple[Extraction, Extraction]:
    """Return two documents, the older first."""
    if one.document.date and other.document.date and one.document.date > other.document.date:
        return other, one
    return one, other


def _twins(rule: Rule, places: Sequence[Change], newer: Sequence[Fact]) -> Iterator[Claim]:
    """Return the claims that facts of the newer version are what their twins became."""
    was = {change.new.span: change.old for change in places}
    by_place = {fact.quantity.span: fact for fact in newer}
    common = Counter(w for f in {f.sentence: f for f in newer}.values() for w in f.near)
    claimed: set[frozenset[Span]] = set()
    for change in places:
        place = by_place.get(change.new.span)
        if place is None or not change.made:
            continue
        for fact in newer:
            pair = frozenset((fact.quantity.span, change.new.span))
            before = was.get(fact.quantity.span, fact.quantity)
            if fact.sentence == place.sentence or pair in claimed or not _same(before, change.old):
                continue
            shared = [w for w in fact.near if w in place.near]
            alone = any(common[w] <= _TWO for w in shared)
            told = alone or (shared and significant(change.old) >= _TELLING)
            if told and not _speaks_of_change(fact):
                claimed.add(pair)
                slots = {"first": change.new, "second": fact.quantity, "old": change.old}
                yield Claim(rule, slots, certain=False, evidence=tuple(sorted(shared)))


def _speaks_of_change(fact: Fact) -> bool:
    """Return whether a sentence tells what a figure was before."""
    document = fact.quantity.document
    text = document.text[fact.sentence.start : fact.sentence.end]
    return fact.block is not BlockKind.TABLE and _EARLIER.search(text) is not None
