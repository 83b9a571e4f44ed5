"""What a number is per, where a unit of measure behind its noun tells it.

In: a mention. Out: the canonical unit of "250 per square kilometre", "18/km²", "6 pairs to the
hectare", "4 minutes 50 a mile", "40 kWh for each square metre", or "". The extractor reads what
stands right behind a unit; a count keeps its noun instead. Nouns that are no units are for `rates`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verify.extract import compound
from verify.units import catalogue

if TYPE_CHECKING:
    from verify.match.frame import Mention

# What joins a number, or the noun it counts, to the unit that it is per.
_JOINT = re.compile(
    r"(?:\s[a-z-]++)?+\s?/\s?(?=[^\W\d_])"
    r"|(?:\s[a-z-]++){0,4}?\s(?:(?:to|for|in|on)\s)?(?:per|each|every)\s(?=[a-z])"
    r"|(?:\s[a-z-]++)??(?:\sof(?:\s[a-z-]++){1,2}?)??\s(?:to|for|in|on)\s(?:the|an?)\s(?=[a-z])"
    r"|(?:\s(?!per\b)[a-z-]++)?\san?\s(?=[a-z])"
)
_AWAY = re.compile(
    r"\s(?:away|off|from|out|inland|offshore|upstream|downstream|ahead|behind|long|wide|high|deep|of)\b"
)
_NEVER_ADDED = frozenset("age aged ages height temperature grade mark rank handicap iq".split())
PER = frozenset(["a", "an", "per", "each", "every"])
_POWERS = {"²": 2, "³": 3, "2": 2, "3": 3}
_TIMES = frozenset(
    ["second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade", "century"]
)  # fmt: skip


def unit_behind(mention: Mention) -> str:
    """Return the unit of measure that a number is said to be per, or ""."""
    quantity = mention.quantity
    if "/" in quantity.unit:
        return ""
    text, at = quantity.document.text, quantity.span.end
    joint = _JOINT.match(text, at, at + 60)
    if joint is None:
        return ""
    entry, end = compound.unit_at(text, joint.end(), catalogue.tables())
    if entry is None or entry.canonical in _TIMES or text[end : end + 1].isalpha():
        return ""
    if _AWAY.match(text, end):
        return ""  # "30 people a mile away"
    power = _POWERS.get(text[end : end + 1], 1)
    if power > 1 and entry.canonical.endswith(("meter", "foot", "mile", "inch")):
        return f"{entry.canonical}**{power}"
    return entry.canonical


def adds_up(mention: Mention) -> bool:
    """Return whether what a number is an average of adds up to a total, as ages and grades do not."""
    before = mention.sentence.words[max(0, mention.place - 5) : mention.place]
    return _NEVER_ADDED.isdisjoint(before)
