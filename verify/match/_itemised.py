"""Items told one by one: names in apposition or before their number, and "first, second".

In: a sentence, the number that may announce, and the sentences behind it. Out: how many
items are told, and where. Lists behind a colon or a dash are read by `announced`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.extract.lexicon import PLACES
from verify.match.reading import Sentence
from verify.model.quantity import Quantity
from verify.model.span import Span

_CAP = r"[A-Z][\w’'-]{0,24}+"
_NAME = rf"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame|[A-Z])\.? )?+{_CAP}(?: (?:{_CAP}|de|van|von|da|del|al|of)){{0,3}}+"
_THING = r"(?:the|a|an|one|his|her|its|their) [A-Za-z’'-]{2,20}(?: [A-Za-z’'-]{2,20}){0,2}"
_TAIL = r"\s*+(?=[.,;:!?)]|—|–|$)"


def _series(item: str) -> re.Pattern[str]:
    """Return the pattern of "A, B and C" of such items, up to a mark; each may have a bracket."""
    item = rf"{item}(?: \([^()]{{0,60}}\))?+"
    return re.compile(rf"\s*(?P<list>{item}(?:, {item}){{0,20}}(?P<oxford>,)? and {item}){_TAIL}")


_LISTS = (_series(_NAME), _series(_THING))
_ENDING = re.compile(r"\s*[.!?]")
_BEFORE = re.compile(rf"(?P<list>(?:{_NAME}, ){{1,12}}{_NAME}(?P<oxford>,)? and {_NAME})$")
_PLACED = re.compile(
    rf"\b(?:in|at|to|across|between|for) (?P<list>(?:{_NAME}, ){{1,12}}{_NAME},? and {_NAME})"
)
_PLACES = frozenset(
    "cities towns countries sites states places locations villages islands counties provinces"
    " regions capitals markets boroughs districts ports plants factories".split()
)
_ORDINALS = PLACES[:9]
_ORDINAL = re.compile(
    rf"\s*(?:And |But |Then |The |A |And a |And the |Its |Our )?({'|'.join(_ORDINALS)})(?:ly)?\b",
    re.IGNORECASE,
)
_LAST = re.compile(r"\s*(?:And |But )?(?:Finally|Lastly|Last of all|The last)\b")


def apposed(sentence: Sentence, at: int, *, ending: bool) -> tuple[int, Span] | None:
    """Return the items of "A, B and C" at a place of the text; `ending`: of the sentence."""
    text = sentence.document.text
    for pattern in _LISTS:
        match = pattern.match(text, at, sentence.span.end)
        if match and (not ending or _ENDING.match(text, match.end())):
            return _length(match["list"], bool(match["oxford"])), Span(*match.span("list"))
    return None


def before(sentence: Sentence, quantity: Quantity) -> tuple[int, Span] | None:
    """Return the names before ", four different scorers" or "are the four counties"."""
    text, start = sentence.document.text, sentence.span.start
    lead = re.search(
        r"(?:,| are| were|, all| being)(?: the| all)?\s*$", text[start : quantity.span.start]
    )
    if lead is None:
        return None
    match = _BEFORE.search(text, start, start + lead.start())
    if match is None:
        return None
    return _length(match["list"], bool(match["oxford"])), Span(*match.span("list"))


def placed(
    sentence: Sentence, quantity: Quantity, earlier: Sentence | None
) -> tuple[int, Span] | None:
    """Return the places named before "the four cities", in its sentence or the one before."""
    words, place = sentence.words, sentence.place(quantity)
    if words[max(0, place - 1) : place] not in (["the"], ["these"], ["those"], ["all"]):
        return None
    if not _PLACES & set(words[place + 1 : place + 3]):
        return None
    text = sentence.document.text
    for own, end in (
        (sentence, quantity.span.start),
        (earlier, earlier.span.end if earlier else 0),
    ):
        if own is not None:
            found = list(_PLACED.finditer(text, own.span.start, end))
            if len(found) == 1:
                listed = found[0]["list"]
                return _length(listed, ", and " in listed), Span(*found[0].span("list"))
    return None


def ordinals(sentence: Sentence, behind: Sequence[Sentence]) -> tuple[int, Span] | None:
    """Return how many sentences behind begin with "first", "second" and so on, without a gap."""
    reached, span = 0, None
    for own in behind:
        text = own.text
        match = _ORDINAL.match(text)
        number = _ORDINALS.index(match[1].lower()) + 1 if match else 0
        if number == reached + 1 or (reached and _LAST.match(text)):
            reached += 1
            span = Span(own.span.start, own.span.end)
        elif not reached:
            return None
    return (reached, span) if span is not None and reached > 1 else None


def _length(listed: str, oxford: bool) -> int:
    """Return how many items "A, B and C" has; commas in brackets part none."""
    listed = re.sub(r"\([^()]*\)", "", listed)
    return listed.count(",") + 2 - (1 if oxford else 0)
