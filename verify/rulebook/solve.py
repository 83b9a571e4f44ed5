"""Solving equations with sympy, while rules are compiled and never during a check.

In: the two sides of an equation as expressions. Out: for each slot an expression of the
others, in the form that names each slot as seldom as possible (interval arithmetic is
exact where each stands once), and, where one stands twice, its slope in that slot, by
which the judge proves that the ends of the intervals are enough. An `abs(...)` becomes
("sign", n) times what it holds: plus or minus one, both of which the judge tries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

import sympy

from verify.model.rule import Expression
from verify.rulebook.equation import FUNCTIONS, EquationError

MAX_EXPONENT = 6
MAX_DIGITS = 30


def solved(
    left: Expression, right: Expression, slots: Iterable[str]
) -> tuple[dict[str, Expression], dict[str, dict[str, Expression]]]:
    """Return each slot as an expression of the others, and the slopes where they are needed.

    Raises: EquationError if nothing can be solved.
    """
    left, right = _signed(left, count()), _signed(right, count(9))
    relation = _symbolic(left) - _symbolic(right)
    found: dict[str, Expression] = {}
    slopes: dict[str, dict[str, Expression]] = {}
    for slot in slots:
        if left == slot and slot not in map(str, _symbolic(right).free_symbols):
            form = _simplest(_symbolic(right))
        else:
            answer = _solution(relation, sympy.Symbol(slot, real=True))
            if answer is None:
                continue
            form = _simplest(answer)
        try:
            found[slot] = _expression(form)
            if steep := _slopes(form):
                slopes[slot] = steep
        except EquationError:
            continue  # solvable, but not in the operators that a check evaluates
    return found, slopes


def _signed(expression: Expression, numbers: Iterator[int]) -> Expression:
    """Return an expression with every abs(x) written as a sign times x."""
    if isinstance(expression, str):
        return expression
    if expression[0] == "abs":
        return ("mul", ("sign", str(next(numbers))), _signed(expression[1], numbers))
    return (expression[0], *(_signed(part, numbers) for part in expression[1:]))


def _symbolic(expression: Expression) -> Any:
    """Return an expression as a sympy object."""
    if isinstance(expression, str):
        if expression[0].isdigit():
            return sympy.Rational(expression)
        return sympy.Symbol(expression, real=True)
    name, *parts = expression
    if name in (*FUNCTIONS, "sign"):
        return sympy.Symbol(f"{name}__{parts[0]}", real=True)
    values = [_symbolic(part) for part in parts]
    if name == "add":
        return values[0] + values[1]
    if name == "sub":
        return values[0] - values[1]
    if name == "mul":
        return values[0] * values[1]
    if name == "neg":
        return -values[0]
    if name == "div":
        if values[1] == 0:
            raise EquationError("divides by zero", "a slot or a number other than 0")
        return values[0] / values[1]
    if values[1].is_number and abs(values[1]) > MAX_EXPONENT:
        raise EquationError(f"has an exponent beyond {MAX_EXPONENT}", "a smaller exponent")
    if values[0].is_number and len(str(values[0])) > MAX_DIGITS:
        raise EquationError("has a power of a very long number", "a slot stands below a power")
    return values[0] ** values[1]


def _solution(relation: Any, symbol: Any) -> Any | None:
    """Return the one solution, or of two roots the one that is positive for positive slots."""
    try:
        answers = sympy.solve(relation, symbol)
    except NotImplementedError:
        return None
    answers = [a for a in answers if not a.has(sympy.I) and not a.has(sympy.Piecewise)]
    if len(answers) <= 1:
        return answers[0] if answers else None
    others = sorted(relation.free_symbols - {symbol}, key=str)
    sample = {other: sympy.Integer(3 + 2 * i) for i, other in enumerate(others)}
    positive = [a for a in answers if a.subs(sample).is_positive]
    return positive[0] if len(positive) == 1 else None


def _simplest(form: Any) -> Any:
    """Return the form that names its slots the fewest times."""
    forms = [form, sympy.expand(form), sympy.factor(form), sympy.together(form)]
    for symbol in sorted(form.free_symbols, key=str):
        try:
            forms += [sympy.apart(sympy.together(form), symbol), sympy.collect(form, symbol)]
        except (sympy.PolynomialError, NotImplementedError):
            continue
    return min(forms, key=lambda f: (_mentions(f), f.count_ops()))


def _mentions(form: Any) -> int:
    """Return how many times slots are named in a form; signs cost nothing."""
    return len(_named(form))


def _named(form: Any) -> list[str]:
    """Return the names of a form's slots, as often as they stand in it."""
    parts = sympy.preorder_traversal(form)
    return [str(p) for p in parts if p.is_Symbol and not str(p).startswith("sign__")]


def _slopes(form: Any) -> dict[str, Expression]:
    """Return the slope in every slot that is named more than once, if it has a usable form."""
    named = _named(form)
    if len(named) == len(set(named)):
        return {}
    return {
        _slot(symbol): _expression(_simplest(sympy.diff(form, symbol)))
        for symbol in sorted(form.free_symbols, key=str)
        if not str(symbol).startswith("sign__")
    }


def _slot(symbol: Any) -> str:
    """Return the key of a symbol: "old", or "sum(parts)" for a function of several."""
    function, joint, name = str(symbol).partition("__")
    return f"{function}({name})" if joint else function


def _expression(form: Any) -> Expression:
    """Return a sympy object as nested tuples. Raises: EquationError."""
    if form.is_Symbol:
        function, joint, name = str(form).partition("__")
        return (function, name) if joint else function
    if form.is_Rational:
        whole = str(abs(form.p)) if form.q == 1 else ("div", str(abs(form.p)), str(form.q))
        return ("neg", whole) if form.p < 0 else whole
    if form.is_Add:
        return _sum(form)
    if form.is_Mul:
        return _product(form)
    if form.is_Pow:
        base, exponent = form.as_base_exp()
        if exponent == -1:
            return ("div", "1", _expression(base))
        return ("pow", _expression(base), _expression(exponent))
    raise EquationError(f"holds {form.func.__name__}, which a check cannot evaluate")


def _sum(form: Any) -> Expression:
    """Return a sum, positive terms first: a - b rather than -b + a."""
    terms = sorted(form.args, key=lambda t: (t.could_extract_minus_sign(), t.is_number, str(t)))
    total = _expression(terms[0])
    for term in terms[1:]:
        if term.could_extract_minus_sign():
            total = ("sub", total, _expression(-term))
        else:
            total = ("add", total, _expression(term))
    return total


def _product(form: Any) -> Expression:
    """Return a product, its negative powers as one division."""
    above, below = form.as_numer_denom()
    if below != 1:
        return ("div", _expression(above), _expression(below))
    if form.could_extract_minus_sign():
        return ("neg", _expression(-form))
    factors = sorted(form.args, key=lambda f: (not f.is_number, str(f)))
    product = _expression(factors[0])
    for factor in factors[1:]:
        product = ("mul", product, _expression(factor))
    return product
