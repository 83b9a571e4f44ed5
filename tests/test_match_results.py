"""Results of one match in two texts: at the end, at half-time, votes for and against."""

from __future__ import annotations

import pytest

from tests.test_match_linkage import conflicts

REPORT = "Halm HK 31, Sorra 27 (15-12). Before 2,318 spectators in the Jernhall, Halm beat Sorra and moved up."


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("Sorra lost 31-27 at Halm in front of 2,318 spectators.", False),
        ("Sorra lost 31-28 at Halm in front of 2,318 spectators.", True),
        ("Sorra lost 27-31 at Halm; at the interval it stood 15-12. 2,318 spectators came.", False),
        ("Sorra lost 27-31 at Halm; it was 16-13 at the interval. 2,318 spectators came.", True),
        ("Sorra lost 31-27 at Halm, a week after they had won 24-20 at home to Brenn.", False),
        ("Live from Halm: Halm 20, Sorra 17. Some 2,318 spectators are here at Halm.", False),
    ],
)
def test_the_score_of_one_match(second: str, told: bool) -> None:
    assert bool(conflicts(REPORT, second)) is told


@pytest.mark.parametrize(("second", "told"), [("9-4", False), ("9-5", True), ("8-4", True)])
def test_both_sides_of_a_vote(second: str, told: bool) -> None:
    first = "The council of Halm approved 320 flats at Mill Lane by nine votes to four."
    other = f"Plans for 320 homes at Mill Lane in Halm were passed {second}."
    assert bool(conflicts(first, other)) is told


def test_a_height_in_other_units_is_settled_with_its_neighbour() -> None:
    first = "The summit of the Halmhorn is 2,962 m (9,718 ft) high."
    second = "At 2,962 metres the Halmhorn is the highest peak; the pass below it lies at 1,890 m."
    assert not conflicts(first, second)
