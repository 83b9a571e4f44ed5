"""Bounded: one of a group, pointed out, keeps the bounds told of all of it."""

from __future__ import annotations

import pytest

import verify
from verify.model.check import Verdict


def misfits(text: str, start: str = "range/") -> list[str]:
    report = verify.check(verify.Document.from_text(text))
    return [
        c.judged.surface
        for c in report.checks
        if c.claim.rule.id.startswith(start) and c.verdict is Verdict.INCONSISTENT and c.judged
    ]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "Estimates range from 3 to 17 mm across the nine models. The outlier, at 24 mm, is new.",
            "24 mm",
        ),
        ("None of them costs more than €80. My favourite of the seven, the Ola, is €91.", "€91"),
        (
            "Prices start at £265 for a bed and go no higher than £640. The dearest of them, a loft, is £715.",
            "£715",
        ),
        (
            "There are 7 beaches, none charging more than €4. The best of the seven has a €6 fee.",
            "€6",
        ),
    ],
)
def test_one_beyond_the_bounds_is_found(text: str, wrong: str) -> None:
    assert misfits(text) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "Estimates range from 3 to 17 mm across the nine models. The outlier, at 14 mm, is new.",
        "Estimates ranged from 3 to 17 mm. The highest until then, at 24 mm, was dropped.",
        "Usually the cores range from 2 m to 5 m. The longest on record was 9 m.",
        "None of them costs more than €80. The winner of the raffle got €300.",
        "No dog may weigh more than 20 kg. The heaviest, at 48 kg, was sent home.",
        "The ferry ran from 3 to 17 May. The longest crossing took 40 minutes.",
    ],
)
def test_what_is_not_of_the_group_is_no_claim(text: str) -> None:
    assert misfits(text, "range/pointed") == []
