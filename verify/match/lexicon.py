"""The lexicon: words by what they do for a relation, read once from its text files.

In: nothing. Out: classes of words and short phrases, as tuples of lower-case tokens.
What a class means for a rule is said by the rules and by `roles.txt`, not here.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from verify import kept

FOLDER = Path(__file__).parent  # of the data of this package
PATHS = (FOLDER / "lexicon.txt", FOLDER / "formwords.txt")
Phrase = tuple[str, ...]


@cache
def classes() -> dict[str, tuple[Phrase, ...]]:
    """Return every class of the lexicon with its members, inclusions resolved."""
    return kept.table("lexicon", (__file__, *map(str, PATHS)), _read)


def _read() -> dict[str, tuple[Phrase, ...]]:
    """Return the classes of the files.

    Raises: KeyError if a class includes one that is not written above it.
    """
    found: dict[str, tuple[Phrase, ...]] = {}
    for line in _entries():
        name, _, members = line.partition(":")
        phrases: dict[Phrase, None] = {}
        for member in members.split(","):
            word = member.strip()
            if word.startswith("@"):
                phrases.update(dict.fromkeys(found[word[1:]]))
            elif word:
                phrases[tuple(word.split())] = None
        found[name.strip()] = tuple(phrases)
    return found


@cache
def words(name: str) -> frozenset[str]:
    """Return the members of a class, phrases joined by single spaces."""
    return frozenset(" ".join(phrase) for phrase in classes()[name])


def spelled(written: Iterable[object]) -> tuple[str, ...]:
    """Return words as written, with classes ("@name") spelled out."""
    found: list[str] = []
    for word in map(str, written):
        found += words(word[1:]) if word.startswith("@") else [word]
    return tuple(found)


def _entries() -> list[str]:
    """Return the logical lines of the file: comments dropped, continuations joined."""
    entries: list[str] = []
    text = "".join(path.read_text(encoding="utf-8") for path in PATHS)
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line[0].isspace():
            entries[-1] += " " + line.strip()
        else:
            entries.append(line)
    return entries
