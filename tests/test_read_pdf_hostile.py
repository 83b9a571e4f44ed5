"""PDF files that are encrypted, cut short or very long: one message, or a bounded reading."""

from __future__ import annotations

import hashlib

import pytest

import verify
from verify import progress
from verify.model.document import Document
from verify.model.errors import DocumentError
from verify.read import from_bytes

_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_ID = b"0123456789abcdef"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def rc4(key: bytes, data: bytes) -> bytes:
    """Encrypt with RC4, as the first PDF security handler does."""
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def pdf(pages: list[list[str]], password: str | None = None) -> bytes:
    """Return a PDF of lines; with a password, encrypted as PDF 1.4 has it (revision 2)."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        _FONT,
    ]
    key, owner, trailer = b"", b"", b""
    if password is not None:
        padded = (password.encode() + _PAD)[:32]
        owner = rc4(hashlib.md5(padded).digest()[:5], padded)
        key = hashlib.md5(padded + owner + (2**32 - 4).to_bytes(4, "little") + _ID).digest()[:5]
    for n, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        body = f"BT /F1 11 Tf 50 780 Td 14 TL {shown} ET".encode()
        number = 5 + 2 * n
        if key:
            body = rc4(
                hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10], body
            )
        page = (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {number} 0 R >>"
        )
        objects += [page.encode(), b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body)]
    if key:
        user = rc4(key, _PAD).hex().encode()
        objects.append(
            b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>"
            % (owner.hex().encode(), user)
        )
        trailer = b" /Encrypt %d 0 R /ID [<%s> <%s>]" % (
            len(objects),
            _ID.hex().encode(),
            _ID.hex().encode(),
        )
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, held in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    out += b"trailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF" % (size, trailer, start)
    return bytes(out)


def read(data: bytes) -> Document:
    return from_bytes(data, name="report.pdf", suffix=".pdf", date=None)


LINES = ["The ferry sold 1,204 tickets.", "Fares rose 25% from 40 to 50 pounds."]


def test_a_locked_file_is_one_message() -> None:
    with pytest.raises(DocumentError, match="is encrypted"):
        read(pdf([LINES], "secret"))


def test_a_file_encrypted_without_a_password_is_read() -> None:
    assert read(pdf([LINES], "")).text == " ".join(LINES)


@pytest.mark.parametrize("keep", [0, 5, 60, 200])
def test_a_file_cut_short_is_one_message(keep: int) -> None:
    with pytest.raises(DocumentError, match="is damaged or no PDF file"):
        read(pdf([LINES] * 3)[:keep])


def test_a_book_is_read_page_by_page_with_progress() -> None:
    told: list[tuple[int, int]] = []
    pages = [[f"Page {n} has {n + 100} tickets at {n % 7 + 2} pounds."] * 20 for n in range(300)]
    data = pdf(pages)
    with progress.listening(lambda what, done, of: told.append((done, of))):
        document = read(data)
    assert told[0] == (1, 300)
    assert told[-1] == (300, 300)
    assert document.place(len(document.text) - 1).startswith("page 300 ")
    assert len(verify.quantities(document)) >= 300 * 20 * 2
