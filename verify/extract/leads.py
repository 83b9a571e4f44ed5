"""Hedge and bound words beside a number: "at least", "nearly", "or more".

In: a text and an item. Out: the item's bound, hedge and lead, and its end moved over
"or more". `data/leads.txt` has the words; `verify.extract.policy` says what they do.
"""

from __future__ import annotations

import re

from verify.extract import phrases
from verify.extract.item import Form, Item
from verify.model.quantity import Bound, Hedge

_MEANINGS: dict[str, Bound | Hedge] = {
    **{str(bound.value): bound for bound in Bound if bound is not Bound.NONE},
    **{str(hedge.value): hedge for hedge in Hedge if hedge is not Hedge.NONE},
}
# Words right before a number, and right behind it: rows of `data/leads.txt`.
BEFORE: dict[str, Bound | Hedge] = {
    row: _MEANINGS[section]
    for row, section in phrases.pairs("leads")
    if not section.startswith("behind ")
}
BEHIND: dict[str, Bound | Hedge] = {
    row: _MEANINGS[section.removeprefix("behind ")]
    for row, section in phrases.pairs("leads")
    if section.startswith("behind ")
}
_ENDINGS: dict[str, tuple[str, ...]] = {}
for _phrase in sorted(BEFORE, key=len, reverse=True):
    _ENDINGS.setdefault(_phrase.rpartition(" ")[2], ())
    _ENDINGS[_phrase.rpartition(" ")[2]] += (_phrase,)
_WORD = 16  # characters in the longest last word
_LAST_WORDS = frozenset(_ENDINGS) | {"a", "an"}
_LONGEST = max(map(len, BEFORE)) + 2
_SIGNS = frozenset("<>~≈∼≥≤⩾⩽=")
# "or more than 5" compares with another number; "at least" behind must end its phrase.
_AND_OR = "|".join(
    sorted((p for p in BEHIND if p.startswith(("or ", "and "))), key=len, reverse=True)
)
_LAST = "|".join(p for p in BEHIND if p[0] not in "+-" and not p.startswith(("or ", "and ")))
_BEHIND = re.compile(
    rf"(\+)(?![0-9])|(-plus|-odd)\b| ({_AND_OR})(?![a-z])(?!(?: than)? [0-9$€£])| ({_LAST})(?=[.,;:)\n]|$)",
    re.IGNORECASE,
)
_FIRST = frozenset("+- ")
_FIRST_BEHIND = frozenset(c for p in BEHIND for c in (p[0], p[0].upper()))
# Words before "over" that make it a bound of a time; else it means "during".
_LASTING = frozenset(
    "took takes take taking taken lasted lasts last lasting for after within spans spanning spent "
    "in is was were be been well just of with by to than serving served waited has had".split()
)


_ADDS = re.compile(
    r"\b(?:add(?:s|ed|ing)?|comes?|came|coming|sums?|summing|tots?) $", re.IGNORECASE
)


def read(text: str, item: Item, floor: int) -> None:
    """Read the bound or hedge before `item` (not before `floor`) and behind it."""
    at = item.start
    if item.form is Form.ORDINAL:
        return
    if at != item.first or not item.word or item.word in _LAST_WORDS:
        _before(text, item, at, floor)
    follows = text[item.end : item.end + 2]
    if follows[:1] not in _FIRST or (follows[0] == " " and follows[1:] not in _FIRST_BEHIND):
        return
    match = _BEHIND.match(text, item.end)
    if match is None:
        return
    _mean(item, BEHIND[match[0].strip().lower()])
    item.end = match.end()


def _last_word(text: str, end: int, floor: int) -> str:
    """Return the word that ends at `end` in small letters, its opening marks gone."""
    least = end - _WORD
    if least < floor:
        least = floor
    word = text[text.rfind(" ", least, end) + 1 or least : end].lower()
    if not word.isalpha():
        word = word.rpartition("\n")[2].lstrip("(\"'“‘[—–-")
    return word


def _before(text: str, item: Item, at: int, floor: int) -> None:
    """Read the phrase that ends at `at`, an article between them allowed."""
    end = at
    while end > floor and text[end - 1] in " \u00a0" and at - end < 2:
        end -= 1
    if end == floor:
        return
    if text[end - 1] in _SIGNS:
        begin = end - 1
        while begin > floor and text[begin - 1] in _SIGNS and end - begin < 3:
            begin -= 1
        _set(item, text[begin:end], begin)
        return
    known = item.word if at == item.first and end + 1 == at else ""
    if end == at or (known or _last_word(text, end, floor)) not in _LAST_WORDS:
        return
    window = text[max(floor, end - _LONGEST) : end].lower().replace("\n", " ")
    word = window.rpartition(" ")[2]
    if word in ("a", "an", "the", "another") and len(window) > len(word) + 2:
        shorter = window[: -len(word) - 1]
        if word in ("a", "an") and shorter.rpartition(" ")[2] in _ENDINGS:
            end -= len(word) + 1
            window, word = shorter, shorter.rpartition(" ")[2]
        elif word == "the":
            return
    word = word.lstrip("(\"'“‘[—–-")
    phrases_of = _ENDINGS.get(word)
    if not phrases_of or not window.endswith(phrases_of):
        return
    for phrase in phrases_of:
        if window.endswith(phrase):
            start = end - len(phrase)
            if start > floor and text[start - 1].isalnum():
                continue
            if phrase == "over" and item.kind == "duration" and not _lasting(text, start):
                return
            if phrase == "over" and floor and text[floor:start] == " ":
                return  # "climbs 1,150 m over 14 km" says how far
            if phrase == "up to" and _ADDS.search(text, max(0, start - 14), start):
                return  # "that adds up to 40" is a sum, not a bound
            _set(item, phrase, start)
            return


def _lasting(text: str, at: int) -> bool:
    """Return whether "over" at `at` is a bound: "took over three years", not "spend over"."""
    before = text[max(0, at - 14) : at].lower().split()
    return not before or before[-1].strip("(,") in _LASTING


def _set(item: Item, phrase: str, start: int) -> None:
    """Give the item what a phrase says."""
    meaning = BEFORE.get(phrase)
    if meaning is not None:
        _mean(item, meaning)
        item.lead = start


def _mean(item: Item, meaning: Bound | Hedge) -> None:
    """Give the item a bound or a hedge."""
    if isinstance(meaning, Bound):
        item.bound = meaning
    else:
        item.hedge = meaning
