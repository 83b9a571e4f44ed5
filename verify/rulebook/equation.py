"""Equations: text -> a relation between slots, solved for each of them.

In: "change = (new - old) / old". Out: `Equation`, whose parts are plain nested tuples
(JSON), so that a check evaluates them without sympy; see `verify.judge.relation`.
The text is parsed by the grammar below, never evaluated, and its size is bounded.

    equation   := expression ("=" | "<=" | ">=" | "<" | ">" | "≤" | "≥") expression
    expression := term (("+" | "-") term)*
    term       := power (("*" | "×" | "/" | "÷") power)*
    power      := sign ("^" power)?             sign := "-" sign | atom
    atom       := number | name | function "(" name ")" | "(" expression ")"
    function   := sum | count | mean | median | min | max      of a slot that holds several
    atom       := "abs" "(" expression ")"            either sign of what it holds
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from verify.model.rule import Equation, Expression

MAX_CHARACTERS = 300
MAX_PARTS = 40
MAX_DEPTH = 20
FUNCTIONS = ("sum", "count", "mean", "median", "min", "max")
OPERATORS = {"=": "=", "<=": "<=", ">=": ">=", "<": "<", ">": ">", "≤": "<=", "≥": ">="}
_TOKEN = re.compile(
    r"\s*+(?:(?P<number>[0-9]{1,30}(?:\.[0-9]{1,30})?)|(?P<name>[A-Za-z][A-Za-z0-9_]{0,40})"
    r"|(?P<sign><=|>=|\*\*|[-+*/^()=<>≤≥×÷−]))"
)
_SAME = {"×": "*", "÷": "/", "−": "-", "**": "^"}


Solution = tuple[dict[str, Expression], dict[str, dict[str, Expression]]]


class EquationError(ValueError):
    """An equation that cannot be read or solved: what is wrong, and what would do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@lru_cache(maxsize=512)
def compiled(text: str, judged: str, slots: tuple[str, ...] = ()) -> Equation:
    """Return the equation in `text`, solved for every slot.

    `slots` are the names that may stand in it; any name may when there are none.

    Raises: EquationError.
    """
    left, operator, right = parsed(text)
    names = tuple(dict.fromkeys([*names_in(left), *names_in(right)]))
    _check_names(names, slots, judged)
    several = frozenset([*_several(left), *_several(right)])
    if operator != "=" and judged not in (left, right):
        raise EquationError(
            f"'{judged}' must stand alone on one side of '{operator}'",
            "write the slot that is judged alone on one side",
        )
    if operator != "=":
        other = right if left == judged else left
        sign = operator if left == judged else {"<": ">", ">": "<"}[operator[0]] + operator[1:]
        return Equation(text, names, judged, {judged: other}, operator=sign)
    solved, slopes = known().get(text) or solution(left, right, several)
    if judged not in solved:
        raise EquationError(
            f"cannot be solved for '{judged}'", "name another slot under relation.judge"
        )
    return Equation(text, names, judged, solved, slopes=slopes)


def solution(left: Expression, right: Expression, several: Collection[str]) -> Solution:
    """Return the sides of an equation solved for each slot, and the slopes: sympy's work."""
    from verify.rulebook import solve

    names = dict.fromkeys([*names_in(left), *names_in(right)])
    return solve.solved(left, right, [name for name in names if name not in several])


@cache
def known() -> dict[str, Solution]:
    """Return the equations of the built-in rules, solved when the package was made."""
    path = Path(__file__).with_name("solutions.json")
    if not path.is_file():
        return {}
    stored = json.loads(path.read_text(encoding="utf-8"))
    return {text: (tupled(solved), tupled(slopes)) for text, (solved, slopes) in stored.items()}


def tupled(value: Any) -> Any:
    """Return plain data with tuples for lists: expressions as they are made."""
    if isinstance(value, dict):
        return {key: tupled(part) for key, part in value.items()}
    return tuple(map(tupled, value)) if isinstance(value, list) else value


