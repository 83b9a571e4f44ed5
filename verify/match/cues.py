"""Cues: what the words on either side say of a number's part in a relation.

In: a sentence and the roles of `roles.txt` (and of rules). Out: for each quantity the
roles that its surroundings give it, with weights. A cue is words round "_":

    from _                 the word before
    _ a year earlier       the words behind
    @up_noun of _          any phrase of a class of the lexicon
    @up_noun ~ of _        with up to four words between, no mark or number among them
    (the) _                a word that may be missing
    _ than #               another number

Cues of every role stand in one pair of tries, so that a number costs the same
however many roles there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path

from verify.match import lexicon
from verify.match.reading import Sentence

GAP = 4  # words that "~" may stand for
_BARRIERS = frozenset("#.,;:!?()[]—–")
Roles = dict[str, int]


class _Node:
    """A place in the tree of cues; most hold no cue's end, so a tuple that is shared is there."""

    __slots__ = ("ends", "gap", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.gap: _Node | None = None
        self.ends: tuple[int, ...] = ()


class Cues:
    """A compiled set of cues: `roles(sentence, index)` reads them off."""

    def __init__(self, cues: Iterable[tuple[str, int, str]]) -> None:
        self._left, self._right = _Node(), _Node()
        self._cues: list[tuple[str, int, bool, bool]] = []
        self._always: Roles = {}
        for role, weight, cue in cues:
            for words in _expand(cue):
                if "_" not in words:
                    raise ValueError(f"the cue {cue!r} of {role} has no _")
                self._insert(role, weight, words)

    def _insert(self, role: str, weight: int, words: tuple[str, ...]) -> None:
        at = words.index("_")
        left, right = words[:at][::-1], words[at + 1 :]
        if not left and not right:
            self._always[role] = weight
            return
        number = len(self._cues)
        self._cues.append((role, weight, bool(left), bool(right)))
        for root, side in ((self._left, left), (self._right, right)):
            if not side:
                continue
            node = root
            for word in side:
                if word == "~":
                    node.gap = node.gap or _Node()
                    node = node.gap
                else:
                    following = node.next.get(word)
                    if following is None:
                        following = node.next[word] = _Node()
                    node = following
            node.ends += (number,)

    def roles(self, sentence: Sentence, index: int) -> Roles:
        """Return the roles of the number at a word's index, each with its best weight."""
        words = sentence.words
        left: set[int] = set()
        right: set[int] = set()
        _walk(self._left, words, index - 1, -1, left)
        _walk(self._right, words, index + 1, 1, right)
        found: Roles = dict(self._always)
        for number in left | right:
            role, weight, needs_left, needs_right = self._cues[number]
            if (needs_left and number not in left) or (needs_right and number not in right):
                continue
            if weight > found.get(role, 0):
                found[role] = weight
        return found


def _walk(node: _Node, words: list[str], index: int, step: int, found: set[int]) -> None:
    """Collect the cues that end on the way; a gap is at most GAP words wide."""
    while True:
        if node.ends:
            found.update(node.ends)
        if node.gap is not None:
            at = index
            for _ in range(GAP + 1):
                _walk(node.gap, words, at, step, found)
                if not 0 <= at < len(words) or words[at] in _BARRIERS:
                    break
                at += step
        if not 0 <= index < len(words):
            return
        child = node.next.get(words[index])
        if child is None:
            return
        node, index = child, index + step


def _expand(cue: str) -> Iterator[tuple[str, ...]]:
    """Return the word sequences a cue stands for: classes and optional words spelled out."""
    choices: list[tuple[tuple[str, ...], ...]] = []
    for part in cue.split():
        optional = part.startswith("(") and part.endswith(")") and len(part) > 2
        word = part[1:-1] if optional else part
        members: tuple[tuple[str, ...], ...] = ()
        for alternative in word.split("|"):
            if alternative.startswith("@"):
                members += lexicon.classes()[alternative[1:]]
            else:
                members += ((alternative,),)
        choices.append(((), *members) if optional else members)
    for combination in product(*choices):
        yield tuple(word for phrase in combination for word in phrase)


@cache
def standard() -> Cues:
    """Return the cues of `roles.txt`."""
    return Cues(_entries())


def _entries() -> Iterator[tuple[str, int, str]]:
    """Return (role, weight, cue) for each line of the file."""
    role = ""
    text = Path(__file__).with_name("roles.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("[") and line.endswith("]"):
            role = line[1:-1]
            continue
        weight, _, cue = line.partition(" ")
        yield role, int(weight), cue


def best(roles: Mapping[str, int], wanted: Iterable[str]) -> int:
    """Return the greatest weight among the wanted roles, 0 if there is none."""
    most = 0
    for role in wanted:
        weight = roles.get(role, 0)
        if weight > most:
            most = weight
    return most
