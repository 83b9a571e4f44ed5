"""What can be told once units are known: years, what is counted, periods.

In: the dates and the quantities of a document. Out: both together, in order, with what is
counted or measured, directions of change and periods; and exclusions.
"""

from __future__ import annotations

import re
from operator import itemgetter

from verify.extract import anchors, context, dates, page, told, years
from verify.extract.scan import Scan
from verify.extract.zones import blocks, exempt
from verify.model.document import BlockKind, Document
from verify.model.quantity import CALENDAR, Exclusion, Hedge, Kind, Quantity
from verify.model.settings import Settings
from verify.model.span import Span

_BY_SPAN = itemgetter(1)  # the span of a quantity
_YEAR = 4  # characters
_RANK_BEFORE = re.compile(
    r"(?:\b(?:ranked|ranks?|ranking|placed|seeded|number|No\.|nos\.|rank of|ranked at|ranking of)[ \u00a0-]|#)$",
    re.I,
)
_RANK_BEHIND = re.compile(
    r"[ \u00a0](?:in|on)[ \u00a0](?:the|its|a)[ \u00a0](?:[A-Za-z-]+[ \u00a0]){0,3}"
    r"(?:ranking|rankings|league table|leaderboard|standings|charts?)\b"
)


# The ends of what a rank stands behind ("ranked ", "No. ", "#") and begins with (" in", " on").
_RANK_LAST = ("ranked", "rank", "ranks", "ranking", "placed", "seeded", "number", "no.", "nos.")
_RANK_GAPS = frozenset(" \u00a0-")
_RANK_ENDS = frozenset("dksgrftoDKSGRFTO.")
_IN_OR_ON = frozenset((" in", " on", "\u00a0in", "\u00a0on"))


def settle(
    document: Document,
    scan: Scan,
    found: list[Quantity],
    quantities: list[Quantity],
    settings: Settings,
) -> tuple[list[Quantity], list[Exclusion]]:
    """Return the dates `found` and the quantities together, with what the words add.

    Bare years become dates; what stands in code or boilerplate is exempt.
    """
    today = document.date or settings.date
    paper = page.Page(scan.text, today, scan.digits, {})
    kept, out = exempt(document, quantities)
    number = Kind.NUMBER
    ranked = [_bare(document, paper, q) if q.kind is number and not q.unit else q for q in kept]
    together = anchors.anchored(scan.text, sorted([*found, *ranked], key=_BY_SPAN))
    reach = (together[0].span.start, together[-1].span.start) if together else (0, 0)
    near = blocks(document, *reach)
    prose, cells = _divided(together, [b.span for b in near if b.kind is BlockKind.TABLE])
    named = [q if q.kind in CALENDAR else told.later(q) for q in prose]
    timed = context.attach(scan.text, today, named)
    return (sorted(timed + cells, key=_BY_SPAN) if cells else timed), out


def _divided(
    quantities: list[Quantity], tables: list[Span]
) -> tuple[list[Quantity], list[Quantity]]:
    """Divide quantities into those of running text and those of tables, whose labels speak."""
    if not tables:
        return quantities, []
    prose: list[Quantity] = []
    cells: list[Quantity] = []
    index = 0
    for quantity in quantities:
        while index < len(tables) and tables[index].end <= quantity.span.start:
            index += 1
        inside = index < len(tables) and tables[index].start <= quantity.span.start
        (cells if inside else prose).append(quantity)
    return prose, cells


def _bare(document: Document, paper: page.Page, quantity: Quantity) -> Quantity:
    """Return the date or the rank that a bare number is, or the number."""
    start, end = quantity.span
    if end - start == _YEAR and not quantity.counted:
        quantity = _year(document, paper, quantity)
        if quantity.kind is not Kind.NUMBER:
            return quantity
    return _rank(paper.text, quantity)


def _rank(text: str, quantity: Quantity) -> Quantity:
    """Return the rank that a bare number is: "ranked 12th", "about 360 in the ranking"."""
    start = quantity.lead.start if quantity.lead else quantity.span.start
    end = quantity.span.end
    last = text[start - 1] if start else ""
    gap = last in _RANK_GAPS and start > 1 and text[start - 2] in _RANK_ENDS
    led = (gap and _led_by_rank(text, start)) or last == "#" or last == "\n"
    if (led and _RANK_BEFORE.search(text[max(0, start - 20) : start])) or (
        text[end : end + 3] in _IN_OR_ON and _RANK_BEHIND.match(text, end)
    ):
        return quantity._replace(kind=Kind.ORDINAL, counted="", measure="rank")
    return quantity


def _led_by_rank(text: str, start: int) -> bool:
    """Return whether the last word before a number may end what tells a rank."""
    word = text[max(0, start - 8) : start - 1].lower()
    return word.endswith(_RANK_LAST) or (
        word.endswith((" of", " at", "\u00a0of", "\u00a0at"))
        and "rank" in text[max(0, start - 12) : start].lower()
    )


def _year(document: Document, paper: page.Page, quantity: Quantity) -> Quantity:
    """Return the date that a bare number of four characters is, or the quantity as it was."""
    start, end = quantity.span
    if quantity.bound or quantity.hedge is not Hedge.NONE:
        return quantity
    if not document.text[start:end].isdigit():
        return quantity
    found = years.year(paper, start, end, sure=False)
    return dates.quantity(document, found) if found else quantity
