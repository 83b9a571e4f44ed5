"""Dimensions of an equation in a rule: whether its two sides can be one thing at all.

In: the two sides, and the exponents of those slots whose unit a rule names. Out: what
clashes, or "". Slots without a unit are worked out from the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from verify.model.rule import Expression
from verify.rulebook.equation import FUNCTIONS

Powers = dict[str, Fraction]


def clash(left: Expression, right: Expression, known: Mapping[str, Mapping[str, int]]) -> str:
    """Return what is wrong with an equation's dimensions, or "".

    `known` maps a slot to its exponents ({"length": 1, "time": -1}); a slot that is not
    in it is free, and is worked out from the others.
    """
    return _Dimensions(known).clash(left, right)


class _Dimensions:
    """Linear constraints on the slots' dimensions, solved by elimination."""

    def __init__(self, known: Mapping[str, Mapping[str, int]]) -> None:
        self.known = known
        self.solved: dict[str, Powers] = {}
        self.message = ""

    def clash(self, left: Expression, right: Expression) -> str:
        self.equal(self.of(left), self.of(right), "the two sides have different dimensions")
        return self.message

    def of(self, expression: Expression) -> Powers:
        """Return the exponents of an expression; an unknown slot is a base of its own, "?x"."""
        if isinstance(expression, str):
            if expression[0].isdigit():
                return {}
            if expression in self.known:
                return {k: Fraction(v) for k, v in self.known[expression].items()}
            return {f"?{expression}": Fraction(1)}
        name, *parts = expression
        if name in ("count",):
            return {}
        if name in FUNCTIONS or name in ("neg", "abs"):
            return self.of(parts[0])
        if name == "pow":
            return self.power(parts[0], parts[1])
        first, second = self.of(parts[0]), self.of(parts[1])
        if name in ("add", "sub"):
            # A bare number beside a slot ("1 + rate") says that the slot has no dimension.
            self.equal(first, second, "adds or subtracts different dimensions")
            return first
        return _combined(first, second, 1 if name == "mul" else -1)

    def power(self, base: Expression, exponent: Expression) -> Powers:
        """Return the exponents of a power; a variable exponent wants a bare base."""
        value = _constant(exponent)
        if value is not None:
            return {k: v * value for k, v in self.of(base).items()}
        self.equal(self.of(base), {}, "has a variable exponent over a unit")
        self.equal(self.of(exponent), {}, "has an exponent with a unit")
        return {}

    def equal(self, first: Powers, second: Powers, what: str) -> None:
        """Demand that two dimensions are one; remember the first clash."""
        gap = self.reduced(_combined(first, second, -1))
        free = next((k for k in gap if k.startswith("?")), None)
        if free is not None:
            share = gap.pop(free)
            self.solved[free] = {k: -v / share for k, v in gap.items()}
        elif gap and not self.message:
            self.message = f"{what} ({', '.join(sorted(gap))})"

    def reduced(self, exponents: Powers) -> Powers:
        """Put what is already known of free slots in, until none is left to put in."""
        for _ in range(len(self.solved) + 1):
            hit = next((k for k in exponents if k in self.solved), None)
            if hit is None:
                break
            share = exponents.pop(hit)
            exponents = _combined(exponents, self.solved[hit], share)
        return exponents


def _combined(
    first: Mapping[str, Fraction], second: Mapping[str, Fraction], share: Fraction | int
) -> Powers:
    """Return first + share x second, without zeros."""
    total = dict(first)
    for key, value in second.items():
        total[key] = total.get(key, 0) + value * share
    return {key: value for key, value in total.items() if value != 0}


def _constant(expression: Expression) -> Fraction | None:
    """Return what an expression of numbers alone comes to; None where a slot stands in it."""
    if isinstance(expression, str):
        return Fraction(expression) if expression[0].isdigit() else None
    parts = [_constant(part) for part in expression[1:]]
    if any(part is None for part in parts):
        return None
    values = [part for part in parts if part is not None]
    if expression[0] == "neg":
        return -values[0]
    if expression[0] == "div" and values[1]:
        return values[0] / values[1]
    if expression[0] in ("add", "sub", "mul"):
        one, other = values
        return {"add": one + other, "sub": one - other, "mul": one * other}[str(expression[0])]
    return None
