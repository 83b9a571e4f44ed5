"""In the group: how surely a number is that of one of those of whom bounds were told.

In: a band and a like number behind it, or before it where it is said to be within. Out: points.
What speaks for it: nearness, a list of which the others lie inside, a name, a label or noun that the
band's sentence knows, a superlative or words that point one out, a verb that ends or touches. What
speaks against it: another time or place, what is total, mean, limit, wish or exception, and a
number far off.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from verify.match._bands import Band, before_month
from verify.match._superlatives import superlatives, wider
from verify.match.facts import stem, stopwords
from verify.match.frame import Mention
from verify.match.reading import NUMBER
from verify.model.quantity import Kind, Quantity

SURE = 5  # points from which a number of the same sentence is believed to be of the group
FARTHER = 6  # the same of a number of another sentence
TOLD = 3  # points without which nearness says nothing
NEARLY = 3  # points of a number just beyond an end: those of other things seldom are
_TELLS = 10  # words behind a number that may say what else it is of
_GREATER = frozenset("larger bigger smaller longer shorter wider taller extra special".split())
_JUST = Decimal("0.85"), Decimal("1.2")  # parts of an end that it may be
_OF_BAND = 3  # words right behind a band that go with it: "against the euro"
_BEHIND = 4  # words behind a band that say what it is of
_FARTHEST = 3  # times an end that one of the group may be
_BREAKS = frozenset([";", ".", ":", "but", "while", "whereas", "though", "although"])
_EXCEPT = frozenset(
    "except excepting barring bar save excluding excluded exception apart unlike leaves leave leaving overlooks overlook ignores ignoring counting"
    " disregarding".split()
)
_ELSE = _EXCEPT | frozenset(
    "outside beyond outsider elsewhere other others rest previous previously"
    " until before earlier later since then would could should may might if will ever record rejected refused barred returned"
    " fined broke breached exceeded exceeding exceeds despite however combined together total altogether average averaged averaging mean median"
    " locally isolated occasional occasionally exceptional exceptionally individual individually perhaps extra further plus addition difference gap lead short limit limits threshold target forecast expected usual usually normal normally maximum minimum"
    " standard guideline guidelines recommended legal statutory allowed permitted unless instead compared against than national ago used"
    " once optional possible likely potential upgraded reserve another next today correction corrected revised hoped wanted want wants wish wished sought proposed demanded preferred start starts spread pupils children concessions concession sd sds".split()
)
_POINTED = (
    ("one", "of"), ("of", "the"), ("of", "them"), ("the", "last"), ("the", "final"), ("at", "one"),
)  # fmt: skip
_REACHED = frozenset(
    "touched touching hit hits reached reaching reaches reach hit top tops peaked peaking dipped sank climbed fell rose slid spiked finished finishing closed closing"
    " ended ending settled stood stands included including includes include contained contains contain held gave gives measured measures"
    " weighed weighs took takes scored scores cost costs fetched yielded registered recorded came comes sends makes ran runs is was".split()
)
_DIMENSIONS = (
    frozenset("long length lengths longer longest short shorter shortest".split()),
    frozenset(
        "deep depth depths deeper deepest shallow shallower shallowest draught drawing".split()
    ),
    frozenset(
        "tall height heights taller tallest high higher highest altitude elevation elevations".split()
    ),
    frozenset(
        "wide width widths wider widest broad broadest narrow narrowest across diameter diameters".split()
    ),
    frozenset("thick thickness thickest thin thinnest".split()),
    frozenset("apart spacing away distance distances farther farthest nearest far gap".split()),
)
_ONE = frozenset("winner winning favourite favorite flagship outlier star pick champion".split())
_THEM = frozenset(
    "all them these those us group party lot two three four five six seven eight nine ten".split()
)
_AGED = frozenset("age aged ages years old oldest youngest".split())
_NO_END = frozenset(
    "west east northwest southeast southwest northeast forest interest honest request protest contest harvest modest earnest latest"
    " tempest invest suggest digest conquest bequest everest midwest arrest detest disinterest unrest rest test best worst".split()
)


def points(band: Band, value: Mention, others: Sequence[Mention]) -> int:
    """Return how surely a number is of the group of a band; `others` are like numbers near it."""
    clause = _clause(band, value)
    words = value.sentence.words
    behind = words[value.place + 1 : value.place + 4]
    if _end_of_another(value) or not _fits(band, value, clause):
        return -10
    joined = (
        value.sentence is band.sentence
        and value.place > band.last
        and value.sentence.words[band.last + 1 : band.last + 2] == list(clause[:1])
    )
    own = clause[_OF_BAND:] if joined else clause
    again = _named_again(band, clause)
    if (
        not _EXCEPT.isdisjoint(clause)
        or not (again or _ELSE.isdisjoint(own[-12:]))
        or not _ELSE.isdisjoint(behind)
        or _another_time(band, value, clause)
    ):
        return -10
    found = (
        2
        if value.sentence is band.sentence
        else 1
        if value.sentence.index == band.sentence.index + 1
        else 0
    )
    found += _measured(band, value.quantity)
    if any(
        m is not value
        and m.sentence is value.sentence
        and _inside(band, m.quantity)
        and _measured(band, m.quantity) > 0
        for m in others
    ):
        found += 3 if _side_by_side(value, others) else 1
    known = _known(band)
    told = {stem(w) for w in clause if w.isalpha()} - stopwords()
    found += 2 if told & known else 0
    found += 2 if _named(value, clause) else 0
    found += 3 if _extreme(band, value, clause) or _pointed(clause) else 0
    found += 1 if _REACHED & set(clause[-5:]) or clause[-1:] == ["the"] else 0
    found += 1 if clause[-2:] in ([",", "at"], [",", "on"], [",", "with"]) else 0
    found += 3 if again else 0
    found -= 0 if _GREATER.isdisjoint(words[value.place + 1 :][:_TELLS]) else 2
    if found >= TOLD and _nearly(band, value.quantity):
        found += NEARLY if _GREATER.isdisjoint(words[value.place + 1 :][:_TELLS]) else 0
    return found - 5 * _far(band, value.quantity)


def _end_of_another(value: Mention) -> bool:
    """Return whether a number is an end of a range or of a change of its own: "from 15 to 19"."""
    words, place = value.sentence.words, value.place
    behind = words[place + 1 : place + 2]
    if words[place - 1] in ("from", "to", "between", "by") or behind in (["-"], ["–"]):
        return True
    if words[place + 1 : place + 3] == ["to", NUMBER]:
        return True
    if words[place - 2 : place] == ["of", "the"]:
        return True  # "the last of the 14"
    return words[place - 2 : place] == [NUMBER, "and"] and words[place - 3] == "between"


def _fits(band: Band, value: Mention, clause: Sequence[str]) -> bool:
    """Return whether an age is set against ages, and what is deep against depths."""
    model = band.model
    if value.quantity.kind is Kind.AGE and model.kind is not Kind.AGE:
        return not model.counted and not _AGED.isdisjoint(band.sentence.vocabulary)
    if model.kind is not Kind.PHYSICAL:
        return True
    words = value.sentence.words
    own = _ways({*clause[-6:], *words[value.place + 1 : value.place + 4]})
    told = band.sentence.words
    theirs = _ways(set(told[: band.first]) | set(told[band.last + 1 : band.last + 4]))
    return not own or not theirs or bool(own & theirs)


def _ways(words: set[str]) -> set[int]:
    """Return the ways of measuring a length that words name: no deepest well where wells lie apart."""
    return {n for n, group in enumerate(_DIMENSIONS) if not group.isdisjoint(words)}


def _clause(band: Band, value: Mention) -> list[str]:
    """Return the words of a number's clause before it, and behind the band."""
    words, found = value.sentence.words, []
    behind = value.sentence is band.sentence and value.place > band.last
    like = _like_places(value)
    for at in range(value.place - 1, band.last if behind else -1, -1):
        if words[at] in _BREAKS and not _of_a_time(words, at):
            break
        if at in like and words[at + 1 : at + 2] == [","]:
            break  # "makes 150 hp, and the flagship 218": of another one of the group
        if words[at] != "may" or not before_month(words[at - 1]):
            found.append(words[at])
    return found[::-1]


