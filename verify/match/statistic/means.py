"""Means of whole numbers -> claims that whole numbers can have them.

In: an extraction. Out: by a rule's law, "granularity" (means, and their SDs, in a
paragraph that says its scores are whole numbers), "binary_spread" (mean and SD of zeros
and ones) and "score_range" (means beside the range their scale can have). Whether a
paper's scores are whole is never guessed: a paragraph without such words makes no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from verify.extract import Extraction
from verify.extract._signs import number
from verify.match._hints import holds, near
from verify.match.statistic._figures import Figures, is_count, whole
from verify.match.statistic._sentence import paragraph, sentence, sentences
from verify.model.claim import Claim
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span

_BEHIND = 24  # characters behind a mean that may name its people
_FROM = re.compile(r" (?:from|among|across|by|for) (?:the |all |all the |our |these )?")
LEAST = 5  # people; fewer is rather a number of items
MOST = 40  # means, and counts that may be their people, in one paragraph
_WHOLE = re.compile(
    r"\b(?:whole[- ]numbers?|integers?|integer[- ]valued|single[- ]item|whole\s+(?:marks?|points?|scores?|stars?))\b",
    re.IGNORECASE,
)
_ITEMS = re.compile(
    r"\b(?:averaged\s+(?:over|across)|composite|mean\s+of\s+(?:the\s+)?\w+\s+items|sub-?scales?|[Hh]alf[- ]points?)\b"
)
_MEAN = re.compile(r"\b(?:[Mm]eans?|[Aa]verag\w+|[Rr]ated|[Ss]cored|M\s*=)(?=\W)")
_LABELLED_MEAN = re.compile(
    r"(?:\b[Mm]eans?\b(?:\s+(?!age|years?)[a-z-]+){0,4}?\s+(?:of|was|is|at)|\b[Mm]ean(?:\s+score)?|\bM\s*=|\baverag(?:e|ed|ing)(?:\s+of)?|\bwas\s+rated)\s*\Z"
)
_OTHER = re.compile(
    r"(?:\bS\.?[DE]\.?|\bSEM|\b[ptFrzd]|\b[ηαβκ]²?|±|\bW|\bdf|\b(?:standard\s+deviation|alpha|kappa|gain|rise|fall|drop|difference|increase|decrease|change)(?:\s+of)?)\s*[=:]?\s*\(?\Z"
)
_SD = re.compile(
    r"[\s,;(]{0,3}(?:\bSD|\bs\.d\.|±|standard\s+deviation)\s*(?:=|of|was)?\s*(?P<sd>\d*\.\d+|\d+)(?!\d)"
)
_BINARY = re.compile(
    r"\b(?:binary|dichotomous|0/1|yes/no|coded\s+(?:as\s+)?(?:0|zero|1|one))\b", re.IGNORECASE
)
# The first character comes before what stands before it, so that `re` can skip to it.
_RANGE = re.compile(
    r"[ptsrmiSRMI](?<!\w.)(?:(?<=p)ossible|(?<=t)heoretical|(?<=[sS])c(?:ores?|ales?|ored)|(?<=[mM])arks?|(?<=[iI])tems?"
    r"|(?<=[rR])(?:atings?|anges?|anged|anging|ated|unning))\b[^.;]{0,30}?\b(?:from|of|between|is|was|are|on\s+a)\s+"
    r"(?P<low>\d{1,3})\s*(?:\([^)]{1,40}\)\s*)?(?:to|and|-|–|—)\s*(?P<high>\d{1,4})(?!\d|\.\d|\s?%)"
)
_RANGE_END = re.compile(r"(?:\bfrom |\d to |-|–|\()\Z")
_WHOLE_WORDS = ("hole", "nteger", "ingle-item", "ingle item")
_BINARY_WORDS = ("inary", "ichotomous", "0/1", "yes/no", "coded")
_MEAN_WORDS = ("ean", "verag", "M =", "rated")
_GOES_ON = re.compile(r"(?: \([^()]{1,16}\))?(?:,| and|, and)(?: [a-z’'-]+){1,4} ")
_NOT_A_SCORE = re.compile(
    r"\b(?:ages?|aged|years?|months?|weeks?|days?|hours?|minutes?|kg|cm|BMI|income|weight|height|items?|errors?|seconds?)\b"
)


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterable[Claim]:
    """Yield what a document claims of its means."""
    figures = Figures(extraction)
    for rule in rules:
        yield from _MAKERS[rule.law](rule, figures)


def _granular(rule: Rule, figures: Figures) -> Iterable[Claim]:
    """Yield a claim for each mean of a paragraph whose scores are whole numbers."""
    document = figures.document
    if not holds(document.text, _WHOLE_WORDS):
        return
    yield from _in_tables(rule, figures, _WHOLE)
    done = 0
    for cue in near(_WHOLE, document.text, _WHOLE_WORDS):
        if cue.start() < done:
            continue
        around = paragraph(document, Span(cue.start(), cue.end()))
        start, done = max(done, around.start), around.end
        if _ITEMS.search(document.text, around.start, around.end):
            continue
        for mean in islice(_means(figures, Span(start, around.end)), MOST):
            people = _named_behind(figures, mean) or _people(
                figures, Span(around.start, mean.span.start)
            )
            if people:
                slots: dict[str, Quantity | tuple[Quantity, ...]] = {
                    "mean": mean,
                    "people": tuple(people),
                }
                sure = len({q.magnitude for q in people}) == 1
                yield Claim(rule, slots, certain=sure, extra={**_sd(figures, mean)})


def _binary(rule: Rule, figures: Figures) -> Iterable[Claim]:
    """Yield a claim for each mean and SD of zeros and ones."""
    document = figures.document
    if not holds(document.text, _BINARY_WORDS):
        return
    yield from _in_tables(rule, figures, _BINARY)
    for cue in near(_BINARY, document.text, _BINARY_WORDS):
        around = sentence(document, Span(cue.start(), cue.end()))
        for mean in _means(figures, around):
            spread = _sd(figures, mean)
            if "sd" in spread and mean.magnitude is not None and 0 <= mean.magnitude <= 1:
                people = _people(figures, Span(around.start, mean.span.start))
                yield Claim(rule, {"mean": mean, "people": tuple(people)}, extra={**spread})


def _in_tables(rule: Rule, figures: Figures, cue: re.Pattern[str]) -> Iterable[Claim]:
    """Yield a claim for each mean of a table that the text round it speaks of so."""
    if not figures.document.tables:
        return
    from verify.match.statistic._table_means import table_means  # loads when needed

    text = figures.document.text
    for around, found in table_means(figures):
        if cue.search(text, *around) is None or _ITEMS.search(text, *around):
            continue
        for one in found:
            extra = {"sd": one.sd} if one.sd is not None else {}
            if cue is _BINARY and (one.sd is None or not 0 <= (one.mean.magnitude or 0) <= 1):
                continue
            yield Claim(rule, {"mean": one.mean, "people": (one.people,)}, extra=extra)


def _in_range(rule: Rule, figures: Figures) -> Iterable[Claim]:
    """Yield a claim for the first mean behind the range that its scale can have."""
    document = figures.document
    if not holds(document.text, _MEAN_WORDS):
        return
    for match in _RANGE.finditer(document.text):
        low, high = int(match["low"]), int(match["high"])
        if low >= high:
            continue
        around = paragraph(document, Span(match.start(), match.end()))
        own = sentence(document, Span(match.start(), match.end()))
        later = sentences(document, Span(match.end(), around.end))
        stretch = Span(match.end(), later[1].end if len(later) > 1 else own.end)
        first = next(iter(_labelled_means(figures, stretch)), None)
        ends = tuple(figures.within(Span(match.start("low"), match.end("high"))))
        for mean in (first, *_listed(figures, first)) if first is not None else ():
            slots: dict[str, Quantity | tuple[Quantity, ...]] = {"mean": mean, "range": ends}
            slots.update(_sd(figures, mean))
            certain = own.covers(mean.span) or mean is not first
            yield Claim(rule, slots, certain=certain, extra={"low": low, "high": high})


def _means(figures: Figures, around: Span) -> Iterator[Quantity]:
    """Yield the bare figures with decimals in sentences that speak of a mean."""
    document = figures.document
    for stretch in sentences(document, around):
        if not _MEAN.search(document.text, stretch.start, stretch.end):
            continue
        for quantity in figures.within(stretch):
            if _bare(quantity) and not _OTHER.search(
                document.text[max(0, quantity.span.start - 24) : quantity.span.start]
            ):
                yield quantity


def _labelled_means(figures: Figures, around: Span) -> Iterator[Quantity]:
    """Yield the bare figures that the word mean stands right before."""
    text = figures.document.text
    for quantity in figures.within(around):
        if not _bare(quantity) or quantity.counted:
            continue
        before = text[max(around.start, quantity.span.start - 48) : quantity.span.start]
        if _LABELLED_MEAN.search(before) is None or _NOT_A_SCORE.search(before):
            continue
        end = (quantity.number or quantity.span).end
        if not _NOT_A_SCORE.match(text[end : end + 12].strip()):
            yield quantity


def _listed(figures: Figures, mean: Quantity) -> Iterator[Quantity]:
    """Yield the means that a list goes on with: "a mean of 3.4, cleanliness 3.7 and staff 3.8"."""
    text = figures.document.text
    own = sentence(figures.document, mean.span)
    at = mean.span.end
    for quantity in figures.within(Span(at, own.end)):
        if not _bare(quantity) or quantity.exponent != mean.exponent or quantity.counted:
            return
        if _GOES_ON.fullmatch(text, at, quantity.span.start) is None:
            return
        yield quantity
        at = quantity.span.end


def _bare(quantity: Quantity) -> bool:
    """Return whether a quantity is a plain number with decimals."""
    return (
        quantity.kind is Kind.NUMBER
        and quantity.unit == ""
        and quantity.magnitude is not None
        and quantity.exponent is not None
        and -4 <= quantity.exponent < 0
    )


def _people(figures: Figures, before: Span) -> list[Quantity]:
    """Return the counts before a mean that may be its people: no end of a range, no "of N"."""
    text = figures.document.text
    found = []
    for quantity in figures.within(before):
        if not is_count(quantity) or whole(quantity.magnitude) < LEAST:
            continue
        start, end = quantity.span.start, (quantity.number or quantity.span).end
        lead = text[max(0, start - 14) : start].lower()
        tail = text[end : end + 4]
        if _RANGE_END.search(lead) or tail.lstrip().startswith(("to ", "-", "–", "(")):
            continue
        found.append(quantity)
    return found[:MOST]


def _named_behind(figures: Figures, mean: Quantity) -> list[Quantity]:
    """Return the count that "8.3 from the five of them" says a mean is of."""
    text, end = figures.document.text, mean.span.end
    behind = figures.within(Span(end, end + _BEHIND))
    return [
        q
        for q in behind[:1]
        if is_count(q)
        and whole(q.magnitude) >= LEAST
        and _FROM.fullmatch(text, end, q.span.start) is not None
    ]


def _sd(figures: Figures, mean: Quantity) -> dict[str, Quantity]:
    """Return the SD behind a mean, as a law needs it, or nothing."""
    match = _SD.match(figures.document.text, mean.span.end)
    if match is None:
        return {}
    span = Span(match.start("sd"), match.end("sd"))
    return {"sd": figures.at(span, number(match["sd"]))}


_MAKERS = {"granularity": _granular, "binary_spread": _binary, "score_range": _in_range}
