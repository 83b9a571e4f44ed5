"""Posted: lists round a number that are not told right behind it, and lists of some.

In: a sentence and a number that may announce. Out: the length of the list, or None:

    went to Kenya and Norway, the only two countries to enter
    in 1994, 1998 and 2006, the three years in which the lake froze
    Four steps lead to it. 1. Warm the pot. 2. Add a spoon. 3. Pour. 4. Wait.
    six cities, among them Leeds, York and Hull     (at least three)

Lists behind a colon, in brackets and as items of a page are read by `announced`.
"""

from __future__ import annotations

import re

from verify.extract.lexicon import PLACES
from verify.match import lexicon
from verify.match._listing import Length, length_of
from verify.match.reading import Reading, Sentence
from verify.model.quantity import Kind, Quantity
from verify.model.span import Span

MANY = 30  # an announced number above this is no list's length
_CAP = r"[A-ZÀ-ÖØ-Þ][\w’'-]{0,24}+"
_NAME = rf"(?:{_CAP}(?: (?:{_CAP}|de|van|von|da|del|al|of)){{0,3}}+)"
_YEAR = r"(?:1[5-9]|20)\d\d"
_ALL = r", (?:the|its|their|his|her|our|both|all) (?:only |same |very |last )?$"
_BEFORE = tuple(
    re.compile(rf"(?:^|[ (])(?P<list>(?:{item}, ){{0,12}}{item}(?P<oxford>,)? and {item}){_ALL}")
    for item in (_NAME, _YEAR)
)
_BEHIND = re.compile(
    r"(?: [a-z-]+){1,3}?(?: (?:to|that|which|who|in|of|with|where|on|whose|from|at|for|still)\b|[,.;)])"
)
_SAYING = re.compile(r"\b(?:said|says|told|added|agreed|wrote|judges|witnesses|officials)\b")
_SOME = re.compile(
    r"(?:,? (?:including|among them|notably|such as|for example|for instance):?|,? which include) "
)
_STEP = re.compile(r"(?<![^\s])(\d{1,2})[.)] (?=[A-Z])")
AHEAD = 4  # sentences in which "the first" to "the last" are told
_ORDINALS = PLACES[:7]
_RANKED = re.compile(
    rf"\b(and )?[Tt]he ({'|'.join(_ORDINALS)})(?=,? (?:is|was|are|were|has|had|[a-z]+ed|[a-z]+s)\b|: |, )"
)
_LEADING = re.compile(
    rf"\s*(?:Only )?(?P<list>{_NAME}(?:, {_NAME}){{1,12}}(?P<oxford>,)? and {_NAME}) [a-z]"
)
_NO_MEMBERS = frozenset(
    "days weeks months years hours minutes goals points times judges winners finalists".split()
)
_LISTS = frozenset(
    "trio quartet list shortlist longlist line-up lineup slate roster pool selection choice".split()
)
_AGED = re.compile(r"[a-zé], (?:aged )?$")


def told(text: Reading, sentence: Sentence, quantity: Quantity) -> Length | None:
    """Return the list before a number in apposition to it, or the numbered steps behind."""
    return (
        _before(sentence, quantity)
        or _steps(text, sentence, quantity)
        or _ranked(text, sentence, quantity)
        or _led(text, sentence, quantity)
    )


def unnamed(sentence: Sentence, place: int) -> bool:
    """Return whether a number without a noun counts those listed behind: "a panel of three (...)"."""
    words = sentence.words
    behind = words[place + 1 : place + 3]
    if words[max(0, place - 1) : place] == ["("]:
        return behind == [")", ":"]
    group = words[max(0, place - 2) : place]
    return (
        group[1:] == ["of"]
        and group[0] in lexicon.words("collective") | _LISTS
        and behind[:1] in (["("], [":"])
    )


