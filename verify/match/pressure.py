"""Blood pressure: two numbers of which the first is the higher.

In: rules of this kind and an extraction. Out: a claim for each "120/80" or "120 over 80"
in a sentence that speaks of blood pressure. Which is the higher is for the rule's law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verify.extract import Extraction
from verify.match.reading import reading
from verify.model.claim import Claim
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span

KIND = "pressure"
OPTIONS = ()
MANY = True
_SPOKEN = re.compile(r"blood pressure|\bmm ?Hg\b|\bsystolic\b|\bdiastolic\b|\bBP\b|hypertensi")
WORDS = (
    "blood pressure",
    "mmHg",
    "mm Hg",
    "systolic",
    "diastolic",
    "BP",
    "hypertensi",
    "eading of",
)
_READING = re.compile(r"(?<![\d./])\d{2,3}(?: ?/ ?| over )\d{2,3}(?![\d/]|\.\d|%)")
_BARE = re.compile(r"\b[Rr]eading of (\d{2,3} over \d{2,3})\b")


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return a claim for each reading of blood pressure."""
    document = extraction.document
    for sentence in reading(extraction).sentences:
        start, end = sentence.span
        if _SPOKEN.search(document.text, start, end):
            spans = [Span(*m.span()) for m in _READING.finditer(document.text, start, end)]
        else:
            spans = [Span(*m.span(1)) for m in _BARE.finditer(document.text, start, end)]
        for span in spans:
            for rule in rules:
                yield Claim(rule, {}, spans=(span,), extra={"document": document})
