"""Items -> quantities: kind, exactness, intervals and readings are settled here."""

from __future__ import annotations

from decimal import Decimal

from verify.extract import policy
from verify.extract.hedges import USUAL, Hedges
from verify.extract.item import Form, Item
from verify.model.document import Document
from verify.model.interval import Interval
from verify.model.quantity import Bound, Direction, Kind, Quantity, Reading
from verify.model.span import Span

_new = tuple.__new__
_NO_WAY = Direction.NONE
_KINDS = {kind.value: kind for kind in Kind}
_FORMS = {Form.ORDINAL: Kind.ORDINAL, Form.MULTIPLE: Kind.MULTIPLE}
_NUMBER, _ORDINAL, _AGE, _FRACTION = Kind.NUMBER, Kind.ORDINAL, Kind.AGE, Form.FRACTION


def quantity(document: Document, item: Item, house: Hedges = USUAL) -> Quantity | None:
    """Return the quantity that an item stands for, hedged as the house has it."""
    ranged = item.low is not None
    low, high = _ends(item) if ranged else (item.value, item.value)
    if low is None or high is None:
        return None
    form, exponent, bound, hedge = item.form, item.exponent, item.bound, item.hedge
    kind = _FORMS.get(form) or _KINDS.get(item.kind, _NUMBER)
    if exponent is not None and (
        kind is _ORDINAL or (kind is _NUMBER and exponent >= 0 and not item.scaled)
    ):
        exponent = None  # no rounded number: a rank, or a count in full digits
    spoken = form is _FRACTION and not ranged and document.text[item.first].isalpha()
    if not (ranged or spoken or bound or hedge):
        interval, charitable = policy.plain(low, exponent)
    else:
        interval, charitable = policy.intervals(
            low,
            high,
            exponent=exponent,
            spoken=spoken,
            bound=bound,
            hedge=hedge,
            widths=house.widths,
            spoken_share=house.spoken,
        )
    if item.spread is not None and bound is Bound.NONE:
        interval = charitable = Interval(low - abs(item.spread), high + abs(item.spread))
    elif kind is _AGE and exponent == 0 and not bound and not hedge:
        interval = charitable = Interval(low, high + 1, False, True)  # until the next birthday
    readings = _readings(item, low) if item.also or item.readings else ()
    lead = Span(item.lead, item.start) if item.lead >= 0 else None
    span = _new(Span, (item.start, item.end))
    number = _new(Span, (item.first, item.last))
    magnitude, lowest, highest = (None, low, high) if ranged else (low, None, None)
    values = (  # in the order of the fields, without the detour of the constructor
        document, span, kind, magnitude, item.unit, interval, charitable, lowest, highest,
        item.counted, exponent, bound, hedge, _NO_WAY, "", None, number, lead, readings,
    )  # fmt: skip
    return _new(Quantity, values)


def _ends(item: Item) -> tuple[Decimal | None, Decimal | None]:
    """Return the stated ends; equal for a point."""
    if item.low is not None and item.high is not None:
        return item.low.value, item.high.value
    return item.value, item.value


def _readings(item: Item, value: Decimal) -> tuple[Reading, ...]:
    """Return the other ways to read the item."""
    if item.low is not None:
        return ()
    found = [Reading(v, u or item.unit, why) for v, u, why in item.readings]
    if item.kind != "money":
        found += [Reading(value, unit, "the unit has several meanings") for unit in item.also]
    return tuple(found)


def ungrouped(quantity: Quantity) -> Quantity:
    """Return a quantity whose point is a decimal one: its locale groups with commas."""
    if not quantity.readings:
        return quantity
    kept = tuple(r for r in quantity.readings if "group thousands" not in r.why)
    return quantity if len(kept) == len(quantity.readings) else quantity._replace(readings=kept)
