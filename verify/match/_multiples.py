"""Multiples: where a sentence says that one thing is so many times another, and its two sides.

In: a sentence. Out: each such place with the factor and the words of both sides: what it is
said of (`subject`) and what it is measured by (`standard`). Every way of saying it is read:
"twice as many x as y", "half the size of y", "four times y's", "a third of that", "twice what
y has", "three times larger than y". Which numbers the sides are is left to `multiple`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from verify.match import _hints, lexicon
from verify.match.reading import Sentence
from verify.model.interval import Interval
from verify.model.span import Span
from verify.named import NamedTuple

HINTS = (
    "wice", "imes", "ouble", "riple", "reble", "uadruple", "half", "Half", "third", "quarter", "fifth",
    "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
_ONES = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "a hundred": 100, "one hundred": 100,
}  # fmt: skip
_WORDS = {"twice": 2, "double": 2, "triple": 3, "treble": 3, "quadruple": 4, "thrice": 3}
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
_CUE = re.compile(
    r"\b(?:(?P<word>twice|double|triple|treble|quadruple|thrice)"
    r"|(?P<digits>\d{1,3}(?:\.\d{1,2})?)(?: |-)times"
    rf"|(?P<ones>{'|'.join(sorted(_ONES, key=len, reverse=True))})(?P<half>[ -]and[ -]a[ -]half)?[ -]times"
    r"|(?P<onehalf>one[ -]and[ -]a[ -]half)[ -]times"
    r"|(?P<parts>two|three|four|five|seven|nine)[ -](?P<nths>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s"
    r"|(?:(?:an? |one |one-|just )?(?P<nth>half)|(?:an? |one |one-)(?P<nth2>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)))\b"
    r"(?!-(?!and))",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:(?P<just>just over|slightly more than|a little more than|a little over|slightly over|a bit more than|just above)"
    r"|(?P<low>more than|over|at least|well over|upwards of|fully)"
    r"|(?P<high>less than|under|just under|nearly|almost|not quite|close to|slightly less than|a little under|at most|up to|barely)"
    r"|(?P<about>about|around|roughly|some|approximately|or so)) $",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[;:()\[\]—–,](?=\s|\w|$)|\.(?=\s|$)|\b(?:and|but|while|whilst|whereas|though|although|so|because)\b"
)
_AS = re.compile(r" as (?P<adjective>[a-z]{3,14})\b")
_AS_MANY = re.compile(
    r" as (?:many|much|few|often|frequent|common|large|big|high|long|fast|likely)\b"
)
_OPENS = re.compile(
    r"\W*(?:(?:and|but|just|only|nearly|almost|about|around|roughly|some|over|under|more|less|than|well)\s+)*",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:first|second|third|fourth|last|final|latter|former|other|opening|closing|next|top|bottom)[ -]$",
    re.IGNORECASE,
)
_PEOPLE = frozenset(["population", "electorate", "workforce", "membership"])  # wholes, of a part
_MANY = re.compile(r" as (?:many|much) ((?:[\w’'-]+ ){1,3}?)as\b")
_SWIFT = re.compile(
    r" (?:as (?:fast|quick|quickly|swift|speedy|soon)|(?:faster|quicker|speedier|the speed))\b"
)
_AGAIN = re.compile(r"(?: [a-z]+)?,? again\b")
_NOT_AS = frozenset(
    ["well", "the", "part", "our", "its", "his", "her", "their", "they", "she", "was"]
)
_THAN = re.compile(
    r" (?:the )?(?:(?P<more>more|less|fewer)|(?P<er>[a-z]{2,10}er))\b(?P<between>[^,;:.()—]{0,48}?) than\b"
)
_THAT = re.compile(
    r" (?:of )?(?:that|this|those|these)\b(?! (?:is|are|was|were|have|has|had|can|will|do|it|he|she|they|we)\b)"
)
_WHAT = re.compile(r" (?:of )?(?:what|as much as)\b")
_OWNED = re.compile(
    r" (?:of )?(?:the|its|their|his|her|our|your|my|last year[’']s|(?:[A-Z][\w-]+ ){0,2}[A-Z][\w-]+[’']s?)(?= |$)"
)
_POSSESSED = re.compile(r" (?:of )?the (?:[\w-]+ ){0,2}[\w-]+(?:[’']s|s[’'])")
_NUMBER = re.compile(r" (?:of )?(?:the |that |its |their |about )?(?:[$£€₹¥]|[A-Z]{0,3}\$|\d)")
_WAS = re.compile(
    r"(?: (?:it|they|he|she|we|that|those|these)(?: (?:was|were|had|used|once|is|are|has|have|did|do|does)\b.*)?)\s*$"
)
_NUMBERED = re.compile(r" (?:our|its|their|his|her|the) [^,;:()]{3,32} of (?:about )?[$£€₹¥]?\d")
_RESULT = re.compile(
    r"( the [a-z]{3,14})(?:,| \(| —| –| at) (?:or |at |just |only |about )?(?=[$£€₹¥]?\d)"
)
_TENTH = Decimal("0.1")
TAIL = 140  # characters behind a factor in which its standard stands


class Multiple(NamedTuple):
    """A factor told at a place; `subject` and `standard` are the stretches of its two sides.

    `measured` says that the standard names only what is measured ("half the size"), `clause` that it
    has a verb of its own ("half what she earned").
    """

    span: Span
    value: Decimal
    interval: Interval
    subject: Span
    standard: Span
    measured: bool
    clause: bool
    counted: str  # "CDs" of "twice as many CDs as LPs"
    inverse: bool  # what is twice as fast takes half as long


def multiples(sentence: Sentence) -> Iterator[Multiple]:
    """Yield every place of a sentence that says how many times one thing is another."""
    text, span = sentence.document.text, sentence.span
    if not _hints.holds(text[span.start : span.end], HINTS):
        return
    for cue in _CUE.finditer(text, *span):
        nth = cue["nth"] or cue["nth2"] or cue["nths"]
        if (
            nth
            and _OPENS.fullmatch(text, span.start, cue.start())
            and not _AS_MANY.match(text, cue.end())
        ):
            continue  # "half of our customers": a share
        if nth and _PERIOD.search(text, max(span.start, cue.start() - 12), cue.start()):
            continue  # "the first half of 2023"
        found = _standard(text, cue.end(), span.end, part=bool(nth))
        if found is None:
            continue
        standard, measured, clause, more = found
        value, interval = _factor(text, cue, span.start)
        if more and (nth or more == "less"):
            continue  # "a third more" is a change, and nobody knows what "three times less" is
        if more:  # "three times more" may be three or four times as much
            interval = Interval(interval.low, interval.high + 1)
        many = _MANY.match(text, cue.end(), span.end)
        swift = _SWIFT.match(text, cue.end(), span.end) is not None
        counted = many[1] if many else ""
        yield Multiple(
            Span(*cue.span()),
            value,
            interval,
            _subject(text, cue.start(), span.start),
            standard,
            measured,
            clause,
            counted,
            swift,
        )


def _factor(text: str, cue: re.Match[str], start: int) -> tuple[Decimal, Interval]:
    """Return how many times, and the width that its words and hedge give it."""
    if cue["digits"]:
        value = Decimal(cue["digits"])
        half = Decimal(5).scaleb(int(value.as_tuple().exponent) - 1)
    elif cue["ones"] or cue["onehalf"]:
        value = Decimal(_ONES[cue["ones"].lower()] if cue["ones"] else 1)
        half = min(Decimal("0.5"), value * _TENTH)
        if cue["half"] or cue["onehalf"]:
            value, half = value + Decimal("0.5"), Decimal("0.2")
    elif cue["word"]:
        value = Decimal(_WORDS[cue["word"].lower()])
        half = value * _TENTH if value < 3 else Decimal("0.5")
    else:
        nth = (cue["nths"] or cue["nth"] or cue["nth2"]).lower()
        value = Decimal(_ONES[cue["parts"].lower()] if cue["parts"] else 1) / _PARTS[nth]
        half = value * _TENTH
    return value, _hedged(text, cue.start(), start, value, half)


def _hedged(text: str, at: int, start: int, value: Decimal, half: Decimal) -> Interval:
    hedge = _HEDGED.search(text, max(start, at - 24), at)
    low, high = value - half, value + half
    if hedge and hedge["just"]:
        return Interval(value - half / 5, high + half / 2)
    if hedge and hedge["low"]:
        return Interval(value - half / 5, value * 2 if value >= 1 else value * Decimal("1.5"))
    if hedge and hedge["high"]:
        return Interval(low - half, value + half / 5)
    if hedge and hedge["about"]:
        return Interval(low - half / 2, high + half / 2)
    return Interval(low, high)


def _subject(text: str, at: int, start: int) -> Span:
    """Return the clause before a factor: from the last mark or joining word."""
    begin = start
    for mark in _STOP.finditer(text, start, at):
        begin = mark.end()
    return Span(begin, at)


def _standard(text: str, at: int, stop: int, *, part: bool) -> tuple[Span, bool, bool, str] | None:
    """Return the stretch a factor is measured by, whether it only names a measure or has a verb, and "more"."""
    stop = min(stop, at + TAIL)
    end = _clause_end(text, at, stop)
    compared = _AS.match(text, at, stop)
    if compared and compared["adjective"] not in _NOT_AS:
        again = _AGAIN.match(text, compared.end(), stop)
        if again:  # "half as much again as the old one"
            other = re.compile(r" as\b").match(text, again.end(), stop)
            begin = other.end() if other else _clause_end(text, again.end(), stop)
            return (
                Span(begin, _clause_end(text, begin, stop)),
                not other,
                False,
                "more" if part else "",
            )
        other = re.compile(r"\bas\b").search(text, compared.end(), end)
        if other:
            return Span(other.end(), end), False, False, ""
        return Span(end, end), True, False, ""
    than = _THAN.match(text, at, stop)
    if than:
        word = (than["more"] or than["er"]).lower()
        less = word in lexicon.words("down_comparative") or word in ("less", "fewer")
        return (
            Span(than.end(), _clause_end(text, than.end(), stop)),
            False,
            False,
            "less" if less else "more",
        )
    what = _WHAT.match(text, at, stop)
    if what:
        return Span(what.end(), end), False, not _WAS.search(text, what.end(), end), ""
    that = _THAT.match(text, at, stop)
    if that:
        return Span(that.end(), end), False, False, ""
    if _NUMBER.match(text, at, stop) or (not part and _NUMBERED.match(text, at, end)):
        return Span(at, end), False, False, ""
    result = _RESULT.match(text, at, stop) if part else None
    if result:  # "half the labour, 32 hours"
        return Span(result.end(1), result.end(1)), True, False, ""
    return _owned(text, at, end, part=part)


def _owned(text: str, at: int, end: int, *, part: bool) -> tuple[Span, bool, bool, str] | None:
    """Return the same of "the size of y", "its length", "Uganda's"."""
    owned = _OWNED.match(text, at, end)
    if owned is None:
        return None
    owner = _POSSESSED.match(text, at, end)
    begin = at if "'" in owned[0] or "’" in owned[0] or owner else owned.end()
    words = text[owned.end() : end].split()
    measure = next((w for w in words[:3] if w.lower().strip("’'") in _measures()), "")
    if part and measure.lower() in _PEOPLE and " of " not in text[owned.end() : end]:
        return None  # "half the population" is a share
    if not measure:
        if part or not (begin == at or words):
            return None  # "half the passengers" is a share
        return (
            (Span(begin, end), False, False, "")
            if begin == at or owned[0].endswith("the")
            else None
        )
    behind = text.index(measure, owned.end()) + len(measure)
    if part and " of " in owned[0] and owned[0].endswith("the") and not owner:
        rest = text[behind:end].lstrip()
        if not rest.startswith(("of", "at", "in", "that", "it", "they", "charged", "paid")):
            return None  # "a fifth of the output" is a share
    before = text[owned.end() : behind - len(measure)].strip()
    if owned[0].strip().endswith("the") and not before and not owner:
        rest = text[behind:end]
        if not rest.strip():
            return Span(end, end), True, False, ""
        if rest.lstrip().startswith(
            ("of", "in", "at", "for", "on", "that", "it", "they", "charged", "paid", "from")
        ):
            return Span(behind, end), False, False, ""
        return Span(end, end), True, False, ""
    return Span(begin, end), False, False, ""


def _clause_end(text: str, at: int, stop: int) -> int:
    mark = _STOP.search(text, at, stop)
    return mark.start() if mark else stop


@cache
def _measures() -> frozenset[str]:
    """Return the nouns of what is measured: "half the size"."""
    return lexicon.words("measured_noun")
