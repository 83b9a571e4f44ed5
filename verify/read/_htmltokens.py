"""HTML source -> tokens with their offsets, in time linear in its length.

The standard library's parser takes quadratic time on pages made to hurt (Python up to
3.11), and pages come from strangers; so the tokens are cut here, after the rules of the
HTML standard for tags, comments, raw text and character references.
"""

from __future__ import annotations

import re

from verify.model.errors import DocumentError
from verify.named import NamedTuple

Attributes = dict[str, str]
NO_ATTRIBUTES: Attributes = {}
_MARK = re.compile(r"[<&]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{0,40});?")
_TAG = re.compile(
    r"""<([A-Za-z][^\s/>]{0,60}+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])))*+)>"""
)
_ATTRIBUTE = re.compile(
    r"""([^\s=>"'/][^\s=>/]{0,60}+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?+"""
)
_RAW = {
    tag: re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE)
    for tag in ("script", "style", "textarea", "iframe", "noscript", "xmp")
}
_UNCLOSED = 20  # tags that never end; each costs a look at the rest of the page


class Token(NamedTuple):
    """A piece of HTML: kind "<" (opening tag), ">" (closing), "t" (text) or "e" (entity)."""

    kind: str
    name: str
    start: int
    end: int
    attributes: Attributes = NO_ATTRIBUTES


def tokens(source: str, start: int, end: int, name: str) -> list[Token]:
    """Return the tokens of a slice; comments, doctypes and instructions are none.

    Raises: DocumentError if tag after tag is never closed.
    """
    found: list[Token] = []
    at = text = start
    unclosed = 0
    while mark := _MARK.search(source, at, end):
        here = mark.start()
        token, at = _entity(source, here, end) if mark[0] == "&" else _tag(source, here, end)
        if at == here + 1:
            continue  # a bare sign is text
        if text < here:
            found.append(Token("t", "", text, here))
        if token is not None:
            found.append(token)
            if token.kind == "<" and token.name in _RAW:
                at = _raw_end(source, token.name, at, end)
            unclosed += token.kind == "?"
            if unclosed > _UNCLOSED:
                raise DocumentError(
                    "is not readable as HTML: many tags are never closed",
                    where=name,
                    hint="open it in a browser and save it again, or give its text",
                )
        text = at
    if text < end:
        found.append(Token("t", "", text, end))
    return found


def _entity(source: str, at: int, end: int) -> tuple[Token | None, int]:
    """Return the character reference at `at` and the offset behind it."""
    match = _ENTITY.match(source, at, end)
    if match is None:
        return None, at + 1
    return Token("e", "", at, match.end()), match.end()


def _tag(source: str, at: int, end: int) -> tuple[Token | None, int]:
    """Return the tag at `at`, or None for a comment, and the offset behind it."""
    follower = source[at + 1 : at + 2]
    if follower.isascii() and follower.isalpha():
        match = _TAG.match(source, at, end)
        if match is None:
            close = _behind(source, ">", at, end)
            return Token("?", "", at, close), close
        return Token("<", match[1].lower(), at, match.end(), _attributes(match[2])), match.end()
    if follower == "/" and source[at + 2 : at + 3].isalpha():
        close = _behind(source, ">", at, end)
        word = re.compile(r"[^\s/>]{1,60}").match(source, at + 2, close)
        return Token(">", word[0].lower() if word else "", at, close), close
    if source.startswith("<!--", at):
        return None, _behind(source, "-->", at + 2, end)
    if follower in ("!", "?", "/"):
        return None, _behind(source, ">", at, end)
    return None, at + 1


def _behind(source: str, mark: str, at: int, end: int) -> int:
    """Return the offset behind the next `mark`, or `end` where none follows."""
    found = source.find(mark, at, end)
    return end if found < 0 else found + len(mark)


def _raw_end(source: str, tag: str, at: int, end: int) -> int:
    """Return where the raw text of a script or style ends."""
    match = _RAW[tag].search(source, at, end)
    return match.start() if match else end


def _attributes(text: str) -> Attributes:
    """Return a tag's attributes; of equal names the first counts."""
    if not text.strip():
        return NO_ATTRIBUTES
    found: Attributes = {}
    for match in _ATTRIBUTE.finditer(text):
        found.setdefault(match[1].lower(), match[2] or match[3] or match[4] or "")
    return found
