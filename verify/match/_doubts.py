"""Doubts: the wordings by which a text says that a number is another than its like.

Read by `verify.match.apart`: words of a plan, of one's own count, of a whole and its part, of an
hour at which a figure stood, of counting that goes on; the measures that grow with a disaster and
those that last; and the verbs of what happens once (`EVENTS`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from verify.match.facts import stem
from verify.match.roots import root

PLAN = re.compile(
    r"\b(?:(?<!short of )targets?|aims?|plans?|planned|budgeted|budget of|(?:against|under|over|within) (?:a |the |its )?budget|forecasts?|guidance|hopes?|promised"
    r"|demands?|wants|asking for|calls? for|will be|expects?|expected|would|goal)\b",
    re.IGNORECASE,
)
OWN = re.compile(
    r"\b(?:our (?:own )?(?:count|test|measure\w*|survey|estimate)|in (?:the|our) (?:test|valley|region)"
    r"|our (?:[\w-]+ )?(?:testers?|test (?:rider|driver)s?|scales?)"
    r"|we measured|than stated|maker promises|in everyday|in practice)\b",
    re.IGNORECASE,
)
WHOLE = re.compile(
    r"(?:\d|%|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|some|most|many|half|third"
    r"|none|all|few|several|any|each|part|share|majority|minority|bulk|number)) (?:out )?of(?: (?:the|its|all|some|about|around|almost|every))*+\s*+$",
    re.IGNORECASE,
)
THERE = re.compile(
    r"(?<![.,;:!?]) (?!(?:when|that|because|where|as|and|but|if|while|which|whether|since)\b)"
    r"(?!(?:stay|kept|keep|remain|held|hold|stor|liv|been|get|got|go|went|taken|brought|arriv|work|spen[dt])[a-z]*+ )[a-z]+ there\b",
    re.IGNORECASE,
)
NOW = re.compile(
    r"\b(?:is|are|was|were|has|have) (?:now )?(?:down|up|fallen|risen|dropped|climbed)"
    r" (?:to|below|above)\b|\bnow (?:has|have|is|are|stands?)\b",
    re.IGNORECASE,
)
HOUR = re.compile(
    r"\b(?:by|until|as of|as at) (?:the )?(?:early |late |mid-?|about |around |shortly (?:before|after) )*+"
    r"(?:\d{1,2}[:.]\d\d|\d{1,2} ?(?:[ap]\.?m\b|noon|o'clock|hours|utc|gmt)|(?:last )?(?:morning|afternoon|evening|night)\b"
    r"|noon|midday|midnight|dawn|dusk|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"|\b(?:as of|so far|to date|at the latest count)\b|\bpoints? (?:behind|ahead|clear|adrift|off)\b",
    re.IGNORECASE,
)
YET = re.compile(r"\b(?:(?<!worse )still|already|currently|latest)\b", re.IGNORECASE)
RISEN = re.compile(r"\b(?:fall|ris|climb|increas)\w+ (?:to|from)\b|\brose to\b", re.IGNORECASE)
PRESENT = re.compile(
    r"\b(?:is|are|has|have|stands?|now|currently|today|at present|holds?|costs?|employs?|works?"
    r"|remains?|lies|runs?|keeps?|owns?|needs?|makes?|can|will|may)\b|[’']s\b",
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"\b(?:an?|one|two|three|\d+) (?:year|month|quarter|week|day)s? earlier\b", re.IGNORECASE
)
REVISED = re.compile(
    r"\b(?:revised|corrected|upgraded|downgraded|updated|amended)\b", re.IGNORECASE
)
EXCEPTED = re.compile(
    r"\b(?:without|excluding|excl\b|exclusive of|ex[- ]vat|net of|not (?:counting|including|incl\b)|apart from"
    r"|unladen|empty|before (?:tax|vat|interest|fees|costs|depreciation|exceptional|deductions|discounts?))",
    re.IGNORECASE,
)
INCLUDED = re.compile(
    r"\b(?:including|inclusive of|incl\b|ready to (?:ride|mow|run|use|drive)|fully laden"
    r"|(?:with|plus) (?:(?:the|its|\d+(?:\.\d+)?%) )?(?:value[- ]added tax|vat|tax|interest|costs|fees|prints|delivery|installation|battery|batteries"
    r"|bonus\w*|overtime|luggage|driver|fuel|marketing)|after (?:tax|fees|costs|deductions|discounts?))\b",
    re.IGNORECASE,
)
RANGE_BEFORE = re.compile(
    r"\b(?:between|from|ranging from) $|\d[^\W\d]*[%°]?C?(?: to |–|-| – | - )[$€£−+-]?$"
)
RANGE_BEHIND = re.compile(r"(?: to |–|-| – | - )(?:[$€£−+-]|EUR |USD |GBP )?\d")
AT_POINT = re.compile(
    r"\b(?:at|by) (?:the )?(?:end of|start of|(?:year|month|quarter|period|season|half-year)[- ]end|close of)"
    r"|\bas (?:at|of)\b|\bon (?:the )?\d{1,2}\b",
    re.IGNORECASE,
)
TODAY = re.compile(r"\b(?:today|currently|to date|at present|now stands?)\b", re.IGNORECASE)
EVENT_FIELDS = frozenset(
    "birth marriage founding construction opening closing delivery discover appointment retired prize prizes"
    " hammer auction crash election launch finish fire rescued arrested sentence built-year foundation-year"
    " debut awards exhibits graves finds".split()
)
OTHERS = re.compile(r" others?\b")
CONTAINED = re.compile(r"\bcontain(?:ed|ment)\b", re.IGNORECASE)
COUNTING = re.compile(
    r"\bwith (?:(?:all but )?\d[\d,.%]*|half|most|two thirds|[a-z-]+ty|[a-z]+teen) (?:[a-z]+ )?of (?:the )?(?:[\w,]+ ){1,3}(?:counted|in(?= ?[,.;:]|$)|declared|reporting)\b"
    r"|\bhad (?:then |still )?stood at\b|\bat (?:half-time|the halfway)"
    r"|\bwith (?:[\w-]+ ){1,2}(?:to go|left|to play|remaining)\b",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    r"\b(?:last|this|past|next|current|previous)"
    r" (?:season|year|month|quarter|week|summer|winter|spring|autumn|half)\b",
    re.IGNORECASE,
)
BASIS = re.compile(
    r"\b(?:in|over|within|per|for each) (?:the )?((?:\d+|two|three|four|five|six|ten)"
    r" (?:hour|day|week|month|year|minute|second|kilogram|gram|litre|km|kilomet|mile|person|m\b|g\b|kg\b))",
    re.IGNORECASE,
)


def _folded(words: Iterable[str]) -> frozenset[str]:
    """Return words as facts and as keys hold them."""
    return frozenset(form for word in words for form in (stem(word), root(word)))


GROWING = _folded(
    "evacuated burnt burned consumed scorched containment contained inspected complaint aftershock shelter"
    " deployed firefighter helpline unsafe signature sandbag".split()
)
LASTING_MEASURES = _folded(
    "cost price fee fare ticket investment budget fine prize length height weight capacity"
    " seat room page author novel engine battery built sentence".split()
)
EVENTS = _folded(
    "opened closed born died launched founded completed delivered expires deadline married crashed"
    " appeared performed released introduced created discovered won fought happened retired joined"
    " appointed visited collapsed burned flooded built moved invented patented drowned cast"
    " painted composed written resumed restarted reopened"
    " elected published arrested sentenced sank erupted signed merged bought sold discovered"
    " landed departed arrived began start started ended".split()
)
