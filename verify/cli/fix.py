"""`--fix` and `--diff`: mends written into files, or shown.

A file is rewritten in its own encoding, with its own byte order mark and line ends;
where that cannot be done byte for byte it is left alone, with a message.
"""

from __future__ import annotations

import codecs
import errno
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from verify import read
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
    """Return the changed documents that can be written."""
    return [p for p in mended(findings, unsafe=unsafe) if read.is_text(p.document.format)]


def left_out(findings: Sequence[Finding], *, unsafe: bool) -> list[Mended]:
    """Return the mends of documents whose format is not rewritten."""
    return [p for p in mended(findings, unsafe=unsafe) if not read.is_text(p.document.format)]


def write(plan: Mended) -> Document:
    """Write a mended document to its file and return it as read again.

    Raises: DocumentError if the file cannot be written byte for byte.
    """
    path = Path(plan.document.name)
    try:
        replaced(path.resolve(), rewritten(plan, path.read_bytes()))
    except OSError as error:
        raise DocumentError(
            f"cannot be mended: {error.strerror or error}",
            where=plan.document.name,
            hint="check that you may write it; it is as it was",
        ) from error
    return again(plan)


def rewritten(plan: Mended, old: bytes) -> bytes:
    """Return the bytes of a mended document, in the encoding of the old ones.

    Raises: DocumentError if what is not mended could not stay as it is.
    """
    for mark, encoding in _ENCODINGS:
        if old == mark + _encoded(plan.document.source, encoding):
            new = _encoded(plan.source, encoding)
            if new:
                return mark + new
    raise DocumentError(
        "cannot be rewritten byte for byte",
        where=plan.document.name,
        hint="save it as UTF-8, or use --diff and make the change by hand",
    )


def replaced(path: Path, data: bytes) -> None:
    """Put data in the place of a file's at one stroke: all of it, or nothing.

    Its permissions stay. One that has several names, that belongs to somebody else, or whose
    folder takes no new file is written where it is. Raises: OSError.
    """
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    about = path.stat()
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:50]}.", dir=path.parent)
    except OSError:
        path.write_bytes(data)
        return
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            own = os.fstat(file.fileno())
            alike = (own.st_uid, own.st_gid) == (about.st_uid, about.st_gid)
            if about.st_nlink == 1 and alike:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
                shutil.copymode(path, new)
                new.replace(path)
            else:
                path.write_bytes(data)
    finally:
        new.unlink(missing_ok=True)


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
