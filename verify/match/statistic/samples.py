"""Participants -> claims that the groups add up, and that those lost leave those kept.

In: an extraction. Out: for a rule with a slot `parts`, the sizes written "(n = 31)", or the
women and men in one bracket, behind the number they divide; for one with `lost`, the
losses and who is left ("seven withdrew and five were excluded, leaving 48"); one loss
alone only where the same clause says who is left. The relation is the rule's equation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from verify.extract import Extraction
from verify.match._hints import holds
from verify.match.statistic._figures import Figures, is_count, whole
from verify.match.statistic._sentence import paragraph, sentence
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span

_SIZE = re.compile(r"\bns?\s*=\s*\Z")
_DIVIDED = re.compile(
    r"\b(?:assigned|randomi[sz]ed|allocated|divided|split)\b(?![^.]{0,80}\b(?:crossover|each\s+of|both\s+conditions))"
)
_EITHER = re.compile(r"\b(?:or|and|versus|vs)\b")
_SEX = re.compile(
    r"\s*(?:were\s+)?(?P<noun>women|females?|girls|men|males?|boys|non-?binary|others?|who|prefer\w*|undisclosed|unknown|unspecified|not|did|gave)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:leaving|left(?:\s+us)?\s+with|leaves)\s+(?:us\s+with\s+)?(?:a\s+(?:final\s+)?(?:sample|total)\s+of\s+)?\Z"
    r"|\bfinal\s+sample\s+(?:of|was|comprised|included|consisted\s+of)\s+\Z"
)
_LOST = re.compile(
    r"\s+(?:of\s+(?:the\s+|these\s+|whom\s+)?(?:\d+\s+)?)?(?:(?:other|more|further|additional)\s+)?(?:[a-z]+\s+){0,2}?"
    r"(?:(?:was|were|had\s+to\s+be)\s+)?(?:dropped(?:\s+out)?|withdrew|withdrawn|excluded|removed|discarded|lost\s+to|failed"
    r"|did\s+not\s+(?:complete|finish|return)|declined|refused|died|left\b|moved\s+away)"
)
_LEAVING = re.compile(r",\s+(?:thus\s+|thereby\s+)?(?:leaving|which\s+left)\b")
BACK = 600  # characters before a remainder in which its total and losses stand


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterable[Claim]:
    """Yield what a document claims of its participants."""
    figures = Figures(extraction)
    for rule in rules:
        found = _attrition(figures) if "lost" in rule.match.get("slots", {}) else _groups(figures)
        for slots in found:
            yield Claim(rule, slots, certain=False, extra={"loose_units": True})


Slots = dict[str, Quantity | tuple[Quantity, ...]]


def _groups(figures: Figures) -> Iterable[Slots]:
    """Yield a total with the groups that it is divided into."""
    text = figures.document.text
    end = 0
    for match in re.finditer(r"\(\s?n\s*=", text):
        if match.start() < end:
            continue
        around = sentence(figures.document, Span(match.start(), match.end()))
        end = around.end
        parts = [q for q in figures.within(around) if is_count(q) and _led(text, q, _SIZE)]
        divided = _DIVIDED.search(text, around.start, match.start())
        if len(parts) < 2 or divided is None:
            continue
        between = text[parts[-2].span.end : parts[-1].span.start]
        if not _EITHER.search(between):
            continue
        counts = [q for q in figures.within(Span(around.start, parts[0].span.start)) if is_count(q)]
        totals = [q for q in counts if _size(q) > max(map(_size, parts))]
        summed = [q for q in totals if _size(q) == sum(map(_size, parts))]
        if summed or len(totals) == 1:
            yield {"total": (summed or totals)[0], "parts": tuple(parts)}
    yield from _sexes(figures)


def _sexes(figures: Figures) -> Iterable[Slots]:
    """Yield a total with the women and men of the bracket behind it."""
    text = figures.document.text
    if not holds(text, ("women", "female", "girls")):
        return
    for match in re.finditer(r"\(([^()]{8,90})\)", text):
        list_end = match.start(1) + len(re.split(r";|\b(?:mean|aged?|M)\b", match[1])[0])
        inside = figures.within(Span(match.start(1), list_end))
        parts = [q for q in inside if is_count(q) and _SEX.match(text, _end(q))]
        nouns = {text[_end(q) : _end(q) + 8].strip().lower()[:2] for q in parts}
        if (
            len(parts) < 2
            or len(parts) < len(inside)
            or not ({"wo", "fe", "gi"} & nouns and {"me", "ma", "bo"} & nouns)
        ):
            continue
        before = figures.within(Span(max(0, match.start() - 48), match.start()))
        if before and is_count(before[-1]) and "." not in text[_end(before[-1]) : match.start()]:
            yield {"total": before[-1], "parts": tuple(parts)}


def _attrition(figures: Figures) -> Iterable[Slots]:
    """Yield a total, its losses and who is left."""
    text = figures.document.text
    if not holds(text, ("leaving", "final sample", "left with", "left us", "leaves")):
        return
    for rest in figures.within(Span(0, len(text))):
        if not is_count(rest) or not _led(text, rest, _LEFT):
            continue
        around = paragraph(figures.document, rest.span)
        start = max(around.start, rest.span.start - BACK)
        before = [q for q in figures.within(Span(start, rest.span.start)) if is_count(q)]
        lost = [q for q in before if _LOST.match(text, _end(q))]
        others = [q for q in before if q not in lost and whole(q.magnitude) > whole(rest.magnitude)]
        sizes = {whole(q.magnitude) for q in others}
        if not lost or (len(lost) == 1 and not _at_once(text, lost[0], rest)):
            continue
        if len(sizes) == 1 and sum(map(_size, lost)) < sizes.pop():
            yield {"total": others[-1], "lost": tuple(lost), "rest": rest}


def _at_once(text: str, lost: Quantity, rest: Quantity) -> bool:
    """Return whether one loss and who is left stand in one clause: "12 dropped out, leaving 47"."""
    between = text[_end(lost) : rest.span.start]
    return _LEAVING.search(between) is not None and not re.search(r"[.;]\s", between)


def _led(text: str, quantity: Quantity, pattern: re.Pattern[str]) -> bool:
    """Return whether a pattern ends right before a quantity."""
    return pattern.search(text[max(0, quantity.span.start - 48) : quantity.span.start]) is not None


def _size(quantity: Quantity) -> int:
    """Return a count as an int."""
    return whole(quantity.magnitude)


def _end(quantity: Quantity) -> int:
    """Return where the digits of a quantity end."""
    return (quantity.number or quantity.span).end
