"""Lengths between two events, ages at an event, days that are counted."""

from __future__ import annotations

from datetime import date

import pytest

import verify

TODAY = date(2024, 8, 21)


def found(text: str) -> list[tuple[str, str]]:
    """Return the rule and the expected value of each finding in a text."""
    report = verify.check(verify.Document.from_text(text, date=TODAY))
    return [(f.rule, str(f.expected)) for f in report.findings if f.rule.startswith("date/")]


WRONG = [
    "The mine opened in 1911 and closed in 1958. In those 37 years it killed nineteen men.",
    "The bakery started trading in 1962 and shut its doors in 1999; for 27 years it fed the street.",
    "He joined the firm in 1984 and retired in 2019, a career of 45 years.",
    "The drawbridge dates from 1948 and will be scrapped in 2028, when it will have served 70 years.",
    "The suspect arrived at 18:10 and left at 18:50. The 60 minutes he spent inside were filmed.",
    "Power failed at 03:14 and was back by 04:02, after 58 minutes.",
    (
        "She took over the yard in the spring of 1987 and handed it on in 2009. The 32 years between "
        "were good ones."
    ),
    "Born in Oslo in June 1940, she drew from the age of four. She died in August 2015, aged 65.",
    "A man born in January 1970 was seen in November 2021. The patient, then 41, had a fever.",
    "Planted in 1820, the oak was 157 years old when a gale took it in 1987.",
    "The club was set up in 1889 and still has no hall; its 100th birthday fell in 1979.",
    "The search, now in its ninth day, began on Saturday, August 17.",
    "Founded in 1998, the charity marked its 25th year in 2026.",
]
RIGHT = [
    "The mine opened in 1911 and closed in 1958. In those 47 years it killed nineteen men.",
    "The mine opened in 1911 and closed in 1958. In its first ten years it killed nineteen men.",
    "Called to the bar in 1965, she left it four years later, and returned in 1974.",
    "They went there in 1998; for the fifteen years since then they lost money, and in May sold.",
    "The boat leaves at 08:20 and arrives at 11:05. The bar opens after an hour.",
    "Sales for the 53 weeks to 3 February 2024 were flat, against the 52 weeks to 28 January 2023.",
    "She was born in 1912. Her husband died in 1960, aged 61.",
    "She was born in 1912, and left school at 14. In 1960 she moved to Leeds.",
    "The search, now in its fifth day, began on Saturday, August 17.",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_length_is_found(text: str) -> None:
    """Who tells both events tells the time between them."""
    assert len(found(text)) == 1


@pytest.mark.parametrize("text", RIGHT)
def test_another_length_is_left_alone(text: str) -> None:
    """Part of the time, a third event and another person are no error."""
    assert found(text) == []
