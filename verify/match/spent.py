"""Spent: a length of time beside the only two dates or times of day that it may lie between.

In: rules of this kind and an extraction. Out: claims of a length with two points in time of its
own sentence and the one before, whatever verbs tell of them: "left Bilbao on 3 May and tied up
on 17 May. The tow thus took 16 days". Which points there are, how they are told (`_events`),
what leads to the length and whether it comes near the time between them say how surely it is
that time; a length of something else is seldom near it. `between` knows lengths by phrases.

    slots: {start: [date], end: [date], length: [duration]}
    stated: length
    family: day          or clock
    never: [...]         words beside the number that make it another thing
    barred: [...]        words of its sentence that do
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Any

from verify import units
from verify.extract import Extraction
from verify.match import _events, _skeleton, lexicon
from verify.match._events import Point
from verify.match.evidence import Evidence
from verify.match.reading import Reading, Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import CALENDAR, Bound, Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings

KIND = "spent"
OPTIONS = ("slots", "stated", "family", "never", "barred", "threshold", "certain")
MOST = 4  # points of a window; what holds more is a chronicle
MODEST = 1  # over the threshold: a reading by phrases goes first
FAR_BACK = 5  # sentences before a length in which the only two times of a day may stand
NEAR = 4  # words on either side of a length that speak of it
TELLING = 2  # words right before a length that lead to it
_LEADS = frozenset(
    "for after during in over of within through throughout across took takes take lasted lasts last lasting taking spent "
    "spending needed needs required ran runs running makes making made gives giving leaves leaving that the those these his her "
    "its their our some just only so all about".split()
)
_BEHIND = frozenset(
    "later after afterwards on earlier before long between apart in . , ; : ) — – of at from without there thereafter".split()
)
_MARKS = frozenset(",;:.()—–")
_LATER = frozenset("later after afterwards on thereafter".split())
_CLOSING = frozenset("later after afterwards thereafter".split())
_OPENERS = frozenset(". ; and but".split())
_WORKED = frozenset("working business trading school banking sitting".split())
_HENCE = frozenset("thus so therefore hence altogether total all whole entire".split())
_TODAY = frozenset("now today currently nowadays".split())
_FLIGHTS = frozenset(
    "flight flights fly flies flew flying plane airport airline touch touched land lands landed landing zone zones".split()
)  # there another hour may be local
_DEFINITE = frozenset("the these those its his her their this".split())
_HOUR, _MONTH = 60, Decimal(1440) * Decimal("30.4375")  # minutes
_JOINTS = frozenset("and until till to before then".split())


def validate(options: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Return what is wrong with a rule's options: path, message, hint of each."""
    slots, stated = options.get("slots"), options.get("stated")
    if not isinstance(slots, dict) or {"start", "end", stated} != set(slots):
        yield ("slots", "must be start, end and the stated one", "stated: length")
    if options.get("family") not in (_events.DAY, _events.CLOCK):
        yield ("family", "must be day or clock", "what the two points are")


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    for sentence in text.sentences:
        lengths = [q for q in sentence.quantities if is_length(q)]
        if not lengths:
            continue
        window = text.window(sentence, FAR_BACK, 1)
        if sum(_points(q) for s in window for q in s.quantities) < 2:
            continue
        beside = text.window(sentence, 1, 1)
        for rule in rules:
            barred = set(rule.match.get("barred", ()))
            if any(not barred.isdisjoint(s.vocabulary) for s in beside):
                continue
            for length in lengths:
                yield from _of_length(rule, text, sentence, length)


def _points(quantity: Quantity) -> int:
    """Return how many points in time a number names: "from 3 to 24 May" names two."""
    if quantity.kind not in CALENDAR:
        return 0
    return 2 if quantity.period is not None and quantity.period.grain == "span" else 1


def is_length(quantity: Quantity) -> bool:
    """Return whether a number is a length of time of a known size."""
    if quantity.magnitude is None or not quantity.magnitude > 0:
        return False
    if not any(letter.isalpha() for letter in quantity.surface):
        return False
    if not _WORKED.isdisjoint(quantity.surface.lower().split()):
        return False  # "75 working days" skip weekends
    if quantity.kind is Kind.DURATION:
        return "/" not in quantity.unit
    return quantity.kind is Kind.PHYSICAL and units.dimension(quantity.unit) == "time"


