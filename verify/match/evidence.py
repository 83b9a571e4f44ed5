"""Evidence: how surely the wording means that these numbers are related.

In: a candidate tuple of a frame, where its numbers stand, and what else stands there.
Out: an integer weight with its reasons. Arithmetic is no evidence here: whether the
numbers fit is for `verify.judge`, which weighs a fit against this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from verify.match import lexicon
from verify.match.reading import Sentence
from verify.model.quantity import Quantity

if TYPE_CHECKING:
    from verify.match.frame import Frame, Mention

Alike = Callable[[Quantity, Quantity], bool]
NO_ROLE = -3
OTHER_SENTENCE = -3
ANAPHOR = 5
ONLY_PAIR = 5
NEIGHBOURS = 2
PARTED = -3
DIRECTION = 3
AGAINST_DIRECTION = -6
CLAUSE = 2
BLOCKED = {"corrected": -12, "adjusted": -6, "plan": -5, "overlap": -12, "partly": -8}


class Evidence:
    """A weight that grows reason by reason."""

    __slots__ = ("_reasons", "weight")

    def __init__(self) -> None:
        self.weight = 0
        self._reasons: list[str] = []

    def add(self, reason: str, weight: int) -> None:
        """Count one reason."""
        self.weight += weight
        self._reasons.append(f"{reason} {weight:+d}")

    @property
    def reasons(self) -> tuple[str, ...]:
        """Every reason with its weight, in the order counted."""
        return tuple(self._reasons)

    def structure(
        self,
        frame: Frame,
        anchor: Mention,
        combination: Sequence[Mention],
        pool: Sequence[Mention],
        alike: Alike,
    ) -> None:
        """Count where the numbers stand to each other."""
        for slot, mention in zip(frame.others, combination, strict=True):
            if slot.roles and not any(role in mention.roles for role in slot.roles):
                self.add(f"{slot.name} has no cue", NO_ROLE)
        nearest = max((m.sentence.index for m in combination), default=anchor.sentence.index)
        if anchor.sentence.index != nearest:
            if "that_change" in anchor.roles:
                self.add("points back", ANAPHOR)
            self.add("another sentence", OTHER_SENTENCE * (anchor.sentence.index - nearest))
        spread = nearest - min((m.sentence.index for m in combination), default=nearest)
        if spread:
            self.add("operands apart", OTHER_SENTENCE * spread)
        for feature in frame.features:
            FEATURES[feature](self, frame, anchor, combination, pool, alike)


def _pair(
    evidence: Evidence,
    frame: Frame,
    anchor: Mention,
    combination: Sequence[Mention],
    pool: Sequence[Mention],
    alike: Alike,
) -> None:
    """Count whether two alike numbers are the only such pair near, neighbours, or parted."""
    first, second = sorted(combination[:2], key=lambda m: m.order)
    like = [m for m in pool if alike(m.quantity, first.quantity)]
    if len(like) == 2:
        evidence.add("the only pair", ONLY_PAIR)
    between = [m for m in like if first.order < m.order < second.order]
    if not between:
        evidence.add("neighbours", NEIGHBOURS)
    else:
        evidence.add("others between", PARTED * len(between))
    low, high = sorted((anchor.order, second.order))
    closer = [m for m in like if low < m.order < high and m not in combination]
    if closer:
        evidence.add("nearer ones", PARTED * len(closer))


def _direction(
    evidence: Evidence,
    frame: Frame,
    anchor: Mention,
    combination: Sequence[Mention],
    pool: Sequence[Mention],
    alike: Alike,
) -> None:
    """Compare the word of change with which of old and new is the greater."""
    slots = {s.name: m for s, m in zip(frame.others, combination, strict=True)}
    old, new = slots["old"].quantity.magnitude, slots["new"].quantity.magnitude
    up, down = anchor.roles.get("change.up", 0), anchor.roles.get("change.down", 0)
    if up == down or old is None or new is None or old == new:
        return
    agrees = (new > old) == (up > down)
    evidence.add(
        "direction" if agrees else "against the direction",
        DIRECTION if agrees else AGAINST_DIRECTION,
    )


def blocked(evidence: Evidence, classes: Iterable[str], sentences: Iterable[Sentence]) -> None:
    """Count the words that speak against a relation."""
    texts = [f" {' '.join(s.words)} " for s in sentences]
    for name in classes:
        for word in sorted(lexicon.words(name)):
            if any(f" {word} " in text for text in texts):
                evidence.add(f"'{word}'", BLOCKED.get(name, -6))
                break


FEATURES: dict[str, Callable[..., None]] = {"pair": _pair, "direction": _direction}
