"""Settling: rival readings of one number -> the one that is believed.

In: checks, some of them rivals (a matcher proposes every tuple that its words allow).
Out: for each judged number at most one of its rivals. A reading in which the numbers
fit is likelier to be meant, since wrong pairs seldom fit by chance; a misfit is believed
only when its wording alone reaches the rule's threshold. Checks that no matcher put up
as rivals pass through untouched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from verify.model.check import Check, Verdict
from verify.model.rule import Severity

FIT = 9  # what a fit adds to the weight of its wording, when a wrong value seldom fits
LEAST = 3  # below this a fit is a coincidence, and a misfit is not worth a word


def settle(checks: Sequence[Check]) -> tuple[Check, ...]:
    """Return the checks with one reading left for every number that rivals judged."""
    rivals: dict[tuple[object, ...], list[Check]] = defaultdict(list)
    settled: list[Check] = []
    for check in checks:
        if "threshold" in check.claim.extra and check.judged is not None:
            rivals[(check.judged.document.name, check.judged.span)].append(check)
        else:
            settled.append(check)
    for group in rivals.values():
        found = _believed(group)
        if found is not None:
            settled.append(found)
    return tuple(_unrepeated(settled))


def _believed(group: Sequence[Check]) -> Check | None:
    """Return the likeliest reading of one number, or None if none is worth a word."""
    fits = [c for c in group if c.verdict is Verdict.CONSISTENT]
    misfits = [c for c in group if c.verdict is Verdict.INCONSISTENT]
    fit = max(fits, key=_fit_score, default=None)
    misfit = max(misfits, key=_misfit_score, default=None)
    if fit is not None and (misfit is None or _fit_score(fit) >= _misfit_score(misfit)):
        return fit if fit.claim.weight >= LEAST else None
    if misfit is None:
        return None
    if misfit.claim.weight >= _threshold(misfit):
        return misfit if misfit.claim.certain else _capped(misfit)
    if misfit.claim.weight < LEAST:
        return None
    return replace(
        misfit, verdict=Verdict.UNDECIDED, reason="the wording does not say that these are related"
    )


def _fit_score(check: Check) -> float:
    """Return how surely a fit was meant: its wording, and how rarely chance fits."""
    power = 1.0 if check.power is None else check.power
    return check.claim.weight + FIT * power


def _misfit_score(check: Check) -> float:
    """Return how surely a misfit was meant, against its own rule's threshold."""
    return check.claim.weight + (20 - _threshold(check))


def _threshold(check: Check) -> int:
    value = check.claim.extra.get("threshold", 0)
    return value if isinstance(value, int) else 0


def _capped(check: Check) -> Check:
    """Return a check that is likely, not certain: a warning at most."""
    if check.severity is Severity.ERROR:
        return replace(check, severity=Severity.WARNING)
    return check


def _unrepeated(checks: Sequence[Check]) -> list[Check]:
    """Drop a misfit whose very numbers are blamed in another, stronger one."""
    misfits = [
        c for c in checks if c.verdict is Verdict.INCONSISTENT and "threshold" in c.claim.extra
    ]
    weaker: set[int] = set()
    for one in misfits:
        spans = {(q.document.name, q.span) for q in one.claim.quantities}
        for other in misfits:
            if other is one or id(other) in weaker:
                continue
            theirs = {(q.document.name, q.span) for q in other.claim.quantities}
            if theirs <= spans and _misfit_score(other) < _misfit_score(one):
                weaker.add(id(other))
    return [c for c in checks if id(c) not in weaker]
