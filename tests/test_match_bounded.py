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
        (
            "Depths ranged from 14 to 52 m. Hole 3 was dry, but the shaft of Hole 7, by the mill, measured 61 m.",
            "61 m",
        ),
        (
            "The placing was priced at 6.15 euros, within the guided range of 5.20 to 5.90, and closed early.",
            "6.15 euros",
        ),
        (
            "All of them are between 31 and 58 years of age; they include a baker and a 24-year-old nurse.",
            "24-year-old",
        ),
        (
            "The krone never left a band of 11.31 to 11.58 against the euro and finished the week at 11.66.",
            "11.66",
        ),
    ],
)
def test_one_beyond_the_bounds_is_found(text: str, wrong: str) -> None:
    assert misfits(text) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "Estimates range from 3 to 17 mm across the nine models. The outlier, at 14 mm, is new.",
        "Our whites cost between £5 and £8.50 a glass; bottles start at £24.",
        "The rate stayed in the 3.25 to 3.50 per cent corridor; one member wanted 3.75.",
        "Tin traded between 2,210 and 2,268 dollars on Monday. On Friday it had touched 2,302.",
        "Signals between 3.6 and 4 mA and from 20 to 20.4 mA are faults, and 22 mA is a break.",
        "Estimates ranged from 3 to 17 mm. The highest until then, at 24 mm, was dropped.",
        "Usually the cores range from 2 m to 5 m. The longest on record was 9 m.",
        "None of them costs more than €80. The winner of the raffle got €300.",
        "No dog may weigh more than 20 kg. The heaviest, at 48 kg, was sent home.",
        "The ferry ran from 3 to 17 May. The longest crossing took 40 minutes.",
    ],
)
def test_what_is_not_of_the_group_is_no_claim(text: str) -> None:
    assert misfits(text, "range/pointed") == []


@pytest.mark.parametrize(
    ("right", "wrong"), [("56 mm", "63 mm"), ("33 mm", "28 mm")], ids=["above", "below"]
)
def test_a_number_just_beyond_an_end_is_one_of_the_group(right: str, wrong: str) -> None:
    text = "Shell length of the 26 clams varied from 31 to 58 mm. Males were smaller; the clam in the plate has a shell of {}."
    assert not verify.check(text.format(right)).findings
    assert verify.check(text.format(wrong)).findings
