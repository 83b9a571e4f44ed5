"""Facts: what each quantity is about, as far as the words beside it say.

In: an extraction. Out: one `Fact` a quantity, with the stems of its sentence, the
nearer ones of its clause, the places named there, and what it counts or measures. Two
facts are about one thing when they share enough rare words; see `verify.match.agreement`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from operator import itemgetter
from types import MappingProxyType

from verify.extract import Extraction, nouns
from verify.match import lexicon
from verify.match.reading import Sentence, reading
from verify.model.document import BlockKind
from verify.model.quantity import Kind, Quantity
from verify.model.span import Span
from verify.named import NamedTuple

_START, _END = itemgetter(0), itemgetter(1)  # of a break
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[’'-][^\W\d_]+)*+")
_CLAUSE_BREAK = re.compile(r"[;:()\[\]—–]|,\s|\b(?:and|but|while|whereas|against|with|from)\b")
_PLACE_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]++(?:'s)?+")
_NEXT_WORD = re.compile(r"[ -]([^\W\d_][^\W_]*(?:[’'-][^\W\d_]+)*+)")
_LABEL = re.compile(
    r"((?:[^\W\d_][\w’'-]*+ ){0,2}[^\W\d_][\w’'-]*+)(: |, )(?:about |some |around )?$"
)
_OF_THEM = re.compile(r" (?:of (?:them|whom|which)|in (?:all|number|total)|altogether|strong)\b")
_AMOUNTS = frozenset(Kind) - {Kind.DATE, Kind.TIME, Kind.ORDINAL, Kind.STATISTIC}
_DATES = frozenset({Kind.DATE})
WIDE = 1000  # characters round a clause that are read; a longer sentence is data
_OWN_CLAUSE, _SENTENCE = 2, 1  # how close a word stands to its number
_NOWHERE: Mapping[str, int] = MappingProxyType({})


class Fact(NamedTuple):
    """A quantity with the words that say what it is about.

    `near` maps a stem to how close it stands: 2 in the quantity's own clause, 1 in the
    rest of the sentence. `places` are the countries that the clause names, by any of
    their words. `heads` are the stems of what is counted: the words right behind a
    number. `measure` is the known measure that the quantity's own ends in ("cloud
    revenue": "revenue"), or "". `names` are the stems of names of the sentence, `clause` and
    `line` the words of clause and sentence, `sort` what it may be compared with,
    `fields` the fields of its words, as near as the nearest, `of` the nouns that it is an amount
    of; `verify.match.keys` fills them.
    """

    quantity: Quantity
    document: int
    sentence: Span
    near: dict[str, int]
    places: frozenset[str]
    heads: frozenset[str]
    measure: str
    block: BlockKind
    names: frozenset[str] = frozenset()
    clause: str = ""
    line: str = ""
    sort: str = ""
    fields: Mapping[str, int] = _NOWHERE
    of: frozenset[str] = frozenset()


def facts(
    extraction: Extraction, index: int, blocks: Collection[BlockKind] | None = None
) -> list[Fact]:
    """Return what the amounts of one document's prose, or of its `blocks` alone, are about."""
    return _facts(extraction, index, blocks, _AMOUNTS)


def dates(extraction: Extraction, index: int) -> list[Fact]:
    """Return what the dates of one document's prose are about."""
    return _facts(extraction, index, None, _DATES)


def words(sentence: Sentence) -> Words:
    """Return the words of a sentence, to be asked for what stands near a number; made once."""
    found = sentence.about
    if found is None:
        found = sentence.about = Words(sentence)
    assert isinstance(found, Words)
    return found


def _facts(
    extraction: Extraction,
    index: int,
    blocks: Collection[BlockKind] | None,
    kinds: frozenset[Kind],
) -> list[Fact]:
    text = reading(extraction)
    found: list[Fact] = []
    for sentence in text.sentences:
        if blocks is not None and sentence.kind not in blocks:
            continue
        stated = [q for q in sentence.quantities if q.kind in kinds]
        if not stated:
            continue
        key = (sentence.index, index, kinds)
        if key not in text.facts:
            own = words(sentence)
            text.facts[key] = [_fact(q, index, sentence, own) for q in stated]
        found += text.facts[key]
    return found


