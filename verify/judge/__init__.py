"""Judging: claims -> checks, by interval arithmetic; then settling between rival claims.

A rule's claims are judged by its equation (`verdict`), or by the law that it names: a
module of `verify.judge.laws` with `LAW` and `judge(claim, settings) -> Check`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from types import ModuleType

from verify.discover import module_names
from verify.judge import verdict
from verify.judge.settle import settle
from verify.model.check import Check
from verify.model.claim import Claim
from verify.model.settings import DEFAULT, Settings


def checks(claims: Sequence[Claim], settings: Settings) -> tuple[Check, ...]:
    """Judge every claim, then keep one reading of every number that rivals judged."""
    return settle([claim_check(claim, settings) for claim in claims])


def claim_check(claim: Claim, settings: Settings = DEFAULT) -> Check:
    """Judge one claim."""
    rule = claim.rule
    if rule.equation is not None:
        return verdict.judged(claim, rule.equation)
    law = _law(rule.law) if rule.law else None
    if law is None:
        return verdict.undecided(claim, "no relation is known")
    check = law.judge(claim, settings)
    assert isinstance(check, Check)
    return check


@cache
def _law(name: str) -> ModuleType | None:
    """Return the law of that name, or None."""
    if name not in module_names("verify.judge.laws"):
        return None
    return import_module(f"verify.judge.laws.{name}")
