"""Structure: what part each block plays, from its neighbours; captions of tables.

In: text, blocks and tables as a reader found them. Out: the same with headline and
summary told apart, and with each table's caption, heading or lead-in.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from verify.model.document import Block, BlockKind, Table
from verify.model.span import Span

_SUMMARY = re.compile(
    r"(?:executive |plain[- ]language |management )?"
    r"(?:summary|abstract|overview|key (?:points|findings|figures|takeaways)|highlights|"
    r"at a glance|in brief|tl;dr)\W*",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:table|figure|fig\.|chart|exhibit|box|panel)\s+[\dA-Z][\w.-]{0,8}\s*[:.—–-]?\s", re.I
)
_CAPTION_LENGTH = 300
_LEAD_IN = 600  # characters: a paragraph that ends in a colon may be this long
_TITLE_LENGTH = 90  # characters; newspaper headlines and section titles are shorter
_BULLETS = ("- ", "* ", "+ ", "• ", "– ", "| ", "> ")
_ENDINGS = (".", "!", "?", ":", ";", ",", "”", '"', "’", "…")


def is_title(line: str) -> bool:
    """Whether a line that stands by itself reads as a headline or heading."""
    if len(line) > _TITLE_LENGTH or line.endswith(_ENDINGS) or line.startswith(_BULLETS):
        return False
    return len(line.split()) > 1


def refined(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks with the headline, the summary's paragraphs and captions named."""
    found: list[Block] = []
    headline = any(b.kind is BlockKind.HEADLINE for b in blocks)
    summary = False
    for block in blocks:
        kind = block.kind
        if kind is BlockKind.HEADING:
            first = not any(b.kind is BlockKind.PARAGRAPH for b in found)
            if not headline and first and block.level <= 1:
                kind, headline = BlockKind.HEADLINE, True
            summary = bool(_SUMMARY.fullmatch(text[block.span.start : block.span.end].strip()))
        elif kind is BlockKind.HEADLINE:
            summary = False
        elif kind is BlockKind.PARAGRAPH:
            opens = not found and len(blocks) > 1
            if opens and not headline and is_title(text[block.span.start : block.span.end].strip()):
                kind, headline = BlockKind.HEADLINE, True
            elif summary:
                kind = BlockKind.SUMMARY
            elif _is_caption(text, block.span):
                kind = BlockKind.CAPTION
        found.append(block._replace(kind=kind))
    return tuple(found)


def _is_caption(text: str, span: Span) -> bool:
    """Whether a paragraph begins as captions do: "Table 3: ..."."""
    return span.end - span.start <= _CAPTION_LENGTH and bool(
        _CAPTION.match(text, span.start, span.end)
    )


def captioned(text: str, tables: tuple[Table, ...], blocks: tuple[Block, ...]) -> tuple[Table, ...]:
    """Return tables with the caption beside them, or else the heading or lead-in above."""
    starts = [b.span.start for b in blocks]
    return tuple(
        t
        if t.caption
        else t._replace(caption=_caption(text, blocks, bisect_left(starts, t.span.start)))
        for t in tables
    )


def _caption(text: str, blocks: tuple[Block, ...], at: int) -> Span | None:
    """Return the span that names the table which is block `at`, if one does."""
    above = blocks[at - 1] if at else None
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    for near in (above, below):
        if near is not None and near.kind is BlockKind.CAPTION:
            return near.span
    if above is None or above.kind in (BlockKind.TABLE, BlockKind.BOILERPLATE):
        return None
    if above.kind in (BlockKind.HEADING, BlockKind.HEADLINE):
        return above.span
    body = text[above.span.start : above.span.end]
    if len(body) <= _LEAD_IN and body.endswith(":"):
        return above.span
    return above.span if len(body) <= _CAPTION_LENGTH else None
