"""Told events: the dates of some sentences with the words that say what happened then.

In: sentences. Out: each date with the words of its clause. What happened may be named again by a
noun or another form of the verb: `shares` knows "married" and "the wedding", "sank" and "the
sinking", by roots and by the pairs that no root tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from verify.match.facts import stopwords
from verify.match.reading import Sentence
from verify.match.roots import root
from verify.model.quantity import Kind, Quantity
from verify.named import NamedTuple

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_BREAK = re.compile(r"[;:]|, (?:and|but|while|when|who|which|where)\b|\b(?:and|but|while)\b")
_BEFORE, _BEHIND = 90, 60  # characters of a clause round its date
_LEAST = 4  # letters that two words of one root share from the start
_ONE = (
    "marry married marries wed weds wedded wedding marriage married",
    "die died dies death dead killed",
    "born birth birthday",
    "sink sank sunk sinking",
    "begin began begun begins beginning start started starts outset opening",
    "sell sold sells sale selling",
    "buy bought purchase purchased",
    "fly flew flown flight took lifted",
    "lose lost loses loss",
    "steal stole stolen theft",
    "leave left leaving departure departed sailed",
    "arrive arrived arrival came reached landed",
    "deliver delivered delivery",
    "burn burned burnt fire blaze ablaze",
    "shoot shot shooting",
    "crash crashed accident collision collided derailed derailment",
    "fall fell fallen collapse collapsed",
    "meet met meeting",
    "choose chose chosen choice election elected",
    "sentence sentenced jailed imprisoned conviction convicted",
    "apply applied application lodged submitted",
    "write wrote written",
    "build built building construction",
    "break broke broken breakdown",
    "win won victory",
    "sow sowed sown sowing drilled planted",
    "promise promised original originally first",
    "publish published publication appeared released release",
    "sign signed signing signature",
    "found founded foundation founding established",
    "admit admitted admission",
    "give gave given gift",
)
_SETS = tuple(frozenset(words.split()) for words in _ONE)
_EMPTY = frozenset("date day time year month week event first original".split())


class Told(NamedTuple):
    """A date, and the lower-case words of its clause."""

    date: Quantity
    words: str


def named(sentences: Sequence[Sentence]) -> Iterator[Told]:
    """Yield the dates of some sentences with the words of their clauses."""
    for sentence in sentences:
        text = sentence.document.text
        dates = [q for q in sentence.quantities if q.kind is Kind.DATE]
        for at, date in enumerate(dates):
            low = dates[at - 1].span.end if at else sentence.span.start
            high = dates[at + 1].span.start if at + 1 < len(dates) else sentence.span.end
            low, high = (
                max(low, date.span.start - _BEFORE),
                min(high, date.span.end + _BEHIND),
            )
            before = _BREAK.split(text[low : date.span.start])[-1]
            behind = _BREAK.split(text[date.span.end : high])[0]
            yield Told(date, f"{before} {behind}".lower())


def shares(one: str, other: str) -> bool:
    """Return whether words name what other words tell: "the wedding", "were married"."""
    mine, theirs = _told(one), _told(other)
    if any(not own.isdisjoint(mine) and not own.isdisjoint(theirs) for own in _SETS):
        return True
    roots = {root(w) for w in mine - _EMPTY}
    return any(_alike(a, b) for a in roots for b in {root(w) for w in theirs})


def _told(words: str) -> set[str]:
    return {w for w in _WORD.findall(words.lower()) if len(w) > 2} - (stopwords() - _EMPTY)


def _alike(one: str, other: str) -> bool:
    """Return whether two roots are of one word: "open" and "opened"."""
    if len(one) < _LEAST or len(other) < _LEAST:
        return one == other
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and len(longer) - len(shorter) <= 2
