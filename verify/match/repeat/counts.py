"""Counts that are spoken of again: "38 schools took part ... all 36 schools".

In: a reading. Out: a pair for each later count of the same noun that a "the", "all" or
"its" makes the one that was told before, where no number of that noun agrees with it. A
subset ("the 36 that stayed"), a sum and a change between are other things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from verify.match import lexicon
from verify.match.facts import stem
from verify.match.reading import NUMBER, Reading
from verify.match.repeat._twice import (
    Lines,
    Placed,
    Twice,
    comparable,
    contrasted,
    differ,
    far,
    made_of,
    parted,
    point,
    slipped,
    told_as_part,
)
from verify.match.slip import SWAPPED, significant, slip
from verify.model.quantity import Kind, Quantity

BACK = 6  # sentences looked back over for another noun of the same things
NEAR = 12  # counts looked back at
MOST = 40  # counts of one noun; what holds more is a table told in words
DEFINITE = frozenset("the its their our his her these those".split())
ALL = frozenset(["all", "both"])
_OF_THEM = frozenset(
    "most some many half none all each one few several majority third quarter two three four five six".split()
)
_CALLED = {
    "victim": ("died", "injured", "shot", "stabbed"), "casualty": ("died", "injured"), "detainee": ("arrested",),
    "suspect": ("arrested", "charged"), "hostage": ("seized", "kidnapped"), "evacuee": ("evacuated",),
    "defendant": ("charged", "accused"), "survivor": ("rescued", "survived"),
}  # fmt: skip
_OBJECT = frozenset("a an the their its his her two three four".split())
_PLACED = frozenset("in on at from for over during after before with".split())
_EACH = frozenset("every per each any".split())  # "91 of every hundred buses" counts no buses
_MARKS = frozenset(",;:()—–-.!?\"'“”‘’")


Nouns = dict[str, list[tuple[int, Quantity]]]


def pairs(text: Reading) -> Iterator[Twice]:
    """Return the counts of one noun that disagree though one points back to the other."""
    lines = Lines(text)
    nouns = _by_noun(text)
    for found in nouns.values():
        if not 1 < len(found) <= MOST:
            continue
        mentions = [lines.placed(text.sentences[index], q) for index, q in found]
        yield from _of_noun(text, mentions)
    yield from _by_deed(text, lines, nouns)


def _by_noun(text: Reading) -> Nouns:
    """Return the counts of a document by the noun they count."""
    nouns: Nouns = defaultdict(list)
    for sentence in text.sentences:
        for quantity in sentence.quantities:
            if quantity.kind is Kind.NUMBER and quantity.magnitude:
                noun = head(text, sentence.index, quantity)
                before = sentence.words[: sentence.place(quantity)][-1:]
                if noun and not (before and before[0] in _EACH):
                    nouns[noun].append((sentence.index, quantity))
    return nouns


def head(text: Reading, index: int, quantity: Quantity) -> str:
    """Return the stem of the noun that a number counts: "19 of the novels", "a crew of 23"."""
    if quantity.counted:
        return stem(quantity.counted.split("_")[-1])
    sentence = text.sentences[index]
    place, words = sentence.place(quantity), sentence.words
    behind = words[place + 1 : place + 4]
    if behind[:1] == ["of"] and behind[1:2] and behind[1] in DEFINITE and len(behind) > 2:
        return stem(behind[2])
    before = words[max(0, place - 3) : place]
    if before[1:] == [",", "all"] and behind[:2] in (["of", "them"], ["of", "which"]):
        return stem(before[0])  # "the pews, all 18 of them"
    before = before[-2:]
    if len(before) == 2 and before[1] == "of" and before[0] in lexicon.words("collective"):
        return stem(before[0])
    word = behind[0] if behind else ""
    return stem(word) if word in lexicon.words("countable") else ""


def _of_noun(text: Reading, mentions: Sequence[Placed]) -> Iterator[Twice]:
    """Return the pairs among the counts of one noun."""
    for at, second in enumerate(mentions):
        sure = _points_back(second) or _owned(mentions[:at], second)
        if not at or not sure or not point(second.quantity):
            continue
        twins = [m for m in mentions if not differ(m.quantity, second.quantity)]
        if len(twins) > 1:
            if twins[0] is not second:
                why = "the noun that was counted before is counted again"
                yield Twice(twins[0].quantity, second.quantity, why)
            continue
        earlier = [m for m in mentions[:at] if point(m.quantity)]
        values = {m.quantity.magnitude for m in earlier}
        slips = [m for m in earlier if slipped(m.quantity, second.quantity)]
        first = slips[-1] if slips else earlier[-1] if len(values) == 1 else None
        if first is None or len(values) > 2 or not _one_thing(text, first, second, bool(slips)):
            continue
        found = slipped(first.quantity, second.quantity)
        yield Twice(
            first.quantity,
            second.quantity,
            "the noun that was counted before is counted again",
            found,
            certain=bool(found) or "all" in second.before(2),
        )


def _by_deed(text: Reading, lines: Lines, nouns: Nouns) -> Iterator[Twice]:
    """Return "14 people were killed ... the 41 dead": the noun tells what was done to them."""
    every = sorted((index, q.span, noun, q) for noun, found in nouns.items() for index, q in found)
    for at, (index, _, noun, quantity) in enumerate(every):
        if not at or not point(quantity) or len(nouns[noun]) > 1:
            continue
        second = lines.placed(text.sentences[index], quantity)
        if not _points_back(second):
            continue
        near = [(i, n, q) for i, _, n, q in every[max(0, at - NEAR) : at] if 0 < index - i <= BACK]
        if any(not differ(q, quantity) for _, _, q in near):
            continue
        placed = [(n, lines.placed(text.sentences[i], q)) for i, n, q in near if point(q)]
        called = {noun, *(stem(word) for word in _CALLED.get(noun, ()))}
        done = [m for n, m in placed if n == stem("people") and called & m.clause]
        swapped = [m for n, m in placed if _is_swapped(m.quantity, quantity, n in second.line)]
        if len(done) != 1 and len(swapped) != 1:
            continue
        first = (swapped or done)[-1]
        found = slipped(first.quantity, quantity)
        if _one_thing(text, first, second, bool(found)):
            why = "the counted are called by what was told of them"
            yield Twice(first.quantity, quantity, why, found, certain=bool(found))


def _is_swapped(one: Quantity, other: Quantity, named: bool) -> bool:
    """Return whether digits are swapped in numbers long enough to be rare, or of things named again."""
    return slip(one, other) == SWAPPED and significant(one) > (1 if named else 2)


def _points_back(mention: Placed) -> bool:
    """Return whether a count is of all that was counted before."""
    before = mention.before(3)
    last = before[-1:] or [""]
    if last[0] in ALL or last[0] in DEFINITE:
        return True
    return before[-2:] in (["each", "of"], ["none", "of"]) or mention.behind(1) == ["of"]


def _owned(earlier: Sequence[Placed], second: Placed) -> bool:
    """Return whether "the tower's 10 bells" are those of "the bells, all 12 of them"."""
    owner = second.before(2)
    named = len(owner) == 2 and owner[0] in DEFINITE and owner[1].endswith("'s")
    return named and any("all" in m.before(1) and m.behind(1) == ["of"] for m in earlier)


def _of_all(mention: Placed) -> bool:
    """Return whether a count says that it is of all there are: "all 12", "two of the 12"."""
    before = mention.before(3)
    if before[-2:] == ["of", "the"] and (before[:1] == [NUMBER] or before[0] in _OF_THEM):
        return True
    return bool(ALL & set(before)) or before[-2:] in (["each", "of"], ["none", "of"])


def _one_thing(text: Reading, first: Placed, second: Placed, slips: bool) -> bool:
    """Return whether nothing says that two counts are of different things."""
    if first.sentence is second.sentence or parted(first, second):
        return False
    if not slips and (far(text, first, second) or not comparable(first.quantity, second.quantity)):
        return False
    if contrasted(first, second):
        return False
    gone_on = second.sentence.index - first.sentence.index > 1
    if not slips and not _of_all(second) and gone_on and not _called_alike(first, second):
        return False
    if _partial(first) or _partial(second) or made_of(text, first, second):
        return False
    if told_as_part(first, second):
        return False
    if _of_all(second) and _among(second) - first.line:
        return False
    if not _of_all(second) and _narrowed(second) - first.line - {_noun_of(second)}:
        return False
    if slips or _of_all(second) or not _narrowed(first) - second.line:
        return True
    bare = not _narrowed(second) - {_noun_of(second)}
    return bare and second.before(1) == ["the"] and not _before(first) - second.line


def _called_alike(first: Placed, second: Placed) -> bool:
    """Return whether two words or more tell of both what is counted: "seats in the stalls"."""
    one, other = _narrowed(first), _narrowed(second)
    return one == other and len(one) > 1 and first.behind(2) == second.behind(2)


def _before(mention: Placed) -> frozenset[str]:
    """Return the stems that narrow a counted noun before the phrases behind it: "14 old faults"."""
    words = mention.sentence.words[mention.place + 1 : mention.place + 9]
    cut = next((at for at, word in enumerate(words) if word in _PLACED), len(words))
    return frozenset(map(stem, words[:cut])) & _narrowed(mention)


def _partial(mention: Placed) -> bool:
    """Return whether a count is of some only: "12 of the schools", "another 12"."""
    before = mention.before(2)
    if lexicon.words("some_of") & set(before):
        return True
    return mention.behind(1) == ["of"] and "all" not in before


def _among(mention: Placed) -> frozenset[str]:
    """Return the stems of "in the second boat", "of the town" behind a counted noun."""
    words = mention.sentence.words[mention.place + 1 : mention.place + 8]
    for at, word in enumerate(words[1:4], 1):
        named = words[at + 1 : at + 2]
        if word in ("in", "of", "on", "from", "at") and named and named[0] in DEFINITE:
            return frozenset(map(stem, words[at + 2 : at + 4])) & mention.line
    return frozenset()


def _noun_of(mention: Placed) -> str:
    """Return the stem of the noun right behind a count, which may be its name."""
    return stem((mention.behind(1) or [""])[0])


def _narrowed(mention: Placed) -> frozenset[str]:
    """Return the stems that narrow a counted noun: before it, and behind it in its phrase."""
    words = mention.sentence.words
    found = set()
    fronted = "with" in mention.before(2)  # "with its 40 seats the hall ..."
    for place in range(mention.place + 1, min(mention.place + 9, len(words))):
        word = words[place]
        if word in _MARKS or word == "#" or word in lexicon.words("phrase_end"):
            break
        if fronted and word in DEFINITE:
            break
        if word.endswith("ed") and words[place + 1 : place + 2] and words[place + 1] in _OBJECT:
            break  # "the 16 faults included a cable": a verb, not "the 16 faults mended"
        found.add(stem(word))
    return frozenset(found) & mention.line
