"""Traits of sums: how a row of numbers stands as a list, beside its whole, and whose counts they are.

In: numbers of one sort, of which some are parts and one is their whole. Out: traits, each a
name: how the parts stand as one list, what stands between them and their whole, what is left
out, whose nouns they are. `_sumwhole` and `_sumwords` yield those of the whole and of the words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from verify.match import cues
from verify.match._addends import Addend, View
from verify.match._sumwords import words_before
from verify.match.frame import Mention
from verify.match.reading import Sentence

_JOINT = 18  # words between two neighbours of a list
_MARKS = frozenset(
    [
        ",",
        ";",
        "and",
        "&",
        "plus",
        "then",
        "with",
        "—",
        "–",
        "top",
        "addition",
        "besides",
        "alongside",
        "added",
    ]
)
_ADDED = frozenset(
    ["plus", "top", "addition", "besides", "alongside", "added", "&", "further", "another"]
)
_BREAKS = frozenset(
    [".", "while", "but", "than", "against", "whereas", "although", "though", "(", ")"]
)
_ITEMS = frozenset([",", ";", ":", "and", "plus", "–", "—"])
_SINGLES = frozenset(["a", "an", "one"])
_OPENING = 8  # words before the first number of a list
_ENDS = frozenset([",", ";", "and", ".", ")", "(", "while", "with"])
_SURE = 7  # weight of a cue that is believed
_SINGULAR = frozenset("a an another their his her its our my one".split())
_PERSONS = frozenset(
    "man woman boy girl child person patient driver died was has is remained remains survived".split()
)
_RESULTS = frozenset("leaving leaves giving gives making makes".split())
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
        if outer != whole and 0 <= outer < len(own) and not _count_of(own[outer], len(parts)):
            a, b = sorted((own[outer].mention, own[inner].mention), key=lambda m: m.order)
            joint = _joint(a, b)
            if joint == "list":
                yield "part of a list" if outer < inner else "the list goes on"
            elif joint == "break":
                yield "broken off"
    if any(_added(a, b) for a, b in pairwise(parts)):
        yield "added"
    if any(_result(m) for m in parts[:-1]):
        yield "a result within"
    behind = {tuple(m.sentence.words[m.place + 1 : m.place + 2]) for m in parts}
    if len(behind) == 1 and len(parts) > 2:
        yield "told alike"
    if len(parts) > 1 and all(map(_gapped, parts[1:])):
        yield "labels before"
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
    breaks = _BREAKS & set(words)
    if breaks == {"while"} and cues.best(other.roles, ("rest",)) >= _SURE:
        return "list"  # "31 against, while the other 33 had no view"
    return "break" if breaks else "list"


def _added(one: Mention, other: Mention) -> bool:
    """Return whether one number is said to be added to another: "250 on top of the 1,100"."""
    if one.sentence is not other.sentence:
        return False
    joint = one.sentence.words[one.place + 1 : other.place]
    return len(joint) <= _JOINT and not _ADDED.isdisjoint(joint)


def _result(mention: Mention) -> bool:
    """Return whether a number is what those before it leave: "tax of £22m, leaving £72m"."""
    return not _RESULTS.isdisjoint(words_before(mention, 5))


def _unbracketed(words: list[str]) -> list[str]:
    """Return words without an aside in brackets."""
    if words[:1] == [")"] and words[-1:] == ["("]:  # "gas (38%), wind (27%)"
        words = words[1:-1]
    if "(" not in words or ")" not in words:
        return words
    one, other = words.index("("), words.index(")")
    return words[:one] + words[other + 1 :] if one < other else words


def _gapped(part: Mention) -> bool:
    """Return whether a number ends its item, whose name stands before it: "and new parks 1,130"."""
    words, place = part.sentence.words, part.place
    behind = words[place + 1 : place + 2]
    named = [w for w in words_before(part, 6) if w not in _MARKS]
    return bool(named) and (not behind or behind[0] in _ENDS)


def _goes_on(last: Mention) -> bool:
    """Return whether a list goes on behind its last number: "four Swiss and a Belgian"."""
    behind = last.sentence.words[last.place + 1 : last.place + 7]
    return any(a in ("and", ",") and b in _SINGULAR for a, b in pairwise(behind))


def unnumbered(own: Sequence[Addend], first: int, last: int) -> int:
    """Return how many single items a list may hold without their number: "a master, three mates"."""
    one, other = own[first].mention, own[last].mention
    words = one.sentence.words[max(0, one.place - _OPENING) :]
    if one.sentence is other.sentence:
        words = words[: other.place + 7 - max(0, one.place - _OPENING)]
    else:
        words = [*words, *other.sentence.words[: other.place + 7]]
    single = sum(a in _ITEMS and b in _SINGLES for a, b in pairwise(words))
    return single + bool(
        single
    )  # the first of them opens the list: "the board, a cable, two screws"


def _lone(sentence: Sentence) -> bool:
    """Return whether "one man has died" stands in a sentence: one that was not read."""
    if "one" not in sentence.vocabulary:
        return False
    return any(one == "one" and other in _PERSONS for one, other in pairwise(sentence.words))


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
        between = own[whole + 1 : first] if opens else own[last + 1 : whole]
        skipped = sum(not _count_of(n, last - first + 1) for n in between)
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
    yield from _left_out(used, own[first : last + 1], pool)
    if view.entire and len(own) == len(used):
        yield "every like number"


def _left_out(
    used: Sequence[Addend], parts: Sequence[Addend], pool: Sequence[Addend]
) -> Iterator[str]:
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
        if n.noun in nouns
        and n.mention.quantity.span not in members
        and not _count_of(n, len(parts))
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
    largest = max(u.size for u in used)
    greater = [n for n in left if n.size > largest]
    if greater:
        beside = all(n.aside or n.inside or _beside(n, parts) for n in greater)
        yield "a greater one beside" if beside else "a greater one"


def _beside(number: Addend, parts: Sequence[Addend]) -> bool:
    """Return whether a number stands in another sentence than the parts: beside the whole alone."""
    at = number.mention.sentence.index
    return not parts[0].mention.sentence.index <= at <= parts[-1].mention.sentence.index


def _count_of(number: Addend, parts: int) -> bool:
    """Return whether a number may say how many parts there are: "at the three sites"."""
    return number.size == parts and number.mention.quantity.counted != ""


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
