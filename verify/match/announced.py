"""Announced counts: "four cities: A, B and C" and the list that follows.

In: rules of this kind and an extraction. Out: claims that the announced number is the
length of the list, which is a range where "A and B" may be one item or two. Lists are
read behind a colon, a dash or "namely", in brackets, and as the list items of a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verify.extract import Extraction
from verify.match import (
    _ensembles,
    _enumerated,
    _itemised,
    _page_lists,
    _pointed,
    _posted,
    _rosters,
    _toldlists,
)
from verify.match._furnished import furnished
from verify.match._listing import Length, length_of, partial
from verify.match.reading import NUMBER, Reading, Sentence, reading
from verify.model.claim import Claim
from verify.model.document import BlockKind
from verify.model.quantity import CALENDAR, Bound, Hedge, Kind, Quantity
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span

KIND = "announced"
OPTIONS = ("threshold",)
SLOTS = ("announced",)
JUDGES = False
MOST = 30  # an announced number above this is no list's length
SLIP = 2  # items that a miscount is out by; beyond it the list is of something else
DOUBTFUL = 16  # weight below which a list may be read otherwise
NEAR = 9  # words between the number and its list
_PARTS = frozenset({Kind.ORDINAL, Kind.MULTIPLE})
_ABSTRACT = frozenset(
    "reasons things ways aims changes points facts problems faults findings questions lessons"
    " conditions promises rules mistakes explanations objections arguments causes".split()
)
_OPENERS = frozenset([":", "(", "–", "—", "namely"])
_NAME = r"[A-Z][\w’'-]{1,24}+(?: (?:[A-Z][\w’'.-]{0,24}+|de|van|von|da|del|al)){0,3}+"
_LAST_ONE = r"(?:an?|the|his|her|its|their) [a-z][a-z’'-]*(?: [a-z’'-]+){0,9}(?=[,.;:])"
_NAMES = re.compile(rf"\s*{_NAME}(?:, {_NAME}){{0,20}}+(?P<oxford>,)? and (?:{_NAME}|{_LAST_ONE})")
_END = re.compile(r"[.;!?]\s")


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Return the claims of every rule in one document."""
    text = reading(extraction)
    for sentence in text.sentences:
        for quantity in sentence.quantities:
            length = _told_length(text, sentence, quantity)
            if length is None or not _near(quantity, length):
                continue
            for rule in rules:
                yield _claim(rule, quantity, length)
        for word, length in (*_ensembles.told(sentence), *_toldlists.calendar(sentence)):
            if _near(word, length):
                for rule in rules:
                    yield _claim(rule, word, length)


def _told_length(text: Reading, sentence: Sentence, quantity: Quantity) -> Length | None:
    """Return the length of the list that a number announces, if it does."""
    if not _announces(quantity, sentence, often=True):
        return None
    if not _announces(quantity, sentence):
        return _roster(text, sentence, quantity) or _enumerated.told(sentence, quantity, None)
    place = sentence.place(quantity)
    if sentence.words[max(0, place - 3) : place] == [NUMBER, "of", "the"]:
        return None  # "three of the five, Ash, Elm and Fir, have": some are told
    if partial(sentence.text):
        return _posted.some(sentence, quantity) or _listed(text, sentence, quantity)
    found = _listed(text, sentence, quantity) or _posted.told(text, sentence, quantity)
    if found is None or found.weight < DOUBTFUL or found.least < found.most:
        found = _otherwise(text, sentence, quantity) or found
    if found is not None and found.weight >= DOUBTFUL and found.least == found.most:
        return found
    behind = text.window(sentence, 0, 1)
    alone = len(behind) > 1 and quantity is _last(sentence)
    return _enumerated.told(sentence, quantity, behind[1] if alone else None) or found


def _otherwise(text: Reading, sentence: Sentence, quantity: Quantity) -> Length | None:
    """Return the length of a list told in a way of its own, or recalled."""
    window = text.window(sentence, 1, MOST)
    here = window.index(sentence)
    last = quantity is _last(sentence)
    return (
        _toldlists.some_of(sentence, quantity)
        or _toldlists.told(sentence, quantity, window[here + 1 :], last=last)
        or _toldlists.recalled(sentence, quantity, window[here - 1] if here else None)
    )


