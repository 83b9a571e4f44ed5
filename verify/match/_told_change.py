"""Told changes: numbers told as a change from one value to another.

In: a number in its place. Out: whether it is told as a change ("the loss of #", "# fewer", "an
additional #", "spared #", any number in percentage points), how surely, which way, and whether
as one known already ("the", "that"). Of which values it is, `_change_ties` says.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from verify.match import cues, lexicon
from verify.match._clauses import MARKS
from verify.match.reading import NUMBER
from verify.model.quantity import Kind
from verify.named import NamedTuple

if TYPE_CHECKING:
    from verify.match.frame import Mention

_ROLES = (*cues.CHANGED, "that_change", "more_of")
_POINTS = ("percentage_point", "basis_point")
DEFINITE_WORDS = frozenset("the that this those these its their such".split())
_MORE = frozenset("additional extra further added net".split())
UP = frozenset(
    "added adds add adding gain gains gained gaining attracted attracts recruited hired welcomed won extra additional new openings".split()
)
DOWN = frozenset(
    "spare spares spared sparing save saves saved saving savings remove removes removed removing lop lops lopped lopping shave shaves "
    "shaved shaving knock knocks knocked knocking strip strips stripped wipe wipes wiped wiping chop chops chopped slice slices "
    "sliced slicing hack hacked shed sheds shedding scrap scrapped losing lose lost loses closures departures redundancies "
    "losses forgo forgone subtract subtracted".split()
)
_GIVES = frozenset(
    "give gives gave given giving get gets got getting win wins won winning claw claws clawed hand hands handed handing".split()
)
_BETTER = frozenset(
    "improvement improved improving improves better gain gained gains advance deterioration deteriorated"
    " worsening worsened worse".split()
)
REACH = 6  # words before a number in which a verb or noun of change stands
HARD = frozenset(";:.()—–")
_ENDING = HARD | {"and", "but", "while", "whereas", "which", "who"}
_STOPPING = _ENDING | MARKS
_UPDOWN = frozenset(["up", "down", "above", "below", "off", "under", "ahead"])
_AMBIGUOUS = frozenset(
    "put puts picked picks on been top took contract contracts present discount discounts".split()
)
_LOSS = frozenset(["loss", "losses"])
SMALL = 12
STATED, HINTED = 6, 3


class Told(NamedTuple):
    """A number told as a change, how surely, and whether its words point back."""

    mention: Mention
    weight: int
    definite: bool


def told(mention: Mention) -> Told | None:
    """Return a number as a change, if its words tell it as one."""
    notes, key = mention.sentence.notes, ("told change", mention.place)
    if key not in notes:
        notes[key] = _told(mention)
    found: Told | None = notes[key]
    return found


def _ahead(mention: Mention) -> list[str]:
    """Return the words right before a number."""
    return mention.sentence.words[max(0, mention.place - 3) : mention.place]


def _told(mention: Mention) -> Told | None:
    quantity = mention.quantity
    if quantity.magnitude is None or quantity.kind in (Kind.DATE, Kind.TIME, Kind.ORDINAL):
        return None
    if quantity.kind is Kind.NUMBER and not quantity.unit and abs(quantity.magnitude) <= SMALL:
        return None  # a small count: such stand everywhere
    if quantity.kind is Kind.MONEY and _LOSS & set(_ahead(mention)):
        return None  # "an operating loss of 4 million" is how a year ended
    weight = cues.best(mention.roles, _ROLES)
    if quantity.unit in _POINTS or is_verb(mention):
        weight = max(weight, STATED)
    elif not _beside_change(mention):
        weight = HINTED if moved(mention) else 0
    if weight < HINTED or cues.best(mention.roles, ("from", "new")) >= max(weight, 7):
        return None
    if _is_end(mention):
        return None
    return Told(mention, weight, _definite(mention))


def _beside_change(mention: Mention) -> bool:
    """Return whether a word of change stands close by, in the words that go with the number."""
    words, place = mention.sentence.words, mention.place
    low = place
    while (
        low > max(0, place - REACH) and words[low - 1] != NUMBER and words[low - 1] not in _ENDING
    ):
        low -= 1
    if words[place - 1 : place] == ["of"] and place > 1:
        return bool(lexicon.words("change_noun") & set(words[max(low, place - 4) : place]))
    end = place + 1
    while end < min(len(words), place + 5) and words[end] != NUMBER and words[end] not in _STOPPING:
        end += 1
    behind = {
        w
        for at, w in enumerate(words[place + 1 : end], place + 1)
        if w not in _UPDOWN or _ends(words, at)
    }
    return bool(_moving() & {*words[low:place], *behind})


def _ends(words: Sequence[str], at: int) -> bool:
    """Return whether "up" or "down" stands by itself: "20 up on", not "20 up front"."""
    follow = words[at + 1 : at + 2]
    return not follow or follow[0] in MARKS or follow[0] in (".", "on", "from", "in", "over")


def _is_end(mention: Mention) -> bool:
    """Return whether a number is an end of a range, or the base in "the rise on May (#)"."""
    words, place = mention.sentence.words, mention.place
    if words[place - 1 : place] == ["between"] or words[place + 1 : place + 3] in (
        ["to", NUMBER],
        ["-", NUMBER],
        ["–", NUMBER],
    ):
        return True
    if (
        words[place - 2 : place] == [NUMBER, "and"]
        and "between" in words[max(0, place - 5) : place]
    ):
        return True
    return words[place - 1 : place] == ["("] and bool(
        {"on", "from", "since"} & set(words[max(0, place - 4) : place])
    )


@cache
def _moving() -> frozenset[str]:
    """Return the single words of a change from one time to another."""
    names = ("up_verb", "down_verb", "up_noun", "down_noun", "up_word", "down_word")
    single = {p.split()[0] for name in names for p in lexicon.words(name)}
    return (
        frozenset(
            single | {"change", "changed", "move", "moved", "swing", "swung", "difference", "off"}
        )
        - _AMBIGUOUS
    )


def moved(mention: Mention) -> int:
    """Return 1 or -1 where words close by add or take a number away, else 0."""
    words, place = mention.sentence.words, mention.place
    before = words[max(0, place - 2) : place]
    if _MORE & set(before):
        return 1 if not {"net"} & set(before) else 0
    for at in range(place - 1, max(-1, place - REACH - 1), -1):
        if words[at] in MARKS or words[at] == NUMBER:
            break
        if words[at] in DOWN:
            return -1
        if words[at] in UP:
            return 1
    behind = words[place + 1 : place + 3]
    if DOWN & set(behind):
        return -1
    if words[place + 1 : place + 2] == ["back"] and _GIVES & set(
        words[max(0, place - REACH) : place]
    ):
        return -1  # "which gives every cook ten minutes back"
    return 1 if UP & set(behind) else 0


def for_better(mention: Mention) -> bool:
    """Return whether a time is told as a gain or loss: an improvement of a minute is a minute less."""
    words, place = mention.sentence.words, mention.place
    near = words[max(0, place - REACH) : place + 3]
    return mention.quantity.kind is Kind.DURATION and not _BETTER.isdisjoint(near)


def way(mention: Mention) -> int:
    """Return which way a change goes: 1 up, -1 down, 0 untold."""
    if for_better(mention):
        return 0
    up, down = mention.roles.get("change.up", 0), mention.roles.get("change.down", 0)
    if up != down:
        return 1 if up > down else -1
    return moved(mention)


def _definite(mention: Mention) -> bool:
    """Return whether a change is told as one known: "the additional #", "that fall of #"."""
    words, place = mention.sentence.words, mention.place
    nouns = lexicon.words("change_noun")
    for at in range(place - 1, max(-1, place - REACH - 1), -1):
        if words[at] in DEFINITE_WORDS:
            inside = words[at + 1 : place]
            return not inside or bool(nouns & set(inside)) or bool(_MORE & set(inside))
        if words[at] == NUMBER or words[at] in ("a", "an", ";", "."):
            return False
    return False


def is_verb(mention: Mention) -> bool:
    """Return whether a multiple is the verb of its clause: "sales tripled"."""
    surface = mention.quantity.surface.lower()
    return (
        mention.quantity.kind is Kind.MULTIPLE
        and " " not in surface
        and surface.endswith(("ed", "es", "ing"))
    )
