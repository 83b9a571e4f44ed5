"""A long text is read in pieces, and nobody can tell where one ends."""

from __future__ import annotations

import gc
import tracemalloc

import pytest

from verify import Document, extract
from verify.extract import scan
from verify.model.settings import DEFAULT

TEXT = """Results for 2024

Revenue rose 12% to $5.2m in the year to June 2024, from about $4.6m a year earlier.
The company employs 4,120 people at nine sites, and spent A$7m in Sydney.

- 3, 5 and 7 km of pipe
- Weight (kg): 65, 70

In 2023 it opened 40 shops; see section 4.2. The next five years are to bring twice as many.
"""


def test_pieces_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document.from_text(TEXT * 3)
    whole = extract.read(document, DEFAULT)
    monkeypatch.setattr(scan, "_PIECE", 60)
    monkeypatch.setattr(scan, "_SEARCHED", 60)
    assert len(list(scan.scans(document.text))) > 6
    assert extract.read(document, DEFAULT) == whole


@pytest.mark.parametrize("text", ["", "7", "no break 1 2 3 " * 40, "\n" * 200 + "5 km"])
def test_pieces_cover_the_text(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "_PIECE", 50)
    pieces = list(scan.scans(text))
    assert sum(len(piece.folded) - 2 for piece in pieces) == len(text)
    assert [d for p in pieces for d in p.digits] == scan.scan(text).digits


def test_what_is_held_besides_the_result_does_not_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "_PIECE", 4_000)
    extract.read(Document.from_text(TEXT), DEFAULT)
    held = []
    for times in (40, 160):
        document = Document.from_text(TEXT * times)
        gc.collect()
        tracemalloc.start()
        result = extract.read(document, DEFAULT)
        kept, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert len(result.quantities) > times
        held.append(peak - kept)
    assert held[1] < 2 * held[0]
