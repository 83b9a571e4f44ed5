"""Temperatures: whether a number of degrees is a reading or a difference.

In: a text and the spans of a temperature and of its conversion. Out: a `Sense`. "A rise
of 2 °C" and "2 °C above average" are differences; "rose to 2 °C" is a reading.
"""

from __future__ import annotations

import re
from decimal import Decimal

from verify.choices import StrEnum
from verify.model.span import Span

BEFORE = 60
BEHIND = 40
HOT, COLD = Decimal(30), Decimal(-10)  # differences beyond these are told with a word


class Sense(StrEnum):
    """What degrees stand for; unknown where no word says."""

    READING = "reading"
    DIFFERENCE = "difference"
    UNKNOWN = ""


_SOME = (
    r"(?:about|around|some|roughly|approximately|nearly|almost|more than|less than|up to|at least|"
    r"at most|another|only|just|as much as|an? (?:extra|additional|further|average|total)(?: of)?|"
    r"a|the|an|full|whole|~|±|\+|-|−) ?"
)
_AMOUNT = rf"(?:{_SOME}){{0,3}}$"
_SIDED = rf"(?:(?:{_SOME}|(?:over|under|below|between|well below) )){{0,3}}$"
_CHANGED = re.compile(
    r"\b(?:(?:gap|difference|swing|spread|discrepancy)\b[^.;,]{0,40}? (?:is|was|reached|averages?|averaged) "
    + _SIDED
    + r"|(?:(?:rise|rising|increase|increas(?:ed|ing)|drop|fall|decrease|decline|warming|cooling|change|"
    r"difference|gap|swing|jump|spread|anomaly|deviation|departure|uptick|variation|shift|gain)s? (?:of|by)|"
    r"(?:rise|rose|risen|fall|fell|fallen|drop|dropped|warm|warmed|cool|cooled|heat|heated|var(?:y|ied|ies)|"
    r"differ(?:s|ed)?|shifted|swung|gained|climbed|increased|decreased|increases|decreases|warming|"
    r"warmer|cooler|hotter|colder|higher|lower|up|down|off|raised|lowered|exceeded) by|"
    r"(?:limit(?:ed|ing|s)?|hold(?:ing|s)?|keep(?:ing|s)?|cap(?:ped|ping|s)?) "
    r"(?:the |global |average |future )*(?:warming|temperature rises?) (?:to|at|within|below|under)|"
    r"within|accurate to|accuracy of|tolerance of|uncertainty of|margin of) " + _SIDED + r"|"
    r"(?:rose|risen|fell|fallen|dropped|warmed|cooled|climbed|jumped|soared|plunged|increased|"
    r"decreased) " + _AMOUNT + r")",
    re.IGNORECASE,
)
_MORE = re.compile(
    r" ?(?:of (?:global )?(?:warming|cooling|heating)|(?:warmer|cooler|colder|hotter|higher|lower|"
    r"greater)\b(?! limit)|above (?:the )?(?:average|normal|usual|pre-?industrial|seasonal|long-term|mean|\d{4}|ambient|baseline|its|their|that|last|what)|"
    r"below (?:the )?(?:average|normal|usual|seasonal|long-term|mean|ambient|baseline|its|their|that|last|what)|"
    r"(?:rise|increase|drop|fall|decrease|difference|change|warming|cooling|anomaly|swing|jump)\b"
    r"(?! (?:the|a|an|your|its|their|to)\b)|"
    r"(?:per|a|each|every) (?:century|decade|year|kilomet|1,000|100|hour|minute|day)|more than|less than)",
    re.IGNORECASE,
)
_READ = re.compile(
    r"\b(?:to|reached|reaches|reaching|reach|hit|hits|exceeded|exceeding|topped|topping|recorded|"
    r"registered|touched) " + _AMOUNT,
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"\b(?:ranges?|differ\w*|amplitude|gradient|contrast|spread|ris\w+|rose|fall\w*|fell|drop\w*|"
    r"warm\w+|cool\w+|increas\w+|decreas\w+|chang\w+|anomal\w+|than|by|swings?|jump\w*|shift\w*|"
    r"vari\w+|delta|superheat\w*|subcool\w*|interval|margin|within|between|difference)\b|[Δ±]",
    re.IGNORECASE,
)
_ZERO = re.compile(r" ?(?:above|below) (?:zero|freezing|0)", re.IGNORECASE)


def sense(text: str, first: Span, second: Span, degrees: Decimal | None = None) -> Sense:
    """Return whether the degrees of a pair are a reading or a difference.

    Many degrees, or many below zero, are a reading unless some word near says otherwise.
    """
    before = text[max(0, first.start - BEFORE) : first.start].replace("\n", " ")
    behind_first = text[first.end : second.start]
    behind = text[second.end : second.end + BEHIND].replace("\n", " ").lstrip(")] ")
    if _ZERO.match(behind_first) or _ZERO.match(f" {behind}"):
        return Sense.UNKNOWN
    if _CHANGED.search(before) or _MORE.match(behind_first) or _MORE.match(behind):
        return Sense.DIFFERENCE
    if _READ.search(before):
        return Sense.READING
    if degrees is not None and (degrees >= HOT or degrees <= COLD):
        near = f"{before} {behind_first} {behind}"
        return Sense.UNKNOWN if _MAYBE.search(near) else Sense.READING
    return Sense.UNKNOWN