def _fact(quantity: Quantity, index: int, sentence: Sentence, words: Words) -> Fact:
    """Return what one quantity of a sentence is about."""
    clause = words.clause(quantity.span)
    return Fact(
        quantity,
        index,
        sentence.span,
        words.near(clause),
        words.places(clause),
        heads_behind(sentence.document.text, quantity, sentence.span.end),
        measure_of(quantity),
        sentence.kind,
    )


class Words:
    """The words of one sentence, read once for all its quantities.

    Those inside its quantities (units, scales) are left out.
    """

    def __init__(self, sentence: Sentence) -> None:
        self.text = sentence.document.text
        self.span = sentence.span
        self._gaps = _outside(sentence)
        self._breaks: list[tuple[int, int]] | None = None
        found: set[str] = set()
        for start, end in self._gaps:
            found.update(_WORD.findall(self.text, start, end))
        self.every = frozenset(map(stem, found)) - stopwords()
        self._stems: list[tuple[int, str]] | None = None
        self._told: dict[Span, frozenset[str]] = {}
        self._places: dict[Span, frozenset[str]] = {}

    @property
    def stems(self) -> list[tuple[int, str]]:
        """The stems of the sentence with their places, read when somebody asks for a clause."""
        if self._stems is None:
            without = stopwords()
            self._stems = [
                (match.start(), root)
                for start, end in self._gaps
                for match in _WORD.finditer(self.text, start, end)
                if (root := stem(match[0])) not in without
            ]
        return self._stems

    def clause(self, own: Span) -> Span:
        """Return the clause round a quantity: up to the nearest breaks on both sides."""
        breaks = self._breaks
        if breaks is None:
            breaks = self._breaks = [
                m.span() for m in _CLAUSE_BREAK.finditer(self.text, *self.span)
            ]
        behind = bisect_right(breaks, own.start, key=_END)
        ahead = bisect_left(breaks, own.end, key=_START)
        start = breaks[behind - 1][1] if behind else self.span.start
        end = breaks[ahead][0] if ahead < len(breaks) else self.span.end
        return Span(start, max(start, end))

    def told(self, own: Span) -> tuple[frozenset[str], frozenset[str]]:
        """Return the stems of the clause round a quantity, and those of the sentence."""
        clause = self.clause(own)
        found = self._told.get(clause)
        if found is None:
            found = self._told[clause] = frozenset(root for _, root in self._inside(clause))
        return found, self.every

    def _inside(self, clause: Span) -> list[tuple[int, str]]:
        """Return the stems of a clause, with their places."""
        stems = self.stems
        first = bisect_left(stems, (clause.start, ""))
        last = bisect_left(stems, (clause.end, ""))
        return stems[first:last]

    def near(self, clause: Span) -> dict[str, int]:
        """Return the stems of the sentence with their closeness to a clause."""
        wide = Span(clause.start - WIDE, clause.end + WIDE)
        near = dict.fromkeys((root for _, root in self._inside(wide)), _SENTENCE)
        near.update((root, _OWN_CLAUSE) for _, root in self._inside(clause))
        return near

    def places(self, clause: Span) -> frozenset[str]:
        """Return the places that a clause names, or else the sentence before it."""
        found = self._places.get(clause)
        if found is None:
            start = max(clause.start, clause.end - WIDE)
            found = places_in(self.text[start : clause.end])
            found = found or places_in(self.text[max(self.span.start, start - WIDE) : start])
            self._places[clause] = found
        return found


def _outside(sentence: Sentence) -> list[tuple[int, int]]:
    """Return the stretches of a sentence that stand in none of its quantities."""
    gaps: list[tuple[int, int]] = []
    at = sentence.span.start
    for quantity in sentence.quantities:
        span = quantity.span
        gaps.append((at, max(at, span.start)))
        at = max(at, span.end)
    gaps.append((at, max(at, sentence.span.end)))
    return gaps


