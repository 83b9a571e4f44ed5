"""Apart: what surely sets two numbers of two texts apart, however alike their words are.

In: a pair of keys with its features. Out: the reason, or "". A target and a result, a whole
and its part, "our own count", a figure as it stood at some hour, another season, another
place, one issue of a bulletin and the next, a sum that holds the other number: none of them
is a conflict. A slip of the pen that would be a great chance is believed in spite of some, and
what is no more than a doubt is given to `verify.match.likeness` to weigh.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from verify.match import _told_basis, _told_times
from verify.match._beside import by_sentence, made_of, one_more
from verify.match._doubts import (
    AT_POINT,
    BASIS,
    BEFORE,
    CONTAINED,
    COUNTING,
    EVENT_FIELDS,
    EVENTS,
    GROWING,
    HOUR,
    LASTING_MEASURES,
    NOW,
    OTHERS,
    OWN,
    PLAN,
    PRESENT,
    RELATIVE,
    REVISED,
    RISEN,
    THERE,
    TODAY,
    YET,
)
from verify.match.contrasted import contrasted
from verify.match.daterange import FIRST, LAST, within
from verify.match.facts import Fact
from verify.match.issues import issues, outdated, replaces, withdraws
from verify.match.keys import CLAUSE
from verify.match.likeness import Features, Likeness
from verify.match.qualifiers import qualifiers
from verify.match.sorts import LASTING, firm
from verify.model.quantity import Bound, Kind

_SURE = 5.0  # bits of a slip from which words of doubt do not count
_LONG = 8.0  # bits of a slip in numbers of three digits or more
_MONTH = 31  # days from which what is measured has been measured again
_NEWS = 3  # days for which one event is told as it was
_TOLD = 0.5  # how nearly a field is of one number alone, that it says what a number is of
_SPAN_ENDS = 2  # days of a sentence that tell from when until when; more are a list
_TWINS = 2  # sentences that are one but for their numbers, of which texts are versions
_LISTED = re.compile(r"\d(?:,| and| or) $")
_FRONTED = re.compile(r"\W*(?:in|behind|at|on|for|under|above|inside|between|of|with|by)\b", re.I)
_SIZES = frozenset({"length", "length**2", "length/time", "length**2*mass/time**3"})  # of things


class Apart:
    """Tells what sets keys of two texts apart."""

    def __init__(self, likeness: Likeness) -> None:
        self.likeness = likeness
        self.dated = self.moved = self.aged = self.revised = self.withdrawn = self.issues = (
            self.versions
        ) = False
        if not likeness.first or not likeness.second:
            return
        one, other = (side[0].quantity.document for side in (likeness.first, likeness.second))
        self.dated = bool(one.date and other.date and one.date != other.date)
        self.moved = bool(one.date and other.date and abs((one.date - other.date).days) > _NEWS)
        self.aged = bool(one.date and other.date and abs((one.date - other.date).days) > _MONTH)
        self.revised = replaces(one) or replaces(other)
        self.withdrawn = withdraws(one) or withdraws(other)
        self.issues = issues(one, other)
        twins = _twins(likeness.first, likeness.second) >= _TWINS
        self._beside = (by_sentence(likeness.first), by_sentence(likeness.second))
        self.versions = twins and (self.revised or self.dated or outdated(one, other))

    def reason(self, a: Fact, b: Fact, found: Features) -> str:
        """Return why two keys are not one fact, or ""."""
        for name, test in _TESTS:
            if test(self, a, b, found):
                return name
        if found.get("slip", 0.0) < _SURE:
            return next((name for name, test in _DOUBTS if test(self, a, b, found)), "")
        return ""

    def weighed(self, a: Fact, b: Fact, found: Features) -> Features:
        """Return the doubts that only weigh against a pair, by the names of their weights."""
        return {name: float(test(self, a, b, found)) for name, test in _WEIGHED}

    def veto(self, a: Fact, b: Fact, found: Features) -> bool:
        """Return whether two keys are not one fact, whatever else is believed of them."""
        return any(test(self, a, b, found) for test in _VETOES)

    def of_series(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether the texts are issues of one series, or versions that changed the figure."""
        if found.get("swapped") and (self.versions or found.get("slip", 0.0) >= _LONG):
            return False
        return self.issues or self.versions

    def elsewhere(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether the two clauses name different places, or words that set facts apart."""
        if a.places and b.places and a.places.isdisjoint(b.places):
            return True
        return contrasted(a, b)

    def bounded(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether both are bounds, which differ without a conflict."""
        if Bound.NONE not in (q.bound for q in firm(a.quantity, b.quantity)):
            return True
        return _told_basis.starts_at(a.quantity, b.quantity) or _told_basis.starts_at(
            b.quantity, a.quantity
        )

    def other_basis(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether the two are of so much, or so long: "in 24 hours", "in 48 hours"."""
        if a.sort == "time":
            return False
        one, other = (_bases(key) for key in (a, b))
        return bool(one and other) and one.isdisjoint(other)

    def written_alike(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether both are one number of units that share a name: miles of two sorts."""
        if found.get("slip") or a.sort in LASTING:
            return False
        one, other = a.quantity, b.quantity
        return one.unit != other.unit and one.magnitude == other.magnitude

    def blocked(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether the words of one alone speak of another time, source or forecast."""
        if a.sort in LASTING:
            return False
        if _told_times.years_told(a, b):
            return True
        one, two = (
            "doubt" in qualifiers(BEFORE.sub("", k.clause)) or REVISED.search(k.line)
            for k in (a, b)
        )
        if bool(one) != bool(two):
            return True
        past = _told_times.past(a.quantity, b.quantity) or _told_times.past(b.quantity, a.quantity)
        return a.sort not in _SIZES and (past or _told_times.other_time(a, b))

    def unworded(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether too little is said alike for what the figures say."""
        if not found["no_words"] or found["field"] >= _TOLD:
            return False
        around = found["sentence"] + found["neighbours"]
        weight = found.get("slip", 0.0)
        if weight < _SURE:
            told = found["sentence"] >= 1 and around >= (2 if found["rivals"] <= 1 else 3)
            named = a.sort == "age" and found["sentence"] >= 0.5
            one_day = found.get("date_slip", 0.0) >= 2 and found["sentence"] >= 1
            return not (told or named or one_day)
        if any(found[name] for name in ("mean", "extreme", "each", "strangers")):
            return True
        return around < 1 and weight - 1.5 * found["rivals"] < _SURE

    def inside(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether one is the end of a range of days and the other a day inside, or its other end."""
        ends = {FIRST, LAST}
        one, other = (ends.intersection(k.near) for k in (a, b))
        return (bool(one and other) and one != other) or within(
            a.quantity.period, b.quantity.period
        )

    def other_event(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether two dates have no event in common."""
        if a.sort not in ("day", "year"):
            return False
        if a.sort == "day" and (self._listed(0, a) or self._listed(1, b)):
            return True
        if _shared(a, b) & EVENTS or (a.sort == "year" and _one_event(a, b)):
            return a.sort == "year" and not found["date_slip"]
        few = found["phrase"] + found["clause"] < 1
        if a.sort == "year" or (few and not (_told_times.day(a) and _told_times.day(b))):
            return True
        named = found["phrase"] >= 1 and found["field"] >= _TOLD and found["date_slip"] > 0
        return (
            found["date_slip"] < 2 and found["phrase"] < 2 and found["coverage"] < 0.3 and not named
        )

    def other_year(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether two years have no event in common."""
        return a.sort == "year" and self.other_event(a, b, found)

    def other_measure(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether two shares or changes are of measures that have no word and no kind in common."""
        return a.quantity.kind is Kind.PERCENT and found["other_measure"] > 0

    def _listed(self, side: int, key: Fact) -> bool:
        """Return whether a day is one of several in its sentence."""
        own, start = (self.likeness.first, self.likeness.second)[side], key.quantity.span.start
        if _LISTED.search(key.quantity.document.text, max(0, start - 8), start):
            return True
        return sum(k.sort == "day" and k.sentence == key.sentence for k in own) > _SPAN_ENDS

    def placed(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether one is where something is, the other how large a thing is: "at 40 m"."""
        if a.quantity.kind is not Kind.PHYSICAL:
            return False
        at, size = (
            (_told_basis.placed_at(a.quantity), _told_basis.placed_at(b.quantity)),
            (_told_basis.a_size(a), _told_basis.a_size(b)),
        )
        return (at[0] and size[1]) or (at[1] and size[0])

    def own_count(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether a sentence tells its own count or test."""
        return bool(OWN.search(a.line) or OWN.search(b.line))

    def averaged(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether one is an average over a time, the other as it stood on a day."""
        if a.sort in LASTING:
            return False
        mean = ["mean" in qualifiers(key.clause) for key in (a, b)]
        day = [AT_POINT.search(key.clause) is not None for key in (a, b)]
        return (mean[0] and day[1] and not mean[1]) or (mean[1] and day[0] and not mean[0])

    def as_of_now(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether one is told as of a day, the other of today, in texts of different days."""
        if a.sort in LASTING or not self.dated:
            return False
        day = [AT_POINT.search(key.line) is not None for key in (a, b)]
        now = [TODAY.search(key.line) is not None for key in (a, b)]
        return (day[0] and now[1] and not now[0]) or (day[1] and now[0] and not now[1])

    def excepted(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether one alone leaves something out, or takes it in: "excluding VAT", "with the battery"."""
        one, other = (_told_basis.takes_in(key) for key in (a, b))
        return one != other

    def ranged(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether one is an end of a range ("from −22 to +40"), the other a value without bounds."""
        if a.sort in LASTING:
            return False
        one, other = _told_basis.range_end(a.quantity), _told_basis.range_end(b.quantity)
        if one == other:
            return False
        return (b if one else a).quantity.bound is Bound.NONE

    def taxed(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether one leaves out what the other takes in: "excluding VAT", "including VAT"."""
        one, other = (_told_basis.takes_in(key) for key in (a, b))
        return (one[0] and other[1]) or (one[1] and other[0])

    def interim(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether one alone is a count that was not at its end: "with 31 of 44 districts in"."""
        return bool(COUNTING.search(a.line)) != bool(COUNTING.search(b.line))

    def planned(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether one alone is a plan; what is told of a day in the same days is one day."""
        lasting = a.sort in LASTING or a.quantity.kind is Kind.DATE
        if lasting and a.sort != "year" and not self.moved:
            return False
        return bool(PLAN.search(a.clause)) != bool(PLAN.search(b.clause))

    def part(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether one alone is the whole that another number is of, or all but somebody named."""
        if _told_basis.whole_of(a.quantity) != _told_basis.whole_of(b.quantity):
            return True
        if one_more(a, b):
            return True
        others = [OTHERS.match(k.quantity.document.text, k.quantity.span.end) for k in (a, b)]
        return bool(others[0]) != bool(others[1])

    def passing(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether a figure is told as it stood at some hour."""
        if a.sort in LASTING:
            return False
        if any(HOUR.search(key.line) for key in (a, b)) and not _told_times.one_day(a, b):
            return True
        yet = self.dated and any(YET.search(key.clause) for key in (a, b))
        risen = a.sort not in _SIZES and any(RISEN.search(key.clause) for key in (a, b))
        return yet or risen or (bool(NOW.search(a.clause)) != bool(NOW.search(b.clause)))

    def overtaken(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether time has passed between the texts, and the figure may have moved with it."""
        if a.sort in LASTING:
            return False
        growing = not GROWING.isdisjoint(a.near.keys() | b.near.keys())
        if growing and (self.dated or CONTAINED.search(a.clause)):
            return True
        if not (self.moved or self.revised) or (a.sort in _SIZES and not self.withdrawn):
            return False
        if not self.revised and _shared(a, b) & LASTING_MEASURES:
            return False
        if RELATIVE.search(a.line) or RELATIVE.search(b.line):
            return True
        return self.revised and not _told_times.one_time(a, b)

    def moved_on(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether days have passed and one is told as it is now; what both tell as past is over."""
        if not self.moved or a.sort in LASTING or a.sort in _SIZES:
            return False
        now = PRESENT.search(a.line) or PRESENT.search(b.line)
        return bool(now) and not (_shared(a, b) & LASTING_MEASURES or _told_times.one_time(a, b))

    def again(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether a figure may have been measured again, a month and more later."""
        if not self.aged or a.sort in LASTING or a.sort in _SIZES:
            return False
        if not self.revised and _shared(a, b) & LASTING_MEASURES:
            return False
        return not _told_times.one_time(a, b)

    def there(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether one alone is told of a place named before: "sick leave there was 4%"."""
        one, other = (THERE.search(k.clause) and not _FRONTED.match(k.clause) for k in (a, b))
        return bool(one) != bool(other)

    def summed(self, a: Fact, b: Fact, found: Features) -> bool:
        """Whether one value is the sum or difference of the other and a number beside it."""
        if found.get("slip"):
            return False
        return made_of(self._beside[0], a, b.quantity) or made_of(self._beside[1], b, a.quantity)


_Test = Callable[[Apart, Fact, Fact, Features], bool]
_TESTS: tuple[tuple[str, _Test], ...] = (
    ("issues of one series", Apart.of_series),
    ("elsewhere", Apart.elsewhere),
    ("bounds", Apart.bounded),
    ("units of one name", Apart.written_alike),
    ("another time or source", Apart.blocked),
    ("another year", Apart.other_year),
    ("inside a range", Apart.inside),
    ("another measure", Apart.other_measure),
    ("a place, not a size", Apart.placed),
    ("another basis", Apart.other_basis),
    ("its own count", Apart.own_count),
    ("a plan", Apart.planned),
    ("an interim count", Apart.interim),
    ("an average", Apart.averaged),
    ("of another day", Apart.as_of_now),
    ("less what the other takes in", Apart.taxed),
)
_DOUBTS: tuple[tuple[str, _Test], ...] = (
    ("a whole and its part", Apart.part),
    ("as it stood", Apart.passing),
    ("measured again", Apart.again),
    ("overtaken", Apart.overtaken),
    ("told of another place", Apart.there),
    ("a sum", Apart.summed),
    ("an end of a range", Apart.ranged),
)
_WEIGHED: tuple[tuple[str, _Test], ...] = (
    ("unworded", Apart.unworded),
    ("other_event", Apart.other_event),
    ("moved_on", Apart.moved_on),
    ("excepted", Apart.excepted),
)
_VETOES = (
    Apart.interim,
    Apart.of_series,
    Apart.own_count,
    Apart.planned,
    Apart.part,
    Apart.there,
    Apart.summed,
)


def _one_event(a: Fact, b: Fact) -> bool:
    """Return whether the clauses of both tell of one kind of event."""
    here, there = ({f for f, c in k.fields.items() if c >= CLAUSE} for k in (a, b))
    return not EVENT_FIELDS.isdisjoint(here & there)


def _shared(a: Fact, b: Fact) -> frozenset[str]:
    """Return the words that the clauses of both numbers hold."""
    return frozenset(w for w, c in a.near.items() if c >= CLAUSE and b.near.get(w, 0) >= CLAUSE)


def _bases(key: Fact) -> frozenset[str]:
    """Return the spans that a clause tells its number of, the number itself left out."""
    own = key.quantity.surface
    return frozenset(basis for basis in BASIS.findall(key.clause) if not own.startswith(basis[:3]))


def _twins(first: Sequence[Fact], second: Sequence[Fact]) -> int:
    """Return how many sentences of two texts are one but for their numbers."""
    one, other = (
        {re.sub(r"\d[\d.,]*+", "#", key.line.lower()): key.line for key in side}
        for side in (first, second)
    )
    return sum(
        line != other.get(plain, line) and len(plain.split()) > 2 for plain, line in one.items()
    )
