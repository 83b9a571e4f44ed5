"""Series: values with the names they stand beside.

In: a number, or the numbers of a sentence. Out: the words that may be its name: those next
to it within its item of a list ("29% at Colmena, 17% at Rios"), or the one in its place in
a list of as many names ("Alba, Corran and Dunmore report 48%, 53% and 61%").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from verify.match._runs import joined
from verify.match.alike import alike
from verify.match.frame import Mention
from verify.match.reading import NUMBER, Sentence

NEXT = 6  # words looked at on either side of a value
_ENDS = frozenset([",", ";", ":", ".", "(", ")", NUMBER, "and", "while", "—", "–"])
_EMPTY = frozenset(
    "the was were are thus therefore makes which that and now its our with their this for than had has have been"
    " from into onto over under came went took made only also most least all both each being making so by far".split()
)
_NAME = r"[A-Z][\w’'.-]*+(?: [A-Z][\w’'.-]*+){0,3}+"
_NAMES = re.compile(rf"(?:{_NAME}, ){{1,12}}+(?:and )?{_NAME}(?:,? and {_NAME})?")
_SPLIT = re.compile(r",? and |, ")


def content(words: Sequence[str]) -> set[str]:
    """Return the words that may be a name."""
    return {w.removesuffix("'s") for w in words if len(w) > 2 and w.isalpha() and w not in _EMPTY}


def beside(mention: Mention) -> set[str]:
    """Return the words next to a value, within its item of a list."""
    words, place = mention.sentence.words, mention.place
    found: set[str] = set()
    for step in (-1, 1):
        at, taken = place + step, 0
        if 0 <= at < len(words) and words[at] in ("(", ")"):
            at += step
        while 0 <= at < len(words) and taken < NEXT and words[at] not in _ENDS:
            found |= content([words[at]])
            at, taken = at + step, taken + 1
    return found


def names(pool: Sequence[Mention]) -> Mapping[tuple[int, int], set[str]]:
    """Return the names of values, by their places; parallel lists before neighbours."""
    found = {m.order: beside(m) for m in pool}
    for run in _runs(pool):
        listed = _parallel(run[0].sentence, run)
        if len(listed) == len(run):
            found |= {m.order: name for m, name in zip(run, listed, strict=True)}
    return found


def _runs(pool: Sequence[Mention]) -> list[list[Mention]]:
    """Return the values that stand as lists."""
    runs: list[list[Mention]] = []
    for mention in pool:
        last = runs[-1][-1] if runs else mention
        if runs and alike(last.quantity, mention.quantity) and joined(last, mention):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return [run for run in runs if len(run) > 1]


def _parallel(sentence: Sentence, run: Sequence[Mention]) -> list[set[str]]:
    """Return the names of a list of as many names in the same sentence, in order."""
    text = sentence.document.text
    for match in _NAMES.finditer(text, sentence.span.start, sentence.span.end):
        parts = _SPLIT.split(match.group())
        inside = any(match.start() <= m.quantity.span.start < match.end() for m in run)
        if len(parts) == len(run) and not inside:
            return [content([w.lower() for w in part.split()]) for part in parts]
    return []
