"""Two-by-two tables of a test and the truth -> claims on its sensitivity and its kin.

In: an extraction. Out: a claim for each sensitivity, specificity, predictive value,
accuracy, prevalence or likelihood ratio of a text that states all four counts: as "45
true positives", as "of 50 with the disease 45 tested positive", or in a table. Only
where a paragraph has one such set; the law works them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from verify.extract import Extraction
from verify.match.statistic._figures import Figures, is_count, whole
from verify.match.statistic._rows import Grid, grids
from verify.match.statistic._sentence import paragraph
from verify.model.claim import Claim
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span
from verify.named import NamedTuple

AFTER = 1_500  # characters behind a table in which its measures stand
_LABELS = (
    r"(?:true[-\s]?positives?|TPs?)\b",
    r"(?:false[-\s]?positives?|FPs?)\b",
    r"(?:false[-\s]?negatives?|FNs?)\b",
    r"(?:true[-\s]?negatives?|TNs?)\b",
)
_BEFORE = tuple(
    re.compile(rf"\b{label}\s*(?:[:=(]|were|was|numbered)?\s*\Z", re.IGNORECASE)
    for label in _LABELS
)
_BEHIND = tuple(re.compile(rf"\s+{label}", re.IGNORECASE) for label in _LABELS)
_WITH = re.compile(
    r"\b(?:with\b(?!out)|who\s+had|having|affected|diseased|positive\s+for|confirmed)",
    re.IGNORECASE,
)
_WITHOUT = re.compile(
    r"\b(?:without|who\s+did\s+not\s+have|unaffected|healthy|free\s+of|controls?|negative\s+for)\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\b(?:[Oo]f|[Aa]mong)\s+(?:the\s+)?\Z")
_POSITIVE = re.compile(
    r"[^.;]{0,40}?\b(?:tested|screened|were|was|had\s+an?)\s+(?:\w+\s+){0,2}?(?:positive|abnormal)\b|\s+did\b|\s+of\s+(?:them|whom)\s+(?:tested|were)\s+positive"
)
_NEGATIVE = re.compile(
    r"[^.;]{0,40}?\b(?:tested|screened|were|was|had\s+an?)\s+(?:\w+\s+){0,2}?(?:negative|normal)\b"
)
_NAMED = re.compile(r"tp\b|positive\b|tested\s|true[-\s]positive")  # begins no word within
_MEASURE = re.compile(
    r"\b(?P<name>sensitivity|specificity|(?:positive|negative)\s+predictive\s+value|PPV|NPV|accuracy|prevalence"
    r"|(?:positive|negative)\s+likelihood\s+ratio|LR\s?[+−-]|Youden['’]?s?(?:\s+(?:J|index))?)"
    r"(?:\s*\((?:PPV|NPV|LR\s?[+−-])\))?\s*(?:of|was|is|=|:|at)?\s*\(?(?=\d|\.\d)",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r".{0,40}?\b(?:present|positive|yes|cases|infected|diseased|with\s\w+)|.{1,40}\+", re.IGNORECASE
)
_ABSENT = re.compile(
    r".{0,40}?\b(?:absent|negative|no|healthy|controls?|(?:not\s|un)infected|without\s\w+)"
    r"|no\s\w+|.{1,40}[-−–]",
    re.IGNORECASE,
)
_ROW_POSITIVE = re.compile(
    r"(?:(?:index\s)?test|screen(?:ing)?|predicted|result)?\W{0,3}(?:positive|\+|t\+)",
    re.IGNORECASE,
)
_ROW_NEGATIVE = re.compile(
    r"(?:(?:index\s)?test|screen(?:ing)?|predicted|result)?\W{0,3}(?:negative|[-−–]|t[-−–])",
    re.IGNORECASE,
)


class Square(NamedTuple):
    """The four counts of a test, and the stretch in which its measures may stand."""

    tp: Quantity
    fp: Quantity
    fn: Quantity
    tn: Quantity
    reach: Span


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterable[Claim]:
    """Yield what a document claims of the accuracy of its tests."""
    figures = Figures(extraction)
    done: set[int] = set()
    for square in (*_written(figures), *_tables(figures)):
        for name, judged in _measures(figures, square.reach):
            if judged.span.start in done:
                continue
            done.add(judged.span.start)
            slots: dict[str, Quantity | tuple[Quantity, ...]] = {"measure": judged}
            slots["counts"] = (square.tp, square.fp, square.fn, square.tn)
            extra = {"name": name}
            for rule in rules:
                yield Claim(rule, slots, extra=extra)


def _measures(figures: Figures, reach: Span) -> Iterator[tuple[str, Quantity]]:
    """Yield the measures in a stretch, with their names."""
    text = figures.document.text
    for match in _MEASURE.finditer(text, reach.start, reach.end):
        found = figures.within(Span(match.end(), match.end() + 8))
        if found and found[0].magnitude is not None and found[0].unit in ("percent", ""):
            yield " ".join(match["name"].split()), found[0]


def _written(figures: Figures) -> Iterator[Square]:
    """Yield the counts of paragraphs that name all four."""
    text = figures.document.text
    done = 0
    for match in _NAMED.finditer(text.lower()):
        if match.start() < done or text[match.start() - 1 : match.start()].isalnum():
            continue
        around = paragraph(figures.document, Span(match.start(), match.end()))
        done = max(around.end, match.end())
        counts = [q for q in figures.within(around) if is_count(q) or q.magnitude == 0]
        square = _labelled(text, counts, around) or _spoken(text, counts, around)
        if square is not None:
            yield square


def _labelled(text: str, counts: Sequence[Quantity], around: Span) -> Square | None:
    """Return the counts that are called true and false positives and negatives."""
    found = []
    for before, behind in zip(_BEFORE, _BEHIND, strict=True):
        own = [q for q in counts if _is_labelled(text, q, before, behind)]
        if len(own) != 1:
            return None
        found.append(own[0])
    tp, fp, fn, tn = found
    return Square(tp, fp, fn, tn, around)


def _is_labelled(
    text: str, quantity: Quantity, before: re.Pattern[str], behind: re.Pattern[str]
) -> bool:
    """Return whether a label stands right before or behind a count."""
    end = (quantity.number or quantity.span).end
    start = quantity.span.start
    led = before.search(text[max(0, start - 28) : start]) is not None
    return led or behind.match(text, end) is not None


def _spoken(text: str, counts: Sequence[Quantity], around: Span) -> Square | None:
    """Return the counts of "of 50 with it 45 tested positive, and of 100 without it 12 did"."""
    if len(counts) < 4:
        return None
    ill, well = (_base(text, counts, pattern) for pattern in (_WITH, _WITHOUT))
    if ill is None or well is None or ill == well:
        return None
    with_it, without = counts[ill], counts[well]
    first, second = counts[ill + 1], counts[well + 1] if well + 1 < len(counts) else None
    if second is None or first is without or second is with_it:
        return None
    hits = [_side(text, first), _side(text, second)]
    if None in hits or whole(first.magnitude) > whole(with_it.magnitude):
        return None
    if whole(second.magnitude) > whole(without.magnitude):
        return None
    tp, fn = (first, _less(with_it, first)) if hits[0] else (_less(with_it, first), first)
    fp, tn = (second, _less(without, second)) if hits[1] else (_less(without, second), second)
    reach = Span(second.span.end, around.end)
    return Square(tp, fp, fn, tn, reach)


def _base(text: str, counts: Sequence[Quantity], pattern: re.Pattern[str]) -> int | None:
    """Return the one count that reads "of 50 patients with", by its place."""
    found = []
    for at, quantity in enumerate(counts[:-1]):
        lead = text[max(0, quantity.span.start - 12) : quantity.span.start]
        end = (quantity.number or quantity.span).end
        words = text[end : min(counts[at + 1].span.start, end + 60)]
        if _OF.search(lead) and pattern.search(words):
            found.append(at)
    return found[0] if len(found) == 1 else None


def _side(text: str, quantity: Quantity) -> bool | None:
    """Return whether a count is of positives, None where its words do not say."""
    end = (quantity.number or quantity.span).end
    after = text[end : end + 70]
    if _NEGATIVE.match(after):
        return False
    return True if _POSITIVE.match(after) else None


def _less(total: Quantity, part: Quantity) -> Quantity:
    """Return the rest of a count, standing where the whole stands."""
    assert total.magnitude is not None
    assert part.magnitude is not None
    rest = total.magnitude - part.magnitude
    return total._replace(magnitude=rest, interval=Interval.exactly(rest))


def _tables(figures: Figures) -> Iterator[Square]:
    """Yield the counts of two-by-two tables, where a document has one."""
    found = [square for grid in grids(figures.document) if (square := _square(figures, grid))]
    if len(found) == 1:
        yield found[0]


def _square(figures: Figures, grid: Grid) -> Square | None:
    """Return the counts of a table of test by truth."""
    for head in range(min(2, len(grid.rows))):
        absent = grid.columns(head, _ABSENT)
        present = [c for c in grid.columns(head, _PRESENT) if c not in absent and c > 0]
        if len(present) != 1 or len(absent) != 1:
            continue
        labels = [(row, grid.text(row, 0)) for row in range(head + 1, len(grid.rows))]
        yes = [row for row, label in labels if _ROW_POSITIVE.fullmatch(label)]
        no = [row for row, label in labels if _ROW_NEGATIVE.fullmatch(label)]
        if len(yes) != 1 or len(no) != 1:
            return None
        places = [
            (yes[0], present[0]),
            (yes[0], absent[0]),
            (no[0], present[0]),
            (no[0], absent[0]),
        ]
        cells = [grid.rows[row].get(column) for row, column in places]
        counts = [figures.within(cell.span) for cell in cells if cell is not None]
        if len(counts) == 4 and all(
            len(c) == 1 and (is_count(c[0]) or c[0].magnitude == 0) for c in counts
        ):
            end = grid.table.span.end
            reach = Span(end, min(len(figures.document.text), end + AFTER))
            tp, fp, fn, tn = (c[0] for c in counts)
            return Square(tp, fp, fn, tn, reach)
    return None
