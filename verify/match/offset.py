"""Offset: a date, and how long after or before another event of the text it is told to be.

In: rules of this kind and an extraction. Out: claims of a length of time with the date that it
leads to, right beside it, and the date of the event that it is counted from: "met on 3 May ...
were married on 9 April 1808, three years after they met". Of the dates near by, the one whose
clause tells of that event by a word of the same root; behind a bare "later", the one told last.
Where any of the dates fits, there is no claim about the rest (they are rivals). A length between
two dates that name no event is left to `spent`, a form with both dates to `forms`.

    slots: {start: [date], end: [date], length: [duration]}
    stated: length
    never: [...]         words beside the length that make it another thing
    barred: [...]        words of its sentence that do
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from verify.extract import Extraction
from verify.match import spent
from verify.match._events import DAY
from verify.match._told_events import Told, named, shares
from verify.match.reading import Reading, Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.named import NamedTuple

KIND = "offset"
OPTIONS = ("slots", "stated", "never", "barred", "threshold", "certain")
BACK = 3  # sentences in which the event is told
BESIDE = 28  # characters between a date and the length that leads to it
NAMED = 60  # characters behind "after" that name an event
MOST = 6  # dates of a window; what holds more is a chronicle
TOLD, ONLY, LAST, OTHER = 19, 17, 16, 8  # weights by what ties a length to an event
_LATER = r"later|afterwards?|thereafter|on"
_EARLIER = r"earlier|before|beforehand|previously"
_COUNTED = re.compile(
    rf"[ \u00a0](?:(?P<from>after|from|since|following)|(?P<to>before|ahead of|prior to)"
    rf"|(?P<later>{_LATER})|(?P<earlier>{_EARLIER}))\b"
)
_BARE = re.compile(r"[ \u00a0]*(?:[,.;:)—–]|$|(?:and|but|in|on|at|by|with|as|to|for)\b)")
_JOINT = re.compile(
    r"[ \u00a0]*[,(—–:]?[ \u00a0]*(?:(?:and|or|thus|so|that is|i\.e\.|some|only|just|exactly|a full|a mere|barely|fully"
    r"|nearly|almost|about|a little over|just over|over|more than|less than|precisely)[ \u00a0,]*){0,3}"
)
_LEADS = re.compile(r"[ \u00a0]*[,(]?[ \u00a0]*(?:on|in|by|at|it was)?[ \u00a0]*(?:the[ \u00a0])?")
_CLOSES = re.compile(r"[,.;:()—–]|\b(?:and|but|when|while|which|who)\b")
_CHANGED = re.compile(r"[.!?;][ \n]")


class _Counted(NamedTuple):
    """A length with the date that it leads to: `later` than the event, which `words` name."""

    length: Quantity
    end: Quantity
    later: bool
    words: str


def validate(options: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Return what is wrong with a rule's options: path, message, hint of each."""
    slots = options.get("slots")
    if not isinstance(slots, dict) or {"start", "end", options.get("stated")} != set(slots):
        yield ("slots", "must be start, end and the stated one", "stated: length")


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    for sentence in text.sentences:
        if not any(spent.is_length(q) for q in sentence.quantities):
            continue
        dates = [q for q in sentence.quantities if _is_day(q)]
        for counted in _counted(sentence, dates):
            for rule in rules:
                if not _of_another(rule, sentence, counted):
                    yield from _claims(rule, text, sentence, counted)


def _is_day(quantity: Quantity) -> bool:
    """Return whether a number is a day, a month or a year of the calendar."""
    period = quantity.period
    if quantity.kind is not Kind.DATE or period is None:
        return False
    return period.grain in ("day", "month", "year") and bool(period.month or not period.relative)


def _counted(sentence: Sentence, dates: Sequence[Quantity]) -> Iterator[_Counted]:
    """Yield the lengths of a sentence that lead to a date beside them."""
    text = sentence.document.text
    for length in sentence.quantities:
        if not spent.is_length(length):
            continue
        match = _COUNTED.match(text, length.span.end)
        if match is None:
            continue
        named_event = bool(match["from"] or match["to"])
        words = text[match.end() : min(match.end() + NAMED, sentence.span.end)]
        bare = _BARE.match(words) is not None
        if named_event and not bare:
            words = words[: found.start()] if (found := _CLOSES.search(words)) else words
        elif bare:
            words = ""
        else:
            continue
        later = bool(match["from"] or match["later"])
        end = _beside(text, length, dates, match.end() + len(words))
        if end is not None:
            yield _Counted(length, end, later, words)


