"""Tests of numbers that point back to one told before."""

from __future__ import annotations

import pytest

import verify
from verify.match.repeat._reference import kin

RULE = "agreement/unlike-reference"


def _rules(text: str) -> list[str]:
    report = verify.check(verify.Document.from_text(text))
    return [f.rule for f in report.findings]


@pytest.mark.parametrize(
    ("text", "value", "wrong"),
    [
        (
            "With 310 seats the theatre is small. On a wet night in March nearly all of its {} seats were taken.",
            "310",
            "350",
        ),
        (
            "Runners set off at dawn on the 26 km course. Nobody has ever finished the {} km in less than two hours.",
            "26",
            "28",
        ),
        (
            "The exhibition hall has eleven doors. Cleaning its {} doors takes a day.",
            "eleven",
            "twelve",
        ),
        (
            "The novel, at 740 pages, is not for the beach. It took me a month to read its {} pages.",
            "740",
            "470",
        ),
    ],
)
def test_a_definite_number_is_the_one_told_before(text: str, value: str, wrong: str) -> None:
    assert not _rules(text.format(value))
    assert _rules(text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "The company cut 300 jobs in Spain. The 350 jobs in Portugal are safe, it said.",
        "The council voted to close 12 libraries. It will close 12 of its 43 libraries in June.",
        "Stage two covers 140 km of hills. The 164 km of the third stage are flat.",
        "The old bridge is 128 m long. At 182 m the new one is among the longest in the county.",
    ],
)
def test_another_place_part_or_thing_is_left_alone(text: str) -> None:
    assert RULE not in _rules(text)


def test_words_of_one_root_and_of_one_measure_are_kin() -> None:
    assert kin("closure", "close")
    assert kin("reduction", "reduce")
    assert kin("girth", "round")
    assert not kin("house", "horse")
