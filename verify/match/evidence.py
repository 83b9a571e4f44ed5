"""Evidence: how surely the wording means that these numbers are related.

In: reasons, as they are found. Out: an integer weight with its reasons. Arithmetic is no
evidence here: whether the numbers fit is for `verify.judge`, which weighs a fit against this.
"""

from __future__ import annotations

from collections.abc import Iterable

from verify.match.reading import Sentence

BLOCKED = {
    "corrected": -12,
    "adjusted": -6,
    "plan": -5,
    "overlap": -12,
    "partly": -8,
    "weighted": -22,
    "residual": -20,
    "nested": -12,
    "offset": -8,
    "afterwards": -16,
}


class Evidence:
    """A weight that grows reason by reason."""

    __slots__ = ("_reasons", "weight")

    def __init__(self) -> None:
        self.weight = 0
        self._reasons: list[tuple[str, int]] = []

    def add(self, reason: str, weight: int) -> None:
        """Count one reason."""
        self.weight += weight
        self._reasons.append((reason, weight))

    @property
    def reasons(self) -> tuple[str, ...]:
        """Every reason with its weight, in the order counted."""
        return tuple([f"{reason} {weight:+d}" for reason, weight in self._reasons])

    @property
    def told(self) -> tuple[tuple[str, int], ...]:
        """Every reason and its weight, in the order counted."""
        return tuple(self._reasons)

    def copy(self) -> Evidence:
        """Return the same reasons, for others to be added."""
        found = Evidence()
        found.weight, found._reasons = self.weight, [*self._reasons]
        return found


def blocked(evidence: Evidence, classes: Iterable[str], sentences: Iterable[Sentence]) -> None:
    """Count the words that speak against a relation."""
    sentences = tuple(sentences)
    for name in classes:
        word = next((w for s in sentences if (w := s.phrase_of(name))), "")
        if word:
            evidence.add(f"'{word}'", BLOCKED.get(name, -6))
