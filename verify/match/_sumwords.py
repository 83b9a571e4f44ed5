"""Traits of sums: words of the items that speak for parts of a whole and against them.

In: the parts of a list and the whole that they may have. Out: traits, each a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from verify.match import cues, lexicon
from verify.match.facts import data_lines
from verify.match.frame import Mention
from verify.match.reading import NUMBER, Sentence
from verify.model.quantity import Kind
from verify.named import NamedTuple

_CHANGES = (*cues.MOVED, "from", "old", "no_change")
_SURE = 7  # weight of a cue that is believed
_ITEMS_UNTOLD = frozenset("some others several many few".split())
_UNTOLD = frozenset("some others several many few various most".split())
_DISTRIBUTIVE = frozenset("each apiece per every respectively either".split())
_ATTRIBUTES = frozenset("have has had speak play own use wear belong".split())
_VOTING = frozenset(
    "present voting voted cast vote votes part attended attending turned chamber".split()
)
_SINGLE = frozenset(
    "best fastest longest biggest largest highest lowest cheapest tallest record".split()
)
_AGAIN = frozenset("them whom which these those".split())
_HUNDRED = 100
_BLOCKERS = ("corrected", "plan", "overlap", "residual", "of others", "offset")


def of_words(whole: Mention | None, parts: Sequence[Mention], kind: Kind) -> Iterator[str]:
    """Yield words that speak for parts and against them."""
    items = [_item(m) for m in parts]
    told = sum(item.part for item in items)
    if told:
        yield f"words of parts {min(told, 2)}"
    if any(_opposed(a, b) for a, b in pairwise(parts)):
        yield "opposites"
    if any(item.removal for item in items):
        yield "words of removal"
    if sum(bool(item.votes) for item in items) > 1 and any(i.votes - {"for"} for i in items):
        near = whole.sentence.words[max(0, whole.place - 6) : whole.place + 5] if whole else ()
        sizes = sum(m.quantity.magnitude or 0 for m in parts)
        over = whole is not None and sizes > (whole.quantity.magnitude or 0)
        yield "votes" if over or _VOTING & set(near) else "votes of some"
    if any(item.each for item in items):
        yield "parts each"
    if any(item.mean for item in items):
        yield "a part a mean"
    if any(item.attribute for item in items[1:]):
        yield "attributes"
    if any(item.total for item in items):
        yield "a part a total"
    if any(item.change for item in items):
        yield "a part a change of counts" if kind is Kind.NUMBER else "a part a change"
    if any(item.single for item in items):
        yield "one of several"
    sentences = list(
        {m.sentence.index: m.sentence for m in (*([whole] if whole else []), *parts)}.values()
    )
    if whole is None:
        total = sum(m.quantity.magnitude or 0 for m in parts)
        yield "percent short" if total < _HUNDRED else "percent over"
    if whole is None and any(s.phrase_of("shares") for s in sentences):
        yield "shares"
    listed = parts[0].sentence.words[parts[0].place + 1 : parts[-1].place]
    if parts[0].sentence is parts[-1].sentence and _some(listed, _ITEMS_UNTOLD):
        yield "an item untold"
    between = parts[0].sentence.words[max(0, parts[0].place - 6) :]
    if _some(between, _UNTOLD):
        yield "some untold"
    if _some_only(parts):
        yield "including"
    blocked = [_blockers(s) for s in sentences]
    for name in _BLOCKERS:
        if any(name in own for own in blocked):
            yield name
    if any(_nested(m) for m in parts[1:]):
        yield "nested"


def _some_only(parts: Sequence[Mention]) -> bool:
    """Return whether parts are said to be only some: "including 12 and 9", "12 and 9, among others"."""
    words, last = parts[0].sentence.words, parts[-1]
    opening = words[max(0, parts[0].place - 7) : last.place]
    if _says(opening, "partly"):
        return True
    return _says(last.sentence.words[last.place + 1 : last.place + 7], "partly_behind")


def _says(words: Sequence[str], name: str) -> bool:
    """Return whether words hold a phrase of a class of the lexicon."""
    line = " ".join(words)
    return any(" ".join(p) in line for p in lexicon.classes()[name] if p[0] in words)


def _some(words: Sequence[str], untold: frozenset[str]) -> bool:
    """Return whether words tell of some without their number: not of "some 400", "the others, 12"."""
    return any(
        word in untold and other not in (NUMBER, ",") for word, other in pairwise([*words, "."])
    )


def _nested(part: Mention) -> bool:
    """Return whether a number is some of the one before it: "48 came, 12 of them by bus"."""
    words, place = part.sentence.words, part.place
    return words[place + 1 : place + 2] == ["of"] and not _AGAIN.isdisjoint(
        words[place + 2 : place + 3]
    )


def _blockers(sentence: Sentence) -> Sequence[str]:
    """Return the sorts of words in a sentence that speak against any sum; looked for once."""
    found: Sequence[str] | None = sentence.notes.get("against sums")
    if found is None:
        found = [name for name in _BLOCKERS if sentence.phrase_of(name)]
        sentence.notes["against sums"] = found
    return found


def _opposed(one: Mention, other: Mention) -> bool:
    """Return whether two numbers are told of sides that make up a whole: "742 deaths; 388 who lived"."""
    a, b = _sides(one), _sides(other)
    return any(group in b and not sides & b[group] for group, sides in a.items())


def _sides(mention: Mention) -> dict[int, set[int]]:
    """Return which sides of which opposites an item of a list tells of; read once."""
    notes, key = mention.sentence.notes, ("sides", mention.place)
    found: dict[int, set[int]] | None = notes.get(key)
    if found is None:
        found = notes[key] = {}
        table = _opposites()
        for word in _own_words(mention):
            for group, side in table.get(word, ()):
                found.setdefault(group, set()).add(side)
    return found


@cache
def _opposites() -> dict[str, list[tuple[int, int]]]:
    """Return the group and the side of each word of the lexicon's opposites."""
    table: dict[str, list[tuple[int, int]]] = {}
    for group, line in enumerate(data_lines("opposites.txt")):
        for side, words in enumerate(line.split()):
            for word in words.split("/"):
                table.setdefault(word, []).append((group, side))
    return table


