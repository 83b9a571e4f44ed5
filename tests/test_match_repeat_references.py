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


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "The bakery lent the school 38 million kroner. The mayor hopes that the 3.8 million will do.",
            "3.8 million",
        ),
        (
            (
                "The convoy took 23,500 tonnes of barley over the pass before the thaw. To carry those 235,000 tonnes "
                "again it needs more lorries."
            ),
            "235,000 tonnes",
        ),
        (
            (
                "At the end of June our cash reserves amounted to £4.72 million. Cash reserves of £4.27 million at the "
                "end of June leave room for a lift."
            ),
            "£4.27 million",
        ),
    ],
)
def test_a_slip_of_the_pen_is_found_whatever_the_wording(text: str, wrong: str) -> None:
    report = verify.check(verify.Document.from_text(text))
    assert [f.locations[0].text for f in report.findings] == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "The stadium cost £64 million. The velodrome next to it cost £46 million.",
        "The notice gave the fee as £2.70. It should have said £27.00.",
        "A can holds 25 litres of oil. Each of the lamps takes 2.5 litres.",
        "The band sold 41 albums on Monday. Six were sent back, and the 35 albums were paid for.",
    ],
)
def test_what_the_text_explains_is_no_slip(text: str) -> None:
    report = verify.check(verify.Document.from_text(text))
    assert not [f for f in report.findings if f.rule in (RULE, "magnitude/scale-repeated")]


def test_the_number_of_a_heading_is_no_fact() -> None:
    text = "4 Costs\n\nThe firm owned three of the mill's sites before it bought the rest in May."
    assert RULE not in _rules(text)
