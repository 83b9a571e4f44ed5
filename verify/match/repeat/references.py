"""Numbers that name again what was told: "carries 221 passengers ... the 112 were taken off".

In: a reading. Out: a pair for each number that the text gives a second value, where what both are
told with (`_reference`, `_resemblance`) says surely enough that one thing is spoken of. Two
values a slip of the pen apart (a power of ten, digits swapped) may be told in any words; others
only where the later points back or a title tells the earlier. `scales` takes those that are a
power of ten apart, this module the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from verify.match.facts import stem
from verify.match.reading import Reading, Sentence
from verify.match.repeat import _reference, _resemblance
from verify.match.repeat._powers import explained, powers
from verify.match.repeat._resemblance import Likeness, Others, Values
from verify.match.repeat._sorts import Found, by_sort, singles
from verify.match.repeat._telling import Telling
from verify.match.repeat._twice import (
    TOP,
    Lines,
    Twice,
    contrasted,
    differ,
    mistaken,
)
from verify.match.slip import POWER, SWAPPED, digits, slip
from verify.model.quantity import Kind, Quantity
from verify.model.span import Span
from verify.named import NamedTuple

BACK = 10  # sentences looked back over; titles and summaries from anywhere
NEAR = 14  # numbers of one sort looked back at
MOST = 80  # numbers of one sort; what holds more is a table told in words
FAR = Decimal("2.6")  # a factor from which two values are no mistake of one, unless by a slip
_ANY = Decimal("Infinity")
FEW = 2  # other values of a sort among which two are seldom alike by chance
SURE = 1.6  # likeness from which one thing is meant
SURER = 2.2  # the same, where nothing points back
CROWD = 18  # numbers of a text of which each pair is tried, pointed at or not
_LOOSELY = frozenset(["unpointed", "unshared"])  # nothing but the values, or a few words
_YEARS = 40  # by which two years of one event may differ
_WEIGHT = 18  # less than where the wording alone says that one thing is told twice
_HEADING = 3  # words of a line that its number only numbers
_POINTING = frozenset(["the", "of_the", "those", "all", "the_old"])
_APART = frozenset(["each", "beside"])
_PARTING = frozenset(";—–")


_SETTINGS = frozenset("at in on for with from online elsewhere".split())
_OWN = frozenset(["theirs", "ours", "hers", "ones"])
_IT = frozenset(["it", "it's", "they", "they're"])


class Candidate(NamedTuple):
    """Two numbers that may be of one thing, with the features that say so."""

    first: Telling
    second: Telling
    features: dict[str, float]


def pairs(text: Reading) -> Iterator[Twice]:
    """Return the numbers with a second value that is no power of ten away, and those told again."""
    yield from (twice for twice in found(text) if twice.slip != POWER)
    yield from _again(text)


def found(text: Reading) -> Sequence[Twice]:
    """Return the numbers that the text gives a second value; found once."""
    known: Sequence[Twice] | None = text.pools.get("named again")
    if known is None:
        known = text.pools["named again"] = list(_found(text))
    return known


def _found(text: Reading) -> Iterator[Twice]:
    best: dict[Span, tuple[float, Candidate]] = {}
    crowded = _crowded(text)
    for candidate in _candidates(text, crowded=crowded):
        score = _resemblance.likeness(candidate.features)
        own = candidate.second.quantity.span
        loose = crowded or not _LOOSELY.isdisjoint(candidate.features)
        if score >= (SURER if loose else SURE) and (own not in best or score > best[own][0]):
            best[own] = score, candidate
    for _, candidate in best.values():
        first, second = candidate.first.quantity, candidate.second.quantity
        name = POWER if powers(first, second) else slip(first, second)
        why = "what was told before is named again"
        yield Twice(first, second, why, name, weight=_WEIGHT, certain=bool(name))


def _again(text: Reading) -> Iterator[Twice]:
    """Return the numbers that point back to one told before which they agree with."""
    lines = Lines(text)
    for sort, among in by_sort(text).items():
        if not 1 < len(among) <= MOST:
            continue
        single = singles(text, sort)
        for at, (here, second) in enumerate(among):
            if not single[at] or second.kind is Kind.DATE:
                continue
            for i in range(at - 1, max(0, at - NEAR) - 1, -1):
                before, first = among[i]
                if before is not here and single[i] and not differ(first, second):
                    if _reference.form(lines.placed(here, second)) in _POINTING:
                        yield Twice(first, second, "what was told before is named again")
                    break


def candidates(text: Reading) -> Iterator[Candidate]:
    """Yield the pairs of one sort that may be of one thing and do not agree."""
    return _candidates(text, crowded=_crowded(text))


def _candidates(text: Reading, *, crowded: bool) -> Iterator[Candidate]:
    """Yield such pairs; in a crowded text only those that something points at."""
    tellings = _Tellings(text)
    count = _count(text)
    for sort, among in by_sort(text).items():
        if not 1 < len(among) <= MOST:
            continue
        values = Counter(q.magnitude for _, q in among)
        single = singles(text, sort)
        for at in range(1, len(among)):
            if not single[at]:
                continue
            for i in range(max(0, at - NEAR), at):
                where = _where(among, i, at) if single[i] else None
                if where is None:
                    continue
                one, other = tellings(*among[i]), tellings(*among[at])
                if _surely_apart(one, other):
                    continue
                pointed = _points_back(where, one, other)
                if not pointed and (crowded or not _worth(where, one, other)):
                    continue  # among many numbers some pair is a slip apart by chance
                if _of_two_nouns(one, other):
                    continue
                others = _others(among, values, i, at)
                if others.second_before or _reckoned(text, where, one, other):
                    continue  # told before, or the text says how one came of the other
                if others.values > FEW and not _reference.linked(one.placed, other.placed):
                    continue  # few enough, or something says that they are of one thing
                reckoned = _gap_told(text, where, one, other)
                stand = Likeness(
                    text, tellings.common, sort, where, others, pointed, crowded, reckoned, count
                )
                yield Candidate(one, other, _resemblance.features(stand, one, other))


def _where(among: Found, i: int, at: int) -> Values | None:
    """Return how two single values stand to each other, or None if not of one thing."""
    (before, first), (here, second) = among[i], among[at]
    if _never(first, second):
        return None
    if here.index - before.index > BACK and before.kind not in TOP:
        return None
    if not differ(first, second):
        return None
    apart = abs(_value(first) - _value(second))
    if first.kind is Kind.DATE:
        return _resemblance.values(first, second, _ANY) if apart <= _YEARS else None
    if first.kind is Kind.AGE and apart <= 1:
        return None  # a birthday between
    return _resemblance.values(first, second, FAR)


def _never(first: Quantity, second: Quantity) -> bool:
    """Return whether amounts in one unit are too far apart, and in other digits, to be one."""
    one, other = first.magnitude, second.magnitude
    if first.unit != second.unit or not one or not other or first.kind is Kind.DATE:
        return False
    low, high = sorted((abs(one), abs(other)))
    return high > FAR * low and digits(low) != digits(high)


def _crowded(text: Reading) -> bool:
    """Return whether a text has so many numbers that some pair is alike by chance."""
    return _count(text) > CROWD


def _count(text: Reading) -> int:
    """Return how many numbers a text has."""
    return sum(len(sentence.quantities) for sentence in text.sentences)


def _of_two_nouns(first: Telling, second: Telling) -> bool:
    """Return whether numbers a power of ten apart count two things: 410 people, 41,000 homes."""
    nouns = _reference.counted(first.placed), _reference.counted(second.placed)
    if not all(nouns) or nouns[0] == nouns[1]:
        return False
    return bool(powers(first.quantity, second.quantity))


def _value(quantity: Quantity) -> Decimal:
    return quantity.magnitude or Decimal(0)


def _surely_apart(first: Telling, second: Telling) -> bool:
    """Return whether two numbers are of two things, whatever their words share."""
    if first.sentence is second.sentence:
        between = first.sentence.words[first.place : second.place]
        if _PARTING.isdisjoint(between) and second.points in ("a", "bare"):
            return True
    if _APART & (first.groups ^ second.groups) or _numbers_a_heading(first):
        return True
    if contrasted(first.placed, second.placed) or first.alternative or second.alternative:
        return True
    if _set_elsewhere(second) or first.selected != second.selected:
        return True
    if _reference.labelled_apart(first.placed, second.placed):
        return True
    if mistaken(first.sentence) or mistaken(second.sentence):
        return True
    if first.quantity.unit == second.quantity.unit == "bit":
        return True  # "64-bit" and "32-bit" name kinds
    if first.moved or second.moved:
        return not (first.moved and second.moved and second.points == "those")
    return False


def _numbers_a_heading(first: Telling) -> bool:
    """Return whether a number is that of a short heading: "4 Expenses"."""
    quantity, words = first.quantity, first.sentence.words
    if first.place or len(words) > _HEADING or not quantity.surface.isdigit():
        return False
    end = quantity.span.end
    return first.sentence.document.text[end + 1 : end + 2].isupper()


def _set_elsewhere(second: Telling) -> bool:
    """Return whether "it" is told to be something in a setting of its own: "At the market it's €4.50"."""
    if not _OWN.isdisjoint(second.sentence.vocabulary):
        return True  # "the light ones fired theirs at"
    before = second.sentence.words[: second.place]
    return before[:1] != [] and before[0] in _SETTINGS and not _IT.isdisjoint(before[-2:])


def _points_back(values: Values, first: Telling, second: Telling) -> bool:
    """Return whether a slip no chance makes, a title or the later number's words tie two numbers."""
    if first.moved:  # and so is the other
        return True
    dated = first.quantity.kind is Kind.DATE
    if values.strong and not dated:
        return True
    if _reference.barred(first.placed, second.placed):
        return False
    told_as = _reference.form(second.placed)
    loose = told_as.startswith("attribute") and not second.attribute_of
    if values.slipped and not dated and not loose:
        return first.quantity.kind is not Kind.AGE or second.points != "a"
    if told_as.startswith("attribute") and values.slip != SWAPPED:
        return False  # "at a velocity of 2,300 ft/s" is that of whatever fired
    return dated or _titled(first, second) or bool(told_as)