def _listed(text: Reading, sentence: Sentence, quantity: Quantity) -> Length | None:
    """Return the length of the list that stands behind a number that announces it."""
    return (
        _pointed.summed(sentence, quantity)
        or _behind(sentence, quantity)
        or _namely(sentence, quantity)
        or _items(text, sentence, quantity)
        or _told(text, sentence, quantity)
        or _roster(text, sentence, quantity)
    )


def _claim(rule: Rule, quantity: Quantity, length: Length) -> Claim:
    return Claim(
        rule,
        {"announced": quantity},
        certain=length.weight >= 20,
        evidence=(f"a list of {length.least} to {length.most}",),
        weight=length.weight,
        spans=(quantity.span, length.span),
        extra={
            "threshold": int(rule.match.get("threshold", 12)),
            "judged": "announced",
            "apart": "list",  # a count of items says nothing of how the number was reckoned
            "farthest": "1000",  # one or two items more, however few there are
            "least": length.least,
            "most": length.most,
            "document": quantity.document,
        },
    )


def _near(quantity: Quantity, length: Length) -> bool:
    """Return whether a number and a list differ by no more than a slip would make them."""
    size = int(quantity.magnitude or 0)
    return length.least - SLIP <= size <= length.most + SLIP


def _announces(quantity: Quantity, sentence: Sentence, *, often: bool = False) -> bool:
    """Return whether a number may announce a list: a small exact count with a noun; `often`: times too."""
    size = quantity.magnitude
    if often and quantity.kind is Kind.MULTIPLE and size is not None:
        return quantity.surface.endswith(" times") and 2 <= size <= MOST
    if quantity.kind is not Kind.NUMBER or quantity.unit or size is None:
        return False
    if not 2 <= size <= MOST or size != size.to_integral_value():
        return False
    if quantity.bound is not Bound.NONE or quantity.hedge is not Hedge.NONE:
        return False
    if quantity.surface.lower().startswith("a couple"):
        return False  # as often a few as two
    place = sentence.place(quantity)
    if quantity.surface.isdigit() and place and _named(sentence, place - 1):
        return False
    words = sentence.words[place + 1 : place + 5]
    if _posted.unnamed(
        sentence, place
    ):  # "a jury of four (Mia, Jon, Eva)", "Ingredients (four): ..."
        return quantity.surface.isalpha()
    if words[:1] == [":"]:  # "note 3: ..." announces nothing, "we count four:" a list below
        end = sentence.document.text[quantity.span.end : sentence.span.end].strip()
        return end == ":" and quantity.surface.isalpha()
    listed = sentence.words[max(0, place - 3) : place]
    if quantity.surface.isdigit() and listed[-1:] in (["and"], ["or"]) and NUMBER in listed:
        return False  # "for channels 0, 1, and 2 (in, out and err)"
    if words[:1] == ["-"] or (words[:1] == ["times"] and not often):
        return False  # "six-page booklets", "inspected five times: twice in May"
    if words[:2] in (["of", "us"], ["of", "them"], ["of", "you"]):
        return False
    if sentence.words[max(0, place - 2) : place] in (
        ["set", "of"],
        ["group", "of"],
        ["suite", "of"],
    ):
        return True
    return any(w.endswith("s") or w in _PLURALS for w in words if w.isalpha()) or bool(
        quantity.counted
    )


def _named(sentence: Sentence, place: int) -> bool:
    """Return whether a word is a name that a number goes with: "OAuth 2 flows"."""
    at = sentence.starts[place]
    letters = sentence.document.text[at : at + len(sentence.words[place])]
    return place > 0 and letters[:1].isupper() and letters.isalpha()


