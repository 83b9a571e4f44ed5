"""Extraction: `Document` -> every quantity in it, and every number that is none.

`read` is the stage. What it returns is in the order of the text, without overlaps.
"""

from __future__ import annotations

from typing import NamedTuple

from verify.model.document import Document
from verify.model.quantity import Exclusion, Quantity
from verify.model.settings import Settings


class Extraction(NamedTuple):
    """Everything numeric in one document."""

    document: Document
    quantities: tuple[Quantity, ...]
    exclusions: tuple[Exclusion, ...]


def read(document: Document, settings: Settings) -> Extraction:
    """Return every quantity of a document, and every number that is none."""
    return Extraction(document, (), ())
