"""Templates: texts that are filled in from one pattern, each about another thing.

In: two extractions. Out: whether they are such: price lists of several shops, notes on
several releases. Most of their sentences are the same but for numbers and names, and the
titles and most of the numbers differ. A copy of a text in which one figure was changed
is no such thing: its other numbers are the same.
"""

from __future__ import annotations

import re
from collections import Counter

from verify.extract import Extraction
from verify.match.reading import reading

_NUMBER = re.compile(r"\d(?:[\d.,:]*\d)?")
_NAME = re.compile(r"(?<=[^\s]\s)[A-Z][\w’'-]*+")
_WORD = re.compile(r"[#@]|[^\W\d_]+")
_WORDS = 3  # words that a sentence holds beside its numbers, to be known again
_SENTENCES = 2  # sentences that both hold, or
_NUMBERS = 4  # numbers that one such sentence holds
_DIFFERING = 3  # numbers that differ, or
_TITLED = 2  # as many under titles of two things
_HALF = 2
_HEAD = 90  # characters of a title at most
_MOST = 2_000  # sentences of a text that are looked at

Lines = dict[tuple[str, ...], list[str]]


def templated(first: Extraction, second: Extraction) -> bool:
    """Return whether two texts are filled in from one pattern, each about another thing."""
    one, other = _lines(first), _lines(second)
    shared = [key for key in one if key in other]
    numbers = sum(len(one[key]) for key in shared)
    if len(shared) < _SENTENCES and numbers < _NUMBERS:
        return False
    if len(shared) * _HALF < min(len(one), len(other)):
        return False
    differing = sum(a != b for key in shared for a, b in zip(one[key], other[key], strict=True))
    one_title, other_title = _title(first), _title(second)
    if not one_title or one_title == other_title:
        return False
    if differing >= _DIFFERING and differing * _HALF >= numbers:
        return True
    return differing >= _TITLED and _plain(one_title) == _plain(other_title)


def _lines(extraction: Extraction) -> Lines:
    """Return the sentences with numbers by their other words; those that stand twice left out."""
    text = reading(extraction)
    kept = text.facts.get("lines")
    if isinstance(kept, dict):
        return kept
    found: Lines = {}
    times: Counter[tuple[str, ...]] = Counter()
    source = extraction.document.text
    for sentence in text.sentences[:_MOST]:
        line = source[sentence.span.start : sentence.span.end]
        key = _plain(line)
        if "#" in key and len(key) - key.count("#") >= _WORDS:
            times[key] += 1
            found[key] = _NUMBER.findall(line)
    found = {key: held for key, held in found.items() if times[key] == 1}
    text.facts["lines"] = found
    return found


def _plain(line: str) -> tuple[str, ...]:
    """Return the words of a line, with "#" for its numbers and "@" for its names."""
    marked = _NAME.sub("@", _NUMBER.sub("#", line))
    return tuple(word.lower() for word in _WORD.findall(marked))


def _title(extraction: Extraction) -> str:
    """Return the title of a text: its first line, if it is no sentence."""
    line = extraction.document.text.lstrip()[: _HEAD + 1].partition("\n")[0].strip()
    return "" if len(line) > _HEAD or line.endswith(".") else line
