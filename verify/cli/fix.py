"""`--fix` and `--diff`: mends written into files, or shown.

A file is rewritten in its own encoding, with its own byte order mark and line ends;
where that cannot be done byte for byte it is left alone, with a message.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from pathlib import Path

from verify import read
from verify.cli import screen
from verify.model.document import Document
from verify.model.errors import DocumentError
from verify.model.finding import Finding
from verify.report.fixes import Mended, mended

_ENCODINGS = (  # byte order mark, encoding
    (b"", "utf-8"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"", "cp1252"),
    (b"", "cp1250"),
    (b"", "cp1251"),
    (b"", "gb18030"),
    (b"", "shift_jis"),
    (b"", "euc_kr"),
    (b"", "big5"),
)


def plans(findings: Sequence[Finding], *, unsafe: bool) -> list[Mended]:
    """Return the changed documents that can be written; say why where one cannot."""
    found: list[Mended] = []
    for plan in mended(findings, unsafe=unsafe):
        if read.is_text(plan.document.format):
            found.append(plan)
        else:
            told = f"{plan.document.format} files are not rewritten; the mends are in the report"
            screen.complain(DocumentError(told, where=plan.document.name), kind="warning")
    return found


def write(plan: Mended) -> Document:
    """Write a mended document to its file and return it as read again.

    Raises: DocumentError if the file cannot be written byte for byte.
    """
    name = plan.document.name
    path = Path(name)
    old = path.read_bytes()
    for mark, encoding in _ENCODINGS:
        if old == mark + _encoded(plan.document.source, encoding):
            new = mark + _encoded(plan.source, encoding)
            if new == mark:
                break
            path.write_bytes(new)
            return again(plan)
    raise DocumentError(
        "cannot be rewritten byte for byte",
        where=name,
        hint="save it as UTF-8, or use --diff and make the change by hand",
    )


def again(plan: Mended) -> Document:
    """Return a mended document as it would be read from its file."""
    day = plan.document.date if plan.document.date_source == "caller" else None
    return read.from_bytes(
        plan.source.encode("utf-8", "surrogatepass"),
        name=plan.document.name,
        suffix=Path(plan.document.name).suffix.lower(),
        date=day,
    )


def _encoded(text: str, encoding: str) -> bytes:
    """Return text in an encoding, nothing where it cannot hold it."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return b""
