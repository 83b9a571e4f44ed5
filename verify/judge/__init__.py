"""Judging: claims -> checks, by interval arithmetic; then settling between rival claims.

A rule's claims are judged by its equation (`verdict`), or by the law that it names: a
module of `verify.judge.laws` with `LAW` and `judge(claim, settings) -> Check`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from types import ModuleType

from verify.discover import module_names
from verify.judge import doubt, slack, verdict
from verify.judge.settle import settle
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.quantity import Quantity
from verify.model.settings import DEFAULT, Settings


def checks(
    claims: Sequence[Claim], settings: Settings, quantities: Iterable[Sequence[Quantity]] = ()
) -> tuple[Check, ...]:
    """Judge every claim, and of rivals for one number the one that is believed.

    `quantities` are the numbers of each document: what stands near a misfit may speak
    against it.
    """
    cases: verdict.Cases = {}
    numbers = doubt.by_document(quantities)
    several = len(numbers) > 1

    asked: dict[tuple[int, str], tuple[Claim, Sequence[doubt.Reason]]] = {}

    def doubts(check: Check) -> Sequence[doubt.Reason]:
        """Return what speaks against a misfit; worked out once, and asked for twice."""
        key = (id(check.claim), check.assumption)
        if key not in asked:  # its claim is kept, and so is its identity
            asked[key] = (check.claim, doubt.doubts(check, numbers))
        return asked[key][1]

    settled = settle(
        claims,
        lambda claim: _verdict(claim, settings, cases),
        lambda claim: claim_check(claim, settings, cases),
        doubts,
    )
    if not settings.thorough and all(c.verdict is not Verdict.INCONSISTENT for c in settled):
        return settled
    from verify.judge import opinion  # most documents have nothing to be asked about

    thorough = (lambda claim: claim_check(claim, settings, cases)) if settings.thorough else None
    heard = opinion.heard(settled, doubts, numbers, thorough)
    if not several:
        return heard
    from verify.judge import borne_out

    return borne_out.left_open(heard, numbers)


def _verdict(claim: Claim, settings: Settings, cases: verdict.Cases) -> tuple[Verdict, float]:
    """Return what arithmetic says of a claim, and how seldom chance would say so."""
    if claim.rule.equation is not None:
        return verdict.fits(claim, claim.rule.equation, cases)
    check = claim_check(claim, settings)
    return check.verdict, 1.0 if check.power is None else check.power


def claim_check(
    claim: Claim, settings: Settings = DEFAULT, cases: verdict.Cases | None = None
) -> Check:
    """Judge one claim; `cases` are those that were tried before."""
    rule = claim.rule
    if "undecided" in claim.extra:
        return verdict.left_open(claim)
    if rule.equation is not None:
        return verdict.judged(claim, rule.equation, cases)
    law = _law(rule.law) if rule.law else None
    if law is None:
        return verdict.undecided(claim, "no relation is known")
    check = law.judge(claim, settings)
    assert isinstance(check, Check)
    return check if getattr(law, "OWN_TOLERANCE", False) else slack.eased(check, rule.tolerance)


@cache
def _law(name: str) -> ModuleType | None:
    """Return the law of that name, or None."""
    if name not in module_names("verify.judge.laws"):
        return None
    return import_module(f"verify.judge.laws.{name}")
