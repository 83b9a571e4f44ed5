"""Labelled passages: what they say, read as a document, and where the quotes of a label stand.

In: files of JSON lines, each a passage with its findings (`benchmarks/corpus/README.md`). Out:
passages, documents and spans, for the scripts that fit the tables of `verify`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from verify.model.document import Document

Passage = dict[str, Any]
Spans = Sequence[tuple[int, int]]


class Placed(Protocol):
    """What stands somewhere: a quantity or a span."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def read(path: Path) -> Iterator[Passage]:
    """Yield the passages of a file; sets of several documents are none."""
    for line in path.read_text("utf-8").splitlines():
        case = json.loads(line)
        if "text" in case:
            yield case


def once(paths: Iterable[Path]) -> Iterator[tuple[str, Passage]]:
    """Yield the passages of several files with the names of these, each text once."""
    seen: set[str] = set()
    for path in paths:
        for case in read(path):
            if case["text"] not in seen:
                seen.add(case["text"])
                yield path.stem, case


def document(case: Passage) -> Document:
    """Return a passage, or one text of a set, as a document of its own day."""
    day = date.fromisoformat(case["date"]) if case.get("date") else None
    name, form = case.get("name") or "text", case.get("format") or "text"
    return Document.from_text(case["text"], name=name, format=form, date=day)


def spans(text: str, quotes: Iterable[str]) -> list[tuple[int, int]]:
    """Return every place where one of some quotes stands."""
    found = []
    for quote in quotes:
        at = text.find(quote)
        while at >= 0:
            found.append((at, at + len(quote)))
            at = text.find(quote, at + 1)
    return found


def inside(placed: Placed, spans: Spans) -> bool:
    """Return whether a number touches one of the spans of a label."""
    return any(placed.start < end and start < placed.end for start, end in spans)