def places_in(clause: str) -> frozenset[str]:
    """Return the places that a clause names."""
    table = _place_forms()
    words = [w.removesuffix("'s") for w in _PLACE_WORD.findall(clause.replace("’", "'"))]
    found = set()
    for word, after in zip(words, [*words[1:], ""], strict=False):
        if word[:1].isupper() and word != "Us":
            place = table.get(f"{word} {after}".lower()) or table.get(word.lower().rstrip("."))
            if place:
                found.add(place)
    return frozenset(found)


def measure_of(quantity: Quantity) -> str:
    """Return the known measure that a quantity's own is, or ends in."""
    known = nouns.names()
    words = quantity.measure.split()
    return next((known[m] for i in range(len(words)) if (m := " ".join(words[i:])) in known), "")


def heads_behind(text: str, quantity: Quantity, stop: int) -> frozenset[str]:
    """Return the stems of the noun phrase behind a number: at most three words."""
    heads = {stem(word) for word in quantity.counted.split("_") if word}
    at = quantity.span.end
    for _ in range(3):
        match = _NEXT_WORD.match(text, at, stop)
        root = stem(match[1]) if match else ""
        if not match or root in stopwords():
            break
        heads.add(root)
        at = match.end()
    return frozenset(heads)


def heads_ahead(text: str, quantity: Quantity, start: int) -> frozenset[str]:
    """Return the stems of what a label or an apposition counts: "Injured: 91", "rescuers, 72 of them"."""
    match = _LABEL.search(text, max(start, quantity.span.start - 60), quantity.span.start)
    if match is None or not (":" in match[2] or _OF_THEM.match(text, quantity.span.end)):
        return frozenset()
    return frozenset(root for w in match[1].split() if (root := stem(w)) not in stopwords())


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return a word's stem for comparing: lower case, singular, synonyms folded."""
    folded = word.lower().replace("’", "'").replace("_", "-")
    folded = folded.removesuffix("'s").removesuffix("'")
    if folded in stopwords():
        return folded
    return _synonyms().get(singular(folded), singular(folded))


def singular(word: str) -> str:
    """Return a plain singular or base form, good enough to compare by."""
    if word.endswith(("ss", "us", "is")):
        return word
    for ending, put in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + put
    return word


_ENDINGS = (
    ("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("ing", ""), ("ed", ""), ("s", ""),
)  # fmt: skip


@cache
def stopwords() -> frozenset[str]:
    """Read the words that say nothing of what a number is about."""
    return frozenset(word for line in data_lines("stopwords.txt") for word in line.split())


@cache
def _synonyms() -> dict[str, str]:
    """Read the synonym groups: each word to the first of its group."""
    table: dict[str, str] = {}
    for line in data_lines("synonyms.txt"):
        group = [singular(w) for w in line.split()]
        for word in group:
            table.setdefault(word, group[0])
    return table


@cache
def contrasts() -> dict[str, int]:
    """Read the groups of words that set facts apart: each stem to its group's number."""
    return {word: group for word, (group, _) in sides().items()}


@cache
def sides() -> dict[str, tuple[int, int]]:
    """Read the groups of words that set facts apart: each stem to its group, and its side there."""
    table: dict[str, tuple[int, int]] = {}
    for number, line in enumerate(data_lines("contrasts.txt")):
        for side, words in enumerate(line.split()):
            for word in words.split("/"):
                table.setdefault(stem(word), (number, side))
    return table


@cache
def _place_forms() -> dict[str, str]:
    """Read the table of places: each form to the place's name."""
    table: dict[str, str] = {}
    for line in data_lines("places.txt"):
        name, _, forms = line.partition(":")
        table.update((form.strip(), name) for form in forms.split(","))
    return table


def data_lines(name: str) -> list[str]:
    """Return the rows of a data file beside this module, remarks left out."""
    text = (lexicon.FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
