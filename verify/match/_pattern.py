"""Patterns of words round numbers: the notation that `phrase` describes, as regular expressions.

In: one line of a rule's `patterns`. Out: a `Pattern`, which knows its weight and slots, the
words that a text must hold before it is tried, and what fits it in a line of `_wordline`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from verify.match import lexicon
from verify.match._wordline import SHARE
from verify.match.reading import NUMBER

SLOT = re.compile(r"<([a-z]+)([*%]?)>")
_MARKS = {"": "# ", "%": "% "}
_WORD = r"(?:[^#%.;:()\[\],—–§ ]\S* )"
_LOOSE = r"(?:[^#%.;: ]\S* )"
_BREAKS = (
    "while but than compared rose fell up down versus which who although whereas though if because"
    " since"
)
_MEMBER = rf"(?:(?!(?:{_BREAKS.replace(' ', '|')}) )[^#%.;:—– ]\S* )"
_ALSO = rf"(?:, |and |plus |& ){{1,2}}+{_MEMBER}{{0,9}}?# "
_LIST = rf"# (?:(?:{_MEMBER}{{0,9}}?{_ALSO})+|(?:{_MEMBER}{{0,12}}?; (?:and )?{_MEMBER}{{0,9}}?# ){{2,}})?"

_GAPS = {
    "~": rf"{_WORD}{{0,4}}?",
    "~2": rf"{_WORD}{{0,2}}?",
    "~9": rf"{_WORD}{{0,9}}?",
    "~~": rf"{_LOOSE}{{0,14}}?",
    "$": r"(?=(?:(?!and (?:a|an|the|his|her|its|their|our|my) )[^#.; ]\S* )*+(?:[.;] |$))",
    "^": r"(?<![^.;] )",
    "<>": "# ",
    "<%>": "% ",
}


class Pattern:
    """A pattern: its weight, the slots that its groups fill, and what it looks for.

    `first` holds the words that it begins with, if they are known (once `regex` was asked for);
    `crosses` says that it may run into another sentence.
    Most patterns fit no sentence of a text: what finds them is made when asked for.
    """

    __slots__ = ("_needed", "_regex", "crosses", "first", "shares", "text", "weight")

    def __init__(self, line: str) -> None:
        weight, _, words = line.partition(" ")
        self.weight = int(weight)
        self.text = words
        self.first: frozenset[str] | None = None
        self.crosses = "." in words and any(
            "." in word.strip("()").split("|") for word in words.split()
        )
        self.shares = "%" in words
        self._needed: tuple[frozenset[str], ...] | None = None
        self._regex: re.Pattern[str] | None = None

    @property
    def slots(self) -> tuple[str, ...]:
        """The slots that the groups of the regular expression fill, in order."""
        return tuple(slot[1] for slot in map(SLOT.fullmatch, self.text.split()) if slot)

    @property
    def needed(self) -> tuple[frozenset[str], ...]:
        """Sets of words, of each of which a line must hold one."""
        if self._needed is None:
            self._needed = tuple(
                _openings(word)
                for word in self.text.split()
                if word not in _GAPS and not _is_optional(word) and not SLOT.fullmatch(word)
            )
        return self._needed

    def may_stand(self, words: frozenset[str]) -> bool:
        """Return whether some words hold one of each set that the pattern must hold."""
        for group in self.needed:  # noqa: SIM110  (a generator takes three times as long)
            if group.isdisjoint(words):
                return False
        return True

    @property
    def regex(self) -> re.Pattern[str]:
        """The regular expression that fits the pattern where a word of a line begins."""
        if self._regex is None:
            parts = self.text.split()
            self._regex = re.compile(f"({''.join(map(_part, parts))})")
            self.first = _first(parts)
        return self._regex


def _is_optional(word: str) -> bool:
    """Return whether a word of a pattern may be missing."""
    return word.startswith("(") and word.endswith(")") and len(word) > 2


def _part(word: str) -> str:
    """Return the regular expression of one word of a pattern."""
    if slot := SLOT.fullmatch(word):
        return f"({_LIST if slot[2] == '*' else _MARKS[slot[2]]})"
    if word in _GAPS:
        return _GAPS[word]
    optional = _is_optional(word)
    ordered = sorted(_spellings(word[1:-1] if optional else word), key=lambda s: (-len(s), s))
    either = "|".join(re.escape(s) + " " for s in ordered)
    return f"(?:{either}){'?' if optional else ''}"


@lru_cache(maxsize=4096)
def _openings(word: str) -> frozenset[str]:
    """Return how the spellings of a word of a pattern begin."""
    return frozenset(s.split()[0] for s in _spellings(word))


def _first(words: Sequence[str]) -> frozenset[str] | None:
    """Return the words with one of which a pattern begins; None where it may be any."""
    found: set[str] = set()
    for word in words:
        slot = SLOT.fullmatch(word)
        if slot or word in ("<>", "<%>"):
            return frozenset({*found, SHARE if "%" in word else NUMBER})
        if word == "^":  # looks back, and takes no word
            continue
        if word in _GAPS:
            return None
        optional = _is_optional(word)
        found |= _openings(word[1:-1] if optional else word)
        if not optional:
            return frozenset(found)
    return None


def _spellings(word: str) -> frozenset[str]:
    """Return the words or phrases that a token of a pattern stands for."""
    found: set[str] = set()
    for alternative in word.split("|"):
        if alternative.startswith("@"):
            found |= lexicon.words(alternative[1:])
        else:
            found.add(alternative.replace("_", " "))
    return frozenset(found)
