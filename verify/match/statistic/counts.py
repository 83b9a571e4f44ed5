"""Counts of two groups or of a table -> claims on their ratios.

In: an extraction. Out: by a rule's law, "ratio_of_counts" (an odds ratio or relative risk
behind two "k of n") and "diagnostic" (a sensitivity, specificity or predictive value
behind its "k of n"). An adjusted ratio is no claim: it does not follow from the counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from verify.extract import Extraction
from verify.extract._signs import number
from verify.match._hints import holds, near
from verify.match.statistic._figures import Figures, is_count, whole
from verify.match.statistic._sentence import paragraph, sentence
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span
from verify.named import NamedTuple

_OUT_OF = re.compile(
    r"\s*(?:/|(?:[a-z-]+\s+){0,2}?(?:out\s+)?of\s+(?:the\s+|all\s+|its\s+)?(?:other\s+)?)\s*"
)
_RATIO = re.compile(
    r"(?P<adjusted>\b(?:adjusted|multivariable|pooled|summary|weighted)\s+|\ba)?(?P<name>\b(?:odds\s+ratio|OR|relative\s+risk|risk\s+ratio|RR))"
    r"(?:\s*\((?:OR|RR)\))?[\s,:]*(?:=|of|was|is)?\s*(?P<number>\d*\.\d+)(?!\d|\s*%)"
)
_MEASURE = re.compile(
    r"\b(?P<name>sensitivity|specificity|positive\s+predictive\s+value|negative\s+predictive\s+value|PPV|NPV)"
    r"\s+(?:of|was|is|=|at)\s*"
)
_GROUP = re.compile(r"\s+of\s+(?:the|these|those)\s+(?P<noun>[a-z]+)s\b")
_LED = re.compile(r"(?:\A|[.;(]\s*|\b(?:and|while|but|whereas)\s+)[Oo]f\s+(?:the\s+|all\s+)?\Z")
_COMMA = re.compile(r"[^,;.:]{2,60},\s+(?:only\s+|just\s+)?")
_LEAD = 16  # characters before a count that may lead it
REACH = 150
_RATIO_WORDS = ("atio", "elative", "OR", "RR")
_MEASURE_WORDS = ("ensitivity", "pecificity", "redictive", "PPV", "NPV")


class Share(NamedTuple):
    """One "k of n"."""

    part: Quantity
    whole: Quantity


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterable[Claim]:
    """Yield what a document claims of its counts."""
    figures = Figures(extraction)
    for rule in rules:
        yield from _MAKERS[rule.law](rule, extraction, figures)


def _ratios(rule: Rule, extraction: Extraction, figures: Figures) -> Iterable[Claim]:
    """Yield a claim for each ratio behind two shares of counts."""
    text = extraction.document.text
    if not holds(text, _RATIO_WORDS):
        return
    for match in near(_RATIO, text, _RATIO_WORDS):
        if match["adjusted"]:
            continue
        around = sentence(extraction.document, Span(match.start(), match.end()))
        shares = _shares(figures, Span(around.start, match.start()))
        if len(shares) != 2:
            continue
        span = Span(match.start("number"), match.end("number"))
        judged = figures.at(span, number(match["number"]))
        slots = {
            "ratio": judged,
            "part1": shares[0].part,
            "whole1": shares[0].whole,
            "part2": shares[1].part,
            "whole2": shares[1].whole,
        }
        odds = match["name"].startswith(("odds", "OR"))
        yield Claim(rule, slots, extra={"odds": odds})


def _diagnostics(rule: Rule, extraction: Extraction, figures: Figures) -> Iterable[Claim]:
    """Yield a claim for each accuracy measure behind its counts."""
    text = extraction.document.text
    if not holds(text, _MEASURE_WORDS):
        return
    for match in _MEASURE.finditer(text):
        judged = next(iter(figures.within(Span(match.end(), match.end() + 12))), None)
        if judged is None or judged.magnitude is None or judged.unit not in ("percent", ""):
            continue
        if judged.unit == "" and judged.magnitude > 1:
            continue
        start = max(match.start() - REACH, sentence(extraction.document, judged.span).start)
        share = _last_share(figures, Span(start, match.start()))
        if share is not None:
            slots = {"measure": judged, "part": share.part, "whole": share.whole}
            yield Claim(rule, slots, extra={"name": " ".join(match["name"].split())})


def _last_share(figures: Figures, span: Span) -> Share | None:
    """Return the share that a measure follows: the last count before it, of its base."""
    found = [q for q in figures.within(span) if q.span.end <= span.end]
    counts = [q for q in found if is_count(q)]
    if not counts or counts[-1] is not found[-1]:
        return None
    if len(counts) >= 2 and _joined(figures.document.text, counts[-2], counts[-1]):
        return Share(counts[-2], counts[-1])
    group = _GROUP.match(figures.document.text, counts[-1].span.end)
    if group is None:
        return None
    base = _group(figures, counts[-1], group["noun"])
    return Share(counts[-1], base) if base is not None else None


def _group(figures: Figures, part: Quantity, noun: str) -> Quantity | None:
    """Return the one earlier count in the paragraph whose words hold `noun` ("positive")."""
    text = figures.document.text
    around = paragraph(figures.document, part.span)
    found = []
    for quantity in figures.within(Span(around.start, part.span.start)):
        if is_count(quantity) and whole(quantity.magnitude) >= whole(part.magnitude):
            end = (quantity.number or quantity.span).end
            words = re.split(r"[,.;(]", text[end : end + 48])[0]
            if noun in words:
                found.append(quantity)
    return found[0] if len(found) == 1 else None


def _shares(figures: Figures, span: Span) -> list[Share]:
    """Return every "k of n" in a stretch."""
    counts = [q for q in figures.within(span) if is_count(q) or q.magnitude == 0]
    found, index = [], 0
    while index + 1 < len(counts):
        one, other = counts[index], counts[index + 1]
        if _joined(figures.document.text, one, other):
            found.append(Share(one, other))
            index += 1
        elif _led(figures.document.text, one, other):
            found.append(Share(other, one))
            index += 1
        index += 1
    return found


def _led(text: str, total: Quantity, part: Quantity) -> bool:
    """Return whether two counts read "of 80 guests who ate it, 48 fell ill"."""
    if part.magnitude is None or total.magnitude is None or part.magnitude > total.magnitude:
        return False
    before = text[max(0, total.span.start - _LEAD) : total.span.start]
    between = text[total.span.end : part.span.start]
    return _LED.search(before) is not None and _COMMA.fullmatch(between) is not None


def _joined(text: str, part: Quantity, total: Quantity) -> bool:
    """Return whether two counts read "k of n"."""
    if part.magnitude is None or total.magnitude is None or part.magnitude > total.magnitude:
        return False
    end = (part.number or part.span).end
    start = (total.number or total.span).start
    return _OUT_OF.fullmatch(text, end, start) is not None


_MAKERS = {"ratio_of_counts": _ratios, "diagnostic": _diagnostics}
