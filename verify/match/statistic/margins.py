"""Margins of error -> claims that the stated sample gives them.

In: an extraction. Out: a claim for each stated margin with the sample size beside it: the
count of people nearest before it in its paragraph. `extra["level"]` is the confidence
level the text names, or None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from verify.extract import Extraction
from verify.match._hints import near
from verify.match.statistic._figures import Figures, is_count
from verify.match.statistic._sentence import paragraph, sentence
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span

LEAST_SAMPLE = 30
_MARGIN = re.compile(
    r"\b(?:margins?\s+of\s+(?:sampling\s+)?error|sampling\s+errors?|error\s+margins?|[Mm]argin\s+for\s+(?:that|this|the)\s+(?:sub)?(?:group|sample))\b"
)
_SIGN = re.compile(
    r"(?:±|\+/-|\+/−|\+-|plus[- ]or(?:[- ]minus)?|of|is|was|at|just|be|only|about|,|-|–|\s)*\s*\Z"
)
_BEFORE = re.compile(r"(?:±|\+/-|\+/−|plus[- ]or[- ]minus)\s*\Z")
_POINT = re.compile(r"\s*-?(?:%|per\s?cent|percent|percentage|points?)")
_LEVEL = re.compile(
    r"\b(90|95|98|99)(?:\s?%|\s?per\s?cent|-percent| percent| times out of (?:a )?100)|\b19 times out of 20"
)
_PEOPLE = re.compile(
    r"\s+(?:[\w-]+\s+){0,3}?(?:adults?|voters?|people|respondents?|residents?|electors?|households?|shoppers?|customers?|consumers?|Americans"
    r"|interviews?|participants?|members?|students?|workers?|employees?|women|men|parents|citizens|patients|users|readers|subscribers|drivers"
    r"|who\b|responses|businesses|firms|companies|teachers|nurses|doctors|farmers|travell?ers|tenants|owners|visitors|panelists|panellists)\b"
)
_SAMPLE = re.compile(
    r"\b(?:samples?(?:\s+size)?\s+(?:of|was|is)|[nN]\s*=|surveyed|polled|interviewed|asked|questioned)\s+(?:\w+\s+)?\Z"
)


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterable[Claim]:
    """Yield a claim for each margin of error with its sample."""
    text = extraction.document.text
    if "rror" not in text and "argin" not in text:
        return
    figures = Figures(extraction)
    for match in near(_MARGIN, text, ("rror", "argin")):
        margin = _margin(figures, Span(match.start(), match.end()))
        if margin is None:
            continue
        sample = _sample(figures, margin, match.start())
        if sample is None:
            continue
        around = sentence(extraction.document, margin.span)
        level = _LEVEL.search(text, around.start, around.end)
        named = None if level is None else Decimal(level[1] or 95)
        for rule in rules:
            yield Claim(rule, {"margin": margin, "sample": sample}, extra={"level": named})


def _margin(figures: Figures, named: Span) -> Quantity | None:
    """Return the figure of a margin: behind its name, or just before it."""
    text = figures.document.text
    for quantity in figures.within(Span(named.end, named.end + 60)):
        start = min(quantity.span.start, (quantity.lead or quantity.span).start, named.end + 60)
        if quantity.magnitude is None or not 0 < abs(quantity.magnitude) < 50:
            continue
        if _LEVEL.match(text, quantity.span.start):
            continue
        number_end = (quantity.number or quantity.span).end
        if _SIGN.fullmatch(text, named.end, start) and _POINT.match(text, number_end):
            return quantity
        return None
    before = figures.within(Span(max(0, named.start - 40), named.start))
    if before and before[-1].magnitude is not None and abs(before[-1].magnitude) < 50:
        start = before[-1].span.start
        signed = _BEFORE.search(text[max(0, start - 16) : start]) is not None
        number_end = (before[-1].number or before[-1].span).end
        if (signed or text[start] in "±+") and _POINT.match(text, number_end):
            return before[-1]
    return None


def _sample(figures: Figures, margin: Quantity, named: int) -> Quantity | None:
    """Return the sample of a margin: nearest before it, else the only one of the paragraph."""
    around = paragraph(figures.document, margin.span)
    found = [
        q for q in figures.within(around) if is_count(q) and _is_sample(figures.document.text, q)
    ]
    before = [q for q in found if q.span.start < named]
    if before:
        own = sentence(figures.document, margin.span)
        near = [q for q in before if q.span.start >= own.start]
        last = before[-1]
        if near or len(before) == 1 or named - last.span.end < 250:
            return near[-1] if near else last
        return None
    return found[0] if len(found) == 1 else None


def _is_sample(text: str, quantity: Quantity) -> bool:
    """Return whether a count is of people asked."""
    if quantity.magnitude is None or quantity.magnitude < LEAST_SAMPLE:
        return False
    end = (quantity.number or quantity.span).end
    before = text[max(0, quantity.span.start - 32) : quantity.span.start]
    return _PEOPLE.match(text, end) is not None or _SAMPLE.search(before) is not None
