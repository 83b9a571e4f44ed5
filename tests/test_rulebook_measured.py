"""Each rule shows what was measured of it; one that is surely too often wrong is a preview."""

from __future__ import annotations

import pytest

from verify import rulebook
from verify.rulebook import measured
from verify.rulebook.measured import Measured


@pytest.mark.parametrize(
    ("right", "wrong", "too_low"),
    [
        (0, 0, False),
        (20, 0, False),
        (19, 1, False),  # just what is wanted
        (9, 1, False),  # chance explains one of ten
        (2, 2, True),
        (30, 10, True),
        (0, 2, True),
    ],
)
def test_too_low_is_more_than_chance(right: int, wrong: int, too_low: bool) -> None:
    assert Measured(right, wrong).too_low is too_low


def test_every_rule_shows_its_figure() -> None:
    rules = {rule.id: rule for rule in rulebook.all_rules()}
    assert all(rule.precision for rule in rules.values())
    for name, figure in measured.figures().items():
        if "alarms" in rules[name].precision:  # else its file states a figure of its own
            assert rules[name].precision == figure.text
            assert rules[name].preview or figure.kept or not figure.too_low


def test_the_list_names_rules_that_there_are() -> None:
    assert measured.figures().keys() <= {rule.id for rule in rulebook.all_rules()}
