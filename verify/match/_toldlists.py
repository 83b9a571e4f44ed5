"""Lists told in ways of their own, behind or before the number that announces them.

In: a sentence, the number, and the sentences round it. Out: the length of the list, or None:

    answer four questions: Can I pay twice? Should I? May I?       questions
    five jobs will not wait. Sow ... Prick ... And give ...        sentences, the last with "And"
    two golds: they went to Ash, to the Elm team and to Fir        what one preposition leads to
    on five Sundays, namely the 5th, 12th and 19th of May          days of a month
    three of its 14 plants, at Corby and Selkirk, will close       names of places
    the following four ranges from 6 to 9 May: Ash, Elm and Fir    a list behind "following"
    A rise, a bonus and a seat: that was asked. The four demands   a list in the sentence before
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verify.match._listing import Length, length_of, partial
from verify.match.reading import NUMBER, Sentence
from verify.model.quantity import CALENDAR, Kind, Quantity
from verify.model.span import Span

_SURE, _FAIR = 18, 16
FAR = 34  # words from "following" to its list
_MOST = 500  # characters of a list
_QUESTION = re.compile(
    r"\s*(?:\([^()]{1,30}\)\s*)?[A-Z“\"'‘][^.!?;:]{3,160}\?[”\"’]?(?:\s*\([^()]{1,30}\))?"
)
_LAST = re.compile(
    r"\s*(?:And|Finally|Lastly|Last of all|Last),? (?!(?:so|yet|that|then|it|this|if|when|now|there|those|these|we|I|you|he|she|they|what|who|still|not|all)\b)"
)
_ON_IT = re.compile(
    r"\s*(?:It|This|That|These|Those|They|He|She|We|I|You|There|But|However|So|Then|Yet|Still|Nor|Or|Both|All|Each|His|Her|Their|Its"
    r"|Our|My|Such|Here|What|Why|How|Who|When|While|If|As|Because|Since|For|In|On|At|Of|To|Management|Not|Only|Meanwhile|Nobody|None|More)\b"
)
_LEAD = 40  # characters before a number that say that its things are told now
_TELLS = re.compile(
    r"\b(?:there (?:are|were)|here (?:are|were)|reports?|lists?|found|finds?|identif(?:y|ies|ied)|offers?|gives?|gave|suggests?"
    r"|recommends?|sets? out|raises?|raised|makes?|made|names?|named|cites?|cited|points? to|drew up|following|these)\b[^.;:]*$",
    re.IGNORECASE,
)
_TOLD_BY_SENTENCES = frozenset(
    "jobs tasks things tips rules reasons points matters steps lessons questions problems faults changes conditions findings"
    " recommendations mistakes errors measures ideas ways signs duties chores tricks complaints weaknesses risks issues".split()
)
_ITEMS_BEFORE = frozenset(
    "demands conditions points proposals measures requests recommendations reasons changes steps items requirements"
    " suggestions promises pledges aims goals objectives priorities themes faults complaints charges reforms ideas options".split()
)
_LEADS = re.compile(
    r"[:–—]\s+(?:\w+\s+){0,3}?(?P<lead>to|for|from|in|at|on|by|that|how|why|whether) (?=\S)"
)
_JOINT = r"(?:,? and|,) "
_DAY = r"(?:the )?\d{1,2}(?:st|nd|rd|th)(?: (?:of )?(?:January|February|March|April|May|June|July|August|September|October|November|December))?"
_DAYS = re.compile(
    rf"(?:namely|on|:|,|–|—) (?:on )?(?P<list>{_DAY}(?:, {_DAY}| and {_DAY}){{2,30}}+)(?!\s*(?:to|-|–)\s*\d)"
)
_OFTEN = frozenset(
    "days mondays tuesdays wednesdays thursdays fridays saturdays sundays weekends evenings nights dates mornings"
    " afternoons sessions meetings dances concerts performances walks occasions".split()
)
_EACH = frozenset(["a", "per", "each", "every"])
_DAY_NAME = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|May|June|July|August|September|October|November|December)"
_NAMED_DAYS = re.compile(
    rf"(?: (?:a|each|every|of the|of|in the) [a-z]{{2,6}})?(?::|,| –| —|, namely| \() ?(?:on |in )?(?P<list>{_DAY_NAME}(?:, {_DAY_NAME}){{0,10}}+(?P<oxford>,)? and {_DAY_NAME})(?=\s*(?:[,.;)]|$))"
)
_CAP = r"[A-ZÀ-ÖØ-Þ][\w’'-]{0,24}+"
_NAME = rf"{_CAP}(?: (?:{_CAP}|de|van|von|da|del|al|of|on)){{0,3}}+"
_PLACED = re.compile(
    rf"\s(?:[a-z-]+\s){{0,2}}?(?P<noun>[a-z]+),? (?:those )?at (?P<list>{_NAME}(?:, {_NAME}){{0,9}}+(?P<oxford>,)? and {_NAME})(?=[,.;])"
)
_SITES = frozenset(
    "plants factories mills mines pits refineries smelters breweries depots collieries quarries".split()
)


def told(
    sentence: Sentence, quantity: Quantity, window: Sequence[Sentence], *, last: bool
) -> Length | None:
    """Return the length of a list told behind a number; `last`: no other announces behind it."""
    own = sentence.words[sentence.place(quantity) + 1 :][:4]
    return (
        _following(sentence, quantity)
        or _questions(sentence, quantity, own)
        or _days(sentence, quantity, own)
        or _led_by(sentence, quantity)
        or (_sentences(quantity, window, own) if last else None)
    )


def _following(sentence: Sentence, quantity: Quantity) -> Length | None:
    """Return the list behind a colon that "the following four" points to."""
    words, place = sentence.words, sentence.place(quantity)
    if "following" not in words[max(0, place - 2) : place]:
        return None
    ahead = words[place : place + FAR]
    if ":" not in ahead or ";" in ahead[: ahead.index(":")]:
        return None
    start = sentence.starts[place + ahead.index(":")] + 1
    behind = [q for q in sentence.quantities if q.span.start >= start]
    counted = [
        q for q in sentence.quantities if quantity.span.end <= q.span.start < start and q.counted
    ]
    if behind or counted:
        return None
    body = sentence.document.text[start : min(sentence.span.end, start + _MOST)].rstrip(" .!?\n")
    found = length_of(body, Span(start, start + len(body)), _SURE)
    return found if found is not None and found.least == found.most else None


def _questions(sentence: Sentence, quantity: Quantity, own: Sequence[str]) -> Length | None:
    """Return how many questions follow a colon behind "four questions"."""
    text = sentence.document.text
    colon = text.find(":", quantity.span.end, sentence.span.end)
    if "questions" not in own or colon < 0 or colon - quantity.span.end > _MOST // 8:
        return None
    count, at = 0, colon + 1
    end = min(len(text), colon + 2 * _MOST)
    while (match := _QUESTION.match(text, at, end)) is not None:
        count, at = count + 1, match.end()
    if count < 2 or "\n\n" in text[colon:at]:
        return None
    return Length(count, count, Span(colon + 1, at), _SURE)


def _sentences(quantity: Quantity, window: Sequence[Sentence], own: Sequence[str]) -> Length | None:
    """Return how many sentences tell one thing each, up to one that begins with "And"."""
    text = quantity.document.text
    lead = text[max(0, quantity.span.start - _LEAD) : quantity.span.start]
    if _TOLD_BY_SENTENCES.isdisjoint(own) or not window or not _TELLS.search(lead):
        return None
    for count, behind in enumerate(window, start=1):
        if _ON_IT.match(behind.text) or behind.text.rstrip().endswith("?"):
            return None
        if _LAST.match(behind.text):
            if count < 3:
                return None
            return Length(count, count, Span(window[0].span.start, behind.span.end), _FAIR)
        if ":" in behind.text or text[behind.span.start] in '“"':
            return None
    return None


def _led_by(sentence: Sentence, quantity: Quantity) -> Length | None:
    """Return how many runs one preposition leads: "they went to Ash, to the Elm team and to Fir"."""
    text, end = sentence.document.text, sentence.span.end
    opened = _LEADS.search(text, quantity.span.end, end)
    if opened is None or partial(sentence.text):
        return None
    between = text[quantity.span.end : opened.start()]
    if any(mark in between for mark in ";:."):
        return None
    lead = opened["lead"]
    body = text[opened.start("lead") : end]
    closing = re.search(rf",? and {lead} ", body)
    if closing is None or ";" in body:
        return None
    runs = re.split(rf"(?:,? and|,) {lead} ", body)
    if len(runs) < 3 or any(" and " in run and "," in run for run in runs[:-1]):
        return None
    if closing.start() < len(body) and re.search(rf"(?:,|and) {lead} ", body[closing.end() :]):
        return None  # not the last
    inside = [q for q in sentence.quantities if quantity.span.end <= q.span.start < opened.start()]
    if inside:
        return None
    span = Span(opened.start("lead"), opened.start("lead") + len(body.rstrip()))
    return Length(len(runs), len(runs), span, _FAIR)


def _days(sentence: Sentence, quantity: Quantity, own: Sequence[str]) -> Length | None:
    """Return how many days of a month are told one by one."""
    if _OFTEN.isdisjoint(own) or not _EACH.isdisjoint(own):
        return None
    found = list(_DAYS.finditer(sentence.document.text, quantity.span.end, sentence.span.end))
    if len(found) != 1:
        return None
    match = found[0]
    count = len(re.findall(r"\d{1,2}(?:st|nd|rd|th)", match["list"]))
    return Length(count, count, Span(*match.span("list")), _SURE)


def some_of(sentence: Sentence, quantity: Quantity) -> Length | None:
    """Return the names of "three of its 14 plants, at Corby and Selkirk,"."""
    words, place = sentence.words, sentence.place(quantity)
    if words[place + 1 : place + 2] != ["of"] or words[place + 3 : place + 4] != [NUMBER]:
        return None
    if partial(sentence.text) or words[place + 2] not in (
        "the",
        "its",
        "their",
        "our",
        "his",
        "her",
    ):
        return None
    whole = next((q for q in sentence.quantities if q.span.start > quantity.span.start), None)
    if whole is None or whole.kind is not Kind.NUMBER or whole.kind in CALENDAR:
        return None
    match = _PLACED.match(sentence.document.text, whole.span.end, sentence.span.end)
    if match is None or match["noun"] not in _SITES:
        return None
    count = match["list"].count(",") + 2 - (1 if match["oxford"] else 0)
    return Length(count, count, Span(*match.span("list")), _SURE)


def calendar(sentence: Sentence) -> Iterator[tuple[Quantity, Length]]:
    """Yield the days or months that a sentence counts, with how many of them it names."""
    for quantity in sentence.quantities:
        if quantity.kind is not Kind.DURATION or quantity.unit not in ("day", "month"):
            continue
        size = quantity.magnitude or 0
        match = _NAMED_DAYS.match(sentence.document.text, quantity.span.end, sentence.span.end)
        if match is None or not 2 <= size <= 12 or size != int(size):
            continue
        listed = match["list"]
        count = listed.count(",") + 2 - (1 if match["oxford"] else 0)
        yield quantity, Length(count, count, Span(*match.span("list")), _SURE)


def recalled(sentence: Sentence, quantity: Quantity, before: Sentence | None) -> Length | None:
    """Return the list of the sentence before that "the five demands" recalls."""
    words, place = sentence.words, sentence.place(quantity)
    if before is None or words[max(0, place - 1) : place] not in (
        ["the"],
        ["these"],
        ["those"],
        ["all"],
    ):
        return None
    noun = words[place + 1 : place + 2]
    if not noun or noun[0] not in _ITEMS_BEFORE or place > _EARLY or ":" in words[place:]:
        return None
    text, (start, end) = before.document.text, before.span
    colon = text.find(": ", start, end)
    if any(q.span.start < colon and q.kind is Kind.NUMBER for q in before.quantities):
        return None  # "Three firms bid: ..." counts its own
    if (
        colon < 0
        or text[colon + 2].isupper()
        or ":" in text[colon + 1 : end]
        or noun[0] in text[start:colon].lower()
    ):
        return None  # the list has a number of its own, or another name
    body = text[colon + 1 : end].rstrip(" .!?\n")
    found = length_of(body, Span(colon + 1, colon + 1 + len(body)), _SURE)
    if found is None or found.least != found.most or found.least < 3:
        return None
    return found


_EARLY = 6  # words before the number that recalls
