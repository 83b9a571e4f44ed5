"""The day of one feast told twice: "one fair, on 4 July" and "see you on the 14th of July".

In: a reading. Out: a pair of the day that a feast is told to be on, and the day on which
readers are called to it, where a text names no other day. Days behind the same verb are
left to `dates`, days by which something is to be done to `deadlines`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.match.reading import Reading, Sentence
from verify.match.repeat._twice import Lines, Twice
from verify.match.repeat.measures import told, words_round
from verify.model.quantity import Kind, Quantity

_FEASTS = frozenset(
    "barbecue fair fete fête party concert meeting celebration picnic dinner lunch supper dance ball show gala festival"
    " fayre bazaar sale race walk quiz disco ceilidh reception launch screening performance auction regatta".split()
)
_BY_THEN = frozenset(
    "by before until till deadline close closes closing book booking reply order apply from after last rehearsal setting"
    " between each every first second another not cancelled moved postponed instead".split()
)
_CALLS = (["see", "you"], ["join", "us"], ["meet", "you"], ["see", "us"])


def pairs(text: Reading) -> Iterator[Twice]:
    """Return the days of one feast that differ."""
    if any(call[0] in s.vocabulary and _called(s.words) for s in text.sentences for call in _CALLS):
        yield from told(text, Lines(text), _day)


def _called(near: Sequence[str]) -> bool:
    return any(near[i : i + 2] in _CALLS for i in range(len(near)))


def _day(sentence: Sentence, quantity: Quantity) -> str:
    """Return how a date tells the day of the only feast of a text."""
    period = quantity.period
    if quantity.kind is not Kind.DATE or period is None or not (period.month and period.day):
        return ""
    before, _ = words_round(sentence, quantity)
    at = len(before)
    near = before[max(0, at - 10) : at]
    if _BY_THEN & set(near) or "on" not in near[-5:]:
        return "other"
    if _called(near):
        return "again"
    return "first" if _FEASTS & {w.removesuffix("'s") for w in near} else "other"