def aged(text: str, quantity: Quantity) -> bool:
    """Return whether a number is the age of who is named before it: "Ann Lee, 31, and"."""
    bare = quantity.kind is Kind.AGE or (quantity.kind is Kind.NUMBER and not quantity.counted)
    start, end = quantity.span
    return (
        bare
        and bool(_AGED.search(text, max(0, start - 8), start))
        and text[end : end + 1] in (",", ".", ";", "")
    )


def _before(sentence: Sentence, quantity: Quantity) -> Length | None:
    """Return the names or years right before "the three" that they are."""
    text = sentence.document.text
    start = sentence.span.start
    if not _BEHIND.match(text, quantity.span.end, sentence.span.end):
        return None
    if _SAYING.search(text, quantity.span.end, min(sentence.span.end, quantity.span.end + 40)):
        return None
    for pattern in _BEFORE:
        match = pattern.search(text[start : quantity.span.start])
        if match is None:
            continue
        listed = match["list"]
        count = listed.count(",") + 2 - (1 if match["oxford"] else 0)
        begin = start + match.start("list")
        return Length(count, count, Span(begin, begin + len(listed)), 17)
    return None


def _steps(text: Reading, sentence: Sentence, quantity: Quantity) -> Length | None:
    """Return the steps numbered from one on in the sentences behind, to the end of the paragraph."""
    window = text.window(sentence, 0, MANY)
    if len(window) < 2 or quantity.span.start - sentence.span.start > MANY:
        return None
    start, end = window[1].span.start, window[-1].span.end
    found = list(_STEP.finditer(sentence.document.text, max(start - 4, quantity.span.end), end))
    numbers = [int(match[1]) for match in found]
    if len(found) < 2 or numbers != list(range(1, len(found) + 1)):
        return None
    return Length(len(found), len(found), Span(found[0].start(), found[-1].end()), 17)


def _ranked(text: Reading, sentence: Sentence, quantity: Quantity) -> Length | None:
    """Return how far "the first is ..., the second ... and the third ..." goes in the sentences behind."""
    window = text.window(sentence, 0, AHEAD)
    if len(window) < 2:
        return None
    start, end = window[1].span.start, window[-1].span.end
    found = list(_RANKED.finditer(sentence.document.text, start, end))
    places = [_ORDINALS.index(match[2]) for match in found]
    size = len(found)
    if size < 2 or places != list(range(size)):
        return None
    if size <= (quantity.magnitude or 0) and not found[-1][1]:
        return None  # more may follow
    return Length(size, size, Span(found[0].start(), found[-1].end()), 17)


def _led(text: Reading, sentence: Sentence, quantity: Quantity) -> Length | None:
    """Return the names that open the sentence before "The three countries": its subject."""
    words, place = sentence.words, sentence.place(quantity)
    window = text.window(sentence, 1)
    if place != 1 or words[0] not in ("the", "all", "these") or len(window) < 2:
        return None
    match = _LEADING.match(sentence.document.text, *window[0].span)
    noun = words[place + 1 : place + 2]
    if match is None or not noun or not noun[0].endswith(("s", "men", "people")):
        return None
    if len(window[0].quantities) > 0 or noun[0] in _NO_MEMBERS:
        return None
    listed = match["list"]
    count = listed.count(",") + 2 - (1 if match["oxford"] else 0)
    return Length(count, count, Span(*match.span("list")), 16)


def some(sentence: Sentence, quantity: Quantity) -> Length | None:
    """Return a list of some: its items are no more than the number says."""
    text = sentence.document.text
    opened = _SOME.search(text, quantity.span.end, min(sentence.span.end, quantity.span.end + 60))
    if opened is None:
        return None
    between = [q for q in sentence.quantities if quantity.span.end <= q.span.start < opened.end()]
    body = text[opened.end() : sentence.span.end].rstrip().rstrip(".!?")
    inside = [q for q in sentence.quantities if q.span.start >= opened.end()]
    if between or inside or ", " not in body:
        return None
    found = length_of(body, Span(opened.end(), opened.end() + len(body)), 17)
    return found and found._replace(most=MANY)
