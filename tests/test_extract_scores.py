"""Scores are scores; ranges, records of other things and codes are not."""

from __future__ import annotations

import pytest

import verify
from verify.model.quantity import Kind


def scores(text: str) -> list[str]:
    return [q.text for q in verify.quantities(text) if q.kind is Kind.SCORE]


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Rovers beat Albion 4-2 after drawing 1–1 at home.", ["4-2", "1–1"]),
        ("The Owls won 101-88, a 13-7 run helping.", ["101-88"]),
        ("It was a 24-17 victory and a 9-3-2 record.", ["24-17", "9-3-2"]),
        ("Ito won 6-4, 3-6, 7-5.", ["6-4", "3-6", "7-5"]),
        ("The panel ruled 7-2 that the will was void.", ["7-2"]),
        ("The council voted 31-29 to close it.", ["31-29"]),
        ("It finished 3-2 to Wanderers.", ["3-2"]),
    ],
)
def test_a_score_is_one_quantity(text: str, surfaces: list[str]) -> None:
    assert scores(text) == surfaces


@pytest.mark.parametrize(
    "text",
    [
        "He lost 5-10 kg and won 3-5 games.",
        "The range is 4-6 and a set costs 12-15 dollars.",
        "They served 10-15 years; the board approved 2-3 projects.",
        "Prices fell 3-4% and the boat carried 20-30 men.",
        "Children aged 7-11 won.",
    ],
)
def test_a_range_is_no_score(text: str) -> None:
    assert not scores(text)
