"""Nouns of things, as rates, products and divided means compare them.

In: a word. Out: what is left of it, with all nouns of people as one; the nouns of times among
those. `facts.stem` tells more nouns apart.
"""

from __future__ import annotations

TIMES = {
    "second": "second", "minut": "minute", "hour": "hour", "day": "day", "da": "day", "week": "week",
    "month": "month", "year": "year", "night": "day", "annum": "year",
}  # fmt: skip


def noun_root(word: str) -> str:
    """Return a noun without its plural ending, roughly; people are one noun."""
    for ending in ("ies", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            word = word[: -len(ending)]
            break
    else:
        word = word[:-1] if word.endswith(("y", "e")) else word
    return _SAME.get(word, word)


_SAME = {
    "peopl": "person", "inhabitant": "person", "resident": "person", "citizen": "person",
    "men": "man", "women": "woman", "worker": "person", "employe": "person", "staff": "person",
    "children": "child", "pupil": "child", "student": "child",
    "match": "gam", "fixtur": "gam", "outing": "gam", "appearanc": "gam", "tie": "gam",
}  # fmt: skip
