"""Keys: by what an editor knows which fact a number is of.

In: an extraction. Out: one `Fact` for each amount, date, time of day and ordinal of its
prose, its key. Words count by how close they stand: in the number's own phrase, its clause, its
or its sentence. A clause that says little ("who is 49", "Best before: 14
March") takes in what it hangs on. Turns of phrase that name one thing in several words
(`concepts.txt`) are words as well. Compared in `verify.match.linkage`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cache

from verify.extract import Extraction
from verify.match.daterange import ends_of, of_range
from verify.match.facts import (
    Fact,
    data_lines,
    heads_ahead,
    heads_behind,
    measure_of,
    places_in,
    singular,
    stem,
    stopwords,
)
from verify.match.fields import fields_near
from verify.match.reading import Sentence, reading
from verify.match.roots import root
from verify.match.sorts import sort
from verify.model.quantity import CALENDAR, Kind, Quantity
from verify.model.span import Span

PHRASE, CLAUSE, SENTENCE = 3, 2, 1
_PHRASE = 3  # content words on either side of a number that are its phrase
_FEW = 3  # names of a sentence, of which one is spoken of next
_THIN = 2  # content words that make a clause say enough
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[’'-][^\W\d_]+)*+|\.")
_BREAK = re.compile(
    r"[;()\[\]—–]|:\s|,\s|\b(?:and|but|while|whereas|against|compared|who|which|where|when|after|before)\b"
)
_THEREOF = re.compile(r" (?:in|of|for|from|on|to) $")
_COMPARED = re.compile(r"(?: [a-z-]+){0,3}+ ?\((?:[A-Z]\w{0,7} )?(?:19|20)\d\d(?:[/-]\d\d)?: ")
_GOES_ON = re.compile(
    r"(?:[.,;:)]|$| (?:of (?:them|these|those|which|whom)|others?|more|are|were|was|is|have|had|has|did|do|went|came"
    r"|got|took|left|died|suffered|needed|remain\w*|still|will|would|can|could|already|in|on|at|by|from|for|with|and|to"
    r"|[a-z]+ed)\b)",
    re.IGNORECASE,
)
_NEXT = re.compile(r"[ -]")
_OF = re.compile(r" (?:of|in|for|as) (?:(?:the|its|their|our|his|her|a|an|all|these|those) )?")
_OWN = 2  # words on either side of a number that it may be an amount of
_JOINTS = frozenset({"and", ", "})
_NAME = re.compile(r"(?<![.!?:\n] )(?<!^)\b[A-Z][^\W\d_]+")
_SHE = re.compile(r"\s*(?:She|He) (?:is|was) ")
_KINDS = frozenset(Kind) - {Kind.STATISTIC}


def keys(extraction: Extraction) -> list[Fact]:
    """Return the keys of the quantities of one document's prose, in order; made once."""
    text = reading(extraction)
    found: list[Fact] | None = text.facts.get("keys")
    if found is None:
        found = text.facts["keys"] = []
        before: frozenset[str] = frozenset()
        counted = _Counted()
        for sentence in text.sentences:
            own = _Line(sentence)
            for quantity in sentence.quantities:
                if quantity.kind in _KINDS:
                    if ends_of(quantity):
                        found += of_range(own.key(quantity))
                        continue
                    key = counted.completed(own.key(quantity), sentence.index)
                    found.append(_of_person(key, before) if key.sort == "age" else key)
            before = own.names
    return found


def _of_person(key: Fact, before: frozenset[str]) -> Fact:
    """Return the age of "the 29-year-old", or of "she", as that of whom the sentence before names."""
    text, start = key.quantity.document.text, key.quantity.span.start
    if not before or not (
        _SHE.match(key.line)
        or (len(before) <= _FEW and text[max(0, start - 4) : start].lower() == "the ")
    ):
        return key
    return key._replace(near={**key.near, **dict.fromkeys(before, CLAUSE)}, names=before)


