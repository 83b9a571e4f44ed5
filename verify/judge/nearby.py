"""Nearby: what the other readings of a text say of a claim's numbers.

In: the checks of a run, and the numbers of each document. Out: for one
misfit, how surely its numbers are explained by relations that fit, which rivals it has, and
how many numbers and misfits stand about it. Nothing here is of a wording.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.quantity import CALENDAR, Quantity
from verify.named import NamedTuple

WINDOW = 400  # characters about a claim that are looked at
SURE = 0.7  # power from which a fit explains its numbers
NO_THRESHOLD = -60  # the margin of a claim that has no threshold
_MOST = 40  # claims of one number, and numbers about a claim, that are looked at

Place = tuple[int, int, int]
Numbers = Mapping[int, Sequence[Quantity]]


class Standing(NamedTuple):
    """How a misfit stands among what else is said of its numbers.

    `explained` is how surely fits explain each of its numbers, `own` the judged one,
    `fits` are the margins of fits that hold the judged number and one outside the claim,
    `doubles` those of fits that share two numbers with it; `rivals` those of other misfits.
    """

    explained: tuple[float, ...]
    own: float
    fits: tuple[int, ...]
    doubles: tuple[int, ...]
    rivals: tuple[int, ...]
    settled: float
    misfits: int


def margin(claim: Claim) -> int:
    """Return by how much a claim's wording is over its threshold."""
    threshold = claim.extra.get("threshold")
    return claim.weight - threshold if isinstance(threshold, int) else NO_THRESHOLD


def place(quantity: Quantity) -> Place:
    """Return where a number stands, as a key."""
    return (id(quantity.document), *quantity.span)


class Nearby:
    """All checks of a run, by the places of their numbers."""

    def __init__(
        self, checks: Iterable[Check], numbers: Numbers, misfit: Callable[[Check], bool]
    ) -> None:
        self._power: dict[Place, float] = {}
        self._fits: dict[Place, list[tuple[frozenset[Place], int, float]]] = defaultdict(list)
        self._misfits: dict[Place, list[tuple[Claim, int]]] = defaultdict(list)
        self._blamed: dict[int, list[int]] = defaultdict(list)
        self._starts: dict[int, list[int]] = {}
        self._numbers = numbers
        for check in checks:
            if check.verdict is Verdict.CONSISTENT and not check.claim.rule.validity:
                self._fit(check.claim, check.power or 0.0)
            elif misfit(check):
                self._misfit(check.claim)
        for starts in self._blamed.values():
            starts.sort()

    def _fit(self, claim: Claim, power: float) -> None:
        places = frozenset(map(place, claim.quantities))
        over = margin(claim) if "threshold" in claim.extra else 0
        for at in places:
            self._power[at] = max(self._power.get(at, 0.0), power)
            self._fits[at].append((places, over, power))

    def _misfit(self, claim: Claim) -> None:
        for quantity in claim.quantities:
            self._misfits[place(quantity)].append((claim, max(margin(claim), NO_THRESHOLD)))
        if claim.quantities:
            document = claim.quantities[0].document  # of several the one named first
            starts = (q.span.start for q in claim.quantities if q.document is document)
            self._blamed[id(document)].append(min(starts))

    def standing(self, claim: Claim, judged: Quantity | None) -> Standing:
        """Return how a misfit stands among what else is said of its numbers."""
        own = frozenset(map(place, claim.quantities))
        at = place(judged) if judged is not None else None
        fits = [
            over
            for places, over, power in (self._fits.get(at, [])[:_MOST] if at else ())
            if power > SURE and not places <= own
        ]
        doubles = {
            (places, over)
            for p in own
            for places, over, power in self._fits.get(p, [])[:_MOST]
            if power > SURE and len(places & own) > 1
        }
        rivals = {
            id(rival): over
            for p in own
            for rival, over in self._misfits.get(p, [])[:_MOST]
            if rival is not claim
        }
        settled, misfits = self._about(claim)
        return Standing(
            tuple(self._power.get(place(q), 0.0) for q in claim.quantities),
            self._power.get(at, 0.0) if at else 0.0,
            tuple(fits),
            tuple(over for _, over in doubles),
            tuple(rivals.values()),
            settled,
            misfits,
        )

    def _about(self, claim: Claim) -> tuple[float, int]:
        """Return what share of the numbers about a claim fits explain, and the misfits there."""
        if not claim.quantities:
            return 0.0, 0
        document = id(claim.quantities[0].document)
        low = min(q.span.start for q in claim.quantities) - WINDOW
        high = max(q.span.end for q in claim.quantities) + WINDOW
        every = self._numbers.get(document, ())
        starts = self._starts.get(document)
        if starts is None:
            starts = self._starts[document] = [q.span.start for q in every]
        first = bisect_left(starts, low)
        near = every[first : min(bisect_left(starts, high), first + _MOST)]
        amounts = [q for q in near if q.kind not in CALENDAR]
        settled = sum(self._power.get(place(q), 0.0) > SURE for q in amounts)
        blamed = self._blamed.get(document, [])
        misfits = bisect_left(blamed, high) - bisect_left(blamed, low)
        return settled / max(1, len(amounts)), misfits
