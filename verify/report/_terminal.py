"""Terminal text: safe characters, display widths, wrapping, colour.

Document text is hostile: control characters (which a terminal would obey) and
bidirectional overrides are shown as a replacement character, one for one, so that
offsets still hold. Widths follow Unicode East Asian Width: a wide character takes two
columns, a combining one none.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category, combining, east_asian_width

RED, YELLOW, BLUE, CYAN, GREEN = "1;31", "1;33", "1;34", "1;36", "32"
BOLD, DIM = "1", "2"
_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")  # controls, format characters, surrogates


def safe(text: str) -> str:
    """Return `text` with everything a terminal might obey replaced, character for character."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(c) for c in text)


def _visible(character: str) -> str:
    """Return a character, or the mark that stands for one that must not reach a terminal."""
    if character in "\t\n\r\v\f":
        return " "
    if category(character) in _HIDDEN and character != "\u200d":
        return "\ufffd"
    return character


def width(text: str) -> int:
    """Return the number of terminal columns that `text` takes."""
    return len(text) if text.isascii() else sum(map(column_width, text))


def column_width(character: str) -> int:
    """Return the number of terminal columns that one character takes."""
    if combining(character) or category(character) in ("Mn", "Me") or character == "\u200d":
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def padded(text: str, columns: int) -> str:
    """Return `text` filled with spaces, or cut with an ellipsis, to `columns`."""
    taken = width(text)
    if taken <= columns:
        return text + " " * (columns - taken)
    kept, used = [], 0
    for character in text:
        used += column_width(character)
        if used > columns - 1:
            break
        kept.append(character)
    short = "".join(kept) + "…"
    return short + " " * (columns - width(short))


def pieces(text: str, columns: int) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each line when `text` is wrapped at spaces to `columns`."""
    start = 0
    while start < len(text):
        end, used, space = start, 0, -1
        while end < len(text) and used + column_width(text[end]) <= columns:
            used += column_width(text[end])
            if text[end] == " ":
                space = end
            end += 1
        if end < len(text) and space > start:
            end = space + 1
        end = max(end, start + 1)
        yield start, end
        start = end


def paint(text: str, colour: str, on: bool) -> str:
    """Return `text` in a colour, or as it is when colour is off."""
    return f"\x1b[{colour}m{text}\x1b[0m" if on and text else text
