"""Effect sizes -> claims that they follow from their test or their groups.

In: an extraction. Out: by a rule's law, "eta_squared" (a partial eta squared behind its
F), "standardized_difference" (a d behind two means with SDs), "explained_variance" (a
share of variance and its R in one sentence). Labels are read beside figures already
extracted; what a paper means by a bare "d" is settled by the law, charitably.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from verify.extract import Extraction
from verify.extract._signs import GAP, MINUS, number
from verify.match._hints import holds
from verify.match.statistic._figures import Figures
from verify.match.statistic._sentence import paragraph, sentence
from verify.model.claim import Claim
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span
from verify.model.statistic import Sign

REACH = 90  # characters behind a test in which its effect size is awaited
_NUMBER = rf"(?P<sign>{MINUS})?(?P<number>\d*[.·]\d+|\d+)(?![\d%])"
_ETA = re.compile(
    rf"(?P<partial>[Pp]artial{GAP}|[ηh]_?{{?p)?(?:(?<=p)|η|\beta|\bh)(?:_?\{{?p\}}?)?[-\s]?(?:²|\^?\{{?2\}}?|squared)"
    rf"(?P<late>_?\{{?p\}}?|{GAP}partial)?{GAP}[=¼]{GAP}{_NUMBER}"
)
_D = re.compile(
    rf"(?:\bCohen['’]?s?{GAP}d|\bd|\bHedges['’]?{GAP}s?{GAP}g|\bg)(?:_?s|_?\{{?av\}}?)?{GAP}(?:=|of|was|is){GAP}{_NUMBER}"
)
_GROUP = re.compile(
    rf"\b[Mm](?:ean)?s?{GAP}(?:=|of|was|is)?{GAP}(?P<m>{MINUS}?\d[\d,]*(?:\.\d+)?|{MINUS}?\.\d+)[^\d;()]{{0,16}}?[,;(]?{GAP}"
    rf"(?:\b[Ss]\.?[Dd]\.?|±|standard\ deviation){GAP}(?:=|of|was)?{GAP}(?P<s>\d[\d,]*(?:\.\d+)?|\.\d+)"
)
_SHARE = re.compile(r"\s*(?:of\s+(?:the\s+)?(?:\w+\s+)?varia(?:nce|tion|bility)\b)")
_R = re.compile(
    rf"(?P<label>\b(?:multiple\s+R|R|r|correlation(?:\s+coefficient)?(?:\s+of)?)){GAP}(?:=|of|was|\s){GAP}{_NUMBER}"
)
_PAIRED = re.compile(
    r"\b(?:paired|within|repeated|twice|both (?:times|sessions|occasions)|before|after|baseline|dependent|matched|pre-?\s?(?:to|and)|crossover|d_?[zr]m?)\b",
    re.IGNORECASE,
)


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterable[Claim]:
    """Yield what a document claims of its effect sizes."""
    figures = Figures(extraction)
    for rule in rules:
        yield from _MAKERS[rule.law](rule, extraction, figures)


def _eta(rule: Rule, extraction: Extraction, figures: Figures) -> Iterable[Claim]:
    """Yield a claim for each eta squared behind an F."""
    text = extraction.document.text
    results = extraction.results
    for index, result in enumerate(results):
        if result.test != "F" or result.df1 is None or result.df2 is None or result.fault:
            continue
        end = min(len(text), result.span.end + REACH)
        if index + 1 < len(results):
            end = min(end, results[index + 1].span.start)
        end = min(end, max(sentence(extraction.document, result.span).end, result.span.end))
        match = _ETA.search(text, result.head.end, end)
        if match is None:
            continue
        span = Span(match.start("number"), match.end("number"))
        judged = figures.at(span, number(match["number"]))
        partial = bool(match["partial"] or match["late"]) or "p" in match[0][:4]
        extra = {"result": result, "partial": partial}
        yield Claim(rule, {"effect": judged, "statistic": result.statistic}, extra=extra)


def _difference(rule: Rule, extraction: Extraction, figures: Figures) -> Iterable[Claim]:
    """Yield a claim for each d behind two means with their SDs."""
    text = extraction.document.text
    if not holds(text, ("SD", "S.D", "sd", "±", "standard deviation")):
        return
    for match in _D.finditer(text):
        around = paragraph(extraction.document, Span(match.start(), match.end()))
        start = max(around.start, match.start() - 400)
        groups = list(_GROUP.finditer(text, start, match.start()))[-2:]
        if len(groups) < 2 or match.start() - groups[-1].end() > 160:
            continue
        own = sentence(extraction.document, Span(match.start(), match.end()))
        if groups[0].start() < own.start and groups[1].start() >= own.start:
            continue  # one group in this sentence, one in the last: no pair
        if len(_D.findall(text, groups[-1].end(), match.start())):
            continue
        parts = [_figure(figures, group, name) for name in ("m", "s") for group in groups]
        judged = figures.at(Span(match.start("number"), match.end("number")), _signed(match))
        slots = dict(zip(("mean1", "mean2", "sd1", "sd2"), parts, strict=True))
        paired = _PAIRED.search(text, start, match.end()) is not None
        extra = {"paired": paired, "corrected": "g" in match[0].split("=")[0].lower()}
        yield Claim(rule, {"effect": judged, **slots}, extra=extra)


def _variance(rule: Rule, extraction: Extraction, figures: Figures) -> Iterable[Claim]:
    """Yield a claim for each share of variance with an R in its sentence."""
    text = extraction.document.text
    for share in extraction.quantities:
        if share.kind is not Kind.PERCENT or not _SHARE.match(text, share.span.end):
            continue
        around = sentence(extraction.document, share.span)
        found = list(_R.finditer(text, around.start, around.end))
        if len(found) != 1 or text[found[0].end("label") : found[0].end("label") + 1] in "²2^":
            continue
        match = found[0]
        span = Span(match.start("number"), match.end("number"))
        slots = {"share": share, "correlation": figures.at(span, number(match["number"]))}
        yield Claim(rule, slots)


def _figure(figures: Figures, match: re.Match[str], name: str) -> Quantity:
    """Return the quantity at a group of a match."""
    written = match[name]
    negative = not (written[0].isdigit() or written[0] == ".")
    plain = written[1:] if negative else written
    return figures.at(Span(match.start(name), match.end(name)), number(plain, negative=negative))


def _signed(match: re.Match[str]) -> Sign:
    """Return the number of a match with its sign."""
    return number(match["number"], negative=bool(match["sign"]))


_MAKERS = {
    "eta_squared": _eta,
    "standardized_difference": _difference,
    "explained_variance": _variance,
}
