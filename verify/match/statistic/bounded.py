"""Figures that have bounds by nature -> claims that they keep them.

In: an extraction. Out: a claim for each p value that belongs to no test result, and each
figure that its label makes a correlation, a Cronbach's alpha, a kappa or an R squared.
A bare "r = 1.3" may be a radius: its sentence must speak of correlation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from verify.extract import Extraction
from verify.extract._signs import GAP, MINUS, number
from verify.match._hints import holds
from verify.match.statistic._figures import Figures
from verify.match.statistic._sentence import sentence
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span

_LABELLED = re.compile(
    rf"(?P<label>(?<!\w)r|[Cc]orrelation(?:\ coefficient)?|(?:Cronbach['’]?s\ )(?:alpha|α)|[Cc]ohen['’]s\ (?:kappa|κ)|\bkappa|κ"
    rf"|\bR(?:²|\^2|-squared|\ squared)){GAP}(?:=|of|was|is){GAP}(?P<sign>{MINUS})?(?P<number>\d*\.\d+)(?![\d%]|\.\d|\s?[a-zA-Z]{{1,3}}\b)"
)
_WORDS = ("orrelat", "Cronbach", "kappa", "κ", "R²", "R^2", "squared")
NAMES = {
    "p": ("a probability", 0, 1),
    "r": ("a correlation", -1, 1),
    "c": ("a correlation", -1, 1),
    "C": ("Cronbach's alpha", None, 1),
    "k": ("kappa", -1, 1),
    "κ": ("kappa", -1, 1),
    "R": ("R squared", None, 1),
}


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterable[Claim]:
    """Yield a claim for each figure with bounds."""
    taken = {result.p.span for result in extraction.results if result.p is not None}
    lone = [q for q in extraction.quantities if q.measure == "p" and q.span not in taken]
    found = [("p", q) for q in lone if q.magnitude is not None]
    if holds(extraction.document.text, _WORDS):
        found += _labelled(extraction)
    for label, quantity in found:
        name, low, high = NAMES[label]
        extra = {"name": name, "low": low, "high": high}
        for rule in rules:
            yield Claim(rule, {"figure": quantity}, extra=extra)


def _labelled(extraction: Extraction) -> Iterable[tuple[str, Quantity]]:
    """Yield the figures that a label gives bounds."""
    document, figures = extraction.document, Figures(extraction)
    tested = [result.head for result in extraction.results]
    for match in _LABELLED.finditer(document.text):
        span = Span(match.start("number"), match.end("number"))
        if any(head.overlaps(span) for head in tested):
            continue
        label = match["label"]
        if label == "r":
            around = sentence(document, span)
            if "orrelat" not in document.text[around.start : around.end]:
                continue
        key = (
            "k"
            if "appa" in label or "κ" in label
            else label[0]
            if label[0] != "C" or "Cron" in label
            else "c"
        )
        yield key, figures.at(span, number(match["number"], negative=bool(match["sign"])))
