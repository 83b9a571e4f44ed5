"""Confidence intervals -> claims on what they hold, exclude and mean.

In: an extraction. Out: for each rule, by its `of`: "interval-estimate" (an interval and
the estimate before it), "interval-p" (and the p value beside it), "interval-null" (and
the words that say what it excludes). The figures are found by `_intervals`; which value
means no effect follows from the estimate's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from verify.extract import Extraction
from verify.extract._signs import number
from verify.match.statistic._figures import Figures
from verify.match.statistic._intervals import mentions
from verify.match.statistic._sentence import paragraph, sentence
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span
from verify.model.statistic import Mention

_P = re.compile(
    r"[\s,;:)\]]{0,4}[*_]{0,2}(?P<name>[pP])[*_]{0,2}(?:[-\s]?value)?\s?(?P<rel>[=<>≤≥])\s?(?P<number>0?\.\d+|0)(?!\d)"
)
_ERROR = re.compile(
    r"\b(?:SE|S\.E\.|standard\s+error)\s*(?:=|of|was|:)?\s*(?P<number>\d*\.\d+)(?!\d|\.\d|\s*%)"
)
_LOPSIDED = re.compile(
    r"\b(?:bootstrap|profile|exact|Wilson|Clopper|Fieller|percentile|bias-corrected|BCa|Bayes\w*|credible|HDI|posterior|median|log|proportion)",
    re.IGNORECASE,
)
_SAME = re.compile(r"[\s,;()\[\]]*(?:and|or|with)?[\s,;(\[]*(?:an?\s|the\s|its\s)?")
_NULL = r"(?:zero|unity|one|1(?:\.0+)?|0(?:\.0+)?|the\ null|no\ (?:effect|difference|change))\b"
_HOLDS = re.compile(
    rf"""\b(?:(?P<no>(?:does|did|do)\ not|doesn['’]t|didn['’]t|not)\ )?(?:\w+ly\ )?
    (?P<verb>includ(?:es?|ed|ing)|contain(?:s|ed|ing)?|cross(?:es|ed|ing)?|span(?:s|ned|ning)?|t(?:akes?|ook|aking)\ in
    |overlap(?:s|ped|ping)?|cover(?:s|ed|ing)?|straddl(?:es?|ed|ing)|encompass(?:es|ed|ing)?
    |(?P<out>exclud(?:es?|ed|ing)|rul(?:es?|ed|ing)\ out))\ {_NULL}""",
    re.VERBOSE,
)
_SIGNIFICANT = re.compile(
    r"[\s,;:)\]]{1,4}(?:which\ (?:was|is)\ |and\ (?:was|is)\ |was\ |is\ )?(?:an?\ )?"
    r"(?P<no>not\ |no\ |non-?)?(?:statistically\ )significant(?:ly)?\b"
)


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterable[Claim]:
    """Yield what a document claims of its confidence intervals."""
    text = extraction.document.text
    if "CI" not in text and "nterval" not in text:
        return
    figures = Figures(extraction)
    written = list(mentions(figures, extraction))
    for mention in written:
        for rule in rules:
            yield from _MAKERS.get(rule.law, _none)(rule, mention, figures)
    for rule in rules:
        if rule.law == "interval_levels":
            yield from _levels(rule, written, figures)
    if extraction.document.tables and "CI" in text:
        yield from _in_tables(rules, figures, written)


def _in_tables(
    rules: Sequence[Rule], figures: Figures, written: Sequence[Mention]
) -> Iterable[Claim]:
    """Yield what the tables of a document claim of their intervals."""
    from verify.match.statistic._table_intervals import table_mentions  # loads when needed

    known = [mention.span for mention in written]
    for found in table_mentions(figures):
        read = any(span.overlaps(found.mention.span) for span in known)
        for rule in rules:
            if rule.law == "interval_p" and found.p is not None:
                yield _p_claim(rule, found.mention, found.p, found.relation, found.written)
            elif rule.law in ("interval_estimate", "interval_centre") and not read:
                yield from _estimate(rule, found.mention, figures)


def _estimate(rule: Rule, mention: Mention, figures: Figures) -> Iterable[Claim]:
    """Yield the claim that an interval holds its estimate."""
    if mention.estimate is not None:
        slots: dict[str, Quantity | tuple[Quantity, ...]] = {
            "estimate": mention.estimate,
            "interval": mention.ends,
        }
        lopsided = False
        if rule.law == "interval_centre":
            around = paragraph(figures.document, mention.span)
            lopsided = _LOPSIDED.search(figures.document.text, *around) is not None
        extra = {"mention": mention, "lopsided": lopsided}
        yield Claim(rule, slots, spans=(mention.span,), extra=extra)


def _levels(rule: Rule, mentions: Sequence[Mention], figures: Figures) -> Iterable[Claim]:
    """Yield the claim that of two intervals of one estimate the surer is the wider."""
    for one, other in pairwise(mentions):
        between = figures.document.text[one.span.end : other.span.start]
        if one.level is None or other.level is None or one.level == other.level:
            continue
        if _SAME.fullmatch(between):
            wide, narrow = (one, other) if one.level > other.level else (other, one)
            slots = {"interval": wide.ends, "inner": narrow.ends}
            extra = {"wide": wide, "narrow": narrow}
            yield Claim(rule, slots, spans=(one.span, other.span), extra=extra)


def _p(rule: Rule, mention: Mention, figures: Figures) -> Iterable[Claim]:
    """Yield the claim that an interval and the p value behind it agree."""
    text = figures.document.text
    match = _P.match(text, mention.span.end)
    if match is None:  # "p = .019, 95% CI 0.20 to 2.10"
        before = list(_P.finditer(text, max(0, mention.span.start - 24), mention.span.start))
        if before and not text[before[-1].end() : mention.span.start].strip(" ,;(["):
            match = before[-1]
    if match is None or mention.null is None:
        return
    found = figures.within(Span(match.start("name"), match.end()))
    if not found:
        return
    yield _p_claim(rule, mention, found[-1], match["rel"], match["number"])


def _p_claim(rule: Rule, mention: Mention, p: Quantity, relation: str, written: str) -> Claim:
    """Return the claim that an interval and a p value agree."""
    extra = {"mention": mention, "relation": relation, "written": written}
    return Claim(rule, {"p": p, "interval": mention.ends}, spans=(mention.span,), extra=extra)


def _null(rule: Rule, mention: Mention, figures: Figures) -> Iterable[Claim]:
    """Yield the claim that words make of what an interval excludes."""
    text = figures.document.text
    around = sentence(figures.document, mention.span)
    excludes: bool | None = None
    words = _HOLDS.search(text, mention.span.end, min(around.end, mention.span.end + 120))
    if words is not None:
        excludes = bool(words["out"]) != bool(words["no"])
        spoken = Span(words.start(), words.end())
        unity = re.search(r"unity|one|\b1", words[0]) is not None
        null = 1 if unity else 0
        if "null" in words[0] or " no " in words[0]:
            if mention.null is None:
                return
            null = mention.null
    else:
        words = _SIGNIFICANT.match(text, mention.span.end)
        if words is None or mention.null is None or mention.level != 95:
            return
        excludes, null = not words["no"], mention.null
        spoken = Span(words.start(), words.end())
    extra = {
        "mention": mention,
        "excludes": excludes,
        "null": null,
        "words": text[spoken.start : spoken.end].strip(" ,;)"),
    }
    yield Claim(rule, {"interval": mention.ends}, spans=(mention.span, spoken), extra=extra)


def _width(rule: Rule, mention: Mention, figures: Figures) -> Iterable[Claim]:
    """Yield the claim that an interval is as wide as the standard error before it."""
    text = figures.document.text
    around = sentence(figures.document, mention.span)
    found = list(
        _ERROR.finditer(text, max(around.start, mention.span.start - 60), mention.span.start)
    )
    if not found:
        return
    error = figures.at(
        Span(found[-1].start("number"), found[-1].end("number")), number(found[-1]["number"])
    )
    extra = {"mention": mention}
    yield Claim(
        rule, {"error": error, "interval": mention.ends}, spans=(mention.span,), extra=extra
    )


def _none(rule: Rule, mention: Mention, figures: Figures) -> Iterable[Claim]:
    """Yield nothing: the rule's law is of another kind."""
    return ()


_MAKERS = {
    "interval_estimate": _estimate,
    "interval_p": _p,
    "interval_null": _null,
    "interval_centre": _estimate,
    "interval_width": _width,
}
