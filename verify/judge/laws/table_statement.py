"""A statement about a table: what the matcher found its cells to say."""

from __future__ import annotations

from verify.judge import verdict, wording
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.document import Document
from verify.model.settings import Settings

LAW = "table_statement"


def judge(claim: Claim, settings: Settings) -> Check:
    """Return the verdict on a statement, with the cells that decide it."""
    document = claim.extra.get("document")
    if not isinstance(document, Document):
        return verdict.undecided(claim, "the statement has no document")
    cells = [document.text[s.start : s.end] for s in claim.spans[1:]]
    said = " ".join(document.text[claim.spans[0].start : claim.spans[0].end].split())
    why = f"{claim.extra.get('why', '')}: {' | '.join(cells)}"
    if claim.extra.get("true"):
        return Check(claim, Verdict.CONSISTENT, how="exactly", arithmetic=(why,))
    names = {"stated": said, "expected": " | ".join(cells)}
    return Check(
        claim,
        Verdict.INCONSISTENT,
        severity=verdict.ceiling(claim),
        message=wording.filled(claim.rule.message, names),
        arithmetic=(why,),
    )
