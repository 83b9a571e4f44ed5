"""A report made by hand, so that outputs are tested apart from the stages before them."""

from __future__ import annotations

from decimal import Decimal

from verify.extract import Extraction
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.document import Document
from verify.model.interval import Interval
from verify.model.quantity import Exclusion, Kind, Quantity
from verify.model.report import Report
from verify.model.rule import Rule, Severity
from verify.model.settings import DEFAULT
from verify.model.span import Span
from verify.report import assemble

RULE = Rule(
    id="percent/change-mismatch",
    title="Percent change does not follow from its endpoints",
    severity=Severity.ERROR,
    match_kind="frame",
    match={},
    message="",
)
TEXT = "Headline\n\nThe load went from 40 kg to 50 kg, a rise of 20%, on version 2.\n"


def quantity(document: Document, surface: str, value: str, unit: str, kind: Kind) -> Quantity:
    """Return the quantity written as `surface` in a document."""
    start = document.text.index(surface)
    magnitude = Decimal(value)
    return Quantity(
        document=document,
        span=Span(start, start + len(surface)),
        kind=kind,
        magnitude=magnitude,
        unit=unit,
        interval=Interval.around(magnitude, 0),
        charitable=Interval.around(magnitude, 0),
    )


def extraction(text: str = TEXT, name: str = "story.txt") -> Extraction:
    """Return the numbers of the sample text."""
    document = Document.from_text(text, name=name)
    found = (
        quantity(document, "40 kg", "40", "kilogram", Kind.PHYSICAL),
        quantity(document, "50 kg", "50", "kilogram", Kind.PHYSICAL),
        quantity(document, "20%", "20", "percent", Kind.PERCENT),
    )
    at = document.text.index("version 2") + 8
    return Extraction(document, found, (Exclusion(document, Span(at, at + 1), "version"),))


def misfit(found: Extraction, rule: Rule = RULE) -> Check:
    """Return the check that fails on the sample."""
    old, new, change = found.quantities
    return Check(
        claim=Claim(rule, {"old": old, "new": new, "change": change}),
        verdict=Verdict.INCONSISTENT,
        judged=change,
        stated=change.interval,
        expected=Interval(Decimal("22.2"), Decimal("27.8")),
        expected_text="25%",
        unit="percent",
        message="40 kg to 50 kg is a change of 25%; the text says 20%",
        arithmetic=("(50 − 40) / 40 = 0.25",),
        assumption="20% of the new value",
    )


def report(text: str = TEXT, name: str = "story.txt") -> Report:
    """Return a report with one error on the sample text."""
    found = extraction(text, name)
    return assemble((found,), (misfit(found),), DEFAULT)
