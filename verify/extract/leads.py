"""Hedge and bound words beside a number: "at least", "nearly", "or more".

In: a text and an item. Out: the item's bound, hedge and lead, and its end moved over
"or more". The tables below are the words; `verify.extract.policy` says what they do.
"""

from __future__ import annotations

import re

from verify.extract.item import Item
from verify.model.quantity import Bound, Hedge

# Words right before a number, longest phrase first where they share an end.
BEFORE: dict[str, Bound | Hedge] = {
    "at least": Bound.AT_LEAST, "no less than": Bound.AT_LEAST, "not less than": Bound.AT_LEAST,
    "no fewer than": Bound.AT_LEAST, "not fewer than": Bound.AT_LEAST, "a minimum of": Bound.AT_LEAST,
    "minimum of": Bound.AT_LEAST, "minimum": Bound.AT_LEAST, "upwards of": Bound.AT_LEAST, "upward of": Bound.AT_LEAST,
    "or more than": Bound.AT_LEAST, "equal to or more than": Bound.AT_LEAST, "≥": Bound.AT_LEAST, ">=": Bound.AT_LEAST, "⩾": Bound.AT_LEAST,
    "greater than or equal to": Bound.AT_LEAST, "more than or equal to": Bound.AT_LEAST, "starting at": Bound.AT_LEAST, "as little as": Bound.AT_LEAST,
    "more than": Bound.MORE_THAN, "over": Bound.MORE_THAN, "above": Bound.MORE_THAN, "greater than": Bound.MORE_THAN,
    "exceeding": Bound.MORE_THAN, "exceeds": Bound.MORE_THAN, "exceeded": Bound.MORE_THAN, "exceed": Bound.MORE_THAN,
    "larger than": Bound.MORE_THAN, "higher than": Bound.MORE_THAN, "topped": Bound.MORE_THAN, "tops": Bound.MORE_THAN, "topping": Bound.MORE_THAN,
    "surpassed": Bound.MORE_THAN, "surpassing": Bound.MORE_THAN, "surpasses": Bound.MORE_THAN, "surpass": Bound.MORE_THAN, "in excess of": Bound.MORE_THAN, "beyond": Bound.MORE_THAN,
    "well over": Bound.MORE_THAN, "far more than": Bound.MORE_THAN, "longer than": Bound.MORE_THAN, "older than": Bound.MORE_THAN, ">": Bound.MORE_THAN, "north of": Bound.MORE_THAN,
    "at most": Bound.AT_MOST, "no more than": Bound.AT_MOST, "not more than": Bound.AT_MOST, "not exceeding": Bound.AT_MOST, "a maximum of": Bound.AT_MOST,
    "maximum of": Bound.AT_MOST, "maximum": Bound.AT_MOST, "≤": Bound.AT_MOST, "<=": Bound.AT_MOST, "⩽": Bound.AT_MOST, "no greater than": Bound.AT_MOST,
    "less than or equal to": Bound.AT_MOST, "no higher than": Bound.AT_MOST, "as many as": Bound.UP_TO, "as much as": Bound.UP_TO, "up to": Bound.UP_TO,
    "less than": Bound.LESS_THAN, "fewer than": Bound.LESS_THAN, "under": Bound.LESS_THAN, "below": Bound.LESS_THAN, "lower than": Bound.LESS_THAN,
    "smaller than": Bound.LESS_THAN, "shorter than": Bound.LESS_THAN, "younger than": Bound.LESS_THAN, "<": Bound.LESS_THAN,
    "about": Hedge.ABOUT, "around": Hedge.ABOUT, "roughly": Hedge.ABOUT, "approximately": Hedge.ABOUT, "approx": Hedge.ABOUT, "approx.": Hedge.ABOUT,
    "some": Hedge.ABOUT, "circa": Hedge.ABOUT, "ca.": Hedge.ABOUT, "c.": Hedge.ABOUT, "close to": Hedge.ABOUT, "an estimated": Hedge.ABOUT, "estimated": Hedge.ABOUT,
    "~": Hedge.ABOUT, "≈": Hedge.ABOUT, "∼": Hedge.ABOUT, "in the region of": Hedge.ABOUT, "something like": Hedge.ABOUT, "more or less": Hedge.ABOUT, "near": Hedge.ABOUT,
    "nearly": Hedge.NEARLY, "almost": Hedge.NEARLY, "just under": Hedge.NEARLY, "just below": Hedge.NEARLY, "just shy of": Hedge.NEARLY, "approaching": Hedge.NEARLY, "nearing": Hedge.NEARLY,
    "slightly less than": Hedge.NEARLY, "slightly under": Hedge.NEARLY, "slightly below": Hedge.NEARLY, "a little under": Hedge.NEARLY, "a little less than": Hedge.NEARLY, "just less than": Hedge.NEARLY, "shy of": Hedge.NEARLY, "a bit less than": Hedge.NEARLY,
    "just over": Hedge.JUST_OVER, "just above": Hedge.JUST_OVER, "slightly more than": Hedge.JUST_OVER, "slightly over": Hedge.JUST_OVER, "slightly above": Hedge.JUST_OVER,
    "a little over": Hedge.JUST_OVER, "a little more than": Hedge.JUST_OVER, "just more than": Hedge.JUST_OVER, "a bit more than": Hedge.JUST_OVER,
}  # fmt: skip
_ENDINGS: dict[str, tuple[str, ...]] = {}
for _phrase in sorted(BEFORE, key=len, reverse=True):
    _ENDINGS.setdefault(_phrase.rpartition(" ")[2], ())
    _ENDINGS[_phrase.rpartition(" ")[2]] += (_phrase,)
