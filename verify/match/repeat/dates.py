"""Dates of one event told twice: "founded in 1921 ... the brewery, founded in 1912".

In: a reading. Out: a pair for each year, day or time of day that stands behind the same
verb as an earlier one of its sort, where both sentences share a noun and nothing says that
another thing is spoken of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from verify.match import lexicon
from verify.match.facts import stem
from verify.match.reading import Reading, Sentence
from verify.match.repeat._twice import Lines, Placed, Twice, contrasted, corrected, parted, ranked
from verify.model.quantity import CALENDAR, Kind, Quantity

BACK = 12  # sentences looked back over
NEARBY = 3  # the same, where one word before both verbs is all that they share
VERB = 6  # words before a date that hold its verb
LETTERS = 4  # letters by which a noun is told from its synonyms
MOST = 8  # earlier dates of one verb looked back at
_LAST = frozenset(["last", "final", "latest", "early"])
_OPENS = frozenset("open opens opened close closes closed".split())
_PRONOUNS = frozenset(["it", "she", "he", "they"])
_HELPING = frozenset(
    "was were is are be been being has have had will would first finally to".split()
)
_YEARS = {
    "founding": "founded", "foundation": "founded", "opening": "opened", "launch": "launched", "building": "built",
}  # fmt: skip
_GRAINS = frozenset({"year", "time"})


def pairs(text: Reading) -> Iterator[Twice]:
    """Return the dates of one event that differ."""
    lines = Lines(text)
    told: dict[tuple[str, str], list[tuple[int, Quantity]]] = defaultdict(list)
    for sentence in text.sentences:
        for quantity in sentence.quantities:
            key = _key(sentence, quantity)
            if not key:
                continue
            near = [p for p in told[key][-MOST:] if sentence.index - p[0] <= BACK]
            twins = [q for _, q in near if _same(q, quantity)]
            if twins:
                yield Twice(twins[-1], quantity, f"the same verb, '{key[1]}'")
            elif near:
                second = lines.placed(sentence, quantity)
                found = [lines.placed(text.sentences[i], q) for i, q in near]
                alike = [m for m in found if _one_event(m, second, key[1])]
                if len(alike) == 1:
                    why = f"the same verb, '{key[1]}', and the same noun"
                    yield Twice(alike[0].quantity, quantity, why)
            told[key].append((sentence.index, quantity))


def _key(sentence: Sentence, quantity: Quantity) -> tuple[str, str] | tuple[()]:
    """Return the sort of a date and the verb before it, or nothing."""
    period = quantity.period
    if period is None or quantity.kind not in CALENDAR or period.relative:
        return ()
    if period.grain not in _GRAINS:
        return ()
    place = sentence.place(quantity)
    before = sentence.words[max(0, place - VERB) : place]
    if (deed := _yearly(before)) and period.grain == "year":
        return period.grain, deed
    if not before or before[-1] not in ("in", "at"):
        return ()
    verbs = lexicon.words("begin") | lexicon.words("finish") | {"open", "close"}
    verb = next((w for w in reversed(before[:-1]) if w in verbs), "")
    return (period.grain, stem(verb)) if verb else ()


def _yearly(before: Sequence[str]) -> str:
    """Return the stem of the verb that "its founding year," names."""
    told = [word for word in before if word != ","]
    if len(told) < 3 or told[-1] != "year" or told[-3] not in ("its", "their", "the"):
        return ""
    return stem(_YEARS.get(told[-2], ""))


def _same(one: Quantity, other: Quantity) -> bool:
    return one.magnitude == other.magnitude


def _one_event(first: Placed, second: Placed, verb: str) -> bool:
    """Return whether two sentences tell of one event."""
    if first.sentence is second.sentence or contrasted(first, second):
        return False
    if corrected(first) or corrected(second):
        return False
    if _same_doer(first, second) or _yearly(second.before(VERB)):
        return True
    if parted(first, second):
        return False
    shared = (first.line & second.line) - {verb}
    if not shared or lexicon.words("apart") & set(second.sentence.words):
        return False
    said = {word[:LETTERS] for word in first.sentence.words}  # a synonym may be another thing
    return any(_is_the(second.sentence, noun, said) for noun in shared)


def _same_doer(first: Placed, second: Placed) -> bool:
    """Return whether one word stands before both verbs, or "it" in the sentence behind."""
    one, other = _doer(first), _doer(second)
    around = {w for m in (first, second) for w in (*m.before(5), *m.behind(5))} - {"since"}
    around &= lexicon.words("apart") | _LAST
    if not one or not other or around or ranked(first) or ranked(second):
        return False
    if first.quantity.kind is Kind.TIME and not _OPENS & set(second.before(VERB)):
        return False  # trains leave at many times
    apart = second.sentence.index - first.sentence.index
    if other in _PRONOUNS:
        return apart == 1 and one not in _PRONOUNS
    return apart <= NEARBY and one == other and one not in lexicon.words("particle")


def _doer(mention: Placed) -> str:
    """Return the word right before the verb of a date: "doors open at", "it was opened in"."""
    verbs = lexicon.words("begin") | lexicon.words("finish") | {"open", "close"}
    words = mention.sentence.words
    for at in range(mention.place - 1, max(0, mention.place - VERB - 1), -1):
        if words[at] in verbs:
            before = [w for w in words[max(0, at - 3) : at] if w not in _HELPING]
            return before[-1] if before and before[-1][:1].isalpha() else ""
    return ""


def _is_the(sentence: Sentence, noun: str, said: AbstractSet[str]) -> bool:
    """Return whether a noun stands behind "the", as what was spoken of before."""
    words = sentence.words
    return any(
        words[at] in ("the", "its", "their", "this")
        and stem(words[at + 1]) == noun
        and words[at + 1][:LETTERS] in said
        for at in range(len(words) - 1)
    )
