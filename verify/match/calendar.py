"""Calendar: dates against the calendar, and spans of time against their ends.

In: rules of this kind and an extraction. Out: claims, by the rule's `check`:

    weekday       a weekday written with its date
    day           a date written with its day and month
    elapsed       a length of time and the two dates it is said to lie between
    age           an age, and the years of birth and of the event
    anniversary   "its 60th anniversary", and the year of the beginning
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from verify.extract import Extraction
from verify.match import lexicon
from verify.match.reading import Reading, Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings

KIND = "calendar"
OPTIONS = ("check", "threshold", "certain")
SLOTS = ("date", "start", "end", "length", "anniversary")
_UNITS = frozenset(["year", "month", "week", "day"])
_LATER = frozenset(["later", "on", "after", "afterwards"])


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    for rule in rules:
        yield from _CHECKS[str(rule.match["check"])](rule, text)


def validate(options: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Return what is wrong with a rule's options."""
    if options.get("check") not in _CHECKS:
        yield ("check", "must name a check", "checks are " + ", ".join(_CHECKS))


def _dates(text: Reading) -> Iterator[Quantity]:
    return (q for q in text.quantities if q.kind is Kind.DATE and q.period is not None)


def _weekdays(rule: Rule, text: Reading) -> Iterator[Claim]:
    """Yield the dates that stand with their weekday."""
    for date in _dates(text):
        period = date.period
        if period is None or period.grain != "day" or period.weekday is None:
            continue
        if period.day is None or period.month is None:
            continue
        if period.year is None and text.document.date is None:
            continue
        yield _claim(rule, {"date": date}, "date", 20, "a weekday with its date")


def _days(rule: Rule, text: Reading) -> Iterator[Claim]:
    """Yield the dates that name a day of a month."""
    for date in _dates(text):
        period = date.period
        if period is not None and period.day is not None and period.month is not None:
            yield _claim(rule, {"date": date}, "date", 20, "a day of a month")


def _elapsed(rule: Rule, text: Reading) -> Iterator[Claim]:
    """Yield lengths of time with the two dates, or the one span, that bound them."""
    for sentence in text.sentences:
        for length in sentence.quantities:
            if (
                length.kind is not Kind.DURATION
                or length.unit not in _UNITS
                or not length.magnitude
            ):
                continue
            yield from _spans(rule, sentence, length)
            yield from _later(rule, text, sentence, length)
            yield from _terms(rule, sentence, length)


def _spans(rule: Rule, sentence: Sentence, length: Quantity) -> Iterator[Claim]:
    """Yield "for six weeks, from 1 March to 11 May"."""
    spans = [
        q
        for q in sentence.quantities
        if q.kind is Kind.DATE and q.period is not None and q.period.grain == "span"
    ]
    lengths = [q for q in sentence.quantities if q.kind is Kind.DURATION and q.unit in _UNITS]
    place = sentence.place(length)
    before = sentence.words[max(0, place - 2) : place]
    if len(spans) == 1 and len(lengths) == 1:
        gap = place - sentence.place(spans[0])
        said = {"for", "over", "of", "lasting", "a", "the"} & set(before)
        weight = 20 if (abs(gap) <= 8 and said) or (before[-1:] == [","] and 0 < gap <= 6) else 10
        slots = {"start": spans[0], "end": spans[0], "length": length}
        yield _claim(rule, slots, "length", weight, "a span and its length")


def _later(rule: Rule, text: Reading, sentence: Sentence, length: Quantity) -> Iterator[Claim]:
    """Yield "opened in 1936. Three years later, in 1939, ..."."""
    place = sentence.place(length)
    words = sentence.words
    if words[place + 1 : place + 2] and words[place + 1] not in _LATER:
        return
    own = [q for q in sentence.quantities if _is_point(q)]
    behind = [q for q in own if 0 < sentence.place(q) - place <= 6]
    before = [q for q in own if q.span.start < length.span.start]
    if not before:
        earlier = text.window(sentence, 1)[:-1]
        before = [q for s in earlier for q in s.quantities if _is_point(q)]
    if behind and before:
        slots = {"start": before[-1], "end": behind[0], "length": length}
        yield _claim(rule, slots, "end", 18 if len(before) == 1 else 12, "so long later")


