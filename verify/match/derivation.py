"""Derivation: figures of a headline, summary or abstract that its text does not give.

In: rules of this kind and an extraction. Out: a claim for each such figure, that it
follows from numbers of the body in one step; its slot `sources` holds pairs of numbers
that stand together there. What the body states itself, or contradicts, is
`verify.match.agreement`'s. Which step it is, is found by `verify.judge.laws.derivation`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.extract import Extraction
from verify.match._fact_cells import cells
from verify.match.agreement import TOP, aligned
from verify.match.alignment import agree, bucket, likened
from verify.match.conflicts import conflicts
from verify.match.facts import Fact, facts, stem
from verify.match.ground import ground
from verify.match.reading import reading
from verify.model.claim import Claim
from verify.model.document import BlockKind
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings

KIND = "derivation"
TITLES = True
MANY = True
_MOST = 120  # numbers of the body that are tried
_KINDS = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.PHYSICAL, Kind.MULTIPLE})
_SMALL = 12  # counts up to this title lists and name things ("Five lessons")


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims that figures of a headline or summary follow from the body's numbers."""
    top = [f for f in facts(extraction, 0, TOP) if _is_figure(f)]
    if not top:
        return
    body = facts(extraction, 1, frozenset(BlockKind) - TOP)
    loose = _loose(extraction, top, body)
    if not loose or not body:
        return
    sources = tuple(_sources(extraction, body))
    for rule in rules:
        for fact in loose:
            slots: dict[str, Quantity | tuple[Quantity, ...]] = {
                "figure": fact.quantity,
                "sources": sources,
            }
            yield Claim(rule, slots, certain=False)


def _is_figure(fact: Fact) -> bool:
    """Return whether a number of a headline is one that the text has to bear out."""
    quantity = fact.quantity
    if quantity.kind not in _KINDS or quantity.magnitude is None or fact.block is BlockKind.CAPTION:
        return False
    return bool(quantity.unit) or quantity.magnitude > _SMALL


def _loose(extraction: Extraction, top: Sequence[Fact], body: Sequence[Fact]) -> list[Fact]:
    """Return the figures that the body neither states nor contradicts."""
    outside = {f.quantity.span for f in top}
    stated = [q for q in extraction.quantities if q.span not in outside]
    stated += [cell.quantity for cell in cells(extraction, stem)]
    pairs = aligned(top, body)
    known = ground((p for p in pairs if p.agrees), top, body)
    found = conflicts(top, body, pairs, known, moved=False, blockers=frozenset())
    settled = {p.first.quantity.span for p in found}
    return [
        f
        for f in top
        if f.quantity.span not in settled and not any(_states(q, f.quantity) for q in stated)
    ]


def _states(quantity: Quantity, figure: Quantity) -> bool:
    """Return whether a number of the body can be the figure."""
    return bucket(quantity) == bucket(figure) and agree(*likened(quantity, figure))


def _sources(extraction: Extraction, body: Sequence[Fact]) -> Iterator[Quantity]:
    """Yield the numbers of the body, sentence by sentence."""
    wanted = {f.quantity.span for f in body}
    found = (q for s in reading(extraction).sentences for q in s.quantities if q.span in wanted)
    for _, quantity in zip(range(_MOST), found, strict=False):
        if quantity.interval.finite and quantity.magnitude:
            yield quantity
