"""Weekdays of dates without a year, held against each other."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

import verify
from verify import Document

RULE = "date/weekdays-disagree"


def told(text: str) -> list[str]:
    """Return the dates that are blamed."""
    found = verify.check(Document.from_text(text)).findings
    return [f.check.judged.surface for f in found if f.rule == RULE and f.check and f.check.judged]


@given(st.dates(dt.date(1990, 1, 1), dt.date(2040, 1, 1)), st.integers(1, 60))
def test_two_days_of_one_calendar_never_disagree(first: dt.date, days: int) -> None:
    last = first + dt.timedelta(days)
    one, two = (f"{d:%A} {d.day} {d:%B}" for d in (first, last))
    assert told(f"It opens on {one} and the last night is {two}.") == []


def test_the_one_that_agrees_with_none_is_blamed() -> None:
    text = "Boats leave on Monday 3 March, Thursday 6 March, Saturday 7 March and Monday 10 March."
    assert told(text) == ["Saturday 7 March"]


def test_a_day_of_another_year_is_let_be() -> None:
    assert told("It opens on Friday 6 June. Last year it ended on Saturday 8 June.") == []