_LONGEST = max(map(len, BEFORE)) + 2
_SIGNS = frozenset("<>~≈∼≥≤⩾⩽=")
_BEHIND = re.compile(
    r"\+(?![0-9])|(?: or| and) (?:more|over|above|greater|better|higher|longer|older|up|upwards?)(?![a-z])(?! than [0-9$€£])"
    r"|(?: or) (?:less|fewer|under|below|lower|smaller|younger|shorter)(?![a-z])(?! than [0-9$€£])",
    re.IGNORECASE,
)
# Words before "over" that make it a bound of a time; else it means "during".
_LASTING = frozenset(
    "took takes take taking taken lasted lasts last lasting for after within spans spanning spent "
    "in is was were be been well just of with by to than serving served waited has had".split()
)
_LESS = ("less", "fewer", "under", "below", "lower", "smaller", "younger", "shorter")


def read(text: str, item: Item, floor: int) -> None:
    """Read the bound or hedge before `item` (not before `floor`) and behind it."""
    at = item.start
    if item.form.name == "ORDINAL":
        return
    _before(text, item, at, floor)
    follows = text[item.end : item.end + 2]
    if follows[:1] == "+" or follows in (" o", " a"):
        match = _BEHIND.match(text, item.end)
        if match is not None:
            word = match.group().rpartition(" ")[2].lower()
            item.bound = Bound.AT_MOST if word in _LESS else Bound.AT_LEAST
            item.end = match.end()


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
    if end == at:
        return
    window = text[max(floor, end - _LONGEST) : end].lower()
    word = window.rpartition(" ")[2]
    if word in ("a", "an", "the", "another") and len(window) > len(word) + 2:
        shorter = window[: -len(word) - 1]
        if word in ("a", "an") and shorter.rpartition(" ")[2] in _ENDINGS:
            end -= len(word) + 1
            window, word = shorter, shorter.rpartition(" ")[2]
        elif word == "the":
            return
    word = word.lstrip("(\"'“‘[—–-")
    for phrase in _ENDINGS.get(word, ()):
        if window.endswith(phrase):
            start = end - len(phrase)
            if start > floor and text[start - 1].isalnum():
                continue
            if phrase == "over" and item.kind == "duration" and not _lasting(text, start):
                return
            _set(item, phrase, start)
            return


def _lasting(text: str, at: int) -> bool:
    """Return whether "over" at `at` is a bound: "took over three years", not "spend over"."""
    before = text[max(0, at - 14) : at].lower().split()
    return not before or before[-1].strip("(,") in _LASTING


def _set(item: Item, phrase: str, start: int) -> None:
    """Give the item what a phrase says."""
    meaning = BEFORE.get(phrase)
    if meaning is None:
        return
    if isinstance(meaning, Bound):
        item.bound = meaning
    else:
        item.hedge = meaning
    item.lead = start
