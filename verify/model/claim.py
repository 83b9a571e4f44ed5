"""Claims: a rule whose slots hold quantities; what the text says must be true."""

from __future__ import annotations

from collections.abc import Mapping

from verify.model.quantity import Quantity
from verify.model.rule import Rule
from verify.model.span import Span
from verify.named import NamedTuple


class Claim(NamedTuple):
    """A relation that the text claims between quantities.

    `slots` maps a slot's name to its quantity, or to several (the parts of a total).
    `certain` says that wording alone makes the relation sure; else a misfit is at most
    a warning. `evidence` lists what spoke for it, for `verify why`. `weight` is the
    settled score. `extra` holds what the rule's law needs beyond quantities.
    """

    rule: Rule
    slots: Mapping[str, Quantity | tuple[Quantity, ...]]
    certain: bool = True
    evidence: tuple[str, ...] = ()
    weight: int = 0
    spans: tuple[Span, ...] = ()
    extra: Mapping[str, object] = {}

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every quantity of the claim, slot by slot."""
        found: list[Quantity] = []
        for value in self.slots.values():
            found.extend(value if not isinstance(value, Quantity) else (value,))
        return tuple(found)
