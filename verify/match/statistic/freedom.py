"""Degrees of freedom -> claims that the stated people or table give them.

In: an extraction. Out: a claim for each t with the sizes of two groups in its sentence or
the one before, each r with a sample size beside it, each F of a one-way design with the
people that were left, and each chi-squared of a table whose shape is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from verify.extract import Extraction
from verify.match.statistic._figures import Figures, is_count, made, sample_sizes
from verify.match.statistic._sentence import paragraph, sentence, sentences
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span
from verify.model.statistic import Sign, TestResult

_INDEPENDENT = re.compile(
    r"\bindependent|\bunpaired|\btwo[- ]sample|\bbetween[- ](?:groups|subjects|participants)",
    re.IGNORECASE,
)
_ONE_WAY = re.compile(
    r"\bone[- ]way\b|\bbetween[- ](?:groups|subjects|participants)\b", re.IGNORECASE
)
_FEWER = re.compile(
    r"\b(?:missing|incomplete|exclud\w+|without|no\s+\w+|did\s+not|lost|outliers?)\b"
)
_REPEATED = re.compile(
    r"\brepeated|\bwithin\b|\bmixed\b|\btrials?\b|\bpaired\b|\bmultilevel|\bcluster", re.IGNORECASE
)
_LEFT = re.compile(
    r"(?:\bleaving(?:\s+us\s+with)?|\b(?:final|total|analy[sz]ed)\s+sample\s+(?:of|was|comprised|included)|\b[nN]\s*=|\bsample\s+of)\s+\Z"
)
_SAMPLE = re.compile(
    r"\b(?:(?:our|the|this|a)\s+)?(?:[a-z]+\s+)?sample\s+of\s+\Z|\b(?:[Aa]mong|[Ii]n)\s+(?:our|the|these)\s+\Z"
)
_TABLE = re.compile(
    r"(?<![\d.])(?P<rows>\d{1,2})\s?(?:×|x|X|by|-by-)\s?(?P<columns>\d{1,2})\b[^.;]{0,40}?\b(?:tables?|contingency|cross-?tab\w*)"
)


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterable[Claim]:
    """Yield what a document claims of its degrees of freedom."""
    if not extraction.results:
        return
    figures = Figures(extraction)
    for result in extraction.results:
        if result.df1 is None or result.fault:
            continue
        finder = _FINDERS.get(result.test)
        found = finder(figures, result, extraction.results) if finder is not None else None
        df = result.df2 or result.df1
        if found is not None and df.span is not None:
            slots, extra = found
            sign = Sign(df.value, int(df.value.as_tuple().exponent))
            slots["df"] = made(figures, df.span, sign)._replace(interval=df.interval)
            for rule in rules:
                yield Claim(
                    rule,
                    slots,
                    spans=result.spans,
                    extra={"result": result, **extra},
                )


Results = Sequence[TestResult]
Found = tuple[dict[str, Quantity], dict[str, object]] | None


def _t(figures: Figures, result: TestResult, results: Results) -> Found:
    """Return the two groups of a t, where its sentence or the last names both sizes."""
    text = result.document.text
    own = sentence(result.document, result.span)
    around = Span(max(paragraph(result.document, result.span).start, own.start - 300), own.end)
    stretches = [own, Span(around.start, own.end)]
    for stretch in stretches:
        sizes = sample_sizes(figures, stretch, result)
        if len(sizes) == 2:
            independent = _INDEPENDENT.search(text, stretch.start, stretch.end) is not None
            between = Span(sizes[1].span.end, result.head.start)
            if _FEWER.search(text, *between) or any(
                between.covers(other.head) for other in results
            ):
                independent = False  # fewer may have answered by then
            if _REPEATED.search(text, stretch.start, stretch.end):
                return None
            return {"group1": sizes[0], "group2": sizes[1]}, {"independent": independent}
        if sizes:
            return None
    return None


def _r(figures: Figures, result: TestResult, results: Results) -> Found:
    """Return the sample of a correlation, where its sentence names one."""
    own = sentence(result.document, result.span)
    sizes = sample_sizes(figures, own, result) or _samples(figures, own, result)
    return ({"sample": sizes[0]}, {}) if len(sizes) == 1 else None


def _samples(figures: Figures, stretch: Span, result: TestResult) -> list[Quantity]:
    """Return the counts called a sample before a result: "in a sample of 64 undergraduates"."""
    text = result.document.text
    return [
        q
        for q in figures.within(Span(stretch.start, result.span.start))
        if is_count(q) and _SAMPLE.search(text[max(0, q.span.start - 32) : q.span.start])
    ]


def _f(figures: Figures, result: TestResult, results: Results) -> Found:
    """Return the people left for a one-way F, the last that its paragraph names before it."""
    text = result.document.text
    own = sentence(result.document, result.span)
    if not _ONE_WAY.search(text, own.start, own.end) or _REPEATED.search(text, own.start, own.end):
        return None
    around = paragraph(result.document, result.span)
    left = [
        q
        for q in figures.within(Span(around.start, result.span.start))
        if is_count(q) and _LEFT.search(text[max(0, q.span.start - 40) : q.span.start])
    ]
    return ({"sample": left[-1]}, {}) if left else None


def _chi2(figures: Figures, result: TestResult, results: Results) -> Found:
    """Return the shape of the table that a chi-squared is of."""
    text = result.document.text
    around = paragraph(result.document, result.span)
    near = [s for s in sentences(result.document, around) if s.start <= result.span.start]
    start = near[-2].start if len(near) > 1 else around.start
    found = list(_TABLE.finditer(text, start, result.span.start))
    if len(found) != 1:
        return None
    match = found[0]
    if result.n is None and text.count("χ", start, result.span.end) > 2:
        return None
    return {}, {"rows": int(match["rows"]), "columns": int(match["columns"])}


_FINDERS = {"t": _t, "r": _r, "F": _f, "chi2": _chi2}
