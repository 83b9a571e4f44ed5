"""Encodings: bytes of a text file -> text, with one clear error for what is no text."""

from __future__ import annotations

import codecs

from verify.model.errors import DocumentError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, name: str) -> str:
    """Return the text of `data`; a byte order mark stays out of it.

    Raises: DocumentError if it is a binary file or of no encoding that can be told.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name)
    if b"\0" in data[:8192]:
        raise DocumentError(
            "is a binary file, not text",
            where=name,
            hint="give a text, Markdown, HTML, Office or PDF file with its usual ending",
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data, name)


def _strict(data: bytes, encoding: str, name: str) -> str:
    """Decode in the encoding that the byte order mark promises."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"is marked as {encoding} but is not valid at byte {error.start}",
            where=name,
            hint="save it again as UTF-8",
        ) from error


def _guessed(data: bytes, name: str) -> str:
    """Decode bytes that are not UTF-8 by the likeliest encoding."""
    from charset_normalizer import from_bytes

    best = from_bytes(
        data[:200_000],
        cp_isolation=["cp1252", "cp1250", "cp1251", "gb18030", "big5", "shift_jis", "euc_kr"],
    ).best()
    encoding = best.encoding if best else "cp1252"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"is neither UTF-8 nor {encoding} (byte {error.start})",
            where=name,
            hint="save it as UTF-8",
        ) from error
