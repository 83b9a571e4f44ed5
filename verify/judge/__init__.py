"""Judging: claims -> checks, by interval arithmetic; then settling between rival claims."""

from __future__ import annotations

from collections.abc import Sequence

from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.settings import Settings


def checks(claims: Sequence[Claim], settings: Settings) -> tuple[Check, ...]:
    """Judge every claim."""
    return tuple(claim_check(c) for c in claims)


def claim_check(claim: Claim) -> Check:
    """Judge one claim."""
    return Check(claim, Verdict.UNDECIDED, reason="no relation is known")