def _told(text: Reading, sentence: Sentence, quantity: Quantity) -> Length | None:
    """Return the items told behind a number's sentence, or named before the number."""
    if partial(sentence.text):
        return None
    window = text.window(sentence, 1, MOST)
    here = window.index(sentence)
    pointed = _pointed.behind(sentence, quantity, window[here + 1 : here + 2])
    if pointed is not None:
        return pointed
    found = _itemised.ordinals(sentence, window[here + 1 :])
    if found is not None and quantity is _first(sentence):
        return Length(found[0], found[0], found[1], 18)
    found = _itemised.before(sentence, quantity)
    if found is not None:
        return Length(found[0], found[0], found[1], 17)
    found = _itemised.placed(sentence, quantity, window[here - 1] if here else None)
    if found is not None:
        return Length(found[0], found[0], found[1], 16)
    return None


def _roster(text: Reading, sentence: Sentence, quantity: Quantity) -> Length | None:
    """Return the list of names, letters or years told farther on that a number announces."""
    if partial(sentence.text):
        return None
    behind = text.window(sentence, 0, 1)
    following = behind[1] if len(behind) > 1 and quantity is _last(sentence) else None
    return _rosters.told(sentence, quantity, following) or furnished(
        sentence, quantity, behind[1] if len(behind) > 1 else None
    )


def _last(sentence: Sentence) -> Quantity | None:
    """Return the last number of a sentence that may announce."""
    found = [q for q in sentence.quantities if _announces(q, sentence, often=True)]
    return found[-1] if found else None


def _first(sentence: Sentence) -> Quantity | None:
    """Return the first number of a sentence that may announce."""
    return next((q for q in sentence.quantities if _announces(q, sentence)), None)


_PLURALS = frozenset(
    ["people", "men", "women", "children", "criteria", "data", "phenomena", "teeth", "mice"]
)


def _behind(sentence: Sentence, quantity: Quantity) -> Length | None:
    """Return the list behind a number in its own sentence."""
    words, starts = sentence.words, sentence.starts
    place = sentence.place(quantity)
    for at in range(place + 1, min(len(words), place + 2 + NEAR)):
        word = words[at]
        if word == "," and words[at + 1 : at + 2] == ["namely"]:
            continue
        if word == NUMBER and words[at - 2 : at] == ["of", "the"]:
            continue
        if word == "," or word in ("were", "are"):
            names = _names_from(sentence, starts[at], starts[at] + len(word))
            if names is None and (word == "," or words[place - 1 : place] == ["the"]):
                names = _apposed(sentence, starts[at], starts[at] + len(word))
            if names is not None or word == ",":
                return names
        if word in (NUMBER, ".", ";", "?", "!"):
            return None
        if word == ":" and sentence.document.text[starts[at] + 1 : starts[at] + 2].isdigit():
            return None  # the hour of "07:30", the scale of "1:25,000"
        if word in _OPENERS or (word == "-" and sentence.document.text[starts[at] - 1] == " "):
            clauses = bool(_ABSTRACT & set(words[place + 1 : place + 3]))
            found = _list_from(sentence, starts[at] + len(word), word, clauses=clauses)
            whole = word == "(" and at - place <= 3 and words[max(0, place - 1) : place] == ["the"]
            whole = whole or _posted.unnamed(sentence, place)
            if found is not None and whole:  # "the four trials (no load, full load, half load)"
                found = found._replace(weight=found.weight + 2)
            return found
    return None


def _namely(sentence: Sentence, quantity: Quantity) -> Length | None:
    """Return the list behind "namely" that the first such number of a sentence announces."""
    words, place = sentence.words, sentence.place(quantity)
    if "namely" not in sentence.vocabulary or quantity is not _first(sentence):
        return None
    at = words.index("namely")
    if at <= place or {";", ":"} & set(words[place:at]):
        return None
    counts = [q for q in sentence.quantities if _announces(q, sentence)]
    if any(place < sentence.place(q) < at for q in counts):
        return None
    return _list_from(sentence, sentence.starts[at] + len("namely"), "namely")


