"""The way a change goes: what the text says against the two cells that it is about."""

from __future__ import annotations

from verify.judge import verdict, wording
from verify.model.check import Check, Verdict
from verify.model.claim import Claim
from verify.model.quantity import Direction, Quantity
from verify.model.settings import Settings

LAW = "table_direction"
_WORDS = {Direction.UP: "a rise", Direction.DOWN: "a fall"}


def judge(claim: Claim, settings: Settings) -> Check:
    """Judge whether a change goes the way its two cells go."""
    change, new, old = (claim.slots[name] for name in ("change", "new", "old"))
    said = claim.extra.get("direction")
    if not (
        isinstance(change, Quantity) and isinstance(new, Quantity) and isinstance(old, Quantity)
    ):
        return verdict.undecided(claim, "a cell is missing")
    if new.magnitude is None or old.magnitude is None or not isinstance(said, Direction):
        return verdict.undecided(claim, "the way of the change is not said")
    true = Direction.UP if new.magnitude > old.magnitude else Direction.DOWN
    line = f"{wording.surface(old)} to {wording.surface(new)} is {_WORDS[true]}"
    if true is said:
        return Check(claim, Verdict.CONSISTENT, judged=change, how="exactly", arithmetic=(line,))
    names = {name: wording.surface(q) for name, q in claim.slots.items()}
    names |= {"expected": _WORDS[true], "stated": _WORDS[said]}
    return Check(
        claim,
        Verdict.INCONSISTENT,
        judged=change,
        expected_text=_WORDS[true],
        severity=verdict.ceiling(claim),
        message=wording.filled(claim.rule.message, names),
        arithmetic=(line,),
    )
