"""Roots: what is left of a stem when it is folded once more, for texts that share no wording.

In: a word. Out: its root, in which "measured", "measure" and "measurement" are one, and
"evacuated" and "evacuation". Rules inside one document compare by the plainer
`verify.match.facts.stem`, which tells such words apart.
"""

from __future__ import annotations

from functools import lru_cache

from verify.match.facts import stem

_LEAST = 4  # letters that a root keeps
_LONG = 6  # letters of a stem from which "evacuat" is "evacu"
_WHOLE = frozenset(
    "apartment department basement element moment cement document monument segment comment parliament"
    " million billion trillion station nation region union mission session passion million version"
    " pension portion section motion ration mention lion religion champion pavilion".split()
)
_ENDINGS = (
    ("duction", "duc"), ("isation", "is"), ("ization", "is"), ("ication", "y"), ("ation", "at"), ("ition", "it"), ("tion", "t"),
    ("sion", "s"), ("ment", ""), ("ival", "iv"), ("osal", "os"), ("oval", "ov"), ("usal", "us"),
    ("ance", ""), ("ence", ""), ("ly", ""),
)  # fmt: skip
_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=100_000)
def root(word: str) -> str:
    """Return the root of a word: "measurement" and "measured" are "measur"."""
    found = stem(word)
    if found in _WHOLE or "-" in found:
        return found
    for ending, put in _ENDINGS:
        if found.endswith(ending) and len(found) - len(ending) + len(put) >= _LEAST:
            found = found[: -len(ending)] + put
            break
    if len(found) >= _LEAST and found[-1] in "ei":
        found = found[:-1]
    if len(found) > _LONG and found.endswith("at"):
        found = found[:-2]
    if found.endswith("y") and len(found) > _LEAST:
        found = found[:-1]
    doubled = len(found) > _LEAST and found[-1] == found[-2] and found[-1] not in "sl"
    return found[:-1] if doubled and found[-1] not in _VOWELS else found
