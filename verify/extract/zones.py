"""Zones: numbers in code and boilerplate are read, but claim nothing of the document.

In: a document with its blocks, and quantities. Out: the quantities that count, and an
exclusion for each of the others. `verify.read` decides which block is what.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from verify.model.document import Block, BlockKind, Document
from verify.model.quantity import Exclusion, Quantity

_WHY = {BlockKind.BOILERPLATE: "boilerplate", BlockKind.CODE: "code"}


def _start(block: Block) -> int:
    """Return where a block begins."""
    return block.span.start


def blocks(document: Document, first: int, last: int) -> Sequence[Block]:
    """Return the blocks of a document in which the offsets from `first` to `last` stand."""
    own = document.blocks
    begin = bisect_right(own, first, key=_start) - 1
    return own[max(0, begin) : bisect_right(own, last, key=_start)]


def exempt(
    document: Document, quantities: Sequence[Quantity]
) -> tuple[list[Quantity], list[Exclusion]]:
    """Divide quantities into those that count and those that stand in an exempt zone."""
    if not quantities:
        return [], []
    reach = quantities[0].span.start, quantities[-1].span.start
    zones = [block for block in blocks(document, *reach) if block.kind in _WHY]
    if not zones:
        return list(quantities), []
    kept: list[Quantity] = []
    out: list[Exclusion] = []
    index = 0
    for quantity in quantities:
        start = quantity.span.start
        while index < len(zones) and zones[index].span.end <= start:
            index += 1
        if index < len(zones) and zones[index].span.start <= start:
            out.append(Exclusion(document, quantity.span, _WHY[zones[index].kind]))
        else:
            kept.append(quantity)
    return kept, out
