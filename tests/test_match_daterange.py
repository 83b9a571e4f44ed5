"""Ranges of days: their ends are days of their own, and days inside them are not."""

from __future__ import annotations

import pytest

from tests.test_match_linkage import conflicts
from verify.extract import read
from verify.match.daterange import FIRST, LAST, ends_of, within
from verify.match.keys import keys
from verify.model.document import Document
from verify.model.quantity import Period
from verify.model.settings import DEFAULT


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The fair runs from 3 to 9 May.", (5, 3, 5, 9)),
        ("Jars sold between 28 April and 2 May 2025 are recalled.", (4, 28, 5, 2)),
        ("Closed 12–15 June 2026.", (6, 12, 6, 15)),
        ("Jars dated 14, 15 and 17 May are recalled.", None),
        ("The fair was held in May.", None),
    ],
)
def test_the_ends_of_a_range(text: str, ends: tuple[int, ...] | None) -> None:
    quantities = read(Document.from_text(text), DEFAULT).quantities
    assert next((e for q in quantities if (e := ends_of(q))), None) == ends


def test_each_end_is_a_key() -> None:
    found = keys(read(Document.from_text("The fair runs from 3 to 9 May."), DEFAULT))
    days = [(k.quantity.period.month, k.quantity.period.day) for k in found if k.quantity.period]
    assert days == [(5, 3), (5, 9)]
    assert [FIRST in k.near for k in found] == [True, False]
    assert [LAST in k.near for k in found] == [False, True]


@pytest.mark.parametrize(("day", "inside"), [(3, False), (5, True), (9, False), (12, False)])
def test_a_day_inside_a_range(day: int, inside: bool) -> None:
    span = Period("", month=5, day=3, ends=(5, 3, 5, 9))
    assert within(span, Period("", month=5, day=day)) is inside
    assert within(Period("", month=5, day=day), span) is inside


def test_ranges_that_start_on_two_days() -> None:
    first = "Recall of Halm honey, lot 5512, with best-before dates from 14 May to 21 May 2027."
    second = "We take back Halm honey of lot 5512, best-before dates between {} and 21 May 2027."
    assert conflicts(first, second.format("16"))
    assert not conflicts(first, second.format("14"))


def test_a_day_of_the_fair_is_no_conflict() -> None:
    first = "The Halm honey fair runs from 3 to 9 May with 214 stalls."
    second = "The Halm honey fair with its 214 stalls opens its doors to schools on 5 May."
    assert not conflicts(first, second)
