"""A printed dateline dates a document; nothing else does."""

from __future__ import annotations

from datetime import date

import pytest

import verify

BODY = "The council approved 14 new bus lanes on Tuesday, the mayor told reporters."
DAY = date(2024, 5, 3)


@pytest.mark.parametrize(
    "line",
    [
        "Published 3 May 2024",
        "May 3, 2024 | By Ada Moss",
        "By Ada Moss, Friday, 3 May 2024",
        "Posted on 2024-05-03 by Ada",
        "3 May 2024, 10:04 am",
        "Released: May 3rd, 2024",
    ],
)
def test_a_line_of_its_own(line: str) -> None:
    document = verify.Document.from_text(f"Bus lanes for the old town\n{line}\n{BODY}")
    assert (document.date, document.date_source) == (DAY, "dateline")


@pytest.mark.parametrize(
    "start",
    [
        "LISBON, May 3, 2024 (Wire) - ",
        "PORTO, Portugal, 3 May 2024 — ",
        "OSLO, May 3, 2024 /News/ -- ",
    ],
)
def test_a_place_and_a_day_before_the_text(start: str) -> None:
    assert verify.Document.from_text(start + BODY).date == DAY


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "MUMBAI, March 14 — " + BODY,
        "The bridge opened on 3 May 2024. " + BODY,
        "On May 3, 2024, the council met.",
        "Results for the year ended 31 December 2023",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert verify.Document.from_text(text).date is None


def test_publication_goes_before_update_and_the_caller_before_both() -> None:
    text = f"Bus lanes\nUpdated 9 May 2024\nPublished 3 May 2024\n{BODY}"
    assert verify.Document.from_text(text).date == DAY
    assert verify.Document.from_text(text, date=date(2020, 1, 1)).date == date(2020, 1, 1)
