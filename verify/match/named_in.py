"""Names: which proper names two texts have in common, so that they may be of one event.

In: the texts of two documents. Out: the roots of the names that both hold. A word is a name
where it is capitalised inside a sentence of one text, and wherever it is capitalised in the
other: a title, or the first word of a sentence, says nothing alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

from verify.match.facts import stopwords
from verify.match.roots import root

_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]+")
_INSIDE = re.compile(r"(?<![.!?:\n\"“(|#*-] )(?<![.!?:\n\"“(|#*-])(?<!^)\b[A-Z][^\W\d_]+")
_LONGEST = 200_000  # characters of a text that are read


@lru_cache(maxsize=256)
def names(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the roots of words capitalised inside sentences of a text, and of all capitalised."""
    own = text[:_LONGEST]
    return tuple(  # type: ignore[return-value]
        frozenset(root(m[0]) for m in pattern.finditer(own)) - stopwords()
        for pattern in (_INSIDE, _CAPITAL)
    )


def shared_names(one: str, other: str) -> frozenset[str]:
    """Return the roots of the names that two texts have in common."""
    (inside, anywhere), (within, everywhere) = names(one), names(other)
    return (inside & everywhere) | (within & anywhere)