def _of_a_time(words: Sequence[str], at: int) -> bool:
    """Return whether a colon or point is one of a time of day, "21:00"."""
    around = [*words[at - 1 : at], *words[at + 1 : at + 2]]
    return words[at] in (":", ".") and len(around) == 2 and all(w.isdigit() for w in around)


def _like_places(value: Mention) -> set[int]:
    """Return the places of the other numbers in the unit of one, in its sentence."""
    sentence, own = value.sentence, value.quantity
    return {
        sentence.place(q)
        for q in sentence.quantities
        if q.kind is own.kind and q.unit == own.unit and q.span != own.span
    }


def _measured(band: Band, value: Quantity) -> int:
    """Return how plainly two numbers measure one thing."""
    model = band.model
    if model.kind is Kind.AGE or value.kind is Kind.AGE:
        return 3 if value.kind is Kind.AGE else 0
    if _AGED & band.sentence.vocabulary and not model.unit and not value.counted:
        return 1 if value.exponent in (0, None) and 0 < (value.magnitude or 0) < 110 else -2
    if model.unit and value.unit == model.unit:
        return 1 if model.kind is Kind.PERCENT else 2
    if model.counted or value.counted:
        bare = not value.counted and value.kind is Kind.NUMBER
        return 1 if model.counted == value.counted else 0 if bare else -2
    if model.exponent == value.exponent and (model.exponent or 0) < 0:
        return 2
    return -2


def _inside(band: Band, value: Quantity) -> bool:
    size = value.magnitude or Decimal(0)
    low = band.low.magnitude if band.low is not None else None
    high = band.high.magnitude if band.high is not None else None
    return (low is None or size >= low) and (high is None or size <= high)


