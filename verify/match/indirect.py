"""Indirect figures: numbers that say one thing in two ways, read into one measure.

In: an extraction. Out: facts whose quantity is what a reader works out. The minute of play of
"his 63rd-minute header", "with six minutes left" and "two minutes before half-time"; those for
and against of "voted 7–2", "by nine votes to five" and "five of the nine members voted for";
the age of somebody who was "born on 3 February 1938". Each has an identity in `near`: the
names beside it. They are linked by it alone (`verify.match.linkage`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from verify.extract import Extraction
from verify.match.facts import Fact, stem
from verify.match.keys import CLAUSE, PHRASE, keys
from verify.match.reading import reading
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity

MINUTE, VOTE, AGAINST, LIFE = "minute of play", "vote", "vote against", "age by birth"
_OF = re.compile(r" of (?:the |its )?")
_HALF, _FULL = 45, 90
_PLAYED = re.compile(
    r"\b(?:half-time|full-time|penalty|header|goalkeeper|kick-off|matchday|equalis|equaliz"
    r"|striker|midfielder|goals?|league|winner|the break|possession|substitut|coach|visitors)",
    re.IGNORECASE,
)  # fmt: skip
_CUES = 2  # words of a match that make a text a report of one
_LEFT = re.compile(
    r"(?: of the (?:ninety|90))? (?:left|remaining|to go|to play|from (?:time|the end)|before (?:the )?(?:end|final whistle|full-time))",
    re.IGNORECASE,
)
_BEFORE_BREAK = re.compile(
    r" (?:before|ahead of|short of|from) (?:the )?(?:break|half-time|interval)", re.IGNORECASE
)
_AFTER_BREAK = re.compile(
    r" (?:after|into) (?:the )?(?:break|half-time|interval|restart|second half)", re.IGNORECASE
)
_IN = re.compile(r"\b(?:after|in|on|with|the|just) (?:just |only )?$", re.IGNORECASE)
_ON = re.compile(r" (?:on the clock|gone|played|in\b)|[,.;]| (?:through|when|by)\b", re.IGNORECASE)
_VOTED = re.compile(r"\b(?:vot(?:e[sd]?|ing)|majority|resolved|ballot|passed|carried)\b", re.I)
_FOR = re.compile(
    r"\b(?:voted? (?:for|in favou?r)|in favou?r|backed|supported|for the (?:move|motion|plan))\b",
    re.IGNORECASE,
)
_BORN = re.compile(r"\bborn\b[^.;]{0,30}$", re.IGNORECASE)
_THEN = re.compile(
    r"^\W*(?:aged?|at the age)\b|\b(?:then|when|at the time|was|were)\b", re.IGNORECASE
)
_PRONOUN = re.compile(r"\b(?:he|she|his|her|who)\b", re.IGNORECASE)
_FEW = 2  # names of a sentence that a figure may be of
_MANY = 12  # figures of one sort; what has more is a table
_LEAST = 2  # mentions of a name that a text is about


def indirect(extraction: Extraction) -> list[Fact]:
    """Return the indirect figures of one document; made once."""
    text = reading(extraction)
    found: list[Fact] | None = text.facts.get("indirect")
    if found is None:
        told = keys(extraction)
        source = extraction.document.text
        found = [*_lives(told, source), *_votes(told)]
        if len({m[0].lower() for m in _PLAYED.finditer(source)}) >= _CUES:
            found += _minutes(told)
        text.facts["indirect"] = found
    return found


def _minutes(told: list[Fact]) -> Iterator[Fact]:
    """Yield the minutes of play beside a player's name."""
    for key in told:
        minute = _minute(key.quantity)
        names = _names_of(key) | _last_name(key)
        if minute and 0 < minute <= 120 and names:
            one = Interval(Decimal(minute - 1), Decimal(minute + 1))
            yield _fact(key, MINUTE, minute, one, names)


def _names_of(key: Fact) -> set[str]:
    """Return the names of a number's clause, else those of its sentence, else the last before."""
    own = {n for n in key.names if key.near.get(n, 0) >= CLAUSE}
    if own or len(key.names) <= _FEW:
        return own or set(key.names)
    return _last_name(key)


def _last_name(key: Fact) -> set[str]:
    """Return the last name before a number in its sentence."""
    before = key.line[: max(0, key.quantity.span.start - key.sentence.start)]
    found = re.findall(r"(?<=.)\b[A-Z][^\W\d_]+", before)
    return {stem(found[-1])} if found else set()


def _minute(quantity: Quantity) -> int:
    """Return the minute of play that a number means, or 0."""
    text, (start, end) = quantity.document.text, quantity.span
    value = quantity.magnitude
    if value is None or value % 1:
        return 0
    behind = text[end : end + 40]
    if quantity.kind is Kind.ORDINAL:
        bracketed = text[start - 1 : start] == "(" and behind[:1] == ")"
        return int(value) if bracketed or re.match(r"[ -]minute", behind) else 0
    if quantity.kind is not Kind.DURATION or quantity.unit != "minute":
        return 0
    if _LEFT.match(behind):
        return _FULL - int(value)
    if _BEFORE_BREAK.match(behind):
        return _HALF - int(value)
    if _AFTER_BREAK.match(behind):
        return _HALF + int(value)
    if _IN.search(text[max(0, start - 14) : start]) and _ON.match(behind or "."):
        return int(value)
    return 0


