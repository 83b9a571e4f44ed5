"""Medians and their quartiles -> claims that the one lies between the others.

In: an extraction. Out: a claim for each "median of 14 days (interquartile range 9 to
21)", and for each mean or median with a plain range behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from verify.extract import Extraction
from verify.extract._signs import MINUS, number
from verify.match.statistic._figures import Figures, made
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span

_NUM = r"(?:\d{1,3}(?:,\d{3})++(?:\.\d+)?|\d*\.\d+|\d+)"
_SPREAD = re.compile(
    rf"\(\s?(?P<name>interquartile\s+range|inter-quartile\s+range|IQR|quartiles|range|[Mm]in[-–]max)\b[\s:,=]{{0,3}}(?:was|of|from)?\s?"
    rf"(?P<s1>{MINUS})?(?P<low>{_NUM})\s?(?:\bto\b|{MINUS}|,|;|\band\b)\s?(?P<s2>{MINUS}(?=\d))?(?P<high>{_NUM})(?!\d|\.\d|,\d)"
)
_CENTRE = re.compile(
    r"\b(?P<name>[Mm]edian|[Mm]ean|average)\b(?:\s+[a-z-]+){0,4}?(?:\s*[=:,]?\s*|\s+)\Z"
)


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterable[Claim]:
    """Yield a claim for each centre with its spread."""
    text = extraction.document.text
    figures = Figures(extraction)
    for match in _SPREAD.finditer(text):
        before = figures.within(Span(max(0, match.start() - 40), match.start()))
        if not before or before[-1].magnitude is None:
            continue
        centre = before[-1]
        start = (centre.number or centre.span).start
        if match.start() - centre.span.end > 12:
            continue
        named = _CENTRE.search(text[max(0, start - 48) : start])
        if named is None or (
            "edian" not in named["name"] and not match["name"].startswith("range")
        ):
            continue
        low = number(match["low"], negative=bool(match["s1"]))
        high = number(match["high"], negative=bool(match["s2"]))
        ends: tuple[Quantity, ...] = tuple(
            figures.within(Span(match.start("low"), match.end("high")))
        )
        if not ends:
            ends = (made(figures, Span(match.start("low"), match.end("high")), low),)
        name = " ".join(match["name"].split())
        extra = {"low": low, "high": high, "centre": named["name"].lower(), "spread": name}
        for rule in rules:
            yield Claim(rule, {"centre": centre, "spread": ends}, extra=extra)
