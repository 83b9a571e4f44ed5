"""Items -> quantities: kind, exactness, intervals and readings are settled here."""

from __future__ import annotations

from decimal import Decimal

from verify.extract import policy
from verify.extract.item import Form, Item
from verify.model.document import Document
from verify.model.interval import Interval
from verify.model.quantity import Bound, Kind, Quantity, Reading
from verify.model.span import Span

_KINDS = {kind.value: kind for kind in Kind}


def quantity(document: Document, item: Item) -> Quantity | None:
    """Return the quantity that an item stands for."""
    low, high = _ends(item)
    if low is None or high is None:
        return None
    kind = _kind(item)
    exponent = _exponent(item, kind)
    form = item.form
    spoken = form is Form.FRACTION and item.value is not None and _is_word(document.text, item)
    interval, charitable = policy.intervals(
        low, high, exponent=exponent, spoken=spoken, bound=item.bound, hedge=item.hedge
    )
    if item.spread is not None and item.bound is Bound.NONE:
        interval = charitable = Interval(low - abs(item.spread), high + abs(item.spread))
    ranged = item.low is not None
    readings = _readings(item, low) if item.also or item.readings else ()
    lead = Span(item.lead, item.start) if item.lead >= 0 else None
    return Quantity(
        document,
        Span(item.start, item.end),
        kind,
        None if ranged else low,
        item.unit,
        interval,
        charitable,
        low if ranged else None,
        high if ranged else None,
        item.counted,
        exponent,
        item.bound,
        item.hedge,
        number=Span(item.first, item.last),
        lead=lead,
        readings=readings,
    )


def _ends(item: Item) -> tuple[Decimal | None, Decimal | None]:
    """Return the stated ends; equal for a point."""
    if item.low is not None and item.high is not None:
        return item.low.value, item.high.value
    return item.value, item.value


def _kind(item: Item) -> Kind:
    """Return the kind of an item."""
    if item.form is Form.ORDINAL:
        return Kind.ORDINAL
    if item.form is Form.MULTIPLE:
        return Kind.MULTIPLE
    return _KINDS.get(item.kind, Kind.NUMBER)


def _exponent(item: Item, kind: Kind) -> int | None:
    """Return the power of ten of the last digit written, None where the number is exact."""
    exponent = item.exponent
    if exponent is None or kind is Kind.ORDINAL:
        return None
    if kind is Kind.NUMBER and exponent >= 0 and not item.scaled:
        return None
    return exponent


def _is_word(text: str, item: Item) -> bool:
    """Return whether a fraction is written in words."""
    return text[item.first].isalpha()


def _readings(item: Item, value: Decimal) -> tuple[Reading, ...]:
    """Return the other ways to read the item."""
    if item.low is not None:
        return ()
    found = [Reading(v, u or item.unit, why) for v, u, why in item.readings]
    if item.kind != "money":
        found += [Reading(value, unit, "the unit has several meanings") for unit in item.also]
    return tuple(found)
