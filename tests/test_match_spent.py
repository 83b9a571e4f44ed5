"""Lengths of time beside the only two points that they may lie between."""

from __future__ import annotations

import pytest

import verify


def found(text: str) -> list[str]:
    """Return what is blamed in a text."""
    report = verify.check(verify.Document.from_text(text))
    return [f.locations[0].text for f in report.findings]


WRONG = [
    ("The barge left Cadiz on 3 June and tied up in Hull on 17 June. The tow thus took 16 days.", "16 days"),
    (
        "The launch set out at 13:40 and, with three hours and 25 minutes of swell, reached the pier at 16:05.",
        "three hours and 25 minutes",
    ),
]  # fmt: skip
RIGHT = [
    "The barge left Cadiz on 3 June and tied up in Hull on 17 June. The tow thus took 14 days.",
    "The barge left Cadiz on 3 June and tied up in Hull on 17 June. Each crew works nine days.",
    "Works began on 15 January and must end by 15 March. A fine would thus stop after 40 days.",
    "The tram stopped at 18:10 and did not move until 22:25. Later trams ran ten minutes late.",
    "The coach leaves at 21:30 and lands at 18:30 local time, thus 13 hours on the road.",
]


@pytest.mark.parametrize(("text", "blamed"), WRONG)
def test_a_length_that_is_not_the_time_between_is_found(text: str, blamed: str) -> None:
    assert found(text) == [blamed]


@pytest.mark.parametrize("text", RIGHT)
def test_a_length_of_something_else_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The shift clocked on at 22:10 and handed over at 06:35. After {} hours and 25 minutes on the line, nobody spoke.",
        "The quay will be shut for {} weeks, from 7 April until 1 June, the council said.",
    ],
)
def test_only_the_greater_part_of_a_length_may_be_wrong(text: str) -> None:
    assert not verify.check(text.format("eight")).findings
    assert verify.check(text.format("nine")).findings


def test_an_hour_on_a_flight_may_be_local() -> None:
    text = "You land at 19:15, having left at 11:05; the flight took nine hours and 10 minutes."
    assert not verify.check(text).findings
