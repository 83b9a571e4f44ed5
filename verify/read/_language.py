"""Languages: whether the relations of a text are read, and how it writes decimals.

In: a text. Out: its language by its commonest words, or by its script, and whether it
writes 1.234,5. The relations between numbers are read in English alone; in a text that
is surely of another language numbers are read and nothing is compared. Very short texts
and doubtful ones count as English.
"""

from __future__ import annotations

import re
from collections import Counter

from verify.named import NamedTuple

_SAMPLE = 40_000  # characters
_LEAST = 15  # common words, from which a vote counts
_FEW = 5  # common words that settle it where hardly one is English
_MOST = 4  # votes of one word
_WORD = re.compile(r"[^\W\d_]+")
_WORDS = {
    "English": "the of and to in a is that for it was on are as with his they at be this from have or by",
    "German": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es werden aus",
    "French": "le la les de des et du un une est dans que qui pour sur au par pas plus avec ce il sont ont",
    "Spanish": "el los las de la y que en un una es por con para del se no su al más como fue sus entre",
    "Italian": "il di che la e un è per non una con sono del della le dei più nel alla anche ha gli da",
    "Portuguese": "o os de do da que e em um uma para não com por mais dos as foi como ao na seu são",
    "Dutch": "de het een en van ik te dat die in zijn met voor niet op aan er maar om ook naar wordt bij",
    "Swedish": "och att det i en som är av för med till den på inte har var ett om hade de",
    "Danish": "og i at det er en til af på med for der den ikke som var de har et",
    "Polish": "w i na z się do nie jest że o jak po co ale od za przez tym był oraz",
}  # fmt: skip
_VOTES: dict[str, list[str]] = {}
for _language, _common in _WORDS.items():
    for _word in _common.split():
        _VOTES.setdefault(_word, []).append(_language)
_SCRIPTS = (
    ("Chinese or Japanese", re.compile("[\u3040-\u30ff\u4e00-\u9fff]")),
    ("Korean", re.compile("[\uac00-\ud7af]")),
    ("Russian", re.compile("[\u0400-\u04ff]")),
    ("Arabic", re.compile("[\u0600-\u06ff]")),
    ("Greek", re.compile("[\u0370-\u03ff]")),
    ("Hindi", re.compile("[\u0900-\u097f]")),
)
_PLAIN = re.compile(r"[\x00-\x7f]+")
_FEWEST = 20  # letters of a script that make it the text's
_COMMA = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d{1,2})(?![\d.,]*\d)")
_POINT = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{1,2})(?![\d.,]*\d)")


class Language(NamedTuple):
    """A text's language, and whether it writes decimals with a comma."""

    name: str
    decimal_comma: bool


def language(text: str) -> Language:
    """Return the language of a text; English where nothing else is sure."""
    sample = text[:_SAMPLE]
    name = _by_script(sample) or _by_words(sample)
    commas = name not in ("English", "Chinese or Japanese", "Korean", "Hindi") and _commas(sample)
    return Language(name, commas)


def _by_script(sample: str) -> str:
    """Return the language of a script that makes up most of the letters, or ""."""
    if sample.isascii():
        return ""
    foreign = _PLAIN.sub("", sample)
    for name, pattern in _SCRIPTS if len(foreign) > _FEWEST else ():
        found = len(pattern.findall(foreign))
        if found > _FEWEST and found > 0.3 * len("".join(_WORD.findall(sample))):
            return name
    return ""


def _by_words(sample: str) -> str:
    """Return the language with the most votes of common words; English unless it is clear."""
    votes: Counter[str] = Counter()
    words = Counter(_WORD.findall(sample.lower()))
    for word in [word for word in words if word in _VOTES]:
        times = words[word]
        for name in _VOTES[word]:
            votes[name] += min(times, _MOST)  # "est." alone makes no French
    if not votes:
        return "English"
    best, count = votes.most_common(1)[0]
    rivals = votes["English"]
    sure = count > 2 * rivals if count >= _LEAST else count >= _FEW and count > 4 * rivals
    return best if sure else "English"


def _commas(sample: str) -> bool:
    """Return whether numbers with a decimal comma outnumber those with a point."""
    return len(_COMMA.findall(sample)) > len(_POINT.findall(sample))
