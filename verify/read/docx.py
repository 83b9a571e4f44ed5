"""Word documents: body, tables, headers, footnotes and comments, changes as accepted.

Macros are not run, and nothing outside the file is fetched. A place is a paragraph's
number or a table's cell; the source of such a document is its extracted text.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import Any

from verify.model.document import BlockKind, Document
from verify.model.errors import DocumentError
from verify.read import _archive, _extra, _ooxml
from verify.read._build import Builder
from verify.read._ooxml import W

SUFFIXES = (".docx", ".docm")
BINARY = True
_TYPES = "[Content_Types].xml"
_DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_KINDS = re.compile(
    rb"application/vnd\.(?:ms-word\.(?:document|template)\.macroEnabled|openxmlformats-officedocument"
    rb"\.wordprocessingml\.template)(?:Template)?\.main\+xml"
)
_NOTES = {
    "footnotes": ("footnote", BlockKind.FOOTNOTE),
    "endnotes": ("endnote", BlockKind.FOOTNOTE),
    "comments": ("comment", BlockKind.BOILERPLATE),
}


def read(source: bytes, *, name: str, date: dt.date | None, changes: str = "accepted") -> Document:
    """Return a Word document; `changes="original"` reads it as before its tracked changes.

    Raises: DocumentError.
    """
    opened = opened_file(source, name)
    return written(opened, name=name, date=date, changes=changes)[0]


def opened_file(source: bytes, name: str) -> Any:
    """Return a Word file opened by python-docx. Raises: DocumentError."""
    docx = _extra.need("docx", "office", name)
    _archive.check(source, name, holds="word/document.xml")
    try:
        return docx.Document(io.BytesIO(_plain(source)))
    except (KeyError, ValueError, SyntaxError, AttributeError) as error:
        raise DocumentError(
            f"is not readable as a Word document ({error})",
            where=name,
            hint="open it in Word or LibreOffice and save it anew",
        ) from error


def _plain(source: bytes) -> bytes:
    """Return a file with macros, or a template, as a plain document: no library runs them."""
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        types = archive.read(_TYPES) if _TYPES in archive.namelist() else b""
        plain = _KINDS.sub(_DOCUMENT, types)
        if plain == types:
            return source
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as out:
            for member in archive.infolist():
                body = plain if member.filename == _TYPES else archive.read(member)
                out.writestr(member.filename, body)
    return made.getvalue()


def written(
    opened: Any, *, name: str, date: dt.date | None = None, changes: str = "accepted"
) -> tuple[Document, list[_ooxml.Run]]:
    """Return an opened file as a document, and the runs that its body's text came from."""
    builder = Builder("")
    styles = {s.style_id: s.name or "" for s in opened.styles}
    writer = _ooxml.Writer(builder, styles, original=changes == "original")
    writer.body(opened.element.body)
    runs = list(writer.runs)
    _notes(writer, opened)
    _headers(writer, opened)
    if any("vbaProject" in str(r.reltype) for r in opened.part.rels.values()):
        builder.notes.append("macros not read")
    if writer.images:
        builder.notes.append(f"{writer.images} image{'s' * (writer.images > 1)} not read")
    if (
        opened.element.body.find(f".//{W}ins") is not None
        or opened.element.body.find(f".//{W}del") is not None
    ):
        builder.notes.append(f"tracked changes read as {changes}")
    document = builder.document(
        name=name,
        format="docx",
        date=date,
        date_source="caller" if date else "",
        source_is_text=True,
    )
    return document, runs


def _notes(writer: _ooxml.Writer, opened: Any) -> None:
    """Write footnotes, endnotes and comments, each at its own place."""
    from docx.oxml import parse_xml

    for relation in opened.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if relation.is_external or kind not in _NOTES:
            continue
        word, block = _NOTES[kind]
        part = relation.target_part
        root = getattr(part, "element", None)
        if root is None:
            root = parse_xml(part.blob)
        for note in root:
            if note.get(f"{W}type") in (None, "normal"):
                writer.body(note, block, f"{word} {note.get(f'{W}id', '')}")


def _headers(writer: _ooxml.Writer, opened: Any) -> None:
    """Write the running headers and footers, each once."""
    seen: set[str] = set()
    for section in opened.sections:
        for word, part in (("header", section.header), ("footer", section.footer)):
            text = "\n".join(p.text for p in part.paragraphs).strip()
            if text and not part.is_linked_to_previous and text not in seen:
                seen.add(text)
                writer.body(part._element, BlockKind.BOILERPLATE, f"page {word}")
