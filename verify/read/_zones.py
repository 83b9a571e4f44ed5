"""Zones: which blocks are no part of what the document says.

In: a text and its blocks, named by a reader. Out: the same blocks, with related links,
teasers, newsletter and app promotions, counters of a web page and the like named
BOILERPLATE. Careful rather than complete: a sentence of the text must never be lost, so
that a run of links ends at the first block that reads like prose.
"""

from __future__ import annotations

import re
from collections import Counter

from verify.model.document import Block, BlockKind
from verify.model.span import Span

_FIXED = (BlockKind.TABLE, BlockKind.CODE, BlockKind.FOOTNOTE, BlockKind.HEADLINE)
# A line that heads a list of links. The doubtful ones need two links behind them.
_HEADS = re.compile(
    r"(?:also see|see also|also read|read also|read more|read next|up next|don['’]t miss"
    r"|related(?: (?:stories|articles|links|content|news|posts|topics|reading|coverage))?"
    r"|you (?:may|might) also (?:like|be interested in)|recommended(?: for you| stories| reading| articles)?"
    r"|most (?:read|popular|viewed|shared)|trending(?: now| stories)?|editor['’]?s['’]? picks?"
    r"|more (?:from|stories|news|on this(?: story| topic)?)(?: [\w ’'&-]{1,30})?"
    r"|latest (?:news|stories|headlines)|top stories|sponsored(?: content| links)?|promoted(?: stories)?"
    r"|from (?:around )?the web|in case you missed it|popular now)[ ]*[:.…»>-]*",
    re.I,
)
_INLINE = re.compile(
    r"(?:also see|see also|also read|read also|read more|related(?: (?:story|article|news))?|don['’]t miss"
    r"|read next|recommended|must read|more on this)[ ]*[:|»][ ]*\S",
    re.I,
)
_PROMOTION = re.compile(
    r"\bdownload (?:the|our) [\w ]{0,30}\bapp\b|\bsign up (?:for|to) (?:the|our)\b[\w ’']{0,40}\b(?:newsletter|alerts?|emails?|briefing)"
    r"|\bsubscribe (?:to (?:the|our)|now|today)\b|\bfollow us on\b|\bcatch all the\b[^.]{0,60}\b(?:news|updates)\b"
    r"|\ball rights reserved\b|\bthis (?:story|article) (?:was )?(?:first|originally) (?:appeared|published)\b"
    r"|\b(?:we use|accept(?: all)?) cookies\b|\bclick here to (?:subscribe|sign|download|register)\b"
    r"|\bget (?:the latest|our) [\w ]{0,30}(?:newsletter|in your inbox)",
    re.I,
)
_COUNTER = re.compile(
    r"\W*(?:[0-9]+[ -]?min(?:ute)?s?(?: read)?|[0-9][0-9,.]*[kKmM]? (?:views|shares|comments|likes|claps|followers|reactions)"
    r"|(?:last )?updated [0-9]+ \w+ ago|[0-9]+ (?:minutes?|hours?|days?) ago|advertisement|comments?(?: ?\([0-9]+\))?"
    r"|page [0-9]+(?: of [0-9]+)?|(?:reporting|editing|writing|compiled) by [^.]{3,80}\.?)\W*",
    re.I,
)
_PROSE_END = re.compile(r"[.!?][\"”’')\]]*$")
_ELLIPSIS = re.compile(r"(?:…|\.\.\.)$")
_PROMOTION_HEAD = 100  # characters: later in a paragraph it may be the text's own
_HEAD_LENGTH, _LINK_LENGTH, _TEASER_LENGTH, _PROMOTION_LENGTH = 60, 140, 200, 320


def zoned(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks, with those that the document does not say named boilerplate."""
    lines = [_line(text, block) for block in blocks]
    out = _links(blocks, lines) | _teasers(blocks, lines)
    for index, line in enumerate(lines):
        if blocks[index].kind not in _FIXED and _alone(line):
            out.add(index)
    return tuple(
        block._replace(kind=BlockKind.BOILERPLATE) if index in out else block
        for index, block in enumerate(blocks)
    )


def _line(text: str, block: Block) -> str:
    """Return a block's text, cut where it is too long to matter."""
    start, end = Span(*block.span)
    return text[start : min(end, start + _PROMOTION_LENGTH + 40)].strip()


def _alone(line: str) -> bool:
    """Return whether one line by itself is boilerplate."""
    if len(line) <= _PROMOTION_LENGTH and _PROMOTION.search(line[:_PROMOTION_HEAD]):
        return True
    if len(line) <= _LINK_LENGTH and _COUNTER.fullmatch(line):
        return True
    return len(line) <= _LINK_LENGTH + 30 and bool(_INLINE.match(line)) and not _is_prose(line)


def _is_prose(line: str) -> bool:
    """Return whether a line reads like a sentence of the text."""
    return len(line) > _LINK_LENGTH or bool(_PROSE_END.search(line) and len(line.split()) > 6)


def _links(blocks: tuple[Block, ...], lines: list[str]) -> set[int]:
    """Return the lists of links under a line such as "Also see:"."""
    out: set[int] = set()
    index = 0
    while index < len(lines):
        line = lines[index]
        if len(line) > _HEAD_LENGTH or not _HEADS.fullmatch(line) or blocks[index].kind in _FIXED:
            index += 1
            continue
        end = index + 1
        while end < len(lines) and blocks[end].kind not in _FIXED and not _is_prose(lines[end]):
            end += 1
        if end < len(lines):  # a heading right before prose belongs to the prose
            end -= end > index + 1 and blocks[end - 1].kind is BlockKind.HEADING
        if end - index > 2 or line.endswith(":"):
            out.update(range(index, end))
        index = end
    return out


def _teasers(blocks: tuple[Block, ...], lines: list[str]) -> set[int]:
    """Return lines that break off in an ellipsis, three in a row or word for word again."""
    short = [
        i
        for i, line in enumerate(lines)
        if len(line) <= _TEASER_LENGTH and _ELLIPSIS.search(line) and blocks[i].kind not in _FIXED
    ]
    repeated = Counter(lines[i] for i in short)
    out = {i for i in short if repeated[lines[i]] > 1}
    places = set(short)
    for i in short:
        if {i + 1, i + 2} <= places or {i - 1, i + 1} <= places or {i - 2, i - 1} <= places:
            out.add(i)
    return out
