"""Topped: scores above the top that a text gives its scale.

In: rules of this kind and an extraction. Out: a claim for each score that stands with a scale or
behind it, in its paragraph: "marked out of 60 ... Scores ran from 22 to 66", "our scale runs from
0 to 10 ... I handed in an 11.2", "an eight-item quiz, one mark each ... rose to 8.7". A number
many times the top is of something else, and means are left to the statistics.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from verify.extract import Extraction
from verify.extract.lexicon import CARDINALS
from verify.match.reading import Reading, Sentence, reading
from verify.model.claim import Claim
from verify.model.quantity import CALENDAR, Bound, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.named import NamedTuple

KIND = "topped"
OPTIONS = ()
SLOTS = ("figure",)
WORDS = ("out of", "scale", "Scale", "score", "mark", "rating", "quiz", "test")
BEHIND = 3  # sentences behind a scale in which its scores may stand
FAR = Decimal("1.75")  # times its top that a slip may be
_N = rf"(?:\d{{1,3}}|{'|'.join(CARDINALS[:20])}|hundred|a hundred)"
_TOPS = (
    re.compile(
        rf"\b(?:marked|marks|mark|scored|scores|graded|grades|rated|ratings|points|quiz|exam|paper|test) (?:is |are |was |were |being |all |each )?out of (?:a (?:possible|maximum) )?(?P<high>{_N})\b(?! (?:the|them|those))"
    ),
    re.compile(
        r"\b(?:scales?|scores|ratings|marks)\b(?: [a-z]+){0,2}? (?:running|runs?|ran|goes|going|ranging|ranges?|is|was)? ?from (?P<low>\d{1,2})(?: \([^)]{1,40}\))? to (?P<high>\d{1,3})(?![\d%]|[.,]\d)"
    ),
    re.compile(r"\b(?P<low>[01])\s?(?:-|–|to)\s?(?P<high>\d{1,3}) (?:point )?(?:rating )?scale\b"),
    re.compile(
        rf"\b(?:maximum|highest|top|best) possible (?:score|mark|total|grade)s? (?:of|is|was|being) (?P<high>{_N})\b"
    ),
    re.compile(
        rf"\b(?P<high>{_N})-(?:item|question|word|answer)s? (?:[a-z-]+ ){{0,2}}?(?:quiz|test|exam|paper)\b"
    ),
)
_ONE_EACH = re.compile(
    r"\b(?:one|1|a) (?:mark|point) (?:was |is )?(?:given |awarded |scored )?(?:each|for|per|a)\b|\btrue[- ](?:or[- ])?false\b|\bcorrect(?:ly| answers?)\b|\bquestions? right\b"
)
_SCORED = re.compile(
    r"\b(?:scored?|scores|got|gets|gained|awarded|awards|given|gave|gives?|handed in|handed out|marks? of|mark|achieved|earned|received|reached|rated it|rated|rating"
    r"|best|highest|top|won|managed|from \d[\d.]*(?: \([^)]{1,20}\))?(?: before)? to)"
    r"(?:\s+(?:(?:it|him|her|them|us|me|of|was|is|were|at|with|an?|the|by|to|even|just|only|nearly|almost|mark|score|[a-z]+ble|[a-z]+ing|the (?:game|book|film|show|place|dish|paper|essay|car|meal|album|play|room|food|service|wine|pie|hotel|phone)|full|high|mere|whopping|perfect)\b)){0,3}\s+$"
)
_MEAN = re.compile(
    r"\b(?:means? (?:score |mark )?of|average of|averaged|averaging|mean (?:score|mark) (?:was|is))\s+$"
)
_ANOTHER = re.compile(
    r"\b(?:total|totals|combined|overall|together|both|sum|altogether|aggregate|percentile|centile|inventory|index|questionnaire|instead"
    r"|joke|beyond|off the scale|bonus|extra|weighted)\b|\bout of\b",
    re.IGNORECASE,
)
_NOUNS = frozenset(["", "point", "mark", "score", "star"])


class _Scale(NamedTuple):
    """The ends of a scale, and where it is told."""

    low: int | None
    high: int
    end: int
    words: str


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return a claim for each score that stands with a scale."""
    text = reading(extraction)
    seen: set[int] = set()
    for sentence in text.sentences:
        scale = _scale(text, sentence)
        if scale is None:
            continue
        for behind in text.window(sentence, 0, BEHIND):
            if behind is not sentence and _scale(text, behind) is not None:
                break
            for figure in _scores(behind, scale, own=behind is sentence):
                if figure.span.start not in seen:
                    seen.add(figure.span.start)
                    yield from (_claim(rule, figure, scale) for rule in rules)


def _claim(rule: Rule, figure: Quantity, scale: _Scale) -> Claim:
    told = (
        f"a score of {scale.low} to {scale.high}"
        if scale.low is not None
        else f"a score out of {scale.high}"
    )
    extra = {"name": told, "low": scale.low, "high": scale.high}
    return Claim(rule, {"figure": figure}, certain=True, extra=extra)


def _scale(text: Reading, sentence: Sentence) -> _Scale | None:
    """Return the scale that a sentence tells, if it tells one."""
    for pattern in _TOPS:
        match = pattern.search(sentence.text)
        if match is None:
            continue
        low, high = match.groupdict().get("low"), _number(match["high"])
        if pattern is _TOPS[-1]:
            near = " ".join(s.text for s in text.window(sentence, 0, 1))
            if _ONE_EACH.search(near) is None:
                return None
        bottom = int(low) if low is not None else None
        if high < 3 or (bottom is not None and bottom >= high):
            return None
        return _Scale(bottom, high, sentence.span.start + match.end(), match.group())
    return None


def _number(told: str) -> int:
    """Return a small number in digits or words."""
    if told.isdigit():
        return int(told)
    return 100 if told.endswith("hundred") else CARDINALS.index(told) + 1


def _scores(sentence: Sentence, scale: _Scale, *, own: bool) -> Iterator[Quantity]:
    """Yield the numbers of a sentence that words call scores."""
    text = sentence.document.text
    rest = text[scale.end : sentence.span.end] if own else sentence.text
    if _ANOTHER.search(rest):
        return
    for quantity in sentence.quantities:
        start, end = quantity.span
        if start < scale.end or not _bare(quantity):
            continue
        before = text[max(sentence.span.start, start - 56) : start]
        told = _SCORED.search(before) or (scale.low is None and _MEAN.search(before))
        if told and text[end : end + 1] not in ("-", "%", "–", ":"):
            value = quantity.magnitude or Decimal(0)
            if value <= scale.high * FAR:
                yield quantity


def _bare(quantity: Quantity) -> bool:
    """Return whether a quantity is written as a plain number, of nothing or of points."""
    return (
        quantity.kind not in CALENDAR
        and quantity.surface.replace(".", "").isdigit()
        and quantity.magnitude is not None
        and quantity.bound is Bound.NONE
        and str(quantity.counted) in _NOUNS
    )
