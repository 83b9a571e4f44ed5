"""Cues: what the words on either side say of a number's part in a relation.

In: a sentence and the roles of `roles.txt` (and of rules). Out: for each quantity the
roles that its surroundings give it, with weights. A cue is words round "_":

    from _                 the word before
    _ a year earlier       the words behind
    @up_noun of _          any phrase of a class of the lexicon
    @up_noun ~ of _        with up to four words between, no mark or number among them
    _ * @up_noun           with one word between that joins nothing ("a 40% annual rise")
    (the) _                a word that may be missing
    _ than #               another number

Cues of every role stand in one pair of tries, so that a number costs the same
however many roles there are. The tries are plain data, kept between runs.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from typing import Any

from verify import kept
from verify.match import lexicon
from verify.match.reading import Sentence
from verify.named import NamedTuple

_PATH = lexicon.FOLDER / "roles.txt"
GAP = 4  # words that "~" may stand for
_BARRIERS = frozenset("#.,;:!?()[]—–")
ANY = "*"  # stands for one word
_JOINING = frozenset(
    "of in to and or the a an for with on by from at than as is was were are that which who per but "
    "while since after before into over under had has have if when".split()
)
Roles = dict[str, int]
MOVED = ("change.up", "change.down")  # roles of a number by which something rose or fell
CHANGED = (*MOVED, "change")

# A place in a trie: the places behind each word, the words behind a gap, the cues that end here.
_Node = tuple[dict[str, Any], dict[str, Any], list[int]]


class Cues(NamedTuple):
    """A compiled set of cues: `roles(sentence, index)` reads them off.

    `parts` holds, for each cue by number, its role, its weight and whether it has words on
    the left and on the right; `always` the roles that need no words. `packed` has, for the
    left and the right, what lies behind a first word that no text has held yet.
    """

    left: _Node
    right: _Node
    parts: list[tuple[str, int, bool, bool]]
    always: Roles
    packed: tuple[dict[str, bytes], dict[str, bytes]]

    def roles(self, sentence: Sentence, index: int) -> Roles:
        """Return the roles of the number at a word's index, each with its best weight."""
        words = sentence.words
        if index and words[index - 1] in self.packed[0]:
            _unpack(self.left, self.packed[0], words[index - 1])
        if index + 1 < len(words) and words[index + 1] in self.packed[1]:
            _unpack(self.right, self.packed[1], words[index + 1])
        left: set[int] = set()
        right: set[int] = set()
        _walk(self.left, words, index - 1, -1, left)
        _walk(self.right, words, index + 1, 1, right)
        found: Roles = dict(self.always)
        for number in left | right:
            role, weight, needs_left, needs_right = self.parts[number]
            if (needs_left and number not in left) or (needs_right and number not in right):
                continue
            if weight > found.get(role, 0):
                found[role] = weight
        return found


def _packed(root: _Node) -> tuple[_Node, dict[str, bytes]]:
    """Return the root of a trie without what lies behind its words, and that packed by word."""
    following, behind_gap, ends = root
    packed = {word: marshal.dumps(node) for word, node in following.items() if word != ANY}
    return ({ANY: following[ANY]} if ANY in following else {}, behind_gap, ends), packed


def _unpack(root: _Node, packed: dict[str, bytes], word: str) -> None:
    """Put back what lies behind a word; other threads may be doing the same."""
    data = packed.get(word)
    if data is not None:
        root[0][word] = marshal.loads(data)
        packed.pop(word, None)


def _walk(node: _Node, words: list[str], index: int, step: int, found: set[int]) -> None:
    """Collect the cues that end on the way; a gap is at most GAP words wide."""
    size = len(words)
    while True:
        following, behind_gap, ends = node
        if ends:
            found.update(ends)
        if not 0 <= index < size:
            return
        if behind_gap:
            at = index
            for _ in range(GAP + 1):
                word = words[at]
                if word in behind_gap:
                    _walk(behind_gap[word], words, at + step, step, found)
                at += step
                if word in _BARRIERS or not 0 <= at < size:
                    break
        word = words[index]
        if ANY in following and word[0].isalpha() and word not in _JOINING:
            _walk(following[ANY], words, index + step, step, found)
        if word not in following:
            return
        node, index = following[word], index + step


def compiled(cues: Iterable[tuple[str, int, str]]) -> Cues:
    """Return the tries of (role, weight, cue) rows. Raises: ValueError for an unusable cue."""
    made = Cues(_node(), _node(), [], {}, ({}, {}))
    for role, weight, cue in cues:
        before, mark, behind = f" {cue} ".partition(" _ ")
        if not mark:
            raise ValueError(f"the cue {cue!r} of {role} has no _")
        lefts = [words[::-1] for words in _expand(before)]
        rights = list(_expand(behind))
        if () in lefts and () in rights:
            made.always[role] = weight
        _add(made, (role, weight), list(filter(None, lefts)), list(filter(None, rights)))
        if () in lefts:
            _add(made, (role, weight), [], list(filter(None, rights)))
        if () in rights:
            _add(made, (role, weight), list(filter(None, lefts)), [])
    return made


def _node() -> _Node:
    """Return a place that leads nowhere yet."""
    return ({}, {}, [])


def _add(
    made: Cues, part: tuple[str, int], lefts: list[tuple[str, ...]], rights: list[tuple[str, ...]]
) -> None:
    """Add a cue with any of some words on each side; none stands for a side without words."""
    if not lefts and not rights:
        return
    number = len(made.parts)
    made.parts.append((*part, bool(lefts), bool(rights)))
    for root, side in ((made.left, lefts), (made.right, rights)):
        for words in side:
            node, gap = root, False
            for word in words:
                if word == "~":
                    gap = True
                else:
                    following = node[1] if gap else node[0]
                    node, gap = following.setdefault(word, _node()), False
            if gap:
                raise ValueError(f"a cue of {part[0]} ends in a gap")
            node[2].append(number)


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
    sources = [__file__, lexicon.__file__, *map(str, lexicon.PATHS), str(_PATH)]
    return Cues(*kept.table("cues", sources, _standard))


def _standard() -> tuple[Any, ...]:
    """Return the cues of `roles.txt` as plain data, all but their first words packed."""
    made = compiled(_entries())
    left, packed_left = _packed(made.left)
    right, packed_right = _packed(made.right)
    return tuple(made._replace(left=left, right=right, packed=(packed_left, packed_right)))


def _entries() -> Iterator[tuple[str, int, str]]:
    """Return (role, weight, cue) for each line of the file."""
    role = ""
    for line in _PATH.read_text(encoding="utf-8").splitlines():
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
    if roles:
        for role in wanted:
            weight = roles.get(role, 0)
            if weight > most:
                most = weight
    return most
