"""The partners of a rate: how surely a number and a total are the ones that it goes with.

In: a `Rate`, the numbers that it may be multiplied by, what it may come to, and all numbers near.
Out: weights in an `Evidence`. Units choose: where one number and one total alone have units that go
with a rate, these are meant. How the three stand in their sentences is for `_product_setting`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.match._nouns import TIMES, noun_root
from verify.match._per_noun import ANY
from verify.match._product_numbers import COUNTED, NAMED, UNNAMED, by_time, only_count
from verify.match._product_setting import SO_MANY, TOLD, so_many_in
from verify.match.evidence import Evidence
from verify.match.frame import Mention
from verify.match.rates import Rate, for_each, said_average
from verify.model.quantity import Kind
from verify.named import NamedTuple

ALONE = 8  # of a number and a total besides which none has units that go with the rate
ALONE_APART = 5  # where they stand in two sentences
ALONE_OF_SORT = 2  # where that holds for one of the two
ONLY = 7  # of a number of nobody says what that is the only count of its sentence
SEVERAL = -20  # of a rate by time that is for each of a number of things
OTHER_UNIT = -8
BY_TIME = -6
TIME = (("time", 1),)
_BY_TIME = re.compile(r"\b(?:an?|per) (?:hour|day|week|month|year|night)$")


class Partners(NamedTuple):
    """A rate among the numbers near it."""

    rate: Rate
    numbers: Sequence[tuple[Mention, int]]
    totals: Sequence[Mention]
    pool: Sequence[Mention]

    def weigh(
        self, evidence: Evidence, number: Mention, fit: int, total: Mention, timed: bool
    ) -> None:
        """Count what speaks for a number and a total; `timed` says that the total is by time, too."""
        rate = self.rate
        self._of_counts(evidence, fit, total)
        if self._in_other_unit(total):
            evidence.add("in another unit than others", OTHER_UNIT)
        if by_time(rate, number):
            evidence.add("money by another time", BY_TIME)
        if rate.given is not None and rate.nightly and not _nights(rate.given):
            evidence.add("so many by time", 2 * BY_TIME)
        if fit == UNNAMED and only_count(number, total, self.pool):
            evidence.add("the only count", ONLY)
        several = for_each(number) or (rate.over == TIME and for_each(rate.mention))
        hourly = rate.noun == ANY and _BY_TIME.search(rate.mention.quantity.surface)
        apart = several and rate.given is None
        if (hourly and not timed) or (apart and not for_each(total)):
            evidence.add("for each of several", SEVERAL)
        elif not several and fit >= COUNTED and rate.given is None:
            self._alone(evidence, (rate.mention, number, total), fit)
        if rate.told and fit == NAMED:
            evidence.add("told for each", TOLD)
        if said_average(rate.mention) and so_many_in(total, number):
            evidence.add("so many in so many", SO_MANY)

    def _of_counts(self, evidence: Evidence, fit: int, total: Mention) -> None:
        """Count what bare counts lack: a unit that ties them."""
        rate, own = self.rate, self.rate.mention.quantity
        if own.kind is Kind.NUMBER and rate.plain:
            evidence.add("a bare number", -7 if fit < NAMED else -3)
        if not rate.top and not rate.over and (rate.plain or rate.given):
            same = own.counted and own.counted == total.quantity.counted
            evidence.add("of one noun" if same else "bare counts", 3 if same else -3)

    def _alone(self, evidence: Evidence, three: Sequence[Mention], fit: int) -> None:
        """Count whether no other number of their sentences goes with the rate as well."""
        places = {m.quantity.span for m in three}
        told = [m.sentence.index for m in three]
        first, last = min(told), max(told)

        def rival(mention: Mention) -> bool:
            return first <= mention.sentence.index <= last and mention.quantity.span not in places

        one = not any(rival(m) for m, f in self.numbers if f >= fit)
        other = not any(map(rival, self.totals))
        if one and other:
            evidence.add("the only ones", ALONE if first == last else ALONE_APART)
        elif one or other:
            evidence.add("the only number" if one else "the only total", ALONE_OF_SORT)

    def _in_other_unit(self, total: Mention) -> bool:
        """Return whether a total is in metres where the rate and other numbers near are in feet."""
        unit = self.rate.mention.quantity.unit.partition("/")[0]
        return (
            bool(self.rate.top)
            and total.quantity.unit != unit
            and any(t.quantity.unit == unit for t in self.totals)
        )


def _nights(mention: Mention) -> bool:
    """Return whether a number counts times itself: "14 nights at £95 a night"."""
    return noun_root(mention.quantity.counted) in TIMES
