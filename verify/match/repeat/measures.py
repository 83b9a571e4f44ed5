"""One measure of one thing told twice in other words: "52 m high ... the mast's 47 metres".

In: a reading. Out: pairs of numbers that two wordings make one measure, where the text has
that measure twice only:

    staff     "a workforce of 410" and "the firm's 140 employees"
    length    "a running time of 88 minutes" and "at 1 hour 48 minutes it is ..."
    extent    "the mast, 52 m high" and "the mast's 47 metres"
    margin    "wins by 15 seconds" in the headline and "51 seconds clear" beneath

Counts of one noun, amounts that name a thing and statements in the same words are left to
the other modules of this folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from verify import units
from verify.match.facts import stem
from verify.match.reading import Reading, Sentence
from verify.match.repeat._twice import (
    TOP,
    Lines,
    Placed,
    Twice,
    comparable,
    contrasted,
    corrected,
    made_of,
    parted,
    point,
    timed_apart,
)
from verify.model.document import BlockKind
from verify.model.quantity import Hedge, Kind, Quantity

BACK = 8  # sentences between two tellings of one measure
MOST = 4  # tellings of a measure; what has more speaks of many things
_LEDE = 3  # sentences beneath a headline that tell its news
_HOUSES = frozenset(
    "firm company business group factory mill plant brewery bakery yard shipyard agency bank charity maker works"
    " manufacturer retailer supplier contractor studio publisher startup start-up practice workshop foundry".split()
)
_STAFF = frozenset("employee worker staff".split())
_STAFF_OF = frozenset("workforce staff payroll headcount team".split())
_DEFINITE = frozenset("the its their our his her".split())
_TALL = frozenset("tall high long deep wide broad thick".split())
_RUNS = frozenset("runs ran run lasts lasting lasted".split())
_SHOWN = frozenset(
    "it which that this the film movie play album opera show concert recording".split()
)
_WON = frozenset("wins win won beats beat victory triumphs triumph takes took".split())
_CLEAR = frozenset("clear ahead faster quicker better".split())
_LEAST, _LONGEST = 30, 300  # minutes that a film or an album may run


def pairs(text: Reading) -> Iterator[Twice]:
    """Return the measures that are told twice with different values."""
    lines = Lines(text)
    for find in (_staff, _running):
        yield from told(text, lines, find)
    yield from _extents(text, lines)
    yield from _margin(text, lines)


def told(text: Reading, lines: Lines, find: Callable[[Sentence, Quantity], str]) -> Iterator[Twice]:
    """Return the only two tellings of one measure."""
    found: list[tuple[str, Placed]] = []
    for sentence in text.sentences:
        for quantity in sentence.quantities:
            if (way := find(sentence, quantity)) and sentence.kind is not BlockKind.TABLE:
                found.append((way, lines.placed(sentence, quantity)))
    if not 1 < len(found) <= MOST or any(way == "other" for way, _ in found):
        return
    first = found[0][1]
    others = [m for way, m in found[1:] if way == "again" or found[0][0] == "again"]
    if len(others) != len(found) - 1:
        return
    second = others[0]
    if _one(text, first, second):
        yield Twice(first.quantity, second.quantity, "one measure, told in two ways")


def _one(text: Reading, first: Placed, second: Placed) -> bool:
    """Return whether nothing sets two tellings apart."""
    if first.sentence is second.sentence or second.sentence.index - first.sentence.index > BACK:
        return False
    if corrected(first) or corrected(second) or parted(first, second):
        return False
    if contrasted(first, second):
        return False
    if first.quantity.kind is Kind.DATE:
        return True
    if timed_apart(first, second):
        return False
    return comparable(first.quantity, second.quantity) and not made_of(text, first, second)


def words_round(sentence: Sentence, quantity: Quantity) -> tuple[Sequence[str], Sequence[str]]:
    """Return the words before a number and behind it."""
    place = sentence.place(quantity)
    return sentence.words[:place], sentence.words[place + 1 :]


def _staff(sentence: Sentence, quantity: Quantity) -> str:
    """Return how a number tells how many work for the firm of a text: "first", "again" or ""."""
    if quantity.kind is not Kind.NUMBER or not point(quantity):
        return ""
    before, behind = words_round(sentence, quantity)
    counted = stem(quantity.counted.split("_")[-1]) if quantity.counted else ""
    people = counted in {stem(w) for w in _STAFF}
    if people and before and (_house(before[-1]) or before[-1] in ("its", "our")):
        return "again" if behind[1:2] not in (["in"], ["at"], ["on"], ["who"], ["from"]) else ""
    whole = before[-3:-2] in (["a"], ["its"], ["the"], ["total"], ["our"])
    if before[-1:] == ["of"] and before[-2:-1] and before[-2] in _STAFF_OF and not quantity.counted:
        return "first" if whole or "total" in before[-4:] else ""
    bare = people or not quantity.counted or counted == stem("people")
    return "first" if before[-1:] in (["employs"], ["employing"]) and bare else ""


def _house(word: str) -> bool:
    return word.endswith("'s") and word.removesuffix("'s") in _HOUSES


def _running(sentence: Sentence, quantity: Quantity) -> str:
    """Return how a duration tells how long the only work of a text runs."""
    if quantity.kind is not Kind.DURATION or not point(quantity) or not _may_run(quantity):
        return ""
    before, behind = words_round(sentence, quantity)
    if before[-3:] == ["running", "time", "of"] or before[-2:] in (
        ["runtime", "of"],
        ["runs", "to"],
    ):
        return "first"
    if before[-2:-1] and before[-2] in _RUNS and before[-1] == "for" and behind[:1] != ["a"]:
        return "first"
    opened = len(before) == 1 or before[-2:-1] in ([","], ["which"])
    shown = bool(behind) and (behind[0] in _SHOWN or behind[0] == ",")
    return "again" if before[-1:] == ["at"] and opened and shown and behind[1:2] else ""


def _may_run(quantity: Quantity) -> bool:
    minutes = {"minute": Decimal(1), "hour": Decimal(60)}.get(quantity.unit)
    return minutes is not None and _LEAST <= minutes * (quantity.magnitude or 0) <= _LONGEST


def _extents(text: Reading, lines: Lines) -> Iterator[Twice]:
    """Return "52 m high" and "the mast's 47 metres", where the mast is spoken of before."""
    tall: list[Placed] = []
    for sentence in text.sentences:
        for quantity in sentence.quantities:
            if quantity.kind is not Kind.PHYSICAL or not point(quantity):
                continue
            if units.dimension(quantity.unit) != "length":
                continue
            before, behind = words_round(sentence, quantity)
            if behind[:1] and behind[0] in _TALL and behind[1:2] != ["and"]:
                tall.append(lines.placed(sentence, quantity))
            elif len(tall) == 1 and _owned(before, behind) in tall[0].line:
                second = lines.placed(sentence, quantity)
                if quantity.unit == tall[0].quantity.unit and _one_extent(text, tall[0], second):
                    yield Twice(tall[0].quantity, quantity, "the size of a thing spoken of before")


def _owned(before: Sequence[str], behind: Sequence[str]) -> str:
    """Return the stem of the thing of "the mast's 47 metres of steel", or "-"."""
    if behind[:1] and behind[0].isalpha() and behind[0] not in ("of", "were", "was", "are", "is"):
        return "-"
    if len(before) < 2 or not before[-1].endswith("'s") or before[-2] != "the":
        return "-"
    return stem(before[-1].removesuffix("'s"))


def _one_extent(text: Reading, first: Placed, second: Placed) -> bool:
    if first.sentence is second.sentence or second.sentence.index - first.sentence.index > BACK:
        return False
    if corrected(first) or corrected(second) or contrasted(first, second):
        return False
    alike = first.quantity.hedge is Hedge.NONE and second.quantity.hedge is Hedge.NONE
    return (
        alike and comparable(first.quantity, second.quantity) and not made_of(text, first, second)
    )


def _margin(text: Reading, lines: Lines) -> Iterator[Twice]:
    """Return the margin of a headline and that of the sentences beneath it."""
    for at, sentence in enumerate(text.sentences[:2]):
        if sentence.kind not in TOP or _WON.isdisjoint(sentence.vocabulary):
            continue
        told = [
            q
            for q in sentence.quantities
            if words_round(sentence, q)[0][-1:] == ["by"] and point(q)
        ]
        if len(told) != 1:
            continue
        clear = [
            lines.placed(own, q)
            for own in text.sentences[at + 1 : at + 1 + _LEDE]
            for q in own.quantities
            if q.unit == told[0].unit and point(q) and _by_margin(own, q)
        ]
        if len(clear) == 1 and not corrected(clear[0]) and comparable(told[0], clear[0].quantity):
            yield Twice(told[0], clear[0].quantity, "the margin of the headline")


def _by_margin(sentence: Sentence, quantity: Quantity) -> bool:
    """Return whether a number is the margin of one who has won."""
    before, behind = words_round(sentence, quantity)
    if not behind or (quantity.kind is Kind.NUMBER and not quantity.counted):
        return False
    at = 1 if quantity.counted and behind[0] != "clear" else 0
    word = behind[at] if at < len(behind) else ""
    others = {"with", "when", "after", "lead", "led", "leading", "at", "halfway", "were", "was"}
    return (word in _CLEAR and not others & set(before[-4:])) or (
        before[-1:] == ["by"] and bool(_WON & set(before[-6:]))
    )