def _worth(values: Values, first: Telling, second: Telling) -> bool:
    """Return whether two numbers may be of one thing though nothing points back."""
    if first.quantity.kind in (Kind.DATE, Kind.AGE):
        return False
    if any(_reference.kin(a, b) for a in first.heads for b in second.heads):
        return not _reference.barred(first.placed, second.placed)
    return _slip_or_title(values, first, second)


def _slip_or_title(values: Values, first: Telling, second: Telling) -> bool:
    """Return whether two numbers may be of one thing by value or place."""
    if first.quantity.kind in (Kind.DATE, Kind.AGE) or not (values.power or values.ratio <= FAR):
        return False
    if _titled(first, second):
        return True
    if _reference.narrowed_away(first.placed, second.placed):
        return False  # "64 schools in the city ... the 46 in the county"
    bare = second.attribute and not second.attribute_of and not second.attribute_new
    alien = second.attribute and not second.attribute_of and first.attribute
    return bool(values.slip) and not bare and not alien


def _titled(first: Telling, second: Telling) -> bool:
    return first.sentence.kind in TOP and second.sentence.kind not in TOP


def _reckoned(text: Reading, where: Values, first: Telling, second: Telling) -> bool:
    """Return whether the text tells what lies between two values: a power of ten, or a sum."""
    if where.power:
        return explained(text, first.placed, second.placed, abs(where.power))
    nouns = {first.noun, second.noun} - {""}
    return any(
        not (nouns and q.counted and stem(q.counted.split("_")[-1]) not in nouns)
        for q in _gaps(text, first, second)
    )


