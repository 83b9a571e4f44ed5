"""Fingerprints: what stays the same about a finding when the text round it moves.

A fingerprint is made of the rule and the normalised quantities in its slots, never of
a line or an offset, so that a baseline survives edits elsewhere in the document.
"""

from __future__ import annotations

from verify.model.check import Check
from verify.model.quantity import Quantity


def fingerprint(check: Check) -> str:
    """Return sixteen hexadecimal digits that name a check by its rule and quantities."""
    from hashlib import blake2b  # most documents have no finding

    parts = [check.rule]
    for slot, held in sorted(check.claim.slots.items()):
        several = (held,) if isinstance(held, Quantity) else held
        parts.append(f"{slot}:" + ",".join(sorted(map(value, several))))
    if len(parts) == 1:
        parts += [place.surface for place in check.locations]
    return blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=8).hexdigest()


def value(quantity: Quantity) -> str:
    """Return a quantity's value and unit, whatever words it was written in."""
    low, high = quantity.stated
    return "|".join(
        (
            quantity.kind,
            f"{low.normalize()}",
            f"{high.normalize()}",
            quantity.unit,
            quantity.counted,
        )
    )
