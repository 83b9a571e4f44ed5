"""Multiples that are measured by the same thing at an older time."""

from __future__ import annotations

import pytest

import verify
from verify import Document


def told(text: str) -> list[str]:
    report = verify.check(Document.from_text(text))
    return [f.rule for f in report.findings if f.severity.value != "info"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Half as many {} came as last year: 310, after 420.", "620"),
        ("In 2011 the choir had 31 {}. It has 124 {} now, three times as many as then.", "41"),
        (
            "We ringed 360 {} this May; in 2015 there had been only 90. That is three times as many.",
            "120",
        ),
    ],
)
def test_values_of_two_times(text: str, right: str) -> None:
    wrong = text.replace("{}", "birds")
    assert told(wrong)
    base = next(n for n in ("420", "31", "90") if n in wrong)
    assert not told(wrong.replace(base, right))


@pytest.mark.parametrize(
    "text",
    [
        "The pool cost £4m, twice as much as last year's budget. It drew 300 a day, against 280 in 2019.",
    ],
)
def test_values_of_something_else(text: str) -> None:
    assert not told(text)


def test_what_was_written_down_is_no_fall() -> None:
    text = "In March she wrote down 1,150 names; by June the figure had doubled, to {}."
    assert told(text.format("3,450"))
    assert not told(text.format("2,300"))


def test_a_growth_told_before_its_values() -> None:
    text = "Demand has tripled in two years. We packed {} parcels in 2024, against 1,450 in 2022."
    assert told(text.format("2,900"))
    assert not told(text.format("4,350"))