def solutions(equations: Iterable[str]) -> str:
    """Return the text of `solutions.json` for some equations."""
    found = {}
    for text in sorted(set(equations)):
        left, operator, right = parsed(text)
        if operator == "=":
            found[text] = solution(left, right, {*_several(left), *_several(right)})
    lines = (f"{json.dumps(text)}: {json.dumps(own)}" for text, own in found.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def parsed(text: str) -> tuple[Expression, str, Expression]:
    """Return the two sides of an equation and the sign between them. Raises: EquationError."""
    if len(text) > MAX_CHARACTERS:
        raise EquationError(f"longer than {MAX_CHARACTERS} characters", "split the rule in two")
    parser = _Parser(list(_tokens(text)))
    left = parser.expression(0)
    operator = OPERATORS.get(parser.take())
    if operator is None:
        raise EquationError("has no '='", "write `result = expression`")
    right = parser.expression(0)
    if parser.peek():
        raise EquationError(f"unexpected '{parser.peek()}'", "one '=' and balanced brackets")
    return left, operator, right


def names_in(expression: Expression) -> Iterator[str]:
    """Yield the slot names of an expression, in order, with repeats."""
    if isinstance(expression, str):
        if expression[0].isalpha():
            yield expression
        return
    for part in expression[1:]:
        yield from names_in(part)


def _several(expression: Expression) -> Iterator[str]:
    """Yield the names of slots that hold several quantities."""
    if isinstance(expression, str):
        return
    if expression[0] in FUNCTIONS:
        yield str(expression[1])
    for part in expression[1:]:
        yield from _several(part)


def _check_names(names: Sequence[str], slots: Sequence[str], judged: str) -> None:
    """Raise for a name that is no slot."""
    known = tuple(slots) or tuple(names)
    for name in names:
        if name not in known:
            raise EquationError(f"unknown name '{name}'", _did_you_mean(name, known))
    if judged not in names:
        raise EquationError(f"does not hold '{judged}', which is judged", _listed(names))


def _did_you_mean(name: str, known: Sequence[str]) -> str:
    """Return the hint for an unknown slot name."""
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return _listed(known) + (f"; did you mean '{close[0]}'?" if close else "")


def _listed(known: Sequence[str]) -> str:
    return "slots are " + ", ".join(sorted(known))


def _tokens(text: str) -> Iterator[str]:
    """Yield the tokens of an equation. Raises: EquationError."""
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            raise EquationError(
                f"unexpected '{text[at:].lstrip()[0]}'", "names, numbers, + - * / ^ ( ) and ="
            )
        at = match.end()
        token = match.group().strip()
        yield _SAME.get(token, token)


class _Parser:
    """Recursive descent over the grammar in the module's docstring."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.at = 0
        if len(tokens) > 2 * MAX_PARTS:
            raise EquationError("has too many parts", "split the rule in two")

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        token = self.peek()
        self.at += 1
        return token

    def expression(self, depth: int) -> Expression:
        left = self.term(depth)
        while self.peek() in ("+", "-"):
            name = "add" if self.take() == "+" else "sub"
            left = (name, left, self.term(depth))
        return left

    def term(self, depth: int) -> Expression:
        left = self.power(depth)
        while self.peek() in ("*", "/"):
            name = "mul" if self.take() == "*" else "div"
            left = (name, left, self.power(depth))
        return left

    def power(self, depth: int) -> Expression:
        if depth > MAX_DEPTH:
            raise EquationError("is nested too deeply", "drop some brackets")
        if self.peek() == "-":
            self.take()
            return ("neg", self.power(depth + 1))
        base = self.atom(depth)
        if self.peek() == "^":
            self.take()
            return ("pow", base, self.power(depth + 1))
        return base

    def atom(self, depth: int) -> Expression:
        token = self.take()
        if token == "(":
            inner = self.expression(depth + 1)
            self._close()
            return inner
        if token[:1].isdigit():
            return token
        if token == "abs" and self.peek() == "(":
            self.take()
            inner = self.expression(depth + 1)
            self._close()
            return ("abs", inner)
        if token in FUNCTIONS and self.peek() == "(":
            self.take()
            name = self.take()
            self._close()
            if not name[:1].isalpha():
                raise EquationError(f"{token}() takes one slot", f"write `{token}(parts)`")
            return (token, name)
        if token[:1].isalpha():
            return token
        what = f"unexpected '{token}'" if token else "ends too early"
        raise EquationError(what, "a name, a number or a bracket stands here")

    def _close(self) -> None:
        if self.take() != ")":
            raise EquationError("a bracket is not closed", "write ')'")
