"""Findings: the checks that a reader must hear of, as one sentence each.

In: every check. Out: findings in the order of the text, with the
expected value and the smallest mend.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from verify import read
from verify.model.check import Check, Location, Verdict
from verify.model.document import DECLARED
from verify.model.finding import Expected, Finding, Fix, Safety
from verify.model.quantity import Kind
from verify.model.rule import Severity
from verify.report.fingerprint import fingerprint

FORMAL = ("spelling",)  # packs whose mends change no value
RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def findings(checks: Iterable[Check]) -> tuple[Finding, ...]:
    """Return a finding for each misfit, and for each fit that drifts."""
    return tuple(_finding(check) for check in _once([c for c in checks if _reported(c)]))


def _once(checks: Sequence[Check]) -> Iterator[Check]:
    """Yield checks, but of several misfits of the same numbers by one pack's rules the gravest."""
    best: dict[object, Check] = {}
    for check in checks:
        key = _numbers(check)
        if key is not None and (
            key not in best or RANK[severity(check)] < RANK[severity(best[key])]
        ):
            best[key] = check
    for check in checks:
        key = _numbers(check)
        if key is None or best[key] is check:
            yield check


def _numbers(check: Check) -> tuple[object, ...] | None:
    """Return the numbers that a misfit is of, with its rule's pack; None for what may repeat."""
    if check.verdict is not Verdict.INCONSISTENT or len(check.locations) < 2:
        return None
    if severity(check) is Severity.INFO:  # a bound and a modality may both have drifted
        return None
    places = frozenset((id(place.source_document), place.span) for place in check.locations)
    return (check.claim.rule.pack, places)


def mendable(finding: Finding, *, unsafe: bool = True) -> bool:
    """Tell whether `--fix` can mend a finding, with `--unsafe-fixes` or without."""
    fix = finding.fix
    if fix is None or fix.safety is Safety.DISPLAY or (fix.safety is Safety.UNSAFE and not unsafe):
        return False
    return read.is_text(fix.location.source_document.format)


def by_weight(found: Iterable[Finding]) -> list[Finding]:
    """Return findings with the gravest first, as a report lists them."""
    return sorted(found, key=lambda f: RANK[f.severity])


def _reported(check: Check) -> bool:
    """Tell whether a check says something that a reader should act on."""
    return check.verdict is Verdict.INCONSISTENT or bool(check.drift)


def _finding(check: Check) -> Finding:
    """Turn one check into a finding."""
    message = check.drift if check.verdict is not Verdict.INCONSISTENT else check.message
    return Finding(
        rule=check.rule,
        severity=severity(check),
        message=message or check.message or check.claim.rule.title,
        locations=check.locations,
        check=check,
        expected=_expected(check),
        fix=_fix(check),
        fingerprint=fingerprint(check),
    )


def severity(check: Check) -> Severity:
    """Return a check's severity; what only drifts is no error."""
    if check.verdict is not Verdict.INCONSISTENT and check.severity is Severity.ERROR:
        return Severity.INFO
    return check.severity


def _expected(check: Check) -> Expected | None:
    """Return the value that the other numbers imply, where there is one."""
    if not check.expected_text and check.expected is None:
        return None
    return Expected(check.expected_text, check.expected, check.unit)


def _fix(check: Check) -> Fix | None:
    """Return the smallest mend: the expected value written over the judged number."""
    if check.judged is None or not check.expected_text or check.verdict is Verdict.CONSISTENT:
        return None
    if check.judged.document.format == DECLARED:
        return None  # a number typed in a claim stands in no document
    equation = check.claim.rule.equation
    if equation is not None and equation.operator != "=":
        return None  # a limit says what is wrong, not what is right
    place = Location(check.judged.document, check.judged.span)
    if place.text == check.expected_text:
        return None
    title = f"write {check.expected_text} for {place.surface}"
    return Fix(place, check.expected_text, _safety(check), title)


def _safety(check: Check) -> Safety:
    """Return how far a mend may be trusted.

    A formal one, such as a unit's spelling, changes no value, and is written where nothing
    but the text itself stands in the source. A conversion that wording makes certain has one right answer, unless a currency or
    an ambiguous reading comes in; what is only info is shown and never written.
    """
    if check.claim.rule.pack in FORMAL:
        whole = Location(check.judged.document, check.judged.span) if check.judged else None
        return Safety.SAFE if whole and whole.text == whole.surface else Safety.DISPLAY
    if severity(check) is Severity.INFO:
        return Safety.DISPLAY
    plain = all(not q.readings and q.kind is not Kind.MONEY for q in check.claim.quantities)
    certain = check.claim.certain and check.severity is Severity.ERROR
    if check.claim.rule.pack == "conversion" and certain and plain and not check.assumption:
        return Safety.SAFE
    return Safety.UNSAFE
