"""Readings: what was made of a number, as labelled texts for a person who asks."""

from __future__ import annotations

from verify.model.quantity import Quantity
from verify.report import _figures as figures


def reading(quantity: Quantity) -> list[tuple[str, str]]:
    """Return how a quantity was read, as labelled texts; an empty one does not apply."""
    period = quantity.period
    charitable = quantity.charitable != quantity.interval
    return [
        ("kind", str(quantity.kind)),
        ("read as", figures.reading(quantity)),
        ("fair", figures.interval(quantity.charitable, quantity.unit) if charitable else ""),
        ("counts", quantity.counted.replace("_", " ")),
        ("measures", quantity.measure),
        ("bound", str(quantity.bound)),
        ("hedge", str(quantity.hedge)),
        ("direction", str(quantity.direction)),
        ("period", f"{period.text} ({period.first} to {period.last})" if period else ""),
        (
            "or as",
            "; ".join(
                f"{figures.magnitude(r.magnitude, r.unit)} ({r.why})" for r in quantity.readings
            ),
        ),
    ]
