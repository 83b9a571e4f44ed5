"""Telling: how one number is told, as far as that says what it is of.

In: a number in its sentence. Out: the article or pronoun before it, what it is an amount of, the
words close to it, and the classes of words near it that may make it another one's.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from itertools import pairwise

from verify.extract.lexicon import DAY_NAMES
from verify.match import lexicon
from verify.match.facts import stem
from verify.match.reading import NUMBER
from verify.match.repeat._reference import (
    BE,
    DEFINITE,
    DONE,
    MARKS,
    POINTING,
    PREPOSITIONS,
    WHOLE,
    counted,
    narrowed,
    own,
)
from verify.match.repeat._twice import Placed
from verify.model.quantity import Kind

_AHEAD = 5  # words before a number that lead up to it
_PHRASE = 3  # words of its phrase before its noun, or behind it
_BESIDE = 5  # words on either side of a number that may set it apart
_OPENING = 8  # words that open a sentence
_ARTICLES = frozenset(["a", "an"])
_CHANGED = frozenset(
    "increase increases increased decrease decreases decreased rise rises rose risen fall falls fell fallen grew grown"
    " climbed declined dropped jumped slipped soared slumped surged".split()
)
_EACH = frozenset(["each", "apiece", "tenth"])
_TIMES = frozenset(
    "day evening morning night afternoon week weekend month quarter season year hour minute time spring summer autumn "
    "winter".split()
)
_QUOTES = frozenset(["“", '"'])
_JOINTS = frozenset(["or", "to", "–", "-"])
_WHEN = frozenset(["on", "by", "since", "until", "before", "after", "in", "at", "from"])
_DAYS = frozenset(DAY_NAMES) | frozenset(
    "noon midnight dawn dusk night first last once the next this yesterday today tomorrow turns time".split()
) - {"the"}
_SELECTED = frozenset(
    "first last final opening closing next following previous preceding top bottom best worst former latter past early"
    " late initial middle".split()
)
_CLASSES: Mapping[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        "others": "remaining rest remainder another other others further additional extra more elsewhere",
        "then": "then now earlier later previous previously former once initially originally ago last before after",
        "corrected": "original recalculated restated revised updated corrected",
        "new": "new old latest present current",
        "pooled": "total together combined altogether overall jointly total totals sum",
        "averaged": "average averages averaged mean median typical",
        "planned": "would could might may planned target targets limit maximum minimum capacity forecast expected",
        "each": "apiece",
        "beside": "beside neighbouring neighboring nearby adjacent",
        "denied": "not never instead rather wrong mistake error mistakenly should",
        "some": "some many most half third quarter only including include includes among",
        "compared": "than against versus compared up down",
    }.items()
}


@cache
def _verbs() -> frozenset[str]:
    """Return the words that end a phrase as its verb or join another."""
    return lexicon.words("verb") | {
        "and",
        "but",
        "while",
        "as",
        "so",
        "though",
        "when",
        "if",
        "may",
        "then",
    }


class Telling:
    """A number with how it is told; what its words say is worked out when asked for."""

    def __init__(self, placed: Placed) -> None:
        self.placed = placed
        self.quantity = placed.quantity
        self.sentence = placed.sentence
        self.place = placed.place
        self.clause = placed.clause
        self.line = placed.line
        ahead = placed.before(_AHEAD)[::-1]
        cut = next((n for n, w in enumerate(ahead) if w in MARKS or w == NUMBER), len(ahead))
        self.ahead = ahead[:cut]  # the words before it, the nearest first
        self.last = self.ahead[0] if self.ahead else ""
        self._determined()

    def _determined(self) -> None:
        """Read the article or pronoun before a number, and what an amount is said to be of."""
        self.determiner, self.adjectives = "", 0
        for at, word in enumerate(self.ahead[:_PHRASE]):
            if word in DEFINITE or word in _ARTICLES or word in WHOLE or word.endswith("'s"):
                self.determiner, self.adjectives = word, at
                break
            if word in PREPOSITIONS or word in BE:
                break
        rest = self.ahead[1:] if self.last == "of" else []
        self.attribute = rest[0] if rest and rest[0].isalpha() else ""
        self.attribute_of = next(
            (w for w in rest[1:_AHEAD] if w in DEFINITE or w.endswith("'s")), ""
        )
        self.attribute_new = not self.attribute_of and not {"a", "an"}.isdisjoint(rest[1:])
        self.of_the = self.ahead[1:2] == ["of"] and self.definite

    @cached_property
    def moved(self) -> bool:
        """Whether a number is by how much something changed: "an increase of 3 million"."""
        if self.last == "of":
            return not lexicon.words("change_noun").isdisjoint(self.ahead)
        return self.last in _CHANGED or (
            self.last == "by" and not _CHANGED.isdisjoint(self.ahead[1:3])
        )

    @property
    def definite(self) -> bool:
        """Whether a number is told with "the", "its" or an owner."""
        return self.determiner in DEFINITE or self.determiner.endswith("'s")

    @property
    def points(self) -> str:
        """How a number points back: "those", "the", "its", "all"; "a" and "bare" do not."""
        word = self.determiner
        if word in POINTING:
            return "those"
        if self.definite:
            return "the" if word == "the" else "its"
        return "all" if word in WHOLE else "a" if word else "bare"

    @cached_property
    def noun(self) -> str:
        """The stem of the noun that a number counts, or ""."""
        return counted(self.placed)

    @cached_property
    def measure(self) -> frozenset[str]:
        """The stems of what a number measures."""
        return frozenset(map(stem, self.quantity.measure.split()))

    @cached_property
    def heads(self) -> frozenset[str]:
        """The stems of what a number counts, measures or is an amount of."""
        own = {self.noun, stem(self.attribute)} if self.attribute else {self.noun}
        return self.measure | own - {""}

    @cached_property
    def own(self) -> frozenset[str]:
        """The stems of the words close to a number."""
        return own(self.placed)

    @cached_property
    def narrowed(self) -> frozenset[str]:
        """The stems behind a number up to the end of its phrase."""
        return narrowed(self.placed)

    @cached_property
    def participles(self) -> frozenset[str]:
        """The stems of what was done to the counted: "the 120 tonnes shipped last month"."""
        words = self.placed.behind(_PHRASE)
        return frozenset(stem(w) for w in words if w.endswith("ed") or w in DONE)

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of the names of a number's sentence, its first word left out."""
        text, starts = self.sentence.document.text, self.sentence.starts
        return frozenset(
            stem(word.removesuffix("'s"))
            for at, word in enumerate(self.sentence.words)
            if at and len(word) > 2 and word[0].isalpha() and text[starts[at]].isupper()
        )

    @cached_property
    def dates(self) -> frozenset[str]:
        """The dates that a number's sentence names."""
        return frozenset(q.surface.lower() for q in self.sentence.quantities if q.kind is Kind.DATE)

    @cached_property
    def groups(self) -> frozenset[str]:
        """The classes of words near a number that may make it another one's."""
        ahead, behind = self.placed.before(_BESIDE), self.placed.behind(_BESIDE)
        near = {*ahead, *behind}
        if ("next", "to") in {*pairwise(ahead), *pairwise(self.sentence.words[:_OPENING])}:
            near.add("beside")
        if self._each():
            near.add("apiece")
        return frozenset(name for name, words in _CLASSES.items() if not words.isdisjoint(near))

    def _each(self) -> bool:
        """Return whether a number is for each of several: not "a tablet of 5 mg each evening"."""
        if not _EACH.isdisjoint(self.placed.before(_BESIDE + 1)):
            return True
        behind = self.placed.behind(_PHRASE)
        at = next((n for n, word in enumerate(behind) if word in _EACH), len(behind))
        return at < len(behind) and (at + 1 == len(behind) or behind[at + 1] not in _TIMES)

    @cached_property
    def alternative(self) -> bool:
        """Whether a number is one of two that stand for each other: "18 or 19"."""
        words, place = self.sentence.words, self.place
        joined = (
            words[place + 2 : place + 3] == [NUMBER] and words[place + 1] in _JOINTS,
            self.ahead[:1] != []
            and words[place - 2 : place - 1] == [NUMBER]
            and self.last in _JOINTS,
        )
        return any(joined)

    @cached_property
    def named_by(self) -> str:
        """The stem of the noun that an amount stands before: "the $6bn merger"."""
        word = (self.placed.behind(1) or [""])[0]
        plain = len(word) > 2 and word.isalpha() and not word.endswith(("ing", "ed"))
        if not plain or word in lexicon.words("phrase_end") or word in lexicon.words("verb"):
            return ""
        return stem(word)

    @cached_property
    def _noun_place(self) -> int:
        """The place behind the noun that a number counts, or names by standing before it."""
        words, place = self.sentence.words, self.place + 1
        noun = self.noun or self.named_by
        for at in range(place, min(place + _PHRASE, len(words))):
            if noun and stem(words[at]) == noun:
                return at + 1
        return place

    @cached_property
    def closed(self) -> bool:
        """Whether nothing behind its noun says which it is of: "the 12 men were", "the $6bn merger."."""
        words, at = self.sentence.words, self._noun_place
        if at >= len(words) or words[at] in MARKS or words[at] in BE or words[at] in _verbs():
            return True
        following = words[at + 1 : at + 2]
        return words[at] in _WHEN and following != [] and following[0] in _DAYS

    @cached_property
    def modified(self) -> bool:
        """Whether something stands between a number and its noun: "the 35 white roses"."""
        return self._noun_place > self.place + 2 or "_" in self.quantity.counted

    @property
    def selected(self) -> str:
        """Which of several a number is: "the first three dives", "the other eight"."""
        return next((w for w in self.ahead[:2] if w in _SELECTED), "")

    @property
    def share(self) -> bool:
        """Whether a number is some of several: "12 of the schools"."""
        return self.placed.behind(1) == ["of"]

    @property
    def quoted(self) -> bool:
        """Whether somebody is quoted in a number's sentence."""
        return not _QUOTES.isdisjoint(self.sentence.vocabulary)
