"""Measured precision: how often a rule's alarms on real text were right.

In: `measured.txt` beside this module: for each rule, its alarms on real documents and on
labelled passages, read and judged one by one. Out: rules with their figure. A rule that is
surely below 0.95 ships as a preview; so few wrong alarms that chance would explain them
condemn none. A rule file that states a `precision` of its own keeps it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import comb
from pathlib import Path

from verify.model.rule import Rule
from verify.named import NamedTuple

PATH = Path(__file__).with_name("measured.txt")
WANTED = 0.95
CHANCE = 0.05  # how unlikely so many wrong alarms must be for a rule that has what is wanted


class Measured(NamedTuple):
    """A rule's alarms on real text: how many were right, and how many were not.

    `kept` leaves a rule on whose figure is too low, by decision.
    """

    right: int
    wrong: int
    kept: bool = False

    @property
    def text(self) -> str:
        """The figure as a page shows it."""
        count = self.right + self.wrong
        if not count:
            return "no alarm on real text so far"
        told = f"{self.right} of {count} alarms on real text were right"
        return f"{told}; kept on while it is mended" if self.kept else told

    @property
    def too_low(self) -> bool:
        """Whether the figure is below what is wanted, and not by chance."""
        count = self.right + self.wrong
        if not self.wrong or self.right / count >= WANTED:
            return False
        by_chance = sum(
            comb(count, k) * WANTED**k * (1 - WANTED) ** (count - k) for k in range(self.right + 1)
        )
        return by_chance < CHANCE


def applied(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the built-in rules, each with its measured figure."""
    return tuple(map(_with_figure, rules))


def _with_figure(rule: Rule) -> Rule:
    """Return a rule with its figure; one whose figure is too low as a preview."""
    if rule.precision:
        return rule
    own = figures().get(rule.id, Measured(0, 0))
    return rule._replace(precision=own.text, preview=rule.preview or (own.too_low and not own.kept))


@cache
def figures() -> dict[str, Measured]:
    """Return the judged alarms by rule."""
    found: dict[str, Measured] = {}
    for line in PATH.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, right, wrong, *kept = line.split()
            found[name] = Measured(int(right), int(wrong), kept == ["kept"])
    return found
