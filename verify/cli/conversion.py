"""Conversion of a listed quantity to what a person asks for: SI, a unit, or a currency.

In: a quantity and a target. Out: the quantity in that target, None where it has no such
form. Money is converted at the day's rate of its document.
"""

from __future__ import annotations

from verify import pipeline, units
from verify.match import _warmth
from verify.model.document import Document
from verify.model.errors import UnitError
from verify.model.quantity import Quantity
from verify.model.settings import Settings
from verify.model.span import Span
from verify.units.format import is_money
from verify.units.normalise import SI, normalise


def target(to: str, settings: Settings) -> str:
    """Return the unit that a person means by `to`. Raises: UnitError if there is none."""
    if to.upper() == SI:
        return SI
    unit = units.canonical(to)
    if units.known(unit):
        return unit
    if units.known(to.upper()):
        return to.upper()
    unit = _spelt(to, settings)
    if unit:
        return unit
    raise UnitError(
        f"unknown unit or currency {to!r}", hint="write SI, USD, kilometer/hour, megawatt ..."
    )


def _spelt(to: str, settings: Settings) -> str:
    """Return the unit of a spelling as documents have it ("miles", "m2", "euros"), or ""."""
    document = Document.from_text(f"2 {to}")
    found = pipeline.quantities(document, settings)
    whole = len(found) == 1 and found[0].text == document.source
    return found[0].unit if whole and units.known(found[0].unit) else ""


def converted(quantity: Quantity, to: str) -> tuple[Quantity | None, str]:
    """Return a quantity in the target unit, if it has that form, and a note.

    The note is the rate that an amount of money was converted at, or why it was not.
    """
    found = normalise(quantity, to, quantity.document.date, difference=_is_difference(quantity))
    money = is_money(quantity.unit) and is_money(to)
    if not quantity.unit or found.why_not:
        return None, found.why_not if money else ""
    return found.quantity, found.how if money else ""


def _is_difference(quantity: Quantity) -> bool:
    """Return whether degrees are the difference of two temperatures: "fell by 5 °C"."""
    if quantity.unit not in ("degC", "degF"):
        return False
    start = quantity.lead.start if quantity.lead is not None else quantity.span.start
    span = Span(min(start, quantity.span.start), quantity.span.end)
    sense = _warmth.sense(quantity.document.text, span, span, quantity.magnitude)
    return sense is _warmth.Sense.DIFFERENCE
