"""Office archives: zipped XML from strangers, measured before anything is unpacked.

In: the bytes of a .docx or .xlsx. Out: nothing, or one `DocumentError`: truncated,
encrypted, of another kind, larger unpacked than can be read (a zip bomb), or with a
document type declaration (the way to entity expansion and outside references).
"""

from __future__ import annotations

import io
import zipfile
import zlib

from verify.model.errors import DocumentError

MEMBERS = 20_000
UNPACKED = 500_000_000  # bytes
RATIO = 400  # unpacked to packed, for members of some size
_SOME_SIZE = 5_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHUNK = 65_536


def check(data: bytes, name: str, *, holds: str) -> None:
    """Refuse what is not a safe archive with a part called `holds`. Raises: DocumentError."""
    if data.startswith(_OLE):
        raise DocumentError(
            "is encrypted, or in the format of Office before 2007",
            where=name,
            hint="open it, take the password off, and save it in the present format",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _measure(archive, name, holds)
            for member in archive.infolist():
                if member.filename.endswith((".xml", ".rels")):
                    _refuse_doctype(archive, member, name)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
    ) as error:
        raise DocumentError(
            f"is damaged or cut short ({error})",
            where=name,
            hint="get the file again, or open it in its program and save it anew",
        ) from error


def _measure(archive: zipfile.ZipFile, name: str, holds: str) -> None:
    """Refuse too many or too large members, encrypted ones, and the wrong kind of file."""
    members = archive.infolist()
    if not any(m.filename == holds for m in members):
        raise DocumentError(
            f"is a zip archive without '{holds}'", where=name, hint="check the file's ending"
        )
    if any(m.flag_bits & 1 for m in members):
        raise DocumentError("is encrypted", where=name, hint="save it without a password")
    total = sum(m.file_size for m in members)
    bombs = [
        m
        for m in members
        if m.file_size > _SOME_SIZE and m.file_size > RATIO * max(1, m.compress_size)
    ]
    if len(members) > MEMBERS or total > UNPACKED or bombs:
        raise DocumentError(
            f"would unpack to {total:,} bytes in {len(members):,} parts, more than is safe to read",
            where=name,
            hint="split the file, if it is what it should be",
        )


def _refuse_doctype(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> None:
    """Refuse a document type declaration; no Office program writes one."""
    read = 0
    tail = b""
    with archive.open(member) as part:
        while chunk := part.read(_CHUNK):
            read += len(chunk)
            if read > member.file_size + _CHUNK or read > UNPACKED:
                raise DocumentError("is larger than it says", where=name, hint="do not open it")
            body = tail + chunk
            if (
                b"<!DOCTYPE" in body
                or b"<!ENTITY" in body
                or b"<\x00!\x00" in body
                or b"\x00<\x00!" in body
            ):
                raise DocumentError(
                    f"declares a document type in '{member.filename}', which is not safe to read",
                    where=name,
                    hint="open it in its program and save it anew",
                )
            tail = body[-16:]
