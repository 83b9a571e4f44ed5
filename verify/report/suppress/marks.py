"""Marks: how a comment is written in each format, and where a document has ours.

In: a document. Out: the places of its comments that begin with `verify:`, each with what
it says. What they mean is `comments`' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import PurePath

from verify.model.document import Document
from verify.model.span import Span
from verify.named import NamedTuple

WORDS = ("ignore", "file-ignore", "disable", "enable")
_LONGEST = 500  # characters of a comment


class Mark(NamedTuple):
    """How a comment opens and closes."""

    opens: str
    closes: str = ""


_ANGLED = Mark("<!--", "-->")
_LINK = Mark("[//]: # (", ")")  # Markdown that may hold no HTML
_BRACED = Mark("{/*", "*/}")  # Markdown with components
_FORMATS = {
    "markdown": (_ANGLED, _LINK, _BRACED),
    "html": (_ANGLED,),
    "ipynb": (_ANGLED,),
    "latex": (Mark("%"),),
    "rst": (Mark(".."),),
}
_HASH, _SLASHES, _DASHES = ((Mark(sign),) for sign in ("#", "//", "--"))
_SUFFIXES = {  # of files that are read as plain text; one that is not here has no comments
    **dict.fromkeys((".yaml", ".yml", ".toml", ".org", ".py", ".r", ".sh", ".conf"), _HASH),
    ".mdx": (_BRACED, _LINK),
    **dict.fromkeys((".adoc", ".asciidoc", ".typ", ".js", ".ts", ".go", ".rs"), _SLASHES),
    **dict.fromkeys((".sql", ".lua"), _DASHES),
}
_MEANT = re.compile(rf"verify:[ \t]{{0,8}}(?:{'|'.join(WORDS)})\[[^\]\n]{{1,200}}\]")


def marks(document: Document) -> tuple[Mark, ...]:
    """Return how comments are written in a document, () where it can have none."""
    if document.format in _FORMATS:
        return _FORMATS[document.format]
    if document.format != "text":
        return ()
    return _SUFFIXES.get(PurePath(document.name).suffix.lower(), ())


def found(document: Document) -> list[tuple[Span, str]]:
    """Return each comment of ours, with what stands behind `verify:`, in order."""
    comments = sorted(
        (Span(match.start(), match.end()), match["body"])
        for mark in marks(document)
        for match in _pattern(mark).finditer(document.source)
    )
    if not comments or document.format not in ("markdown", "ipynb"):
        return comments
    from verify.read import markdown  # an example in a block of code is no comment

    shown = markdown.code(document.source)
    return [c for c in comments if not any(s.start <= c[0].start < s.end for s in shown)]


def meant(document: Document) -> Iterator[Span]:
    """Yield what was meant as a comment in a document that can have none."""
    for match in _MEANT.finditer(document.source):
        yield Span(match.start(), match.end())


@cache
def _pattern(mark: Mark) -> re.Pattern[str]:
    """Return the pattern of a comment; only one that has an end may run over lines."""
    opens, closes = re.escape(mark.opens), re.escape(mark.closes)
    body = rf"(?P<body>[^\n]{{0,{_LONGEST}}}?)"
    if closes:
        return re.compile(rf"{opens}\s{{0,8}}verify:{body}\s{{0,8}}{closes}")
    return re.compile(rf"{opens}[ \t]{{0,8}}verify:{body}[ \t\r]{{0,8}}(?=\n|\Z)")
