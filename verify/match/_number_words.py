"""Words that are numbers: multiples ("doubled", "a tripling") and ordinals ("centenary").

In: a document and the quantities found in it. Out: a quantity for each such word that none covers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from verify.match import _hints, _no_multiple, lexicon
from verify.model.document import Document
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity
from verify.model.span import Span

_TENTH = Decimal("0.1")
_ZERO = Decimal(0)


def numbers(document: Document, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the words that are multiples and that no quantity covers."""
    taken = {q.span.start for q in found}
    text, end = document.text, 0
    pattern, values = _words()
    for start in _starts(text):
        match = pattern.match(text, start) if start >= end else None
        if match is None:
            continue
        end = match.end()
        if start in taken or _no_multiple.rooms(text, Span(*match.span())):
            continue
        value, kind = values[match.group().lower()]
        slack = value * _TENTH if kind is Kind.MULTIPLE else _ZERO
        interval = Interval(value - slack, value + slack)
        yield Quantity(
            document,
            Span(*match.span()),
            kind,
            value,
            "",
            interval,
            interval,
            number=Span(*match.span()),
        )


def _starts(text: str) -> list[int]:
    """Return where the words of multiples may begin: at their stems, or at an "a" before."""
    lower = text.lower()
    if len(lower) != len(text):  # a letter that is two in lower case moves all behind it
        return [match.start() for match in re.finditer(r"\b\w", text)]
    found = _hints.places(lower, _stems())
    return sorted({*found, *(at - 2 for at in found if at >= 2)})


@cache
def _stems() -> frozenset[str]:
    """Return how the words of multiples begin, without "a" before them."""
    return frozenset(spelling.removeprefix("a ")[:4] for spelling in _words()[1])


_NAMED = {"times_": Kind.MULTIPLE, "nth_": Kind.ORDINAL}  # "tripled" is 3, "centenary" the 100th


@cache
def _words() -> tuple[re.Pattern[str], dict[str, tuple[Decimal, Kind]]]:
    """Return the pattern of the words that are numbers, and what each stands for."""
    values = {
        word: (Decimal(name.removeprefix(prefix).replace("_", ".")), kind)
        for name in lexicon.classes()
        for prefix, kind in _NAMED.items()
        if name.startswith(prefix)
        for word in lexicon.words(name)
    }
    spellings = "|".join(sorted(values, key=lambda word: (-len(word), word)))
    return re.compile(rf"\b(?:{spellings})\b", re.IGNORECASE), values
