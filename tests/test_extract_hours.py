"""Times that only the hours or minutes beside them tell from other numbers."""

import pytest

from verify import Document, pipeline
from verify.model.quantity import Kind


def times(text: str) -> list[str]:
    """Return the times of day of a text."""
    found = pipeline.quantities(Document.from_text(text))
    return [q.surface for q in found if q.kind is Kind.TIME]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It took three hours: from 10.15 to 12.15.", ["10.15", "12.15"]),
        ("Called at 1412, the crew was overhead by 1439, 27 minutes later.", ["1412", "1439"]),
        (
            "Paper 1 starts at 9.15 a.m. Be seated by 9.00. Paper 2 lasts 70 minutes.",
            ["9.15 a.m.", "9.00"],
        ),
    ],
)
def test_lengths_make_times_of_their_neighbours(text: str, expected: list[str]) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The shares fell from 10.15 to 9.45 in two hours.",
        "The level rose from 3.15 to 3.45 in 20 minutes.",
        "Between 1914 and 1918 the bell was rung every hour.",
        "It was cut from 12.15 to 10.75 in an hour.",
        "It flew at 1200 m and at 1400 m for two hours.",
    ],
)
def test_amounts_and_years_are_no_times(text: str) -> None:
    assert times(text) == []


def test_a_time_goes_on_from_the_afternoon() -> None:
    text = "Doors open at 6.30pm. The first act goes on two hours later, at 7.30."
    found = pipeline.quantities(Document.from_text(text))
    minutes = [q.period.minutes for q in found if q.kind is Kind.TIME and q.period]
    assert minutes == [18 * 60 + 30, 19 * 60 + 30]
