"""Means said: that a number is called an average, and whether of other numbers than those near.

In: a mention. Out: a `Said`: the measure (mean or median), how plainly it is said, where, and
whether it is that of others ("the national average", "an average of 40 last year"). Of which
numbers it is the mean is for `average`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from verify.match import _clauses
from verify.match.frame import Mention
from verify.match.reading import NUMBER, Sentence
from verify.model.quantity import Kind, Quantity
from verify.named import NamedTuple

NOUN = 9  # "a mean of _", "the average was _", "averaging _"
FRONTED = 7  # "on average, then, buyers paid _"
BEHIND = 8  # "_ on average"
PER = 5  # "that is _ a match"
_NEAR = 8  # words between a mean and its number
_LONG = 40  # the same, where a list or an aside stands between and a verb closes it
_MOST = 31  # numbers that a mean is said to be of
_NOUNS = frozenset(["mean", "average", "avg", "median", "averages"])
_VERBS = frozenset(["averaged", "averaging"])
_NAMES = _NOUNS | _VERBS
_CLOSES = frozenset("is was were are at of therefore thus be : come came comes stood".split())
_MODALS = frozenset(
    "to would will could may might can must should not does do did which that they these those it this"
    " won't wouldn't doesn't didn't i you we often".split()
)
_SET_BESIDE = frozenset(
    "above below than versus vs twice half times beyond exceeds exceeded beat beats beating against under"
    " compared near nearer close".split()
)
_ELSEWHEN = frozenset(
    "last previous previously earlier ago nationally elsewhere normally usually before since worldwide"
    " globally ever typically".split()
)
_THE = frozenset("the those these all last first past".split())
_AND = frozenset([",", "and", "&", "+"])
_SAID = frozenset(["is", "was", "were", "are", "therefore"])
_EARLIER = frozenset(
    "earlier ago previously nationally elsewhere normally usually worldwide".split()
)
_ENDS = frozenset([";", ".", ":", ",", ")", "(", "—", "–", NUMBER, "and", "but", "while"])
_SAYS = frozenset(["that's", "that", "this", "it", "which", "or", "makes", "making"])
_MULTIPLES = frozenset({Kind.MULTIPLE, Kind.RATIO, Kind.PERCENT})
TURNS = frozenset(
    "game match night day week month year round innings visit trip run lap race test quarter term season"
    " session hour shift piece head outing start".split()
)


class Said(NamedTuple):
    """That a number is a mean: of what sort, how plainly, since which word, and if of another time."""

    median: bool
    weight: int
    at: int
    elsewhen: bool


def may_say(sentence: Sentence) -> bool:
    """Return whether a sentence holds words by which a number may be called a mean."""
    own = sentence.vocabulary
    return not own.isdisjoint(_NAMES) or not (own.isdisjoint(TURNS) or own.isdisjoint(_SAYS))


def said(mention: Mention) -> Said | None:
    """Return what says that a number is a mean, or None."""
    words, place = mention.sentence.words, mention.place
    if _counting(mention) or _listed(mention):
        return None
    found = _before(mention) or _behind(words, place) or _per(words, place)
    if found is None or _set_beside(mention.sentence, found[0]):
        return None
    at, weight = found
    return Said(words[at] == "median", weight, at, _elsewhen(words, at, place))


def _counting(mention: Mention) -> bool:
    """Return whether a number says of how many: "the average of the three"."""
    before = mention.sentence.words[max(0, mention.place - 1) : mention.place]
    return bool(_THE & set(before))


def _listed(mention: Mention) -> bool:
    """Return whether a number opens or goes on a list: "averages of 31, 38 and 44"."""
    words, place = mention.sentence.words, mention.place
    numbers = {mention.sentence.place(q): q for q in mention.sentence.quantities}
    for step in (1, 2, 3):
        if words[place + step : place + step + 1] == [NUMBER]:
            other = numbers.get(place + step)
            joint = set(words[place + 1 : place + step])
            return (
                bool(joint)
                and joint <= _AND
                and other is not None
                and (
                    other.kind is mention.quantity.kind
                    or (other.kind is Kind.NUMBER and not other.unit)
                )
            )
    return False


def counts(quantity: Quantity) -> bool:
    """Return whether a number may say how many there are: "the five", "those four days"."""
    value = quantity.magnitude
    if quantity.kind not in (Kind.NUMBER, Kind.DURATION) or value is None:
        return False
    return 2 <= value <= _MOST and value == value.to_integral_value()


def _before(mention: Mention) -> tuple[int, int] | None:
    """Return where a mean is named before a number, and how plainly."""
    sentence, place = mention.sentence, mention.place
    words = sentence.words
    numbers = {sentence.place(q): q for q in sentence.quantities}
    closed = place > 0 and (
        words[place - 1] in _CLOSES
        or (words[place - 1] == "," and "," in words[place + 1 : place + 4])
    )
    marks = 0
    for at in range(place - 1, max(-1, place - 1 - (_LONG if closed else _NEAR)), -1):
        word = words[at]
        if word in _VERBS and (closed or not marks):
            return at, NOUN
        if word in _NOUNS and not _verb(words, at):
            if words[at - 1 : at] == ["on"]:
                return (at, FRONTED) if place - at <= _NEAR else None
            return None if marks and not closed else (at, NOUN)
        if word == NUMBER and not (at in numbers and _may_stand_between(numbers[at], mention)):
            return None
        if word in (".", ";") or (word in (":", "(") and not closed and at < place - 1):
            return None
        marks += word in (",", ")", "—", "–")
    return None


def _may_stand_between(other: Quantity, mention: Mention) -> bool:
    """Return whether a number may stand between a mean and its value: a count, or one of its list."""
    if counts(other):
        return True
    last = mention.sentence.words[mention.place - 1]
    return last in _SAID and other.unit in ("", mention.quantity.unit)


def _verb(words: Sequence[str], at: int) -> bool:
    """Return whether "mean" is no noun: "which would mean 40 jobs"."""
    if words[at] == "averages":
        return words[at + 1 : at + 2] not in ([NUMBER], ["out"], ["at"])
    return words[at] == "mean" and at > 0 and words[at - 1] in _MODALS


def _behind(words: Sequence[str], place: int) -> tuple[int, int] | None:
    """Return where "on average" stands behind a number."""
    for at in range(place + 1, min(len(words), place + 7)):
        if words[at] in ("average", "mean") and (words[at - 1] == "on" or at == place + 1):
            return at, BEHIND
        if words[at] in _ENDS:
            return None
    return None


def _per(words: Sequence[str], place: int) -> tuple[int, int] | None:
    """Return where "that's _ a match" says so of what was listed before."""
    behind = words[place + 1 : place + 4]
    at = next((i for i, word in enumerate(behind[:2]) if word in ("a", "an", "per", "each")), -1)
    if at < 0 or not set(behind[at + 1 : at + 2]) & TURNS:
        return None
    said_so = 0 < place <= 4 and words[0] in _SAYS
    return (place, PER) if said_so or words[place - 1] in ("or", "making") else None


def _set_beside(sentence: Sentence, at: int) -> bool:
    """Return whether something is set against a mean: "twice the average of 9 mm"."""
    words = sentence.words
    for place in range(at - 1, max(-1, at - 5), -1):
        if words[place] in _clauses.MARKS:
            return False
        if words[place] == NUMBER:
            return any(
                q.kind in _MULTIPLES for q in sentence.quantities if sentence.place(q) == place
            )
        if words[place] in _SET_BESIDE:
            return True
    return False


def _elsewhen(words: Sequence[str], at: int, place: int) -> bool:
    """Return whether a mean is said to be that of another time or place."""
    for word in words[place + 1 : place + 8]:
        if word in _ELSEWHEN:
            return True
        if word in _ENDS:
            break
    start = min(at, place)
    return bool(_EARLIER & set(words[max(0, start - 5) : start]))


def of_others(mention: Mention, found: Said) -> bool:
    """Return whether a mean is said to be that of others than the numbers before it.

    "The average last year was", "without it the mean is", "the mean pay of a driver", "in the
    capital the average room holds".
    """
    words = mention.sentence.words
    start, end = min(found.at, mention.place), max(found.at, mention.place)
    between = words[start + 1 : end]
    before = words[max(0, start - 4) : start]
    if (
        _PAST & set(between)
        or _PAST & set(before)
        or _LEFT_OUT & set(words[max(0, start - 9) : end + 6])
    ):
        return True
    if any(a in ("of", "for") and b in ("a", "an") for a, b in pairwise(between)):
        return True
    at = start
    while at > 0 and words[at - 1] not in _CLAUSE_ENDS:
        at -= 1
    opening = words[at:start]
    return len(opening) > 2 and opening[0] in _PLACED and opening[-1] in _ARTICLES


_PAST = frozenset(["last", "previous", "earlier", "normal", "usual"])
_LEFT_OUT = frozenset(
    "without excluding except apart besides leaving ignoring discounting disregarding omitting other others elsewhere".split()
)
_CLAUSE_ENDS = frozenset([";", ".", ":", ",", NUMBER, "and", "but", "while", "whereas"])
_PLACED = frozenset(["in", "at", "among", "across", "for", "on", "outside", "nationally"])
_ARTICLES = frozenset(["the", "a", "an", "its", "their", "his", "her", "our"])


def moves(mention: Mention) -> bool:
    """Return whether a mean is one end of a move: "the mean went from 20 to 30"."""
    words, place = mention.sentence.words, mention.place
    return words[place - 1 : place + 3] == ["from", NUMBER, "to", NUMBER] or (
        words[max(0, place - 3) : place + 1] == ["from", NUMBER, "to", NUMBER]
    )


def scored(mention: Mention) -> Mention:
    """Return a mention of "27 points" in a game as a bare number: these are no percentages."""
    own = mention.quantity
    if own.unit != "percentage_point" or "percent" in own.surface:
        return mention
    return mention._replace(quantity=own._replace(unit="", kind=Kind.NUMBER))


def named_right_before(mention: Mention) -> bool:
    """Return whether a number right behind a word for it is a mean itself: "a mean of 43"."""
    found = said(mention)
    return found is not None and not found.elsewhen and mention.place - found.at in (1, 2)


def unit_before(first: Mention, unit: str) -> bool:
    """Return whether a list of bare numbers is said to be in a unit: "in seconds, 4, 7 and 9"."""
    words = first.sentence.words[max(0, first.place - 4) : first.place]
    before = [word for word in words if word != ","]
    return any(a == "in" and b.rstrip("s") == unit.rstrip("s") for a, b in pairwise(before))
