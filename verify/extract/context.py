"""The time a number is about: the date or period that its clause gives.

In: every quantity of a document in order, dates among them. Out: the others with their
`period`. A date that follows in the same clause comes first ("$4m in 2023"), then one
that opens the sentence ("In 2023, ..."), then one right before. A duration that counts
from the document's date ("over the next five years") is a period too.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from verify.extract import periods, relative, told
from verify.model.quantity import Kind, Period, Quantity

_REACH = 60
_SENTENCE = re.compile(r"[.!?][\"”’')\]]*[ \u00a0](?=[\"“‘'(\[]?[A-Z])|\n")
_BREAK = re.compile(
    r"[;:—–]|\b(?:and|but|while|whereas|which|who|that|than|compared|versus|against|up from|down from|from"
    r"|is|are|was|were|will|would|has|had|have|published|reported|compared with|when|after|before|until|till|because|although|if|said|to|previous|nor|or|not)\b|, (?!in\b|into\b|over\b|within\b|during\b|on\b|for\b)",
    re.I,
)
# The same without the verbs that stand between a subject and its number.
_PARTS = re.compile(
    r"[;:—–]|\b(?:and|but|while|whereas|which|who|that|than|compared|versus|against|from|when|after|before|because|although|if|said|nor|or)\b",
    re.I,
)
_SINCE = re.compile(r"\bsince (?:the |early |late |mid-)?$", re.I)
_BEFORE_DATE = re.compile(
    r"\b(?:before|until|till|after|by|from|than|to|than in)[ ](?:the |early |late )?$", re.I
)
_ROLLING = re.compile(
    r"\b(?:(?:over|in|during|within|for|across|throughout|of)[ \u00a0])?(?:the[ \u00a0])?"
    r"(?:(next|coming|following|subsequent)|(last|past|previous|prior|preceding|trailing))[ \u00a0]$",
    re.I,
)
_STRETCH = re.compile(r"\b(?:over|during|within|across|throughout|spread over)[ \u00a0]$", re.I)
# The words that may stand right before a length of time that has its days.
_MAY_LEAD = frozenset(
    "next coming following subsequent last past previous prior preceding trailing over during within across throughout".split()
)
# "The next five years" count from the document's day only where the sentence looks ahead.
_AHEAD = re.compile(
    r"\b(?:will|would|could|may|might|to|plans?|planned|planning|expect(?:s|ed)?|project(?:s|ed)?|forecasts?|committed|commitment"
    r"|pledged?|aims?|invest(?:s|ing|ment)?|set|due|target(?:s|ing|ed)?|can|should|shall|is|are|over|within)\b"
)
_AGO = re.compile(r"[ \u00a0]ago\b")
_TIMES = (Kind.DATE, Kind.TIME, Kind.DURATION)
_SHARED = (Kind.MONEY, Kind.PHYSICAL, Kind.NUMBER)
_APPOSED = re.compile(r"[ \u00a0]?(?:\(|,[ ]?(?:or[ ])?|/[ ]?|[–—][ ]?|=[ ]?|or[ ])")
_ENDS_OF_CHANGE = (Kind.MONEY, Kind.PERCENT, Kind.PHYSICAL)
_CARRY = 32
_CHAIN = 16  # ends of changes that may hang on each other unread
_AGAIN = 16  # further characters in which a percentage tells a change again
_OR = re.compile(r"(?: [a-z]{3,16}){0,2}(?:, or |,? \(| or )")
_TO = re.compile(
    r",? (?:up |down |and )?(?:to|from|compared with|against|versus)(?: (?:a record|only|just|a total of|a high of|a low of))? "
)
_ENDED = re.compile(r",? (?:ended|ending|to|through|up to)(?: on)? ")
_DAY = timedelta(days=1)
_GRAINS = {"year": "year", "month": "month", "week": "week", "day": "day", "quarter": "quarter",
           "decade": "decade"}  # fmt: skip


def attach(text: str, today: date | None, quantities: list[Quantity]) -> list[Quantity]:
    """Return the quantities, each with the period that its clause gives."""
    kinds = [q.kind for q in quantities]
    timed = list(quantities)
    if Kind.DURATION in kinds:
        for index, kind in enumerate(kinds):
            if kind is Kind.DURATION:
                timed[index] = _stretch(text, today, quantities[index])
        for index, pair in enumerate(pairwise(kinds)):
            if pair == (Kind.DURATION, Kind.DATE):
                timed[index] = _ended(text, timed[index], timed[index + 1])
    own = _beside(text, today, timed, kinds)
    return _opened(text, _carried(text, _shared(text, own, kinds), kinds), kinds)


def _beside(
    text: str, today: date | None, quantities: list[Quantity], kinds: list[Kind]
) -> list[Quantity]:
    """Give what has no period the one right behind it, or right before it, in its clause."""
    own = list(quantities)
    dated = [q.period is not None for q in quantities]
    after_date = [False, *(kind is Kind.DATE for kind in kinds)]
    for index, (here, follows) in enumerate(zip(dated, [*dated[1:], False], strict=False)):
        if here or not (follows or after_date[index]) or kinds[index] in _TIMES:
            continue
        period = _following(text, today, quantities, index) if follows else None
        if period is None and after_date[index]:
            period = _preceding(text, quantities, index)
        if period is not None:
            own[index] = quantities[index]._replace(period=period)
    return own


def _opened(text: str, quantities: list[Quantity], kinds: list[Kind]) -> list[Quantity]:
    """Give what has no period the date that opens its sentence."""
    opening: tuple[int, Period] | None = None
    for index, kind in enumerate(kinds):
        if kind is Kind.DATE:
            quantity = quantities[index]
            opens = quantity.period is not None and _opens(text, quantity)
            opening = (quantity.span.end, quantity.period) if opens and quantity.period else None
        elif opening is not None:
            quantity = quantities[index]
            if not _same_sentence(text, opening[0], quantity.span.start):
                opening = None
            elif quantity.period is None and kind not in _TIMES:
                quantities[index] = quantity._replace(period=opening[1])
    return quantities


def _shared(text: str, quantities: list[Quantity], kinds: list[Kind]) -> list[Quantity]:
    """Let an amount and the same amount in brackets share measure, direction and period."""
    for index, (kind, following) in enumerate(pairwise(kinds)):
        if kind is not following or kind not in _SHARED:
            continue
        one, other = quantities[index], quantities[index + 1]
        end = other.lead.start if other.lead else other.span.start
        if not 0 <= end - one.span.end <= 5 or not _APPOSED.fullmatch(text, one.span.end, end):
            continue
        if one.measure and other.measure and one.measure != other.measure:
            continue
        if one.unit == other.unit and text[one.span.end] == ",":
            continue  # the next of a list, not the same amount again
        quantities[index] = _with(one, other)
        quantities[index + 1] = _with(other, one)
    return quantities


def _carried(text: str, quantities: list[Quantity], kinds: list[Kind]) -> list[Quantity]:
    """Let the ends of a change measure what the change does: "profit rose 12% to $3m"."""
    chain = 0
    for index, kind in enumerate(kinds):
        if kind not in _ENDS_OF_CHANGE or not index:
            continue
        one, other = quantities[index - 1], quantities[index]
        start = other.lead.start if other.lead else other.span.start
        end = one.span.end
        there = 0 < start - end <= _CARRY and _TO.fullmatch(text, end, start) is not None
        near = kind is Kind.PERCENT and other.span.start - end <= _CARRY + _AGAIN
        restated = near and _restates(text, one, other)
        if not (there or restated):
            chain = 0
            continue
        quantities[index] = told.shared(one, other, restated=restated, there=there)
        chain += 1
        if chain % _CHAIN == 0:
            told.settled(quantities[index])
    return quantities


def _restates(text: str, one: Quantity, other: Quantity) -> bool:
    """Return whether a percentage tells the same change again: "rose by 12, or 4%"."""
    return _OR.fullmatch(text, one.span.end, other.span.start) is not None


def _with(one: Quantity, other: Quantity) -> Quantity:
    """Return `one` with what only `other` knows."""
    return one._replace(
        measure=one.measure or other.measure,
        direction=one.direction or other.direction,
        period=one.period or other.period,
    )


def _stretch(text: str, today: date | None, quantity: Quantity) -> Quantity:
    """Give a duration its days: "the next five years", "two weeks ago", "over three years"."""
    start = quantity.lead.start if quantity.lead else quantity.span.start
    before = text[max(0, start - 36) : start]
    if before.isascii() and relative.last_word(before) not in _MAY_LEAD:
        before = ""  # nothing that the patterns end with
    count, grain = quantity.magnitude, _GRAINS.get(quantity.unit)
    whole = int(count) if count is not None and count == count.to_integral_value() else 0
    rolling = _ROLLING.search(before)
    end = quantity.span.end
    if rolling:
        begin = start - len(before) + rolling.start()
        days = periods.UNKNOWN
        told = rolling[1] and not _AHEAD.search(text, max(0, start - 140), end + 60)
        if grain and 0 < whole < 1000 and not told:
            days = periods.rolling(today, grain, whole, ahead=bool(rolling[1]))
        return quantity._replace(period=Period(text[begin:end], *days, "span", relative=True))
    ago = _AGO.match(text, end)
    if ago and grain and 0 < whole < 1000:
        days = periods.around(today, grain, -whole)
        return quantity._replace(
            period=Period(text[start : ago.end()], *days, grain, relative=True)
        )
    stretch = _STRETCH.search(before)
    if stretch:
        begin = start - len(before) + stretch.start()
        return quantity._replace(period=Period(text[begin:end], grain="span"))
    return quantity


def _ended(text: str, duration: Quantity, day: Quantity) -> Quantity:
    """Give a duration the days before the date it ended on: "six months ended 30 June 2025"."""
    end, grain = duration.span.end, _GRAINS.get(duration.unit)
    count, last = duration.magnitude, day.period.last if day.period else None
    if last is None or count is None or grain is None or day.span.start - end > 16:
        return duration
    if not _ENDED.fullmatch(text, end, day.span.start) or not 0 < count < 1000:
        return duration
    first, _ = periods.rolling(last + _DAY, grain, int(count), ahead=False)
    surface = text[duration.span.start : day.span.end]
    return duration._replace(period=Period(surface, first, last, "span"))


def _same_sentence(text: str, start: int, end: int) -> bool:
    """Return whether no sentence ends between two offsets."""
    return end - start < 400 and not _SENTENCE.search(text, start, end + 2)


def _opens(text: str, quantity: Quantity) -> bool:
    """Return whether a date stands at the head of its sentence: "In 2023, ..."."""
    before = text[max(0, quantity.span.start - 24) : quantity.span.start]
    ends = list(_SENTENCE.finditer(before))
    head = before[ends[-1].end() :] if ends else before
    if not ends and quantity.span.start > 24:
        return False
    return bool(
        re.fullmatch(
            r"[ \"“‘(]*(?:(?:In|During|For|At|By|On|Over|As of|Through)?[ ]?(?:the |early |late |mid-)?)?",
            head,
        )
    )


def _following(
    text: str, today: date | None, quantities: list[Quantity], index: int
) -> Period | None:
    """Return the period right behind a quantity in its clause."""
    end = quantities[index].span.end
    for item in quantities[index + 1 : index + 2]:
        if item.period is None or item.kind is Kind.TIME or item.span.start - end > _REACH:
            return None
        begin = item.span.start
        if item.kind is Kind.DURATION:
            if item.period.grain != "span":
                return None
            if not text.startswith(item.period.text, begin):
                begin = max(end, item.span.end - len(item.period.text))
        elif item.kind is not Kind.DATE:
            return None
        between = text[end:begin]
        if not _same_sentence(text, end, begin) or _BEFORE_DATE.search(between):
            return None
        since = _SINCE.search(between)
        if _BREAK.search(between[: since.start()] if since else between) or (
            since and quantities[index].kind is Kind.ORDINAL
        ):
            return None
        if since:
            surface = text[end + since.start() : item.span.end]
            return Period(surface, item.period.first, today, "span", relative=True)
        return item.period
    return None


def _preceding(text: str, quantities: list[Quantity], index: int) -> Period | None:
    """Return the date right before a quantity in its clause: "2023 revenue of $4m"."""
    if not index:
        return None
    item = quantities[index - 1]
    start = quantities[index].span.start
    if item.kind is not Kind.DATE or item.period is None or start - item.span.end > _REACH:
        return None
    between = text[item.span.end : start]
    before = text[max(0, item.span.start - 12) : item.span.start]
    if _PARTS.search(between) or "," in between or "(" in between:
        return None
    if not _same_sentence(text, item.span.end, start):
        return None
    if re.search(r"\b(?:since|before|until|till|after|than) (?:the )?$", before):
        return None
    return item.period
