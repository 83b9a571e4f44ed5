"""Typed ranges: figures outside the scale that their wording names."""

from __future__ import annotations

import pytest

import verify
from verify.match import typed


def _found(text: str) -> list[str]:
    return [f.rule for f in verify.check(verify.Document.from_text(text)).findings]


@pytest.mark.parametrize(
    "text",
    [
        "The pH of the soil was 15.2.",
        "The station lies at latitude 97° north.",
        "The island is at longitude 194° west.",
        "The wind blew from 412 degrees at 20 knots.",
        "She works 190 hours a week.",
        "The store was closed for 13 months of the year.",
        "A total of −12 complaints were upheld.",
        "The sample was held at −4 K for an hour.",
        "The probability of rain is 1.4, the model says.",
        "Her blood pressure was 80/120 mmHg.",
        "In February it snowed on 31 days.",
        "The alarm was raised at 24:40 on Tuesday.",
    ],
)
def test_a_figure_beyond_its_scale_is_told(text: str) -> None:
    assert len(_found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The beam is 471 years old, and the mean was 171.",
        "Lichen morphs were compared on substrate (n = 318 thalli).",
        "The bearing changed by 400 degrees over the spin.",
        "The two crews together logged 27 hours a day.",
        "A hummingbird's heart beats 1,200 times a minute.",
        "The ratio was 80/120 at 60 over 90 days.",
        "He finished the race at 24:40 on Tuesday.",
        "The town saw a net change of −12 jobs.",
        "It rained for 33 days from July on.",
    ],
)
def test_a_figure_of_another_scale_is_left(text: str) -> None:
    assert _found(text) == []


def test_a_table_that_nobody_can_read_is_a_fault() -> None:
    good = {"name": "a pH", "sorts": ["number"], "forms": ["ph {figure}"]}
    assert not list(typed.validate({"ranges": [good]}))
    for wrong in (
        {"low": 1},
        {**good, "hgih": 1},
        {**good, "sorts": ["x"]},
        {**good, "forms": ["{x}"]},
    ):
        assert [fault[0] for fault in typed.validate({"ranges": [wrong]})] == ["ranges[0]"]
