"""Laws that hold for every rule's equation, whatever the numbers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from verify import judge, rulebook
from verify.judge import relation
from verify.judge.case import Case, exact_meet
from verify.judge.relation import Ends, Undefined
from verify.model.check import Verdict
from verify.model.claim import Claim
from verify.model.document import Document
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Equation, Rule, Severity
from verify.model.span import Span
from verify.rulebook.equation import compiled
from verify.units import convert

WITH_EQUATION = [rule for rule in rulebook.all_rules() if rule.equation is not None]
SHARED = sorted({(r.equation.text, r.equation.judged) for r in WITH_EQUATION if r.equation})
MORE = [
    ("speed = distance / time", "speed"),
    ("growth = (new / old) ^ (1 / years) - 1", "growth"),
    ("share = part / (part + rest)", "share"),
    ("area = side ^ 2", "area"),
    ("part <= whole", "whole"),
]
positive = st.fractions(min_value=Fraction(1, 10), max_value=10_000, max_denominator=1000)


def rule(equation: Equation, **more: str) -> Rule:
    fields = {"tolerance": "rounding"} | more
    return Rule("t/t", "t", Severity.ERROR, "none", {}, "{judged}", equation=equation, **fields)  # type: ignore[arg-type]


def rounded(value: Fraction, places: int, unit: str = "") -> Quantity:
    """The quantity that a writer makes of a value: rounded to so many places."""
    shown = Decimal(round(value * 10**places)).scaleb(-places)
    text = f"{shown:.{max(places, 0)}f}"
    interval = Interval.around(shown, -places)
    span = Span(0, len(text))
    return Quantity(
        Document("t", text, text), span, Kind.NUMBER, shown, unit, interval, interval,
        exponent=-places, number=span,
    )  # fmt: skip


def several(equation: Equation) -> set[str]:
    """The slots that hold several quantities."""
    scalar = set(equation.solved)
    return {s for s in equation.slots if f"({s})" in equation.text and s not in scalar}


def truth(equation: Equation, slot: str, values: dict[str, object]) -> Fraction:
    """What a slot truly is, given what the others truly are."""
    ends = {
        name: tuple(map(Ends.at, v)) if isinstance(v, tuple) else Ends.at(v)  # type: ignore[arg-type]
        for name, v in values.items()
    }
    signs = {f"sign({n})": Ends.at(1) for n in range(12)}
    try:
        found = relation.value(equation.solved[slot], {**ends, **signs}, exact=True)
    except Undefined:
        assume(False)
    assume(abs(found.low) < 10**12)
    return Fraction(found.low)


@pytest.mark.parametrize(("text", "judged"), [*SHARED, *MORE])
@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_rounding_a_true_statement_never_makes_it_false(
    text: str, judged: str, data: st.DataObject
) -> None:
    equation = compiled(text, judged)
    slot = data.draw(st.sampled_from(sorted(equation.solved)))
    many = several(equation)
    values: dict[str, object] = {
        name: tuple(data.draw(st.lists(positive, min_size=2, max_size=4)))
        if name in many
        else data.draw(positive)
        for name in equation.slots
        if name != slot
    }
    values[slot] = truth(equation, slot, values)
    places = st.integers(0, 3)
    slots = {
        name: tuple(rounded(v, data.draw(places)) for v in value)
        if isinstance(value, tuple)
        else rounded(value, data.draw(places))  # type: ignore[arg-type]
        for name, value in values.items()
    }
    claim = Claim(rule(equation), slots, extra={"judged": slot, "loose_units": True})
    assert judge.claim_check(claim).verdict is not Verdict.INCONSISTENT


@pytest.mark.parametrize(("text", "judged"), [*SHARED, *MORE])
@given(data=st.data())
@settings(max_examples=10, deadline=None)
def test_floats_and_fractions_give_one_verdict(text: str, judged: str, data: st.DataObject) -> None:
    """The quick way and the exact way of comparing never disagree."""
    equation = compiled(text, judged)
    many = several(equation)
    places = st.integers(0, 2)
    slots = {
        name: tuple(rounded(v, 0) for v in data.draw(st.lists(positive, min_size=2, max_size=3)))
        if name in many
        else rounded(data.draw(positive), data.draw(places))
        for name in equation.slots
    }
    claim = Claim(rule(equation), slots, extra={"loose_units": True})
    try:
        case = Case(claim, equation)
        quick = case.meet("printed")
        exact = False
        for sign in case.each_sign():
            case.sign = sign
            expected, stated = (f("printed", exact=True) for f in (case.expected, case.stated))
            exact = exact or exact_meet(stated, expected)
    except Undefined:
        return
    assert quick is exact


@given(distance=st.integers(1, 10**5), time=st.integers(1, 10**4), speed=st.integers(1, 10**4))
@settings(max_examples=50, deadline=None)
def test_exact_conversion_never_changes_a_verdict(distance: int, time: int, speed: int) -> None:
    equation = compiled("speed = distance / time", "speed")
    slots = {
        "speed": rounded(Fraction(speed), 0, "kilometer/hour"),
        "distance": rounded(Fraction(distance), 0, "kilometer"),
        "time": rounded(Fraction(time), 0, "hour"),
    }
    before = judge.claim_check(Claim(rule(equation), slots))
    for slot, unit in (("speed", "meter/minute"), ("distance", "millimeter"), ("time", "second")):
        held = slots[slot]
        interval = convert(held.interval, held.unit, unit)
        middle = convert(Interval.exactly(held.magnitude or Decimal(0)), held.unit, unit)
        assert interval is not None
        assert middle is not None
        changed = held._replace(
            unit=unit, interval=interval, charitable=interval, magnitude=middle.low, exponent=None
        )
        after = judge.claim_check(Claim(rule(equation), {**slots, slot: changed}))
        if after.verdict is not before.verdict:
            # An end without a finite decimal is rounded outwards: it may only gain a touch.
            assert before.verdict is Verdict.INCONSISTENT
            assert before.stated is not None
            assert _touch(before.stated, before.expected)


def _touch(stated: Interval, expected: Interval | None) -> bool:
    """Whether two intervals lie within a hair's breadth of each other."""
    assert expected is not None
    gap = max(stated.low, expected.low) - min(stated.high, expected.high)
    return gap <= abs(stated.high) * Decimal("1e-20")


@given(value=positive, places=st.integers(0, 3), by=st.sampled_from([10, 100, 1000]))
@settings(max_examples=30, deadline=None)
def test_a_factor_of_ten_is_always_caught(value: Fraction, places: int, by: int) -> None:
    assume(value > 5)
    equation = compiled("a = b", "a")
    slots = {"a": rounded(value * by, 0), "b": rounded(value, places)}
    found = judge.claim_check(Claim(rule(equation), slots))
    assert found.verdict is Verdict.INCONSISTENT
    again = {"a": rounded(value, places), "b": rounded(value, places)}
    assert judge.claim_check(Claim(rule(equation), again)).verdict is Verdict.CONSISTENT


def test_the_rules_have_equations_to_try() -> None:
    assert len(SHARED) >= 5
