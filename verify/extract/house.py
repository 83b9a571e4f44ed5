"""House style: what a bare currency sign stands for, where a person has decided it.

In: quantities and a table of signs ("$" -> "CAD"). Out: the quantities, those written
with a bare sign in the wanted currency. A sign with letters before it ("US$", "C$") says
itself what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from verify.model.quantity import Quantity

_CODE = re.compile(r"\b[A-Z]{3}\b")


def signed(quantities: Iterable[Quantity], currencies: Mapping[str, str]) -> list[Quantity]:
    """Return quantities with their bare currency signs read as the table says."""
    if not currencies:
        return list(quantities)
    return [_signed(quantity, currencies) for quantity in quantities]


def _signed(quantity: Quantity, currencies: Mapping[str, str]) -> Quantity:
    """Return one quantity in the currency that its bare sign stands for."""
    code = _CODE.search(quantity.unit)
    if code is None:
        return quantity
    surface = quantity.surface
    for sign, wanted in currencies.items():
        at = surface.find(sign)
        if at < 0 or (at > 0 and surface[at - 1].isalpha()):
            continue
        unit = quantity.unit[: code.start()] + wanted + quantity.unit[code.end() :]
        return quantity._replace(unit=unit, readings=())
    return quantity