def _beside(text: str, length: Quantity, dates: Sequence[Quantity], at: int) -> Quantity | None:
    """Return the date that a length leads to: right before it, or right behind its words."""
    begins = length.lead.start if length.lead is not None else length.span.start
    for date in dates:
        if 0 <= begins - date.span.end <= BESIDE:
            between = text[date.span.end : begins]
            if between.strip() and _JOINT.fullmatch(between):
                return date
        if 0 <= date.span.start - at <= BESIDE and _LEADS.fullmatch(text[at : date.span.start]):
            return date
    return None


def _of_another(rule: Rule, sentence: Sentence, counted: _Counted) -> bool:
    """Return whether words make a length that of something else."""
    place = sentence.place(counted.length)
    near = set(sentence.words[max(0, place - 3) : place])
    barred = set(rule.match.get("barred", ()))
    never = set(rule.match.get("never", ()))
    return not (never.isdisjoint(near) and barred.isdisjoint(sentence.vocabulary))


def _claims(rule: Rule, text: Reading, sentence: Sentence, counted: _Counted) -> Iterator[Claim]:
    """Yield the claims of a length with each date that it may be counted from."""
    told = [t for t in named(text.window(sentence, BACK)) if _is_day(t.date)]
    if len({t.date.surface for t in told}) > MOST:
        return
    others = [t for t in told if t.date is not counted.end and _is_on_its_side(counted, t.date)]
    inside = counted.length.span.end, counted.length.span.end + len(counted.words) + 10
    if any(inside[0] <= t.date.span.start <= inside[1] for t in others):
        return  # "ten days after that of 3 May" names it
    for event in others:
        weight, why = _weight(counted, event, others)
        if weight and (counted.words or not _moved_on(text, sentence, counted, event.date)):
            yield _claim(rule, counted, event.date, weight, why)


def _moved_on(text: Reading, sentence: Sentence, counted: _Counted, event: Quantity) -> bool:
    """Return whether another length or a day that was not read lies between an event and a length."""
    low, high = event.span.end, counted.length.span.start  # none where the event is told behind
    for own in text.window(sentence, BACK):
        for other in own.quantities:
            if not low <= other.span.start < high or other is counted.end:
                continue
            later = spent.is_length(other) and _COUNTED.match(own.document.text, other.span.end)
            day = other.kind is Kind.ORDINAL or (other.kind is Kind.DATE and not _is_day(other))
            if later or day:
                return True
    return False


def _is_on_its_side(counted: _Counted, date: Quantity) -> bool:
    """Return whether a date lies before one that is later than it, or else behind."""
    minutes = spent.minutes_between(date, counted.end, DAY)
    if minutes is None:
        return False
    known = all(q.period is not None and q.period.year is not None for q in (date, counted.end))
    if not known and abs(minutes) < Decimal(1440 * 360):
        return counted.later or minutes < 0  # it may be of the year before
    return (minutes > 0) == counted.later


def _weight(counted: _Counted, event: Told, others: Sequence[Told]) -> tuple[int, str]:
    """Return how surely a length is counted from an event, and why."""
    before = [t for t in others if t.date.span.start < counted.length.span.start]
    if counted.words:
        if shares(counted.words, event.words):
            return TOLD, "the event is named again"
        tied = any(shares(counted.words, t.words) for t in others)
        return (0 if tied else OTHER), "a date near by"
    if len(others) == 1:
        return ONLY, "the only other date"
    return (LAST, "the date told last") if before and event is before[-1] else (OTHER, "a date")


def _claim(rule: Rule, counted: _Counted, event: Quantity, weight: int, why: str) -> Claim:
    """Return the claim that a length lies between an event and a date."""
    start, end = (event, counted.end) if counted.later else (counted.end, event)
    return Claim(
        rule,
        {"start": start, "end": end, str(rule.match["stated"]): counted.length},
        certain=weight >= int(rule.match.get("certain", 18)),
        evidence=(f"{why} {weight:+d}",),
        weight=weight,
        extra={
            "threshold": int(rule.match.get("threshold", 14)),
            "judged": str(rule.match["stated"]),
            "farthest": 4,
            "whole": True,
        },
    )