def _side_by_side(value: Mention, others: Sequence[Mention]) -> bool:
    """Return whether another like number stands close by in the sentence, as in a list."""
    return any(
        m.sentence is value.sentence and m is not value and abs(m.place - value.place) < 8
        for m in others
    )


def _known(band: Band) -> set[str]:
    """Return the stems of the words of a band's sentence that name something."""
    told = band.sentence.words[: band.last + _BEHIND]
    return {stem(w) for w in told if w.isalpha() and len(w) > 2} - stopwords()


def _named(value: Mention, clause: Sequence[str]) -> bool:
    """Return whether a proper name or a numbered label stands in the clause before a number."""
    sentence = value.sentence
    text, starts = sentence.document.text, sentence.starts
    first = value.place - len(clause)
    return any(
        sentence.words[at].isalpha()
        and len(sentence.words[at]) > 2
        and text[starts[at]].isupper()
        and at > 0
        for at in range(max(1, first), value.place)
    )


def _extreme(band: Band, value: Mention, clause: Sequence[str]) -> bool:
    """Return whether a superlative of the group is said of a number, of the end that it is beyond."""
    words = value.sentence.words
    behind = words[value.place + 1 : value.place + 5]
    if behind[:1] in (["the"], [","]) and any(w in superlatives() for w in behind[1:3]):
        return not wider(words[value.place + 1 : value.place + 12])  # "at 74 the oldest of them"
    first, like = value.place - len(clause), _like_places(value)
    for at in range(value.place - 1, first - 1, -1):
        if at in like:
            return False
        word = words[at]
        told = word in superlatives() or (len(word) > 5 and word.endswith("est"))
        if told and word not in _NO_END and not wider(words[at + 1 : at + 10]):
            return _of_them(band, words[at + 1 : at + 5]) and _right_end(band, value, word)
    return False


def _right_end(band: Band, value: Mention, word: str) -> bool:
    """Return whether a superlative is of the end that a number lies beyond, or of either."""
    high, measure = superlatives().get(word, (True, ""))
    if not measure or measure in ("good", "pace", "age") or _inside(band, value.quantity):
        return True
    above = band.high is not None and (value.quantity.magnitude or 0) > (band.high.magnitude or 0)
    return high == above


def _of_them(band: Band, behind: Sequence[str]) -> bool:
    """Return whether "the eldest of their dogs" is one of those of whom a band was told."""
    if behind[:1] != ["of"]:
        return True
    named = [w for w in behind[1:] if w.isalpha()]
    known = _known(band)
    nouns = {stem(w) for w in named[:2]} - stopwords()
    return not nouns or not _THEM.isdisjoint(named) or bool(nouns & known)


def _named_again(band: Band, clause: Sequence[str]) -> bool:
    """Return whether a clause points back to what the bounds are of: "will start on that grade"."""
    known = _known(band)
    return any(
        one in ("that", "this", "same", "those", "these") and stem(two) in known
        for one, two in pairwise(clause)
    )


def _pointed(clause: Sequence[str]) -> bool:
    """Return whether words point out one of a group."""
    if not _ONE.isdisjoint(clause[-10:]):
        return True
    return any(pair in _POINTED for pair in pairwise(clause))


def _another_time(band: Band, value: Mention, clause: Sequence[str]) -> bool:
    """Return whether a number's clause tells of another time or place than the band's."""
    tail = band.sentence.words[band.last + 1 : band.last + 2]
    if clause[:1] in (["at"], ["by"], ["in"], ["on"]) and tail == clause[:1]:
        return True  # "aged 18 to 65 at enrolment; at the last visit"
    fronted = value.sentence.words[0] in ("in", "on", "at", "by", "from")
    if fronted and value.sentence is not band.sentence and not _extreme(band, value, clause):
        return True
    if "had" in clause or ("by" in clause and "end" in clause):
        return True
    if _extreme(band, value, clause) or _pointed(clause):
        return False
    dated = {q.surface for q in value.sentence.quantities if q.kind is Kind.DATE}
    if not dated:
        return False
    told = {q.surface for q in band.sentence.quantities if q.kind is Kind.DATE}
    return value.sentence is not band.sentence and bool(told) and not dated & told


def _nearly(band: Band, value: Quantity) -> bool:
    """Return whether a number that is told with a unit lies just beyond an end of a band."""
    size = value.magnitude or Decimal(0)
    low = band.low.magnitude if band.low is not None else None
    high = band.high.magnitude if band.high is not None else None
    if not band.model.unit and value.kind is Kind.NUMBER and not value.exponent:
        return False
    if low is None or high is None:
        return False  # "none costs more than £80; a spare hose is £95"
    if high and size > high > 0:
        return size <= _JUST[1] * high
    return bool(low and 0 < size < low and size >= _JUST[0] * low)


def _far(band: Band, value: Quantity) -> bool:
    """Return whether a number lies farther from a band than one who errs would put it."""
    size = value.magnitude or Decimal(0)
    low = band.low.magnitude if band.low is not None else None
    high = band.high.magnitude if band.high is not None else None
    if high is not None and size > high:
        return size > _FARTHEST * high
    return low is not None and size * _FARTHEST < low