def _terms(rule: Rule, sentence: Sentence, length: Quantity) -> Iterator[Claim]:
    """Yield "the ten-year lease, signed in 2015, runs out in 2025"."""
    points = [q for q in sentence.quantities if _is_point(q)]
    if "-" not in length.surface or len(points) != 2 or length.span.start > points[0].span.start:
        return
    start, end = points
    words = " ".join(sentence.words[sentence.place(start) : sentence.place(end)])
    if any(word in words for word in lexicon.words("ending")):
        slots = {"start": start, "end": end, "length": length}
        yield _claim(rule, slots, "end", 18, "a term and its end")


def _ages(rule: Rule, text: Reading) -> Iterator[Claim]:
    """Yield "born in 1960, she died in 2010 aged 50" and "opened in 1950, it is 74 years old"."""
    for sentence in text.sentences:
        ages = [q for q in sentence.quantities if _is_age(q, sentence)]
        points = [q for q in sentence.quantities if _is_point(q)]
        births = [
            q
            for q in points
            if {"born", "opened", "built", "founded"}
            & set(sentence.words[max(0, sentence.place(q) - 3) : sentence.place(q)])
        ]
        if len(ages) != 1 or len(births) != 1 or len(points) != 2:
            continue
        end = next(q for q in points if q is not births[0])
        slots = {"start": births[0], "end": end, "length": ages[0]._replace(unit="year")}
        if end.span.start > births[0].span.start:
            yield _claim(rule, slots, "length", 18, "a birth, an age and its year")


def _is_age(quantity: Quantity, sentence: Sentence) -> bool:
    """Return whether a number is somebody's age."""
    if quantity.kind is Kind.AGE and quantity.magnitude is not None:
        return True
    place, words = sentence.place(quantity), sentence.words
    before = words[max(0, place - 2) : place]
    return quantity.kind in (Kind.NUMBER, Kind.DURATION) and (
        before[-1:] == ["aged"]
        or before == ["age", "of"]
        or words[place + 1 : place + 2] == ["old"]
    )


def _is_point(quantity: Quantity) -> bool:
    period = quantity.period
    return (
        quantity.kind is Kind.DATE
        and period is not None
        and period.first is not None
        and not period.relative
        and period.grain in ("day", "month", "year")
    )


def _anniversaries(rule: Rule, text: Reading) -> Iterator[Claim]:
    """Yield "its 60th anniversary" with the year in which things began."""
    began = lexicon.words("beginning")
    if text.document.date is None:
        return
    for sentence in text.sentences:
        for ordinal in sentence.quantities:
            if ordinal.kind is not Kind.ORDINAL:
                continue
            place = sentence.place(ordinal)
            if not {"anniversary", "birthday", "jubilee"} & set(sentence.words[place : place + 3]):
                continue
            starts = [
                q
                for s in text.window(sentence, 1, 1)
                for q in s.quantities
                if _is_point(q) and began & set(s.words[max(0, s.place(q) - 5) : s.place(q)])
            ]
            if len(starts) == 1:
                slots = {"start": starts[0], "anniversary": ordinal}
                yield _claim(rule, slots, "anniversary", 18, "an anniversary and a beginning")


def _claim(rule: Rule, slots: dict[str, Quantity], judged: str, weight: int, reason: str) -> Claim:
    return Claim(
        rule,
        dict(slots),
        certain=weight >= int(rule.match.get("certain", 18)),
        evidence=(f"{reason} {weight:+d}",),
        weight=weight,
        extra={"threshold": int(rule.match.get("threshold", 16)), "judged": judged},
    )


_CHECKS: dict[str, Callable[[Rule, Reading], Iterator[Claim]]] = {
    "weekday": _weekdays,
    "day": _days,
    "elapsed": _elapsed,
    "anniversary": _anniversaries,
    "age": _ages,
}
