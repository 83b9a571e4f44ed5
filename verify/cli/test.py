"""`verify test RULES`: run the examples inside rule files."""

from __future__ import annotations

from verify import examples
from verify.cli import screen


def test(paths: tuple[str, ...]) -> int:
    """Run every example of the rules at `paths`, return the exit status. Raises: RuleError."""
    outcomes = examples.pack_outcomes(paths)
    broken = [outcome for outcome in outcomes if outcome.problem]
    for outcome in broken:
        screen.say(f"{outcome}\n")
    good = len(outcomes) - len(broken)
    said = "all do what they say" if not broken else f"{len(broken)} do not do what they say"
    screen.say(f"{good}/{len(outcomes)} examples: {said}\n")
    return 1 if broken or not outcomes else 0