def _gap_told(text: Reading, where: Values, first: Telling, second: Telling) -> bool:
    """Return whether any number between is what lies between two values, whatever it counts."""
    return not where.power and any(True for _ in _gaps(text, first, second))


def _gaps(text: Reading, first: Telling, second: Telling) -> Iterator[Quantity]:
    """Yield the numbers between two others that are what lies between their values."""
    gap = abs(_value(first.quantity) - _value(second.quantity))
    for sentence in text.sentences[first.sentence.index : second.sentence.index + 1]:
        for q in sentence.quantities:
            between = first.quantity.span.end < q.span.start < second.quantity.span.start
            if between and q.magnitude == gap and not q.unit:
                yield q


def _others(among: Found, values: Counter[Decimal | None], i: int, at: int) -> Others:
    """Return what else is told of the sort of two numbers."""
    (_, first), (_, second) = among[i], among[at]
    return Others(
        len(values) - 1,
        any(not differ(q, first) for n, (_, q) in enumerate(among) if n != i),
        any(not differ(q, second) for _, q in among[:at]),
        any(not differ(q, second) for _, q in among[at + 1 :]),
    )


class _Tellings:
    """The numbers of a text with how they are told, each read once when asked for."""

    def __init__(self, text: Reading) -> None:
        self._lines = Lines(text)
        self._told: dict[Span, Telling] = {}
        self._text = text
        self._common: Counter[str] | None = None

    def __call__(self, sentence: Sentence, quantity: Quantity) -> Telling:
        """Return how a number of a sentence is told."""
        known = self._told.get(quantity.span)
        if known is None:
            known = self._told[quantity.span] = Telling(self._lines.placed(sentence, quantity))
        return known

    @property
    def common(self) -> Counter[str]:
        """In how many sentences each stem stands."""
        if self._common is None:
            self._common = _resemblance.common(self._text)
        return self._common
