"""Clock: times of day that no clock shows.

In: rules of this kind and an extraction. Out: a claim for every time of day that its
surroundings make certain: one with "a.m." or "p.m.", or one of a list of departures on
the 24-hour clock. Whether the hour and the minute exist is for the rule's law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verify.extract import Extraction
from verify.match import _hints
from verify.match.reading import Reading, Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import Kind
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span

NEAR = 2  # sentences on either side in which another time of day is looked for
MINUTES = 60
KIND = "clock"
OPTIONS = ()
MANY = True
_TIME = r"(?<![\d.:,£$€])\d{1,2}[.:]\d{2}"
_HALF_DAY = re.compile(
    rf"({_TIME})(?:\s?[ap]\.?\s?m\b(?![a-z])"
    r"|,? (?:local time|(?:central|eastern|western|pacific|standard|summer) (?:european )?time|gmt|utc|bst|c?est|cet|edt|p[sd]t|o['’]clock)\b)",
    re.IGNORECASE,
)
_ITEM = rf"(?:{_TIME})(?![\d:%]|\.\d|\s?(?:[A-Za-z]?m|k?g|per cent|percent|million|billion)\b)"
_LIST = re.compile(
    rf"\b(?:at|leaves|leave|depart|departs|from|until|till|by)\s({_ITEM}(?:(?:, and |, | and | or | until | to ){_ITEM}){{0,9}})"
)
_SERVICE = re.compile(
    r"\b(?:bus|buses|trains?|trams?|ferry|ferries|sailings?|coach|coaches|flights?|departures?|"
    r"o['’]clock|timetable|doors open|kick-off|arrives?|arrival)\b",
    re.IGNORECASE,
)
# A time by its colon alone: past the hours or minutes of a clock, and no time on a film or a race.
_COLON = re.compile(
    r"\b(?:at|by|until|till|from|before|after|since|around|[Ii]t (?:was|is|read)) ((?:[0-2]?\d):\d{2})(?![\d:]|\.\d| ?(?:min|sec|m\b))"
)
_PARTS = re.compile(  # "64 minutes 71 seconds"
    r"\b(?:\d{1,4}|one|two|three|four|five|six) (?:hours?|hrs?|h) (?:and )?(\d{2,3} ?(?:minutes?|mins?))\b(?! (?:each|apart|respectively))"
    r"|\b\d{1,4} (?:minutes?|mins?|min) (?:and )?(\d{2,3} ?(?:seconds?|secs?))\b(?! (?:each|apart|respectively))"
)
# Four digits that are a train's or a boat's time: "the 1367 departure", where others are told so too.
_FOUR = re.compile(
    r"\b[Tt]he ((?:[01]\d|2[0-4])[6-9]\d)(?= (?:departure|train|bus|service|sailing|ferry|boat|crossing|flight|coach|tram|hours|from|to)\b)"
)
_FOUR_TIMES = re.compile(r"\b(?:[01]\d|2[0-3])[0-5]\d\b")
# A service by its time with a point: "the 6.42 from Ayr", "yesterday's 17.65 was cancelled".
_POINTED = re.compile(
    r"(?:\b[Tt]he|[’']s) (\d{1,2}\.\d{2})(?= (?:from|to|was|is|train|bus|ferry|service|departure|had|left|ran|runs|leaves|for|and)\b)"
)
# What a watch shows of a race: "won the trial in 36:71".
_RACED = re.compile(
    r"\b(?:in|of|at|clocked|ran|clocking|by|was|is|time:) (\d{1,3}:[6-9]\d)(?![\d:]|\.\d\d\d| (?:[ap]\.?m|o.clock|ratio|odds|against|mix|for|to|in favour|majority|win|victory))"
)
_RACE = re.compile(
    r"\b(?:(?:time[- ])?trial|race|races|lap|laps|marathon|finish(?:ed|ing)?|ran|run|swam|rowed|cycl\w+|runner-up|sprint|seconds|pace"
    r"|podium|personal best|course record|split|relay|heat|stage|\d+ ?(?:k|km|m|metres|kilometres|miles)\b)",
    re.IGNORECASE,
)
_NO_WATCH = re.compile(
    r"\b(?:psalm|verse|chapter|genesis|exodus|matthew|luke|john|acts|romans|ratio|odds|aspect|score[ds]?|points|quarter|basket\w*"
    r"|gospel|sura|proverbs|isaiah|split \d+:)\b",
    re.IGNORECASE,
)
_MINUTES = ("min",)  # in all that are parts
_STOPWATCH = re.compile(
    r"\b(?:video|clip|podcast|episode|film|footage|recording|tape|lap|mark|race|finish|ran|marathon|verse|"
    r"psalm|genesis|ratio|odds|timestamp|song|track|goal|scored|quarter|period|split|pace)\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tomorrow|morning|evening|night|"
    r"afternoon|local time|GMT|BST|noon|midnight|alarm|meeting|doors)\b"
)
_PAST_MIDNIGHT = re.compile(r"(?<![\d.:])2[4-9]:[0-5]\d(?![\d:])")
_ONE = re.compile(r"\d{1,2}[.:]\d{2}")


def _among_times(told: Reading, sentence: Sentence) -> bool:
    """Return whether other times of day are told near: a log of what happened when."""
    window = told.window(sentence, NEAR, NEAR)
    if any(_STOPWATCH.search(s.text) for s in window):
        return False
    return any(
        q.kind is Kind.TIME and ":" in q.surface and ":" in sentence.text
        for s in window
        for q in s.quantities
    )


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return a claim for every time of day that is plainly one."""
    text = extraction.document.text
    if len(_PAST_MIDNIGHT.findall(text)) > 1:
        return  # a station's own clock, on which 25:15 is a quarter past one
    told = reading(extraction)
    clocks = [match.start() for pattern in (_ONE, _FOUR) for match in pattern.finditer(text)]
    for sentence in told.at([*clocks, *_hints.places(text, _MINUTES)]):
        start, end = sentence.span
        parts = [Span(*m.span(m.lastindex or 0)) for m in _PARTS.finditer(text, start, end)]
        parts += _services(told, sentence)
        if not parts and _ONE.search(text, start, end) is None:
            continue
        spans = [Span(*m.span(1)) for m in _HALF_DAY.finditer(text, start, end)]
        halves = len(spans)
        if _SERVICE.search(text, start, end):
            for run in _LIST.finditer(text, start, end):
                times = [Span(*m.span()) for m in _ONE.finditer(text, *run.span(1))]
                if len(times) > 1 or ":" in run[1]:
                    spans += [t for t in times if t not in spans]
        timed = bool(_SERVICE.search(text, start, end) or _DAY.search(text, start, end))
        if not timed and _COLON.search(text, start, end):
            timed = _among_times(told, sentence)
        if timed and ":" in text[start:end] and not _STOPWATCH.search(text, start, end):
            colons = (Span(*m.span(1)) for m in _COLON.finditer(text, start, end))
            spans += [t for t in colons if t not in spans]
        for index, span in enumerate([*spans, *(p for p in parts if p not in spans)]):
            for rule in rules:
                yield Claim(
                    rule,
                    {},
                    certain=True,
                    spans=(span,),
                    evidence=("a time of day",),
                    extra={"document": extraction.document, "half_day": index < halves},
                )


def _services(told: Reading, sentence: Sentence) -> list[Span]:
    """Return the times by which services go, and those of races, that have too many minutes or seconds."""
    text, (start, end) = sentence.document.text, sentence.span
    found: list[Span] = []
    if (four := _FOUR.search(text, start, end)) is not None:
        others = {
            m.group()
            for s in told.window(sentence, NEAR, NEAR)
            for m in _FOUR_TIMES.finditer(s.text)
        }
        if others - {four[1]}:
            found.append(Span(*four.span(1)))
    for match in _POINTED.finditer(text, start, end):
        if int(match[1][-2:]) >= MINUTES and any(
            int(m[1][-2:]) < MINUTES
            for s in told.window(sentence, NEAR, NEAR)
            for m in _POINTED.finditer(s.text)
        ):
            found.append(Span(*match.span(1)))
    raced = _RACED.search(text, start, end)
    if raced is not None and _RACE.search(sentence.text) and not _NO_WATCH.search(sentence.text):
        found.append(Span(*raced.span(1)))
    return found
