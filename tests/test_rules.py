"""Every example beside every rule does what its list says, under the whole rulebook."""

from __future__ import annotations

import pytest

from verify import examples, rulebook
from verify.model.rule import Example, ExampleKind, Rule

RULES = rulebook.all_rules()
CASES = [(rule, example) for rule in RULES for example in rule.examples]


def named(value: object) -> str:
    if isinstance(value, Rule):
        return value.id
    return f"{value.kind}-{value.line}" if isinstance(value, Example) else str(value)


@pytest.mark.parametrize(("rule", "example"), CASES, ids=named)
def test_example(rule: Rule, example: Example) -> None:
    assert examples.run(rule, example) == ""


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_a_rule_has_every_kind_of_example(rule: Rule) -> None:
    assert {example.kind for example in rule.examples} == set(ExampleKind)
