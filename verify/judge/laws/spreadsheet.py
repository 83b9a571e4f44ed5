"""A cell of a spreadsheet: what the matcher reckoned its formula or its neighbours to give."""

from __future__ import annotations

from verify.judge import verdict, wording
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.rule import Severity
from verify.model.settings import Settings

LAW = "spreadsheet"


def judge(claim: Claim, settings: Settings) -> Check:
    """Return the verdict on a cell; a fit that will not follow its cells drifts."""
    why = str(claim.extra.get("why", ""))
    drift = str(claim.extra.get("drift", ""))
    if claim.extra.get("true"):
        severity = Severity.INFO if drift else claim.rule.severity
        return Check(
            claim,
            Verdict.CONSISTENT,
            how="exactly",
            arithmetic=(why,),
            drift=drift,
            severity=severity,
        )
    names = {name: str(claim.extra.get(name, "")) for name in ("cell", "expected", "why")}
    names["stated"] = _stated(claim)
    return Check(
        claim,
        Verdict.INCONSISTENT,
        severity=verdict.ceiling(claim),
        message=wording.filled(claim.rule.message, names),
        arithmetic=(why,),
    )


def _stated(claim: Claim) -> str:
    """Return what the cell shows."""
    document = claim.extra.get("document")
    text = getattr(document, "text", "")
    return " ".join(text[claim.spans[0].start : claim.spans[0].end].split()) if claim.spans else ""
