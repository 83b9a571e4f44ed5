"""Scales: the same amount in two systems of large numbers.

In: two quantities of one unit. Out: whether they are a pair such as "5 crore (50
million)" or "9 million pence, or £90,000": one names lakh, crore, wan or yi, or small
coins, and the other does not.
"""

from __future__ import annotations

import re

from verify.model.quantity import Bound, Kind, Quantity

_KINDS = frozenset((Kind.MONEY, Kind.NUMBER, Kind.PHYSICAL))
_EASTERN = re.compile(
    r"\b(?:lakhs?|lacs?|crores?|arab|wan|yi)\b|[万萬亿億兆만억조]|[0-9] ?cr\b|[0-9]L\b"
)
_WESTERN = re.compile(r"\b(?:thousand|million|billion|trillion|bn|mn|tn)\b|[0-9] ?[mkbMKB]n?\b")
_COINS = re.compile(r"\b(?:pence|penny|pennies|cents?|paise|fen|kopecks?|[0-9]+p)\b|[0-9]p\b|¢")


def named(quantity: Quantity) -> bool:
    """Return whether a bare number is written with a scale that has another system."""
    if quantity.kind is not Kind.NUMBER:
        return False
    surface = quantity.surface
    return "," in surface or bool(_EASTERN.search(surface) or _WESTERN.search(surface))


def in_coins(quantity: Quantity) -> bool:
    """Return whether an amount is written in small coins, whose currency may be another."""
    return bool(_COINS.search(quantity.surface))


def family(first: Quantity, second: Quantity) -> str:
    """Return "scale" where two amounts of one unit are in different systems, else ""."""
    if first.kind not in _KINDS or first.kind is not second.kind:
        return ""
    if first.magnitude is None or second.magnitude is None or second.bound is not Bound.NONE:
        return ""
    one, other = first.surface, second.surface
    if bool(_EASTERN.search(one)) != bool(_EASTERN.search(other)):
        plain = other if _EASTERN.search(one) else one
        return "scale" if "," in plain or _WESTERN.search(plain) else ""
    if first.kind is Kind.MONEY and bool(_COINS.search(one)) != bool(_COINS.search(other)):
        return "scale"
    return ""
