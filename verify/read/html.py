"""HTML pages: what a person sees, with headline, lists, tables and captions told apart.

The date comes from the page's metadata ("article:published_time", JSON-LD
`datePublished`, `<time datetime>`), in that order.
"""

from __future__ import annotations

import datetime as dt
import re

from verify.model.document import BlockKind, Document
from verify.read import _date, _htmltokens, _htmlwalk
from verify.read._build import Builder
from verify.read._htmltokens import Token

SUFFIXES = (".html", ".htm", ".xhtml")
BINARY = False
_PUBLISHED = (
    "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "pubdate", "publish-date", "publication_date", "parsely-pub-date",
    "citation_publication_date", "citation_date", "og:published_time",
)  # fmt: skip
_JSON_LD = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')


def read(source: str, *, name: str, date: dt.date | None) -> Document:
    """Return a page as a document. Raises: DocumentError."""
    tokens = _htmltokens.tokens(source, 0, len(source), name)
    builder = Builder(source)
    if not any(t.kind == "<" and t.name == "h1" for t in tokens):
        _title(builder, tokens)
    walker = _htmlwalk.Walker(builder)
    walker.walk(tokens)
    walker.close()
    found, where = (date, "caller") if date else _published(source, tokens)
    if walker.images:
        builder.notes.append(f"{walker.images} image{'s' * (walker.images > 1)} not read")
    return builder.document(name=name, format="html", date=found, date_source=where)


def _title(builder: Builder, tokens: list[Token]) -> None:
    """Write the page's `<title>` as its headline, where no `<h1>` is."""
    for index, token in enumerate(tokens):
        if token.kind == "<" and token.name == "title":
            text = next((i for i in range(index, len(tokens)) if tokens[i].kind == ">"), index)
            walker = _htmlwalk.Walker(builder, kind=BlockKind.HEADLINE)
            walker.walk([t for t in tokens[index + 1 : text] if t.kind in "te"])
            walker.close()
            return


def _published(source: str, tokens: list[Token]) -> tuple[dt.date | None, str]:
    """Return the day of publication and where it stands."""
    named: dict[str, str] = {}
    times: list[str] = []
    for token in tokens:
        if token.kind != "<":
            continue
        if token.name == "meta":
            key = next(
                (
                    token.attributes[k]
                    for k in ("property", "name", "itemprop")
                    if k in token.attributes
                ),
                "",
            )
            named.setdefault(key.lower(), token.attributes.get("content", ""))
        elif token.name == "time" and "datetime" in token.attributes:
            times.append(token.attributes["datetime"])
    texts = [named[key] for key in _PUBLISHED if key in named]
    ld = _JSON_LD.search(source)
    texts += [ld[1]] if ld else []
    for text in texts + times[:1]:
        day = _date.day(text)
        if day is not None:
            return day, "metadata"
    return None, ""
