"""What speaks for and against numbers being the parts of one tally.

In: the numbers that `tally` would add up, and those near them. Out: evidence on their
distance, nouns and list, and whether they are told apart or counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from verify.match._runs import and_before_last, joined
from verify.match.alike import alike
from verify.match.evidence import Evidence
from verify.match.frame import Mention
from verify.model.quantity import Kind


def apart(evidence: Evidence, ordered: Sequence[Mention]) -> None:
    """Count how far apart the numbers stand."""
    sentences = ordered[-1].sentence.index - ordered[0].sentence.index
    if sentences:
        evidence.add("sentences apart", -sentences)


def other_nouns(evidence: Evidence, whole: Mention, parts: Sequence[Mention]) -> None:
    """Count parts that are called something else than the whole."""
    strange = [
        p
        for p in parts
        if p.quantity.counted and whole.quantity.counted and not alike(p.quantity, whole.quantity)
    ]
    nouns = [p.quantity.counted for p in parts[:-1]]
    apart = not whole.quantity.counted and len(nouns) > 1 and all(nouns)
    if strange or (apart and len(set(nouns)) == len(nouns)):
        evidence.add("other nouns", -4)


def listed(evidence: Evidence, parts: Sequence[Mention], pool: Sequence[Mention]) -> None:
    """Count whether the parts are one whole list: commas, and "and" before the last."""
    if any(not joined(a, b) for a, b in pairwise(parts)):
        evidence.add("no list", -6)
        return
    at = pool.index(parts[0])
    end = pool.index(parts[-1])
    cut_before = at > 0 and joined(pool[at - 1], parts[0])
    cut_behind = end + 1 < len(pool) and joined(parts[-1], pool[end + 1])
    if cut_before or cut_behind:
        evidence.add("part of a list", -8)
    else:
        evidence.add("a whole list", 8 if and_before_last(parts) else 5)


def numbered(anchor: Mention, parts: Sequence[Mention]) -> bool:
    """Return whether the sentences of the parts say how many there are."""
    sentences = {m.sentence.index: m.sentence for m in (anchor, *parts)}
    members = {m.quantity.span for m in (anchor, *parts)}
    return any(
        q.magnitude == len(parts) and not q.unit and q.span not in members
        for s in sentences.values()
        for q in s.quantities
        if q.kind is Kind.NUMBER
    )


def unlike(parts: Sequence[Mention]) -> bool:
    """Return whether numbers are followed by different plural nouns."""
    nouns = set()
    for part in parts:
        words = part.sentence.words[part.place + 1 : part.place + 2]
        if words and len(words[0]) > 3 and words[0].endswith("s") and not words[0].endswith("ss"):
            nouns.add(words[0])
    return len(nouns) > 1
