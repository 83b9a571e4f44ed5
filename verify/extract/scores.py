"""Scores: "won 3-1", "a 108-97 victory", "ruled 6-3", "a 10-2-1 record".

In: the items of a text. Out: the items, two or three bare whole numbers with dashes
between them made one score where the words round them speak of a game or a vote. A range
("won 3-5 games", "lost 5-10 kg") counts something or has a unit, and stays one.
"""

from __future__ import annotations

import re
from decimal import Decimal

from verify.extract.item import Form, Item

_DASHES = frozenset("-–—‑")
_LARGEST = 250
_BEFORE, _BEHIND = 60, 24
_CUE = re.compile(
    r"\b(?:w[io]n|wins|winning|beat(?:s|en|ing)?|defeat(?:s|ed|ing)?|los[et]|loses|losing|drew|draws?|drawn"
    r"|tie[ds]?|leads?|led|leading|trail(?:s|ed|ing)?|victory|win|edg(?:ed|ing)|thrash(?:ed|ing)"
    r"|hammer(?:ed|ing)|crush(?:ed|ing)|rout(?:ed|ing)?|down(?:ed|ing)|out(?:scored|lasted)|topp(?:ed|ing)|stunn(?:ed|ing)|fell|score(?:line)?"
    r"|final score|aggregate|half-?time|full-?time|level(?:led)? at|swept|sweep|past|over|record|(?:it|score|game|match|tie|result) (?:was|is|stood at)|finish(?:ed|es|ing)|ended|vot(?:e|ed|es|ing)|rul(?:ed|ing)"
    r"|decision|split|passed|approved|ahead|up|to make it|made it|behind|series|sets?|match)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"[ ](?:win|victory|defeat|loss|draws?|tie|lead|record|score(?:line)?|triumph|rout|thrashing|aggregate|decision"
    r"|vote|ruling|margin|advantage|success|drubbing|mauling|majority|split|party-line|shootout|upset|sweep|comeback"
    r"|on (?:aggregate|penalties|points)|(?:at|by|after) half-?time|at (?:tea|lunch|stumps|the close))\b"
)
# What follows a score: the end of a clause, a preposition, a conjunction; never a thing counted.
_GOES_ON = re.compile(
    r"(?:[.,;:!?)\]”\"']|$|\n| (?=[0-9]{1,2}[-–][0-9])| (?:on|in|at|after|against|by|with|to|over|for|from|and|but|as|when|before|thanks"
    r"|away|home|here|up|down|last|this|that|lead|late|early|along|overall|yesterday|tonight|[A-Z]))"
)
_TO_TEAM = re.compile(r" to (?:the )?[A-Z]")
# Cues that ranges stand behind as well; alone they say nothing of two numbers that ascend.
_WEAK = frozenset(("over", "up", "past", "fell", "behind", "ahead", "passed", "set", "sets", "match", "record", "series", "topped", "split", "won", "win", "lost", "lose"))  # fmt: skip


def read(text: str, items: list[Item]) -> list[Item]:
    """Join the numbers of each score."""
    found: list[Item] = []
    index = 0
    while index < len(items):
        item = items[index]
        if item.low is None and text[item.end : item.end + 1] not in _DASHES:
            found.append(item)  # the usual number
            index += 1
            continue
        size = _size(text, items, index, found)
        if size:
            last = items[index + size - 1]
            item = _score(item, last)
        found.append(item)
        index += max(size, 1)
    return found


def _size(text: str, items: list[Item], index: int, found: list[Item]) -> int:
    """Return how many items from `index` on are one score; 0 for none."""
    item = items[index]
    set_before = bool(found) and found[-1].kind == "score"
    next_set = set_before and text[found[-1].end : item.start] in (", ", " ")
    if item.low is not None:  # "2-3" was joined as a range
        if item.high is None or not _plain(item.low, item) or not _plain(item.high, item):
            return 0
        dashed = text[item.low.end : item.high.start] in _DASHES
        if not dashed or item.unit or item.kind or item.bound:
            return 0
        return 1 if next_set or _spoken(text, item, item, True) else 0
    size = 1
    while size < 3 and index + size < len(items):
        before, behind = items[index + size - 1], items[index + size]
        if text[before.end : behind.start] not in _DASHES or not _plain(behind, behind):
            break
        size += 1
    if size == 1 or not _plain(item, item):
        return 0
    last = items[index + size - 1]
    ascends = item.value is not None and last.value is not None and item.value < last.value
    return size if next_set or _spoken(text, item, last, ascends) else 0


def _plain(number: Item, whole: Item) -> bool:
    """Return whether an item is a bare whole number in digits that a team may have scored."""
    if number.form is not Form.DIGITS or number.exponent != 0 or number.value is None:
        return False
    if whole.unit or whole.kind or number.start != number.first:
        return False
    return 0 <= number.value <= _LARGEST


def _spoken(text: str, first: Item, last: Item, ascends: bool) -> bool:
    """Return whether the words beside two numbers say that they are a score."""
    if text[first.start - 1 : first.start] in _DASHES or text[last.end : last.end + 1] in _DASHES:
        return False
    if _NOUN.match(text, last.end) or (not ascends and _TO_TEAM.match(text, last.end)):
        return True
    if first.counted or last.counted or not _GOES_ON.match(text, last.end):
        return False
    before = text[max(0, first.start - _BEFORE) : first.start]
    before = re.split(r"[.;!?]\s|\n", before)[-1]
    cues = _CUE.findall(before)
    if not cues:
        return False
    return not ascends or any(cue.lower() not in _WEAK for cue in cues)


def _score(first: Item, last: Item) -> Item:
    """Return the score from one item to another."""
    ends = sorted((number_of(first, low=True), number_of(last, low=False)))
    item = Item(first.start, last.end, None, None, Form.DIGITS)
    item.low = Item(first.start, first.end, ends[0], 0, Form.DIGITS)
    item.high = Item(last.start, last.end, ends[1], 0, Form.DIGITS)
    item.kind = "score"
    return item


def number_of(item: Item, *, low: bool) -> Decimal:
    """Return the number of an item, or the end of the range it is."""
    end = item if item.low is None else item.low if low else item.high
    assert end is not None
    assert end.value is not None
    return end.value