def _names_from(sentence: Sentence, comma: int, start: int) -> Length | None:
    """Return the names listed behind a comma or a verb: "two people, Ann Lee and Bob Ray, ..."."""
    text = sentence.document.text
    last = text[sentence.span.start : comma].split()[-1:]
    if last and last[0][:1].isupper():  # "in Leeds, Bradford and York": the list began before
        return None
    match = _NAMES.match(text, start, sentence.span.end)
    if match is None or any(
        start <= q.span.start < match.end() and q.kind is not Kind.ORDINAL
        for q in sentence.quantities
    ):
        return None
    follow = text[match.end() : match.end() + 1]
    ended = match.group().endswith(".") or follow in (",", ".", ";", ":", ")")
    if not ended or partial(text[sentence.span.start : comma]):
        return None
    count = match.group().count(",") + 2 - (1 if match["oxford"] else 0)
    return Length(count, count, Span(*match.span()), 17)


def _apposed(sentence: Sentence, comma: int, start: int) -> Length | None:
    """Return the things listed behind a comma or a verb, up to the end of the sentence."""
    text = sentence.document.text
    last = text[sentence.span.start : comma].split()[-1:]
    if (last and last[0][:1].isupper()) or partial(sentence.text):
        return None
    found = _itemised.apposed(sentence, start, ending=True)
    if found is None or any(
        found[1].start <= q.span.start < found[1].end and q.kind not in CALENDAR
        for q in sentence.quantities
    ):
        return None
    return Length(found[0], found[0], found[1], 17)


def _list_from(
    sentence: Sentence, start: int, opener: str, *, clauses: bool = False
) -> Length | None:
    text = sentence.document.text
    end = sentence.span.end
    if opener == "(":
        close = text.find(")", start, end)
        if close < 0:
            return None
        end = close
    elif opener in "–—-":
        close = text.find(f" {opener}", start, end)
        end = close if close >= 0 else end
    inside = sum(
        start <= q.span.start < end and not _bracketed(text, q) and not _posted.aged(text, q)
        for q in sentence.quantities
        if q.kind not in CALENDAR and q.kind not in _PARTS and not _fraction(q)
    )
    if inside > (0 if opener == "(" else 1):
        return None
    body = text[start:end].rstrip().rstrip('.!?”"’')
    weight = 18 if opener == "(" else 16
    return length_of(body, Span(start, start + len(body)), weight, clauses=clauses)


def _fraction(quantity: Quantity) -> bool:
    """Return whether a number is a word such as "half", which belongs to an item's name."""
    return quantity.surface.isalpha() and (quantity.magnitude or 1) < 1


def _bracketed(text: str, quantity: Quantity) -> bool:
    """Return whether a number stands alone in brackets: "a seat (12)" is one item."""
    before, behind = quantity.span.start - 1, quantity.span.end
    return text[max(0, before) : before + 1] == "(" and text[behind : behind + 1] == ")"


def _items(text: Reading, sentence: Sentence, quantity: Quantity) -> Length | None:
    """Return the list items of the page that follow the paragraph of a number."""
    document = sentence.document
    blocks = document.blocks
    own = blocks[sentence.block] if sentence.block < len(blocks) else None
    if own is None or own.kind is BlockKind.LIST_ITEM:
        return None
    items = _page_lists.items(blocks, sentence.block)
    numbered = [] if items else _page_lists.numbered(document, sentence.block)
    items = items or numbered
    if len(items) < 2:
        return None
    tail = document.text[quantity.span.end : own.span.end].rstrip()
    if numbered and own.span.start == quantity.span.start and not _END.search(tail):
        weight = 17  # "Four soups to make", and paragraphs from 1. to 4.
    elif tail.endswith(":"):
        weight = 20
    elif own.kind in (BlockKind.HEADLINE, BlockKind.HEADING) or (
        "\n" not in tail and len(tail) < 80
    ):
        weight = 14
    else:
        return None
    if any(
        _announces(q, sentence) for q in sentence.quantities if q.span.start > quantity.span.start
    ):
        return None
    if partial(document.text[sentence.span.start : own.span.end]):
        return None
    return Length(len(items), len(items), Span(items[0].span.start, items[-1].span.end), weight)
