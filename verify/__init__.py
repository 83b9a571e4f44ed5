"""verify: a linter for numbers.

    import verify

    report = verify.check(verify.Document.from_path("story.md"))
    for finding in report.findings:
        print(finding.message)

Importing is cheap and does no input or output; the stages load when first used.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

from verify import compiled
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
compiled.install()


Source: TypeAlias = Document | str | os.PathLike[str]
"""What the checking functions take: a document, its text, or a path to its file."""


def check(source: Source, *, settings: Settings | None = None) -> Report:
    """Judge one document alone and against declared facts."""
    from verify import pipeline

    return pipeline.run((_document(source),), settings=settings)


def check_documents(sources: Iterable[Source], *, settings: Settings | None = None) -> Report:
    """Judge each document alone, and all against each other."""
    from verify import pipeline

    documents = tuple(_document(source) for source in sources)
    return pipeline.run(documents, together=True, settings=settings)


def quantities(source: Source, *, settings: Settings | None = None) -> tuple[Quantity, ...]:
    """Return every quantity of a document, in order."""
    from verify import pipeline

    return pipeline.quantities(_document(source), settings)


def claim(text: str, *, date: dt.date | None = None, tolerance: str | None = None) -> Check:
    """Judge a one-line claim such as "380B CNY ≈ $53B".

    Raises: ClaimError if it cannot be read; `offset` is the offending character.
    """
    from verify import pipeline

    return pipeline.claim(text, date=date, tolerance=tolerance)


def _document(source: Source) -> Document:
    """Take a string as text, never as a path: a text may look like a file's name.

    Raises: TypeError for anything else.
    """
    if isinstance(source, Document):
        return source
    if isinstance(source, str):
        return Document.from_text(source)
    if isinstance(source, os.PathLike):
        return Document.from_path(os.fspath(source))
    raise TypeError(f"expected a Document, text or a path, not {type(source).__name__}")
