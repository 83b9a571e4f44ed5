"""Equations are parsed by a grammar, solved for every slot, and bounded."""

from __future__ import annotations

import pytest

from verify import rulebook
from verify.rulebook import dimension
from verify.rulebook.equation import (
    FUNCTIONS,
    EquationError,
    compiled,
    known,
    names_in,
    parsed,
    solution,
)


def test_an_equation_is_solved_for_each_slot() -> None:
    equation = compiled("change = (new - old) / old", "change")
    assert equation.slots == ("change", "new", "old")
    assert equation.solved["change"] == ("sub", ("div", "new", "old"), "1")
    assert equation.solved["old"] == ("div", "new", ("add", "change", "1"))
    assert not equation.slopes


def test_slopes_are_given_where_a_slot_stands_twice() -> None:
    equation = compiled("share = part / (part + rest)", "share")
    assert set(equation.slopes["share"]) == {"part", "rest"}


def test_abs_is_either_sign() -> None:
    equation = compiled("change = abs(new - old) / old", "change")
    assert "('sign', " in str(equation.solved["change"])
    assert str(equation.solved["change"]).count("'old'") == 1
    assert "new" in equation.solved


def test_a_bound_is_read_from_the_judged_side() -> None:
    assert compiled("part <= whole", "part").operator == "<="
    assert compiled("part <= whole", "whole").operator == ">="
    assert compiled("part < whole", "whole").solved == {"whole": "part"}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("change = (nwe - old) / old", "unknown name 'nwe'"),
        ("change", "has no '='"),
        ("change = ", "ends too early"),
        ("change = (old", "a bracket is not closed"),
        ("change = old old", "unexpected 'old'"),
        ("change = __import__('os')", "unexpected '_'"),
        ("change = old.real", "unexpected '.'"),
        ("change = old / 0", "divides by zero"),
        ("change = old ^ 99", "has an exponent beyond 6"),
        ("change = old + 9^(9^(9^9))", "exponent"),
        ("change = " + "(" * 30 + "old" + ")" * 30, "is nested too deeply"),
        ("change = " + "old + " * 200 + "new", "longer than"),
        ("change = old" + "+old" * 60, "too many parts"),
    ],
)
def test_what_is_wrong_is_said(text: str, what: str) -> None:
    with pytest.raises(EquationError) as caught:
        compiled(text, "change", ("change", "new", "old"))
    assert what in caught.value.message


def test_a_near_name_is_offered() -> None:
    with pytest.raises(EquationError) as caught:
        compiled("change = nwe", "change", ("change", "new", "old"))
    assert caught.value.hint == "slots are change, new, old; did you mean 'new'?"


@pytest.mark.parametrize(
    ("text", "known", "clash"),
    [
        ("speed = distance / time", {"speed": {"L": 1, "T": -1}, "distance": {"L": 1}}, False),
        ("speed = distance * time", {"speed": {"L": 1, "T": -1}, "time": {"T": 1}, "distance": {"L": 1}}, True),
        ("change = (new - old) / old", {"change": {}, "old": {"M": 1}}, False),
        ("change = new - old", {"change": {}, "old": {"M": 1}, "new": {"M": 1}}, True),
        ("growth = (new / old) ^ (1 / years) - 1", {"years": {"T": 1}}, True),
        ("total = sum(parts)", {"total": {"M": 1}, "parts": {"L": 1}}, True),
    ],
)  # fmt: skip
def test_dimensions_must_agree(text: str, known: dict[str, dict[str, int]], clash: bool) -> None:
    left, _, right = parsed(text)
    assert bool(dimension.clash(left, right, known)) is clash


def test_kept_solutions_are_what_sympy_gives() -> None:
    for text, kept in known().items():
        left, _, right = parsed(text)
        several = [name for name in names_in(left) if f"({name})" in text]
        several += [
            name for name in names_in(right) if any(f"{f}({name})" in text for f in FUNCTIONS)
        ]
        assert kept == solution(left, right, several), text


def test_most_built_in_equations_are_kept() -> None:
    """The rest are solved with sympy on first use: slower, not wrong."""
    texts = {
        r.equation.text for r in rulebook.built_in() if r.equation and r.equation.operator == "="
    }
    assert len(texts & known().keys()) >= 0.7 * len(texts)


def test_the_equations_of_all_built_in_rules_are_solved_beforehand() -> None:
    """An equation that is not in the file costs the first run the time to load sympy."""
    equations = {r.equation.text for r in rulebook.built_in() if r.equation is not None}
    missing = {text for text in equations if parsed(text)[1] == "="} - set(known())
    assert not missing, "run `make docs`"
