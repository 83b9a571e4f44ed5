"""Placings: places among several, and the words that give one without a superlative.

In: the words of a sentence and where one stands. Out: the `Placing` of "came third", "in second
place", "topped the table", "won silver". Superlatives are for `_superlatives`.
"""

from __future__ import annotations

from collections.abc import Sequence

from verify.match.reading import NUMBER
from verify.model.quantity import Quantity
from verify.named import NamedTuple

HIGH, LOW = True, False
MANY = 20  # a group of more is not listed one by one
_PLACE_BEFORE = frozenset(
    "came come comes coming finished finishing finishes lie lies lay placed ranked ranks stand stands stood"
    " sit sits sat in into was is were are , ( a distant close with and took takes taking claimed claiming touched"
    " secured earned ran home to up for back only remain remains remained".split()
)
_PLACE_BEHIND = frozenset(
    [",", ".", ";", ")", "on", "with", "behind", "ahead", "place", "at", "in", "overall", "and"]
)
LEADS = frozenset("topped tops topping heads headed led leads leading".split())
_CERTIFIED = frozenset("certified certification certifications disc discs record records".split())
_TABLES = frozenset(
    "table list field way poll rankings ranking league pack standings chart".split()
)
PLACES = {
    "runner-up": 2, "runners-up": 2, "first-placed": 1, "second-placed": 2, "third-placed": 3, "winner": 1,
    "gold": 1, "silver": 2, "bronze": 3,
}  # fmt: skip


class Placing(NamedTuple):
    """A place among several: the `place`-th from the high end or the low one.

    `at` and `end` are where its words begin and end; `measure` is what it is a place by;
    `size` says how many there are, `scope` how the group is named: "of" with their number,
    "all" of them, "thus" where it is drawn from what was listed, "any" ("than any other"),
    "place" for a place without a superlative, "since" for a record since a year, which is `since`;
    `own` that it is one's own best, `near` of nearness.
    """

    place: int
    high: bool
    at: int
    end: int
    measure: str
    size: int | None = None
    scope: str = ""
    own: bool = False
    near: bool = False
    since: int | None = None


def ordinal_at(words: Sequence[str], at: int, quantity: Quantity) -> Placing | None:
    """Return the place of "came third", ", fourth,", "in second place"."""
    place = int(quantity.magnitude or 0)
    follow = words[at + 1 : at + 2]
    to = 1 + (follow == ["only"])
    second = place == 2 and words[at + to : at + to + 1] == ["to"]
    if not 1 <= place <= MANY or not follow or (follow[0] not in _PLACE_BEHIND and not second):
        return None
    before = words[at - 1 : at]
    if follow == ["place"]:
        return Placing(place, HIGH, at, at + 2, "good", scope="place")
    if not before or before[0] not in _PLACE_BEFORE or before == ["in"]:
        return None
    if before[0] in (",", "(", "and", "with") and follow[0] not in (",", ")", ".", ";"):
        return None
    if before[0] in ("up", "to", "for", "back") and follow[0] not in ("in", "behind", "with", "on"):
        return None
    return Placing(place, HIGH, at, at + 1, "good", scope="place")


def lead(words: Sequence[str], at: int) -> Placing | None:
    """Return the place of "topped the table", "leads with", "brought up the rear", "came last"."""
    follow = words[at + 1 : at + 2]
    if words[at] == "won" and follow in (["in"], ["with"]) and words[at + 2 : at + 3] == [NUMBER]:
        return Placing(1, HIGH, at, at + 1, "good", scope="place")
    if words[at] in LEADS:
        told = follow[:1] in (["with"], ["on"], ["at"]) and words[at + 2 : at + 3] == [NUMBER]
        table = _table(words, at + 1)
        if told or table:
            return Placing(1, HIGH, at, at + 1 if told else table, "good", scope="lead")
    if words[at] == "rear" and "up" in words[max(0, at - 2) : at]:
        return Placing(1, LOW, at - 3, at + 1, "good", scope="lead")
    return None


def _table(words: Sequence[str], at: int) -> int:
    """Return where "the table", "the medal table" ends that begins at `at`, or 0."""
    if words[at : at + 1] != ["the"]:
        return 0
    return next((e for e in (at + 2, at + 3) if set(words[e - 1 : e]) & _TABLES), 0)


def prize(words: Sequence[str], at: int) -> Placing | None:
    """Return the place of "runner-up" and of medals."""
    if words[at] not in PLACES or words[at - 1 : at] == ["joint"]:
        return None
    if not _CERTIFIED.isdisjoint(words[max(0, at - 3) : at + 2]):
        return None  # "certified gold" says how many were sold
    if words[at] in ("gold", "silver", "bronze") and words[at + 1 : at + 2] not in (
        ["to"], ["went"], ["for"], ["with"], ["in"], ["at"], [","],
    ):  # fmt: skip
        return None
    return Placing(PLACES[words[at]], HIGH, at, at + 1, "good", scope="place")
