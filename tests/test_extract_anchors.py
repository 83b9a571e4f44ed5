"""Periods that count from another period of their sentence, and measures that a change carries."""

from __future__ import annotations

from datetime import date

import pytest

import verify


def days(text: str, surface: str) -> tuple[date | None, date | None]:
    found = next(q for q in verify.quantities(text) if q.text == surface)
    assert found.period is not None
    return found.period.first, found.period.last


@pytest.mark.parametrize(
    ("text", "surface", "first", "last"),
    [
        ("In the second quarter of 2022 sales were $7m, up from $6m a year earlier.", "$6m", (2021, 4, 1), (2021, 6, 30)),
        ("In 2018 it made 40 cars; a year later it made 60 cars.", "60", (2019, 1, 1), (2019, 12, 31)),
        ("In February 2024 it sold 9 boats, against 8 boats a year earlier.", "8", (2023, 2, 1), (2023, 2, 28)),
        ("In the first quarter of 2022 it had 9 boats, against 8 boats in the previous quarter.", "8", (2021, 10, 1), (2021, 12, 31)),
    ],
)  # fmt: skip
def test_a_year_earlier_counts_from_the_period_before_it(
    text: str, surface: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert days(text, surface) == (date(*first), date(*last))


def test_another_sentence_anchors_nothing() -> None:
    text = "It was founded in 2018. Sales were $6m a year earlier."
    assert days(text, "$6m") == (None, None)


def test_the_ends_of_a_change_measure_what_the_change_does() -> None:
    found = verify.quantities("U.S. profit rose 12% to $3 billion from $2.7 billion.")
    assert [q.measure for q in found] == ["profit"] * 3
