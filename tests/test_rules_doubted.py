"""What the wording of a rule finds, though a mistake like it is too seldom one to be told.

Such sentences are no examples of their rules: a check as it is shipped leaves them alone. A
thorough check, or one that asks no second opinion, finds them.
"""

from __future__ import annotations

import pytest

from verify import examples, rulebook
from verify.judge import opinion
from verify.model.rule import Example, ExampleKind
from verify.model.settings import DEFAULT

RULES = {rule.id: rule for rule in rulebook.rules(DEFAULT)}
DOUBTED = [
    (
        "average/mean-of-list",
        "She scored two in Vaduz, four at home, five in the cup and one away. That is 4 a match.",
        "4",
        "3",
    ),
    (
        "change/multiple-mismatch",
        "Thefts, 1,300 in 2021, reached 5,200 last year. They have tripled.",
        "tripled",
        "quadrupled",
    ),
]


@pytest.mark.parametrize(("rule", "text", "at", "expected"), DOUBTED)
def test_its_wording_finds_it(
    monkeypatch: pytest.MonkeyPatch, rule: str, text: str, at: str, expected: str
) -> None:
    monkeypatch.setattr(opinion, "DOUBTED", float("-inf"))
    example = Example(ExampleKind.FAIL, text, at=at, expected=expected)
    assert examples.run(RULES[rule], example) == ""
