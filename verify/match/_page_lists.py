"""Lists of a page: the items, the numbered paragraphs or those with one sign behind a block.

In: a document's blocks and where one stands. Out: the blocks that are items of the list behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.model.document import Block, BlockKind, Document

_NUMBER = re.compile(r"\s*(\d{1,2})[.)]\s")
_BULLET = re.compile(r"\s*([-*•–·])\s")


def items(blocks: Sequence[Block], index: int) -> list[Block]:
    """Return the list items directly behind a block, of the outermost level."""
    found: list[Block] = []
    for block in blocks[index + 1 :]:
        if block.kind is BlockKind.LIST_ITEM:
            found.append(block)
        elif not (found and block.kind is BlockKind.PARAGRAPH and block.level):
            break  # behind the list, not a further paragraph of an item
    if not found:
        return []
    level = found[0].level
    return [b for b in found if b.level == level]


def numbered(document: Document, index: int) -> list[Block]:
    """Return the paragraphs behind a block that are numbered from one on, without a gap."""
    found: list[Block] = []
    for block in document.blocks[index + 1 :]:
        match = _NUMBER.match(document.text, *block.span)
        if match is None or int(match[1]) != len(found) + 1:
            break
        found.append(block)
    return found if len(found) > 2 else _bulleted(document, index)


def _bulleted(document: Document, index: int) -> list[Block]:
    """Return the paragraphs behind a block that one sign opens, as plain text marks items."""
    found: list[Block] = []
    signs = set()
    for block in document.blocks[index + 1 :]:
        match = _BULLET.match(document.text, *block.span)
        if match is None:
            break
        signs.add(match[1])
        found.append(block)
    return found if len(found) > 1 and len(signs) == 1 else []
