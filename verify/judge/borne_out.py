"""Borne out: a misfit whose numbers another document gives as well is no slip of the pen.

In: settled checks of several documents. Out: the same, where a misfit of one document's prose is
left open if the number that it blames, and all but one of its others, are told alike by another
document that does not relate them so wrongly itself. What a writer gets wrong, he gets wrong alone;
numbers that two texts share were meant as they stand, and were related by the reader.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from verify.judge.nearby import Numbers, Place, place
from verify.match.slip import significant
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.document import PROSE
from verify.model.quantity import Quantity

_ALONE = 1  # numbers of a misfit that no other document need have
_TELLING = 2  # digits of a value that two documents seldom share by chance
_RELATED = 2  # numbers of a relation, at least
REASON = "another document gives the same numbers"


def left_open(checks: Sequence[Check], numbers: Numbers) -> tuple[Check, ...]:
    """Return the checks, those misfits left open whose numbers another document bears out."""
    if all(check.verdict is not Verdict.INCONSISTENT for check in checks):
        return tuple(checks)
    told = {
        place(q)
        for check in checks
        if check.verdict is Verdict.CONSISTENT and _between(check.claim)
        for q in check.claim.quantities
    }
    told |= _echoed(numbers)
    return tuple(_heard(check, told) for check in checks)


def _echoed(numbers: Numbers) -> set[Place]:
    """Return the places of values that stand in several documents, with digits that are no chance."""
    held: dict[tuple[str, object], list[Quantity]] = defaultdict(list)
    for quantity in (q for found in numbers.values() for q in found):
        if quantity.magnitude is not None and significant(quantity) >= _TELLING:
            held[quantity.unit, quantity.magnitude].append(quantity)
    several = (own for own in held.values() if len({id(q.document) for q in own}) > 1)
    return {place(q) for own in several for q in own}


def _heard(check: Check, told: set[Place]) -> Check:
    claim, judged = check.claim, check.judged
    if check.verdict is not Verdict.INCONSISTENT or judged is None or _between(claim):
        return check
    if len(claim.quantities) < _RELATED or not _prose(claim) or place(judged) not in told:
        return check
    alone = sum(place(q) not in told for q in claim.quantities)
    if alone > _ALONE:
        return check
    return check._replace(verdict=Verdict.UNDECIDED, reason=REASON)


def _between(claim: Claim) -> bool:
    """Return whether a claim is of several documents."""
    return len({id(q.document) for q in claim.quantities}) > 1


def _prose(claim: Claim) -> bool:
    blocks = (q.document.block_at(q.span.start) for q in claim.quantities)
    return all(block is None or block.kind in PROSE for block in blocks)
