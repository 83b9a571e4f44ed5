"""Fixes: the mends of findings, written into the source and nothing else touched.

In: a report and whether proposals may be written too. Out: for each document its new
source. Mends that overlap are left for the next run.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import unified_diff

from verify.model.document import Document
from verify.model.finding import Finding, Fix, Safety
from verify.named import NamedTuple


class Mended(NamedTuple):
    """A document with its new source, and the findings that this mends."""

    document: Document
    source: str
    findings: tuple[Finding, ...]

    def diff(self) -> str:
        """Return the change as a unified diff."""
        name = self.document.name
        lines = unified_diff(
            _lines(self.document.source),
            _lines(self.source),
            name,
            name,
        )
        ended = (t if t.endswith("\n") else f"{t}\n\\ No newline at end of file\n" for t in lines)
        return "".join(ended)


def _lines(text: str) -> list[str]:
    """Return the lines of a text as `patch` counts them: only a line feed ends one."""
    *whole, last = text.split("\n")
    return [*(line + "\n" for line in whole), *([last] if last else [])]


def mended(findings: Iterable[Finding], *, unsafe: bool) -> tuple[Mended, ...]:
    """Return each document that some finding's mend changes, in its order of appearance."""
    by_document: dict[int, list[tuple[Fix, Finding]]] = {}
    for finding in findings:
        if finding.fix is not None and _allowed(finding.fix, unsafe):
            key = id(finding.fix.location.source_document)
            by_document.setdefault(key, []).append((finding.fix, finding))
    return tuple(_mended(pairs) for pairs in by_document.values())


def _allowed(fix: Fix, unsafe: bool) -> bool:
    """Tell whether a mend may be written."""
    return fix.safety is Safety.SAFE or (unsafe and fix.safety is Safety.UNSAFE)


def _mended(pairs: list[tuple[Fix, Finding]]) -> Mended:
    """Return one document with its mends written, those that overlap another left out."""
    document = pairs[0][0].location.source_document
    pieces: list[str] = []
    done: list[Finding] = []
    at = 0
    for fix, finding in sorted(pairs, key=lambda pair: pair[0].location.start):
        if fix.location.start < at:
            continue
        pieces += [document.source[at : fix.location.start], fix.replacement]
        at = fix.location.end
        done.append(finding)
    pieces.append(document.source[at:])
    return Mended(document, "".join(pieces), tuple(done))
