"""Effect sizes beside a test -> claims that they follow from it.

In: an extraction. Out: a claim for each d, r, eta squared, phi, V, w, C or R squared that
stands behind a test in its sentence, before the next test (R squared also right before
its F). What the sentence says of its people and its design goes into `extra`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from verify.extract import Extraction
from verify.extract._signs import GAP, MINUS, number
from verify.match.statistic._figures import Figures, sample_sizes, whole
from verify.match.statistic._sentence import sentence
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span
from verify.model.statistic import TestResult
from verify.named import NamedTuple

REACH = 90  # characters behind a test in which its effect size is awaited
_WORTH = rf"{GAP}(?:=|¼|of|was|is){GAP}(?P<sign>{MINUS})?{GAP}(?P<number>\d*[.·]\d+)(?![\d%])"
_MEASURES = {
    "d": re.compile(
        rf"(?<![\w.])(?:Cohen['’]?s?{GAP}d|Hedges['’]?s?{GAP}g|d|g)(?:_?\{{?(?P<kind>s|z|av|rm|p)\}}?)?{_WORTH}"
    ),
    "r": re.compile(rf"(?<![\w.])r(?:_?\{{?(?:pb|es|effect)\}}?)?{_WORTH}"),
    "eta2": re.compile(rf"η(?:_?\{{?p\}}?)?(?:²|\^?\{{?2\}}?)(?:_?\{{?p\}}?)?{_WORTH}"),
    "phi": re.compile(rf"(?:[φϕΦ]|\b[Pp]hi)(?:{GAP}coefficient)?{_WORTH}"),
    "w": re.compile(rf"(?:\bCohen['’]?s?{GAP})w{_WORTH}"),
    "V": re.compile(rf"\b(?:Cram[eé]r['’]?s?{GAP})?V{_WORTH}"),
    "C": re.compile(rf"\b[Cc]ontingency{GAP}coefficient(?:{GAP}C)?{_WORTH}"),
    "R2": re.compile(rf"(?<![\w.])R(?:²|\^?\{{?2\}}?){_WORTH}"),
}
_OF_TEST = {
    "t": ("d", "r", "eta2"),
    "z": ("r",),
    "chi2": ("phi", "w", "V", "C"),
    "F": ("R2", "d", "r"),
}
_CHANGE = re.compile(
    r"(?:Δ|∆|\bdelta|[Cc]hange|adj(?:usted|\.)?|[Pp]seudo|Nagelkerke|Snell|McFadden|[Mm]arginal|[Cc]onditional|semi)"
    r"[-\s_]{0,3}(?:in\s)?\Z"
)
_ELSEWHERE = re.compile(r"[;:]\s|\b(?:whereas|while|compared|follow-up|pre-?test|correlat\w+)\b")
_INDEPENDENT = re.compile(
    r"\bindependent|\bunpaired|\btwo[- ]sample|\bbetween[- ](?:groups|subjects|participants)|\bWelch",
    re.IGNORECASE,
)
_PAIRED = re.compile(
    r"\b(?:paired|within|repeated|dependent[- ]samples|matched|one[- ]sample|pre-?(?:to|post))\b",
    re.IGNORECASE,
)
_EACH = re.compile(r"\s*(?:per|in\s+each|each|/)\s*(?:group|condition|arm|cell)?")


class _Found(NamedTuple):
    """An effect size with its measure."""

    measure: str
    match: re.Match[str]


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterable[Claim]:
    """Yield a claim for each effect size beside its test."""
    figures = Figures(extraction)
    results = extraction.results
    for index, result in enumerate(results):
        if result.test not in _OF_TEST or result.fault in _UNUSABLE or result.relation != "=":
            continue
        after = results[index - 1].span.end if index else 0
        stop = results[index + 1].span.start if index + 1 < len(results) else None
        for found in _beside(result, after, stop):
            yield from _claims(rules, figures, result, found)


_UNUSABLE = (
    "its value could not be read",
    "its degrees of freedom could not be read",
    "no degrees of freedom are given",
)


def _beside(result: TestResult, after: int, stop: int | None) -> Iterator[_Found]:
    """Yield the effect sizes of one test, at most one of each measure."""
    text = result.document.text
    own = sentence(result.document, result.span)
    end = min(max(own.end, result.span.end), result.span.end + REACH)
    if stop is not None:
        end = min(end, stop)
    for measure in _OF_TEST[result.test]:
        if result.test == "F" and measure != "R2" and (result.df1 is None or result.df1.value != 1):
            continue
        match = _MEASURES[measure].search(text, result.head.end, end)
        if match is not None and _CHANGE.search(text[max(0, match.start() - 14) : match.start()]):
            continue
        if match is None and measure == "R2":
            match = _before(result, max(after, own.start))
        if match is None or _ELSEWHERE.search(
            text, result.span.end, max(match.start(), result.span.end)
        ):
            continue
        yield _Found(measure, match)


def _before(result: TestResult, start: int) -> re.Match[str] | None:
    """Return the R squared right before an F."""
    text = result.document.text
    start = max(start, result.span.start - 40)
    for match in _MEASURES["R2"].finditer(text, start, result.span.start):
        changed = _CHANGE.search(text[max(0, match.start() - 14) : match.start()])
        if changed is None and not text[match.end() : result.span.start].strip(" ,;("):
            return match
    return None


def _claims(
    rules: Sequence[Rule], figures: Figures, result: TestResult, found: _Found
) -> Iterator[Claim]:
    """Yield the claim that one effect size follows from its test."""
    match = found.match
    text = result.document.text
    if result.test == "F" and _CHANGE.search(
        text[max(0, result.head.start - 14) : result.head.start]
    ):
        return
    span = Span(match.start("number"), match.end("number"))
    judged = figures.at(span, number(match["number"], negative=bool(match["sign"])))
    sizes = _sizes(figures, result)
    extra: dict[str, object] = {
        "result": result,
        "measure": found.measure,
        "sizes": sizes,
        "people": _people(result, sizes),
        "design": _design(result, match),
    }
    slots: dict[str, Quantity] = {"effect": judged, "statistic": result.statistic}
    certain = found.measure != "R2" and result.test != "z"
    for rule in rules:
        yield Claim(rule, slots, certain=certain, extra=extra)


def _sizes(figures: Figures, result: TestResult) -> tuple[int, ...]:
    """Return the sizes that the sentence names; "25 per group" is two of them."""
    found = sample_sizes(figures, sentence(result.document, result.span), result)
    sizes = tuple(whole(q.magnitude) for q in found)
    if len(found) == 1:
        end = (found[0].number or found[0].span).end
        if _EACH.match(result.document.text, end) and result.test in ("t", "F"):
            return sizes * 2
    return sizes


def _people(result: TestResult, sizes: tuple[int, ...]) -> int | None:
    """Return how many people a test is of: N in its bracket, or the sizes of its sentence."""
    if result.n is not None:
        return int(result.n)
    return sum(sizes) if 1 <= len(sizes) <= 2 else None


def _design(result: TestResult, match: re.Match[str]) -> str:
    """Return the design that the words of a sentence name, or ""."""
    if "kind" in match.re.groupindex and match["kind"] in ("z", "av", "rm"):
        return "paired"
    text = result.document.text
    own = sentence(result.document, result.span)
    paired = _PAIRED.search(text, own.start, own.end)
    independent = _INDEPENDENT.search(text, own.start, own.end)
    if paired or independent is None:
        return "paired" if paired and not independent else ""
    return "independent"
