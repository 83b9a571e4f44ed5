"""Rates told by the words before a number: what one thing costs, and a rate by the hour or month.

In: a mention. Out: the noun of "one winter pack costs £4.50", "a panel is £32", or the time of
"the hourly rate rises to €14.20", "a monthly rent of £800"; or "". What stands behind a number
("£28 a lesson") is for `rates`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.match.reading import NUMBER
from verify.model.quantity import Kind

if TYPE_CHECKING:
    from verify.match.frame import Mention

BY = {
    "hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "fortnightly": "fortnight",
    "monthly": "month", "quarterly": "quarter", "yearly": "year", "annual": "year",
}  # fmt: skip
_RATES = frozenset(
    "rate wage pay rent fee charge price cost bill allowance ration dose output production capacity consumption"
    " usage use intake earnings income hire subscription instalment installment payment premium stipend salary"
    " quota throughput flow rental toll tariff contribution".split()
)
_ONE = frozenset(["a", "an", "one", "each", "every", "single"])
_COST = frozenset("costs cost costing sells sold fetches fetched priced".split())
_STOPS = frozenset([NUMBER, ".", ";", ":", "(", ")", "but", "while", "whereas", "if", "when"])
_WIDE = 9  # words before a number in which what it is per may stand
_NOUNS = 4  # words between "a" and "costs"


def time_before(mention: Mention) -> str:
    """Return the time of "the hourly rate rises to €14.20", or ""."""
    words = mention.sentence.words[max(0, mention.place - _WIDE) : mention.place]
    for at in range(len(words) - 1, -1, -1):
        if words[at] in _STOPS:
            return ""
        if words[at] in BY and _RATES & set(words[at + 1 : at + 3]):
            return BY[words[at]]
    return ""


def thing_before(mention: Mention) -> str:
    """Return the noun, as written, of which one costs an amount of money, or ""."""
    if mention.quantity.kind is not Kind.MONEY:
        return ""
    first = max(0, mention.place - _WIDE)
    words = mention.sentence.words[first : mention.place]
    costs = next((n for n in range(len(words) - 1, -1, -1) if words[n] in _COST), -1)
    if costs < 1 or _STOPS & set(words[costs:]):
        return ""
    for at in range(costs - 1, max(-1, costs - 2 - _NOUNS), -1):
        one = words[at] in _ONE or (words[at] == NUMBER and _is_one(mention, first + at))
        if not one and (words[at] in _STOPS or words[at] == ","):
            return ""
        if one:
            return words[costs - 1] if at < costs - 1 and words[costs - 1].isalpha() else ""
    return ""


def _is_one(mention: Mention, place: int) -> bool:
    """Return whether the number at a place of a mention's sentence is the word "one"."""
    start = mention.sentence.starts[place]
    return mention.sentence.document.text[start : start + 4].lower() == "one "
