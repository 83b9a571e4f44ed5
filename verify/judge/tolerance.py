"""Tolerance policies: how near is near enough, as a rule or an author says it.

In: a `Comparison`, which knows whether the stated and the expected values meet as
printed, as charitably read, or with some slack. Out: a `Fit`. A rule names a policy by
its function's name here, or gives a share ("2%") or a bound ("within 3 days" is a law's).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Protocol

from verify.named import NamedTuple

EXACTLY = "exactly"
BY_ROUNDING = "by rounding"
AS_A_BOUND = "as a bound"
CHARITABLY = "only charitably"
_SHARE = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,6})?)%")


class Comparison(Protocol):
    """What a policy may ask of a stated and an expected value."""

    @property
    def bounded(self) -> bool:
        """Whether some number is a bound."""

    def equal(self) -> bool:
        """Return whether the plain values are equal."""

    def meet(self, reading: str, share: Decimal = Decimal(0)) -> bool:
        """Return whether the values meet as "printed" or "charitable", widened by a share."""

    def misnamed(self) -> bool:
        """Return whether another word for a share or a multiple is nearer than the stated one."""


class Fit(NamedTuple):
    """Whether a claim holds, and how; `doubtful` where only the printed reading fails.

    `how` is empty where the printed intervals meet: `how` below then says it, when asked.
    """

    holds: bool
    how: str = ""
    doubtful: bool = False


Policy = Callable[[Comparison], Fit]


def rounding(case: Comparison) -> Fit:
    """Hold when the printed intervals meet; fail for sure only when the charitable do not."""
    if case.meet("printed"):
        return Fit(True)
    return Fit(False, doubtful=case.meet("charitable"))


def printed(case: Comparison) -> Fit:
    """Hold when the printed intervals meet, and fail for sure when they do not."""
    return Fit(True) if case.meet("printed") else Fit(False)


def charitable(case: Comparison) -> Fit:
    """Hold when the intervals meet as charitably read: round numbers may be rounded more."""
    if case.meet("printed"):
        return Fit(True)
    return Fit(True, CHARITABLY) if case.meet("charitable") else Fit(False)


def spoken(case: Comparison) -> Fit:
    """Hold as `rounding` does, but no word for a share where another word is the nearer one."""
    fit = rounding(case)
    return Fit(False, doubtful=True) if fit.holds and case.misnamed() else fit


def exact(case: Comparison) -> Fit:
    """Hold when the plain values are equal: nothing was rounded."""
    return Fit(True, EXACTLY) if case.equal() else Fit(False)


def within(share: Decimal) -> Policy:
    """Return the policy that holds when the values meet with a share of slack."""

    def policy(case: Comparison) -> Fit:
        if case.meet("printed"):
            return Fit(True)
        if case.meet("printed", share):
            return Fit(True, f"within {(share * 100).normalize():f}%")
        return Fit(False, doubtful=case.meet("charitable", share))

    return policy


_AS_PRINTED = (rounding, printed)  # what holds when, and only when, the printed intervals meet
NAMED: dict[str, Policy] = {
    policy.__name__: policy for policy in (rounding, printed, charitable, exact, spoken)
}


@lru_cache(maxsize=256)
def named(name: str) -> Policy:
    """Return the policy that a rule names: a function of this module, or a share."""
    found = NAMED.get(name)
    if found is not None:
        return found
    share = share_of(name)
    return rounding if share is None else within(share)


def holds(name: str, case: Comparison) -> bool:
    """Return whether a claim holds by the policy that a rule names, and nothing more."""
    policy = named(name)
    return case.meet("printed") if policy in _AS_PRINTED else policy(case).holds


def share_of(text: str) -> Decimal | None:
    """Return the share that a text such as "2%" or "within 2%" gives, or None."""
    match = _SHARE.fullmatch(text.strip().removeprefix("within").strip())
    return Decimal(match.group(1)) / 100 if match else None


def how(case: Comparison) -> str:
    """Return how a claim holds whose printed intervals meet."""
    if case.equal():
        return EXACTLY
    return AS_A_BOUND if case.bounded else BY_ROUNDING
