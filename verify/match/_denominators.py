"""Denominators: rates per 1,000 and per 100,000.

In: the quantities of a document. Out: each number that is said to be so many per a round
number, with that number; "4.1 per 1,000" is one `Rate`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from verify.model.quantity import Kind, Quantity
from verify.model.span import Span
from verify.named import NamedTuple

BASES = frozenset(Decimal(10) ** n for n in range(2, 7))
_PER = re.compile(r"(?: [a-z]+){0,3} (?:per|for every|in every|out of every) (?:each )?")
_LONGEST = 60


class Rate(NamedTuple):
    """A number per a round number: the number, the round one, and the span of both."""

    quantity: Quantity
    base: Decimal
    span: Span


def rates(quantities: Sequence[Quantity]) -> Iterator[Rate]:
    """Yield the rates among the quantities of a document, in the order of the text."""
    for number, base in itertools.pairwise(quantities):
        if base.magnitude not in BASES or number.kind is not Kind.NUMBER:
            continue
        if base.kind is not Kind.NUMBER or number.magnitude is None:
            continue
        gap = base.span.start - number.span.end
        text = number.document.text
        if 0 < gap < _LONGEST and _PER.fullmatch(text, number.span.end, base.span.start):
            rounded = number._replace(exponent=0) if number.exponent is None else number
            yield Rate(rounded, base.magnitude, Span(number.span.start, base.span.end))


def factor(first: Rate, second: Rate) -> Decimal:
    """Return what a number of the first rate is multiplied with to be one of the second."""
    return second.base / first.base
