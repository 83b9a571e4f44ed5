"""Checks: a claim, judged. The consistent ones are kept too."""

from __future__ import annotations

from verify.choices import StrEnum
from verify.model.claim import Claim
from verify.model.document import DECLARED, Document
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.model.rule import Severity
from verify.model.span import Span
from verify.named import NamedTuple


class Verdict(StrEnum):
    """What arithmetic says of a claim."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    UNDECIDED = "undecided"


class Location(NamedTuple):
    """A place in a document that a person can find.

    `start` and `end` are half-open offsets into the document's source; `span` indexes
    its text.
    """

    source_document: Document
    span: Span

    @property
    def document(self) -> str:
        """The document's name, unique in a report."""
        return self.source_document.name

    @property
    def start(self) -> int:
        """Offset of the first character in the source."""
        return self.source_document.source_span(self.span).start

    @property
    def end(self) -> int:
        """Offset behind the last character in the source."""
        return self.source_document.source_span(self.span).end

    @property
    def text(self) -> str:
        """The characters as they stand in the source."""
        return self.source_document.source[self.start : self.end]

    @property
    def surface(self) -> str:
        """The characters as a reader sees them."""
        return self.source_document.text[self.span.start : self.span.end]

    @property
    def line(self) -> int:
        """1-based line in the source."""
        return self.source_document.line_column(self.start)[0]

    @property
    def column(self) -> int:
        """1-based column in the source, in characters."""
        return self.source_document.line_column(self.start)[1]

    @property
    def end_line(self) -> int:
        """1-based line of the character behind the last."""
        return self.source_document.line_column(self.end)[0]

    @property
    def end_column(self) -> int:
        """1-based column of the character behind the last."""
        return self.source_document.line_column(self.end)[1]

    @property
    def place(self) -> str:
        """Page, paragraph, sheet or cell, where the source is not text; else ''."""
        return self.source_document.place(self.span.start)


class Check(NamedTuple):
    """A claim with its verdict.

    `judged` is the quantity that is blamed when the claim fails, `stated` its interval
    and `expected` the interval that the others imply, both in `unit`. `how` says how a
    consistent claim holds ("exactly", "by rounding", "as a bound"), `reason` why an
    undecided one is undecided. `severity` is the most that a misfit may be reported as.
    `arithmetic` is the calculation as a person would write it. `assumption` is the one
    plain assumption that would make a misfit right. `power` is the chance that a random
    wrong value would have been caught, from 0 to 1, or None where unknown. `drift` says
    what a consistent check should still tell its reader (a bound dropped, two readings
    that differ); it is reported as info.
    """

    claim: Claim
    verdict: Verdict
    judged: Quantity | None = None
    stated: Interval | None = None
    expected: Interval | None = None
    expected_text: str = ""
    unit: str = ""
    how: str = ""
    reason: str = ""
    severity: Severity = Severity.ERROR
    message: str = ""
    arithmetic: tuple[str, ...] = ()
    assumption: str = ""
    power: float | None = None
    drift: str = ""

    @property
    def rule(self) -> str:
        """The id of the rule that was judged."""
        return self.claim.rule.id

    @property
    def locations(self) -> tuple[Location, ...]:
        """The judged quantity first, then the others, in the order of the text.

        A number that a person typed in a claim has no place in a document, and is named
        only where nothing else is.
        """
        typed = self.claim.quantities
        quantities = tuple(q for q in typed if q.document.format != DECLARED) or typed
        rest = sorted(
            (q for q in quantities if q is not self.judged),
            key=lambda q: (q.document.name, q.span),
        )
        judged = [self.judged] if self.judged in quantities and self.judged is not None else []
        ordered = judged + rest
        places = [Location(q.document, q.span) for q in ordered]
        if not places and self.claim.spans:
            document = self.claim.extra.get("document")
            if isinstance(document, Document):
                places = [Location(document, span) for span in self.claim.spans]
        return tuple(places)
