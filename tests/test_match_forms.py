"""Forms: wordings as data, over words and typed numbers."""

from __future__ import annotations

import datetime as dt

import pytest

import verify
from verify import extract
from verify.match import _skeleton, forms
from verify.match.reading import reading
from verify.model.settings import DEFAULT


def _line(text: str) -> str:
    document = verify.Document.from_text(text)
    return _skeleton.skeleton(reading(extract.read(document, DEFAULT)).sentences[0])


def _matches(form: str, text: str, **slots: str) -> bool:
    sorts = {name: (sort,) for name, sort in slots.items()}
    return bool(_skeleton.Form(form, sorts, 20).pattern.search(_line(text)))


def test_a_skeleton_is_words_and_sorts() -> None:
    assert _line("She led it from 1998 until 2006, some ten years.") == (
        "^ she led it from <span:16> , <duration:38> . "
    )


def test_a_word_of_a_form_may_be_left_out_or_be_of_a_class() -> None:
    form = "{start} (and) @finish in {end}"
    dates = {"start": "date", "end": "date"}
    assert _matches(form, "Begun in 1950 and completed in 1960, it stands.", **dates)
    assert not _matches(form, "Begun in 1950 and painted in 1960, it stands.", **dates)


def test_no_gap_passes_a_full_stop_or_a_number_of_the_slots_sorts() -> None:
    form = "{start} ... {end}"
    dates = {"start": "date", "end": "date"}
    assert _matches(form, "Begun in 1950 by three men, it fell in 1960.", **dates)
    assert not _matches(
        "in {start} ... fell in {end}", "In 1950, or 1951, it fell in May.", **dates
    )


@pytest.mark.parametrize(
    ("options", "path"),
    [
        ({"forms": ["{a}"]}, "slots"),
        ({"slots": {"a": ["daft"]}, "forms": ["{a}"]}, "slots.a"),
        ({"slots": {"a": ["date"]}, "forms": ["{b} later"]}, "forms"),
        ({"slots": {"a": ["date"]}, "forms": ["@no_such_class {a}"]}, "forms"),
    ],
)
def test_a_form_that_nobody_can_read_is_a_fault(options: dict[str, object], path: str) -> None:
    assert [fault[0] for fault in forms.validate(options)] == [path]


def _found(text: str, day: dt.date | None = None) -> list[str]:
    return [f.rule for f in verify.check(verify.Document.from_text(text, date=day)).findings]


@pytest.mark.parametrize(
    "text",
    [
        "The fair runs from Monday 3 March to Friday 7 March 2025.",
        "From 12 June to 19 June the shop will be shut for seven days.",
        "The first half, from January to June, was wet.",
        "The show starts at 8 p.m. Eastern, 5 p.m. Pacific.",
        "He left at 22:30 and arrived at 01:10, two hours and 40 minutes later.",
        "He left at 9:00 and came back at 11:00, ten minutes late.",
        "The church dates from 1723 and was restored in 1798.",
        "It was opened in 1950. Its last years, from 1990 to 2000, the final ten years, were dull.",
    ],
)
def test_what_a_calendar_or_a_clock_allows(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The fair runs from Monday 3 March to Saturday 7 March 2025.", "date/weekday-mismatch"),
        ("The fair runs from Monday 3 March to Saturday 7 March.", "date/weekday-mismatch"),
        (
            "From 12 June to 19 June the shop will be shut for nine days.",
            "date/span-length-mismatch",
        ),
        ("The first half, from January to July, was wet.", "date/label-length-mismatch"),
        ("Lift-off is at 14:00 GMT (10 a.m. EST).", "date/zone-mismatch"),
        (
            "He left at 22:30 and arrived at 01:10, three hours and 40 minutes later.",
            "date/clock-length-mismatch",
        ),
        ("The church dates from 1723 and was restored in 1698.", "date/order-mismatch"),
    ],
)
def test_what_they_do_not_allow(text: str, rule: str) -> None:
    assert _found(text) == [rule]


def test_an_age_is_reckoned_to_the_day() -> None:
    text = "Ana Ruiz, {}, was born on 4 May 1962 and lives in Graz."
    day = dt.date(2025, 9, 24)
    assert _found(text.format(63), day) == []
    assert _found(text.format(66), day) == ["date/age-today-mismatch"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The flight took 90 minutes, or two and a half hours.", "conversion/duration-mismatch"),
        (
            "Takings were $12.4 million against $11.9 billion a year earlier.",
            "magnitude/compared-scale",
        ),
        ("Of the $5 billion pledged, $1.2 trillion has been paid.", "magnitude/of-which-scale"),
        (
            "The turbine is rated at 3 MW; ten of them make a farm of 30 GW.",
            "magnitude/several-scale",
        ),
        (
            "The grant of $3.5 million is for two years. Half of the $3.5 billion comes late.",
            "magnitude/scale-repeated",
        ),
    ],
)
def test_scales_and_units_by_wording(text: str, rule: str) -> None:
    assert _found(text) == [rule]
