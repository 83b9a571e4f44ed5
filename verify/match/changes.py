"""Changes: what speaks for two values and the change, multiple or gap said of them.

In: a candidate tuple of a frame. Out: reasons with their weights, added to its evidence:
whether the two values are the only such pair, stand side by side, carry their years in
the right order, move as the words say, and whether the clause of the change goes on
about them (`attachment`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from verify.match import _astray, _moments, _moored, _own, _twofold, cues, lexicon
from verify.match._clauses import MARKS, is_content, trimmed
from verify.match._told_change import for_better
from verify.match.attachment import Tie, qualified, tie
from verify.match.reading import NUMBER
from verify.model.quantity import Kind, Quantity
from verify.units import dimension

if TYPE_CHECKING:
    from verify.match.candidate import Candidate
    from verify.match.evidence import Evidence
    from verify.match.frame import Mention

ONLY_PAIR = 5
NEIGHBOURS = 2
PARTED = -3
DIRECTION = 3
AGAINST_DIRECTION = -18
NOT_MEANT = -14
DATED = {1: 6, -1: -12, 0: 0}  # the years beside the values: in order, reversed, unknown
TIED = {Tie.FOREIGN: -40, Tie.LOOSE: -3, Tie.SAME: 2, Tie.TAIL: 5}
TIMED = 9
MOORED = (0, 4, 12)  # by how many of its ends a change names
SMALL = -10
FEW = 12
REFERRING = 8  # weight of a cue by which a change is one just told
APART = -20
TIMED_APART = -4  # of two times, and so perhaps of one thing under two names
_OF_NORMS = tuple(
    f"the {word}" for word in ("norm", "average", "usual", "normal", "national", "limit", "rate")
)
_MEASURES = frozenset(
    [
        "earnings",
        "ebitda",
        "sales",
        "income",
        "revenue",
        "profit",
        "profits",
        "equity",
        "forecast",
        "salary",
        "turnover",
    ]
)
SIDES = (-14, -4, 6)  # by how many values carry a noun of the ratio
BOTH_NAMED = 16  # and both nouns of "four controls to each case"
UNNAMED = -8  # in one sentence the nouns may be other words for the same
BRACKETED = -12
APPENDED = 6
FAR = 6  # words between a change and its base
BASE = 5  # a multiple with what it is of right behind it
_EACH = frozenset(["each", "every"])
_TOLD = frozenset("it they he she we you i was is had the its their his her".split())
_COMPARING = frozenset(["and", "but", "while", "when"])
_ADJECTIVES = {
    **dict.fromkeys(("heavy", "heavier", "light", "lighter"), "mass"),
    **dict.fromkeys(
        ("long", "longer", "tall", "taller", "high", "higher", "wide", "wider", "deep", "deeper", "far",
         "farther", "thick", "thicker", "short", "shorter", "low", "lower"), "length"
    ),
    **dict.fromkeys(("fast", "faster", "quick", "quicker", "slow", "slower"), "length/time"),
    **dict.fromkeys(("dear", "dearer", "costly", "costlier", "expensive", "cheap", "cheaper"), "money"),
    **dict.fromkeys(("old", "older", "young", "younger", "long", "longer"), "time"),
}  # fmt: skip
TWIN = 10
LINKED = 8  # another sentence that goes on about the values


def pair(evidence: Evidence, candidate: Candidate) -> None:
    """Count whether two alike numbers are the only such pair near, neighbours, or parted."""
    anchor, (first, second) = candidate.anchor, candidate.values
    _standing(evidence, candidate)
    for reason, weight in (*_astray.signs(candidate), *_own.signs(candidate)):
        evidence.add(reason, weight * NOT_MEANT)
    if _base_follows(anchor, candidate.slots.get("old")):
        evidence.add("its base behind it", BASE)
    if _appended(anchor, second):
        evidence.add("appended to its value", APPENDED)
    if _twofold.fits(candidate):
        evidence.add("told in other terms, which fit", TWIN)
    ends = [m for m in (first, second) if m.roles.get("new", 0) >= 7 and "from" not in m.roles]
    if len(ends) == 2 and not any(m.roles.get("old", 0) >= 6 for m in ends):
        evidence.add("two results", NOT_MEANT)
    ordered = sorted((anchor, first, second), key=lambda m: m.order)
    named = _moored.moored(anchor, (first, second))
    evidence.add("names its ends", MOORED[len(named)])
    for reason, weight in _moored.signs(candidate, named):
        evidence.add(reason, weight * NOT_MEANT)
    ties = [
        _moored.tied(a, b, anchor, named)
        for a, b in pairwise(ordered)
        if anchor is a or anchor is b
    ]
    if qualified(anchor) and len(named) < len(ordered) - 1:
        ties = [Tie.FOREIGN]
    elif cues.best(anchor.roles, ("that_change",)) >= REFERRING and anchor is ordered[-1]:
        ties = [Tie.TAIL]  # "the regulator called the 25% rise a surprise"
    _tied(evidence, min(ties), anchor, (first, second))
    if anchor not in ordered[1:2] and tie(first, second) is Tie.FOREIGN:
        evidence.add(
            "values of two subjects", TIMED_APART if _moments.apart(first, second) else APART
        )
    _bracketed(evidence, anchor, (first, second))
    if anchor.quantity.kind is Kind.MULTIPLE:
        _other_side(evidence, anchor, (first, second))
    _dated(evidence, candidate.slots)


def compared(evidence: Evidence, candidate: Candidate) -> None:
    """Count the same for two values of different things, each with a subject of its own."""
    anchor, (first, second) = candidate.anchor, candidate.values
    _standing(evidence, candidate)
    for reason, weight in (*_astray.compared(candidate), *_own.compared(candidate)):
        evidence.add(reason, weight * NOT_MEANT)
    if anchor.quantity.kind in (Kind.MULTIPLE, Kind.RATIO):
        _other_side(evidence, anchor, (first, second))
    if anchor.quantity.kind is Kind.RATIO:
        _sides(evidence, anchor, (first, second))
        if first.quantity.unit != second.quantity.unit:
            evidence.add("of two units", 2 * NOT_MEANT)
    if "per_one" in anchor.roles and anchor.quantity.kind is Kind.NUMBER:
        evidence.add("nouns of the ratio", _nouns(anchor, (first, second)))
    if anchor.quantity.kind is Kind.MULTIPLE and _base_follows(
        anchor, candidate.slots.get("less"), compared=True
    ):
        evidence.add("its base behind it", BASE)
    if anchor.quantity.kind is Kind.RATIO and _base_follows(
        anchor, candidate.slots.get("more"), compared=True
    ):
        evidence.add("its base behind it", BASE)
    near = second if anchor.order > second.order else first
    found = tie(anchor, near, timed=near.order < anchor.order)
    if found is Tie.FOREIGN and _of_measure(anchor, (first, second)):
        found = Tie.SAME  # "90 kg and 15 kg; the mother was six times as heavy"
    _tied(evidence, found, anchor, (first, second))


def _appended(anchor: Mention, value: Mention) -> bool:
    """Return whether a change ends a clause right behind its value: "and the other #, # more."."""
    words, place = anchor.sentence.words, anchor.place
    return (
        anchor.sentence is value.sentence
        and value.place == place - 2
        and words[place - 1] == ","
        and words[place + 1 : place + 2] != []
        and words[place + 1] in lexicon.words("more_word")
        and words[place + 2 : place + 3] != []
        and words[place + 2] in MARKS | {"."}
    )


def _nouns(anchor: Mention, values: Sequence[Mention]) -> int:
    """Return what the nouns of "four controls to each case" say of the two values."""
    words, place = anchor.sentence.words, anchor.place
    near = {trimmed(w) for m in values for w in m.sentence.words[m.place + 1 : m.place + 4]}
    noun = words[place + 1] if is_content(" ".join(words[place + 1 : place + 2])) else ""
    for at in range(max(0, place - 10), min(len(words) - 1, place + 6)):
        if words[at] in _EACH and words[at + 1] == NUMBER:
            return 2 * SIDES[0]  # "10 for every hundred"
        if words[at] in _EACH and is_content(words[at + 1]):
            if noun and trimmed(noun) not in near:
                return SIDES[0]
            if trimmed(words[at + 1]) in near:
                return BOTH_NAMED if noun else SIDES[2]
            return UNNAMED
    return SIDES[0] if noun and trimmed(noun) not in near else 0


def _base_follows(anchor: Mention, base: Mention | None, *, compared: bool = False) -> bool:
    """Return whether what a change is of stands right behind it: "a quarter more than the 480"."""
    if base is None or base.sentence is not anchor.sentence or base.place < anchor.place:
        return False
    between = anchor.sentence.words[anchor.place + 1 : base.place]
    if compared and "than" in between:
        return False
    if len(between) > FAR or MARKS & set(between) or NUMBER in between:
        return False
    if _COMPARING & set(between):
        return False
    return compared or "than" in between


def _of_measure(anchor: Mention, values: Sequence[Mention]) -> bool:
    """Return whether a multiple is of what the values measure: "as heavy" of two masses."""
    behind = anchor.sentence.words[anchor.place + 1 : anchor.place + 3]
    unit = values[0].quantity.unit
    if not unit or not behind:
        return False
    measured = _ADJECTIVES.get(behind[-1] if behind[0] == "as" else behind[0], "")
    return bool(measured) and dimension(unit).split("_")[0] == measured


def _other_side(evidence: Evidence, anchor: Mention, values: Sequence[Mention]) -> None:
    """Count words by which a multiple is of something else: "as many readers", "as in 2015"."""
    words, place = anchor.sentence.words, anchor.place
    behind = words[place + 1 : place + 9]
    text = " ".join(behind)
    if any(text.startswith(start) for start in _OF_NORMS):
        evidence.add("of a norm", NOT_MEANT)
    if behind[:1] == ["what"] and behind[1:2] and behind[1] not in _TOLD:
        evidence.add("of something untold", NOT_MEANT)
    if behind[:1] == ["the"] and _untold(behind[1:], values):
        evidence.add("of something untold", NOT_MEANT)
    if _moored.ANOTHER_TIME.search(f" {text} ") and not any(
        m.roles.get("old", 0) >= 5 for m in values
    ):
        evidence.add("of another time", NOT_MEANT)
    measure = next((w for w in behind[:3] if w in _MEASURES), "")
    if measure and not any(_near(measure, m, anchor) for m in values):
        evidence.add("of another measure", NOT_MEANT)
    if behind[:2] in (["as", "many"], ["as", "much"]) and behind[2:3] and is_content(behind[2]):
        near = {trimmed(w) for m in values for w in m.sentence.words[m.place + 1 : m.place + 4]}
        near |= {trimmed(m.quantity.counted) for m in values}
        measured = behind[1] == "much" and all(m.quantity.unit for m in values)
        if trimmed(behind[2]) not in near and not measured:
            evidence.add("of other things", NOT_MEANT)


def _untold(behind: Sequence[str], values: Sequence[Mention]) -> bool:
    """Return whether a base has a noun of its own and no number: "1.3 times the most one may lend"."""
    end = next((i for i, w in enumerate(behind) if w in MARKS or w in (".", NUMBER)), len(behind))
    if behind[end : end + 1] == [NUMBER]:
        return False
    named = {trimmed(w) for w in behind[:end] if is_content(w)} - lexicon.words("generic")
    return bool(named) and not any(
        trimmed(w) in named for m in values for w in m.sentence.words[: m.place + 5] if m.place
    )


def _near(word: str, mention: Mention, anchor: Mention) -> bool:
    """Return whether a word stands beside a number, and not only behind the anchor."""
    words, place = mention.sentence.words, mention.place
    if mention.sentence is anchor.sentence and place < anchor.place:
        words = words[: anchor.place]
    return word in words[max(0, place - 6) : place] or word in words[place + 1 : place + 5]


def _sides(evidence: Evidence, anchor: Mention, values: Sequence[Mention]) -> None:
    """Count whether the nouns of "one adult for every eight children" are those of the values."""
    told = anchor.quantity.surface.lower().split()
    behind = anchor.sentence.words[anchor.place + 1 : anchor.place + 2]
    own = {trimmed(w) for w in told[1:-1] if is_content(w)}
    if not own and "every" not in told and "each" not in told:
        return  # "three to one"
    own |= {trimmed(w) for w in behind}
    named = sum(
        bool(own & {trimmed(w) for w in m.sentence.words[m.place + 1 : m.place + 4]})
        for m in values
    )
    beside = all(m.sentence is anchor.sentence for m in values)
    evidence.add("sides by name", UNNAMED if not named and beside else SIDES[named])


def _standing(evidence: Evidence, candidate: Candidate) -> None:
    """Count where two alike numbers stand among the others of their sort."""
    anchor, (first, second) = candidate.anchor, candidate.values
    alike = candidate.alike if candidate.strict else _one_unit
    like = [m for m in candidate.pool if alike(m.quantity, first.quantity)]
    if len(like) == 2:
        evidence.add("the only pair", ONLY_PAIR)
    between = [m for m in like if first.order < m.order < second.order]
    if not between:
        evidence.add("neighbours", NEIGHBOURS)
        if first.sentence is second.sentence and second.place - first.place <= 5:
            joint = first.sentence.words[first.place + 1 : second.place]
            evidence.add("side by side", 8 if joint in (["to"], ["against"]) else 4)
    else:
        evidence.add("others between", PARTED * len(between))
    if all(_small(m.quantity) for m in (first, second)):
        evidence.add("small counts", SMALL)
    low, high = sorted((anchor.order, second.order))
    closer = [m for m in like if low < m.order < high and m not in candidate.members]
    if closer:
        evidence.add("nearer ones", PARTED * len(closer))


def _small(quantity: Quantity) -> bool:
    """Return whether a number is a small count: such stand everywhere."""
    value = quantity.magnitude
    return not quantity.unit and value is not None and -FEW <= value <= FEW


def _tied(evidence: Evidence, found: Tie, anchor: Mention, values: Sequence[Mention]) -> None:
    """Count how the clause of a change is tied to its values."""
    evidence.add(found.name.lower(), TIED[found])
    apart = all(m.sentence is not anchor.sentence for m in values)
    if apart and found >= Tie.SAME and "that_change" not in anchor.roles:
        evidence.add("linked", LINKED)


def _bracketed(evidence: Evidence, anchor: Mention, values: Sequence[Mention]) -> None:
    """Count values in a bracket that says nothing of what they were: "11.2% (SD 7.9)"."""
    for mention in values:
        inside = _bracket(mention)
        if not inside or (anchor.sentence is mention.sentence and _bracket(anchor) == inside):
            continue
        told = cues.best(mention.roles, ("from", "old", "new")) >= 5 and (
            "to" not in inside or inside[1:2] == ("from",)
        )
        if not told and not any(_moments.is_year(w) for w in inside):
            evidence.add("in a bracket", BRACKETED)


def _bracket(mention: Mention) -> tuple[str, ...]:
    """Return the words of the bracket that a number stands in; none outside one."""
    words, place = mention.sentence.words, mention.place
    for start in range(place - 1, max(-1, place - 16), -1):
        if words[start] == ")":
            break
        if words[start] == "(":
            end = place
            while end < len(words) and words[end] != ")":
                end += 1
            return tuple(words[start:end])
    return ()


def _dated(evidence: Evidence, slots: Mapping[str, Mention]) -> None:
    """Count whether the time beside the old value is the earlier."""
    if "old" not in slots or "new" not in slots:
        return
    sort, found = _moments.order(slots["old"], slots["new"])
    if sort == "year" or (sort == "relative" and found < 0):
        evidence.add("dated", DATED[found])
    elif sort and found and not _told_order(slots["old"], slots["new"]):
        evidence.add("timed", TIMED)


def _told_order(old: Mention, new: Mention) -> bool:
    """Return whether cues already say which of two values is the older."""
    return cues.best(old.roles, ("from", "old")) >= 5 or new.roles.get("new", 0) >= 5


def _one_unit(one: Quantity, other: Quantity) -> bool:
    """Return whether two quantities have one unit, whatever they count."""
    return one.kind == other.kind and one.unit == other.unit


def direction(evidence: Evidence, candidate: Candidate) -> None:
    """Compare the word of change with which of old and new is the greater."""
    anchor, slots = candidate.anchor, candidate.slots
    unit = slots["old"].quantity.unit
    old, new = (candidate.size(slots[name].quantity, unit) for name in ("old", "new"))
    times = anchor.quantity.magnitude
    if anchor.quantity.kind is Kind.MULTIPLE and old and new and times:
        _moves(evidence, agrees=(new > old) == (times > 1))
        return
    if anchor.quantity.kind is Kind.RATIO and slots["old"].quantity.unit == "percent":
        evidence.add("a fraction of a point", NOT_MEANT)
    up, down = anchor.roles.get("change.up", 0), anchor.roles.get("change.down", 0)
    if up == down or old == new:
        return
    if for_better(anchor):
        return
    _moves(evidence, agrees=(new > old) == (up > down))


def _moves(evidence: Evidence, *, agrees: bool) -> None:
    """Count whether two values move as the words say."""
    if agrees:
        evidence.add("direction", DIRECTION)
    else:
        evidence.add("against the direction", AGAINST_DIRECTION)
