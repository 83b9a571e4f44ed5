"""A candidate: numbers that may fill the slots of a frame, with what stands round them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from verify.named import NamedTuple

if TYPE_CHECKING:
    from verify.match.frame import Mention
    from verify.model.quantity import Quantity


class Candidate(NamedTuple):
    """The mention of each slot; `names` are those of the slots, the anchor's last.

    `pool` is every other number near the anchor; `alike` says whether two quantities are
    of one thing, so that one may stand for the other, and `strict` that the rule wants them
    so; `size` gives a number in another's unit.
    """

    names: tuple[str, ...]
    anchor: Mention
    members: tuple[Mention, ...]
    pool: Sequence[Mention]
    alike: Callable[[Quantity, Quantity], bool]
    size: Callable[[Quantity, str], Decimal]
    strict: bool = False

    @property
    def slots(self) -> dict[str, Mention]:
        """The mentions by the names of their slots, the anchor's too."""
        return dict(zip(self.names, (*self.members, self.anchor), strict=True))

    @property
    def values(self) -> tuple[Mention, Mention]:
        """The first two members, in the order of the text."""
        one, other = self.members[:2]
        return (one, other) if one.order <= other.order else (other, one)
