"""Neighbours that make one quantity, or share a unit: ranges, compounds, ±, lists.

In: items in the order of the text. Out: the items, some joined, some given the unit or
the scale of the one behind them.
"""

from __future__ import annotations

from decimal import Decimal

from verify.extract.item import Form, Item

_RANGE = frozenset(
    "-|–|—|‒|−| - | – | — | − |- | -| -|to| to | to-|-to |-to-|–to–| through | thru |~| ~ | - ~| – ~"
    "|–~|-~| - about | to about | to around | to roughly |...|…".split("|")
)
_DASHES = frozenset("-–‒−")
_SPREAD = frozenset("±| ± | +/- |+/-| ±|± | +- | ∓ ".split("|"))
_LIST = frozenset(
    ", | and | or |- and |- or |, and |, or | & |/| / | and/or | vs | versus | vs. | then | against | or about ".split(
        "|"
    )
)
_COMPOUND = frozenset({" ", ", ", " and ", "", ", and ", "-", "\u00a0", " & "})
_WINDOW = 14
_ALONE = (Form.ORDINAL, Form.MULTIPLE)
# The unit that a bare number behind a larger one counts: "1 hour 30".
_SMALLER = {"hour": "minute"}
# How many of the smaller unit make the larger one, for measures said in two units.
LADDERS = {
    ("mile", "yard"): 1760, ("mile", "foot"): 5280, ("mile", "inch"): 63360,
    ("yard", "foot"): 3, ("yard", "inch"): 36, ("foot", "inch"): 12,
    ("kilometer", "meter"): 1000, ("kilometer", "centimeter"): 100000,
    ("meter", "centimeter"): 100, ("meter", "millimeter"): 1000, ("centimeter", "millimeter"): 10,
    ("metric_ton", "kilogram"): 1000, ("kilogram", "gram"): 1000, ("gram", "milligram"): 1000,
    ("stone", "pound"): 14, ("pound", "ounce"): 16,
    ("gallon", "quart"): 4, ("gallon", "pint"): 8, ("quart", "pint"): 2,
    ("pint", "fluid_ounce"): 16, ("liter", "milliliter"): 1000,
    ("century", "year"): 100, ("decade", "year"): 10, ("year", "month"): 12, ("year", "week"): 52,
    ("week", "day"): 7, ("day", "hour"): 24, ("day", "minute"): 1440, ("hour", "minute"): 60,
    ("hour", "second"): 3600, ("minute", "second"): 60, ("second", "millisecond"): 1000,
    ("degree", "arcminute"): 60, ("degree", "arcsecond"): 3600, ("arcminute", "arcsecond"): 60,
}  # fmt: skip


def combine(text: str, items: list[Item]) -> list[Item]:
    """Join and complete neighbouring items."""
    if len(items) < 2:
        return items
    found: list[Item] = [items[0]]
    for item in items[1:]:
        last = found[-1]
        width = item.start - last.end
        if 0 <= width <= _WINDOW:
            joined = _join(text, last, item, text[last.end : item.start])
            if joined is not None:
                found[-1] = joined
                continue
        found.append(item)
    _share(text, found)
    return found


def _join(text: str, a: Item, b: Item, gap: str) -> Item | None:
    """Return the one item that two neighbours make, or None."""
    if a.form in _ALONE or b.form in _ALONE or b.value is None or a.value is None:
        return None
    if gap in _SPREAD:
        return _spread(a, b)
    if gap in _RANGE:
        return _range(text, a, b, gap)
    if gap.startswith(" and ") and _between(text, a, gap):
        return _range(text, a, b, gap)
    if gap in (" (", "("):
        return _repeated(text, a, b)
    if gap == " over " and a.value == 1 and not a.unit:
        return _over(a, b)
    if gap in _COMPOUND:
        return _compound(a, b, gap)
    return None


def _between(text: str, a: Item, gap: str) -> bool:
    """Return whether "a and b" are the ends that "between" announces."""
    if gap not in (" and ", " and about ", " and around ", " and ~"):
        return False
    before = text[max(0, a.start - 16) : a.start].lower().rstrip(" ~≈")
    return before.removesuffix("about").removesuffix("roughly").rstrip().endswith("between")


def _repeated(text: str, a: Item, b: Item) -> Item | None:
    """Return "thirty (30)" as the one number that it says twice."""
    if a.value != b.value or b.unit or a.unit or text[b.end : b.end + 1] != ")":
        return None
    if a.form is b.form or a.counted or b.counted:
        return None
    a.end = b.end + 1
    return a


def _over(a: Item, b: Item) -> Item | None:
    """Return "one over three" as the fraction it is."""
    if b.unit or b.value is None or b.value < 2 or a.start != a.first:
        return None
    item = Item(a.start, b.end, Decimal(1) / b.value, None, Form.FRACTION)
    item.counted = b.counted
    return item


def _spread(a: Item, b: Item) -> Item | None:
    """Return `a` with `b` as its ±."""
    if b.unit and a.unit and a.unit != b.unit:
        return None
    a.spread = b.value
    a.end = b.end
    if not a.unit:
        a.unit, a.kind, a.also = b.unit, b.kind, b.also
    return a