class _Item(NamedTuple):
    """How a number is told as an item of a list, whatever list it may be of."""

    part: bool
    removal: bool
    votes: frozenset[str]
    each: bool
    mean: bool
    attribute: bool
    total: bool
    change: bool
    single: bool


def _item(mention: Mention) -> _Item:
    """Return how a number is told as an item; read once, however many sums it may be part of."""
    notes, key = mention.sentence.notes, ("item", mention.place)
    found: _Item | None = notes.get(key)
    if found is None:
        words, place, own = mention.sentence.words, mention.place, set(_own_words(mention))
        found = notes[key] = _Item(
            bool(lexicon.words("part_word") & own),
            bool(lexicon.words("removal_word") & own),
            lexicon.words("vote_word") & own,
            bool(_DISTRIBUTIVE & set(words[place + 1 : place + 3])),
            cues.best(mention.roles, ("mean",)) >= _SURE,
            bool(_ATTRIBUTES & set(words[place + 1 : place + 2])),
            cues.best(mention.roles, ("total",)) >= 8,
            cues.best(mention.roles, _CHANGES) >= _SURE,
            bool(_SINGLE & set(words[max(0, place - 4) : place])),
        )
    return found


def _own_words(mention: Mention) -> list[str]:
    """Return the words of a number's item of a list: up to the marks on either side of it."""
    words, place = mention.sentence.words, mention.place
    start = place
    while start > 0 and place - start < 9 and words[start - 1] not in (";", "(", NUMBER, "."):
        start -= 1
    end = place + 1
    while end < len(words) and end - place < 6 and words[end] not in (",", ";", ")", NUMBER, "."):
        end += 1
    return words[start:end]


def words_before(mention: Mention, most: int) -> list[str]:
    """Return the words before a number, back to the number before it."""
    words = mention.sentence.words[max(0, mention.place - most) : mention.place]
    while NUMBER in words:
        words = words[words.index(NUMBER) + 1 :]
    return words
