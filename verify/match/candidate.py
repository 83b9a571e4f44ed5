"""A candidate: numbers that may fill the slots of a frame, with what stands round them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from verify.named import NamedTuple

if TYPE_CHECKING:
    from verify.match.frame import Frame, Mention
    from verify.model.quantity import Quantity


class Candidate(NamedTuple):
    """The mention of each slot: `members` are in the order of the frame's other slots.

    `pool` is every other number near the anchor; `alike` says whether two quantities are
    of one thing, so that one may stand for the other; `size` gives a number in another's unit.
    """

    frame: Frame
    anchor: Mention
    members: tuple[Mention, ...]
    pool: Sequence[Mention]
    alike: Callable[[Quantity, Quantity], bool]
    size: Callable[[Quantity, str], Decimal]

    @property
    def slots(self) -> dict[str, Mention]:
        """The mentions by the names of their slots, the anchor's too."""
        found = {s.name: m for s, m in zip(self.frame.others, self.members, strict=True)}
        found[self.frame.anchor.name] = self.anchor
        return found

    @property
    def values(self) -> tuple[Mention, Mention]:
        """The first two members, in the order of the text."""
        one, other = self.members[:2]
        return (one, other) if one.order <= other.order else (other, one)