def _of_length(rule: Rule, text: Reading, sentence: Sentence, length: Quantity) -> Iterator[Claim]:
    """Yield the claims of one length with pairs of the points near it."""
    family = str(rule.match["family"])
    if family == _events.DAY:
        yield from _of_span(rule, sentence, length)
    seen: set[tuple[int, int]] = set()
    for back, ahead in ((0, 0), (1, 0), (0, 1), (FAR_BACK, 0)):
        if back == FAR_BACK and family == _events.DAY:
            return
        window = text.window(sentence, back, ahead)
        places = {q.span.start: q for s in window for q in s.quantities}
        line = "".join(map(_skeleton.skeleton, window))
        found = [p for p in _events.points(line, places) if p.family == family]
        if not 2 <= len(found) <= (2 if back == FAR_BACK else MOST):
            continue
        for one, other in _pairs(found):
            key = (one.quantity.span.start, other.quantity.span.start)
            start, end = _in_order(one, other)
            days = minutes_between(start.quantity, end.quantity, family)
            if key in seen or days is None:
                continue
            seen.add(key)
            evidence = _evidence(rule, sentence, length, (start, end), days)
            evidence.add(
                "the only two" if len(found) == 2 else "others", 5 if len(found) == 2 else 0
            )
            parted = 1 if back == FAR_BACK else back + ahead
            evidence.add("another sentence", -3 * parted)
            joined = _joined(line[one.end : other.at])
            evidence.add("joined" if joined else "told apart", 3 if joined else -3 * parted)
            if evidence.weight > 0:
                yield _claim(rule, start, end, length, evidence)
        if len(found) >= 2:
            return


