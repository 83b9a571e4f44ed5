"""Lengths counted from an event told before, and the words that name it again."""

import pytest

import verify
from verify import Document
from verify.match._told_events import shares


def told(text: str) -> list[str]:
    """Return the lengths that are blamed."""
    found = verify.check(Document.from_text(text)).findings
    return [
        f.check.judged.surface
        for f in found
        if f.rule == "date/offset-mismatch" and f.check and f.check.judged
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("his arrest", "was arrested on"),
        ("the wedding", "were married at"),
        ("the sinking", "the ferry sank on"),
        ("it opened", "opened its doors"),
        ("the crash", "the collision"),
    ],
)
def test_an_event_is_named_again_by_another_word(one: str, other: str) -> None:
    assert shares(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("the flood", "the bridge closed on"), ("the date", "the date of")]
)
def test_other_events_are_not_the_same(one: str, other: str) -> None:
    assert not shares(one, other)


def test_the_event_that_is_named_is_counted_from() -> None:
    text = "The works opened on 2 March 1961 and burned on 4 May 1963. They shut on 2 March 1968, {} after the fire."
    assert told(text.format("eight years")) == ["eight years"]
    assert told(text.format("nearly five years")) == []


def test_years_are_subtracted() -> None:
    text = "The mill burned in 1950. It was rebuilt in 1954, {} after the fire."
    assert told(text.format("four years")) == []
    assert told(text.format("three years")) == []
    assert told(text.format("five years")) == ["five years"]


def test_a_date_that_fits_bears_the_length_out() -> None:
    text = "Work began on 3 May 2001. The roof was on by 9 March 2003. It opened on 9 May 2003, two months later."
    assert told(text) == []


def test_working_days_are_no_days_of_the_calendar() -> None:
    laid = (
        "The keel was laid down on 1 November 1914. The boat was launched on 22 January 1915, just"
    )
    assert told(f"{laid} 75 working days later.") == []
    assert told(f"{laid} 75 days later.") == ["75 days"]
