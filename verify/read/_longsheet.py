"""Sheets of a million rows: cut at a row's end before a library parses them.

In: the bytes of a workbook. Out: a workbook with the same parts, of which long sheets hold
their first rows only, and how many rows each part had. Parts are streamed: what is cut
off is counted and never held.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import IO

CUT = 24_000_000  # bytes of a sheet's XML; as many cells as are read take less
_CHUNK = 1 << 18
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_ROW = re.compile(rb"<(?:\w{1,20}:)?row[\s>]")
_ROW_END = re.compile(rb"</(\w{1,20}:)?row>")
_LONGEST_TAG = 30
_DATA = re.compile(rb"<(?:\w{1,20}:)?sheetData[\s>]")
_DIMENSION = re.compile(rb"<(?:\w{1,20}:)?dimension[\s/>]")


def bounded(source: bytes) -> tuple[bytes, dict[str, int]]:
    """Return a workbook that can be parsed in bounded time, and the rows of each part cut."""
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        long = [m for m in archive.infolist() if _SHEET.fullmatch(m.filename) and m.file_size > CUT]
        if not long:
            return source, {}
        counted: dict[str, int] = {}
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as out:
            for member in archive.infolist():
                with archive.open(member) as part:
                    if member in long:
                        body, counted[member.filename] = _cut(part)
                    else:
                        body = part.read()
                out.writestr(member.filename, body)
    return made.getvalue(), counted


def _cut(part: IO[bytes]) -> tuple[bytes, int]:
    """Return a sheet's XML up to a row's end near the limit, and the number of all its rows."""
    head = part.read(CUT)
    rows = len(_ROW.findall(head))
    ends = list(_ROW_END.finditer(head))
    tail = head[-_LONGEST_TAG:]
    rows -= len(_ROW.findall(tail))
    while chunk := part.read(_CHUNK):
        body = tail + chunk
        tail = body[-_LONGEST_TAG:]
        rows += len(_ROW.findall(body)) - len(_ROW.findall(tail))
    rows += len(_ROW.findall(tail))
    if not ends:
        return head, rows  # no sheet: the parser says so
    prefix = ends[-1][1] or b""
    body = head[: ends[-1].end()] + b"</%ssheetData></%sworksheet>" % (prefix, prefix)
    start = _DATA.search(body)
    if start and not _DIMENSION.search(body, 0, start.start()):  # else all is parsed to find it
        size = b'<%sdimension ref="A1"/>' % prefix
        body = body[: start.start()] + size + body[start.start() :]
    return body, rows