class _Counted:
    """What was counted last: "Of 58 branches seventeen are to go" speaks of branches again."""

    def __init__(self) -> None:
        self._heads: frozenset[str] = frozenset()
        self._at = -1

    def completed(self, key: Fact, index: int) -> Fact:
        """Return the key of a bare count with what is counted, where a number before names it."""
        quantity = key.quantity
        if key.sort != "count" or quantity.kind is not Kind.NUMBER:
            return key
        text, end = quantity.document.text, quantity.span.end
        if _GOES_ON.match(text, end) is None:
            if key.heads:
                self._heads, self._at = key.heads, index
            return key
        if not self._heads or index - self._at > 1:
            return key
        near = {**dict.fromkeys(self._heads, CLAUSE), **key.near}
        near.update((head, max(CLAUSE, near[head])) for head in self._heads)
        return key._replace(near=near, fields=fields_near(near))


class _Line:
    """The words of one sentence, read once for all its quantities."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.text = sentence.document.text
        self.span = sentence.span
        self.stems = _stems(sentence)
        self.breaks = [m.span() for m in _BREAK.finditer(self.text, *sentence.span)]
        self.names = (
            frozenset(root(m[0]) for m in _NAME.finditer(self.text, *sentence.span)) - stopwords()
        )

    def key(self, quantity: Quantity) -> Fact:
        """Return the key of one quantity of the sentence."""
        clause = self.clause(quantity.span)
        near = dict.fromkeys((word for _, word in self.stems), SENTENCE)
        first = bisect_left(self.stems, (clause.start, ""))
        last = bisect_left(self.stems, (clause.end, ""))
        near.update((word, CLAUSE) for _, word in self.stems[first:last])
        own = bisect_left(self.stems, (quantity.span.start, ""))
        beside = (
            *self.stems[max(first, own - _PHRASE) : own],
            *self.stems[own : min(last, own + _PHRASE)],
        )
        near.update((word, PHRASE) for _, word in beside)
        here = self.text[clause.start : clause.end]
        heads = heads_behind(self.text, quantity, self.span.end) or heads_ahead(
            self.text, quantity, self.span.start
        )
        return Fact(
            self.timed(quantity),
            0,
            self.span,
            near,
            places_in(here) or places_in(self.text[self.span.start : clause.start]),
            frozenset(map(root, heads)),
            measure_of(quantity),
            self.sentence.kind,
            self.names,
            here,
            self.text[self.span.start : self.span.end],
            sort(quantity),
            fields_near(near),
            self.own(quantity, clause),
        )

    def own(self, quantity: Quantity, clause: Span) -> frozenset[str]:
        """Return the words that a quantity is an amount of: "a turnout of 41%", "the 41-metre mast"."""
        found: set[str] = set()
        place = bisect_left(self.stems, (quantity.span.start, ""))
        end = quantity.span.start
        for start, word in reversed(self.stems[:place]):
            if start < clause.start or len(found) >= _OWN:
                break
            if not _light(self.text[self._end(start) : end], found):
                break
            if word not in _level():
                found.add(word)
            end = start
        before = len(found)
        at = quantity.span.end
        for start, word in self.stems[place:]:
            if start >= clause.end or len(found) >= before + _OWN:
                break
            between = self.text[at:start]
            if not (
                _NEXT.fullmatch(between) or (at == quantity.span.end and _OF.fullmatch(between))
            ):
                break
            found.add(word)
            at = self._end(start)
        return frozenset(found)

    def _end(self, start: int) -> int:
        match = _WORD.match(self.text, start)
        return match.end() if match else start

    def timed(self, quantity: Quantity) -> Quantity:
        """Return a quantity without the time that only a sentence before compares with."""
        period = quantity.period
        if period is None or quantity.kind in CALENDAR:
            return quantity
        if _COMPARED.match(self.text, quantity.span.end):
            return quantity._replace(period=None)  # the bracket tells of another time
        if not period.relative:
            return quantity
        own = self.text[self.span.start : self.span.end]
        return quantity if period.text in own else quantity._replace(period=None)

    def clause(self, own: Span) -> Span:
        """Return the clause round a quantity, taking in what a clause of few words hangs on."""
        behind = bisect_right(self.breaks, own.start, key=lambda b: b[1])
        ahead = bisect_left(self.breaks, own.end, key=lambda b: b[0])
        end = self.breaks[ahead][0] if ahead < len(self.breaks) else self.span.end
        start = self.breaks[behind - 1][1] if behind else self.span.start
        while behind and self._content(start, end) < _THIN:
            behind -= 1
            further = self.breaks[behind - 1][1] if behind else self.span.start
            if self._content(start, end) and self._numbers(further, start):
                break
            start = further
        if ahead < len(self.breaks) and _THEREOF.fullmatch(self.text, own.end, end):
            ahead += 1  # "nine in which a person was burned"
            end = self.breaks[ahead][0] if ahead < len(self.breaks) else self.span.end
        while ahead < len(self.breaks) and (self._joins(ahead) or not self._content(start, end)):
            ahead += 1
            further = self.breaks[ahead][0] if ahead < len(self.breaks) else self.span.end
            if self._numbers(end, further):
                break
            end = further
        while behind and self._joins(behind - 1):
            further = self.breaks[behind - 2][1] if behind > 1 else self.span.start
            if self._numbers(further, start):
                break
            start, behind = further, behind - 1
        return Span(start, max(start, end))

    def _joins(self, at: int) -> bool:
        """Return whether a break parts clauses only where each has a number: "and", a comma."""
        return self.text[slice(*self.breaks[at])] in _JOINTS

    def _numbers(self, start: int, end: int) -> bool:
        """Return whether a number stands in a stretch of the sentence."""
        return any(
            start <= q.span.start < end and q.kind is not Kind.ORDINAL
            for q in self.sentence.quantities
        )

    def _content(self, start: int, end: int) -> int:
        return bisect_left(self.stems, (end, "")) - bisect_left(self.stems, (start, ""))


def _light(between: str, found: set[str]) -> bool:
    """Return whether what stands between a word and its number, or the next word, says nothing."""
    if found:
        return between == " " or between == "-"
    return all(stem(m[0]) in stopwords() for m in _WORD.finditer(between) if m[0] != ".")


@cache
def _level() -> frozenset[str]:
    """Return the verbs that only give a value, and the words of time: "stood at", "came to"."""
    return frozenset(
        root(w)
        for w in (
            "stood stand stands amounted amount came come comes totalled total totals reached reach numbered put be remained"
            " rose rise fell fall climbed dropped increased decreased grew measured recorded reported estimated estimate"
            " now still only just year years month months week day days yesterday today said says say according given gave"
            " made make makes had have took take takes got get gets"
        ).split()
    )


def _stems(sentence: Sentence) -> list[tuple[int, str]]:
    """Return the content words of a sentence and the concepts it speaks of, by place."""
    words: list[tuple[int, str]] = []
    text, at = sentence.document.text, sentence.span.start
    for quantity in (*sentence.quantities, None):
        stop = quantity.span.start if quantity else sentence.span.end
        words += [(m.start(), m[0].lower()) for m in _WORD.finditer(text, at, max(at, stop))]
        if quantity and quantity.kind not in CALENDAR:
            words.append((quantity.span.start, "#"))
        at = max(at, quantity.span.end) if quantity else at
    plain = [singular(word.replace("’", "'").removesuffix("'s")) for _, word in words]
    found = [
        (place, root(word))
        for place, word in words
        if word not in ("#", ".") and stem(word) not in stopwords()
    ]
    table = _concepts()
    for number, word in enumerate(plain):
        for phrase, concept in table.get(word, ()):
            if _follows(plain, number, phrase):
                found.append((words[number][0], concept))
    return sorted(set(found))


def _follows(words: list[str], at: int, phrase: tuple[str, ...]) -> bool:
    """Return whether a phrase stands at a place among words; "_" is any one word."""
    if at + len(phrase) > len(words):
        return False
    return all(p in ("_", words[at + i]) for i, p in enumerate(phrase))


@cache
def _concepts() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Read the turns of phrase: the first word of each to the phrase and its concept."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for line in data_lines("concepts.txt"):
        name, _, phrases = line.partition(":")
        for phrase in phrases.split("|"):
            words = tuple(singular(word) for word in phrase.split())
            table[words[0]].append((words, root(name.strip())))
    return dict(table)
