"""Ranges: two neighbours that are the ends of one interval, or a value and its ±.

In: two items and the text between them. Out: one item with both ends, or None; a unit
or a scale that only one end writes is given to the other.
"""

from __future__ import annotations

from decimal import Decimal

from verify.extract.item import Item
from verify.model.quantity import Hedge

JOINTS = frozenset(
    "-|–|—|‒|−| - | – | — | − |- | -| -|to| to | to-|-to |-to-|–to–| through | thru |~| ~ | - ~| – ~"
    "|–~|-~| - about | to about | to around | to roughly |...|…".split("|")
)
SPREADS = frozenset("±| ± | +/- |+/-| ±|± | +- | ∓ | plus or minus |, plus or minus ".split("|"))
_DASHES = frozenset("-–‒−")
# Words before "a to b" that make it a change from a to b, not a range.
_CHANGES = frozenset("from by up down rose fell".split())
# Words that make "from a to b" a range after all.
_SPANNING = frozenset(
    "range ranges ranged ranging vary varies varied varying span spans spanned spanning anywhere "
    "somewhere extend extends extended extending sizes lengths ages prices".split()
)


def announced(text: str, a: Item, gap: str) -> bool:
    """Return whether "a and b" are the ends that "between" announces."""
    if gap not in (" and ", " and about ", " and around ", " and ~"):
        return False
    before = text[max(0, a.start - 16) : a.start].lower().rstrip(" ~≈")
    return before.removesuffix("about").removesuffix("roughly").rstrip().endswith("between")


def lend(text: str, a: Item, b: Item) -> None:
    """Lend the currency of "£15" to the second end of "£15–20m", where a letter is glued to it."""
    if a.kind != "money" or a.start == a.first or b.kind or b.start != b.first:
        return
    if text[b.last : b.last + 1].isalpha() and text[a.end : b.start] in JOINTS:
        b.unit, b.kind, b.also = a.unit, a.kind, a.also


def spread(a: Item, b: Item) -> Item | None:
    """Return `a` with `b` as its ±."""
    if b.unit and a.unit and a.unit != b.unit:
        return None
    a.spread = b.value
    a.end = b.end
    if not a.unit:
        a.unit, a.kind, a.also = b.unit, b.kind, b.also
    return a


def joined(text: str, a: Item, b: Item, gap: str) -> Item | None:
    """Return the range from `a` to `b` if their units fit and the ends ascend."""
    if a.counted or a.spread is not None or a.low is not None:
        return None
    if gap.strip().startswith(("to", "through")) and _is_change(text, a):
        inherit(a, b)
        return None
    if not _fits(a, b):
        return None
    if gap in _DASHES and a.unit and not b.unit and a.kind != "money":
        return None
    low, high = _scaled_low(a, b), b.value
    assert low is not None
    assert high is not None
    if low >= high:
        if gap.strip() == "to":
            inherit(a, b)  # "8 to 6.5 knots"
        return None
    if gap == "-" and _is_code(text, a):
        return None
    item = Item(a.start, b.end, None, b.exponent, b.form)
    item.first, item.last = a.first, b.last
    item.low, item.high = a, b
    a.value = low
    head = b if b.unit or b.counted or not a.unit else a
    item.unit, item.kind, item.counted, item.also = head.unit, head.kind, head.counted, head.also
    if gap.endswith(("about ", "around ", "roughly ", "~")):
        item.hedge = Hedge.ABOUT
    if a.exponent is not None and b.exponent is not None:
        item.exponent = max(a.exponent, b.exponent)
    return item


def _fits(a: Item, b: Item) -> bool:
    """Return whether two numbers can be the ends of one range."""
    if a.unit and b.unit:
        same = a.unit == b.unit or a.unit in b.also or b.unit in a.also
        return same or (a.kind == b.kind == "money" and b.unit.startswith(a.unit + "/"))
    return not (b.unit == "" and a.unit and a.kind not in ("money",))


def _scaled_low(a: Item, b: Item) -> Decimal | None:
    """Return the low end, given the scale that only the high end writes."""
    if a.value is None or b.value is None:
        return None
    if b.power and not a.scaled and a.value < 1000 and a.value < b.value.scaleb(-b.power):
        a.exponent = a.exponent + b.power if a.exponent is not None else None
        a.scaled, a.power = True, b.power
        return a.value.scaleb(b.power)
    return a.value


def _is_change(text: str, a: Item) -> bool:
    """Return whether "a to b" tells a change rather than a range: "from 3% to 4%"."""
    before = text[max(0, a.start - 24) : a.start].lower().split()
    if not before or before[-1] not in _CHANGES:
        return False
    if before[-1] == "up" and before[-2:-1] and before[-2].startswith(("mak", "made", "add")):
        return False  # "they make up 15 to 20 per cent"
    return not (before[-1] == "from" and before[-2:-1] and before[-2] in _SPANNING)


def _is_code(text: str, a: Item) -> bool:
    """Return whether a hyphen joins digits of an identifier: leading zeros, glued letters."""
    return text[a.first] == "0" and text[a.first : a.last].isdigit() and a.last - a.first > 1


def inherit(a: Item, b: Item) -> None:
    """Give `a` the unit of `b` where it has none of its own."""
    if a.counted or not b.unit or (a.unit and a.unit != b.unit):
        return
    if not a.unit and b.start < b.first:  # the unit stands before the number: b's alone
        return
    a.unit, a.kind, a.also = b.unit, b.kind, b.also
    low = _scaled_low(a, b)
    if low is not None:
        a.value = low
