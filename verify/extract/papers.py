"""The figures of papers: `Document` -> its test results and p values, if it has any.

In: a document. Out: the results, the quantities in them, and the stretches that belong to
them alone. This is the door that most texts do not pass: the patterns behind it are
loaded only for a text with a relation sign, or what is left of one.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from verify.model.document import Document
from verify.model.quantity import Quantity
from verify.model.span import Span
from verify.model.statistic import TestResult
from verify.named import NamedTuple

# Every test result has one of these behind its symbol, and ordinary prose has hardly any,
# so symbols are looked for only before them. One pattern for each beginning: where few texts
# have any, that is told many times faster.
_DOORS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[=＝⫽ϭ≈≃¼<＜⬍Ͻ≤⩽≦>＞⬎Ͼ≥⩾≧]",
        r"&[lg][te]",
        r"\\[lg]",
        r"\)[\s\x00-\x08]{0,3}[p!5bNoZ][\s\x00-\x08\d.]",
        r"chi[-– ]sq",
        r"statistic: \d",
    )
)


_TOLD = re.compile(r"statistic(?: of| is| was|:) \d")


class Papers(NamedTuple):
    """What a paper reports of its tests; `spans` are sorted and do not overlap."""

    results: tuple[TestResult, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    spans: tuple[Span, ...] = ()

    def take(self, span: Span) -> bool:
        """Return whether a stretch belongs to a test result or a p value."""
        at = bisect_left(self.spans, (span.end,))
        return at > 0 and self.spans[at - 1].end > span.start


def anchors(text: str) -> list[tuple[int, int]]:
    """Return where the symbol of a test may stand before, in order."""
    found = [match.span() for door in (*_DOORS[:-1], _TOLD) for match in door.finditer(text)]
    return sorted(found)


def figures(document: Document) -> Papers:
    """Return the test results and p values of a document."""
    if not any(door.search(document.text) for door in _DOORS):
        return Papers()
    from verify.extract import statistic

    results = statistic.results(document)
    own = Papers(spans=tuple(sorted({span for result in results for span in result.spans})))
    lone = [p for p in statistic.probabilities(document) if not own.take(p.span)]
    quantities = {q.span: q for q in (*lone, *(q for r in results for q in r.quantities))}
    spans = sorted({*own.spans, *(p.span for p in lone)})
    return Papers(results, tuple(quantities.values()), tuple(spans))
