"""Slack: a tolerance from the settings, for rules that are judged by a law.

In: the check of a law and the tolerance of its rule. Out: the check, or one that holds
because the stated and the expected values meet with that slack. An equation asks its
tolerance itself (`verdict`); a law that does so too says `OWN_TOLERANCE = True`. Days of
the calendar have no share, and are left as the law judged them.
"""

from __future__ import annotations

from verify.judge import tolerance
from verify.model.check import Check, Verdict
from verify.model.quantity import Kind

_PLAIN = ("rounding", "printed", "exact")  # what the laws do anyway


def eased(check: Check, name: str) -> Check:
    """Return a check under the tolerance called `name`: a share, or "charitable"."""
    if check.verdict is not Verdict.INCONSISTENT or name in _PLAIN:
        return check
    stated, expected, judged = check.stated, check.expected, check.judged
    if stated is None or expected is None or judged is None or judged.kind is Kind.DATE:
        return check
    share = tolerance.share_of(name)
    if share is not None and stated.meets(expected.widened(share)):
        return _held(check, f"within {(share * 100).normalize():f}%")
    if name == "charitable" and stated == judged.interval and judged.charitable.meets(expected):
        return _held(check, tolerance.CHARITABLY)
    return check


def _held(check: Check, how: str) -> Check:
    """Return a misfit as a fit that slack allows."""
    return check._replace(verdict=Verdict.CONSISTENT, how=how, message="", assumption="")
