"""Structure: where the numbers of a frame stand to each other, and whether one is part of another.

In: a candidate tuple of a frame, and what else stands near it. Out: reasons, added to its
evidence. What a change says of its two values is left to `changes`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from verify.match import changes, lexicon
from verify.match.evidence import Evidence
from verify.match.reading import NUMBER
from verify.model.quantity import Kind

if TYPE_CHECKING:
    from verify.match.candidate import Candidate
    from verify.match.frame import Frame, Mention

NO_ROLE = -3
OTHER_SENTENCE = -3
UNLINKED_SENTENCE = -9
ANAPHOR = 5
PARTED = -3
OTHER_CLAUSE = -14
UNTIED = -22
_SAME_AGAIN = frozenset("about to from in on by with for over under at".split())


def structure(evidence: Evidence, frame: Frame, candidate: Candidate) -> None:
    """Count where the numbers of a frame stand to each other."""
    anchor, members = candidate.anchor, candidate.members
    for slot, mention in zip(frame.others, members, strict=True):
        if slot.roles and not any(role in mention.roles for role in slot.roles):
            evidence.add(f"{slot.name} has no cue", NO_ROLE)
    own = anchor.sentence.index
    places = [m.sentence.index for m in members] or [own]
    back = min(abs(own - place) for place in places)
    if back:
        if "that_change" in anchor.roles or "that_share" in anchor.roles:
            evidence.add("points back", ANAPHOR)
            evidence.add("another sentence", OTHER_SENTENCE * back)
        else:
            evidence.add("another sentence", UNLINKED_SENTENCE * back)
    spread = max(places) - min(places)
    if spread:
        evidence.add("operands apart", 1 - 2 * spread)
    for feature in frame.features:
        FEATURES[feature](evidence, candidate)


def _of(evidence: Evidence, candidate: Candidate) -> None:
    """Count how plainly one number is said to be part of the other."""
    anchor, pool, slots = candidate.anchor, candidate.pool, candidate.slots
    part, whole = slots["part"], slots["whole"]
    if part.sentence.words[max(0, part.place - 1) : part.place] == ["of"]:
        evidence.add("itself a whole", OTHER_CLAUSE)
    if part.sentence.words[part.place + 1 : part.place + 2] == ["-"]:
        evidence.add("the size of something", UNTIED)  # "the 14-nation group"
    if _share_too(anchor, part, whole):
        evidence.add("another share", UNTIED)
    if part.order > anchor.order and _told_of(anchor, whole):
        evidence.add("told of the whole", OTHER_CLAUSE)
    if _whole_of_another(whole, part, pool):
        evidence.add(
            "the whole of another part", UNTIED if whole.sentence is part.sentence else OTHER_CLAUSE
        )
    if anchor.order < part.order and _others(anchor, part, whole):
        evidence.add("the rest, or one of several", UNTIED)
    if _its_own_verb(anchor, part, whole):
        evidence.add("another clause than the share's", UNTIED)
    near = [
        m
        for m in pool
        if m is not part and m is not whole and m.quantity.kind == part.quantity.kind
    ]
    low, high = sorted((part.order, whole.order))
    between = [m for m in near if low < m.order < high]
    if between:
        evidence.add("others between", PARTED * len(between))
    _part_of(evidence, part, whole)
    if whole.order < part.order and _of_those(part):
        evidence.add("of those", 8)
        if anchor is not part and anchor.sentence is part.sentence and _before_those(anchor, part):
            evidence.add("told before those", OTHER_CLAUSE)
        if not between:
            evidence.add("just named", 6)
            if "of whom" in " ".join(part.sentence.words[part.place + 1 : part.place + 3]):
                evidence.add("of whom", 1)
        if whole.sentence is not part.sentence and anchor is part:
            evidence.add("points back", -UNLINKED_SENTENCE)
    elif _of_those(part):
        evidence.add("named before the whole", UNTIED)
    if not near:
        evidence.add("the only two", 6)
    if anchor is not part:
        _link(evidence, anchor, part, whole, near)


def _share_too(anchor: Mention, part: Mention, whole: Mention) -> bool:
    """Return whether a bare number goes on as the share did: "to 71 per cent of the 900, taste to 64"."""
    if part.quantity.unit or part.quantity.counted or anchor.quantity.kind is not Kind.PERCENT:
        return False
    if anchor.sentence is not part.sentence or not anchor.place < whole.place < part.place:
        return False
    words = part.sentence.words
    leads = words[max(0, part.place - 1) : part.place]
    return leads == words[anchor.place - 1 : anchor.place] and leads[0] in _SAME_AGAIN


def _others(anchor: Mention, part: Mention, whole: Mention) -> bool:
    """Return whether a number behind a share is what it leaves, one of a list, or has a nearer share."""
    words, place = part.sentence.words, part.place
    if _REST & set(words[max(0, place - 2) : place]):
        return not _REST & set(anchor.sentence.words[max(0, anchor.place - 3) : anchor.place])
    if whole.sentence is not part.sentence or not anchor.order < whole.order < part.order:
        return False
    between = range(whole.place + 1, place)
    if any(
        q.kind in _SHARES and part.sentence.place(q) in between for q in part.sentence.quantities
    ):
        return True  # "three in ten of the 400, and of these 120 two-thirds, 80,"
    behind = words[place + 1 : place + LISTED]
    return ":" in words[whole.place : place] and ["and", NUMBER] in (
        behind[i : i + 2] for i in range(4)
    )


def _told_of(anchor: Mention, whole: Mention) -> bool:
    """Return whether a share stands in brackets behind a number: "Six eels (16%) ..."."""
    words = anchor.sentence.words
    return (
        anchor.sentence is whole.sentence
        and 1 < anchor.place - whole.place <= 5
        and words[anchor.place - 1] in ("(", ",")
        and NUMBER not in words[whole.place + 1 : anchor.place]
        and "of" not in words[max(0, whole.place - 2) : whole.place]
    )


def _its_own_verb(anchor: Mention, part: Mention, whole: Mention) -> bool:
    """Return whether a share of a whole ends its clause: "71% of 164 eggs hatched and 58 young flew"."""
    if not _of_it(anchor, whole) or part.sentence is not whole.sentence or _of_those(part):
        return False
    words = whole.sentence.words
    joint = words[whole.place + 1 : part.place]
    if joint[-1:] in ([","], ["and"]) and not _SAME_AGAIN.isdisjoint(joint[1:-1]):
        behind = words[part.place + 1 : part.place + 2]
        if behind and behind[0] in _SAME_AGAIN and behind[0] in joint[1:]:
            return True  # "a third of the 240 calls were about noise, 66 about dogs"
    if joint[-1:] not in (["and"], ["but"], ["while"]) or len(joint) < 3 or NUMBER in joint:
        return False
    noun = words[part.place + 1 : part.place + 2]
    return bool(noun) and noun[0].isalpha() and noun[0] not in joint


def _whole_of_another(whole: Mention, part: Mention, pool: Sequence[Mention]) -> bool:
    """Return whether a whole of another sentence has its share told: "22 of 64 (34%)"."""
    words, place = whole.sentence.words, whole.place
    if whole.sentence is part.sentence:
        before = [m for m in pool if m.sentence is part.sentence and m.place < place]
        size = part.quantity.magnitude or 0
        if words[max(0, place - 2) : place] == [NUMBER, "of"] and part.place < place - 2:
            return True  # "14 of 33, 42 per cent, to the visitors' nine of 30"
        return (
            whole.order < part.order
            and words[place - 3 : place - 1]
            == [NUMBER, "of"]  # "1,150 of the 1,200, and 276 of those"
            and any(m.place == place - 3 and (m.quantity.magnitude or 0) > size for m in before)
        )
    if words[place - 1 : place] != ["of"]:
        return False
    near = [m for m in pool if m.sentence is whole.sentence]
    told = any(0 < m.place - place <= 3 and m.quantity.kind is Kind.PERCENT for m in near)
    return told and any(m.place == place - 2 for m in near)


def _before_those(anchor: Mention, part: Mention) -> bool:
    """Return whether a share ended its clause before one began on "of these, 7,900"."""
    between = anchor.sentence.words[anchor.place + 1 : part.place]
    return anchor.place < part.place and bool({";", ":", "—", "–"} & set(between))


def _part_of(evidence: Evidence, part: Mention, whole: Mention) -> None:
    """Count the "of" that joins a part and its whole, in either order."""
    words = whole.sentence.words
    if part.sentence is not whole.sentence:
        if whole.order < part.order and _of_opens(words, whole.place):
            evidence.add("of the whole", 4)
        return
    if whole.place < part.place:
        if _of_opens(words, whole.place):
            evidence.add("of the whole", 9)
        return
    joint = words[part.place + 1 : whole.place]
    if "of" not in joint:
        evidence.add("the whole behind", -6)
    elif NUMBER not in joint and len(joint) <= 5 and not set(joint) & _MARKS:
        evidence.add("part of whole", 10)


def _link(
    evidence: Evidence, anchor: Mention, part: Mention, whole: Mention, near: Sequence[Mention]
) -> None:
    """Count how a share is tied to the two numbers that it is said to come from."""
    first, last = min(part, whole, key=_order), max(part, whole, key=_order)
    low, high = sorted((anchor.order, last.order if anchor.order > last.order else first.order))
    if any(low < m.order < high for m in near):
        evidence.add("nearer ones", UNTIED)
    linked = max(anchor.roles.get("share", 0), anchor.roles.get("fraction", 0)) >= LINKED
    if not linked and not _marked_off(anchor, part, whole):
        evidence.add("no link", UNTIED)
    words = anchor.sentence.words
    if anchor.sentence is not part.sentence and "that_share" not in anchor.roles:
        evidence.add("no link to it", UNTIED)
    if anchor.sentence is last.sentence and anchor.place > last.place:
        joint = words[last.place + 1 : anchor.place]
        if lexicon.words("parting") & set(joint):
            evidence.add("another clause", OTHER_CLAUSE)
        if {"who", "whose", "where", ":"} & set(joint):
            evidence.add("said of them", UNTIED)
        if len(joint) <= 6:
            evidence.add("next to them", 4)
        elif "share_noun" not in anchor.roles or len(joint) > 12:
            alone = _is_k_of_n(part, whole) and joint[-2:] == [",", "or"]
            evidence.add("far behind", ALONE if alone else UNTIED)
    if _of_another(anchor, part, whole):
        evidence.add("the share of another whole", UNTIED)
    if _of_it(anchor, whole):
        evidence.add("share of the whole", 10)
        if words[max(0, anchor.place - 2) : anchor.place] in ([NUMBER, "and"], [NUMBER, "plus"]):
            evidence.add("one of two shares", UNTIED)  # "six-tenths of 50 and four-tenths of 80"
        if whole.sentence is part.sentence and _FRACTIONS & set(words[whole.place : part.place]):
            evidence.add("another fraction is nearer", UNTIED)  # "half of the 640, a quarter, 160,"
    elif anchor.sentence is first.sentence and anchor.place < first.place:
        joint = words[anchor.place + 1 : first.place]
        if joint[-1:] and joint[-1] in (",", "(", ":", "—", "–") and len(joint) <= 12:
            evidence.add("in apposition", 8)
        elif part is first or "of" not in joint[-3:]:
            evidence.add("before them", UNTIED)


def _is_k_of_n(part: Mention, whole: Mention) -> bool:
    """Return whether a part stands right before "of" and its whole: "84 of the 96"."""
    if part.sentence is not whole.sentence or part.place > whole.place:
        return False
    joint = part.sentence.words[part.place + 1 : whole.place]
    return len(joint) <= K_OF_N and joint[-1:] != [] and "of" in joint[-3:] and NUMBER not in joint


def _marked_off(anchor: Mention, part: Mention, whole: Mention) -> bool:
    """Return whether a mark alone parts a share from "k of n": "two-thirds of them, 104 of 156"."""
    if not _is_k_of_n(part, whole) or anchor.sentence is not part.sentence:
        return False
    words = anchor.sentence.words
    if anchor.place < part.place:
        joint = words[anchor.place + 1 : part.place]
        beside = joint[-1:] != [] and joint[-1] in _APPOSING
        return beside and len(joint) <= CLAUSE and NUMBER not in joint
    joint = words[whole.place + 1 : anchor.place]
    near = joint[-2:] if len(joint) > 1 else joint  # "(sensitivity #", ", exactly #"
    ended = words[anchor.place + 1 : anchor.place + 2] or ["."]
    return len(joint) <= BESIDE and bool(_APPOSING & set(near)) and ended[0] in _CLOSING


def _of_it(anchor: Mention, whole: Mention) -> bool:
    """Return whether a share is said to be of the whole: "81% of the 45 million"."""
    if anchor.sentence is not whole.sentence:
        return False
    joint = anchor.sentence.words[anchor.place + 1 : whole.place]
    return joint[:1] == ["of"] and len(joint) <= 3


def _of_another(anchor: Mention, part: Mention, whole: Mention) -> bool:
    """Return whether a share names a number that it is of, which is none of the two."""
    words, place = anchor.sentence.words, anchor.place
    if words[place + 1 : place + 2] != ["of"] or NUMBER not in words[place + 2 : place + 5]:
        return False
    at = words.index(NUMBER, place + 2)
    return all(m.sentence is not anchor.sentence or m.place != at for m in (part, whole))


def _order(mention: Mention) -> tuple[int, int]:
    return mention.order


_REST = frozenset("other others remaining rest another further".split())
_SHARES = (Kind.PERCENT, Kind.RATIO)
LISTED = 6  # words behind a number in which the next of its list stands
_FRACTIONS = frozenset(["quarter", "third", "half", "fifth", "tenth", "quarters", "thirds"])
_APPOSING = frozenset(",(:—–")
_CLOSING = frozenset([")", ",", ";", ".", "—", "–", ":"])
K_OF_N = 5  # words between "k" and "n"
CLAUSE = 12  # words of the phrase that a share stands in
BESIDE = 8  # words from "k of n" to its share
ALONE = -10
LINKED = 7  # weight from which a cue ties a share to what stands beside it
_MARKS = frozenset(",;:()—–-")
_THOSE = frozenset(["them", "these", "those", "whom", "which", "this", "that", "it"])


def _of_opens(words: Sequence[str], place: int) -> bool:
    """Return whether a clause opens with "of the #": "Of 40 asked", "and of the 40"."""
    for back in (1, 2, 3):
        at = place - back
        if at >= 0 and words[at] == "of":
            return at == 0 or words[at - 1] in ("and", "but", ",", ";", ":", "(", "out", "that")
        if at < 0 or words[at] in _MARKS:
            return False
    return False


def _of_those(mention: Mention) -> bool:
    """Return whether a number is said to be some of those just named."""
    words = mention.sentence.words
    if words[max(0, mention.place - 1) : mention.place] == ["of"]:
        return False  # "36 of 40 of whom"
    behind = words[mention.place + 1 : mention.place + 3]
    if behind[:1] == ["of"] and behind[1:2] and behind[1] in _THOSE:
        return True
    before = words[max(0, mention.place - 3) : mention.place]
    return any(a == "of" and b in _THOSE for a, b in pairwise(before))


def _bracket(evidence: Evidence, candidate: Candidate) -> None:
    """Count whether two numbers are the two ends of one range."""
    low, high = candidate.members[:2]
    side_by_side = (
        low.sentence is high.sentence
        and 0 < high.place - low.place <= 3
        and not set(low.sentence.words[low.place + 1 : high.place]) & _MARKS - {"-", "–"}
    )
    evidence.add("one range" if side_by_side else "no range", 8 if side_by_side else -30)


_PURE = frozenset(["", "percent"])


def _adjoin(evidence: Evidence, candidate: Candidate) -> None:
    """Count whether two figures of one thing stand side by side."""
    other, anchor = candidate.members[0], candidate.anchor
    if "loosely" in anchor.roles:
        other, anchor = anchor, other
    one, two = anchor.quantity, other.quantity
    shares = {one.kind, two.kind} <= {Kind.PERCENT, Kind.RATIO}
    between = [m for m in candidate.pool if other.order < m.order < anchor.order]
    beside = other.sentence is anchor.sentence and other.order < anchor.order and not between
    same = (one.kind == two.kind and one.unit == two.unit) or (
        shares and {one.unit, two.unit} <= _PURE
    )
    evidence.add(
        "side by side" if beside and same else "not of one thing", 10 if beside and same else -40
    )


FEATURES: dict[str, Callable[[Evidence, Candidate], None]] = {
    "pair": changes.pair,
    "direction": changes.direction,
    "compared": changes.compared,
    "of": _of,
    "bracket": _bracket,
    "adjoin": _adjoin,
}
