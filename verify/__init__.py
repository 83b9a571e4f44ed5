"""verify: a linter for numbers.

    import verify

    report = verify.check(verify.Document.from_path("story.md"))
    for finding in report.findings:
        print(finding.message)

Importing is cheap and does no input or output; the stages load when first used.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from verify.model.document import Document
from verify.model.errors import VerifyError

if TYPE_CHECKING:
    from verify.model.check import Check
    from verify.model.quantity import Quantity
    from verify.model.report import Report
    from verify.model.settings import Settings

__all__ = [
    "Document",
    "VerifyError",
    "__version__",
    "check",
    "check_documents",
    "claim",
    "quantities",
]
__version__ = "0.1.0"


def check(document: Document, *, settings: Settings | None = None) -> Report:
    """Judge one document alone and against declared facts."""
    from verify import pipeline

    return pipeline.run((document,), settings=settings)


def check_documents(documents: Iterable[Document], *, settings: Settings | None = None) -> Report:
    """Judge each document alone, and all against each other."""
    from verify import pipeline

    return pipeline.run(tuple(documents), together=True, settings=settings)


def quantities(document: Document | str) -> tuple[Quantity, ...]:
    """Return every quantity of a document, or of plain text, in order."""
    from verify import pipeline

    if isinstance(document, str):
        document = Document.from_text(document)
    return pipeline.quantities(document)


def claim(text: str, *, date: dt.date | None = None, tolerance: str | None = None) -> Check:
    """Judge a one-line claim such as "380B CNY ≈ $53B".

    Raises: ClaimError if it cannot be read; `offset` is the offending character.
    """
    from verify import pipeline

    return pipeline.claim(text, date=date, tolerance=tolerance)