def _pairs(found: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    """Yield the points that follow one another, and a beginning with any end behind it."""
    yield from pairwise(found)
    for at, one in enumerate(found):
        if one.role == "begin":
            yield from ((one, other) for other in found[at + 2 :] if other.role == "end")


def _of_span(rule: Rule, sentence: Sentence, length: Quantity) -> Iterator[Claim]:
    """Yield the claim of a length beside the only "from 6 to 19 October" of its sentence."""
    spans = [
        q
        for q in sentence.quantities
        if q.kind is Kind.DATE and q.period is not None and q.period.grain == "span"
    ]
    if len(spans) != 1:
        return
    ends = _ends(spans[0])
    if ends is None or not ends[0] < ends[1]:
        return
    minutes = Decimal(((ends[1] - ends[0]).days + 1) * 1440)
    point = Point(spans[0], _events.DAY, "", 0, 0)
    evidence = _evidence(rule, sentence, length, (point, point), minutes)
    evidence.add("the only span", 8)
    if evidence.weight > 0:
        claim = _claim(rule, point, point, length, evidence)
        yield claim._replace(slots={"span": spans[0], str(rule.match["stated"]): length})


def _ends(span: Quantity) -> tuple[date, date] | None:
    """Return the first and last day of a span, in some year where none is told."""
    period = span.period
    assert period is not None
    if period.first is not None and period.last is not None:
        return period.first, period.last
    if period.ends is None or not (period.ends[1] and period.ends[3]):
        return None
    month, day, last_month, last_day = period.ends
    try:
        return date(2001, month, day), date(2001, last_month, last_day)
    except ValueError:
        return None


def _in_order(one: Point, other: Point) -> tuple[Point, Point]:
    """Return two points in the order of time, times of day in that of the text."""
    if one.family == _events.CLOCK or _key(one.quantity) <= _key(other.quantity):
        return one, other
    return other, one


def _key(quantity: Quantity) -> tuple[int, int, int]:
    period = quantity.period
    assert period is not None
    return (period.year or 0, period.month or 0, period.day or 0)


def minutes_between(start: Quantity, end: Quantity, family: str) -> Decimal | None:
    """Return the minutes between two points, roughly; None where that is not known."""
    first, second = start.period, end.period
    assert first is not None
    assert second is not None
    if family == _events.CLOCK:
        if first.minutes is None or second.minutes is None:
            return None
        return Decimal((second.minutes - first.minutes) % 1440) or None
    if all(p.year is None and p.day is None for p in (first, second)):
        return None
    days = []
    for period in (first, second):
        year = period.year or first.year or second.year or 2001
        try:
            days.append(date(year, period.month or 6, period.day or 15))
        except ValueError:
            return None
    return Decimal((days[1] - days[0]).days * 1440) or None


def _evidence(
    rule: Rule, sentence: Sentence, length: Quantity, ends: tuple[Point, Point], minutes: Decimal
) -> Evidence:
    """Count what says that a length is the time between two points."""
    evidence = Evidence()
    words, place = sentence.words, sentence.place(length)
    before, behind = words[max(0, place - NEAR) : place], words[place + 1 : place + 1 + NEAR]
    ahead = _own(before[::-1])
    if ahead[:1] == ["last"] and not (ahead[1:2] and ahead[1] in _DEFINITE):
        ahead = ahead[1:]  # it will last three weeks
    near = {*ahead, *_own(behind), *length.surface.lower().replace("-", " ").split()}
    if not set(rule.match.get("never", ())).isdisjoint(near):
        evidence.add("of something else", -20)
    roles = (ends[0].role in ("begin", "birth")) + (ends[1].role in ("end", "death"))
    evidence.add("a beginning and an end", (0, 4, 8)[roles])
    if ends[0].role in ("end", "death") and ends[1].role in ("begin", "birth"):
        evidence.add("an end and a beginning", -8)
    _weigh_words(evidence, sentence, length, ends)
    _weigh_length(evidence, rule, sentence, length, ends, minutes)
    return evidence


def _weigh_words(
    evidence: Evidence, sentence: Sentence, length: Quantity, ends: tuple[Point, Point]
) -> None:
    """Count what leads to a length, and what it leads to."""
    words, place = sentence.words, sentence.place(length)
    before, behind = words[max(0, place - NEAR) : place], words[place + 1 : place + 1 + NEAR]
    if _LEADS & set(before[-TELLING:]):
        evidence.add("led to", 3)
    if before[-1:] in ([","], [":"], ["—"], ["–"], [";"]) and behind[:1] and behind[0] in _BEHIND:
        evidence.add("set off", 3)
    if behind[:2] in (["before", "that"], ["before", "then"], ["before", "this"]):
        evidence.add("before both", -12)
    if behind[:1] and behind[0] in _LATER:
        closes = behind[0] in _CLOSING and behind[1:2] and behind[1] in _MARKS
        closes = closes and before and before[-1] not in _OPENERS
        closes = closes or _after_the_first(sentence, length, ends)
        evidence.add("later", 5 if closes else -12)  # else it leads to a third event
    if not _HENCE.isdisjoint({*words[max(0, place - 8) : place], *behind}):
        evidence.add("concluded", 3)


def _weigh_length(
    evidence: Evidence,
    rule: Rule,
    sentence: Sentence,
    length: Quantity,
    ends: tuple[Point, Point],
    minutes: Decimal,
) -> None:
    """Count whether it is a stretch of time and no life, and how near it comes to the time between."""
    words, place = sentence.words, sentence.place(length)
    before, behind = words[max(0, place - NEAR) : place], words[place + 1 : place + 1 + NEAR]
    stretch = not lexicon.words("stretch_noun").isdisjoint({*before, *behind[:2]})
    evidence.add("a stretch of time", 3 if stretch else 0)
    if (
        ends[0].role == "birth"
        or ends[1].role == "birth"
        or (ends[1].role == "death" and not stretch)
    ):
        evidence.add("a life", -10)
    told = units.convert(length.interval, length.unit, "minute")
    ratio = told.middle / minutes if told is not None and told.finite else Decimal(0)
    evidence.add("near", 5 if 0.6 < ratio < 1.6 else 2 if 0.35 < ratio < 2.6 else -10)
    if not _TODAY.isdisjoint(words[:place]):
        evidence.add(
            "until today", -12
        )  # "sold in 2006 and 2014, and now dearer by half in ten years"
    if length.bound is not Bound.NONE:
        evidence.add("a bound", -4)
    off = told is not None and _one_part_off(rule, told.middle, ends, minutes)
    if off and not _of_flights(sentence.document.text):
        evidence.add("the finer part fits", 8)


@lru_cache(maxsize=1)
def _of_flights(text: str) -> bool:
    """Return whether a text tells of flights; asked for many pairs of one text, read once."""
    return not _FLIGHTS.isdisjoint(text.lower().split())


def _after_the_first(sentence: Sentence, length: Quantity, ends: tuple[Point, Point]) -> bool:
    """Return whether a length is counted from the first point: "two years after building began in May 2020"."""
    if ends[0].role != "begin" or ends[0].quantity not in sentence.quantities:
        return False
    at = sentence.place(length), sentence.place(ends[0].quantity)
    return 0 < at[1] - at[0] <= 2 * NEAR and _MARKS.isdisjoint(sentence.words[at[0] : at[1]])


def _one_part_off(rule: Rule, told: Decimal, ends: tuple[Point, Point], minutes: Decimal) -> bool:
    """Return whether only the hours of "six hours and 25 minutes" are wrong, or only the years."""
    if rule.match["family"] == _events.CLOCK:
        off, finer = abs(told - minutes), told % _HOUR
        return bool(off) and off % _HOUR == 0 and off <= 2 * _HOUR and bool(finer)
    first, second = (p.quantity.period for p in ends)
    if first is None or second is None or not (first.month and second.month):
        return False
    if not (first.year and second.year):
        return False
    months = 12 * (second.year - first.year) + second.month - first.month
    said = round(told / _MONTH)
    return abs(said - months) in (12, 24) and bool(said % 12) and said > 12


def _joined(between: str) -> bool:
    """Return whether one thing is told with two points: "left on # and tied up on #"."""
    words = between.split()
    return not _JOINTS.isdisjoint(words) and ";" not in words and "." not in words


def _own(words: Sequence[str]) -> Sequence[str]:
    """Return words up to the first mark."""
    end = next((at for at, w in enumerate(words) if w in _MARKS), len(words))
    return words[:end]


def _claim(rule: Rule, start: Point, end: Point, length: Quantity, evidence: Evidence) -> Claim:
    """Return the claim that a length lies between two points."""
    threshold = int(rule.match.get("threshold", 16))
    return Claim(
        rule,
        {"start": start.quantity, "end": end.quantity, str(rule.match["stated"]): length},
        certain=evidence.weight >= int(rule.match.get("certain", 24)),
        evidence=evidence.reasons,
        weight=min(evidence.weight, threshold + MODEST),
        extra={
            "threshold": threshold,
            "judged": str(rule.match["stated"]),
            "farthest": 3,
        },
    )
