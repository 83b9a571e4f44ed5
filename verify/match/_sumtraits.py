"""Traits of sums: how a row of numbers and a whole are told.

In: numbers of one sort, of which some are parts and one is their whole. Out: traits, each a
name: how the parts stand as one list, how the whole is told, what stands between them, what is
left out, whose nouns they are, which words speak for parts and against them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from verify.match import cues, lexicon
from verify.match._addends import Addend, View
from verify.match.frame import Mention
from verify.match.reading import NUMBER, Sentence
from verify.model.quantity import Kind
from verify.named import NamedTuple

_JOINT = 18  # words between two neighbours of a list
_MARKS = frozenset([",", ";", "and", "&", "plus", "then", "with", "—", "–"])
_BREAKS = frozenset(
    [".", "while", "but", "than", "against", "whereas", "although", "though", "(", ")"]
)
_CHANGES = (*cues.MOVED, "from", "old", "no_change")
_SURE = 7  # weight of a cue that is believed
_SO = frozenset("so thus therefore hence altogether accordingly consequently".split())
_UNTOLD = frozenset("some others several many few various most".split())
_DISTRIBUTIVE = frozenset("each apiece per every respectively either".split())
_OPENERS = frozenset(
    "comprising comprised comprises consisting consists consist made split divided divides shared broken namely"
    " falls fall between breakdown follows".split()
)
_SINGULAR = frozenset("a an another their his her its our my one".split())
_PERSONS = frozenset(
    "man woman boy girl child person patient driver died was has is remained remains survived".split()
)
_ATTRIBUTES = frozenset("have has had speak play own use wear belong".split())
_VOTING = frozenset(
    "present voting voted cast vote votes part attended attending turned chamber".split()
)
_SINGLE = frozenset(
    "best fastest longest biggest largest highest lowest cheapest tallest record".split()
)
_BLOCKERS = ("corrected", "plan", "overlap", "residual", "nested", "offset")
_ROLES = (("total", ("total",)), ("whole", ("whole", "group")))
_WIDE = 8  # words on either side of a whole that tell of it
_PLAINLY = frozenset(
    ["total strong", "total plain", "together", "so", "rest last", "said to be its parts"]
)
_HINTING = frozenset(
    [
        "total weak",
        "whole strong",
        "whole plain",
        "a colon",
        "a noun of wholes",
        "of which",
        "votes",
    ]
)


def told(traits: Sequence[str]) -> str:
    """Return how plainly words say that there is a whole."""
    if not _PLAINLY.isdisjoint(traits):
        return "told"
    return "hinted" if not _HINTING.isdisjoint(traits) else "untold"


def of_list(own: Sequence[Addend], first: int, last: int, whole: int | None) -> Iterator[str]:
    """Yield how the parts stand as one list."""
    parts = [n.mention for n in own[first : last + 1]]
    joints = [_joint(a, b) for a, b in pairwise(parts)]
    if all(j == "list" for j in joints):
        yield "one list"
        words = parts[-1].sentence.words[parts[-2].place + 1 : parts[-1].place]
        if {"and", "&", "plus"} & set(words):
            yield "ends with and"
    elif all(j == "sentence" for j in joints):
        yield "a sentence each"
    elif "none" in joints:
        yield f"unjoined {min(joints.count('none'), 2)}"
    else:
        yield "list over sentences"
    if "break" in joints:
        yield "a break within"
    for outer, inner in ((first - 1, first), (last + 1, last)):
        if outer != whole and 0 <= outer < len(own):
            a, b = sorted((own[outer].mention, own[inner].mention), key=lambda m: m.order)
            joint = _joint(a, b)
            if joint == "list":
                yield "part of a list" if outer < inner else "the list goes on"
            elif joint == "break":
                yield "broken off"
    behind = {tuple(m.sentence.words[m.place + 1 : m.place + 2]) for m in parts}
    if len(behind) == 1 and len(parts) > 2:
        yield "told alike"
    if _goes_on(parts[-1]):
        yield "an item without a number"
    if any(own[n].inside for n in range(first, last + 1)):
        yield "in brackets"
    if any(_lone(m.sentence) for m in parts):
        yield "one told alone"


def _joint(one: Mention, other: Mention) -> str:
    """Return how two numbers are neighbours: in a list, over a stop, over a break, or not."""
    if one.sentence is not other.sentence:
        return "sentence" if other.sentence.index - one.sentence.index == 1 else "none"
    words = _unbracketed(one.sentence.words[one.place + 1 : other.place])
    if len(words) > _JOINT or not _MARKS & set(words):
        return "none"
    return "break" if _BREAKS & set(words) else "list"


def _unbracketed(words: list[str]) -> list[str]:
    """Return words without an aside in brackets."""
    if words[:1] == [")"] and words[-1:] == ["("]:  # "gas (38%), wind (27%)"
        words = words[1:-1]
    if "(" not in words or ")" not in words:
        return words
    one, other = words.index("("), words.index(")")
    return words[:one] + words[other + 1 :] if one < other else words


def _goes_on(last: Mention) -> bool:
    """Return whether a list goes on behind its last number: "four Swiss and a Belgian"."""
    behind = last.sentence.words[last.place + 1 : last.place + 7]
    return any(a in ("and", ",") and b in _SINGULAR for a, b in pairwise(behind))


def _lone(sentence: Sentence) -> bool:
    """Return whether "one man has died" stands in a sentence: one that was not read."""
    if "one" not in sentence.vocabulary:
        return False
    return any(one == "one" and other in _PERSONS for one, other in pairwise(sentence.words))


def of_whole(whole: Mention, parts: Sequence[Mention]) -> Iterator[str]:
    """Yield how the whole is told."""
    for name, roles in _ROLES:
        weight = cues.best(whole.roles, roles)
        if weight:
            yield f"{name} {'strong' if weight >= 9 else 'plain' if weight >= 7 else 'weak'}"
    words, place = whole.sentence.words, whole.place
    near = set(words[max(0, place - _WIDE) : place + _WIDE - 1])
    before = set(words[max(0, place - _WIDE) : place])
    if lexicon.words("whole_noun") & near:
        yield "a noun of wholes"
    if _SO & before:
        yield "so"
    line = (
        f" {' '.join(words[max(0, place - 4) : place])} | {' '.join(words[place + 1 : place + 6])} "
    )
    if any(f" {' '.join(p)} " in line for p in lexicon.classes()["in_all"]):
        yield "together"
    if {"all", "every", "whole", "entire"} & set(words[max(0, place - 2) : place]):
        yield "all of them"
    if _DISTRIBUTIVE & set(words[place + 1 : place + 3]):
        yield "for each"
    if cues.best(whole.roles, ("mean",)) >= _SURE:
        yield "a mean"
    if cues.best(whole.roles, _CHANGES) >= _SURE:
        yield "whole a change of counts" if whole.quantity.kind is Kind.NUMBER else "whole a change"
    if cues.best(whole.roles, ("rest",)) >= _SURE:
        yield "whole a rest"
    yield from _joined_to(whole, parts)
    if whole.quantity.lead is not None:
        yield "hedged"


def _joined_to(whole: Mention, parts: Sequence[Mention]) -> Iterator[str]:
    """Yield what stands between a whole and its parts in one sentence."""
    words, place = whole.sentence.words, whole.place
    behind = [m for m in parts if m.order > whole.order]
    if behind and behind[0] is parts[0] and parts[0].sentence is whole.sentence:
        joint = words[place + 1 : parts[0].place]
        if ":" in joint:
            yield "a colon"
        elif {"(", "—", "–"} & set(joint):
            yield "a dash"
        if _OPENERS & set(joint):
            yield "said to be its parts"
        if "of" in joint and {"which", "whom"} & set(joint):
            yield "of which"
        if joint.count(",") == 0 and len(joint) < 3:
            yield "beside"
    if whole.order > parts[-1].order and whole.sentence is parts[-1].sentence:
        joint = words[parts[-1].place + 1 : place]
        if joint[-1:] and joint[-1] in (",", "or", "=", "—", "–", "("):
            yield "in apposition"


def of_place(
    view: View, whole: int | None, first: int, last: int, pool: Sequence[Addend]
) -> Iterator[str]:
    """Yield where the whole stands to its parts, and what like numbers are left out."""
    own = view.numbers
    one, other = own[first].mention, own[last].mention
    used = [*own[first : last + 1], *([own[whole]] if whole is not None else [])]
    if whole is not None:
        opens, head = whole < first, own[whole].mention
        yield "whole first" if opens else "whole last"
        skipped = (first - whole if opens else whole - last) - 1
        if skipped:
            yield f"skipped {skipped}"
        apart = (
            one.sentence.index - head.sentence.index
            if opens
            else head.sentence.index - other.sentence.index
        )
        yield f"apart {min(apart, 3)}"
        if own[whole].inside != own[first].inside:
            yield "brackets between"
    if len({n.mention.sentence.block for n in used}) > 1:
        yield "another paragraph"
    yield f"spread {min(other.sentence.index - one.sentence.index, 3)}"
    yield from _left_out(used, pool)
    if view.entire and len(own) == len(used):
        yield "every like number"


def _left_out(used: Sequence[Addend], pool: Sequence[Addend]) -> Iterator[str]:
    """Yield what like numbers stand among those of a sum and are none of it."""
    orders = [n.mention.order for n in used]
    low, high = min(orders), max(orders)
    members = {n.mention.quantity.span for n in used}
    nouns = {n.noun for n in used} | {""}
    left = [
        n
        for n in pool[
            bisect_left(pool, low[0], key=_sentence) : bisect_right(pool, high[0], key=_sentence)
        ]
        if n.noun in nouns and n.mention.quantity.span not in members
    ]
    within = [n for n in left if low < n.mention.order < high and not n.aside and not n.inside]
    if within:
        yield f"left out {min(len(within), 2)}"
    if len(within) < len([n for n in left if not n.aside and not n.inside]):
        yield "others beside"
    if any(n.aside or n.inside for n in left):
        yield "some aside"
    if any(n.aside for n in used):
        yield "one told aside"
    if any(n.size > max(u.size for u in used) for n in left):
        yield "a greater one"


def _sentence(number: Addend) -> int:
    return number.mention.sentence.index


def of_nouns(whole: Mention, parts: Sequence[Mention]) -> Iterator[str]:
    """Yield whose counts the parts and the whole are."""
    own, nouns = whole.quantity.counted, [m.quantity.counted for m in parts]
    named = set(nouns) - {""}
    if own and not named:
        yield "parts without nouns"
    elif own and named == {own}:
        yield "one noun"
    elif own in named:
        yield "some of another noun"
    elif len(named) == len(nouns) > 1:
        yield "each its own noun"
    elif named and not own:
        yield "whole without noun"
    elif named:
        yield "other nouns"
    else:
        yield "no nouns"
    if (whole.quantity.magnitude or 0) < 12:
        yield "small"
    elif (whole.quantity.magnitude or 0) < 100:
        yield "two digits"


def of_words(whole: Mention | None, parts: Sequence[Mention], kind: Kind) -> Iterator[str]:
    """Yield words that speak for parts and against them."""
    items = [_item(m) for m in parts]
    told = sum(item.part for item in items)
    if told:
        yield f"words of parts {min(told, 2)}"
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
    if whole is None and any(s.phrase_of("shares") for s in sentences):
        yield "shares"
    between = parts[0].sentence.words[max(0, parts[0].place - 6) :]
    if _UNTOLD & set(between):
        yield "some untold"
    opening = parts[0].sentence.words[max(0, parts[0].place - 7) : parts[-1].place]
    if any(
        " ".join(p) in " ".join(opening) for p in lexicon.classes()["partly"] if p[0] in opening
    ):
        yield "including"
    blocked = [_blockers(s) for s in sentences]
    for name in _BLOCKERS:
        if any(name in own for own in blocked):
            yield name


def _blockers(sentence: Sentence) -> Sequence[str]:
    """Return the sorts of words in a sentence that speak against any sum; looked for once."""
    found: Sequence[str] | None = sentence.notes.get("against sums")
    if found is None:
        found = [name for name in _BLOCKERS if sentence.phrase_of(name)]
        sentence.notes["against sums"] = found
    return found


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
