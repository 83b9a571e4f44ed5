"""`--add-ignore`: every finding kept quiet from now on, for a reason that is written down.

In a document that has comments a comment is put beside each finding, where no reader sees
it; the findings of others go to the ignore file. What a reader reads stays the same, or no
comment is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from verify import read
from verify.cli import fix, screen
from verify.cli.configured import Configured
from verify.model.document import Document
from verify.model.errors import DocumentError, VerifyError
from verify.model.finding import Finding
from verify.report.fixes import Mended
from verify.report.suppress import marks, sidecar

_FILE = "verify-ignore.toml"  # where nothing else is configured
_AT_THE_END = ("markdown", "html", "latex")  # formats whose lines may end with a comment
_OURS = "suppression/"


def add_ignores(findings: Iterable[Finding], configured: Configured, reason: str) -> None:
    """Write why findings are kept quiet, and say where."""
    reason = " ".join(reason.split())
    by_document: dict[int, list[Finding]] = defaultdict(list)
    declared = 0
    for finding in findings:
        if not finding.locations:
            declared += 1
        elif not finding.rule.startswith(_OURS):
            by_document[id(finding.locations[0].source_document)].append(finding)
    left: list[Finding] = []
    written = files = 0
    for own in by_document.values():
        plan = commented(own, reason)
        try:
            if plan.findings:
                fix.write(plan)
                written, files = written + len(plan.findings), files + 1
            left += [finding for finding in own if finding not in plan.findings]
        except DocumentError as error:
            configured.failed = True
            screen.complain(error)
    if written:
        screen.complain(f"{written} kept quiet by comments in {_files(files)}", kind="note")
    if left:
        _to_file(left, configured, reason)
    if declared:
        screen.complain(
            f"{declared} of declared claims stay: they stand in no document", kind="note"
        )
    if not written and not left:
        screen.complain("nothing to keep quiet", kind="note")


def commented(findings: list[Finding], reason: str) -> Mended:
    """Return a document with comments beside findings, and the findings that they are for."""
    document = findings[0].locations[0].source_document
    signs = marks.marks(document)
    if not signs or not read.is_text(document.format):
        return Mended(document, document.source, ())
    by_place: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_place[_place(document, finding.locations[0].start)].append(finding)
    source, done = document.source, list[Finding]()
    for at, own in sorted(by_place.items(), reverse=True):  # from the end: places stay
        rules = ", ".join(sorted({finding.rule for finding in own}))
        comment = _comment(signs[0], f"verify: ignore[{rules}] {reason}".rstrip())
        tried = source[:at] + _set(document, at, comment) + source[at:]
        if _words(fix.again(Mended(document, tried, ()))) == _words(document):
            source = tried
            done += own
    return Mended(document, source, tuple(done))


def _place(document: Document, at: int) -> int:
    """Return where the comment about an offset goes: behind its line, or above its paragraph."""
    source = document.source
    end = source.find("\n", at)
    end = len(source) if end < 0 else end
    start = source.rfind("\n", 0, at) + 1
    if document.format in _AT_THE_END and "|" not in source[start:end]:
        return end - (source[end - 1 : end] == "\r")
    while start and source[source.rfind("\n", 0, start - 1) + 1 : start].strip():
        start = source.rfind("\n", 0, start - 1) + 1
    return start


def _set(document: Document, at: int, comment: str) -> str:
    """Return a comment as it is written at a place: in its line, or on one of its own."""
    if at and document.source[at - 1] != "\n":
        return f" {comment}"
    end = "\r\n" if "\r\n" in document.source else "\n"
    return f"{comment}{end}{end if document.format == 'rst' else ''}"


def _comment(mark: marks.Mark, said: str) -> str:
    """Return a comment; what would end it early is taken out."""
    said = said.replace(mark.closes, "").replace("--", "–") if mark.closes else said
    return f"{mark.opens} {said} {mark.closes}".rstrip()


def _words(document: Document) -> list[str]:
    """Return what a reader reads, but for comments that are part of plain text."""
    text = document.text
    if document.format == "text":
        text = "\n".join(line for line in text.split("\n") if "verify: ignore[" not in line)
    return text.split()


def _to_file(findings: list[Finding], configured: Configured, reason: str) -> None:
    """Add findings to the ignore file, and say so. Raises: VerifyError."""
    named = configured.value("ignore-file", "")
    path = Path(named or _FILE)
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    folder = path.resolve().parent
    entries = dict.fromkeys(sidecar.entry_text(f, folder, reason) for f in findings)
    parts = [*([text.rstrip("\n") + "\n"] if text.strip() else []), *entries]
    screen.save(str(path), "\n".join(parts))
    screen.complain(f"{len(findings)} kept quiet by {path}", kind="note")
    if not named:
        hint = f'write ignore-file = "{path}" in verify.toml, or [tool.verify] of pyproject.toml'
        screen.complain(
            VerifyError(f"{path} is read once it is configured", hint=hint), kind="note"
        )


def _files(number: int) -> str:
    """Return a number of files in words."""
    return f"{number} file{'s' * (number != 1)}"