def _votes(told: list[Fact]) -> Iterator[Fact]:
    """Yield how many voted for what was decided."""
    for key, after in zip(told, [*told[1:], None], strict=True):
        if not _VOTED.search(key.line):
            continue
        quantity = key.quantity
        if after is not None and after.sentence == key.sentence and _paired(key, after):
            value, against = _side(quantity), _side(after.quantity)
            if _OF.fullmatch(quantity.document.text[quantity.span.end : after.quantity.span.start]):
                against -= value  # "five of the nine members voted for"
            yield _fact(key, VOTE, int(value), Interval.exactly(value), {""})
            yield _fact(after, AGAINST, int(against), Interval.exactly(against), {""})


def _side(quantity: Quantity) -> Decimal:
    """Return how many are on one side of a vote."""
    if quantity.kind is Kind.SCORE and quantity.surface.isdigit():
        return Decimal(quantity.surface)
    return quantity.magnitude or Decimal(0)


def _paired(key: Fact, after: Fact) -> bool:
    """Return whether two numbers are those for and those against: "nine votes to five"."""
    one, other = key.quantity, after.quantity
    if not {one.kind, other.kind} <= {Kind.NUMBER, Kind.SCORE} or not other.magnitude:
        return False
    between = one.document.text[one.span.end : other.span.start]
    if re.fullmatch(r"(?: votes?)? (?:to|against) |[–:-]", between):
        return True
    whole = _OF.fullmatch(between) is not None
    return whole and bool(_FOR.search(key.line))


def _lives(told: list[Fact], text: str) -> Iterator[Fact]:
    """Yield ages as told, and as the day or year of a birth makes them."""
    people = Counter(name for key in told for name in key.names if not _is_calendar(name))
    main = {name for name, n in people.most_common(3) if n >= _LEAST}
    for key in told:
        quantity = key.quantity
        names = {n for n in key.names if key.near.get(n, 0) >= CLAUSE} or (
            main if _PRONOUN.search(key.line) else set(key.names)
        )
        if key.sort == "age" and quantity.magnitude and not _THEN.search(key.clause):
            own = Interval.exactly(quantity.magnitude)
            yield _fact(key, LIFE, int(quantity.magnitude), own, names)
        elif quantity.kind is Kind.DATE and _born(text, quantity):
            aged = _age_by(quantity)
            if aged:
                yield _fact(key, LIFE, aged[1], Interval(Decimal(aged[0]), Decimal(aged[1])), names)


def _is_calendar(name: str) -> bool:
    return name in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _born(text: str, quantity: Quantity) -> bool:
    start = quantity.span.start
    return _BORN.search(text[max(0, start - 44) : start]) is not None


def _age_by(quantity: Quantity) -> tuple[int, int] | None:
    """Return the age that somebody born then may have at the date of the text."""
    period, today = quantity.period, quantity.document.date
    if period is None or period.year is None or today is None:
        return None
    years = today.year - period.year
    if not 0 < years < 115:
        return None
    if not (period.month and period.day):
        return years - 1, years
    had = (today.month, today.day) >= (period.month, period.day)
    age = years if had else years - 1
    return age - 1, age


def _fact(key: Fact, sort: str, value: int, width: Interval, names: set[str]) -> Fact:
    """Return a key as an indirect figure of somebody."""
    quantity = key.quantity._replace(
        kind=Kind.NUMBER, magnitude=Decimal(value), unit="", low=None, high=None,
        interval=width, charitable=width,
    )  # fmt: skip
    return key._replace(quantity=quantity, sort=sort, near=dict.fromkeys(names, PHRASE))


def differing(first: Extraction, second: Extraction) -> Iterator[tuple[Fact, Fact]]:
    """Yield the indirect figures of two texts that are of one name alone, and cannot both be."""
    one, other = indirect(first), indirect(second)
    days = [e.document.date for e in (first, second)]
    for sort in (MINUTE, VOTE, AGAINST, LIFE):
        here = [f for f in one if f.sort == sort]
        there = [f for f in other if f.sort == sort]
        if not here or not there or len(here) > _MANY or len(there) > _MANY:
            continue
        if sort == LIFE and not _same_year(*days):
            continue
        yield from _of_one_name(here, there)


def _of_one_name(here: list[Fact], there: list[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield the pairs of one name that stands beside one figure in each text."""
    names = Counter(n for f in here for n in f.near), Counter(n for f in there for n in f.near)
    for a in here:
        for b in there:
            shared = [n for n in a.near if n in b.near]
            alone = [n for n in shared if names[0][n] == names[1][n] == 1]
            told = a.sort == LIFE and bool(a.quantity.interval.width) == bool(
                b.quantity.interval.width
            )
            if alone and not told and not a.quantity.interval.meets(b.quantity.interval):
                yield a, b


def _same_year(one: date | None, other: date | None) -> bool:
    return one is None or other is None or abs((one - other).days) < 200