def _range(text: str, a: Item, b: Item, gap: str) -> Item | None:
    """Return the range from `a` to `b` if their units fit and the ends ascend."""
    if a.counted or a.spread is not None or a.low is not None:
        return None
    if gap.strip() in ("to", "through") and _is_change(text, a):
        _inherit(a, b)
        return None
    if not _fits(a, b):
        return None
    if gap in _DASHES and a.unit and not b.unit and a.kind != "money":
        return None
    low, high = _scaled_low(a, b), b.value
    assert low is not None
    assert high is not None
    if low >= high or (gap == "-" and _is_code(text, a, b)):
        return None
    item = Item(a.start, b.end, None, b.exponent, b.form)
    item.first, item.last = a.first, b.last
    item.low, item.high = a, b
    a.value = low
    head = b if b.unit or b.counted or not a.unit else a
    item.unit, item.kind, item.counted, item.also = head.unit, head.kind, head.counted, head.also
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
    before = text[max(0, a.start - 12) : a.start].lower().split()
    return bool(before) and before[-1] in ("from", "by", "up", "down", "rose", "fell")


def _is_code(text: str, a: Item, b: Item) -> bool:
    """Return whether a hyphen joins digits of an identifier: leading zeros, glued letters."""
    return text[a.first] == "0" and "." not in text[a.first : a.last]


def _inherit(a: Item, b: Item) -> None:
    """Give `a` the unit of `b` where it has none of its own."""
    if a.counted or not b.unit or (a.unit and a.unit != b.unit):
        return
    if not a.unit and b.start < b.first:  # the unit stands before the number: b's alone
        return
    a.unit, a.kind, a.also = b.unit, b.kind, b.also
    low = _scaled_low(a, b)
    if low is not None:
        a.value = low


def _compound(a: Item, b: Item, gap: str) -> Item | None:
    """Return the one measure that two units say: "7 feet 10 inches"."""
    if a.value is None or b.value is None or a.low is not None or b.low is not None:
        return None
    if a.kind == "money":
        return _coins(a, b)
    if b.form is Form.FRACTION and not b.unit and b.value < 1:
        return _and_half(a, b, gap)
    unit = b.unit or _SMALLER.get(a.unit, "")
    if not b.unit and (b.counted or not unit or not _bare_part(a, b)):
        return None
    factor = LADDERS.get((a.unit, unit))
    if factor is None or not 0 <= b.value < max(factor, 10) or b.form is Form.VAGUE:
        return None
    item = Item(a.start, b.end, a.value * factor + b.value, b.exponent, b.form)
    item.first, item.last = a.first, b.last
    item.unit, item.kind = unit, a.kind
    return item


def _and_half(a: Item, b: Item, gap: str) -> Item | None:
    """Return "one hour and a half" as one and a half hours."""
    if gap != " and " or a.kind not in ("duration", "physical") or a.form is Form.FRACTION:
        return None
    assert a.value is not None
    assert b.value is not None
    item = Item(a.start, b.end, a.value + b.value, None, Form.FRACTION)
    item.first, item.last = a.first, b.last
    item.unit, item.kind, item.also = a.unit, a.kind, a.also
    return item


def _bare_part(a: Item, b: Item) -> bool:
    """Return whether a bare number may be the smaller part: "2 hours and 10", "1 hour 30"."""
    whole = a.value is not None and a.value == a.value.to_integral_value()
    return whole and b.exponent == 0 and b.start == b.first and b.last - b.first <= 11


def _coins(a: Item, b: Item) -> Item | None:
    """Return an amount said in notes and coins: "3 dollars 50 cents"."""
    if a.value is None or b.value is None or a.value != a.value.to_integral_value() or a.scaled:
        return None
    coins = b.value
    if not b.unit and _bare_coins(a, b):
        coins = b.value.scaleb(-2)
    elif b.kind != "money" or (b.unit != a.unit and a.unit not in b.also and b.unit != "USD"):
        return None
    if not 0 < coins < 1 or "/" in a.unit:
        return None
    item = Item(a.start, b.end, a.value + coins, -2, a.form)
    item.first, item.last = a.first, b.last
    item.unit, item.kind, item.also = a.unit, a.kind, a.also
    return item


def _bare_coins(a: Item, b: Item) -> bool:
    """Return whether a bare number behind an amount may be its coins: "15 dollars 50"."""
    if b.counted or b.start != b.first or a.start < a.first or b.exponent != 0:
        return False
    return b.form in (Form.DIGITS, Form.WORDS) and b.last - b.first >= 2


def _share(text: str, items: list[Item]) -> None:
    """Give the bare numbers of a list the unit that its last one writes: "3, 5 and 7 km"."""
    for index in range(len(items) - 2, -1, -1):
        a, b = items[index], items[index + 1]
        if a.unit or a.counted or not b.unit or b.value is None or a.value is None:
            continue
        if b.start != b.first or b.kind == "money" or a.form is Form.ORDINAL:
            continue
        if 0 < b.start - a.end <= 5 and text[a.end : b.start] in _LIST and not _like_year(text, a):
            a.unit, a.kind, a.also = b.unit, b.kind, b.also


def _like_year(text: str, a: Item) -> bool:
    """Return whether four bare digits may be a year."""
    return a.last - a.first == 4 and text[a.first : a.last].isdigit() and text[a.first] in "12"
