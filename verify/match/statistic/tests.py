"""Test results -> claims that p follows from the statistic.

In: `Extraction.results`, and the tables of the document. Out: one claim a result, with what the paper says of tails and
the sentence of corrections.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from verify.extract import Extraction
from verify.extract.statistic import NO_FREEDOM, NO_SIZES
from verify.match.statistic._figures import Figures, is_count, sample_sizes, whole
from verify.match.statistic._sentence import paragraph, sentence
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span
from verify.model.statistic import TestResult

LEAST, MOST, FEW = 8, 100_000, 8  # people of a correlation; counts of a paragraph that tells one
NEAR = 250  # characters round a result in which its sentence speaks of it
_PLURAL = re.compile(r" [a-z][a-z-]*s\b")
_ONE_TAILED = re.compile(
    r"\b(?:one|1|single)[-‐‑–\s](?:tailed|sided|tail)\b|\bdirectional\b", re.IGNORECASE
)
_CORRECTED = re.compile(
    r"""\b(?:Bonferroni|Holm(?:[-–]\w+)?|[ŠS]id[aá]k|Benjamini|FDR|false\ discovery|Tukey(?:'s|’s)?(?:\ HSD)?
    |Scheff[eé]|Dunnett|Games[-–]Howell|Greenhouse|Huynh|Welch[-–]Satterthwaite
    |(?P<lowers>bootstrap|permutation|Monte\ Carlo|exact)(?:ped|ping|s)?(?=\ (?:p|P|test|method|t|distribution|significance))
    |(?:corrected|adjusted)(?=\ (?:p|P|for|alpha|level|significance|df|degrees))
    |(?<=p[-–\s])(?:corrected|adjusted))\b""",
    re.VERBOSE,
)


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterable[Claim]:
    """Yield a claim for every test result of a document."""
    figures = Figures(extraction)
    results = _results(extraction, figures)
    if not results:
        return
    one_tailed = _ONE_TAILED.search(extraction.document.text) is not None
    for result in (_with_sizes(result, figures) for result in results):
        slots: dict[str, Quantity] = {"statistic": result.statistic}
        if result.p is not None:
            slots["p"] = result.p
        extra = {
            "result": result,
            "one_tailed": one_tailed,
            "one_tailed_here": one_tailed and _tailed_here(result),
            "corrected": _correction(result),
            "document": extraction.document,
            "people": _people(result, figures),
        }
        for rule in rules:
            yield Claim(rule, slots, spans=result.spans, extra=extra)


def _with_sizes(result: TestResult, figures: Figures) -> TestResult:
    """Return a rank test with the sizes that its sentence, or the one before it, names."""
    if result.fault != NO_SIZES:
        return result
    own = sentence(result.document, result.span)
    start = max(paragraph(result.document, result.span).start, own.start - NEAR)
    for stretch in (own, Span(start, own.end)):
        sizes = tuple(whole(q.magnitude) for q in sample_sizes(figures, stretch, result))
        if sizes:
            return result._replace(sizes=sizes, fault="") if len(sizes) <= 2 else result
    return result


def _people(result: TestResult, figures: Figures) -> tuple[int, ...]:
    """Return how many a correlation without degrees of freedom may be of: the counts told before it, the last first.

    One of them must be near and count something, or nothing is known.
    """
    if result.test != "r" or result.fault != NO_FREEDOM or result.p is None:
        return ()
    text, around = result.document.text, paragraph(result.document, result.span)
    own = sentence(result.document, result.span)
    found = [
        q
        for q in figures.within(around)
        if is_count(q)
        and LEAST <= whole(q.magnitude) <= MOST
        and text[q.span.end : q.span.end + 1] != "-"
        and not result.span.covers(q.span)
    ]
    before = [q for q in found if q.span.start < own.end]
    near = [q for q in before if own.start - q.span.start < NEAR and _counts(q, text)]
    if not near or len(found) > FEW:
        return ()
    ordered = [*reversed(near), *(q for q in found if q not in near)]
    return tuple(dict.fromkeys(whole(q.magnitude) for q in ordered))


def _counts(quantity: Quantity, text: str) -> bool:
    """Return whether a number says what it counts, or is a size: "62 second-years", "n = 62"."""
    start, end = quantity.span
    noun = quantity.counted or _PLURAL.match(text, end)
    return bool(noun) or "=" in text[max(0, start - 3) : start]


def _results(extraction: Extraction, figures: Figures) -> list[TestResult]:
    """Return the results of a text and of its tables."""
    if not extraction.document.tables:
        return list(extraction.results)
    from verify.match.statistic import _tables  # its patterns load when needed

    written = _tables.with_ps(extraction, extraction.results, figures)
    return [*written, *_tables.table_results(extraction, figures)]


def _tailed_here(result: TestResult) -> bool:
    """Return whether the paragraph of a result speaks of one-tailed tests."""
    around = paragraph(result.document, result.span)
    return _ONE_TAILED.search(result.document.text, *around) is not None


def _correction(result: TestResult) -> str:
    """Return the word for a corrected p in a result's sentence, or ""."""
    around = sentence(result.document, result.span)
    start = max(around.start, result.span.start - NEAR)
    end = min(around.end, result.span.end + NEAR)
    match = _CORRECTED.search(result.document.text, start, end)
    return (match["lowers"] or match[0]) if match is not None else ""
