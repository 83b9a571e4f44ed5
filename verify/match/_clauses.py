"""Clauses: where a sentence's clauses end, their verbs, and which words name something.

In: lower-case words. Out: clauses with what opens each, the place of a verb, what is said
without who says it, words without their endings. Whose clause goes on about what is left
to `attachment`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest

from verify.match import lexicon
from verify.match.reading import NUMBER
from verify.named import NamedTuple

Words = Sequence[str]


class Clause(NamedTuple):
    """Some words, and the mark or joining word that opens them ("" for none)."""

    opener: str
    words: Words


MARKS = frozenset(",;:—–()")
CHANGES_SUBJECT = frozenset(["and", "but", "while", "whereas", "although", "though", ";", "whilst"])
JOINING = CHANGES_SUBJECT | {
    "when", "after", "as", "because", "since", "before", "where", "who", "whose", "which", "if",
    "with", "whom",
}  # fmt: skip
DETERMINERS = frozenset(
    ["a", "an", "the", "its", "their", "his", "her", "our", "some", "this", "that"]
)
PRONOUNS = frozenset(
    ["it", "they", "that", "this", "these", "those", "which", "he", "she", "we", "i", "you", "there",
     "that's", "it's", "who", "them"]
)  # fmt: skip
_SAYING = frozenset(
    "say says said report reports reported announce announces announced write writes wrote note notes "
    "noted estimate estimates estimated claim claims claimed show shows showed shown suggest suggests "
    "suggested find finds found believe believes believed argue argues argued think thinks thought "
    "reckon reckons reckoned confirm confirms confirmed reveal reveals revealed tell tells told "
    "boast boasts boasted insist insists insisted admit admits admitted explain explains explained "
    "declare declares declared mean means meant".split()
)
_TAXED = frozenset(["tax", "interest"])
SHORT = 4  # letters of the shortest plural


def said(words: Words) -> Words:
    """Return what is said, without who says it: "the bank says that the rate has risen"."""
    tail = words[:-1] if words[-1:] == ["that"] else words
    if len(tail) > 1 and tail[-1] in _SAYING:
        return []  # "Tom says a third more"
    for at, word in enumerate(words[:-1]):
        if word in _SAYING and at:
            rest = words[at + 1 :]
            rest = rest[1:] if rest[0] == "that" else rest
            if rest and verb_at(rest) is not None:
                return rest
    return words


def parted(words: Words) -> Iterator[Clause]:
    """Yield the clauses of some words, in order; the first has no opener."""
    opener, held = "", list[str]()
    for word, follow in zip_longest(words, words[1:], fillvalue=""):
        if word in MARKS or (word in JOINING and follow not in _TAXED):  # "profit after tax"
            if held or not opener:
                yield Clause(opener, held)
            opener, held = word, []
        else:
            held.append(word)
    yield Clause(opener, held)


def verb_at(words: Words) -> int | None:
    """Return where the first verb stands; a noun of change behind "a" or "the" is none."""
    nouns = lexicon.words("change_noun")
    verbs = _verbs()
    for at, word in enumerate(words):
        if word == NUMBER:
            continue
        if word in verbs or (word.endswith("ed") and at and words[at - 1] not in DETERMINERS):
            if word in nouns and DETERMINERS & set(words[:at]):
                continue
            return at
    return None


@cache
def _verbs() -> frozenset[str]:
    """Return the words that are read as verbs."""
    changes = frozenset(w.split()[0] for w in lexicon.words("change_verb"))
    return lexicon.words("verb") | changes | lexicon.words("flat_verb")


def is_content(word: str) -> bool:
    """Return whether a word names something."""
    return word[:1].isalpha() and len(word) > 2 and not word.endswith("ly") and word not in _idle()


@cache
def _idle() -> frozenset[str]:
    """Return the words that name nothing: particles, times, words of change."""
    times = {w for phrase in lexicon.classes()["earlier"] for w in phrase}
    times |= {w for phrase in lexicon.classes()["later"] for w in phrase}
    single = frozenset(w for w in lexicon.words("more_word") if " " not in w)
    return lexicon.words("particle") | lexicon.words("change_noun") | times | single | PRONOUNS


_PLURALS = {
    "women": "woman", "men": "man", "children": "child", "people": "person", "mice": "mouse",
    "geese": "goose", "wives": "wife", "calves": "calf", "wolves": "wolf", "teeth": "tooth", "feet": "foot",
}  # fmt: skip


@cache
def trimmed(word: str) -> str:
    """Return a word without its ending, roughly."""
    bare = word.removesuffix("'s")
    if bare in _PLURALS:
        return _PLURALS[bare]
    for ending in ("ies", "es", "s"):
        if bare.endswith(ending) and len(bare) > len(ending) + 3:
            return bare[: -len(ending)]
    if len(bare) == SHORT and bare.endswith("s") and not bare.endswith(("ss", "us", "is")):
        return bare[:-1]
    return bare[:-1] if bare.endswith(("y", "e")) and len(bare) > 4 else bare


@cache
def root(word: str) -> str:
    """Return a word without what makes it a noun or a verb, roughly: "generat-ion, -ed"."""
    bare = trimmed(word)
    for ending in _DERIVED:
        if bare.endswith(ending) and len(bare) > len(ending) + 3:
            return bare[: -len(ending)]
    return bare


_DERIVED = ("ation", "ating", "ated", "at", "ition", "ion", "ing", "ment", "ed", "er", "or", "al")
