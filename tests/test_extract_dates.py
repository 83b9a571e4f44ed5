"""Dates and times: what is read, which days they are, and what is no date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import verify
from verify.model.quantity import Kind, Period, Quantity

TODAY = date(2024, 5, 15)  # a Wednesday


def dates(text: str, today: date | None = TODAY) -> list[Quantity]:
    document = verify.Document.from_text(text, date=today)
    return [q for q in verify.quantities(document) if q.kind in (Kind.DATE, Kind.TIME)]


def only(text: str, today: date | None = TODAY) -> tuple[str, Period]:
    found = dates(text, today)
    assert len(found) == 1, [q.text for q in found]
    assert found[0].period is not None
    return found[0].text, found[0].period


@pytest.mark.parametrize(
    ("text", "surface", "first", "last"),
    [
        ("It opened on 7 June 2019.", "7 June 2019", date(2019, 6, 7), date(2019, 6, 7)),
        ("On Friday, June 7, 2019, it rained.", "Friday, June 7, 2019", date(2019, 6, 7), date(2019, 6, 7)),
        ("As Rao et al. 2000 say.", "2000", date(2000, 1, 1), date(2000, 12, 31)),
        ("The Euro 2020 final was late.", "2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("Due 2019-06-07.", "2019-06-07", date(2019, 6, 7), date(2019, 6, 7)),
        ("Due 27/06/2019.", "27/06/2019", date(2019, 6, 27), date(2019, 6, 27)),
        ("From 3-5 June 2019 it was shut.", "3-5 June 2019", date(2019, 6, 3), date(2019, 6, 5)),
        ("In June 2019 it shut.", "June 2019", date(2019, 6, 1), date(2019, 6, 30)),
        ("It shut in 2019.", "2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("It ran from 2011 to 2019.", "2011 to 2019", date(2011, 1, 1), date(2019, 12, 31)),
        ("It ran (2011–2019) well.", "2011–2019", date(2011, 1, 1), date(2019, 12, 31)),
        ("Music of the 1980s.", "1980s", date(1980, 1, 1), date(1989, 12, 31)),
        ("A mill of the 19th century.", "19th century", date(1801, 1, 1), date(1900, 12, 31)),
        ("Sales in Q2 2023 fell.", "Q2 2023", date(2023, 4, 1), date(2023, 6, 30)),
        ("The first half of 2023 was wet.", "first half of 2023", date(2023, 1, 1), date(2023, 6, 30)),
        ("In the July–September 2023 quarter.", "July–September 2023 quarter", date(2023, 7, 1), date(2023, 9, 30)),
    ],
)  # fmt: skip
def test_dates_in_full(text: str, surface: str, first: date, last: date) -> None:
    found, period = only(text, today=None)
    assert (found, period.first, period.last) == (surface, first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("He left last month.", date(2024, 4, 1), date(2024, 4, 30)),
        ("It opens next year.", date(2025, 1, 1), date(2025, 12, 31)),
        ("Prices rose earlier this year.", date(2024, 1, 1), date(2024, 12, 31)),
        ("Sales, year to date, fell.", date(2024, 1, 1), TODAY),
        ("They met last week.", date(2024, 5, 6), date(2024, 5, 12)),
        ("He spoke on Monday.", date(2024, 5, 13), date(2024, 5, 13)),
        ("He spoke on Wednesday.", TODAY, TODAY),
        ("He spoke last Wednesday.", date(2024, 5, 8), date(2024, 5, 8)),
        ("They met yesterday.", date(2024, 5, 14), date(2024, 5, 14)),
        ("It shut in March.", date(2024, 3, 1), date(2024, 3, 31)),
        ("It shut in November.", date(2023, 11, 1), date(2023, 11, 30)),
        ("It will shut on 3 July.", date(2024, 7, 3), date(2024, 7, 3)),
        ("It shut last June.", date(2023, 6, 1), date(2023, 6, 30)),
        ("It opened in February last year.", date(2023, 2, 1), date(2023, 2, 28)),
        ("Over the coming year it grows.", TODAY, date(2025, 5, 15)),
    ],
)
def test_relative_dates(text: str, first: date, last: date) -> None:
    _, period = only(text)
    assert (period.first, period.last, period.relative) == (first, last, True)
    _, unknown = only(text, today=None)
    assert (unknown.first, unknown.last) == (None, None)


@pytest.mark.parametrize(
    ("text", "label"),
    [("FY2023", 2023), ("fiscal 2023", 2023), ("Q3 FY23", 2023), ("its 2023 fiscal year", 2023)],
)
def test_a_fiscal_period_has_a_label_and_no_days(text: str, label: int) -> None:
    _, period = only(f"Revenue in {text} grew.")
    assert (period.year, period.fiscal, period.first) == (label, True, None)


def test_a_day_that_does_not_exist_is_kept_as_written() -> None:
    _, period = only("It was signed on 31 June 2023.")
    assert (period.year, period.month, period.day, period.first) == (2023, 6, 31, None)


def test_a_weekday_is_kept_beside_its_date() -> None:
    _, period = only("It was signed on Monday, 7 June 2019.")
    assert (period.weekday, period.first) == (0, date(2019, 6, 7))


def test_a_day_that_may_be_last_years_or_next_stays_open() -> None:
    assert only("It shut on 3 July.")[1].first is None


def test_a_story_of_another_year_keeps_its_days_open() -> None:
    found = dates("It left on 14 January 2022 and came back on 21 February.")
    assert [q.period.first for q in found if q.period] == [date(2022, 1, 14), None]


def test_a_date_that_may_be_read_two_ways_has_no_days() -> None:
    assert only("Due 3/4/2023.")[1].first is None


@pytest.mark.parametrize(
    ("text", "minutes", "zone"),
    [
        ("It sank at 5.12 a.m. ET that day.", 312, "ET"),
        ("It sank at 17:05 GMT.", 1025, "GMT"),
        ("It sank at 9pm.", 1260, ""),
        ("It sank at 12:30 am.", 30, ""),
        ("It sank (1742 GMT).", 1062, "GMT"),
        ("It sank at 4 o'clock.", 240, ""),
        ("It sank at half past nine.", 570, ""),
        ("It sank at quarter to six.", 345, ""),
    ],
)
def test_times_of_day(text: str, minutes: int, zone: str) -> None:
    _, period = only(text)
    assert (period.minutes, period.zone) == (minutes, zone)


@pytest.mark.parametrize(
    "text",
    [
        "Some 2019 people signed.",
        "It cost $2019.",
        "It weighs 2019 kg.",
        "A crowd of 2,019 came.",
        "They won by 2:1.",
        "He may march for April Jones.",
        "The Sunday Herald wrote it.",
        "It rose by 2000 to 5000.",
        "Version 2019.4.1 is out.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert dates(text) == []


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
FORMS = (
    "%d %B %Y",
    "%B %d, %Y",
    "%A, %d %B %Y",
    "%Y-%m-%d",
    "%A, %B %d, %Y",
    "%d %b %Y",
    "%b. %d, %Y",
)


@settings(max_examples=80, deadline=None)
@given(day=DAYS, form=st.sampled_from(FORMS))
def test_a_day_written_in_any_form_is_read_back(day: date, form: str) -> None:
    surface = day.strftime(form)
    text, period = only(f"The treaty of {surface} still holds.")
    assert (text, period.first, period.last) == (surface, day, day)
